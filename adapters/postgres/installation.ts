import type { Kysely } from 'kysely';
import type { Database } from './tables.ts';

export interface InstallationState {
  /** The first administrators are there: somebody installed a gateway on this database. */
  readonly founded: boolean;
  /** Participants, policy or log are there, installed or not. */
  readonly filled: boolean;
}

/** @param db a connection as `seinhuis_migrate` */
export async function installationState(db: Kysely<Database>): Promise<InstallationState> {
  const has = async (table: 'administrator' | 'organisation' | 'policy_version' | 'log_head') =>
    (
      await db
        .selectFrom(table)
        .select(({ lit }) => lit(1).as('one'))
        .limit(1)
        .execute()
    ).length > 0;
  return {
    founded: await has('administrator'),
    filled: (await has('organisation')) || (await has('policy_version')) || (await has('log_head')),
  };
}
