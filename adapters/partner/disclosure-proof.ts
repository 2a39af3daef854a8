/** Checks, offline, that one entry is in the log: the entry opens its leaf, and the leaf is under a signed root. */
import type { Checkpoint } from '../../gateway/logbook/checkpoint.ts';
import { commit, leafData } from '../../gateway/logbook/entry.ts';
import { parseVerifierKey } from '../../gateway/logbook/signed-note.ts';
import { type ProofFault, verifyTlogProof } from '../../gateway/logbook/tlog-proof.ts';

export interface DisclosureProof {
  /** The entry in JCS form, byte for byte as it was given. */
  readonly vermelding: string;
  /** base64url, 32 bytes. */
  readonly zout: string;
  /** c2sp.org/tlog-proof@v1; absent while no checkpoint covers the entry. */
  readonly bewijs?: string;
}

export type DisclosureProofFault =
  | ProofFault
  | 'SLEUTEL_ONLEESBAAR'
  | 'ZOUT_ONGELDIG'
  | 'VERMELDING_ONLEESBAAR'
  | 'VERMELDING_WIJKT_AF'
  | 'BEWIJS_ONTBREEKT';

export type DisclosureVerdict =
  | {
      readonly kind: 'proven';
      readonly entry: Readonly<Record<string, unknown>>;
      readonly index: number;
      readonly checkpoint: Checkpoint;
    }
  | { readonly kind: 'fault'; readonly code: DisclosureProofFault };

const SALT_BYTES = 32;

/**
 * @param vkey the log's verifier key, from elsewhere than the proof
 * @param commitment `logboek.blad` of the receipt, to tie the entry to the receipt that was given for it
 */
export function verifyDisclosureProof(proof: DisclosureProof, vkey: string, commitment?: string): DisclosureVerdict {
  const key = parseVerifierKey(vkey.trim());
  if (key === null) return fault('SLEUTEL_ONLEESBAAR');
  const salt = Buffer.from(proof.zout, 'base64url');
  if (salt.length !== SALT_BYTES) return fault('ZOUT_ONGELDIG');
  const made = commit(salt, proof.vermelding);
  if (commitment !== undefined && made.toString('base64url') !== commitment) return fault('VERMELDING_WIJKT_AF');
  if (proof.bewijs === undefined) return fault('BEWIJS_ONTBREEKT');
  const verdict = verifyTlogProof(proof.bewijs, leafData(made), key);
  if (verdict.kind === 'fault') return verdict;
  const entry = readEntry(proof.vermelding);
  if (entry === null) return fault('VERMELDING_ONLEESBAAR');
  return { kind: 'proven', entry, index: verdict.index, checkpoint: verdict.checkpoint };
}

function readEntry(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const entry: unknown = JSON.parse(json);
    return typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? { ...entry } : null;
  } catch {
    return null;
  }
}

function fault(code: DisclosureProofFault): DisclosureVerdict {
  return { kind: 'fault', code };
}
