/** The journal of what was destroyed, as a file (gateway/operation/erasures.ts). */
import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ErasureFile {
  known(): string;
  /** Durable on return. */
  append(text: string): void;
}

/** Opens or begins the journal, for the owner only; half a line that a crash left is taken off. */
export function erasureFile(path: string): ErasureFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (existsSync(path)) {
    const bytes = readFileSync(path);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (whole < bytes.length) {
      const file = openSync(path, 'r+');
      ftruncateSync(file, whole);
      closeSync(file);
    }
  }
  return {
    known: () => (existsSync(path) ? readFileSync(path, 'utf8') : ''),
    append(text) {
      const file = openSync(path, 'a', 0o600);
      try {
        writeSync(file, text);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}
