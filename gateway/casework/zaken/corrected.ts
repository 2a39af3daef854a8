/** A message as the team works with it: with what was put right in the place of what was wrong (AVG 16). */
import type { SignaalStand } from '../vroegsignalering/zaak.ts';
import type { ReadingReason } from './ports.ts';
import { crisisFieldOf } from './reading-signals.ts';
import type { OpenedMessage } from './team-keys.ts';

export interface CorrectedContent {
  readonly inhoud: Readonly<Record<string, unknown>>;
  /** JSON Pointers to what differs from what the sender wrote. */
  readonly gecorrigeerd: readonly string[];
}

/** Whoever checks, or tells somebody what was received, sees the message as it came. */
const AS_IT_CAME: readonly ReadingReason[] = ['controle', 'inzageverzoek'];

/** @param stand of the signal in its zaak; undefined where it is in none */
export function asCorrected(
  { type, inhoud }: Pick<OpenedMessage, 'type' | 'inhoud'>,
  stand: SignaalStand | undefined,
  reason: ReadingReason,
): CorrectedContent {
  if (stand?.correcties === undefined || AS_IT_CAME.includes(reason)) return { inhoud, gecorrigeerd: [] };
  const crisis = crisisFieldOf(type);
  const { bedragEuro, ontstaansdatum, crisisdatum } = stand.signaal;
  const right = { bedragEuro, ontstaansdatum, ...(crisis === null ? {} : { [crisis]: crisisdatum ?? undefined }) };
  const wrong = Object.entries(right).filter(([name, value]) => inhoud[name] !== value);
  const kept = Object.entries(inhoud).filter(([name]) => !wrong.some(([other]) => other === name));
  return {
    inhoud: Object.fromEntries([...kept, ...wrong.filter(([, value]) => value !== undefined)]),
    gecorrigeerd: wrong.map(([name]) => `/${name}`),
  };
}
