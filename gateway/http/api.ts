/**
 * The API in one screen: every route and what it calls. Identity comes from the connection and the signature;
 * nothing here decides anything.
 */
import { Hono } from 'hono';
import { assess } from '../../consent/assess.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { validators } from '../../schemas/validate.ts';
import { type Caller, claimedTeam } from '../access/authenticate.ts';
import { reachesOneOf } from '../access/person.ts';
import type { OwnSending } from '../casework/trajecten/sending.ts';
import { giveConsent, readConsent } from '../consents/consents.ts';
import { withdrawConsent } from '../consents/withdrawal.ts';
import { policyInForce } from '../exchange/circumstances.ts';
import { teamsIn } from '../exchange/entries.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { confirmReceipt, fetchFromPostbox, listPostbox } from '../exchange/postbox.ts';
import { signReceipt, signReceiptList } from '../exchange/receipt.ts';
import { acceptBatch, acceptSignal, type LineAnswer } from '../exchange/signal-flow.ts';
import { withKaart } from '../kaart/referral.ts';
import { openProof } from '../logbook/open-proof.ts';
import type { TeamId } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { answerRouting } from '../routing/answer.ts';
import { agreementRoutes } from './agreement-routes.ts';
import { cijferRoutes } from './cijfer-routes.ts';
import { consentRoutes } from './consent-routes.ts';
import { callerOf, guard } from './guard.ts';
import { heldRoutes } from './held-routes.ts';
import { type ApiContext, type ApiEnvironment, BATCH, readTrace, receive } from './incoming.ts';
import { kaartRoutes } from './kaart-routes.ts';
import { logRoutes } from './log-routes.ts';
import { overdrachtRoutes } from './overdracht-routes.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { rechtenRoutes } from './rechten-routes.ts';
import { API_HEADERS, brokenPromiseResponse, json, problemDocument, problemResponse } from './respond.ts';
import type { SharedRoutes } from './shared-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';
import { teamRoutes } from './team-routes.ts';
import { verzoekRoutes } from './verzoek-routes.ts';
import { zaakReadingRoutes } from './zaak-reading-routes.ts';
import { zaakRoutes } from './zaak-routes.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const LIST_LIMIT = 500;

export interface ApiParts {
  readonly exchange: Exchange;
  /** What is sent for a team whose key is kept here, as a step of its casework. */
  readonly sending: OwnSending;
  /** `openapi.json`, as generated from the schemas. */
  readonly openapi: string;
  /** Told of exceptions: broken promises, not refusals. Answers whether it looks like an outage. */
  readonly onBroken: (where: string, error: unknown, traceId: string) => { readonly unavailable: boolean };
}

