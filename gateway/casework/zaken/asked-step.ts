/** Every step a person can ask for, and the rule that makes it. A step without a row does not compile. */
import type { ZaakStapaanvraag } from '../../../schemas/generated/types.ts';
import { momentAt } from '../calendar.ts';
import { toetsInwoner } from '../vroegsignalering/arrival.ts';
import type { AndereReden } from '../vroegsignalering/codes.ts';
import { biedAan, informeer, noteerAanvaarding, noteerGesprek, noteerPoging } from '../vroegsignalering/contact.ts';
import { type Correctie, corrigeer, maakLos } from '../vroegsignalering/correcting.ts';
import { brengNaarDossier, heropen, herzieStatus, sluit, zetStatus } from '../vroegsignalering/ending.ts';
import { geefTerug, neemOver, pakOp } from '../vroegsignalering/holding.ts';
import type { Earlier } from '../vroegsignalering/matching.ts';
import { splits, voegSamen } from '../vroegsignalering/regrouping.ts';
import type { Outcome, Situation, Step } from '../vroegsignalering/steps.ts';
import type { Zaak } from '../vroegsignalering/zaak.ts';

/** A signal comes in by the gateway alone. */
type AskedName = Exclude<Step, 'voegSignaalToe'>;
export type AskedStep = ZaakStapaanvraag;
type Asked<Name extends AskedName> = Extract<AskedStep, { readonly stap: Name }>;

/** What a step needs besides the zaak itself. */
export interface Surroundings {
  /** Another zaak of the team, that the step names; null where there is none. */
  readonly other: Zaak | null;
  /** Id of a zaak that the step opens. */
  readonly freshId: string;
  /** What is known of the address in the look-back, in order of arrival; empty for a step that does not ask (`looksBack`). */
  readonly known: readonly Earlier[];
}

type Rule<Name extends AskedName> = (situation: Situation, asked: Asked<Name>, around: Surroundings) => Outcome;

const RULES: { readonly [Name in AskedName]: Rule<Name> } = {
  toetsInwoner: (situation, { signaalId, uitkomst }) => toetsInwoner(situation, signaalId, uitkomst),
  pakOp: situation => pakOp(situation),
  neemOver: (situation, { van }) => neemOver(situation, van),
  geefTerug: situation => geefTerug(situation),
  noteerPoging: (situation, { soort, bereikt, tijdstip }) =>
    noteerPoging(situation, { soort, bereikt, at: momentAt(Date.parse(tijdstip)) }),
  informeer: (situation, { datum, kanaal }) => informeer(situation, { op: datum, kanaal }),
  biedAan: (situation, { datum }) => biedAan(situation, datum),
  noteerAanvaarding: (situation, { datum }) => noteerAanvaarding(situation, datum),
  noteerGesprek: (situation, { datum }) => noteerGesprek(situation, datum),
  zetStatus: (situation, { signaalId, status, reden }) => zetStatus(situation, { signaalId, status, reden }),
  herzieStatus: (situation, { signaalId }) => herzieStatus(situation, signaalId),
  sluit: (situation, { resultaat, reden }) => sluit(situation, { resultaat, reden }),
  heropen: situation => heropen(situation),
  // A zaak of another team is as unknown as one that does not exist.
  voegSamen: (situation, _, { other }) =>
    other === null ? { kind: 'refused', code: 'ANDER_ADRES' } : voegSamen(situation, other),
  splits: (situation, { signalen }, { freshId }) => splits(situation, { signaalIds: signalen, zaakId: freshId }),
  brengNaarDossier: situation => brengNaarDossier(situation),
  corrigeer: (situation, { signaalId, reden, ...values }, { known }) =>
    corrigeer(situation, { signaalId, reden, correctie: correctieOf(values) }, known),
  maakLos: (situation, { signaalId, reden }, { freshId }) => maakLos(situation, { signaalId, reden, freshId }),
};

function correctieOf({
  bedragEuro,
  ontstaansdatum,
  crisisdatum,
  crisisVervalt,
}: Pick<Asked<'corrigeer'>, 'bedragEuro' | 'ontstaansdatum' | 'crisisdatum' | 'crisisVervalt'>): Correctie {
  return { bedragEuro, ontstaansdatum, crisisdatum: crisisVervalt === true ? null : crisisdatum };
}

export function decideStep(situation: Situation, asked: AskedStep, around: Surroundings): Outcome {
  // The table pairs each name with its own form; the union of forms does not show that to the compiler.
  const rule = RULES[asked.stap] as (situation: Situation, asked: AskedStep, around: Surroundings) => Outcome;
  return rule(situation, asked, around);
}

/** The zaak a step names besides its own. */
export function otherZaakOf(asked: AskedStep): string | null {
  return asked.stap === 'voegSamen' ? asked.met : null;
}

/** Whether a step looks at what else is known of the address. */
export const looksBack = ({ stap }: AskedStep) => stap === 'corrigeer';

/** What a step says that no event may carry (D-09, D-F2); kept only where a reason is asked for. */
export function wordsOf(asked: AskedStep): { readonly reden: AndereReden } | null {
  if (asked.stap !== 'zetStatus' && asked.stap !== 'sluit') return null;
  const ended = asked.stap === 'zetStatus' ? asked.status : asked.resultaat;
  if (ended !== 'Niet opgepakt: andere reden' || asked.reden === undefined) return null;
  return { reden: asked.reden };
}
