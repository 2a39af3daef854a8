/**
 * Checks a whole log from outside, with what anybody can fetch and the log's public key: every leaf, every tile, the
 * root under the signature, and that an earlier checkpoint is a beginning of this one.
 */
import { type Checkpoint, type CheckpointFault, openCheckpoint } from './checkpoint.ts';
import { isLeaf } from './entry.ts';
import { HASH_BYTES, leafHash } from './merkle.ts';
import { parseVerifierKey } from './signed-note.ts';
import { parseBundle, TILE_WIDTH, tileWidth } from './tiles.ts';
import { emptyTree, growTree, treeRoot } from './tree.ts';

/** Where the public parts of a log come from: files, memory, or HTTP. Null means that there is no such thing. */
export interface LogSource {
  fetchCheckpoint(): Promise<string | null>;
  fetchTile(level: number, index: number, width: number): Promise<Buffer | null>;
  /** An entry bundle as it is published. */
  fetchEntries(index: number, width: number): Promise<Buffer | null>;
}

export type LogFault =
  | CheckpointFault
  | 'SLEUTEL_ONLEESBAAR'
  | 'CHECKPOINT_ONTBREEKT'
  /** The log is smaller than it was. */
  | 'LOGBOEK_TERUGGEZET'
  /** The log does not begin with what it was. */
  | 'LOGBOEK_GESPLITST'
  | 'BUNDEL_ONTBREEKT'
  | 'BUNDEL_ONLEESBAAR'
  /** A leaf that says more, less or otherwise than a commitment. */
  | 'BLAD_ONGELDIG'
  | 'TEGEL_ONTBREEKT'
  /** A tile that does not follow from the leaves. */
  | 'TEGEL_WIJKT_AF'
  /** The leaves do not give the signed root. */
  | 'WORTEL_WIJKT_AF';

export type LogVerdict =
  | { readonly kind: 'intact'; readonly checkpoint: Checkpoint }
  /** The first fault. `at`: position of a leaf, index of a bundle or tile (`level` says of which). */
  | { readonly kind: 'fault'; readonly code: LogFault; readonly at?: number; readonly level?: number };

type Fault = Extract<LogVerdict, { kind: 'fault' }>;

/** Bundles and tiles asked for ahead of where the hashing is. */
const READ_AHEAD = 8;

/**
 * @param vkey the log's verifier key, `<name>+<id>+<key>`, from elsewhere than the log itself.
 * @param previous a signed checkpoint kept from an earlier check.
 * @param onProgress called after each bundle with the entries checked and their total.
 */
export async function verifyLog(
  source: LogSource,
  vkey: string,
  previous?: string,
  onProgress?: (checked: number, size: number) => void,
): Promise<LogVerdict> {
  const key = parseVerifierKey(vkey);
  if (key === null) return fault('SLEUTEL_ONLEESBAAR');
  const earlier = previous === undefined ? null : openCheckpoint(previous, key);
  if (earlier?.kind === 'fault') return earlier;
  const note = await source.fetchCheckpoint();
  if (note === null) return fault('CHECKPOINT_ONTBREEKT');
  const opened = openCheckpoint(note, key);
  if (opened.kind === 'fault') return opened;
  const { checkpoint } = opened;
  if (earlier !== null && earlier.checkpoint.size > checkpoint.size) return fault('LOGBOEK_TERUGGEZET');
  const wrong = await treeFault(source, checkpoint, earlier === null ? [] : [earlier.checkpoint], onProgress);
  return wrong ?? { kind: 'intact', checkpoint };
}

type TreeSource = Pick<LogSource, 'fetchTile' | 'fetchEntries'>;

/** A size and its root, signed or not. */
type Stand = Pick<Checkpoint, 'size' | 'root'>;

/**
 * Recomputes the tree from its leaves.
 * @param earlier stands the tree must have had on its way, none larger than `stand`.
 * @returns the first fault, or null when every leaf, tile and root follows.
 */