export function apiRoutes({ exchange, openapi, onBroken, sending }: ApiParts): Hono<ApiEnvironment> {
  const { ports } = exchange;
  const api = new Hono<ApiEnvironment>();
  const answer = (c: ApiContext, result: Problem | Response) =>
    result instanceof Response ? result : problemResponse(result, c.get('traceId'));

  api.use(async (c, next) => {
    const startedMs = ports.clock.now().epochMs;
    c.set('traceId', readTrace(c, ports));
    if (acceptsOurs(c.req.path, c.req.header('accept'))) await next();
    else c.res = problemResponse(problem('NIET_AANVAARDBAAR'), c.get('traceId'));
    ports.tally.answered(
      `${c.req.method} ${c.req.routePath}`,
      c.res.status,
      null,
      ports.clock.now().epochMs - startedMs,
    );
  });
  api.onError((error, c) => {
    const { unavailable } = onBroken(c.req.routePath, error, c.get('traceId'));
    return brokenPromiseResponse(c.get('traceId'), unavailable);
  });
  api.notFound(c => notHere(c, api.routes));

  api.use(guard(ports));

  api.route('/logboek', logRoutes(ports));

  api.get(
    '/v1/openapi.json',
    () =>
      new Response(openapi, {
        headers: { ...API_HEADERS, 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' },
      }),
  );

  api.post('/v1/signalen', async c => {
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const result = await acceptSignal(exchange, received);
    if (result.kind === 'problem') return answer(c, result);
    const { besluit, verstrekkingId, logboek } = result.receipt;
    const body = { besluit, verstrekkingId, ontvangstbewijs: signReceipt(ports.keys, result.receipt) };
    return json(c, ACCEPTED_STATUS[besluit], body, { Location: `/v1/verstrekkingen/${logboek.vermelding}` });
  });

  api.post('/v1/signalen/_batch', async c => {
    const received = await receive(c, ports, BATCH);
    if ('kind' in received) return answer(c, received);
    const result = await acceptBatch(exchange, received);
    if (result.kind === 'problem') return answer(c, result);
    const receipts = result.lines.flatMap(({ answer: one }) => (one.kind === 'accepted' ? [one.receipt] : []));
    return json(c, 200, {
      regels: result.lines.map((line, index) => lineOf(line, index + 1, c.get('traceId'))),
      ontvangstbewijs: receipts.length === 0 ? null : signReceiptList(ports.keys, receipts),
    });
  });

  api.get('/v1/postvak', c =>
    forTeam(c, c.req.query('team'), async (_caller, team) => {
      const after = c.req.query('na') ?? null;
      const count = Number(c.req.query('aantal') ?? '100');
      if ((after !== null && !UUID.test(after)) || !Number.isInteger(count) || count < 1 || count > LIST_LIMIT)
        return problem('ONGELDIG_VERZOEK');
      const items = await listPostbox(exchange, team, after, count);
      // Neutral on purpose: type and sender say something about a resident and come with the body (rule D-09).
      return json(c, 200, {
        items: items.map(item => ({
          verstrekkingId: item.disclosureId,
          ontvangenTijdstip: new Date(item.epochMs).toISOString(),
          status: item.status,
          ...(item.notice ? { mededeling: item.notice } : {}),
        })),
        ...(items.length === count ? { volgende: items.at(-1)!.disclosureId } : {}),
      });
    }),
  );

  api.get('/v1/postvak/:verstrekkingId', c =>
    forTeam(c, c.req.query('team'), async (caller, team) => {
      const id = c.req.param('verstrekkingId') ?? '';
      if (!UUID.test(id)) return problem('NIET_GEVONDEN');
      const fetched = await fetchFromPostbox(exchange, caller, team, [id], {
        now: ports.clock.now(),
        traceId: c.get('traceId'),
      });
      if (fetched.kind === 'problem') return fetched;
      const item = fetched.items[0]!;
      if (item.status === 'verstrekt') return json(c, 200, item);
      return problem(FETCH_PROBLEM[item.status]);
    }),
  );

  api.post('/v1/postvak/_ophalen', async c => {
    const body = await readJson(c, validators.postvakOphalen);
    if (body.kind !== 'read') return answer(c, body);
    return asTeam(c, body.caller, body.value.team, async (caller, team) => {
      const ids = [...new Set(body.value.verstrekkingen)];
      const fetched = await fetchFromPostbox(exchange, caller, team, ids, {
        now: ports.clock.now(),
        traceId: c.get('traceId'),
      });
      return fetched.kind === 'problem' ? fetched : json(c, 200, { items: fetched.items });
    });
  });

  api.post('/v1/postvak/_bevestigen', async c => {
    const body = await readJson(c, validators.postvakBevestigen);
    if (body.kind !== 'read') return answer(c, body);
    return asTeam(c, body.caller, body.value.team, async (caller, team) => {
      const at = { now: ports.clock.now(), traceId: c.get('traceId') };
      const confirmed = await confirmReceipt(exchange, caller, team, body.value.items, at);
      if (confirmed.length === 1 && confirmed[0]!.status === 'ander_zegel') return problem('ANDER_ZEGEL');
      if (confirmed.length === 1 && confirmed[0]!.status === 'niet_gevonden') return problem('NIET_GEVONDEN');
      return json(c, 200, { items: confirmed });
    });
  });

  api.post('/v1/toestemmingen', async c => {
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const result = await giveConsent(exchange, received);
    if (result.kind === 'problem') return answer(c, result);
    const { kind: _, ...body } = result;
    return json(c, 201, body, { Location: `/v1/toestemmingen/${result.toestemmingId}` });
  });

  api.get('/v1/toestemmingen/:toestemmingId', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const id = c.req.param('toestemmingId');
    const result = UUID.test(id) ? await readConsent(exchange, caller, id) : problem('NIET_GEVONDEN');
    if (result.kind === 'problem') return answer(c, result);
    const { kind: _, ...body } = result;
    return json(c, 200, body);
  });

  api.post('/v1/toestemmingen/:toestemmingId/intrekking', async c => {
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const id = c.req.param('toestemmingId');
    const result = UUID.test(id) ? await withdrawConsent(exchange, received, id) : problem('NIET_GEVONDEN');
    if (result.kind === 'problem') return answer(c, result);
    const { kind: _, ...body } = result;
    return json(c, 200, body);
  });

  // Nothing personal fits in the question, so nothing about it is kept: no entry, no log line.
  api.post('/v1/toetsingen', async c => {
    const body = await readJson(c, validators.toetsingVraag);
    if (body.kind !== 'read') return answer(c, body);
    const now = ports.clock.now();
    return json(c, 200, assess(body.value, policyInForce(await ports.directory.current(), now), now));
  });

  // Nobody's name or number fits in the question; an address goes to the register and nowhere else.
  api.post('/v1/routeringen', async c => {
    const body = await readJson(c, validators.routeringVraag);
    if (body.kind !== 'read') return answer(c, body);
    const now = ports.clock.now();
    const directory = await ports.directory.current();
    const found = await answerRouting(body.value, ports.routing, directory, policyInForce(directory, now), now);
    return 'kind' in found ? answer(c, found) : json(c, 200, await withKaart(ports, body.value, found, now));
  });

  api.get('/v1/verstrekkingen/:vermelding', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const id = c.req.param('vermelding');
    const proof = UUID.test(id) ? await openProof(ports.logReader, ports.keys.logKey, id, caller.oin) : null;
    const isTheirs = proof !== null && reachesOneOf(caller, teamsIn(proof.vermelding));
    return isTheirs ? json(c, 200, proof) : answer(c, problem('NIET_GEVONDEN'));
  });

  api.get('/v1/organisaties', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const directory = await ports.directory.current();
    const items = [...directory.organisations.values()]
      .filter(organisation => organisation.status === 'aangesloten')
      .map(({ oin, naam }) => ({
        oin,
        naam,
        teams: [...directory.teams.values()]
          .filter(team => team.oin === oin)
          .map(team => ({ team: team.code, soort: team.soort, gemeenten: team.gemeenten })),
      }));
    return json(c, 200, { items });
  });

  consentRoutes(api, exchange, answer);
  agreementRoutes(api, exchange, answer);
  proposalRoutes(api, exchange, answer);
  heldRoutes(api, exchange, answer);
  const shared: SharedRoutes = { answer, forTeam, asTeam, readJson };
  subscriptionRoutes(api, ports, shared);
  zaakRoutes(api, exchange, shared);
  zaakReadingRoutes(api, exchange, shared);
  rechtenRoutes(api, exchange, shared);
  teamRoutes(api, exchange, shared);
  overdrachtRoutes(api, exchange, shared, sending);
  verzoekRoutes(api, exchange, shared, sending);
  kaartRoutes(api, ports, shared);
  cijferRoutes(api, ports, answer);

  /** Runs `work` for a team this caller was registered for; any other team is refused before anything is read. */
  async function forTeam(
    c: ApiContext,
    code: string | undefined,
    work: (caller: Caller, team: TeamId) => Promise<Response | Problem>,
  ): Promise<Response> {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    return code === undefined ? answer(c, problem('ONGELDIG_VERZOEK')) : asTeam(c, caller, code, work);
  }

  async function asTeam(
    c: ApiContext,
    caller: Caller,
    code: string,
    work: (caller: Caller, team: TeamId) => Promise<Response | Problem>,
  ): Promise<Response> {
    const team = claimedTeam(caller, code);
    return answer(c, team === null ? problem('AFZENDER_NIET_GEREGISTREERD') : await work(caller, team));
  }

  type Check<T> = (value: unknown) => { kind: 'valid'; value: T } | { kind: 'invalid'; faults: Problem['faults'] };

  /** Who asks comes before what is asked: a stranger does not learn what a document should look like. */
  async function readJson<T>(
    c: ApiContext,
    check: Check<T>,
  ): Promise<{ kind: 'read'; caller: Caller; value: T } | Problem> {
    const received = await receive(c, ports);
    if ('kind' in received) return received;
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return caller;
    const parsed = parseStrict(received.body);
    if (parsed.kind === 'invalid') return problem('ONGELDIG_VERZOEK', { faults: parsed.faults });
    const checked = check(parsed.value);
    return checked.kind === 'valid'
      ? { kind: 'read', caller, value: checked.value }
      : problem('ONGELDIG_VERZOEK', { faults: checked.faults ?? [] });
  }

  return api;
}

