/** Starts a command in a process of its own and waits for how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('run-command.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface CommandProcess {
  readonly child: ChildProcess;
  /** `code` is null when it was killed. */
  readonly ended: Promise<{ readonly code: number | null; readonly printed: string }>;
}

export function startCommand(command: 'push' | 'pull', options: object): CommandProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', ENTRY, command, JSON.stringify(options)], { cwd: ROOT });
  let printed = '';
  const hear = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return { child, ended: new Promise(resolve => child.once('exit', code => resolve({ code, printed }))) };
}
