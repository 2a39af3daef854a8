import type { Kysely } from 'kysely';
import { type MadeTeamKey, makeTeamKey } from '../../gateway/casework/zaken/team-keys.ts';
import type { Entropy, KeyRing, SealingKey, TeamId } from '../../gateway/ports.ts';
import type { Database } from './tables.ts';

/**
 * Keeps the private half of a team's key; to be done before its public half is registered.
 * @param db a connection as `seinhuis_migrate`
 */
export async function keepTeamKey(
  db: Kysely<Database>,
  { team, kid, sealed, madeMs }: MadeTeamKey['kept'],
): Promise<void> {
  await db
    .insertInto('team_key')
    .values({ team_id: team, kid, private_kid: sealed.kid, private: sealed.bytes, made_ms: madeMs })
    .execute();
}

/** The team's key in force, when it is kept here and still good at `goodUntilMs`; else null. */
async function keptSealingKey(db: Kysely<Database>, team: TeamId, goodUntilMs: number): Promise<SealingKey | null> {
  const row = await db
    .selectFrom('sealing_key')
    .innerJoin('team_key', join =>
      join.onRef('team_key.team_id', '=', 'sealing_key.team_id').onRef('team_key.kid', '=', 'sealing_key.kid'),
    )
    .select(['sealing_key.kid', 'algorithm', 'jwk', 'valid_until_ms'])
    .where('sealing_key.team_id', '=', team)
    .where('is_current', '=', true)
    .where('valid_until_ms', '>', goodUntilMs)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { kid, algorithm, jwk, valid_until_ms: validUntilMs } = row;
  return { kid, algorithm: algorithm as SealingKey['algorithm'], jwk: jwk as SealingKey['jwk'], validUntilMs };
}

const RENEW_BEFORE_MS = 30 * 86_400_000;

/** The key that is kept for a team: the one in force, or close to its end a new one. */
export function teamKeyKeeper(db: Kysely<Database>, keys: KeyRing, entropy: Entropy, epochMs: number) {
  return async (team: TeamId): Promise<SealingKey> => {
    const known = await keptSealingKey(db, team, epochMs + RENEW_BEFORE_MS);
    if (known !== null) return known;
    const { sealingKey, kept } = makeTeamKey(keys, entropy, team, epochMs);
    await keepTeamKey(db, kept);
    return sealingKey;
  };
}
