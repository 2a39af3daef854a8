/** Two people (R20) and an objection (R15) about one message: neither lifts what the other holds. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDays } from '../../consent/working-days.ts';
import { decideOnHeld, heldFallsDue, proposeOnHeld } from '../../gateway/held/held.ts';
import type { HeldAnswer, HeldOutcome } from '../../gateway/held/ports.ts';
import type { Actor } from '../../gateway/vier-ogen/vier-ogen.ts';
import { energieachterstand, oinOf } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const SENDER = 'energie-lichtstad';
const officer = (subject: string): Actor => ({
  oin: oinOf(SENDER),
  issuer: null,
  subject,
  role: 'privacyfunctionaris',
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

async function held(): Promise<string> {
  const today = world.now().localDate;
  const message = energieachterstand(today, 'eindelevering');
  message.inhoud.eindeLeveringsdatum = plusDays(today, 14);
  const answer = await world.call(SENDER, 'POST', '/v1/signalen', message);
  expect(answer.body.besluit, answer.text).toBe('aangehouden');
  return answer.body.verstrekkingId;
}

const now = () => new Date(world.now().epochMs).toISOString();

async function object(id: string, soort: 'bezwaar' | 'beperking'): Promise<string> {
  const bezwaarId = randomUUID();
  const answer = await world.call(SENDER, 'POST', '/v1/bezwaren', {
    bezwaarId,
    soort,
    afzender: { oin: oinOf(SENDER), team: 'incasso', hoedanigheid: 'energieleverancier' },
    ontvanger: { oin: oinOf('gemeente-utrecht'), team: 'schuldhulp' },
    verstrekkingen: [id],
    ...{ ingediendTijdstip: now(), wijze: 'mondeling', vastgelegdDoor: 'KCC-4', doorWie: 'betrokkene' },
  });
  expect(answer.status, answer.text).toBe(201);
  return bezwaarId;
}

async function end(bezwaarId: string, besluit: 'gegrond' | 'ongegrond' | 'opgeheven'): Promise<void> {
  const answer = await world.call(SENDER, 'POST', `/v1/bezwaren/${bezwaarId}/besluit`, {
    ...{ besluit, besluitTijdstip: now(), beslotenDoor: 'JUR-1', betrokkeneIngelichtTijdstip: now() },
  });
  expect(answer.status, answer.text).toBe(200);
}

async function bothAsked(id: string, answer: HeldAnswer): Promise<HeldOutcome> {
  const { ports } = world.gateway;
  const made = await proposeOnHeld(ports, officer('pf-anne'), id, answer, world.now());
  if (made.kind !== 'proposed') throw new Error(`Cannot propose: ${made.kind}`);
  const { proposalId } = made.proposal;
  return decideOnHeld(ports, officer('pf-ben'), id, { proposalId, agreed: true }, world.now());
}

async function bothSay(id: string, answer: HeldAnswer): Promise<void> {
  expect(await bothAsked(id, answer)).toEqual({ kind: 'decided', answer });
}

const fetched = async (id: string) =>
  (await world.call('gemeente-utrecht', 'GET', `/v1/postvak/${id}?team=schuldhulp`)).status;
const DAY_MS = 86_400_000;
const FORBIDDEN = 403;
const GONE = 410;
const RELEASED = 200;

describe('a held message to which somebody objects', () => {
  it('stays after two people let it through, until the objection ends', async () => {
    const id = await held();
    const objection = await object(id, 'bezwaar');
    await bothSay(id, 'toelaten');
    expect(await fetched(id)).toBe(FORBIDDEN);
    await end(objection, 'ongegrond');
    expect(await fetched(id)).toBe(RELEASED);
  });

  it('never goes when the objection is right, whatever two people said', async () => {
    const id = await held();
    const objection = await object(id, 'bezwaar');
    await bothSay(id, 'toelaten');
    await end(objection, 'gegrond');
    expect(await fetched(id)).toBe(GONE);
  });

  it('is not let through by an objection that was wrong: two people still have to decide', async () => {
    const id = await held();
    await end(await object(id, 'bezwaar'), 'ongegrond');
    expect(await fetched(id)).toBe(FORBIDDEN);
    await bothSay(id, 'toelaten');
    expect(await fetched(id)).toBe(RELEASED);
  });

  it('is destroyed when two people refuse it, and the objection has nothing left to hold', async () => {
    const id = await held();
    const objection = await object(id, 'bezwaar');
    await bothSay(id, 'weigeren');
    expect(await fetched(id)).toBe(GONE);
    await end(objection, 'ongegrond');
    expect(await fetched(id)).toBe(GONE);
  });

  it.each(['toelaten', 'weigeren'] as const)(
    'is not decided on (%s) while it is restricted, and can be afterwards',
    async answer => {
      const id = await held();
      const restriction = await object(id, 'beperking');
      expect((await bothAsked(id, answer)).kind).toBe('restricted');
      expect(await fetched(id)).toBe(FORBIDDEN);
      await end(restriction, 'opgeheven');
      await bothSay(id, answer);
      expect(await fetched(id)).toBe(answer === 'toelaten' ? RELEASED : GONE);
    },
  );

  it('does not run out of time while it is restricted, and does afterwards', async () => {
    const id = await held();
    const restriction = await object(id, 'beperking');
    const late = { epochMs: world.now().epochMs + 60 * DAY_MS, localDate: plusDays(world.now().localDate, 60) };
    await heldFallsDue(world.gateway.ports, late, () => {});
    expect(await fetched(id)).toBe(FORBIDDEN);
    await end(restriction, 'opgeheven');
    await heldFallsDue(world.gateway.ports, late, () => {});
    expect(await fetched(id)).toBe(GONE);
  });

  it('does not keep the terms of others from running out', async () => {
    const restricted = await held();
    const restriction = await object(restricted, 'beperking');
    const other = await held();
    const late = { epochMs: world.now().epochMs + 60 * DAY_MS, localDate: plusDays(world.now().localDate, 60) };
    const ended: string[] = [];
    await heldFallsDue(world.gateway.ports, late, step => void ended.push(step), 1);
    expect(ended).toEqual(['verlopen']);
    expect([await fetched(restricted), await fetched(other)]).toEqual([FORBIDDEN, GONE]);
    await end(restriction, 'opgeheven');
  });
});
