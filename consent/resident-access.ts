/**
 * What a resident may be shown by a page, with nobody in between: by a paper letter with a code, or after signing in. Whatever
 * is not named here is told by a person, after looking who asks. A new type of message is not named until somebody names it.
 */

/** `brief`: a code on paper and a birth date, which somebody in the same house may have too. `inlog`: a proven BSN. */
export type ResidentWay = 'brief' | 'inlog';

/**
 * Arrears that say nothing but that something was not paid. Not among them: an own contribution for care
 * (`eigenbijdrageachterstand`), which says that somebody has care.
 */
const PLAIN_ARREARS: readonly string[] = [
  'huurachterstand',
  'energieachterstand',
  'drinkwaterachterstand',
  'zorgpremieachterstand',
  'zorgpremie-wanbetaler',
  'hypotheekachterstand',
  'studieschuldachterstand',
  'rijksbelastingachterstand',
  'toeslagachterstand',
];

const SHOWN: Readonly<Record<ResidentWay, ReadonlySet<string>>> = {
  brief: new Set(PLAIN_ARREARS),
  inlog: new Set([...PLAIN_ARREARS, 'eigenbijdrageachterstand']),
};

/**
 * @param type of the message, as its envelope names it
 * @returns whether its disclosure may be shown this way: care and justice never are
 * @source rulings R18 and R24; domain rule L-09
 */
export function mayBeShown(type: string, way: ResidentWay): boolean {
  return SHOWN[way].has(type);
}
