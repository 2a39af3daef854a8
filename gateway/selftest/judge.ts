/** What the answer to one kind says about the gateway. Pure. */
import type { Expected } from './kinds.ts';
import type { SelfTestAnswer } from './ports.ts';

/**
 * `geweigerd`: refused exactly as it must be. `doorgelaten`: it passed. `anders`: refused, but not for this. Both of these
 * raise the alarm. `niet_afgerond`: no answer, or one that says to come back; that is a slow gateway, not an open one.
 */
export type SelfTestOutcome = 'geweigerd' | 'doorgelaten' | 'anders' | 'niet_afgerond';

export interface Judged {
  readonly outcome: SelfTestOutcome;
  /** Of the answer, as far as it is one of our codes; null otherwise. */
  readonly code: string | null;
}

/** Reasons that say that the policy in force has no such route. */
const NO_ROUTE: readonly string[] = ['GEEN_GRONDSLAG', 'VERKEERDE_AFZENDERROL', 'VERKEERDE_ONTVANGER'];
const CODE = /^[A-Z0-9_:]{2,60}$/;
const WORST_FIRST: readonly SelfTestOutcome[] = ['doorgelaten', 'anders', 'niet_afgerond', 'geweigerd'];

export function judge(answer: SelfTestAnswer, expected: Expected): Judged {
  if (answer.kind === 'lost') return { outcome: 'niet_afgerond', code: null };
  const { status, document } = answer;
  if (expected.lines === undefined || status !== 200) return judgeOne(status, document, expected);
  const lines = listOf(document, 'regels');
  // Fewer lines than were sent: one was neither refused nor answered, and the gateway said that all was well.
  if (lines.length !== expected.lines) return { outcome: 'doorgelaten', code: null };
  const judged = lines.map(line => judgeOne(Number(fieldOf(line, 'status')), fieldOf(line, 'probleem'), expected));
  return judged.toSorted((a, b) => WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome))[0]!;
}

function judgeOne(status: number, document: unknown, expected: Expected): Judged {
  const said = fieldOf(document, 'code');
  const code = typeof said === 'string' && CODE.test(said) ? said : null;
  // A status that is no number is no refusal either.
  if (!(status >= 400)) return { outcome: 'doorgelaten', code };
  if (status >= 500 || status === 429) return { outcome: 'niet_afgerond', code };
  const isAsExpected = status === expected.status && code === expected.code && hasReasons(document, expected);
  return { outcome: isAsExpected ? 'geweigerd' : 'anders', code };
}

function hasReasons(document: unknown, { reasons, alone, onRoute }: Expected): boolean {
  if (reasons === undefined) return true;
  const given = listOf(document, 'redenen').map(one => String(fieldOf(one, 'code')));
  if (onRoute === true && given.some(one => NO_ROUTE.includes(one))) return true;
  return reasons.every(one => given.includes(one)) && (alone !== true || given.length === reasons.length);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}
