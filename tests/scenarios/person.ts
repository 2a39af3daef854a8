/** Who a scenario with a handover is about: somebody whom no other scenario has, because one person is one traject. */
import { isBsn } from '../../schemas/formats.ts';
import type { Json } from '../support/messages.ts';

export interface Person {
  readonly bsn: string;
  readonly achternaam: string;
  readonly geboortedatum: string;
  readonly huisnummer: number;
}

/** Of the range for tests. */
const TEST_NUMBERS = Array.from({ length: 30_000 }, (_, at) => String(999_970_000 + at)).filter(isBsn);
let people = 0;

export function newPerson(): Person {
  people += 1;
  const letters = [...String(people)].map(digit => String.fromCharCode(97 + Number(digit))).join('');
  return {
    bsn: TEST_NUMBERS[people % TEST_NUMBERS.length]!,
    achternaam: `Waterhoen${letters}`,
    geboortedatum: '1974-11-02',
    huisnummer: 2_000 + people,
  };
}

/** The message about this person; what the message does not name of a person it does not name now. */
export function withPerson(message: Json, person: Person | null): Json {
  const about = message.inhoud.persoon;
  if (person === null || about === undefined) return message;
  const { bsn, achternaam, geboortedatum, huisnummer } = person;
  message.inhoud.persoon = {
    ...about,
    achternaam,
    ...(about.bsn === undefined ? {} : { bsn }),
    ...(about.geboortedatum === undefined ? {} : { geboortedatum }),
    adres: { ...about.adres, huisnummer },
  };
  return message;
}

/** As a handover and a consent name the person of a message. */
export function asInAsking(message: Json): Json {
  const { bsn, achternaam, geboortedatum, adres } = message.inhoud.persoon;
  const rest = { achternaam, geboortedatum, postcode: adres.postcode, huisnummer: adres.huisnummer };
  return bsn === undefined ? rest : { bsn, ...rest };
}
