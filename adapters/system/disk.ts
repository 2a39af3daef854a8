import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes free to us on the disk that holds `path`, or will. */
export function freeBytesAt(path: string): number {
  let there = path;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  return bavail * bsize;
}
