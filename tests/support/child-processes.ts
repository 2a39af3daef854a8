/** Processes below a process, as Linux tells them. */
import { readdirSync, readFileSync } from 'node:fs';

/** Pids of the children of `pid` that run the program `name`; none when it is gone. */
export function childrenOf(pid: number, name: string): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap(task => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' '))
      .filter(child => child !== '' && readFileSync(`/proc/${child}/comm`, 'utf8').trim() === name)
      .map(Number);
  } catch {
    return [];
  }
}

/** Whether a process of this number lives. */
export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
