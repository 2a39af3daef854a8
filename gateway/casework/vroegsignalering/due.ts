/** What falls due: a reminder before a term passes, a word to the team leader after. Each once, by its name. */
import type { Moment } from '../../../consent/moment.ts';
import { plusWorkingDays } from '../calendar.ts';
import type { Settings } from './settings.ts';
import { type Term, termsOf } from './terms.ts';
import type { Zaak, ZaakEvent } from './zaak.ts';

export interface Reminder {
  /** The same reminder has the same name, so that it is given once; it holds no date of birth, amount or name. */
  readonly naam: string;
  readonly term: Term;
  /** `verstreken`: the day to work by is over. `wettelijk_verstreken`: so is the term by law. */
  readonly fase: 'herinnering' | 'verstreken' | 'wettelijk_verstreken';
  /** Who must know: who has the zaak, all of the team when nobody has it, or who leads the team. */
  readonly voor: 'houder' | 'team' | 'teamleider';
}

/** One phase per term at any moment: after days of silence only what counts now is told. */
export function due(zaak: Zaak, settings: Settings, now: Moment): readonly Reminder[] {
  return termsOf(zaak, settings)
    .filter(({ stand }) => stand === 'loopt')
    .flatMap((term): Reminder[] => {
      const fase = phaseOf(term, settings, now.localDate);
      if (fase === null) return [];
      const naam = reminderName(zaak.zaakId, term, fase);
      return [{ naam, term, fase, voor: addressee(zaak, fase) }];
    })
    .filter(({ naam }) => !zaak.gemeld.includes(naam));
}

/** The same for the same term of a zaak in the same phase. */
export function reminderName(zaakId: string, { naam, over, uiterlijk }: Term, fase: Reminder['fase']): string {
  return [zaakId, naam, over ?? '-', fase, uiterlijk].join(':');
}

/** What is entered once these were given. */
export function noteerHerinneringen(zaak: Zaak, given: readonly Reminder[]): readonly ZaakEvent[] {
  return given.length === 0 ? [] : [{ zaakId: zaak.zaakId, kind: 'herinnerd', namen: given.map(({ naam }) => naam) }];
}

function phaseOf(term: Term, settings: Settings, today: string): Reminder['fase'] | null {
  if (term.wettelijkEinde !== null && today > term.wettelijkEinde) return 'wettelijk_verstreken';
  if (today > term.uiterlijk) return 'verstreken';
  return today >= plusWorkingDays(term.uiterlijk, -settings.herinnerWerkdagen[term.naam]) ? 'herinnering' : null;
}

function addressee(zaak: Zaak, fase: Reminder['fase']): Reminder['voor'] {
  if (fase !== 'herinnering') return 'teamleider';
  return zaak.houder === null ? 'team' : 'houder';
}
