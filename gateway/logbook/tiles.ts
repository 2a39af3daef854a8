/**
 * The public shape of the log: tiles and entry bundles as C2SP tlog-tiles lays them out. A tile of level L, number N
 * holds up to 256 hashes of height 8·L, from hash N·256 on; a bundle holds the leaf data of up to 256 entries.
 */
import { isCount } from './merkle.ts';

/** Hashes in a whole tile, entries in a whole bundle. */
export const TILE_WIDTH = 256;

const MAX_LEVEL = 63;
const MAX_ENTRY_BYTES = 65_535;

/**
 * Reads the first `width` hashes of a tile; null when there are fewer. `LogReader.tile` is one.
 */
export type ReadTile = (level: number, index: number, width: number) => Promise<Buffer | null> | Buffer | null;

/** What a path below the log's prefix asks for. */
export type LogPath =
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'tile'; readonly level: number; readonly index: number; readonly width: number }
  | { readonly kind: 'entries'; readonly index: number; readonly width: number };

/** How many hashes of a tile exist (0 to 256) once the tree has `size` leaves. */
export function tileWidth(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.min(TILE_WIDTH, Math.max(0, hashes - index * TILE_WIDTH));
}

/** `tile/<L>/<N>[.p/<W>]`, for `level` a number or `entries`. */
export function tilePath(level: number | 'entries', index: number, width: number = TILE_WIDTH): string {
  const groups = [threeDigits(index % 1000)];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${threeDigits(rest % 1000)}`);
  }
  const partial = width < TILE_WIDTH ? `.p/${width}` : '';
  return `tile/${level}/${groups.join('/')}${partial}`;
}

const tilePattern = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/**
 * Reads a path relative to the log's prefix, such as `tile/0/x001/234.p/5`. Each tile has one path only: anything that
 * is not written exactly as `tilePath` writes it is null, so that no cache or log sees two names for one thing.
 */
export function tilePathToRequest(path: string): LogPath | null {
  if (path === 'checkpoint') return { kind: 'checkpoint' };
  const match = tilePattern.exec(path);
  const [, what, digits, partial] = match ?? [];
  if (what === undefined || digits === undefined) return null;
  const index = Number(digits.replace(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (!isCount(index * TILE_WIDTH) || (partial !== undefined && width >= TILE_WIDTH)) return null;
  const level = what === 'entries' ? what : Number(what);
  if (level !== 'entries' && level > MAX_LEVEL) return null;
  if (tilePath(level, index, width) !== path) return null;
  return level === 'entries' ? { kind: 'entries', index, width } : { kind: 'tile', level, index, width };
}

/** An entry bundle: per entry its length (uint16, big-endian) and its bytes. */
export function formatBundle(entries: readonly Buffer[]): Buffer {
  if (entries.length > TILE_WIDTH) throw new RangeError('a bundle holds at most 256 entries');
  const parts: Buffer[] = [];
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES) throw new RangeError('an entry holds at most 65535 bytes');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(entry.length);
    parts.push(length, entry);
  }
  return Buffer.concat(parts);
}

/** The entries of a bundle, or null when the bytes are not exactly a bundle. The entries share the bundle's memory. */
export function parseBundle(bundle: Buffer): Buffer[] | null {
  const entries: Buffer[] = [];
  let at = 0;
  while (at < bundle.length) {
    if (at + 2 > bundle.length) return null;
    const end = at + 2 + bundle.readUInt16BE(at);
    if (end > bundle.length) return null;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries.length > TILE_WIDTH ? null : entries;
}

function threeDigits(value: number): string {
  return String(value).padStart(3, '0');
}
