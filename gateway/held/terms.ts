/** Until when two people may decide on a held message. Silence is a no (R20); urgency is a short term (R14). */
import type { Held } from '../../consent/decide.ts';
import type { Moment } from '../../consent/moment.ts';
import { isWorkingDay, plusDays } from '../../consent/working-days.ts';
import type { HeldTerms, Holding } from './ports.ts';

/** Five working days, or one: as long as a receiver has to answer a handover (T4). */
export const HELD_TERMS: HeldTerms = { workingDays: 5, urgentWorkingDays: 1 };

export function holdingOf(decision: Held, now: Moment, terms: HeldTerms): Holding {
  const urgent = decision.obligations.marks.includes('crisis');
  const days = urgent ? terms.urgentWorkingDays : terms.workingDays;
  const codes = decision.reasons.map(one => one.code).filter(code => code !== 'HANDMATIGE_BEOORDELING');
  return {
    codes: codes.length === 0 ? ['HANDMATIGE_BEOORDELING'] : codes,
    urgent,
    // One working day before the last; a term of one day is reminded of at once.
    remindOn: workingDayAfter(now.localDate, days - 1),
    dueOn: workingDayAfter(now.localDate, days),
  };
}

/** @param count 0 is the day itself, whatever day that is */
function workingDayAfter(day: string, count: number): string {
  let left = count;
  let at = day;
  while (left > 0) {
    at = plusDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
