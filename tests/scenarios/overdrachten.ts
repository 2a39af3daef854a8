/** Steps of a handover in a scenario, and of what is asked along with it: people of two teams, each on the own side. */

import { handoversFallDue } from '../../gateway/casework/trajecten/falling-due.ts';
import type { TestProvider } from '../support/identity-provider.ts';
import { type Json, oinOf } from '../support/messages.ts';
import { type Worker, workerOf } from '../support/workers.ts';
import type { World } from '../support/world.ts';
import { merge, relativeDate } from './changes.ts';
import type { Differences } from './differences.ts';
import type { BeginHandover, HandoverScenarioStep, LookAtHandover, StepInHandover } from './format.ts';
import { exampleOf } from './message.ts';
import { asInAsking, type Person, withPerson } from './person.ts';

/** What a scenario has begun, by the name it gave it. */
export interface Begun {
  readonly soort: Soort;
  readonly id: string;
}

type Soort = NonNullable<BeginHandover['soort']>;

/** What the steps need to know of the scenario so far. */
export interface HandoverState {
  readonly begun: Map<string, Begun>;
  /** Everybody in a scenario with a handover is this one person, whom no other scenario has. */
  readonly person: Person | null;
  /** Of the last message that was let in. */
  readonly verstrekkingId: string | null;
}

const WHERE: Readonly<Record<Soort, { readonly path: string; readonly id: string }>> = {
  overdracht: { path: 'overdrachten', id: 'overdrachtId' },
  toegang: { path: 'toegangen', id: 'toegangId' },
  woningvraag: { path: 'woningvragen', id: 'woningId' },
};

const LAST = '';

export async function takeHandoverStep(
  step: HandoverScenarioStep,
  state: HandoverState,
  world: World,
  provider: TestProvider,
  found: Differences,
): Promise<void> {
  const { als, team, wie = 'anna', rol = 'medewerker' } = step;
  const worker = await workerOf(world, provider, { participant: als, team, subject: wie, role: rol });
  switch (step.doe) {
    case 'begin-overdracht':
      return begin(step, state, worker, world, found);
    case 'stap-in-overdracht':
      return makeStep(step, state, worker, world, found);
    case 'kijk-overdracht':
      return look(step, state, worker, world, found);
  }
}

/** As the minute does it: reminders, escalations, and what a consent that ended stops. */
export async function handoversOfToday(world: World): Promise<void> {
  await handoversFallDue(world.gateway.ports, world.now(), () => undefined);
}

async function begin(step: BeginHandover, state: HandoverState, worker: Worker, world: World, found: Differences) {
  const today = world.now().localDate;
  const { soort = 'overdracht', bericht, wat = {}, noem, verwacht } = step;
  const message = withPerson(exampleOf(bericht, undefined, today), state.person);
  const naar =
    step.naar === undefined
      ? { oin: message.ontvanger.oin, team: message.ontvanger.team }
      : { oin: oinOf(step.naar.organisatie), team: step.naar.team };
  const asked = { team: step.team, naar, ...STARTS[soort](message, today, state.verstrekkingId) };
  const answer = await worker.call('POST', `/v1/${WHERE[soort].path}`, merge(asked, wat, today));
  found.equal('status', answer.status, verwacht.status, answer.body);
  if (verwacht.code !== undefined) found.equal('code', answer.body?.code, verwacht.code);
  if (answer.status !== 201) return;
  const made = { soort, id: answer.body[WHERE[soort].id] as string };
  state.begun.set(LAST, made);
  if (noem !== undefined) state.begun.set(noem, made);
}

/** What is asked unless a scenario says otherwise. */
const STARTS: Readonly<Record<Soort, (message: Json, today: string, verstrekkingId: string | null) => Json>> = {
  overdracht: (message, today) => ({
    ...{ ankerdatum: today, plandatum: relativeDate('vandaag + 60 dagen', today) },
    gebieden: [{ gebied: 'huisvesting', dringend: true }],
    betrokkene: asInAsking(message),
  }),
  toegang: (message, _today, verstrekkingId) => ({
    ...{ betrokkene: asInAsking(message), clientondersteuning: 'aangeboden', verstrekkingId },
  }),
  woningvraag: (_message, today, verstrekkingId) => ({
    ...{ gewenstOp: relativeDate('vandaag + 60 dagen', today), verstrekkingId },
  }),
};

