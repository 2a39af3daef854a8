/** `seinhuis meldingen`: which receivers could not be told, and telling them again. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runningPostgres } from '../../adapters/postgres/launch.ts';
import { loginUrl, readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { openMeldingQueue } from '../../adapters/postgres/melding-queue.ts';
import type { GatewayConfig } from '../config.ts';
import type { CommandIo } from './command-io.ts';
import { databaseUrls } from './installation.ts';
import { DATABASE } from './pretend-gateway.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The database as `seinhuis_worker`: your own, or that of the practice region that runs here; null when none does. */
export async function workerUrlOf({
  databaseUrl,
  folder,
}: Pick<GatewayConfig, 'databaseUrl' | 'folder'>): Promise<string | null> {
  if (databaseUrl !== null) return databaseUrls(databaseUrl, resolve(folder)).worker;
  const passwordFolder = join(resolve(folder), 'sleutels', 'databank');
  if (!existsSync(passwordFolder)) return null;
  const passwords = readOrCreatePasswords(passwordFolder);
  const server = await runningPostgres(resolve(folder), passwords.beheer);
  return server === null ? null : loginUrl(server, 'worker', passwords.worker, DATABASE);
}

/** @param workerUrl the database as `seinhuis_worker` */
export async function listUndeliverable(workerUrl: string, io: CommandIo): Promise<number> {
  const queue = openMeldingQueue(workerUrl);
  try {
    const found = await queue.undeliverable();
    if (found.length === 0) io.out('Er zijn geen onbestelbare meldingen.');
    for (const one of found)
      io.out(
        `${one.eventId}  ${new Date(one.doneMs).toISOString()}  ${one.team}  abonnement ${one.subscriptionId}  ${one.code}, ${one.attempts} ${one.attempts === 1 ? 'poging' : 'pogingen'}`,
      );
    return 0;
  } finally {
    await queue.close();
  }
}

export interface ReplayOptions {
  readonly ids: readonly string[];
  readonly alle?: boolean;
}

/** @returns 0 when everything that was named is on its way again; 1 otherwise */
export async function replayUndeliverable(
  workerUrl: string,
  { ids, alle = false }: ReplayOptions,
  epochMs: number,
  io: CommandIo,
): Promise<number> {
  if (alle === ids.length > 0 || !ids.every(id => UUID.test(id))) {
    io.err('Noem kenmerken van meldingen, of geef --alle.');
    return 1;
  }
  const queue = openMeldingQueue(workerUrl);
  try {
    const replayed = await queue.replay(alle ? null : ids, epochMs);
    io.out(`${replayed} ${replayed === 1 ? 'melding gaat' : 'meldingen gaan'} opnieuw.`);
    if (replayed > 0) io.out('Een uitgeschakeld abonnement wordt eerst opnieuw om toestemming gevraagd.');
    if (alle || replayed === new Set(ids).size) return 0;
    io.err('Niet elk kenmerk is van een onbestelbare melding.');
    return 1;
  } finally {
    await queue.close();
  }
}
