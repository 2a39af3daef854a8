/** One page of a list: which state, after which id, how many at most. */
import type { ApiContext } from './incoming.ts';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const LIST_LIMIT = 500;

export interface Page<State extends string> {
  readonly status: State | null;
  readonly after: string | null;
  readonly count: number;
}

/** @returns null when something asked for is not possible */
export function pageOf<State extends string>(c: ApiContext, states: readonly State[]): Page<State> | null {
  const status = c.req.query('status') ?? null;
  const after = c.req.query('na') ?? null;
  const count = Number(c.req.query('aantal') ?? '100');
  const isState = (text: string): text is State => (states as readonly string[]).includes(text);
  if ((status !== null && !isState(status)) || (after !== null && !UUID.test(after))) return null;
  if (!Number.isInteger(count) || count < 1 || count > LIST_LIMIT) return null;
  return { status, after, count };
}
