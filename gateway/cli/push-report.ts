/** What a person reads after a push: an answer per row, and a summary that says what to do. Dutch, level B1. */
import type { CommandIo } from './command-io.ts';

export type PushVerdict =
  | 'toegestaan'
  | 'aangehouden'
  | 'geweigerd'
  | 'ongeldig'
  | 'niet leesbaar'
  | 'geen ontvanger'
  | 'niet verstuurd'
  | 'bewijs klopt niet';

export interface PushFinding {
  readonly code: string;
  readonly uitleg: string;
}

/** One answered or unanswered row; holds nothing from the row but the sender's own reference. */
export interface PushLine {
  /** `rij 12`, or the name of a file. */
  readonly label: string;
  readonly reference: string | null;
  readonly verdict: PushVerdict;
  readonly findings: readonly PushFinding[];
}

export interface PushReport {
  add(line: PushLine): void;
  readonly total: number;
  count(verdict: PushVerdict): number;
  /** Prints the summary. */
  conclude(io: CommandIo): void;
}

const WHAT_TO_DO: Readonly<Record<string, string>> = {
  KLANT_HEEFT_GEWEIGERD: 'Stuur voor deze klanten geen signaal. Blijf zelf contact zoeken.',
  'VOORWAARDE_ONTBREEKT:P1':
    'Zoek eerst persoonlijk contact en vul de datum in. Die datum mag niet na de signaaldatum liggen.',
  'VOORWAARDE_ONTBREEKT:P2': 'Wijs de klant eerst op schuldhulpverlening en vul de datum in.',
  'VOORWAARDE_ONTBREEKT:P3': 'Stuur eerst een schriftelijke herinnering en vul de datum in.',
  'VOORWAARDE_ONTBREEKT:P4': 'Bied eerst aan om gegevens door te geven, en vul de datum en de reactie in.',
  ONDER_TERMIJN: 'Wacht tot de termijn uit de afspraak voorbij is, en stuur dan opnieuw.',
  BOVEN_TERMIJN: 'Deze achterstand is te oud voor een signaal. Neem contact op met de gemeente.',
  GEEN_NATUURLIJK_PERSOON: 'Haal bedrijven en stichtingen uit het bestand.',
  ONTVANGER_NIET_AANGESLOTEN: 'Stuur deze signalen op een andere weg, of wacht tot de gemeente meedoet.',
  GEEN_OVEREENKOMST: 'Maak eerst een afspraak met deze gemeente.',
  BSN_NIET_TOEGESTAAN: 'Haal de kolom met het BSN uit de mapping. In dit signaal mag het nummer niet staan.',
  VELD_NIET_TOEGESTAAN: 'Haal dit gegeven uit de mapping.',
  BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN: 'Haal gegevens over gezondheid uit de mapping.',
  STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN: 'Haal strafrechtelijke gegevens uit de mapping.',
  AFZENDER_NIET_GEREGISTREERD: 'Laat de beheerder nakijken voor welk team en in welke rol u bent geregistreerd.',
  ID_AL_GEBRUIKT: 'Deze rij is na de vorige keer veranderd. Geef een nieuwe signaaldatum, of laat de rij weg.',
  DUBBEL_KENMERK: 'Laat één van de twee rijen staan.',
  DATUM_IN_TOEKOMST: 'Kies een signaaldatum van vandaag of eerder.',
  DATUM_VOOR_SIGNAALDATUM: 'Kijk de datum na. Deze datum ligt voor de signaaldatum.',
  DATUM_NA_SIGNAALDATUM: 'Kijk de datum na. De achterstand begint na de signaaldatum.',
  GEMEENTE_ONBEKEND: 'Vul de gemeentecode in, of zet de woonplaats in de mapping.',
  RIJ_ONLEESBAAR: 'Kijk de rij na. Vaak staat er een scheidingsteken in een cel zonder aanhalingstekens.',
  KEUZE_ONBEKEND: 'Zet deze waarde in de mapping, of verbeter de cel.',
  VERPLICHT: 'Vul de cel in.',
  HERHALING: 'Kijk of de klok van deze computer gelijk loopt.',
  HANDMATIGE_BEOORDELING: 'Wacht op het besluit van uw privacyfunctionarissen.',
  ONTVANGER_ZONDER_SLEUTEL: 'Stuur hetzelfde bestand later opnieuw. Wat al is aangenomen, telt niet dubbel.',
};
const SEND_AGAIN = 'Stuur hetzelfde bestand later opnieuw. Wat al is aangenomen, telt niet dubbel.';
const LOOK_AT_IT = 'Verbeter de rij en stuur het bestand opnieuw.';
const TELL_OPERATOR = 'Neem contact op met de beheerder van de poort.';

