/**
 * What the one leader of the log does: take over, sequence, sign, publish.
 *
 * A checkpoint is signed only when its head is committed with the leader's own epoch and does not contradict what was
 * signed before. A head that an earlier leader committed but never published is checked against the stored tiles and
 * adopted (`Leadership.adopt`) first, so that those who wait for it need not wait for the next entry. Signing it twice
 * does no harm: size and root are the same, and Ed25519 gives the same bytes.
 */
import type {
  CheckpointMemory,
  Clock,
  Head,
  KeyRing,
  Leadership,
  SequencePlan,
  TreeState,
  WaitingLeaf,
} from '../ports.ts';
import { openCheckpoint, peekCheckpoint, signCheckpoint } from './checkpoint.ts';
import { leafData } from './entry.ts';
import { emptyRoot, HASH_BYTES, isCount, leafHash, verifyConsistency } from './merkle.ts';
import { consistencyProof } from './proofs.ts';
import { decodeBase64, verifierKey } from './signed-note.ts';
import type { ReadTile } from './tiles.ts';
import { growTree, readTree, treeRoot } from './tree.ts';

/** What a leader works with, beside its leadership. */
export interface LeaderTools {
  readonly logKey: KeyRing['logKey'];
  readonly memory: CheckpointMemory;
  readonly clock: Clock;
  /** Reads committed tiles, from the database that the leader writes to. */
  readonly readTile: ReadTile;
  /** Entries per transaction, at most. */
  readonly batchLimit: number;
}

export type RefusalCode =
  /** The head is behind a checkpoint signed before: the database was put back. */
  | 'LOGBOEK_TERUGGEZET'
  /** Another root for a size that was signed before. */
  | 'LOGBOEK_GESPLITST'
  /** The head does not begin with what was signed before. */
  | 'LOGBOEK_INCONSISTENT'
  /** The stored tiles do not give the root of the head. */
  | 'TEGELS_WIJKEN_AF'
  | 'TEGELS_ONTBREKEN'
  /** The published or remembered checkpoint cannot be read, or is of another log. */
  | 'CHECKPOINT_ONLEESBAAR'
  /** What was published was signed with another key than this gateway has: nobody could verify what it would sign. */
  | 'ANDERE_LOGBOEKSLEUTEL';

/** Why this gateway will not sign. Passes only by the hand of an operator. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly headSize: number;
  /** Size that was signed before; null when it cannot be read. */
  readonly knownSize: number | null;
}

