/**
 * A sender and a receiver on a bad day. They believe only what they were told, ask again what was not answered, and at
 * the end hold their books against the tables and the log.
 */
import pg from 'pg';
import { expect } from 'vitest';
import { verifyLogOverHttp } from '../../adapters/partner/index.ts';
import { ADDRESS, DEBTOR, huurachterstand, type Json } from '../support/messages.ts';
import type { Answer, World } from '../support/world.ts';

export const SENDER = 'corporatie-de-vechtstroom';
export const RECEIVER = 'gemeente-utrecht';
export const TEAM = 'schuldhulp';

/** `later`: 503 in the form that was promised. `cut`: the connection ended without an answer. Anything else throws. */
export type Ending = 'done' | 'later' | 'cut';

export interface Partners {
  /** Sends one new message, once. */
  send(): Promise<Ending>;
  /** Fetches one disclosure, once. */
  fetch(disclosureId: string): Promise<Ending>;
  /** Disclosures that were acknowledged, oldest first. */
  acknowledged(): readonly string[];
  /** Keeps sending, fetching and confirming while `work` goes on. */
  busyDuring(work: (heard: Readonly<Record<Ending, number>>) => Promise<void>): Promise<void>;
  /** Asks again whatever was not answered, fetches and confirms all, and compares. */
  expectBooksToMatch(): Promise<void>;
}

interface Surroundings extends Pick<World, 'call' | 'now' | 'database' | 'vkey' | 'logged'> {
  /** Where the log is read. */
  readonly logUrl: () => string;
  /** Port of the API; the world's own unless told. */
  readonly port?: () => number;
}

const PAUSE_MS = 25;
const PATIENCE_MS = 20_000;
const AT_ONCE = 10;
const ATTEMPTS = 600;
const TRACES = [DEBTOR.achternaam, DEBTOR.geboortedatum, DEBTOR.telefoon, DEBTOR.email, ADDRESS.postcode];

