/**
 * `npm run bench -- --proefdraai`: how long `seinhuis policy dry-run` takes over 100,000 decisions that the gateway
 * recorded, sent to it in batches.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect, readParticipant } from '../../adapters/partner/index.ts';
import { runningPostgres } from '../../adapters/postgres/launch.ts';
import { readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { PRETEND_POLICIES } from '../../adapters/pretend/policy.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { DATABASE } from '../../gateway/cli/pretend-gateway.ts';
import { huurachterstand } from '../support/messages.ts';
import { openRegion } from './region.ts';

const SENDER = 'corporatie-de-vechtstroom';
const AT_ONCE = 5_000;

export interface DryRunMeasured {
  readonly decisions: number;
  readonly wallMs: number;
  /** What the command printed first. */
  readonly told: string;
}

/** @param decisions signals to send first */
export async function measureDryRun(decisions: number): Promise<DryRunMeasured> {
  const region = await openRegion({ profileFolder: null });
  const participant = await readParticipant(join(region.folder, 'deelnemers', SENDER));
  if (participant.kind === 'fault') throw new Error(`Cannot measure: ${participant.file} ${participant.code}`);
  const sender = await connect({ ...participant.connection, connections: 4 });
  try {
    const today = momentOf(Date.now()).localDate;
    for (let sent = 0; sent < decisions; sent += AT_ONCE) {
      const lines = await sender.sendBatch(
        Array.from({ length: Math.min(AT_ONCE, decisions - sent) }, () => huurachterstand(today)),
      );
      if (lines.some(line => line.kind !== 'accepted')) throw new Error('Cannot measure: not all were accepted');
    }
    const { beheer } = readOrCreatePasswords(join(region.folder, 'sleutels', 'databank'));
    const server = await runningPostgres(region.folder, beheer);
    if (server === null) throw new Error('Cannot measure: no database is running');
    const environment = {
      ...process.env,
      SEINHUIS_FOLDER: region.folder,
      DATABASE_URL: `postgres://${new URL(server).host}/${DATABASE}`,
    };
    const version = String(PRETEND_POLICIES.at(-1)!.document.version);
    const before = performance.now();
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['gateway/cli/seinhuis.mjs', 'policy', 'dry-run', version],
      { env: environment },
    );
    return { decisions, wallMs: Math.round(performance.now() - before), told: stdout.split('\n')[0]! };
  } finally {
    await sender.close();
    await region.stop();
  }
}
