/** The edges as data: the files of `edges/`, and the cases that their tables hold. */
import { fileURLToPath } from 'node:url';
import type { readFolder } from './format.ts';
import { type Case, casesOf } from './table.ts';

export const EDGES = fileURLToPath(new URL('edges', import.meta.url));

export function casesIn(files: ReturnType<typeof readFolder>): readonly Case[] {
  return files.flatMap(([, file]) => (file.kind === 'table' ? casesOf(file.table) : []));
}
