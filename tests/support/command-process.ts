/** Starts a command in a process of its own and waits for how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installed } from './installed.ts';

const ENTRY = installed('run-command');
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface CommandProcess {
  readonly child: ChildProcess;
  /** When it has printed this; fails when it ends without. */
  printed(text: string): Promise<void>;
  /** `code` is null when a signal ended it. */
  readonly ended: Promise<{ readonly code: number | null; readonly printed: string }>;
}

/** @param around what a test makes shorter than it is */
export function startCommand(command: 'push' | 'pull', options: object, around: object = {}): CommandProcess {
  const given = [options, around].map(one => JSON.stringify(one));
  const child = spawn(process.execPath, [ENTRY, command, ...given], { cwd: ROOT });
  let printed = '';
  let heard = () => {};
  const hear = (chunk: Buffer) => {
    printed += chunk.toString();
    heard();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<{ code: number | null; printed: string }>(resolve =>
    child.once('close', code => resolve({ code, printed })),
  );
  return {
    child,
    ended,
    printed: text =>
      new Promise((resolve, reject) => {
        heard = () => printed.includes(text) && resolve();
        heard();
        void ended.then(() => reject(new Error(`It ended without printing this: ${text}`)));
      }),
  };
}