export type TakeOver =
  | { readonly kind: 'leading'; readonly head: Head | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

interface KnownCheckpoint {
  readonly size: number;
  readonly root: Buffer;
}

/**
 * Checks the log as found against everything signed before, and publishes the head if no checkpoint covers it yet.
 * Throws what the store throws; nothing is signed then.
 */
export async function takeOver(leadership: Leadership, tools: LeaderTools): Promise<TakeOver> {
  const head = await leadership.head();
  const headSize = head?.size ?? 0;
  const note = (await leadership.published())?.note ?? null;
  const published = readPublished(note, tools.logKey.name);
  const remembered = readRemembered(tools.memory);
  if (published === 'unreadable' || remembered === 'unreadable') {
    return refused({ code: 'CHECKPOINT_ONLEESBAAR', headSize, knownSize: null });
  }
  if (note !== null && !isSignedBy(tools.logKey, note)) {
    return refused({ code: 'ANDERE_LOGBOEKSLEUTEL', headSize, knownSize: null });
  }
  const knownCheckpoints = [remembered, published].filter(known => known !== null);
  const ahead = knownCheckpoints.find(known => known.size > headSize);
  if (ahead !== undefined) return refused({ code: 'LOGBOEK_TERUGGEZET', headSize, knownSize: ahead.size });
  if (head === null) return { kind: 'leading', head };

  const tree = await readTree(head.size, tools.readTile);
  if (tree === null) return refused({ code: 'TEGELS_ONTBREKEN', headSize, knownSize: null });
  for (const known of knownCheckpoints) {
    const code = await contradiction(known, head, tools.readTile);
    if (code !== null) return refused({ code, headSize, knownSize: known.size });
  }
  if (!treeRoot(tree).equals(head.root)) return refused({ code: 'TEGELS_WIJKEN_AF', headSize, knownSize: null });

  if (published !== null && published.size === head.size) {
    if (remembered?.size !== head.size) remember(tools.memory, head);
    return { kind: 'leading', head };
  }
  const own = head.epoch === leadership.epoch ? head : await leadership.adopt(head.size);
  if (own === null || own.size !== head.size || !own.root.equals(head.root)) {
    throw new Error('the head changed under the leader');
  }
  await publishHead(leadership, tools, own);
  return { kind: 'leading', head: own };
}

/**
 * Sequences one batch of waiting entries on top of `head` and publishes the checkpoint that covers it.
 * @returns the new head, or null when nothing waited.
 */
export async function sequenceBatch(
  leadership: Leadership,
  tools: LeaderTools,
  head: Head | null,
): Promise<Head | null> {
  let planned: SequencePlan | null = null;
  const next = await leadership.sequence(tools.batchLimit, tools.clock.now().epochMs, (waiting, tree) => {
    planned = planOn(head, waiting, tree);
    return planned;
  });
  if (next === null) return null;
  const plan = planned as SequencePlan | null;
  if (plan === null || next.size !== plan.size || !next.root.equals(plan.root)) {
    throw new Error('the committed head is not the planned one');
  }
  await publishHead(leadership, tools, next);
  return next;
}

/** Positions, tiles and root for entries in the order they are given. Thrown errors leave the transaction undone. */
function planOn(head: Head | null, waiting: readonly WaitingLeaf[], tree: TreeState): SequencePlan {
  // The stored edge is checked against the head last signed: growing from another edge would fork the log.
  if (tree.size !== (head?.size ?? 0) || !treeRoot(tree).equals(head?.root ?? emptyRoot)) {
    throw new Error('the stored tree is not the one this leader checked');
  }
  const leaves = waiting.map(({ entryId, commitment }, offset) => ({
    entryId,
    position: tree.size + offset,
    data: leafData(commitment),
  }));
  const grown = growTree(
    tree,
    leaves.map(leaf => leafHash(leaf.data)),
  );
  return { leaves, tiles: grown.tiles, size: grown.tree.size, root: treeRoot(grown.tree) };
}

/**
 * Signs and publishes a committed head. It is remembered first, as a witness would: should the database lose it after
 * it was seen outside, the memory still holds it against every later head.
 */
async function publishHead(leadership: Leadership, tools: LeaderTools, head: Head): Promise<void> {
  if (head.epoch !== leadership.epoch) throw new Error('a leader signs heads of its own epoch only');
  const remembered = readRemembered(tools.memory);
  if (remembered === 'unreadable') throw new Error('the remembered checkpoint cannot be read');
  if (remembered !== null) {
    const differs = remembered.size === head.size && !remembered.root.equals(head.root);
    if (remembered.size > head.size || differs) throw new Error('the head contradicts the remembered checkpoint');
  }
  remember(tools.memory, head);
  await leadership.publish(head.size, signCheckpoint(tools.logKey, head.size, head.root));
}

async function contradiction(known: KnownCheckpoint, head: Head, readTile: ReadTile): Promise<RefusalCode | null> {
  if (known.size === head.size) return known.root.equals(head.root) ? null : 'LOGBOEK_GESPLITST';
  const proof = await consistencyProof(known.size, head.size, readTile);
  if (proof === null) return 'TEGELS_ONTBREKEN';
  return verifyConsistency(known.size, head.size, known.root, head.root, proof) ? null : 'LOGBOEK_INCONSISTENT';
}

function readPublished(note: string | null, origin: string): KnownCheckpoint | 'unreadable' | null {
  if (note === null) return null;
  const checkpoint = peekCheckpoint(note);
  return checkpoint?.origin === origin ? checkpoint : 'unreadable';
}

function isSignedBy({ name, publicKey }: LeaderTools['logKey'], note: string): boolean {
  return openCheckpoint(note, verifierKey(name, 0x01, publicKey)).kind === 'opened';
}

function readRemembered(memory: CheckpointMemory): KnownCheckpoint | 'unreadable' | null {
  const remembered = memory.read();
  if (remembered === null) return null;
  const root = decodeBase64(remembered.rootBase64);
  return isCount(remembered.size) && root?.length === HASH_BYTES ? { size: remembered.size, root } : 'unreadable';
}

function remember(memory: CheckpointMemory, head: Head): void {
  memory.write({ size: head.size, rootBase64: head.root.toString('base64') });
}

function refused(refusal: Refusal): TakeOver {
  return { kind: 'refused', refusal };
}
