/**
 * The terms of a handover. They are computed from its state and never kept. A day to work by does not shift; the end that
 * a law gives shifts to a working day, and both are shown (R3).
 */
import { workingDaysAfter } from '../../../consent/working-days.ts';
import { plusMonths, plusWorkingDays, shiftedToWorkingDay } from '../calendar.ts';
import { FINAL, REFUSED } from './arrows.ts';
import type { OverdrachtConfiguration } from './configuration.ts';
import type { Side } from './steps.ts';
import type { Handover, Traject } from './traject.ts';

export const TERM_NAMES = [
  'beginnen',
  'verblijfsplan',
  'huisvesting_isd',
  'evaluatie_isd',
  'antwoord',
  'overgang',
  'eerste_afspraak',
  'geschil',
] as const;

export type TermName = (typeof TERM_NAMES)[number];

export interface Term {
  readonly name: TermName;
  readonly rule: string;
  /** A law, or a default of ours. */
  readonly basis: 'wet' | 'eigen';
  readonly startsOn: string;
  /** Last day to work by. */
  readonly workBy: string;
  /** End by law, shifted to a working day; null where no law gives one. */
  readonly statutoryEnd: string | null;
  /** Whose turn it is. */
  readonly for: readonly Side[];
  /** Whether it ran out of purpose: what it asks was done, or cannot be done any more. */
  readonly met: boolean;
}

export const isLive = ({ status }: Handover): boolean => !FINAL.includes(status) && !REFUSED.includes(status);

/** Before acceptance; what the regie has left cannot be accepted any more, so nobody is chased for it (R27). */
function awaitsAnswer(traject: Traject, handover: Handover): boolean {
  const asked = handover.status === 'voorgesteld' || handover.status === 'in_gesprek';
  return asked && traject.regie.team === handover.afzender.team;
}

/** In the order of `TERM_NAMES`; only those that this handover has. */
export function termsOf(
  traject: Traject,
  handover: Handover,
  today: string,
  configuration: OverdrachtConfiguration,
): readonly Term[] {
  const both: readonly Side[] = handover.voorgesteldOp === null ? ['afzender'] : ['afzender', 'ontvanger'];
  const own = { basis: 'eigen', statutoryEnd: null } as const;
  const terms: Term[] = [
    {
      ...own,
      name: 'beginnen',
      rule: 'E-06',
      startsOn: handover.ankerOp,
      workBy: plusWorkingDays(handover.ankerOp, configuration.beginBinnenWerkdagen),
      for: ['afzender'],
      // It exists, so it was begun; `startedLate` says whether in time.
      met: true,
    },
  ];
  if (handover.overgang === 'isd-thuis') terms.push(...isdTerms(handover, today, both, configuration));
  if (handover.voorgesteldOp !== null)
    terms.push({
      ...own,
      name: 'antwoord',
      rule: 'T4',
      startsOn: handover.voorgesteldOp,
      workBy: answerBy(handover.voorgesteldOp, handover.plandatum, configuration),
      for: ['ontvanger'],
      met: !awaitsAnswer(traject, handover),
    });
  terms.push({
    ...own,
    name: 'overgang',
    rule: 'T3',
    startsOn: handover.begonnenOp,
    workBy: handover.plandatum,
    for: both,
    met: handover.acceptatie !== null || !isLive(handover) || traject.regie.team !== handover.afzender.team,
  });
  if (handover.acceptatie !== null)
    terms.push({
      ...own,
      name: 'eerste_afspraak',
      rule: 'E-02',
      startsOn: handover.acceptatie.op,
      workBy: handover.acceptatie.eersteAfspraak,
      for: both,
      met: handover.status !== 'geaccepteerd',
    });
  if (handover.geschil !== null)
    terms.push({
      ...own,
      name: 'geschil',
      rule: 'G-03',
      startsOn: handover.geschil.sinds,
      workBy: plusWorkingDays(handover.geschil.sinds, configuration.geschilWerkdagenPerTrede),
      for: both,
      met: handover.geschil.uitkomst !== null || !REFUSED.includes(handover.status),
    });
  return terms;
}

/** Five working days, or one when the transition is within five (T4). */
export function answerBy(proposedOn: string, plannedOn: string, configuration: OverdrachtConfiguration): string {
  const near = workingDaysAfter(proposedOn, plannedOn) <= configuration.dringendBinnenWerkdagen;
  return plusWorkingDays(proposedOn, near ? configuration.antwoordWerkdagenDringend : configuration.antwoordWerkdagen);
}

/** By which day a handover ought to have been started, and whether it was later than that (E-06). */
export function startedLate(handover: Handover, configuration: OverdrachtConfiguration): boolean {
  return handover.begonnenOp > plusWorkingDays(handover.ankerOp, configuration.beginBinnenWerkdagen);
}

/** The measure lasts two years at most, so housing is arranged from its start on (T3). @source Pbw 18c, 18e */
function isdTerms(
  handover: Handover,
  today: string,
  both: readonly Side[],
  configuration: OverdrachtConfiguration,
): readonly Term[] {
  const start = handover.ankerOp;
  const byLaw = (months: number) => {
    const end = plusMonths(start, months);
    return { basis: 'wet', startsOn: start, workBy: end, statutoryEnd: shiftedToWorkingDay(end) } as const;
  };
  const shown = { name: 'verblijfsplan', rule: 'T3', for: ['afzender'], ...byLaw(1) } as const;
  const halfYears = [6, 12, 18, 24];
  const next = halfYears.find(months => plusMonths(start, months) >= today);
  return [
    // Kept by the institution itself; shown, and not watched here.
    { ...shown, met: true },
    {
      name: 'huisvesting_isd',
      rule: 'T3',
      basis: 'eigen',
      startsOn: start,
      workBy: plusMonths(start, configuration.isdHuisvestingMaanden),
      statutoryEnd: null,
      for: both,
      met: handover.afspraken.some(one => one.gebied === 'huisvesting') || FINAL.includes(handover.status),
    },
    {
      name: 'evaluatie_isd',
      rule: 'T3',
      for: both,
      ...byLaw(next ?? 24),
      met: next === undefined || FINAL.includes(handover.status),
    },
  ];
}
