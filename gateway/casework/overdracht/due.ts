/** What falls due on a day: reminders before a term passes, escalations after it. Each has a name and is told once. */
import type { Moment } from '../../../consent/moment.ts';
import { isWorkingDay, plusDays } from '../../../consent/working-days.ts';
import { plusMonths } from '../calendar.ts';
import type { OverdrachtConfiguration } from './configuration.ts';
import type { Side } from './steps.ts';
import { type Term, type TermName, termsOf } from './terms.ts';
import type { Handover, Traject } from './traject.ts';

export interface Due {
  /** The same thing has the same name each time it is asked; it names no person and no reason. */
  readonly name: string;
  readonly handoverId: string;
  readonly kind: 'herinnering' | 'escalatie';
  readonly term: TermName;
  readonly to: Side;
  /** An escalation goes to the leader of the team. */
  readonly role: 'medewerker' | 'teamleider';
  /** Day from which on it was due. */
  readonly on: string;
}

/**
 * Everything due up to and including this day; who tells it leaves out the names that were told before.
 * @param configurationOf two handovers of one traject may go to two regions (R27)
 */
export function due(
  traject: Traject,
  now: Moment,
  configurationOf: (handover: Handover) => OverdrachtConfiguration,
): readonly Due[] {
  return traject.handovers.flatMap(handover => {
    const configuration = configurationOf(handover);
    return termsOf(traject, handover, now.localDate, configuration)
      .filter(term => !term.met)
      .flatMap(term => ofTerm(handover, term, configuration))
      .filter(one => one.on <= now.localDate);
  });
}

function ofTerm(handover: Handover, term: Term, configuration: OverdrachtConfiguration): readonly Due[] {
  // What was past when it was begun or proposed, that step itself has told.
  const from = term.name === 'overgang' ? (handover.voorgesteldOp ?? handover.begonnenOp) : handover.begonnenOp;
  const reminders = remindersOf(term, configuration)
    .filter(day => day >= from)
    .flatMap(on => term.for.map(to => dueOf(handover, term, 'herinnering', to, on)));
  // Who waits hears it too: an answer that stays away is also the sender's to act on.
  const escalated: readonly Side[] = term.name === 'antwoord' ? ['afzender', 'ontvanger'] : term.for;
  const after = plusDays(term.statutoryEnd ?? term.workBy, 1);
  return [...reminders, ...escalated.map(to => dueOf(handover, term, 'escalatie', to, after))];
}

function remindersOf(term: Term, configuration: OverdrachtConfiguration): readonly string[] {
  if (term.name === 'overgang') return daysBefore(term.workBy, configuration);
  return [later(workingDayBefore(term.workBy), term.startsOn)];
}

/** Three months, one month and one week before a planned day, unless set otherwise (T3); in no order. */
export function daysBefore(day: string, configuration: OverdrachtConfiguration): readonly string[] {
  return [
    ...configuration.herinnerMaandenVooraf.map(months => plusMonths(day, -months)),
    ...configuration.herinnerDagenVooraf.map(count => plusDays(day, -count)),
  ];
}

const later = (one: string, other: string) => (one > other ? one : other);

/** Not on a Saturday for a Monday: the last working day before. */
function workingDayBefore(day: string): string {
  let at = plusDays(day, -1);
  while (!isWorkingDay(at)) at = plusDays(at, -1);
  return at;
}

function dueOf(handover: Handover, term: Term, kind: Due['kind'], to: Side, on: string): Due {
  return {
    name: `${handover.handoverId}:${term.name}:${kind}:${to}:${on}`,
    handoverId: handover.handoverId,
    kind,
    term: term.name,
    to,
    role: kind === 'escalatie' ? 'teamleider' : 'medewerker',
    on,
  };
}
