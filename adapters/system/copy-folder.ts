/** A copy of the database as files: one gzip of JSON lines per table, and a manifest. For the owner only. */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type CopiedTable, fileOf } from '../../gateway/operation/manifest.ts';
import { writeSecretFile } from './key-files.ts';

const MANIFEST = 'manifest.json';
const GZIP_LEVEL = 4;

export interface CopyFolder {
  /** Writes one table as it comes; nothing is held but what is on its way. */
  table(name: string, lines: AsyncIterable<string>): Promise<CopiedTable>;
  /** Ends the copy: without its manifest a folder is no copy. */
  finish(manifest: object): void;
}

/** @returns null when something is in the folder already */
export function newCopyFolder(folder: string): CopyFolder | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) return null;
  return {
    async table(name, lines) {
      let rows = 0;
      async function* counted() {
        for await (const line of lines) {
          rows += 1;
          yield `${line}\n`;
        }
      }
      const digest = digesting();
      const path = join(folder, fileOf(name));
      await pipeline(
        Readable.from(counted(), { objectMode: true, highWaterMark: 64 }),
        createGzip({ level: GZIP_LEVEL }),
        digest.through,
        createWriteStream(`${path}.new`, { mode: 0o600, flags: 'wx', flush: true }),
      );
      renameSync(`${path}.new`, path);
      return { naam: name, rijen: rows, bestand: fileOf(name), sha256: digest.hex() };
    },
    finish: manifest => writeSecretFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`),
  };
}

/** @returns null when there is none: not a copy, or one that was broken off */
export function manifestText(folder: string): string | null {
  const path = join(folder, MANIFEST);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

export interface TableFault {
  readonly kind: 'fault';
  readonly table: string;
  readonly code: 'BESTAND_ONTBREEKT' | 'BESTAND_WIJKT_AF';
}

/** Looks whether every file is the one the manifest names, before any of them is believed. */
export async function checkFiles(folder: string, tables: readonly CopiedTable[]): Promise<TableFault | null> {
  for (const { naam, bestand, sha256 } of tables) {
    const path = join(folder, bestand);
    if (!existsSync(path)) return { kind: 'fault', table: naam, code: 'BESTAND_ONTBREEKT' };
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== sha256) return { kind: 'fault', table: naam, code: 'BESTAND_WIJKT_AF' };
  }
  return null;
}

/** Lines of one table, as they are needed. */
export function linesOf(folder: string, table: CopiedTable): AsyncIterable<string> {
  const unzipped = createReadStream(join(folder, table.bestand)).pipe(createGunzip());
  return createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY });
}

function digesting(): { readonly through: Transform; hex(): string } {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, hex: () => hash.digest('hex') };
}
