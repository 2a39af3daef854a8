/**
 * The standing self-test (R25): all kinds at start and once a day, one of them at random each minute; one summary entry
 * for each of the first, and one at once when something passed. It stops nothing by itself: a self-test that is wrong must
 * not keep help from anybody (ADR 0023).
 */
import type { Moment } from '../../consent/moment.ts';
import { makeEntry } from '../exchange/entries.ts';
import type { WriteLog } from '../log.ts';
import type { Ports } from '../ports.ts';
import { WITHDRAWN_CONSENT } from './guarded-ports.ts';
import { judge, type SelfTestOutcome } from './judge.ts';
import type { SelfTestKind } from './kinds.ts';
import type { SelfTestClient } from './ports.ts';
import type { SelfTestStanding } from './standing.ts';

const DAY_MS = 86_400_000;
const DIRECTORY_RETRIES = 3;

/** Why a summary is written. */
export type SummaryCause = 'start' | 'dag' | 'alarm';

export interface SelfTestParts {
  readonly ports: Pick<Ports, 'clock' | 'entropy' | 'directory' | 'intake'>;
  readonly client: SelfTestClient;
  readonly kinds: readonly SelfTestKind[];
  /** `SelfTestFace.secret`. */
  readonly secret: string;
  readonly writeLog: WriteLog;
  /** Told of each try. */
  readonly count: (kind: string, outcome: SelfTestOutcome) => void;
}

export interface SelfTest {
  standing(): SelfTestStanding;
  /** What this minute asks for; does nothing while the turn before it is under way. */
  turn(): Promise<void>;
  /** Breaks off what is under way. */
  stop(): Promise<void>;
}

type Counts = Map<string, Map<SelfTestOutcome, number>>;

export function startSelfTest({ ports, client, kinds, secret, writeLog, count }: SelfTestParts): SelfTest {
  const { clock, entropy } = ports;
  const passed = new Set<string>();
  const otherwise = new Set<string>();
  const unfinished = new Set<string>();
  let wholeMs: number | null = null;
  let completeMs: number | null = null;
  let nobodysEntry: string | null = null;
  let counts: Counts = new Map();
  let sinceMs = clock.now().epochMs;
  /** A summary that could not be written is written with the next turn. */
  let due: SummaryCause | null = null;
  let isStopping = false;
  let underWay: Promise<void> | null = null;

  const standing = (): SelfTestStanding => ({
    ...{ passed: [...passed], otherwise: [...otherwise], unfinished: [...unfinished] },
    completeMs,
  });

  async function tryKind(kind: SelfTestKind): Promise<SelfTestOutcome> {
    const now = clock.now();
    const uuid = () => entropy.uuid(now.epochMs);
    const request = kind.request({ now, uuid, nobodysEntry, withdrawnConsent: WITHDRAWN_CONSENT, secret });
    const { outcome, code } = judge(await client.send(request), kind.expected);
    if (isStopping) return outcome;
    const known = counts.get(kind.name) ?? new Map<SelfTestOutcome, number>();
    counts.set(kind.name, known.set(outcome, (known.get(outcome) ?? 0) + 1));
    if (outcome === 'niet_afgerond') unfinished.add(kind.name);
    else unfinished.delete(kind.name);
    if (outcome === 'doorgelaten' || outcome === 'anders') {
      const alarmed = outcome === 'doorgelaten' ? passed : otherwise;
      writeLog('error', { event: 'zelftest', kind: kind.name, outcome, code });
      // Once for each kind: what stays open must not fill the log every minute.
      if (!alarmed.has(kind.name)) due ??= 'alarm';
      alarmed.add(kind.name);
    }
    count(kind.name, outcome);
    return outcome;
  }

  async function tryAll(asked: readonly SelfTestKind[]): Promise<readonly SelfTestOutcome[]> {
    const outcomes: SelfTestOutcome[] = [];
    for (const kind of asked) {
      if (isStopping) break;
      outcomes.push(await tryKind(kind));
    }
    return outcomes;
  }

  async function wholeRound(cause: SummaryCause, now: Moment): Promise<void> {
    const outcomes = await tryAll(kinds);
    if (isStopping) return;
    wholeMs = now.epochMs;
    due = cause;
    if (outcomes.every(outcome => outcome === 'geweigerd')) {
      passed.clear();
      otherwise.clear();
    }
    if (unfinished.size > 0) writeLog('warn', { event: 'zelftest_niet_afgerond', unfinished: unfinished.size });
  }

  async function minute(): Promise<void> {
    const now = clock.now();
    // Days apart either way: a clock that was put back must not put the next round off.
    if (wholeMs === null) await wholeRound('start', now);
    else if (Math.abs(now.epochMs - wholeMs) >= DAY_MS) await wholeRound('dag', now);
    else {
      const again = kinds.filter(kind => unfinished.has(kind.name));
      await tryAll([...again, kinds[entropy.bytes(4).readUInt32BE() % kinds.length]!]);
    }
    if (isStopping) return;
    if (unfinished.size === 0 && (completeMs === null || completeMs < wholeMs!)) completeMs = wholeMs;
    if (due !== null) await summarise(due);
  }

  async function summarise(cause: SummaryCause): Promise<void> {
    const now = clock.now();
    const entry = makeEntry(entropy, now, [], {
      soort: 'zelftest',
      zelftest: {
        aanleiding: cause,
        sinds: new Date(Math.min(sinceMs, now.epochMs)).toISOString(),
        ...{ geweigerd: of('geweigerd'), doorgelaten: of('doorgelaten') },
        ...{ anders: of('anders'), nietAfgerond: of('niet_afgerond') },
      },
      spoor: entropy.bytes(16).toString('hex'),
      fscTransactie: null,
    });
    let { version } = await ports.directory.current();
    for (let attempt = 0; attempt <= DIRECTORY_RETRIES; attempt += 1) {
      if ((await ports.intake.record([{ kind: 'refusal', entry }], version)) !== 'directory-changed') {
        due = null;
        counts = new Map();
        sinceMs = now.epochMs;
        nobodysEntry = entry.entryId;
        return;
      }
      version = (await ports.directory.refresh()).version;
    }
  }

  /** How often each kind ended so since the last summary. */
  function of(outcome: SelfTestOutcome): Readonly<Record<string, number>> {
    return Object.fromEntries(
      [...counts].flatMap(([kind, ends]) => (ends.has(outcome) ? [[kind, ends.get(outcome)!]] : [])),
    );
  }

  return {
    standing,
    turn() {
      if (isStopping) return Promise.resolve();
      underWay ??= minute().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    async stop() {
      isStopping = true;
      client.stop();
      await underWay?.catch(() => undefined);
    },
  };
}
