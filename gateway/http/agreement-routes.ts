/** Agreements of the calling organisation: offering, signing and reading them. */
import type { Hono } from 'hono';
import { listAgreements, offerAgreement, readAgreement, signAgreement } from '../agreements/agreements.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { type Problem, problem } from '../problems.ts';
import { callerOf } from './guard.ts';
import { type ApiContext, type ApiEnvironment, receive } from './incoming.ts';
import { json } from './respond.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const LIST_LIMIT = 500;

export function agreementRoutes(
  api: Hono<ApiEnvironment>,
  exchange: Exchange,
  answer: (c: ApiContext, result: Problem | Response) => Response,
): void {
  const { ports } = exchange;

  api.post('/v1/afspraken', async c => {
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const result = await offerAgreement(exchange, received);
    if (result.kind === 'problem') return answer(c, result);
    return json(c, 201, result.stand, { Location: `/v1/afspraken/${result.stand.afspraak.afspraakId}` });
  });

  api.post('/v1/afspraken/:afspraakId/ondertekening', async c => {
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const id = c.req.param('afspraakId');
    const result = UUID.test(id) ? await signAgreement(exchange, received, id) : problem('NIET_GEVONDEN');
    return result.kind === 'problem' ? answer(c, result) : json(c, 200, result.stand);
  });

  api.get('/v1/afspraken', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const after = c.req.query('na') ?? null;
    const count = Number(c.req.query('aantal') ?? '100');
    if ((after !== null && !UUID.test(after)) || !Number.isInteger(count) || count < 1 || count > LIST_LIMIT)
      return answer(c, problem('ONGELDIG_VERZOEK'));
    const items = await listAgreements(exchange, caller, after, count);
    return json(c, 200, {
      items,
      ...(items.length === count ? { volgende: items.at(-1)!.afspraak.afspraakId } : {}),
    });
  });

  api.get('/v1/afspraken/:afspraakId', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const id = c.req.param('afspraakId');
    const stand = UUID.test(id) ? await readAgreement(exchange, caller, id) : null;
    return stand === null ? answer(c, problem('NIET_GEVONDEN')) : json(c, 200, stand);
  });
}
