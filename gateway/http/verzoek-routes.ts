/** Requests over the API: three kinds, one way. */
import type { Hono } from 'hono';
import type {
  VerzoekMaatwerkAanmelding,
  VerzoekMaatwerkStap,
  VerzoekMaatwerkStapVulAan,
  VerzoekToegangAanmelding,
  VerzoekToegangStap,
  VerzoekWoningAanmelding,
  VerzoekWoningStap,
} from '../../schemas/generated/types.ts';
import { type Checked, validators } from '../../schemas/validate.ts';
import { MAATWERK_STATUSES } from '../casework/overdracht/maatwerk.ts';
import { TOEGANG_STATUSES } from '../casework/overdracht/toegang.ts';
import { WONING_STATUSES } from '../casework/overdracht/woning.ts';
import { type Beginnings, beginRequest, type Steps, stepRequest } from '../casework/trajecten/asking.ts';
import type { At } from '../casework/trajecten/handovers.ts';
import { regionalRules } from '../casework/trajecten/regional.ts';
import type { RequestKind } from '../casework/trajecten/requests.ts';
import type { Asked, OwnSending, SendingEnd } from '../casework/trajecten/sending.ts';
import type { Asker } from '../casework/trajecten/taking.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Pseudonymiser } from '../exchange/pseudonyms.ts';
import { kaartAfterNo } from '../kaart/referral.ts';
import type { Ports, TeamId } from '../ports.ts';
import { problem } from '../problems.ts';
import type { ApiContext, ApiEnvironment } from './incoming.ts';
import { askerOf, type OverdrachtDoors, problemOf } from './overdracht-routes.ts';
import { pageOf, UUID } from './page.ts';
import { json } from './respond.ts';
import { versionSeen, versionTag } from './version.ts';
import { requestOf } from './verzoek-answers.ts';

interface Kind<K extends RequestKind, Beginning extends OfTeam, Step extends OfTeam> {
  readonly kind: K;
  readonly path: string;
  readonly statuses: readonly string[];
  readonly beginning: (value: unknown) => Checked<Beginning>;
  readonly step: (value: unknown) => Checked<Step>;
  readonly begin: (ask: Beginning, asker: Asker, at: At) => Promise<SendingEnd>;
  readonly take: (id: string, ask: Step, seen: number, asker: Asker, at: At) => Promise<SendingEnd>;
}

/** After these somebody still needs what was asked. */
const SAYS_NO: readonly string[] = ['afgewezen', 'andere_oplossing', 'niet_toegelaten'];

interface OfTeam {
  readonly team: string;
}

/** The message that carries it was sent and accepted before. */
function onMessage<K extends RequestKind>(
  ports: Ports,
  pseudonyms: Pseudonymiser,
  kind: K,
): Pick<Kind<K, Beginnings[K] & OfTeam, Steps[K] & OfTeam>, 'begin' | 'take'> {
  return {
    begin: (ask, asker, at) => beginRequest(ports, pseudonyms, kind, ask, asker, at),
    take: (id, ask, seen, asker, at) => stepRequest(ports, kind, id, ask, seen, asker, at),
  };
}

/** Either that, or the gateway sends it for a team whose key it keeps: exactly one of both. */
function sentOrOnMessage<K extends RequestKind>(
  ports: Ports,
  pseudonyms: Pseudonymiser,
  kind: K,
  sending: OwnSending,
): Pick<Kind<K, Asking[K], Stepping[K]>, 'begin' | 'take'> {
  const named = onMessage(ports, pseudonyms, kind);
  return {
    async begin(asked, asker, at) {
      if (!isOneOf(asked)) return problem('ONGELDIG_VERZOEK');
      if (asked.bericht !== undefined) return sending.begin(kind, asked as unknown as Asked[K], asker, at);
      return named.begin(asked as unknown as Beginnings[K] & OfTeam, asker, at);
    },
    async take(id, asked, seen, asker, at) {
      if (asked.stap !== 'vulAan' || kind !== 'maatwerk') return named.take(id, asked as never, seen, asker, at);
      const step = asked as VerzoekMaatwerkStapVulAan;
      if (!isOneOf(step)) return problem('ONGELDIG_VERZOEK');
      const { bericht } = step;
      if (bericht !== undefined) return sending.add(id, { ...step, bericht }, seen, asker, at);
      return named.take(id, step as never, seen, asker, at);
    },
  };
}

/** As they are asked, before it is known which of both was named. */
interface Asking {
  readonly toegang: VerzoekToegangAanmelding;
  readonly woning: VerzoekWoningAanmelding;
  readonly maatwerk: VerzoekMaatwerkAanmelding;
}

interface Stepping {
  readonly toegang: VerzoekToegangStap;
  readonly woning: VerzoekWoningStap;
  readonly maatwerk: VerzoekMaatwerkStap;
}

const isOneOf = ({ bericht, verstrekkingId }: { readonly bericht?: unknown; readonly verstrekkingId?: string }) =>
  (bericht === undefined) !== (verstrekkingId === undefined);

