/**
 * An answer that came in as a message moves the request it names. That the very team was asked that very thing was decided
 * on before it was disclosed (`references.ts`); here is only which step of the other side it is. A repeat moves nothing.
 */
import type { TeamId } from '../../ports.ts';
import { MAATWERK_REASONS, type MaatwerkReason } from '../overdracht/maatwerk.ts';
import { BY_MESSAGE } from '../overdracht/request.ts';
import { type AskingPorts, type Steps, stepRequest } from './asking.ts';
import type { At } from './handovers.ts';

/** Types of message that answer a request. */
export const ANSWER_TYPES: readonly string[] = ['maatwerkantwoord'];

export interface Answer {
  readonly verstrekkingId: string;
  readonly afzender: { readonly oin: string; readonly team: string };
  readonly inhoud: Readonly<Record<string, unknown>>;
}

/** `niet_opgenomen`: it stays in the postbox, and somebody must look. */
export type AnswerEnd =
  | { readonly kind: 'opgenomen' }
  | { readonly kind: 'niet_opgenomen'; readonly code: 'VERZOEK_ONBEKEND' | 'BERICHT_ONLEESBAAR' | 'STAP_GEWEIGERD' };

/** @param team who asked, and whose postbox it came in */
export async function noteAnswer(
  ports: AskingPorts,
  team: TeamId,
  { verstrekkingId, afzender, inhoud }: Answer,
  at: At,
): Promise<AnswerEnd> {
  const asked = await ports.verzoeken.ofMessage('maatwerk', team, String(inhoud.verzoek));
  const answering: TeamId = `${afzender.oin}/${afzender.team}`;
  if (asked === null || asked.state.afzender.team !== team || asked.state.ontvanger.team !== answering)
    return left('VERZOEK_ONBEKEND');
  const step = stepOf(afzender.team, inhoud);
  if (step === null) return left('BERICHT_ONLEESBAAR');
  // Whoever of that team had it: the organisation itself answers.
  const asker = { team: answering, role: 'teamleider', names: [BY_MESSAGE], colleague: null } as const;
  const end = await stepRequest(ports, 'maatwerk', asked.id, step, null, asker, at, verstrekkingId);
  // Withdrawn meanwhile, or answered before: it was heard, and there is nothing to move.
  const isLate = end.kind === 'refused' && end.code === 'STAP_KAN_NU_NIET';
  return end.kind === 'done' || isLate ? { kind: 'opgenomen' } : left('STAP_GEWEIGERD');
}

const left = (code: Extract<AnswerEnd, { kind: 'niet_opgenomen' }>['code']): AnswerEnd => ({
  kind: 'niet_opgenomen',
  code,
});

/** @returns null where the answer does not say what its step has to say */
function stepOf(team: string, { antwoord, van, tot, reden }: Answer['inhoud']): Steps['maatwerk'] | null {
  switch (antwoord) {
    case 'meer_nodig':
      return { team, stap: 'vraagMeer' };
    case 'toegekend':
      return typeof van === 'string' && typeof tot === 'string' ? { team, stap: 'kenToe', van, tot } : null;
    case 'afgewezen':
      return isReason(reden) ? { team, stap: 'wijsAf', reden } : null;
    default:
      return null;
  }
}

const isReason = (value: unknown): value is MaatwerkReason => MAATWERK_REASONS.some(reason => reason === value);