/** Everything here is JSON (or the public log, which has one form); figures can be had as CSV too. Whoever cannot take that is told so. */
function acceptsOurs(path: string, accept: string | undefined): boolean {
  if (accept === undefined) return true;
  const more = path === '/v1/cijfers' ? ['text/csv'] : [];
  const ranges = accept.split(',').map(range => range.split(';')[0]!.trim().toLowerCase());
  return ranges.some(range =>
    ['*/*', 'application/*', 'application/json', 'text/plain', 'application/octet-stream', ...more].includes(range),
  );
}

/** Rule http-methods: a path that exists under other methods answers 405 and says which; any other path is not found. */
function notHere(c: ApiContext, routes: readonly { readonly path: string; readonly method: string }[]): Response {
  const matches = (pattern: string) => new RegExp(`^${pattern.replace(/:[A-Za-z]+/g, '[^/]+')}$`).test(c.req.path);
  const methods = new Set(
    routes.filter(one => one.path.startsWith('/v1/') && matches(one.path)).map(one => one.method),
  );
  methods.delete('ALL');
  if (methods.size === 0) return problemResponse(problem('NIET_GEVONDEN'), c.get('traceId'));
  const response = problemResponse(problem('METHODE_NIET_TOEGESTAAN'), c.get('traceId'));
  response.headers.set('Allow', [...methods].sort().join(', '));
  return response;
}

const ACCEPTED_STATUS = { toegestaan: 201, aangehouden: 202 } as const;

/** What a line of a batch would have got on its own, without the signature: the list is signed once. */
function lineOf({ messageId, answer }: LineAnswer, number: number, traceId: string) {
  const line = { regel: number, ...(messageId === null ? {} : { berichtId: messageId }) };
  if (answer.kind === 'accepted') {
    const { besluit, verstrekkingId } = answer.receipt;
    return { ...line, status: ACCEPTED_STATUS[besluit], besluit, verstrekkingId };
  }
  const document = problemDocument(answer, traceId);
  return { ...line, status: document.status, probleem: document };
}

const FETCH_PROBLEM = {
  niet_meer_beschikbaar: 'NIET_MEER_BESCHIKBAAR',
  niet_vrijgegeven: 'NIET_VRIJGEGEVEN',
  niet_gevonden: 'NIET_GEVONDEN',
} as const;
