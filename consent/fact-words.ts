/** Facts of a message in Dutch sentences: codes, counts and yes or no, never a value that could point at somebody. */
import type { AttestationFacts, MessageFacts } from './facts.ts';

/** What each precondition asks, as a sentence about what the sender reported (A2). */
const REPORTED: Readonly<Record<string, string>> = {
  P1: 'dat persoonlijk contact is gezocht',
  P2: 'dat de klant op schuldhulpverlening is gewezen',
  P3: 'dat schriftelijk is herinnerd',
  P4: 'dat is aangeboden om contactgegevens door te geven aan de gemeente',
  P5: 'dat vóór het eerste energiesignaal persoonlijk contact is gezocht',
  P6: 'dat drie keer is herinnerd, langs meer wegen, met een redelijke betalingsregeling',
  P7: 'dat eerder een vroegsignaal is gegeven',
  P8: 'dat na twee maandpremies een betalingsregeling is aangeboden',
  P9: 'dat de zorgverzekeraar heeft aangemeld, zonder betwisting of stabilisatieovereenkomst',
  P10: 'dat aan de voorwaarden van het experiment is voldaan',
  P11: 'dat de gegevens nodig zijn voor een basisvoorwaarde en dat de directeur handelt',
  P12: 'dat de betrokkene zorg krijgt of kreeg en een maatwerkvoorziening nodig kan hebben',
  P13: 'dat de verplichte zorg eindigt en essentiële voorwaarden ontbreken',
  P16: 'dat een overeenkomst over de schulden met deze schuldeiser het resultaat vraagt',
};

/** @returns a part of a sentence that begins with `dat` */
export function reportedOf(code: string): string {
  return REPORTED[code] ?? `dat aan voorwaarde ${code} is voldaan`;
}

const REACTION = {
  geen_reactie: 'De klant reageerde daar niet op.',
  akkoord: 'De klant ging daarmee akkoord.',
  geweigerd: 'De klant heeft dat geweigerd.',
} as const;

/** @returns whole sentences, in a fixed order */
export function factSentences(facts: MessageFacts): readonly string[] {
  const sentences: string[] = [];
  if (!facts.naturalPerson) sentences.push('Het bericht gaat niet over een natuurlijk persoon.');
  if (facts.arrearsDays !== null)
    sentences.push(`De achterstand bestaat ${counted(facts.arrearsDays, 'dag', 'dagen')}.`);
  if (facts.crisis)
    sentences.push('Er is een datum vastgesteld van ontruiming, einde van de levering of einde van de verzekering.');
  if (facts.workingDaysToEndOfSupply !== null)
    sentences.push(
      `Tot het einde van de levering zijn er nog ${counted(facts.workingDaysToEndOfSupply, 'werkdag', 'werkdagen')}.`,
    );
  for (const code of Object.keys(facts.attestations).sort(byNumber))
    sentences.push(...attestationSentences(code, facts.attestations[code]!));
  sentences.push(BSN[facts.bsn]);
  if (facts.categories.length > 0)
    sentences.push(
      `Het bericht bevat gegevens over ${listed(facts.categories)}, die alleen een toestemming kan openen.`,
    );
  if (facts.diagnosis === 'met_noodzaak') sentences.push('Het noemt een diagnose, met de reden waarom dat nodig is.');
  if (facts.diagnosis === 'zonder_noodzaak') sentences.push('Het noemt een diagnose, zonder dat de noodzaak blijkt.');
  return sentences;
}

const BSN = {
  aanwezig: 'Het burgerservicenummer staat in het bericht.',
  onbekend_met_vervangende_gegevens:
    'Het burgerservicenummer is onbekend; de gegevens die daarvoor in de plaats komen, staan in het bericht.',
  afwezig: 'Het bericht bevat geen burgerservicenummer.',
} as const;

function attestationSentences(code: string, { tooLate, reaction, complete }: AttestationFacts): readonly string[] {
  const what = REPORTED[code];
  if (what === undefined) return [`De afzender meldt voorwaarde ${code}.`];
  const when = tooLate ? ', maar met een datum na de signaaldatum of in de toekomst' : '';
  const how = complete === false ? ', maar de bijzonderheden die daarbij horen ontbreken of schieten tekort' : '';
  const said = `De afzender meldt ${what} (${code})${when}${how}.`;
  return reaction === undefined ? [said] : [said, REACTION[reaction]];
}

function byNumber(one: string, other: string): number {
  return Number(one.slice(1)) - Number(other.slice(1));
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** `a`, `a en b`, `a, b en c`. */
export function listed(words: readonly string[], last = 'en'): string {
  const [first = '', ...others] = [...new Set(words)];
  if (others.length === 0) return first;
  return `${[first, ...others.slice(0, -1)].join(', ')} ${last} ${others.at(-1)}`;
}
