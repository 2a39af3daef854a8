/** Routes about consents and objections beyond giving and withdrawing, which stand with the others in `api.ts`. */
import type { Hono } from 'hono';
import { consentReceipt } from '../consents/consent-receipt.ts';
import { decideObjection, giveObjection, readObjection } from '../consents/objections.ts';
import { listObjections } from '../consents/open-objections.ts';
import type { ObjectionState } from '../consents/ports.ts';
import { listTexts, readText, registerText } from '../consents/texts.ts';
import { changeConsent } from '../consents/withdrawal.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { type Problem, problem } from '../problems.ts';
import { callerOf } from './guard.ts';
import { type ApiContext, type ApiEnvironment, receive } from './incoming.ts';
import { pageOf, UUID } from './page.ts';
import { json } from './respond.ts';

const STATES = ['open', 'gegrond', 'ongegrond', 'opgeheven'] as const satisfies readonly ObjectionState[];

export function consentRoutes(
  api: Hono<ApiEnvironment>,
  exchange: Exchange,
  answer: (c: ApiContext, result: Problem | Response) => Response,
): void {
  const { ports } = exchange;
  const idOf = (c: ApiContext, name: string) => {
    const id = c.req.param(name) ?? '';
    return UUID.test(id) ? id : null;
  };

  api.post('/v1/toestemmingen/:toestemmingId/stand', async c => {
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const id = idOf(c, 'toestemmingId');
    const result = id === null ? problem('NIET_GEVONDEN') : await changeConsent(exchange, received, id);
    if (result.kind === 'problem') return answer(c, result);
    const { kind: _, ...body } = result;
    return json(c, 200, body);
  });

  api.get('/v1/toestemmingen/:toestemmingId/ontvangstbewijs', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const id = idOf(c, 'toestemmingId');
    const result = id === null ? problem('NIET_GEVONDEN') : await consentReceipt(exchange, caller, id);
    if (result.kind === 'problem') return answer(c, result);
    const { kind: _, ...body } = result;
    return json(c, 200, body);
  });

  api.post('/v1/toestemmingsteksten', async c => {
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const result = await registerText(exchange, received);
    if (result.kind === 'problem') return answer(c, result);
    return json(c, 201, result.item, { Location: `/v1/toestemmingsteksten/${result.item.sha256}` });
  });

  api.get('/v1/toestemmingsteksten', async c => {
    const caller = await callerOf(c, ports);
    return caller.kind === 'problem' ? answer(c, caller) : json(c, 200, { items: await listTexts(exchange, caller) });
  });

  api.get('/v1/toestemmingsteksten/:tekst', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const item = await readText(exchange, caller, c.req.param('tekst'));
    return item === null ? answer(c, problem('NIET_GEVONDEN')) : json(c, 200, item);
  });

  api.post('/v1/bezwaren', async c => {
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const result = await giveObjection(exchange, received);
    if (result.kind === 'problem') return answer(c, result);
    const { kind: _, ...body } = result;
    return json(c, 201, body, { Location: `/v1/bezwaren/${result.bezwaarId}` });
  });

  api.get('/v1/bezwaren', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const page = pageOf(c, STATES);
    if (page === null) return answer(c, problem('ONGELDIG_VERZOEK'));
    const items = await listObjections(ports, caller.oin, page.status, page.after, page.count);
    return json(c, 200, {
      items,
      ...(items.length === page.count ? { volgende: items.at(-1)!.bezwaarId } : {}),
    });
  });

  api.get('/v1/bezwaren/:bezwaarId', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const id = idOf(c, 'bezwaarId');
    const result = id === null ? problem('NIET_GEVONDEN') : await readObjection(exchange, caller, id);
    if (result.kind === 'problem') return answer(c, result);
    const { kind: _, ...body } = result;
    return json(c, 200, body);
  });

  api.post('/v1/bezwaren/:bezwaarId/besluit', async c => {
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const id = idOf(c, 'bezwaarId');
    const result = id === null ? problem('NIET_GEVONDEN') : await decideObjection(exchange, received, id);
    if (result.kind === 'problem') return answer(c, result);
    const { kind: _, ...body } = result;
    return json(c, 200, body);
  });
}
