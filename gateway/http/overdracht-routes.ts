/** Handovers over the API: begin one, see what waits, see one as the own side may, make a step on what was seen. */
import type { Hono } from 'hono';
import type { Moment } from '../../consent/moment.ts';
import type { OverdrachtStap } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import { type Caller, claimedTeam } from '../access/authenticate.ts';
import { STATUSES } from '../casework/overdracht/arrows.ts';
import { OVERDRACHT_REFUSALS } from '../casework/overdracht/refusals.ts';
import type { Handover } from '../casework/overdracht/traject.ts';
import {
  type At,
  beginHandover,
  type HandoverEnd,
  seeHandover,
  stepHandover,
  wordsId,
} from '../casework/trajecten/handovers.ts';
import type { SeenHandover } from '../casework/trajecten/ports.ts';
import { regionalRules } from '../casework/trajecten/regional.ts';
import type { OwnSending } from '../casework/trajecten/sending.ts';
import { type Asker, actorOn } from '../casework/trajecten/taking.ts';
import { workerNames } from '../casework/worker.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { openForGateway } from '../exchange/gateway-seal.ts';
import { kaartAfterNo } from '../kaart/referral.ts';
import type { Ports, TeamId } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import type { ApiContext, ApiEnvironment } from './incoming.ts';
import { lineOf, standOf } from './overdracht-answers.ts';
import { pageOf, UUID } from './page.ts';
import { json } from './respond.ts';
import type { ReadJson, TeamDoor } from './team-door.ts';
import { stepRefusal, versionSeen, versionTag } from './version.ts';

export interface OverdrachtDoors {
  readonly answer: (c: ApiContext, result: Problem | Response) => Response;
  readonly forTeam: TeamDoor;
  readonly readJson: ReadJson;
}

export function overdrachtRoutes(
  api: Hono<ApiEnvironment>,
  { ports, pseudonyms }: Exchange,
  { answer, forTeam, readJson }: OverdrachtDoors,
  sending: OwnSending,
): void {
  api.post('/v1/overdrachten', async c => {
    const body = await readJson(c, validators.overdrachtAanmelding);
    if (body.kind !== 'read') return answer(c, body);
    const asker = askerOf(ports, body.caller, body.value.team, null);
    if ('kind' in asker) return answer(c, asker);
    const at = { now: ports.clock.now(), traceId: c.get('traceId') };
    const begun = await beginHandover(ports, pseudonyms, body.value, asker, at);
    return ended(c, begun, asker, 201);
  });

  api.get('/v1/overdrachten', c =>
    forTeam(c, c.req.query('team'), async (caller, team) => {
      const page = pageOf(c, STATUSES);
      const kant = oneOf(c.req.query('kant'), ['afzender', 'ontvanger']);
      const wachtOp = oneOf(c.req.query('wachtOp'), ['mij', 'team']);
      if (page === null || kant === undefined || wachtOp === undefined) return problem('ONGELDIG_VERZOEK');
      if (wachtOp === 'mij' && caller.person === null) return problem('TOKEN_ONTBREEKT');
      const found = await ports.trajecten.list(team, {
        ...{ status: page.status, kant, after: page.after, count: page.count },
        waiting: wachtOp !== null,
        persons: wachtOp === 'mij' ? workerNames(ports.keys, caller.person!) : null,
      });
      const items = found.flatMap(one => lineOf(one, team) ?? []);
      return json(c, 200, {
        items,
        ...(found.length === page.count ? { volgende: found.at(-1)!.overdrachtId } : {}),
      });
    }),
  );

  api.get('/v1/overdrachten/:overdrachtId', c =>
    forTeam(c, c.req.query('team'), async (caller, team) => {
      const id = c.req.param('overdrachtId') ?? '';
      const at = { now: ports.clock.now(), traceId: c.get('traceId') };
      const seen = UUID.test(id) ? await seeHandover(ports, team, id, at) : null;
      return seen === null ? problem('NIET_GEVONDEN') : shown(c, seen, caller, team, 200);
    }),
  );

  api.post('/v1/overdrachten/:overdrachtId/stappen', async c => {
    const id = c.req.param('overdrachtId');
    const body = await readJson(c, validators.overdrachtStap);
    if (body.kind !== 'read') return answer(c, body);
    const version = versionSeen(c);
    if (typeof version !== 'number') return answer(c, version);
    const colleague = 'medewerker' in body.value ? (body.value.medewerker ?? null) : null;
    const asker = askerOf(ports, body.caller, body.value.team, colleague);
    if ('kind' in asker) return answer(c, asker);
    if (!UUID.test(id)) return answer(c, problem('NIET_GEVONDEN'));
    const at = { now: ports.clock.now(), traceId: c.get('traceId') };
    return ended(c, await stepped(id, body.value, version, asker, at), asker, 200, body.caller);
  });

  /** On a message that was accepted, or with one that the gateway sends; never both. */
  async function stepped(id: string, ask: OverdrachtStap, seen: number, asker: Asker, at: At) {
    if (ask.stap !== 'stelVoor' || ask.bericht === undefined) return stepHandover(ports, id, ask, seen, asker, at);
    if (ask.verstrekkingId !== undefined) return problem('ONGELDIG_VERZOEK');
    const end = await sending.propose(id, { ...ask, bericht: ask.bericht }, seen, asker, at);
    return end.kind === 'done' ? ({ kind: 'done', overdrachtId: end.id, versie: end.versie } as const) : end;
  }

  /** Whatever came of a step: what it is now, or why not. */
  async function ended(
    c: ApiContext,
    end: HandoverEnd | Problem,
    asker: Asker,
    status: 200 | 201,
    caller?: Caller,
  ): Promise<Response> {
    if (end.kind === 'problem') return answer(c, end);
    if (end.kind !== 'done') return answer(c, problemOf(end));
    const seen = await ports.trajecten.find(asker.team as TeamId, end.overdrachtId);
    if (seen === null) return answer(c, problem('NIET_GEVONDEN'));
    return answer(c, await shown(c, seen, caller ?? null, asker.team as TeamId, status));
  }

  async function shown(
    c: ApiContext,
    seen: SeenHandover,
    caller: Caller | null,
    team: TeamId,
    status: 200 | 201,
  ): Promise<Response | Problem> {
    const { traject, overdrachtId, words, versie } = seen;
    const person = caller?.person ?? null;
    const me =
      person === null
        ? null
        : actorOn(traject, overdrachtId, {
            ...{ team, role: 'medewerker', colleague: null },
            names: workerNames(ports.keys, person),
          }).person;
    const opened =
      words === null ? null : (openForGateway(ports.keys, wordsId(overdrachtId, words.number), words.sealed) as string);
    const now = ports.clock.now();
    const handover = traject.handovers.find(one => one.handoverId === overdrachtId);
    const [kaart, regional] = await Promise.all([wayOn(ports, handover, now), regionalRules(ports)]);
    const stand = standOf(seen, team, now.localDate, opened, me, kaart, regional);
    if (stand === null) return problem('NIET_GEVONDEN');
    const headers = status === 201 ? { Location: `/v1/overdrachten/${overdrachtId}` } : {};
    return json(c, status, stand, { ...headers, ...versionTag(versie) });
  }
}

