/**
 * Offline proofs (C2SP tlog-proof): one text that shows, with the log's public key and nothing else, that a leaf is in
 * the log. File extension `.tlog-proof`.
 */
import type { LogReader } from '../ports.ts';
import { type Checkpoint, type CheckpointFault, openCheckpoint, peekCheckpoint } from './checkpoint.ts';
import { HASH_BYTES, isCount, leafHash, verifyInclusion } from './merkle.ts';
import { inclusionProof } from './proofs.ts';
import { decodeBase64, type VerifierKey } from './signed-note.ts';

export interface TlogProof {
  /** Whatever the log's users agreed to carry along; not covered by any signature. */
  readonly extra: Buffer | null;
  readonly index: number;
  readonly hashes: readonly Buffer[];
  /** The whole signed checkpoint. */
  readonly checkpoint: string;
}

export type ProofFault = CheckpointFault | 'BEWIJS_ONLEESBAAR' | 'TE_WEINIG_GETUIGEN' | 'NIET_IN_LOGBOEK';

export type ProofVerdict =
  | { readonly kind: 'proven'; readonly index: number; readonly checkpoint: Checkpoint }
  | { readonly kind: 'fault'; readonly code: ProofFault };

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
/** A path in a tree of 2^63 leaves; a longer proof is no proof. */
const MAX_HASHES = 63;

export function formatTlogProof(proof: TlogProof): string {
  const lines = [FIRST_LINE];
  if (proof.extra !== null) lines.push(`extra ${proof.extra.toString('base64')}`);
  lines.push(`index ${proof.index}`, ...proof.hashes.map(hash => hash.toString('base64')));
  return `${lines.join('\n')}\n\n${proof.checkpoint}`;
}

/** Reads a proof; says nothing yet about whether it holds. Null when it is not one. */
export function parseTlogProof(text: string): TlogProof | null {
  const gap = text.indexOf('\n\n');
  if (gap < 0) return null;
  const lines = text.slice(0, gap).split('\n');
  if (lines.shift() !== FIRST_LINE) return null;
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift() : undefined;
  const extra = extraLine === undefined ? null : decodeBase64(extraLine.slice('extra '.length));
  if (extraLine !== undefined && extra === null) return null;
  const [, digits] = /^index (0|[1-9][0-9]*)$/.exec(lines.shift() ?? '') ?? [];
  const index = Number(digits);
  const hashes = lines.map(decodeBase64).filter(hash => hash?.length === HASH_BYTES);
  if (digits === undefined || !isCount(index)) return null;
  if (hashes.length !== lines.length || hashes.length > MAX_HASHES) return null;
  return { extra, index, hashes: hashes.filter(hash => hash !== null), checkpoint: text.slice(gap + 2) };
}

/**
 * Checks a proof from outside, offline.
 * @param leaf the leaf's data (`openEntry` ties an entry to it).
 * @param witnesses of these keys, at least `quorum` must have cosigned the checkpoint.
 */
export function verifyTlogProof(
  text: string,
  leaf: Buffer,
  logKey: VerifierKey,
  witnesses: { readonly keys: readonly VerifierKey[]; readonly quorum: number } = { keys: [], quorum: 0 },
): ProofVerdict {
  const proof = parseTlogProof(text);
  if (proof === null) return { kind: 'fault', code: 'BEWIJS_ONLEESBAAR' };
  const opened = openCheckpoint(proof.checkpoint, logKey, witnesses.keys);
  if (opened.kind === 'fault') return opened;
  const cosigned = opened.signatures.filter(signature => signature.key !== logKey);
  if (cosigned.length < witnesses.quorum) return { kind: 'fault', code: 'TE_WEINIG_GETUIGEN' };
  const { checkpoint } = opened;
  if (!verifyInclusion(proof.index, checkpoint.size, leafHash(leaf), proof.hashes, checkpoint.root)) {
    return { kind: 'fault', code: 'NIET_IN_LOGBOEK' };
  }
  return { kind: 'proven', index: proof.index, checkpoint };
}

/**
 * Makes the proof of the entry at `position` against the newest checkpoint.
 * @returns null while no checkpoint covers the position.
 */
export async function proveEntry(
  reader: Pick<LogReader, 'checkpoint' | 'tile'>,
  position: number,
): Promise<string | null> {
  const note = await reader.checkpoint();
  const checkpoint = note === null ? null : peekCheckpoint(note);
  if (note === null || checkpoint === null || position >= checkpoint.size) return null;
  const hashes = await inclusionProof(position, checkpoint.size, (...at) => reader.tile(...at));
  return hashes === null ? null : formatTlogProof({ extra: null, index: position, hashes, checkpoint: note });
}
