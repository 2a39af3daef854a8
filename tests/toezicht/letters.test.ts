/** Requests for inzage and lines of the log, below the screens: what two officers agreed on is told, and nothing else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { createInzageRequestStore } from '../../adapters/postgres/inzage-request-store.ts';
import { createLineStore } from '../../adapters/postgres/line-store.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { plusDays } from '../../consent/working-days.ts';
import { makeExchange } from '../../gateway/exchange/exchange.ts';
import { localStart } from '../../gateway/pages/toezicht/line-pages.tsx';
import {
  type Asker,
  decideOnLetter,
  type LetterParts,
  letterOf,
  monthAfter,
  openRequest,
  proposeLetter,
  requestsAreForgotten,
  requestsFallDue,
  viewRequest,
} from '../../gateway/toezicht/letters.ts';
import type { LeftOut } from '../../gateway/toezicht/ports.ts';
import type { Actor } from '../../gateway/vier-ogen/vier-ogen.ts';
import { DEBTOR, huurachterstand, oinOf } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const RENT = 'corporatie-de-vechtstroom';
const UTRECHT = 'gemeente-utrecht';
const OIN = oinOf(RENT);
const officer = (subject: string, role: Actor['role'] = 'privacyfunctionaris', oin = OIN): Actor => ({
  ...{ oin, issuer: null, subject, role },
});
const ANNE = officer('pf-anne');
const BEN = officer('pf-ben');
const LOOKER = { oin: OIN, teams: [`${OIN}/incasso` as const], person: 'k.proef' as const };
const ASKER: Asker = {
  ...{ achternaam: DEBTOR.achternaam, geboortedatum: DEBTOR.geboortedatum, adres: DEBTOR.adres },
  ...{ naam: 'Q.Z. Kwartelvogel', straat: 'Kadelaan 12', woonplaats: 'Utrecht', vastgesteld: 'balie' },
};

let world: World;
let pool: ReturnType<typeof openPool>;
let parts: LetterParts;
beforeAll(async () => {
  world = await openWorld({ participants: [RENT, UTRECHT] });
  pool = openPool(world.database.urls.gateway, 'proef', 3);
  const requests = createInzageRequestStore(kyselyOn(pool), { wake: () => {}, close: () => {} });
  parts = { exchange: makeExchange(world.gateway.ports), requests };
  await sent();
}, 60_000);
afterAll(async () => {
  await pool?.end();
  await world?.close();
});

async function sent(): Promise<string> {
  const answer = await world.call(RENT, 'POST', '/v1/signalen', huurachterstand(world.now().localDate));
  expect(answer.status, answer.text).toBe(201);
  return answer.body.verstrekkingId;
}

const at = () => ({ now: world.now(), traceId: '0'.repeat(32) });
const opened = async (id: string) => (await viewRequest(parts, LOOKER, id, world.now()))!;

async function made(): Promise<string> {
  return openRequest(parts, OIN, { receivedOn: world.now().localDate, asker: ASKER }, world.now());
}

async function proposed(id: string, choice: 'in' | LeftOut = 'in'): Promise<string> {
  const view = await opened(id);
  const choices = new Map(view.found!.verstrekkingen.map(one => [one.vermelding, choice] as const));
  const outcome = await proposeLetter(parts, ANNE, view, choices, at());
  if (outcome.kind !== 'done') throw new Error(`Cannot propose: ${outcome.kind}`);
  return outcome.request.proposal!.digest;
}

const decided = (id: string, digest: string, by = BEN, agreed = true) =>
  decideOnLetter(parts, by, id, { agreed, digest }, at());

describe('a letter of inzage', () => {
  it('needs a second officer of the organisation, who saw exactly these lines', async () => {
    const id = await made();
    const digest = await proposed(id);
    expect(await decided(id, digest, ANNE)).toEqual({ kind: 'refused', code: 'ZELFDE_PERSOON' });
    expect(await decided(id, 'f'.repeat(64))).toEqual({ kind: 'refused', code: 'ANDERE_INHOUD' });
    expect(await decided(id, digest, officer('b', 'beheerder'))).toMatchObject({ code: 'ROL_NIET_BEVOEGD' });
    expect(await decided(id, digest, officer('pf-ben', 'privacyfunctionaris', oinOf(UTRECHT)))).toEqual({
      kind: 'unknown',
    });
    expect(await letterOf(parts, LOOKER, id, world.now())).toEqual({ kind: 'not_agreed' });
    expect(await decided(id, digest)).toMatchObject({ kind: 'done', request: { state: 'goedgekeurd' } });
    expect(await decided(id, digest)).toEqual({ kind: 'closed' });
    expect(await proposeLetter(parts, ANNE, await opened(id), new Map(), at())).toEqual({ kind: 'closed' });
  });

  it('names the lines that were agreed on, and nothing that was found since', async () => {
    const id = await made();
    const before = (await opened(id)).found!.verstrekkingen.length;
    await decided(id, await proposed(id));
    await sent();
    expect((await opened(id)).found!.verstrekkingen.length).toBe(before + 1);
    const letter = await letterOf(parts, LOOKER, id, world.now());
    expect(letter).toMatchObject({ kind: 'letter', asker: { naam: ASKER.naam } });
    if (letter.kind === 'letter') expect(letter.lines.length).toBe(before);
  });

  it('leaves out what must protect somebody, with the reason in what was agreed', async () => {
    const id = await made();
    await decided(id, await proposed(id, 'uavg_41'));
    const letter = await letterOf(parts, LOOKER, id, world.now());
    if (letter.kind !== 'letter') throw new Error('Cannot read the letter');
    expect(letter.lines).toEqual([]);
    expect((await opened(id)).draft!.weggelaten.every(one => one.grond === 'uavg_41')).toBe(true);
  });

  it('is not shown while no signed checkpoint covers that two people agreed', async () => {
    const id = await made();
    await decided(id, await proposed(id));
    const { exchange } = parts;
    const uncovered = { ...exchange.ports, logGate: { waitUntilCovered: async () => false } };
    const without = { ...parts, exchange: { ...exchange, ports: uncovered } };
    expect(await letterOf(without, LOOKER, id, world.now())).toEqual({ kind: 'not_covered' });
  });

  it('goes back to its lines after a no, and can be proposed again', async () => {
    const id = await made();
    expect(await decided(id, await proposed(id), BEN, false)).toMatchObject({ request: { state: 'nieuw' } });
    expect(await decided(id, await proposed(id))).toMatchObject({ request: { state: 'goedgekeurd' } });
  });

  it('is nobody else’s: another organisation does not see that there is a request', async () => {
    const id = await made();
    const other = { ...LOOKER, oin: oinOf(UTRECHT), teams: [] };
    expect(await viewRequest(parts, other, id, world.now())).toBeNull();
    expect(await letterOf(parts, other, id, world.now())).toEqual({ kind: 'unknown' });
  });

  it('cannot be made any more when who asked is forgotten', async () => {
    const id = await made();
    const now = world.now();
    await requestsAreForgotten(parts.requests, { ...now, epochMs: now.epochMs + 149 * 86_400_000 });
    expect((await opened(id)).asker).not.toBeNull();
    await requestsAreForgotten(parts.requests, { ...now, epochMs: now.epochMs + 151 * 86_400_000 });
    expect(await opened(id)).toMatchObject({ asker: null, found: null });
    expect(await proposeLetter(parts, ANNE, await opened(id), new Map(), at())).toEqual({ kind: 'closed' });
  });

  it('is reminded of once, a week before its month is over, while nobody answered it', async () => {
    const id = await made();
    const { dueOn } = (await opened(id)).request;
    const told: string[] = [];
    const on = (localDate: string) =>
      requestsFallDue(parts.requests, { ...world.now(), localDate }, organisation => told.push(organisation));
    // Those of other tests were made on the same day; each is told of once.
    await on(plusDays(dueOn, -8));
    expect(told).toEqual([]);
    await on(plusDays(dueOn, -7));
    expect(told).toContain(OIN);
    told.length = 0;
    await on(dueOn);
    expect(told).toEqual([]);
  });

  it.each([
    ['2026-01-31', '2026-02-28'],
    ['2026-11-22', '2026-12-22'],
    ['2026-12-31', '2027-01-31'],
  ])('that came on %s is answered by %s at the latest', (came, due) => {
    expect(monthAfter(came)).toBe(due);
  });
});

describe('a day in the filter', () => {
  it.each([
    ['2026-11-22', '2026-11-21T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
  ])('begins at midnight here: %s', (day, instant) => {
    expect(new Date(localStart(day, momentOf)).toISOString()).toBe(instant);
  });
});

describe('the lines of an organisation', () => {
  const all = { kinds: null, other: null, type: null, routes: null, before: null };

  it('come page by page, newest first, and each once', async () => {
    const lines = createLineStore(pool);
    const { epochMs } = world.now();
    const filter = { ...all, fromMs: epochMs - 86_400_000, untilMs: epochMs + 86_400_000 };
    const whole = await lines.list(OIN, filter, 100);
    const seen: string[] = [];
    for (let before: string | null = null; ; ) {
      const page = await lines.list(OIN, { ...filter, before }, 2);
      seen.push(...page.lines.map(one => one.entryId));
      before = page.next;
      if (before === null) break;
    }
    expect(seen).toEqual(whole.lines.map(one => one.entryId));
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual(seen.toSorted().toReversed());
  });

  it('are looked for in so many entries and no more, and say how far that came', async () => {
    const first = '00000000-0000-0000-0000-000000000000';
    const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
    const { rows } = await pool.query(
      "select * from log_lines($1, $2, $3, array['geen-soort'], null, null, null, 2, 50)",
      [OIN, first, last],
    );
    expect(rows).toEqual([{ entry_id: expect.any(String), jcs: null }]);
  });

  it('are nobody’s who is no party, one by one and with how a message stands', async () => {
    const lines = createLineStore(pool);
    const id = await sent();
    const { epochMs } = world.now();
    const filter = { ...all, fromMs: epochMs - 86_400_000, untilMs: epochMs + 86_400_000 };
    const [own] = (await lines.list(OIN, filter, 1)).lines;
    expect(await lines.find(OIN, own!.entryId)).toEqual(own);
    expect(await lines.find(oinOf(UTRECHT), own!.entryId)).toBeNull();
    expect(await lines.standing(OIN, id)).toMatchObject({ status: 'wacht', kept: true });
    expect(await lines.standing(oinOf(UTRECHT), id)).toBeNull();
  });
});
