/**
 * Who lives in the region and what befalls them in a month: volumes after the monitor (4 signals per 1,000 inhabitants a
 * month; 41 % care insurance, 20 % rent, 20 % energy, 18 % water), many on an address that had one before.
 */
import { randomUUID } from 'node:crypto';
import type { Chance } from '../../../adapters/pretend/chance.ts';
import {
  MEIERIJ_BOMMELERWAARD,
  PRETEND_REGION,
  type PretendOrganisation,
  U16,
} from '../../../adapters/pretend/region.ts';
import { plusDays } from '../../../consent/working-days.ts';
import type { Signaalpartner } from '../../../gateway/casework/vroegsignalering/codes.ts';
import { energieachterstand, type Json, oinOf, VALID_MESSAGES } from '../../support/messages.ts';

/** Thousands of inhabitants, rounded (CBS, 2024), by code. */
const THOUSANDS: Readonly<Record<string, number>> = {
  ...{ '0344': 374, '0312': 16, '0310': 44, '0736': 46, '0321': 51, '0353': 34, '0331': 15, '0335': 14 },
  ...{ '0356': 66, '0589': 10, '1904': 66, '1581': 51, '1961': 61, '0352': 24, '0632': 54, '0355': 67 },
  ...{ '0796': 161, '0757': 34, '0263': 26, '1948': 84, '0845': 30, '0865': 32, '0297': 31 },
};

export interface Municipality {
  readonly gemeentecode: string;
  readonly naam: string;
  readonly inhabitants: number;
  /** Who does its debt help: itself, or another under a mandate. */
  readonly debtHelp: string;
  /** Folder of the municipality itself. */
  readonly map: string;
}

/** The smallest number first that shows a region: a centre, and a municipality whose debt help another does. */
const ORDER = ['0355', '0331', '0344', '0796'];

export function municipalities(count: number): readonly Municipality[] {
  const all = [...U16, ...MEIERIJ_BOMMELERWAARD].map(([gemeentecode, naam]): Municipality => {
    const own = PRETEND_REGION.find(one => one.gemeente?.gemeentecode === gemeentecode)!;
    const helps = own.teams.some(({ code }) => code === 'schuldhulp');
    return {
      ...{ gemeentecode, naam, inhabitants: THOUSANDS[gemeentecode]! * 1000, map: own.map },
      debtHelp: helps ? own.map : 'kredietbank-de-waterlinie',
    };
  });
  const first = ORDER.map(code => all.find(one => one.gemeentecode === code)!);
  return [...first, ...all.filter(one => !first.includes(one))].slice(0, count);
}

/** The region with casework at the gateway for every debt team. */
export const ORGANISATIONS: readonly PretendOrganisation[] = PRETEND_REGION.map(one => ({
  ...one,
  teams: one.teams.map(team => (team.soort === 'gemeente.schuldhulp' ? { ...team, kept: true as const } : team)),
}));

const PER_THOUSAND = 4;
const SHARES: readonly (readonly [string, number])[] = [
  ['zorgpremieachterstand', 38],
  ['zorgpremie-wanbetaler', 3],
  ['huurachterstand', 20],
  ['energieachterstand', 20],
  ['drinkwaterachterstand', 18],
];
export const PARTNER_OF: Readonly<Record<string, Signaalpartner>> = {
  zorgpremieachterstand: 'Zorg',
  'zorgpremie-wanbetaler': 'CAK Zorgverzekeringen',
  huurachterstand: 'Huur',
  energieachterstand: 'Energie',
  drinkwaterachterstand: 'Water',
};
const SENDER_OF: Readonly<Record<string, string>> = {
  zorgpremieachterstand: 'zorgverzekeraar-zorgzeker',
  'zorgpremie-wanbetaler': 'cak',
  huurachterstand: 'corporatie-de-vechtstroom',
  energieachterstand: 'energie-lichtstad',
  drinkwaterachterstand: 'water-kromme-rijn',
};
export const SENDERS = Object.values(SENDER_OF);
/** Days after the first of a month on which senders send what they have. */
const SENDING_DAYS = [2, 9, 16, 23] as const;
/**
 * On an address with a signal of this month, or of one of the six before (D-M2, D-M3). The first signal of a month in a
 * municipality finds none, and there are few of them in each: the share is larger than what comes of it.
 */
