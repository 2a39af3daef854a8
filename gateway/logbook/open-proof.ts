/** What a party gets to prove an entry: the entry, its salt, and a proof that its leaf is in the log. */
import type { KeyRing, LogReader } from '../ports.ts';
import { commit, leafData } from './entry.ts';
import { proveEntry } from './tlog-proof.ts';

export interface OpenedProof {
  /** The entry in JCS form: the exact text the commitment covers. */
  readonly vermelding: string;
  /** base64url, 32 bytes. */
  readonly zout: string;
  readonly blad: string;
  readonly logboek: string;
  /** c2sp.org/tlog-proof@v1; absent while no checkpoint covers the entry. */
  readonly bewijs?: string;
}

/** @returns null for an unknown entry and for somebody who is no party to it alike */
export async function openProof(
  reader: LogReader,
  logKey: Pick<KeyRing['logKey'], 'name'>,
  entryId: string,
  partyOin: string,
): Promise<OpenedProof | null> {
  const opening = await reader.opening(entryId, partyOin);
  if (opening === null) return null;
  const proof = opening.position === null ? null : await proveEntry(reader, opening.position);
  return {
    vermelding: opening.json,
    zout: opening.salt.toString('base64url'),
    blad: leafData(commit(opening.salt, opening.json)).toString('utf8'),
    logboek: logKey.name,
    ...(proof === null ? {} : { bewijs: proof }),
  };
}
