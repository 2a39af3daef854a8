import type { Kysely } from 'kysely';
import { makeTeamKey } from '../../gateway/casework/zaken/team-keys.ts';
import type { KeyRing } from '../../gateway/ports.ts';
import type { Database } from '../postgres/tables.ts';
import { keepTeamKey, keptSealingKey } from '../postgres/team-keys.ts';
import { systemEntropy } from '../system/entropy.ts';
import type { KeyKeeper } from './participant.ts';

const RENEW_BEFORE_MS = 30 * 86_400_000;

/** Keys of the practice region's teams that have their casework at the gateway: kept, and made anew close to their end. */
export function teamKeyKeeper(db: Kysely<Database>, keys: KeyRing, epochMs: number): KeyKeeper {
  return async team => {
    const known = await keptSealingKey(db, team, epochMs + RENEW_BEFORE_MS);
    if (known !== null) return known;
    const { sealingKey, kept } = makeTeamKey(keys, systemEntropy, team, epochMs);
    await keepTeamKey(db, kept);
    return sealingKey;
  };
}
