/** Processor time and memory of the processes under measurement, as Linux tells them; elsewhere there is nothing to tell. */
import { existsSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

interface Process {
  readonly pid: string;
  readonly name: string;
}

function descendants(pid: string): readonly Process[] {
  const read = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8').trim();
  try {
    const children = read(`task/${pid}/children`).split(' ').filter(Boolean);
    return [{ pid, name: read('comm') }, ...children.flatMap(descendants)];
  } catch {
    return [];
  }
}

/** Every process below `main`, itself included, that runs `name`. */
function processesOf(main: number, name: string): readonly Process[] {
  return existsSync('/proc/self/stat') ? descendants(String(main)).filter(one => one.name === name) : [];
}

/** Resident memory in MB of each process of the gateway. */
export function residentMegabytes(main: number): readonly number[] {
  return processesOf(main, 'node').map(({ pid }) => {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes) / 1024);
  });
}

/** Seconds of processor used so far by the gateway's processes and by its database's. */
export function processorSeconds(main: number): { readonly gateway: number; readonly database: number } {
  const used = (name: string) =>
    processesOf(main, name).reduce((sum, { pid }) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return sum + (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    }, 0);
  return { gateway: used('node'), database: used('postgres') };
}