const ROWS_SHOWN = 20;
const HEADINGS: readonly (readonly [PushVerdict, string, string])[] = [
  ['aangehouden', 'Aangehouden: twee privacyfunctionarissen beslissen', LOOK_AT_IT],
  ['geweigerd', 'Geweigerd: er is niets verstrekt en niets van de inhoud bewaard', TELL_OPERATOR],
  ['ongeldig', 'Ongeldig', LOOK_AT_IT],
  ['geen ontvanger', 'Geen ontvanger: deze zijn niet verstuurd', LOOK_AT_IT],
  ['niet leesbaar', 'Niet leesbaar: deze zijn niet verstuurd', LOOK_AT_IT],
  ['niet verstuurd', 'Niet verstuurd', SEND_AGAIN],
  ['bewijs klopt niet', 'Het ontvangstbewijs klopt niet', TELL_OPERATOR],
];

interface Group {
  readonly code: string;
  readonly uitleg: string;
  readonly labels: string[];
}

export function pushReport(): PushReport {
  const counts = new Map<PushVerdict, number>();
  const groups = new Map<PushVerdict, Map<string, Group>>();
  let total = 0;
  const count = (verdict: PushVerdict) => counts.get(verdict) ?? 0;

  return {
    get total() {
      return total;
    },
    count,
    add({ label, verdict, findings }) {
      total += 1;
      counts.set(verdict, count(verdict) + 1);
      if (verdict === 'toegestaan') return;
      const alike = groups.get(verdict) ?? new Map<string, Group>();
      groups.set(verdict, alike);
      for (const { code, uitleg } of findings) {
        const key = `${code} ${uitleg}`;
        const group = alike.get(key) ?? { code, uitleg, labels: [] };
        if (!group.labels.includes(label)) group.labels.push(label);
        alike.set(key, group);
      }
    },
    conclude(io) {
      io.out('');
      io.out(`Klaar: ${total} gelezen, ${count('toegestaan')} aangenomen.`);
      for (const [verdict, heading, otherwise] of HEADINGS) {
        if (count(verdict) === 0) continue;
        io.out('');
        io.out(`${heading}: ${count(verdict)}`);
        for (const { code, uitleg, labels } of groups.get(verdict)?.values() ?? []) {
          io.out(`  ${code} (${labels.length}): ${labelList(labels)}`);
          if (uitleg !== '') io.out(`    ${uitleg}`);
          io.out(`    Wat u kunt doen: ${WHAT_TO_DO[code] ?? otherwise}`);
        }
      }
    },
  };
}

function labelList(labels: readonly string[]): string {
  const isRow = (label: string) => label.startsWith('rij ');
  const shown = labels.slice(0, ROWS_SHOWN);
  const names = labels.every(isRow)
    ? `rij ${shown.map(label => label.slice('rij '.length)).join(', ')}`
    : shown.join(', ');
  return labels.length > ROWS_SHOWN ? `${names} en ${labels.length - ROWS_SHOWN} meer` : names;
}

/** One line as it is printed while the push runs. */
export function lineText({ label, reference, verdict, findings }: PushLine): string {
  const start = `${label.padEnd(10)} ${(reference ?? '-').padEnd(20)} ${verdict}`;
  return findings.length === 0 ? start : `${start}  ${findings.map(one => `${one.code}: ${one.uitleg}`).join(' | ')}`;
}
