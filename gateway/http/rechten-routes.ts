/** Rights of residents in casework: restricting (AVG 18), erasing by two (AVG 17) and inzage of one organisation (AVG 15). */
import type { Hono } from 'hono';
import type { RechtenInzage, RechtenWissing } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import { isFresh } from '../access/authenticate.ts';
import { setRestriction } from '../casework/rechten/beperking.ts';
import { WIS_REFUSALS } from '../casework/rechten/erasable.ts';
import { type Inzage, inzageOf } from '../casework/rechten/inzage.ts';
import type { Wissing } from '../casework/rechten/ports.ts';
import { decideOnWissing, proposeWissing, type Wisbesluit } from '../casework/rechten/wissing.ts';
import { isRestricted } from '../casework/vroegsignalering/zaak.ts';
import { workerNames, workerOn } from '../casework/worker.ts';
import { signedBody } from '../consents/signed-body.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { TeamId } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { actingAs } from '../vier-ogen/vier-ogen.ts';
import { callerOf } from './guard.ts';
import { type ApiEnvironment, receive } from './incoming.ts';
import { pageOf, UUID } from './page.ts';
import { refusalProblem } from './refusals.ts';
import { json } from './respond.ts';
import type { SharedRoutes } from './shared-routes.ts';
import { teamCode } from './version.ts';

export function rechtenRoutes(
  api: Hono<ApiEnvironment>,
  exchange: Exchange,
  { answer, asTeam, readJson }: SharedRoutes,
): void {
  const { ports } = exchange;

  api.post('/v1/zaken/:zaakId/beperking', async c => {
    const body = await readJson(c, validators.rechtenBeperkingsbesluit);
    if (body.kind !== 'read') return answer(c, body);
    const { besluit, betrokkeneIngelichtTijdstip: told } = body.value;
    return asTeam(c, body.caller, body.value.team, async ({ person }, team) => {
      const now = ports.clock.now();
      const actor = person === null ? null : actingAs(person, 'privacyfunctionaris');
      if (person === null || actor === null) return problem('ROL_NIET_BEVOEGD');
      // The person hears of it before it is lifted (AVG 18(3)).
      if (besluit === 'opheffen' && !(told !== undefined && Date.parse(told) <= now.epochMs))
        return problem('ONGELDIG_VERZOEK');
      const zaakId = c.req.param('zaakId');
      if (!UUID.test(zaakId)) return problem('NIET_GEVONDEN');
      const names = workerNames(ports.keys, person);
      const stored = await setRestriction(ports, { team, zaakId, person: workerOn(names, null) }, besluit, now);
      if (stored === null) return problem('NIET_GEVONDEN');
      return json(c, 200, { zaakId, beperkt: stored.zaak.signalen.some(isRestricted), versie: stored.versie });
    });
  });

  api.get('/v1/wissingen', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const page = pageOf(c, []);
    if (page === null) return answer(c, problem('ONGELDIG_VERZOEK'));
    const found = await ports.wissingen.list(caller.oin, page.after, page.count, ports.clock.now().epochMs);
    return json(c, 200, {
      items: found.map(wissingView),
      ...(found.length === page.count ? { volgende: found.at(-1)!.wissingId } : {}),
    });
  });

  api.post('/v1/wissingen', async c => {
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const signed = await signedBody(exchange, received, validators.rechtenWissingaanvraag);
    if (signed.kind === 'problem') return answer(c, signed);
    if (!isFresh(signed.authenticated)) return answer(c, problem('HERHALING'));
    const actor = received.person === null ? null : actingAs(received.person, 'privacyfunctionaris');
    if (actor === null) return answer(c, problem('ROL_NIET_BEVOEGD'));
    const { team: code, zaakId, grond } = signed.value;
    return asTeam(c, { ...signed.authenticated.caller, person: received.person }, code, async (_caller, team) => {
      const outcome = await proposeWissing(ports, actor, { team, zaakId, grond }, received);
      if (outcome.kind !== 'done') return problemOf(outcome);
      return json(c, 201, wissingView(outcome.wissing), { Location: '/v1/wissingen' });
    });
  });

  api.post('/v1/wissingen/:wissingId/oordeel', async c => {
    const wissingId = c.req.param('wissingId');
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const signed = await signedBody(exchange, received, validators.rechtenWissingoordeel);
    if (signed.kind === 'problem') return answer(c, signed);
    if (!isFresh(signed.authenticated)) return answer(c, problem('HERHALING'));
    const actor = received.person === null ? null : actingAs(received.person, 'privacyfunctionaris');
    if (actor === null) return answer(c, problem('ROL_NIET_BEVOEGD'));
    if (!UUID.test(wissingId)) return answer(c, problem('NIET_GEVONDEN'));
    const { oordeel, kenmerk } = signed.value;
    const asked = { agreed: oordeel === 'akkoord', digest: kenmerk };
    const outcome = await decideOnWissing(ports, actor, wissingId, asked, received);
    return outcome.kind === 'done' ? json(c, 200, wissingView(outcome.wissing)) : answer(c, problemOf(outcome));
  });

  // A POST, because who it is about has no place in a URL.
  api.post('/v1/inzageverzoeken/_zoeken', async c => {
    const body = await readJson(c, validators.rechtenInzagevraag);
    if (body.kind !== 'read') return answer(c, body);
    const { caller } = body;
    if (caller.person === null) return answer(c, problem('TOKEN_ONTBREEKT'));
    const { bsn, achternaam, geboortedatum, adres } = body.value.persoon;
    const found = await inzageOf(exchange, {
      ...{ oin: caller.oin, person: workerOn(workerNames(ports.keys, caller.person), null), now: ports.clock.now() },
      teams: caller.client.teams.map(({ team }) => team).filter((team: TeamId) => team.startsWith(`${caller.oin}/`)),
      over: { bsn, achternaam, geboortedatum, adres },
    });
    return json(c, 200, inzageView(found));
  });
}