export function partnersOf(world: Surroundings): Partners {
  const unanswered = new Map<string, Json>();
  const receipts = new Map<string, { readonly message: Json; readonly disclosureId: string; readonly text: string }>();
  const arrived = new Map<string, string>();
  let lastNote: string | undefined;

  async function ask(as: string, method: string, path: string, body?: Json): Promise<Answer | 'later' | 'cut'> {
    const port = world.port?.();
    const called = world.call(as, method, path, body, port === undefined ? {} : { port });
    // As any client of ours it has an end to its patience: whoever dies with a connection in its hands does not close it.
    const answer = await Promise.race([
      called.catch(() => 'cut' as const),
      pause(PATIENCE_MS).then(() => 'cut' as const),
    ]);
    if (answer === 'cut') return 'cut';
    if (answer.status !== 503) return answer;
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(answer.body.code).toBe('NIET_BEREIKBAAR');
    expect(TRACES.filter(trace => answer.text.includes(trace))).toEqual([]);
    return 'later';
  }

  /** The form of what is answered when all is well; everything else is a fault of the gateway. */
  function well(answer: Answer, status: number): Json {
    expect(answer.status, answer.text).toBe(status);
    return answer.body;
  }

  async function sendMessage(message: Json): Promise<Ending> {
    unanswered.set(message.berichtId, message);
    const answer = await ask(SENDER, 'POST', '/v1/signalen', message);
    if (typeof answer === 'string') return answer;
    const { verstrekkingId, ontvangstbewijs } = well(answer, 201);
    const known = receipts.get(message.berichtId);
    if (known !== undefined) expect(ontvangstbewijs).toBe(known.text);
    receipts.set(message.berichtId, { message, disclosureId: verstrekkingId, text: ontvangstbewijs });
    unanswered.delete(message.berichtId);
    return 'done';
  }

  const send = () => sendMessage(huurachterstand(world.now().localDate));

  async function fetchAll(ids: readonly string[]): Promise<Ending> {
    if (ids.length === 0) return 'done';
    const answer = await ask(RECEIVER, 'POST', '/v1/postvak/_ophalen', { team: TEAM, verstrekkingen: ids });
    if (typeof answer === 'string') return answer;
    for (const item of well(answer, 200).items) {
      expect(item.status).toBe('verstrekt');
      // The same body each time it is handed over.
      expect(arrived.get(item.verstrekkingId) ?? item.zegel).toBe(item.zegel);
      arrived.set(item.verstrekkingId, item.zegel);
    }
    return 'done';
  }

  async function confirmAll(ids: readonly string[]): Promise<Ending> {
    if (ids.length === 0) return 'done';
    const items = ids.map(verstrekkingId => ({ verstrekkingId, zegel: arrived.get(verstrekkingId) }));
    const answer = await ask(RECEIVER, 'POST', '/v1/postvak/_bevestigen', { team: TEAM, items });
    if (typeof answer === 'string') return answer;
    for (const item of well(answer, 200).items) expect(item.status).toBe('bevestigd');
    return 'done';
  }

  async function receive(): Promise<Ending> {
    const listed = await ask(RECEIVER, 'GET', `/v1/postvak?team=${TEAM}&aantal=50`);
    if (typeof listed === 'string') return listed;
    const ids = well(listed, 200).items.map((item: Json) => item.verstrekkingId);
    const fetched = await fetchAll(ids);
    return fetched === 'done' ? confirmAll(ids) : fetched;
  }

  async function persist(work: () => Promise<Ending>): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if ((await work()) === 'done') return;
      await pause();
    }
    throw new Error('No answer came');
  }

  async function compare(): Promise<void> {
    const expected = [...receipts.values()].map(one => one.disclosureId).sort();
    expect(new Set(expected).size).toBe(expected.length);
    const client = new pg.Client({ connectionString: world.database.adminUrl });
    await client.connect();
    try {
      const idsOf = async (text: string): Promise<string[]> =>
        (await client.query<{ id: string }>(text)).rows.map(row => row.id).sort();
      const entriesOf = (kind: string) =>
        idsOf(`select jcs::jsonb ->> 'verstrekking' as id from log_entry where kind = '${kind}'`);
      expect(await idsOf('select disclosure_id as id from delivery')).toEqual(expected);
      expect(await entriesOf('besloten')).toEqual(expected);
      expect(await entriesOf('verstrekt')).toEqual(expected);
      expect(await entriesOf('bevestigd')).toEqual(expected);
      // Every entry gets its one place; the last of them a moment after the last confirmation.
      await eventually(async () => (await client.query('select 1 from log_waiting')).rowCount).toBe(0);
      const { rows } = await client.query<{ entries: number; places: number }>(
        `select (select count(*)::int from log_entry) as entries, (select count(distinct entry_id)::int from log_leaf) as places`,
      );
      expect(rows[0]!.places).toBe(rows[0]!.entries);
      const published = 'select max(size)::int as size from log_checkpoint';
      await eventually(async () => (await client.query(published)).rows[0]!.size).toBe(rows[0]!.entries);
    } finally {
      await client.end();
    }
    const verdict = await verifyLogOverHttp(
      world.logUrl(),
      world.vkey,
      lastNote === undefined ? {} : { previousNote: lastNote },
    );
    expect(verdict).toMatchObject({ kind: 'intact' });
    if (verdict.kind === 'intact') lastNote = verdict.note;
    expect(world.logged.filter(line => TRACES.some(trace => line.includes(trace)))).toEqual([]);
  }

  return {
    send,
    fetch: id => fetchAll([id]),
    acknowledged: () => [...receipts.values()].map(one => one.disclosureId),
    async busyDuring(work) {
      const heard = { done: 0, later: 0, cut: 0 };
      let over = false;
      const count = async (step: () => Promise<Ending>) => {
        const ending = await step();
        heard[ending] += 1;
        await pause();
        return ending;
      };
      const sending = async () => {
        while (!over) {
          const message = huurachterstand(world.now().localDate);
          // A sender that hears nothing sends the same again, not another.
          while ((await count(() => sendMessage(message))) !== 'done' && !over);
        }
      };
      const receiving = async () => {
        while (!over) await count(receive);
      };
      const loops = Promise.all([sending(), sending(), sending(), receiving()]);
      loops.catch(() => {
        over = true;
      });
      try {
        await work(heard);
      } finally {
        over = true;
        await loops;
      }
    },
    async expectBooksToMatch() {
      const asked = [...unanswered.values()];
      // What was acknowledged before the bad day gives the same receipt after it.
      const again = [...receipts.values()].slice(-3).map(one => one.message);
      const all = [...asked, ...again].values();
      const sendRest = async () => {
        for (const message of all) await persist(() => sendMessage(message));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, sendRest));
      const ids = [...receipts.values()].map(one => one.disclosureId);
      for (let from = 0; from < ids.length; from += 200) {
        const some = ids.slice(from, from + 200);
        await persist(() => fetchAll(some));
        await persist(() => confirmAll(some));
      }
      await compare();
    },
  };
}

export function pause(milliseconds = PAUSE_MS): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** Asks until it is so; a busy machine takes longer than a quiet one. */
export function eventually<T>(ask: () => T) {
  return expect.poll(ask, { timeout: 20_000, interval: 50 });
}
