/** A change of who takes part, proposed by one administrator and approved by another. */

import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { readSnapshot } from '../../adapters/postgres/directory-store.ts';
import { changeByTwo, type ProposedChange, type Recorded, type TwoOutcome } from '../../adapters/postgres/four-eyes.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import { agreementAsKept } from '../agreements/judge.ts';
import type { GatewayConfig } from '../config.ts';
import type { DirectorySnapshot } from '../ports.ts';
import { proposalEntry } from '../vier-ogen/proposal-entry.ts';
import { FOUR_EYES_REFUSALS } from '../vier-ogen/vier-ogen.ts';
import type { CommandIo } from './command-io.ts';
import { databaseUrls } from './installation.ts';
import { readAdministrator } from './people.ts';

export type OperatorConfig = GatewayConfig & { readonly databaseUrl: string };

/** Who proposes and who approves, as `<OIN>:<subject>`. */
export interface TwoNames {
  readonly voorstel: string;
  readonly akkoord: string;
}

export const REFUSED: Readonly<Record<Extract<TwoOutcome, { kind: 'refused' }>['code'], string>> = {
  ...FOUR_EYES_REFUSALS,
  TE_WEINIG_BEHEERDERS: 'Dan blijft er minder dan twee beheerders over. Voeg eerst een ander toe.',
  REGEL_GEBROKEN:
    'Dit kan niet samen met wat er staat: een organisatie, team of afspraak die er niet is, of een certificaat van een ander.',
};

/** Moment and entries of what administrators do by command. */
export function recordedNow(parties: readonly string[] = []): Recorded {
  const now = systemClock.now();
  return {
    epochMs: now.epochMs,
    entryFor: (step, proposal) => proposalEntry(systemEntropy, now, step, proposal, parties),
  };
}

/**
 * Makes the change that `plan` says, on the directory as it stands.
 * @param plan a text is a reason why not
 * @param parties organisations it is about; they may read the entry
 * @param first what must stand before the change is made, and does no harm without it
 * @returns exit code
 */
export async function changeDirectoryByTwo(
  config: OperatorConfig,
  names: TwoNames,
  io: CommandIo,
  plan: (directory: DirectorySnapshot) => ProposedChange | string,
  parties: (directory: DirectorySnapshot) => readonly string[] = () => [],
  first: (db: ReturnType<typeof kyselyOn>) => Promise<void> = async () => undefined,
): Promise<number> {
  const proposer = readAdministrator(names.voorstel);
  const approver = readAdministrator(names.akkoord);
  if (proposer === null || approver === null) {
    io.err('Geef bij --voorstel en --akkoord een beheerder: <OIN>:<subject>.');
    return 1;
  }
  return withDirectory(config, async (db, directory) => {
    const change = plan(directory);
    if (typeof change === 'string') {
      io.err(`${change} Er is niets veranderd.`);
      return 1;
    }
    const recorded = recordedNow(parties(directory));
    await first(db);
    const outcome = await changeByTwo(db, change, {
      proposalId: systemEntropy.uuid(recorded.epochMs),
      proposer,
      approver,
      ...recorded,
    });
    if (outcome.kind === 'refused') {
      io.err(`${REFUSED[outcome.code]} Er is niets veranderd.`);
      return 1;
    }
    io.out(`Vastgelegd, en van kracht (stand ${outcome.directoryVersion}).`);
    return 0;
  });
}

/** Reads the directory as it stands and gives it to `work`, with a connection that may change it. */
export async function withDirectory<T>(
  config: OperatorConfig,
  work: (db: ReturnType<typeof kyselyOn>, directory: DirectorySnapshot) => Promise<T>,
): Promise<T> {
  const db = kyselyOn(openPool(databaseUrls(config.databaseUrl, config.folder).migrate, 'beheer', 1));
  try {
    return await work(db, await readSnapshot(db, agreementAsKept));
  } finally {
    await db.destroy();
  }
}
