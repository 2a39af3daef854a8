/**
 * Strangers are counted and cannot grow the log: whatever they send, a gateway writes at most one entry a minute, with
 * how many were turned away for which reason. When nobody came there is no entry.
 */
import { makeEntry } from '../exchange/entries.ts';
import type { Ports } from '../ports.ts';
import type { StrangerCounts, StrangerStore } from './ports.ts';

const EVERY_MS = 60_000;
const DIRECTORY_RETRIES = 3;

type SummaryPorts = Pick<Ports, 'clock' | 'entropy' | 'directory' | 'intake'>;

/**
 * Writes the entry about those counted since the last one.
 * @returns whether there was anybody to write about
 * @throws when it could not be written; they are then counted for the next one
 */
export async function summariseStrangers(ports: SummaryPorts, store: StrangerStore): Promise<boolean> {
  const taken = await store.take();
  if (taken === null) return false;
  try {
    await record(ports, taken);
    return true;
  } catch (error) {
    await store.add(taken.counts, taken.sinceMs);
    throw error;
  }
}

async function record({ clock, entropy, directory, intake }: SummaryPorts, taken: StrangerCounts): Promise<void> {
  const now = clock.now();
  const entry = makeEntry(entropy, now, [], {
    soort: 'onbekenden',
    onbekenden: {
      sinds: new Date(Math.min(taken.sinceMs, now.epochMs)).toISOString(),
      aantallen: Object.fromEntries(taken.counts),
    },
    spoor: entropy.bytes(16).toString('hex'),
    fscTransactie: null,
  });
  let { version } = await directory.current();
  for (let attempt = 0; attempt <= DIRECTORY_RETRIES; attempt += 1) {
    if ((await intake.record([{ kind: 'refusal', entry }], version)) !== 'directory-changed') return;
    version = (await directory.refresh()).version;
  }
  throw new Error('Cannot record strangers: the directory keeps changing');
}

/** Writes a summary each minute until it is stopped. */
export function startStrangerSummary(ports: SummaryPorts, store: StrangerStore): () => Promise<void> {
  let underway: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    // What could not be written is counted for the next minute.
    underway = underway.then(() => summariseStrangers(ports, store)).catch(() => undefined);
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underway;
  };
}
