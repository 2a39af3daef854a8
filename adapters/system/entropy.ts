import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Entropy } from '../../gateway/ports.ts';

/** Randomness of the operating system; ids are UUIDv7 (RFC 9562), so that they sort by time. */
export const systemEntropy: Entropy = {
  uuid: epochMs => v7({ msecs: epochMs, random: randomBytes(16) }),
  bytes: length => randomBytes(length),
};