const SAME_MONTH = 0.18;
const EARLIER = 0.4;
const LOOK_BACK_MONTHS = 6;
/** Of those on an address of an earlier month: the same arrears again (D-M4). */
const AGAIN = 0.5;
/** Sent too early, and to be refused. */
const UNLAWFUL = 0.02;
const CRISIS = 0.05;

export interface Planned {
  readonly sender: string;
  readonly type: string;
  readonly gemeentecode: string;
  /** Local day on which it is sent. */
  readonly day: string;
  readonly lawful: boolean;
  readonly message: Json;
}

interface Household {
  readonly number: number;
  readonly type: string;
}

/** Plans months, one after another. @param schaal share of the population that takes part */
export function planner(chance: Chance, places: readonly Municipality[], schaal: number) {
  const known = new Map<string, readonly (readonly Household[])[]>();
  let households = 0;
  /** @param van first day of the month */
  return (van: string): readonly Planned[] => {
    const planned: Planned[] = [];
    for (const place of places) {
      const before = known.get(place.gemeentecode) ?? [];
      const earlier = before.flat();
      const thisMonth: Household[] = [];
      const expected = (place.inhabitants * PER_THOUSAND * schaal) / 1000;
      const count = Math.floor(expected) + (chance.happens(expected % 1) ? 1 : 0);
      for (let made = 0; made < count; made += 1) {
        let type = chance.weighed(SHARES);
        let number: number;
        if (thisMonth.length > 0 && chance.happens(SAME_MONTH)) number = chance.pick(thisMonth).number;
        else if (earlier.length > 0 && chance.happens(EARLIER)) {
          const again = chance.pick(earlier);
          number = again.number;
          if (chance.happens(AGAIN)) type = again.type;
        } else {
          households += 1;
          number = households;
        }
        thisMonth.push({ number, type });
        const day = plusDays(van, chance.pick(SENDING_DAYS));
        const lawful = !(type === 'huurachterstand' && chance.happens(UNLAWFUL * 5));
        const message = messageTo(place, type, number, day, chance);
        if (!lawful) message.inhoud.ontstaansdatum = plusDays(day, -10);
        planned.push({ sender: SENDER_OF[type]!, type, gemeentecode: place.gemeentecode, day, lawful, message });
      }
      known.set(place.gemeentecode, [...before, thisMonth].slice(-LOOK_BACK_MONTHS));
    }
    return planned;
  };
}

function messageTo(place: Municipality, type: string, household: number, day: string, chance: Chance): Json {
  const made =
    type === 'energieachterstand' && chance.happens(CRISIS)
      ? energieachterstand(day, 'eindelevering')
      : VALID_MESSAGES[type]!(day);
  const { bsn: _bsn, geboortedatum, ...persoon } = made.inhoud.persoon;
  const kenmerk = `${type.slice(0, 4).toUpperCase()}-${household}`;
  return {
    ...made,
    berichtId: randomUUID(),
    ontvanger: { oin: oinOf(place.debtHelp), team: 'schuldhulp', gemeentecode: place.gemeentecode },
    inhoud: {
      ...made.inhoud,
      ...('klantnummer' in made.inhoud ? { klantnummer: kenmerk } : { eigenKenmerk: kenmerk }),
      bedragEuro: chance.between(120, 1900),
      persoon: {
        ...persoon,
        ...(geboortedatum === undefined
          ? {}
          : { geboortedatum: `19${50 + (household % 50)}-0${1 + (household % 9)}-1${household % 9}` }),
        achternaam: `Proefpersoon${lettersOf(household)}`,
        adres: {
          postcode: `${3400 + Math.floor(household / 900)}AB`,
          huisnummer: 1 + (household % 900),
          woonplaats: place.naam,
        },
      },
    },
  };
}

export function lettersOf(number: number): string {
  return [...String(number)].map(digit => String.fromCharCode(97 + Number(digit))).join('');
}
