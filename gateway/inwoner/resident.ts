/**
 * Who signed in as a resident: a BSN that the broker proved, turned into keyed pseudonyms at once (R18). By the search keys of the
 * log their disclosures are found, by those of each receiving team their consents. The number itself is kept nowhere.
 */

import { isBsn } from '../../schemas/formats.ts';
import { type Worker, workerNames } from '../casework/worker.ts';
import type { Pseudonymiser } from '../exchange/pseudonyms.ts';
import type { DirectorySnapshot, KeyRing } from '../ports.ts';

export interface Resident {
  /** Names nobody: what a session and a reading are written under. */
  readonly name: Worker;
  /** Search keys by BSN, under every key still known. */
  readonly keys: readonly Buffer[];
  /** Pseudonyms by BSN for each team there is, under every key still known. */
  readonly persons: readonly Buffer[];
}

/** Only a BSN: a name or an address would find a housemate too. */
const byBsn = (bsn: string) => ({ bsn, achternaam: '' });

export function residentOf(
  { keys, pseudonyms }: { readonly keys: KeyRing; readonly pseudonyms: Pseudonymiser },
  { teams }: Pick<DirectorySnapshot, 'teams'>,
  bsn: string,
): Resident {
  const kids = keys.kids('pseudoniem');
  return {
    name: workerNames(keys, { oin: '', issuer: null, subject: `inwoner ${bsn}` }).at(-1)!,
    keys: pseudonyms.searchKeysUnderEveryKey(byBsn(bsn)).bsn,
    persons: [...teams.values()].flatMap(({ id }) => kids.map(kid => pseudonyms.forTeam(id, byBsn(bsn), kid).person)),
  };
}

/** Whether a BSN that somebody typed is the one they signed in with. */
export function isOwnBsn(pseudonyms: Pseudonymiser, { keys }: Pick<Resident, 'keys'>, bsn: string): boolean {
  return (
    isBsn(bsn) && pseudonyms.searchKeysUnderEveryKey(byBsn(bsn)).bsn.some(key => keys.some(own => own.equals(key)))
  );
}

/** As it stands, sealed, in a session. */
export interface KeptResident {
  readonly name: Worker;
  readonly keys: readonly string[];
  readonly persons: readonly string[];
}

const text = (list: readonly Buffer[]) => list.map(one => one.toString('base64url'));
const bytes = (list: readonly string[]) => list.map(one => Buffer.from(one, 'base64url'));

export function keptResident({ name, keys, persons }: Resident): KeptResident {
  return { name, keys: text(keys), persons: text(persons) };
}

export function residentIn({ name, keys, persons }: KeptResident): Resident {
  return { name, keys: bytes(keys), persons: bytes(persons) };
}
