/** What every step of casework between two sides has in common: who acts, from which side, and along which arrow. */
import type { Role } from '../../access/roles.ts';
import type { OverdrachtRefusal } from './refusals.ts';

export type Side = 'afzender' | 'ontvanger';

/** Who holds something: a team (`<oin>/<team>`) and the pseudonymous id of one of its people. */
export interface Holder {
  readonly team: string;
  readonly person: string;
}

export interface Actor extends Holder {
  readonly role: Role;
}

/** One arrow of a picture of states. An arrow that is not listed does not exist. */
export interface Arrow<Step extends string, Status extends string> {
  readonly step: Step;
  readonly from: Status;
  readonly to: Status;
  readonly by: readonly Side[];
}

export interface Refused {
  readonly kind: 'refused';
  readonly code: OverdrachtRefusal;
}

export type Outcome<Event> = { readonly kind: 'done'; readonly events: readonly Event[] } | Refused;

export const refused = (code: OverdrachtRefusal): Refused => ({ kind: 'refused', code });
export const done = <Event>(...events: readonly Event[]): Outcome<Event> => ({ kind: 'done', events });

/** Only these do casework; privacy officer, fg and administrator read at most. */
const WORKERS: readonly Role[] = ['medewerker', 'teamleider'];

export const isWorker = (actor: Actor): boolean => WORKERS.includes(actor.role);

/**
 * Whether this actor may take this step now. A team that is no party learns nothing, not even that the case exists.
 * @param holder who has the case on each side; null where nobody of that team was named yet
 */
export function stepRefused<Step extends string, Status extends string>(
  arrows: readonly Arrow<Step, Status>[],
  step: Step,
  status: Status,
  sides: Readonly<Record<Side, { readonly team: string; readonly person: string | null } | null>>,
  actor: Actor,
): OverdrachtRefusal | null {
  const side = sideOf(sides, actor.team);
  if (side === null) return 'ZAAK_ONBEKEND';
  if (!isWorker(actor)) return 'ROL_NIET_BEVOEGD';
  const ofStep = arrows.filter(arrow => arrow.step === step && arrow.by.includes(side));
  if (ofStep.length === 0) return 'ANDERE_KANT';
  const now = ofStep.filter(arrow => arrow.from === status);
  if (now.length === 0) return 'STAP_KAN_NU_NIET';
  const holder = sides[side]?.person ?? null;
  return holder === null || holder === actor.person || actor.role === 'teamleider' ? null : 'ZAAK_VAN_COLLEGA';
}

/** @returns null when the team is no party, or no party yet */
export function sideOf(sides: Readonly<Record<Side, { readonly team: string } | null>>, team: string): Side | null {
  if (sides.afzender?.team === team) return 'afzender';
  return sides.ontvanger?.team === team ? 'ontvanger' : null;
}
