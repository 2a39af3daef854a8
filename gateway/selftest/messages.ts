/**
 * Messages of the self-test: whole and well-formed but for the one thing a kind changes. The person in them does not
 * exist; the number is of the series for tests.
 */
import { plusDays } from '../../consent/working-days.ts';
import type { Identity } from '../exchange/pseudonyms.ts';
import { SELF_TEST_RECEIVER, SELF_TEST_SENDER, SELF_TEST_TEAM } from './ports.ts';

type Json = Record<string, unknown>;

export interface SelfTestMessage extends Json {
  readonly berichtId: string;
  readonly afzender: Json;
  readonly ontvanger: Json;
  readonly voorwaarden: readonly Json[];
  readonly inhoud: Json;
}

/** Municipality of the self-test's receiver; it serves it in the self-test only. */
export const SELF_TEST_GEMEENTE = '0344';
export const SELF_TEST_BSN = '999990019';

const ADDRESS = { postcode: '9999ZZ', huisnummer: 1, woonplaats: 'Zelftest' };
const DEBTOR = { voorletters: 'Z.', achternaam: 'Zelftest', geboortedatum: '1980-01-01', adres: ADDRESS };
const PATIENT = { bsn: SELF_TEST_BSN, voornamen: 'Zelf', ...DEBTOR };

/** Of the person in `discharge`, for the consent that is withdrawn. */
export const PATIENT_IDENTITY: Identity = PATIENT;

const attested = (code: string, metOp: string, more: Json = {}): Json => ({
  ...{ code, metOp, methode: 'brief', kenmerk: `ZELFTEST-${code}` },
  ...more,
});

function envelope(berichtId: string, datum: string, team: string, hoedanigheid: string) {
  return {
    ...{ berichtId, versie: 1, signaaldatum: datum },
    afzender: { oin: SELF_TEST_SENDER, team: SELF_TEST_TEAM, hoedanigheid },
    ontvanger: { oin: SELF_TEST_RECEIVER, team, gemeentecode: SELF_TEST_GEMEENTE },
  };
}

/** Arrears of rent with everything the law asks; only the agreement is not there. */
export function arrears(berichtId: string, datum: string): SelfTestMessage {
  return {
    ...envelope(berichtId, datum, 'schuldhulp', 'verhuurder'),
    ...{ type: 'huurachterstand', doel: 'vroegsignalering' },
    voorwaarden: [
      attested('P1', plusDays(datum, -20)),
      attested('P2', plusDays(datum, -20)),
      attested('P3', plusDays(datum, -25)),
      attested('P4', plusDays(datum, -25), { reactie: 'geen_reactie' }),
    ],
    inhoud: {
      persoon: { ...DEBTOR },
      ...{ bedragEuro: 780, ontstaansdatum: plusDays(datum, -45), eigenKenmerk: 'ZELFTEST' },
    },
  };
}

/** Discharge from care, which rests on consent. */
export function discharge(berichtId: string, datum: string, toestemmingen: readonly string[]): SelfTestMessage {
  return {
    ...envelope(berichtId, datum, 'wmo', 'zorgaanbieder_zvw'),
    ...{ type: 'ggz-ontslag', doel: 'maatwerkvoorziening', toestemmingen },
    voorwaarden: [attested('P12', plusDays(datum, -3), { methode: 'gesprek' })],
    inhoud: {
      persoon: { ...PATIENT },
      ontslagdatum: plusDays(datum, 21),
      contactprofessional: { naam: 'Z. Zelftest', telefoon: '0300000000' },
      aandacht: { woonsituatie: { actieNodig: true } },
    },
  };
}

/** A worry about a resident: refused here whoever sends it. */
export function worry(berichtId: string, datum: string): SelfTestMessage {
  const { voorletters, achternaam, geboortedatum, adres } = DEBTOR;
  return {
    ...envelope(berichtId, datum, 'wmo', 'verhuurder'),
    ...{ type: 'zorgmelding', doel: 'veiligheid', voorwaarden: [] },
    inhoud: { persoon: { voorletters, achternaam, geboortedatum, adres }, soort: 'zorgmijding' },
  };
}
