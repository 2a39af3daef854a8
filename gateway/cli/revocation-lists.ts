/**
 * Where a gateway gets its revocation lists (docs/beheer.md): from the distribution points in certificates, and from a
 * folder in which the operator may put them. Of both the newest counts; a list that ran out counts nowhere.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type FetchedLists, fetchedLists } from '../../adapters/pki/crl-fetching.ts';
import { anyOf, crlShelf } from '../../adapters/pki/revocation.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import type { WriteLog } from '../log.ts';

/** Lists in the folder may be replaced at any time; they are read again this often. */
const REREAD_MS = 60_000;

export interface ListParts {
  /** The folder `vertrouwen`; lists of the operator stand in `crl`, fetched ones in `crl-opgehaald`. */
  readonly folder: string;
  readonly anchors: readonly Buffer[];
  /** Where a list is asked for, when that is not where the certificate says. */
  readonly mirror?: (url: URL) => URL;
  readonly writeLog: WriteLog;
}

export function revocationLists({ folder, anchors, mirror, writeLog }: ListParts): FetchedLists {
  const { shelf, reread } = operatorLists(join(folder, 'crl'));
  const timer = setInterval(reread, REREAD_MS);
  timer.unref();
  const fetched = fetchedLists({
    folder: join(folder, 'crl-opgehaald'),
    clock: systemClock,
    anchors,
    ...(mirror === undefined ? {} : { mirror }),
    report: event =>
      event.kind === 'fetched'
        ? writeLog('info', { event: 'intrekkingslijst', address: event.url, code: 'OPGEHAALD' })
        : writeLog('warn', { event: 'intrekkingslijst', address: event.url, code: event.code }),
  });
  return {
    ...fetched,
    source: anyOf(shelf.source, fetched.source),
    async stop() {
      clearInterval(timer);
      await fetched.stop();
    },
  };
}

/**
 * Lists from a folder, read again now and then. What cannot be read at that moment changes nothing: the lists in use
 * run out by themselves, and then nobody is let in. A file that did not change stays the same buffer, because what was
 * verified about a list is remembered by identity.
 */
function operatorLists(folder: string) {
  let known = new Map<string, Buffer>();
  const shelf = crlShelf();
  const load = () => {
    const fresh = new Map<string, Buffer>();
    const names = existsSync(folder) ? readdirSync(folder) : [];
    for (const path of names.map(name => join(folder, name)).filter(one => statSync(one).isFile())) {
      const bytes = readFileSync(path);
      const before = known.get(path);
      fresh.set(path, before?.equals(bytes) ? before : bytes);
    }
    known = fresh;
    shelf.replace([...known.values()]);
  };
  load();
  const reread = () => {
    try {
      load();
    } catch {
      // Kept as they were.
    }
  };
  return { shelf, reread };
}
