/** How a team is to be reached at one moment: pure, from what it says of itself and the clock in the Netherlands. */
import type { Moment } from '../../consent/moment.ts';
import { isHoliday, plusDays } from '../../consent/working-days.ts';
import type {
  SocialeKaartAfwezigheid,
  SocialeKaartOpgave,
  SocialeKaartUren,
  SocialeKaartVandaag,
} from '../../schemas/generated/types.ts';

const LOOK_AHEAD_DAYS = 60;

const WEEK = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'] as const;

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `HH:MM` in the Netherlands, summer time included; orders as text, as the times of an opgave do. */
export function clockAt(epochMs: number): string {
  return CLOCK.format(epochMs);
}

export function todayOf(opgave: SocialeKaartOpgave, { epochMs, localDate }: Moment): SocialeKaartVandaag {
  const clock = clockAt(epochMs);
  const uren = hoursOn(opgave, localDate);
  const open = uren.some(({ van, tot }) => van <= clock && clock < tot);
  const away = absenceOn(opgave, localDate);
  const next = open ? null : nextOpening(opgave, localDate, clock);
  return {
    datum: localDate,
    open,
    ...(open ? {} : { gesloten: whyClosed(opgave, localDate, away) }),
    uren,
    ...(away?.waarneming === undefined ? {} : { waarneming: away.waarneming }),
    ...(next === null ? {} : { weerOpen: next }),
  };
}

/** When it is open on a day, in order; an absence or a holiday takes the whole day. */
export function hoursOn(opgave: SocialeKaartOpgave, day: string): SocialeKaartUren[] {
  if (absenceOn(opgave, day) !== undefined || isClosedForHoliday(opgave, day)) return [];
  const name = WEEK[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return opgave.openingstijden
    .filter(({ dag }) => dag === name)
    .map(({ van, tot }) => ({ van, tot }))
    .sort((one, other) => (one.van < other.van ? -1 : 1));
}

function absenceOn({ afwezigheden }: SocialeKaartOpgave, day: string): SocialeKaartAfwezigheid | undefined {
  return afwezigheden.find(({ van, totEnMet }) => van <= day && day <= totEnMet);
}

function isClosedForHoliday({ feestdagen }: SocialeKaartOpgave, day: string): boolean {
  return feestdagen !== 'open' && isHoliday(day);
}

function whyClosed(
  opgave: SocialeKaartOpgave,
  day: string,
  away: SocialeKaartAfwezigheid | undefined,
): NonNullable<SocialeKaartVandaag['gesloten']> {
  if (away !== undefined) return 'afwezig';
  return isClosedForHoliday(opgave, day) ? 'feestdag' : 'buiten_openingstijd';
}

function nextOpening(
  opgave: SocialeKaartOpgave,
  today: string,
  clock: string,
): NonNullable<SocialeKaartVandaag['weerOpen']> | null {
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const datum = plusDays(today, ahead);
    const later = hoursOn(opgave, datum).find(({ van }) => ahead > 0 || van > clock);
    if (later !== undefined) return { datum, van: later.van };
  }
  return null;
}