/** After a refusal or a referral. */
export async function wayOn(ports: Ports, handover: Handover | undefined, now: Moment) {
  if (handover?.weigering == null) return [];
  const { afzender, ontvanger, weigering } = handover;
  return kaartAfterNo(ports, { asked: afzender.team, refusing: ontvanger.team }, weigering.alternatief, now);
}

/** Steps are people's: who is behind the connection, for a team that both the client and the person speak for. */
export function askerOf(
  { keys }: Pick<Ports, 'keys'>,
  caller: Caller,
  code: string,
  colleague: string | null,
): Asker | Problem {
  const { person } = caller;
  if (person === null) return problem('TOKEN_ONTBREEKT');
  const team = claimedTeam(caller, code);
  if (team === null) return problem('AFZENDER_NIET_GEREGISTREERD');
  const role = person.roles.includes('teamleider') ? 'teamleider' : 'medewerker';
  const { oin, issuer } = person;
  return {
    team,
    role,
    names: workerNames(keys, person),
    colleague: colleague === null ? null : workerNames(keys, { oin, issuer, subject: colleague }).at(-1)!,
  };
}

/** A foreign handover and one that is not there answer alike. */
export function problemOf(end: Exclude<HandoverEnd, { kind: 'done' }>): Problem {
  switch (end.kind) {
    case 'unknown':
      return problem('NIET_GEVONDEN');
    case 'outdated':
      return problem('VERSIE_VERLOPEN');
    case 'no-team':
      return problem('PARTIJ_ONBEKEND');
    case 'bsn': {
      const detail = 'Hier staat een burgerservicenummer in. Haal het weg.';
      const fault = { pointer: '/woordenClient', code: 'BSN_NIET_TOEGESTAAN', detail };
      return problem('ONGELDIG_VERZOEK', { faults: [fault] });
    }
    case 'refused':
      return end.code === 'ZAAK_ONBEKEND'
        ? problem('NIET_GEVONDEN')
        : stepRefusal(end.code, OVERDRACHT_REFUSALS[end.code]);
  }
}

/** @returns undefined when it is none of these, null when it was not asked */
export function oneOf<T extends string>(value: string | undefined, known: readonly T[]): T | null | undefined {
  return value === undefined ? null : known.find(one => one === value);
}
