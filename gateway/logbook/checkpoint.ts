/** Checkpoints (C2SP tlog-checkpoint): the signed statement that a log has this size and this root. */
import { HASH_BYTES, isCount } from './merkle.ts';
import {
  decodeBase64,
  type NoteFault,
  type NoteSigner,
  openNote,
  signNote,
  type VerifiedSignature,
  type VerifierKey,
} from './signed-note.ts';

export interface Checkpoint {
  /** Name of the log; equal to the name of its key. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

export type CheckpointFault = NoteFault | 'CHECKPOINT_ONLEESBAAR' | 'ANDER_LOGBOEK' | 'NIET_DOOR_LOGBOEK_ONDERTEKEND';

export type OpenedCheckpoint =
  | { readonly kind: 'opened'; readonly checkpoint: Checkpoint; readonly signatures: readonly VerifiedSignature[] }
  | { readonly kind: 'fault'; readonly code: CheckpointFault };

/** The text to sign: origin, size, root, a line each. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  if (!isCount(checkpoint.size)) throw new RangeError('a size is a whole number');
  if (checkpoint.root.length !== HASH_BYTES) throw new RangeError('a root is 32 bytes');
  return `${checkpoint.origin}\n${checkpoint.size}\n${checkpoint.root.toString('base64')}\n`;
}

/** Reads a checkpoint's text. Extension lines may follow the root; they are passed over. Null when it is not one. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin, digits, encoded, ...rest] = text.split('\n');
  if (rest.pop() !== '' || rest.includes('')) return null;
  if (origin === undefined || origin === '' || digits === undefined || encoded === undefined) return null;
  const root = decodeBase64(encoded);
  const size = Number(digits);
  if (!/^(?:0|[1-9][0-9]*)$/.test(digits) || !isCount(size) || root?.length !== HASH_BYTES) return null;
  return { origin, size, root };
}

/** What a signed checkpoint says, signatures unchecked: for notes out of the own database only. */
export function peekCheckpoint(note: string): Checkpoint | null {
  return parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1));
}

/** Signs a checkpoint with the log's own key; the key's name is the origin. */
export function signCheckpoint(logKey: NoteSigner, size: number, root: Buffer): string {
  return signNote(formatCheckpoint({ origin: logKey.name, size, root }), logKey);
}

/**
 * Opens a checkpoint of the log that `logKey` belongs to.
 * @param witnesses cosignatures by these are checked and returned; how many are enough is for the caller to say.
 */
export function openCheckpoint(
  note: string,
  logKey: VerifierKey,
  witnesses: readonly VerifierKey[] = [],
): OpenedCheckpoint {
  const opened = openNote(note, [logKey, ...witnesses]);
  if (opened.kind === 'fault') return opened;
  // A witness signs that it saw a checkpoint, never that the log said it: its key cannot stand in for the log's.
  if (logKey.type !== 0x01 || !opened.signatures.some(signature => signature.key === logKey)) {
    return { kind: 'fault', code: 'NIET_DOOR_LOGBOEK_ONDERTEKEND' };
  }
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint === null) return { kind: 'fault', code: 'CHECKPOINT_ONLEESBAAR' };
  // A key may sign for one log only; else a checkpoint of a second, tidier log would pass for this one.
  if (checkpoint.origin !== logKey.name) return { kind: 'fault', code: 'ANDER_LOGBOEK' };
  return { kind: 'opened', checkpoint, signatures: opened.signatures };
}
