/** What a check of the log says where it finds something wrong, in words; a fault without words is said by its code. */
import type { LogFault } from './verify-log.ts';

export type CheckFault = LogFault | 'LOGBOEK_ONBEREIKBAAR';

const FAULT_WORDS: Readonly<Record<CheckFault, string>> = {
  LOGBOEK_ONBEREIKBAAR: 'Het logboek geeft geen antwoord.',
  SLEUTEL_ONLEESBAAR: 'Dit is geen sleutel van een logboek.',
  CHECKPOINT_ONTBREEKT: 'Er is nog geen ondertekende stand.',
  CHECKPOINT_ONLEESBAAR: 'De ondertekende stand is niet te lezen.',
  NOTITIE_ONLEESBAAR: 'De ondertekende stand is niet te lezen.',
  HANDTEKENING_ONGELDIG: 'De handtekening onder de stand klopt niet.',
  GEEN_BEKENDE_HANDTEKENING: 'De stand is niet met deze sleutel ondertekend.',
  NIET_DOOR_LOGBOEK_ONDERTEKEND: 'De stand is niet door het logboek zelf ondertekend.',
  ANDER_LOGBOEK: 'De stand is van een ander logboek.',
  LOGBOEK_TERUGGEZET: 'Het logboek is korter dan de vorige keer.',
  LOGBOEK_GESPLITST: 'Het logboek begint anders dan de vorige keer.',
  BUNDEL_ONTBREEKT: 'Er ontbreken vermeldingen.',
  BUNDEL_ONLEESBAAR: 'Een bundel vermeldingen is niet te lezen.',
  BLAD_ONGELDIG: 'Een vermelding heeft niet de vorm van een blad.',
  TEGEL_ONTBREEKT: 'Er ontbreekt een tegel.',
  TEGEL_WIJKT_AF: 'Een tegel volgt niet uit de vermeldingen.',
  WORTEL_WIJKT_AF: 'De vermeldingen geven een andere wortel dan de ondertekende.',
};

export interface FoundFault {
  readonly code: CheckFault;
  readonly at?: number;
  readonly level?: number;
}

/** Such as `TEGEL_WIJKT_AF (niveau 0, plaats 3). Een tegel volgt niet uit de vermeldingen.` */
export function faultWords({ code, at, level }: FoundFault): string {
  const place = at === undefined ? '' : ` (${level === undefined ? '' : `niveau ${level}, `}plaats ${at})`;
  return `${code}${place}. ${FAULT_WORDS[code]}`;
}
