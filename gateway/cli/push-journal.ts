/**
 * How far a push has come, on disk: an answered row is written down before anything else happens with the answer, so
 * a push that is killed goes on where it was. Holds row numbers, message ids and codes; nothing from a row.
 */
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolderOf, writeWhole } from './durable-file.ts';
import type { PushFinding, PushVerdict } from './push-report.ts';

/** What the rows mean depends on these; with another one of them the numbers of the rows say nothing. */
export interface JournalHead {
  /** Keyed digest of file, mapping and attachment: nobody without the key can try what stood in them. */
  readonly bestand: string;
  /** Day that stands in for a missing signal date, `jjjj-mm-dd`. */
  readonly datum: string;
  readonly afzender: string;
  readonly poort: string;
  /** Shows that the key of the message ids is still the same. */
  readonly kenmerksleutel: string;
}

export interface AnsweredRow {
  readonly row: number;
  readonly berichtId: string;
  readonly verdict: PushVerdict;
  readonly findings: readonly PushFinding[];
}

export interface StoredJournal {
  readonly head: JournalHead;
  /** Whether every row that could be sent was answered. */
  isFinished(): Promise<boolean>;
  rows(): AsyncGenerator<AnsweredRow>;
}

export interface Journal {
  /** Durable when this resolves. */
  append(rows: readonly AnsweredRow[]): Promise<void>;
  finish(): Promise<void>;
  close(): Promise<void>;
}

const SORT = 'seinhuis-voortgang';

type WrittenRow = readonly [row: number, berichtId: string, verdict: PushVerdict, findings: readonly number[]];
interface WrittenBatch {
  readonly bevindingen: readonly (readonly [code: string, uitleg: string])[];
  readonly rijen: readonly WrittenRow[];
}

interface Written extends Partial<WrittenBatch> {
  readonly klaar?: boolean;
}

/** @returns null when there is none; `unreadable` when something else stands there */
export async function readJournal(path: string): Promise<StoredJournal | 'unreadable' | null> {
  try {
    for await (const line of linesOf(path)) {
      const head = parse<JournalHead & { readonly soort: string; readonly v: number }>(line);
      return head?.soort === SORT && head.v === 1 ? stored(path, head) : 'unreadable';
    }
    return 'unreadable';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function stored(path: string, head: JournalHead): StoredJournal {
  async function* records(): AsyncGenerator<Written> {
    for await (const line of linesOf(path)) {
      // A line that was cut off by a crash is passed over: its rows are sent again, under the same ids.
      const record = parse<Written>(line);
      if (record !== null) yield record;
    }
  }
  return {
    head,
    async isFinished() {
      let last: Written = {};
      for await (const record of records()) last = record;
      return last.klaar === true;
    },
    async *rows() {
      for await (const { bevindingen = [], rijen = [] } of records())
        for (const [row, berichtId, verdict, places] of rijen)
          yield { row, berichtId, verdict, findings: places.map(place => findingAt(bevindingen, place)) };
    },
  };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = await open(path, 'r');
  try {
    yield* file.readLines({ autoClose: false });
  } finally {
    await file.close();
  }
}

function findingAt(list: WrittenBatch['bevindingen'], place: number): PushFinding {
  const [code = 'ONBEKEND', uitleg = ''] = list[place] ?? [];
  return { code, uitleg };
}

function parse<T>(line: string): T | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as T) : null;
  } catch {
    return null;
  }
}

/** Begins a journal, in the place of an older one. */
export async function beginJournal(path: string, head: JournalHead): Promise<Journal> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeWhole(path, `${JSON.stringify({ soort: SORT, v: 1, ...head })}\n`);
  await syncFolderOf(path);
  return resumeJournal(path);
}

/** Goes on with a journal. */
export async function resumeJournal(path: string): Promise<Journal> {
  const file = await open(path, 'a', 0o600);
  // After a line that was cut off, the next one must not be glued to it.
  await file.appendFile('\n');
  let last: Promise<void> = Promise.resolve();
  const write = (record: object): Promise<void> => {
    last = last.then(async () => {
      await file.appendFile(`${JSON.stringify(record)}\n`);
      await file.datasync();
    });
    return last;
  };
  return {
    append: rows => write(written(rows)),
    finish: () => write({ klaar: true }),
    close: async () => {
      await last.catch(() => undefined);
      await file.close();
    },
  };
}

function written(rows: readonly AnsweredRow[]): WrittenBatch {
  const places = new Map<string, number>();
  const bevindingen: (readonly [string, string])[] = [];
  const placeOf = ({ code, uitleg }: PushFinding) => {
    const key = JSON.stringify([code, uitleg]);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, bevindingen.length);
    return bevindingen.push([code, uitleg]) - 1;
  };
  const rijen = rows.map(
    ({ row, berichtId, verdict, findings }): WrittenRow => [row, berichtId, verdict, findings.map(placeOf)],
  );
  return { bevindingen, rijen };
}