function begunAs(over: string | undefined, { begun }: HandoverState): Begun {
  const known = begun.get(over ?? LAST);
  if (known === undefined) throw new Error(over === undefined ? 'er is nog niets begonnen' : `niets heet ${over}`);
  return known;
}

async function makeStep(step: StepInHandover, state: HandoverState, worker: Worker, world: World, found: Differences) {
  const { soort, id } = begunAs(step.over, state);
  const { path } = WHERE[soort];
  const seen = await worker.call('GET', `/v1/${path}/${id}?team=${step.team}`);
  const version = step.oudeVersie === true ? '"1"' : String(seen.headers.etag ?? '"1"');
  const asked = merge(undefined, step.stap, world.now().localDate);
  if (step.metBericht === true) asked.verstrekkingId = state.verstrekkingId;
  const body = { team: step.team, ...asked };
  const answer = await worker.call('POST', `/v1/${path}/${id}/stappen`, body, { 'if-match': version });
  const { status, code, ...rest } = step.verwacht;
  found.equal('status', answer.status, status, answer.body);
  if (code !== undefined) found.equal('code', answer.body?.code, code);
  if (answer.status === 200) compare(answer.body, rest, world.now().localDate, found);
}

async function look(step: LookAtHandover, state: HandoverState, worker: Worker, world: World, found: Differences) {
  const { soort, id } = begunAs(step.over, state);
  const answer = await worker.call('GET', `/v1/${WHERE[soort].path}/${id}?team=${step.team}`);
  const { status = 200, zonderWoorden = [], ...rest } = step.verwacht;
  found.equal('status', answer.status, status, answer.body);
  for (const word of zonderWoorden)
    found.equal(`noemt ${word}`, answer.text.toLowerCase().includes(word.toLowerCase()), false);
  if (answer.status === 200) compare(answer.body, rest, world.now().localDate, found);
}

type Expected = Omit<LookAtHandover['verwacht'], 'status' | 'zonderWoorden'>;

function compare(stand: Json, expected: Expected, today: string, found: Differences): void {
  const { stand: status, regie, kant, aanZet, weigering, hoeVerder, verteld = [], nietVerteld = [] } = expected;
  if (status !== undefined) found.equal('stand', stand.status, status);
  if (regie !== undefined) found.equal('regie', stand.regie, regie);
  if (kant !== undefined) found.equal('kant', stand.kant, kant);
  if (aanZet !== undefined) found.sameSet('aanZet', stand.aanZet, aanZet);
  if (weigering !== undefined) found.equal('weigering', stand.weigering?.reden, weigering);
  if (hoeVerder !== undefined) found.equal('hoeVerder', typeof stand.weigering?.hoeVerder === 'string', hoeVerder);
  const told = ((stand.herinneringen ?? []) as Json[]).map(one => `${one.termijn} ${one.soort}`);
  for (const one of verteld) found.equal(`verteld: ${one}`, told.includes(one), true);
  for (const one of nietVerteld) found.equal(`verteld: ${one}`, told.includes(one), false);
  for (const name of expected.zichtbaar ?? []) found.equal(`zichtbaar ${name}`, stand[name] !== undefined, true);
  for (const name of expected.nietZichtbaar ?? []) found.equal(`zichtbaar ${name}`, stand[name] !== undefined, false);
  for (const [naam, wanted] of Object.entries(expected.termijnen ?? {})) {
    const term = (stand.termijnen as Json[] | undefined)?.find(one => one.naam === naam);
    if (wanted === null) found.equal(naam, term, undefined);
    else
      for (const [field, value] of Object.entries(wanted))
        found.equal(
          `${naam} ${field}`,
          term?.[field],
          typeof value === 'string' ? (relativeDate(value, today) ?? value) : value,
        );
  }
}
