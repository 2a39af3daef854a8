/**
 * A run that is broken off leaves nothing on the machine: everything it makes lies in one folder, and whoever breaks it off
 * (Ctrl-C, or whatever stops a job) waits until its database server is gone.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface RunFolder {
  remove(): void;
}

/** From now on whatever asks for a temporary folder gets one in here. */
export function openRunFolder(): RunFolder {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-simulatie-'));
  // The server's own user must be able to enter it.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return { remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** @param stop ends what runs outside this process; afterwards it ends with 128 and the number of the signal, as a shell expects */
export function onBreakingOff(folder: RunFolder, stop: () => Promise<void>): void {
  let isBreaking = false;
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (isBreaking) return;
      isBreaking = true;
      process.stderr.write('\nAfgebroken; de databank stopt en de mappen gaan weg.\n');
      // Work under way loses its database now, and whatever it says of that must not keep this from its end.
      process.on('uncaughtException', () => undefined);
      process.on('unhandledRejection', () => undefined);
      void stop()
        .catch(() => undefined)
        .then(() => {
          folder.remove();
          process.exit(128 + constants.signals[signal]);
        });
    });
}
