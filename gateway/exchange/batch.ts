/** A batch: messages as lines (NDJSON) under one signature, and how they are cut into lists that are written together. */
import { type Problem, problem } from '../problems.ts';

/** Design section 6: a batch has at most this many lines. */
export const MAX_BATCH_LINES = 1_000;

/** Lines written in one statement: enough to spread its fixed cost, few enough to keep single signals moving. */
const LIST_LINES = 100;

const NEWLINE = 0x0a;

/** Cuts a body into its lines; the last newline may be there or not. Nothing is read yet. */
export function linesOf(body: Buffer): { readonly kind: 'lines'; readonly lines: readonly Buffer[] } | Problem {
  const lines: Buffer[] = [];
  for (let from = 0; from < body.length; ) {
    if (lines.length === MAX_BATCH_LINES) return problem('TE_GROOT');
    const newline = body.indexOf(NEWLINE, from);
    const end = newline === -1 ? body.length : newline;
    lines.push(body.subarray(from, end));
    from = end + 1;
  }
  return lines.length === 0 ? problem('ONGELDIG_VERZOEK') : { kind: 'lines', lines };
}

/**
 * Cuts lines into lists, in order. A customer comes once in a list: whether an earlier signal about the same customer
 * is known (P7) is read from what was written, so the second waits for the first to be written.
 * @param customerOf number under which the sender knows the customer, where that matters
 */
export function listsOf<T>(lines: readonly T[], customerOf: (line: T) => string | null): readonly (readonly T[])[] {
  const lists: T[][] = [];
  let customers = new Set<string>();
  for (const line of lines) {
    const customer = customerOf(line);
    const last = lists.at(-1);
    if (last === undefined || last.length === LIST_LINES || (customer !== null && customers.has(customer))) {
      lists.push([line]);
      customers = new Set();
    } else last.push(line);
    if (customer !== null) customers.add(customer);
  }
  return lists;
}
