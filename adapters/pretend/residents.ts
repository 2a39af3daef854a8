/**
 * Residents of the practice region who can sign in at its pretend broker: made-up people with numbers of the official test range.
 * Whatever in the region is about one of them, by BSN, they see for themselves.
 */
import { createHash } from 'node:crypto';
import { PRETEND_AUDIENCE } from './people.ts';

export interface PretendResident {
  readonly login: string;
  readonly naam: string;
  readonly geboortedatum: string;
  readonly bsn: string;
  /** Opaque, as the broker gives it (`sub`); it says nothing of the number. */
  readonly subject: string;
}

const PEOPLE: readonly (readonly [naam: string, geboortedatum: string, bsn: string])[] = [
  ['Wilhelmus Zandloperman', '1974-11-02', '999990019'],
  ['Fenna Kolkmeer', '1988-03-09', '999990020'],
  ['Idris Sluiswachter', '1995-07-30', '999990032'],
  ['Geertje Dijkgravin', '1951-12-24', '999990044'],
  ['Noor Vaartzicht', '2002-05-16', '999990056'],
  ['Tobias Waterlander', '1967-01-11', '999990068'],
  // Whom a newcomer follows: adapters/pretend/living/story.ts says more of her.
  ['Mila Regenboogh', '1979-05-14', '999970021'],
];

export const PRETEND_RESIDENTS: readonly PretendResident[] = PEOPLE.map(([naam, geboortedatum, bsn]) => {
  const login = naam.toLowerCase().replaceAll(' ', '.');
  const subject = createHash('sha256').update(`oefenregio inwoner ${login}`).digest('hex').slice(0, 16);
  return { login, naam, geboortedatum, bsn, subject };
});

/** As what the pages are known at the pretend broker. */
export const PRACTICE_RESIDENT_SCREENS = {
  clientId: 'inwoner',
  scope: 'openid seinhuis',
  resource: PRETEND_AUDIENCE,
} as const;

/** The claim of the pretend broker with the number. */
export const PRACTICE_BSN_CLAIM = 'bsn';