/** A zaak of another team or organisation, and one that is not there, answer alike. */
function problemOf(outcome: Exclude<Wisbesluit, { readonly kind: 'done' }>): Problem {
  switch (outcome.kind) {
    case 'unknown':
      return problem('NIET_GEVONDEN');
    case 'refused':
      return refusalProblem(outcome.code);
    case 'kept': {
      const { code, bewaardTot } = outcome;
      const uitleg =
        bewaardTot === null ? WIS_REFUSALS[code] : `${WIS_REFUSALS[code]} Bewaard tot en met ${bewaardTot}.`;
      return problem('WISSEN_GEWEIGERD', { reasons: [{ code, uitleg, artikelen: [] }] });
    }
  }
}

const instant = (epochMs: number) => new Date(epochMs).toISOString();

function wissingView(one: Wissing): RechtenWissing {
  return {
    ...{ wissingId: one.wissingId, team: teamCode(one.team), zaakId: one.zaakId, grond: one.grond },
    ...{ status: one.status, kenmerk: one.kenmerk, voorgesteldTijdstip: instant(one.voorgesteldMs) },
    ...(one.beslotenMs === null ? {} : { beslotenTijdstip: instant(one.beslotenMs) }),
    ...(one.gedaanMs === null ? {} : { gedaanTijdstip: instant(one.gedaanMs) }),
    ...(one.code === null ? {} : { code: one.code }),
  };
}

function inzageView({ verstrekkingen, zaken }: Inzage): RechtenInzage {
  return {
    verstrekkingen: verstrekkingen.map(one => {
      const { afzender, doel, route, type, grondslag, velden, gevondenOp, ...rest } = one;
      return {
        ...rest,
        type: type as RechtenInzage['verstrekkingen'][number]['type'],
        afzender: { oin: afzender.oin, ...(afzender.team === null ? {} : { team: afzender.team }) },
        ...(doel === null ? {} : { doel }),
        ...(route === null ? {} : { route }),
        ...{ grondslag: [...grondslag], velden: [...velden], gevondenOp: [...gevondenOp] },
      };
    }),
    zaken: zaken.map(({ zaakId, team, versie, staat, geopendOp, signalen, gevondenOp }) => ({
      ...{ zaakId, team: teamCode(team), versie, staat, geopendDatum: geopendOp, gevondenOp: [...gevondenOp] },
      signalen: signalen.map(({ ontvangenOp, ...signaal }) => ({ ...signaal, ontvangenDatum: ontvangenOp })),
    })),
  };
}
