/**
 * The one place that asks the table who may call what. It stands before every route; a route that is not in the table
 * answers like one that does not exist, to everybody.
 */
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { type Caller, identify } from '../access/authenticate.ts';
import { identifyPerson } from '../access/person.ts';
import { type Callers, WHO_MAY } from '../access/who-may.ts';
import type { Ports } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { type ApiContext, type ApiEnvironment, peerChainOf } from './incoming.ts';
import { problemResponse } from './respond.ts';

/** @param whoMay the table; the one of this gateway unless a test brings another */
export function guard(ports: Ports, whoMay: ReadonlyMap<string, Callers> = WHO_MAY): MiddlewareHandler<ApiEnvironment> {
  return async (c, next) => {
    const fault = await refusal(c, ports, whoMay);
    if (fault === null) await next();
    else c.res = problemResponse(fault, c.get('traceId'));
  };
}

async function refusal(c: ApiContext, ports: Ports, whoMay: ReadonlyMap<string, Callers>): Promise<Problem | null> {
  const route = matchedRoutes(c).find(one => one.method !== 'ALL');
  // No route at all: the answer to that is made elsewhere, and there is nothing behind it.
  if (route === undefined) return null;
  const callers = whoMay.get(`${route.method} ${route.path}`);
  if (callers === undefined) return problem('NIET_GEVONDEN');
  if (callers.kind === 'everybody') return null;
  if (callers.kind === 'residents') return problem('NIET_GEVONDEN');
  const authorization = c.req.header('authorization');
  // Software is let in further on, by certificate and, where a message is signed, by signature.
  if (authorization === undefined) return callers.machine ? null : problem('TOKEN_ONTBREEKT');

  const now = ports.clock.now();
  const client = await identify(ports, peerChainOf(c), now);
  if (client.kind === 'problem') return client;
  const person = await identifyPerson(ports, client, authorization, callers, now);
  if ('kind' in person) return person;
  c.set('caller', { ...client, person });
  return null;
}

/** Who is calling, for reading; a person was let in before, and paid for it. */
export async function callerOf(c: ApiContext, ports: Ports): Promise<Caller | Problem> {
  return c.get('caller') ?? (await identify(ports, peerChainOf(c), ports.clock.now()));
}
