import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import type { Entropy } from '../../gateway/ports.ts';

/** Asked of the operating system at once: one call per request of a few bytes costs more than the bytes. */
const POOL_BYTES = 8 * 1024;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/** Bytes of the operating system's generator, each given out once and wiped from the pool. */
function randomOnce(length: number): Buffer {
  if (length > POOL_BYTES) return randomFillSync(Buffer.alloc(length));
  if (used + length > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const given = Buffer.from(pool.subarray(used, used + length));
  pool.fill(0, used, used + length);
  used += length;
  return given;
}

/** Ids are UUIDv7 (RFC 9562), so that they sort by time. */
export const systemEntropy: Entropy = {
  uuid: epochMs => v7({ msecs: epochMs, random: randomOnce(16) }),
  bytes: randomOnce,
};