export async function treeFault(
  source: TreeSource,
  stand: Stand,
  earlier: readonly Stand[],
  onProgress: ((checked: number, size: number) => void) | undefined,
): Promise<Fault | null> {
  const { size, root } = stand;
  let tree = emptyTree;
  for await (const stretch of stretches(source, size)) {
    const hashes = hashLeaves(stretch, tree.size);
    if (!Array.isArray(hashes)) return hashes;
    for (const one of earlier) {
      if (one.size < tree.size || one.size >= tree.size + hashes.length) continue;
      const then = growTree(tree, hashes.slice(0, one.size - tree.size)).tree;
      if (!treeRoot(then).equals(one.root)) return fault('LOGBOEK_GESPLITST');
    }
    const grown = growTree(tree, hashes);
    tree = grown.tree;
    for (const { level, index, hashes: expected } of grown.tiles) {
      // A level's last tile is compared once, when it has all the hashes it has in this checkpoint.
      if (expected.length !== tileWidth(level, index, size) * HASH_BYTES) continue;
      const stored = level === 0 ? stretch.tile : await fetchTile(source, level, index, size);
      if (stored === null) return { kind: 'fault', code: 'TEGEL_ONTBREEKT', at: index, level };
      if (!stored.equals(expected)) return { kind: 'fault', code: 'TEGEL_WIJKT_AF', at: index, level };
    }
    onProgress?.(tree.size, size);
  }
  if (!treeRoot(tree).equals(root)) return fault('WORTEL_WIJKT_AF');
  return earlier.some(one => one.size === size && !one.root.equals(root)) ? fault('LOGBOEK_GESPLITST') : null;
}

/** Up to 256 entries in a row, with the lowest tile over them. */
interface Stretch {
  readonly index: number;
  readonly width: number;
  readonly bundle: Buffer | null;
  readonly tile: Buffer | null;
}

/** All stretches in order; a few are asked for ahead, so that a far source does not make the hashing wait. */
async function* stretches(source: TreeSource, size: number): AsyncGenerator<Stretch> {
  const count = Math.ceil(size / TILE_WIDTH);
  const underway: Promise<Stretch>[] = [];
  for (let next = 0; next < count || underway.length > 0; ) {
    while (next < count && underway.length < READ_AHEAD) {
      const stretch = fetchStretch(source, next, size);
      // A failed fetch is thrown where it is awaited; until then it must not end the process.
      stretch.catch(() => undefined);
      underway.push(stretch);
      next += 1;
    }
    yield await underway.shift()!;
  }
}

async function fetchStretch(source: TreeSource, index: number, size: number): Promise<Stretch> {
  const width = tileWidth(0, index, size);
  const bundleRead = orWhole(width, asked => source.fetchEntries(index, asked));
  const [bundle, tile] = await Promise.all([bundleRead, fetchTile(source, 0, index, size)]);
  return { index, width, bundle, tile };
}

async function fetchTile(source: TreeSource, level: number, index: number, size: number): Promise<Buffer | null> {
  const width = tileWidth(level, index, size);
  const tile = await orWhole(width, asked => source.fetchTile(level, index, asked));
  return tile?.subarray(0, width * HASH_BYTES) ?? null;
}

/** A partial tile may be gone once the whole one is there (C2SP tlog-tiles); its hashes are the first of the whole. */
async function orWhole(width: number, ask: (width: number) => Promise<Buffer | null>): Promise<Buffer | null> {
  return (await ask(width)) ?? (width < TILE_WIDTH ? await ask(TILE_WIDTH) : null);
}

function hashLeaves(stretch: Stretch, position: number): Buffer[] | Fault {
  if (stretch.bundle === null) return { kind: 'fault', code: 'BUNDEL_ONTBREEKT', at: stretch.index };
  const entries = parseBundle(stretch.bundle)?.slice(0, stretch.width);
  if (entries?.length !== stretch.width) return { kind: 'fault', code: 'BUNDEL_ONLEESBAAR', at: stretch.index };
  const wrong = entries.findIndex(entry => !isLeaf(entry));
  if (wrong >= 0) return { kind: 'fault', code: 'BLAD_ONGELDIG', at: position + wrong };
  return entries.map(leafHash);
}

function fault(code: LogFault): Fault {
  return { kind: 'fault', code };
}
