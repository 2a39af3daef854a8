/**
 * Which step can be made where, and by whom: one table, checked before every step. The table in docs/vroegsignalering.md
 * says the same, and a test tries every step in every state.
 */
import { isValidOn, type Moment, type Validity } from '../../../consent/moment.ts';
import type { Role } from '../../access/roles.ts';
import type { ZaakRefusal } from './refusals.ts';
import type { Settings } from './settings.ts';
import { type Staat, staatOf, type Zaak, type ZaakEvent } from './zaak.ts';

/** Who makes a step: somebody of a team, or the gateway itself. */
export type Actor =
  | { readonly kind: 'persoon'; readonly role: Role; readonly team: string; readonly person: string }
  | { readonly kind: 'poort' };

/** A team and the municipalities it works for: its own, those of its region, or by mandate (Wgs 3a). */
export interface Team {
  readonly team: string;
  readonly gemeenten: readonly (Validity & { readonly gemeentecode: string })[];
}

/** What every step is decided on. */
export interface Situation {
  readonly zaak: Zaak;
  readonly actor: Actor;
  readonly team: Team;
  readonly settings: Settings;
  readonly now: Moment;
}

export type Outcome =
  | { readonly kind: 'done'; readonly events: readonly ZaakEvent[] }
  | { readonly kind: 'refused'; readonly code: ZaakRefusal };

interface StepRule {
  readonly staten: readonly Staat[];
  readonly rollen: readonly Role[];
  /** Whether the gateway makes it by itself. */
  readonly poort: boolean;
  /** Who must have the zaak: the actor, nobody, or it does not matter (or the step says so itself). */
  readonly houder: 'zelf' | 'niemand' | 'vrij';
}

const TEAM: readonly Role[] = ['medewerker', 'teamleider'];
const OPEN: readonly Staat[] = ['nieuw', 'opgepakt', 'bereikt', 'aanvaard', 'gesproken'];
const WORKED: readonly Staat[] = ['opgepakt', 'bereikt', 'aanvaard', 'gesproken'];

export const STEPS = {
  voegSignaalToe: { staten: OPEN, rollen: [], poort: true, houder: 'vrij' },
  toetsInwoner: { staten: OPEN, rollen: TEAM, poort: true, houder: 'vrij' },
  pakOp: { staten: OPEN, rollen: TEAM, poort: false, houder: 'niemand' },
  neemOver: { staten: WORKED, rollen: TEAM, poort: false, houder: 'vrij' },
  geefTerug: { staten: WORKED, rollen: TEAM, poort: false, houder: 'vrij' },
  noteerPoging: { staten: WORKED, rollen: TEAM, poort: false, houder: 'zelf' },
  informeer: { staten: [...WORKED, 'gesloten'], rollen: TEAM, poort: false, houder: 'vrij' },
  biedAan: { staten: ['opgepakt', 'bereikt'], rollen: TEAM, poort: false, houder: 'zelf' },
  noteerAanvaarding: { staten: ['bereikt'], rollen: TEAM, poort: false, houder: 'zelf' },
  noteerGesprek: { staten: ['aanvaard'], rollen: TEAM, poort: false, houder: 'zelf' },
  zetStatus: { staten: WORKED, rollen: TEAM, poort: false, houder: 'zelf' },
  herzieStatus: { staten: WORKED, rollen: TEAM, poort: false, houder: 'zelf' },
  sluit: { staten: WORKED, rollen: TEAM, poort: false, houder: 'zelf' },
  heropen: { staten: ['gesloten'], rollen: ['teamleider'], poort: false, houder: 'vrij' },
  voegSamen: { staten: WORKED, rollen: TEAM, poort: false, houder: 'zelf' },
  splits: { staten: WORKED, rollen: TEAM, poort: false, houder: 'zelf' },
  brengNaarDossier: { staten: ['gesloten'], rollen: TEAM, poort: false, houder: 'vrij' },
  // What is wrong is put right by whoever of the team finds out, also after the work is done (AVG 5(1)(d), 16).
  corrigeer: { staten: [...OPEN, 'gesloten'], rollen: TEAM, poort: false, houder: 'vrij' },
  maakLos: { staten: [...OPEN, 'gesloten'], rollen: TEAM, poort: false, houder: 'vrij' },
} as const satisfies Readonly<Record<string, StepRule>>;

export type Step = keyof typeof STEPS;

/** @returns why the step cannot be made; null when nothing in the table is against it */
export function stepRefused(step: Step, { zaak, actor, team, now }: Situation): ZaakRefusal | null {
  const rule: StepRule = STEPS[step];
  if (team.team !== zaak.team || (actor.kind === 'persoon' && actor.team !== zaak.team)) return 'ANDER_TEAM';
  if (actor.kind === 'poort' ? !rule.poort : !rule.rollen.includes(actor.role)) return 'ROL_NIET_BEVOEGD';
  // What the gateway does by itself (a signal that came in, a check) does not wait for a mandate.
  if (actor.kind === 'persoon' && !worksFor(team, zaak.gemeentecode, now.localDate)) return 'GEEN_MANDAAT';
  if (!rule.staten.includes(staatOf(zaak))) return 'STAAT_PAST_NIET';
  if (rule.houder === 'niemand' && zaak.houder !== null) return 'AL_OPGEPAKT';
  if (rule.houder === 'zelf') return holdingRefused(zaak, actor);
  return null;
}

export function holdingRefused(zaak: Zaak, actor: Actor): ZaakRefusal | null {
  if (zaak.houder === null) return 'NIET_OPGEPAKT';
  return actor.kind === 'persoon' && actor.person === zaak.houder ? null : 'NIET_DE_HOUDER';
}

/** A mandate holds on its first and on its last day (R4). */
export function worksFor(team: Team, gemeentecode: string, localDate: string): boolean {
  return team.gemeenten.some(one => one.gemeentecode === gemeentecode && isValidOn(one, localDate));
}

export const refused = (code: ZaakRefusal): Outcome => ({ kind: 'refused', code });
export const done = (...events: readonly ZaakEvent[]): Outcome => ({ kind: 'done', events });

/** A day on which something is said to have happened: not before `earliest`, not in the future. */
export function dateRefused(op: string, earliest: string, now: Moment): ZaakRefusal | null {
  if (op > now.localDate) return 'DATUM_IN_TOEKOMST';
  return op < earliest ? 'DATUM_TE_VROEG' : null;
}
