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
      // Of itself and of children that ended: a connection that was closed took its time, too.
      const ticks = fields.slice(11, 15).reduce((all, field) => all + Number(field), 0);
      return sum + ticks / TICKS_PER_SECOND;
    }, 0);
  return { gateway: used('node'), database: used('postgres') };
}

const REST_MS = 400;
const REST_SHARE = 0.05;
const MOST_LOOKS = 50;

/** Waits until gateway and database have nothing left to do, so that the next to be measured has the machine to itself. */
export async function untilAtRest(main: number): Promise<void> {
  const used = () => {
    const { gateway, database } = processorSeconds(main);
    return gateway + database;
  };
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const before = used();
    await new Promise(resolve => setTimeout(resolve, REST_MS));
    if (used() - before <= (REST_MS / 1000) * REST_SHARE) return;
  }
}