export function verzoekRoutes(
  api: Hono<ApiEnvironment>,
  exchange: Exchange,
  doors: OverdrachtDoors,
  sending: OwnSending,
): void {
  const { ports, pseudonyms } = exchange;
  routesOf(api, exchange, doors, {
    ...{ kind: 'toegang', path: '/v1/toegangen', statuses: TOEGANG_STATUSES },
    ...sentOrOnMessage(ports, pseudonyms, 'toegang', sending),
    beginning: validators.verzoekToegangAanmelding,
    step: validators.verzoekToegangStap,
  });
  routesOf(api, exchange, doors, {
    ...{ kind: 'woning', path: '/v1/woningvragen', statuses: WONING_STATUSES },
    ...sentOrOnMessage(ports, pseudonyms, 'woning', sending),
    beginning: validators.verzoekWoningAanmelding,
    step: validators.verzoekWoningStap,
  });
  routesOf(api, exchange, doors, {
    ...{ kind: 'maatwerk', path: '/v1/maatwerkverzoeken', statuses: MAATWERK_STATUSES },
    ...sentOrOnMessage(ports, pseudonyms, 'maatwerk', sending),
    beginning: validators.verzoekMaatwerkAanmelding,
    step: validators.verzoekMaatwerkStap,
  });
}

function routesOf<K extends RequestKind, Beginning extends OfTeam, Step extends OfTeam>(
  api: Hono<ApiEnvironment>,
  { ports }: Exchange,
  { answer, forTeam, readJson }: OverdrachtDoors,
  { kind, path, statuses, beginning, step, begin, take }: Kind<K, Beginning, Step>,
): void {
  api.post(path, async c => {
    const body = await readJson(c, beginning);
    if (body.kind !== 'read') return answer(c, body);
    const asker = askerOf(ports, body.caller, body.value.team, null);
    if ('kind' in asker) return answer(c, asker);
    const at = { now: ports.clock.now(), traceId: c.get('traceId') };
    return ended(c, await begin(body.value, asker, at), asker.team as TeamId, 201);
  });

  api.get(path, c =>
    forTeam(c, c.req.query('team'), async (_caller, team) => {
      const page = pageOf(c, statuses);
      if (page === null) return problem('ONGELDIG_VERZOEK');
      const found = await ports.verzoeken.list(kind, team, page);
      const now = ports.clock.now();
      const regional = await regionalRules(ports);
      const items = found.flatMap((one): Readonly<Record<string, unknown>>[] => {
        const request = requestOf(kind, one, team, now, regional);
        return request === null ? [] : [request];
      });
      const last = found.length === page.count ? idIn(items.at(-1)) : undefined;
      return json(c, 200, { items, ...(last === undefined ? {} : { volgende: last }) });
    }),
  );

  api.get(`${path}/:${kind}Id`, c =>
    forTeam(c, c.req.query('team'), async (_caller, team) => shown(c, c.req.param(`${kind}Id`) ?? '', team, 200)),
  );

  api.post(`${path}/:${kind}Id/stappen`, async c => {
    const id = c.req.param(`${kind}Id`) ?? '';
    const body = await readJson(c, step);
    if (body.kind !== 'read') return answer(c, body);
    const version = versionSeen(c);
    if (typeof version !== 'number') return answer(c, version);
    const asker = askerOf(ports, body.caller, body.value.team, null);
    if ('kind' in asker) return answer(c, asker);
    if (!UUID.test(id)) return answer(c, problem('NIET_GEVONDEN'));
    const at = { now: ports.clock.now(), traceId: c.get('traceId') };
    return ended(c, await take(id, body.value, version, asker, at), asker.team as TeamId, 200);
  });

  const idIn = (item: Readonly<Record<string, unknown>> | undefined) => item?.[`${kind}Id`] as string | undefined;

  async function ended(c: ApiContext, end: SendingEnd, team: TeamId, status: 200 | 201): Promise<Response> {
    if (end.kind === 'problem') return answer(c, end);
    return answer(c, end.kind === 'done' ? await shown(c, end.id, team, status) : problemOf(end));
  }

  async function shown(c: ApiContext, id: string, team: TeamId, status: 200 | 201) {
    const seen = UUID.test(id) ? await ports.verzoeken.find(kind, team, id) : null;
    const now = ports.clock.now();
    const regional = await regionalRules(ports);
    const request = seen === null ? null : requestOf(kind, seen, team, now, regional);
    if (seen === null || request === null) return problem('NIET_GEVONDEN');
    const headers = status === 201 ? { Location: `${path}/${id}` } : {};
    const { state } = seen;
    const sides = { asked: state.afzender.team, refusing: state.ontvanger.team };
    const kaart = SAYS_NO.includes(state.status) ? await kaartAfterNo(ports, sides, null, now) : [];
    return json(c, status, kaart.length === 0 ? request : { ...request, kaart }, {
      ...headers,
      ...versionTag(seen.versie),
    });
  }
}
