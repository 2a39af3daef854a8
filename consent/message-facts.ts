/**
 * Reduces a validated message to facts: codes, booleans, day counts and field names. After this step the decision
 * never sees the message again.
 */
import type { Bericht, Voorwaarde } from '../schemas/generated/types.ts';
import type { AttestationFacts, MessageFacts, Request } from './facts.ts';
import { feedbackKind, resultCategory } from './feedback-words.ts';
import type { Moment } from './moment.ts';
import { daysBetween, monthsBetween, workingDaysAfter } from './working-days.ts';

/** P6: at least three reminders, each with at least 14 days to pay, several channels, a plan offered (ENERGIE-2022). */
const MIN_REMINDERS = 3;
const MIN_PAYMENT_DAYS = 14;
/** P8: four weeks to accept the payment plan (Zvw 18a). */
const MIN_WEEKS_TO_ACCEPT = 4;

/** A date that contradicts another in the same message; told as an input fault (R5). */
export interface DateFault {
  readonly pointer: string;
  readonly code: 'DATUM_IN_TOEKOMST' | 'DATUM_VOOR_SIGNAALDATUM' | 'DATUM_NA_SIGNAALDATUM';
}

interface CrisisDate {
  readonly pointer: string;
  readonly date: string | undefined;
}

/** Faults between dates that a schema cannot see. Crisis dates must lie on or after the signal date (R5). */
export function dateFaults(message: Bericht, now: Moment): readonly DateFault[] {
  const faults: DateFault[] = [];
  if (message.signaaldatum > now.localDate) faults.push({ pointer: '/signaaldatum', code: 'DATUM_IN_TOEKOMST' });
  const crisis = crisisDateOf(message);
  if (crisis?.date !== undefined && crisis.date < message.signaaldatum)
    faults.push({ pointer: crisis.pointer, code: 'DATUM_VOOR_SIGNAALDATUM' });
  if ('ontstaansdatum' in message.inhoud && message.inhoud.ontstaansdatum > message.signaaldatum)
    faults.push({ pointer: '/inhoud/ontstaansdatum', code: 'DATUM_NA_SIGNAALDATUM' });
  return faults;
}

/** Step or kind inside a type; null where a type has none. */
export function variantOf(message: Bericht): string | null {
  switch (message.type) {
    case 'energieachterstand':
      return message.inhoud.stap;
    case 'reclassering-overdracht':
    case 'toegang-onderzoek':
      return message.inhoud.kader;
    case 'bwmo-uitstroom':
      // R10: read from the message, not claimed, so that a contract with one college opens nothing to another.
      return message.inhoud.toekennendeGemeente === message.ontvanger.gemeentecode ? 'eigen_college' : 'ander_college';
    case 'overige-schuld':
      return message.inhoud.soortSchuld;
    case 'zorgmelding':
      return message.inhoud.soort;
    case 'terugkoppeling':
      return feedbackKind(message.inhoud.woord, attestsAgreement(message));
    default:
      return null;
  }
}

const attestsAgreement = ({ voorwaarden }: Bericht) => voorwaarden.some(({ code }) => code === 'P16');

/** Types of signal about arrears, of which the sender may hear (D-F1). */
const SIGNALS: readonly string[] = [
  'huurachterstand',
  'energieachterstand',
  'drinkwaterachterstand',
  'zorgpremieachterstand',
  'zorgpremie-wanbetaler',
  'hypotheekachterstand',
  'studieschuldachterstand',
  'eigenbijdrageachterstand',
  'rijksbelastingachterstand',
  'toeslagachterstand',
];

/** The disclosure that a message says it is about, and of which types that must be; null where it refers to none. */
export function referenceIn(
  message: Bericht,
): { readonly kind: 'signaal' | 'verzoek'; readonly disclosureId: string; readonly types: readonly string[] } | null {
  switch (message.type) {
    case 'terugkoppeling':
      return { kind: 'signaal', disclosureId: message.inhoud.signaal, types: SIGNALS };
    case 'maatwerkantwoord':
      return { kind: 'verzoek', disclosureId: message.inhoud.verzoek, types: ['maatwerkverzoek'] };
    default:
      return null;
  }
}

export function requestOf(message: Bericht, disclosureId: string): Request {
  return {
    disclosureId,
    receiverTeam: `${message.ontvanger.oin}/${message.ontvanger.team}`,
    type: message.type,
    variant: variantOf(message),
    purpose: message.doel,
    capacity: message.afzender.hoedanigheid,
  };
}

/** @param forbiddenFields codes of fields that this type forbids and that the message carried (R1) */
export function messageFacts(message: Bericht, forbiddenFields: readonly string[], now: Moment): MessageFacts {
  const crisis = crisisDateOf(message)?.date;
  const since = 'ontstaansdatum' in message.inhoud ? message.inhoud.ontstaansdatum : null;
  return {
    attestations: attestationsOf(message, now),
    naturalPerson: !isLegalPerson(message),
    bsn: bsnOf(message),
    categories: categoriesOf(message),
    diagnosis: diagnosisOf(message),
    forbiddenFields,
    arrearsDays: since === null ? null : daysBetween(since, message.signaaldatum),
    arrearsMonths: since === null ? null : monthsBetween(since, message.signaaldatum),
    amountEuro: 'bedragEuro' in message.inhoud ? message.inhoud.bedragEuro : null,
    crisis: crisis !== undefined,
    workingDaysToEndOfSupply:
      message.type === 'energieachterstand' && crisis !== undefined
        ? workingDaysAfter(message.signaaldatum, crisis)
        : null,
    gemeentecode: message.ontvanger.gemeentecode ?? null,
    signalDate: message.signaaldatum,
  };
}

function isLegalPerson({ inhoud }: Bericht): boolean {
  return 'persoon' in inhoud && 'soort' in inhoud.persoon && inhoud.persoon.soort === 'rechtspersoon';
}

function crisisDateOf(message: Bericht): CrisisDate | null {
  switch (message.type) {
    case 'huurachterstand':
      return { pointer: '/inhoud/ontruimingsdatum', date: message.inhoud.ontruimingsdatum };
    case 'energieachterstand':
      return { pointer: '/inhoud/eindeLeveringsdatum', date: message.inhoud.eindeLeveringsdatum };
    case 'drinkwaterachterstand':
      return { pointer: '/inhoud/afsluitdatum', date: message.inhoud.afsluitdatum };
    case 'zorgpremieachterstand':
      return { pointer: '/inhoud/eindeVerzekeringsdatum', date: message.inhoud.eindeVerzekeringsdatum };
    default:
      return null;
  }
}

function attestationsOf(message: Bericht, now: Moment): Readonly<Record<string, AttestationFacts>> {
  const facts: Record<string, AttestationFacts> = {};
  for (const one of message.voorwaarden) {
    const tooLate = one.metOp > message.signaaldatum || one.metOp > now.localDate;
    const stated = { tooLate, ...particularsOf(one, message.type) };
    const known = facts[one.code];
    facts[one.code] = known === undefined ? stated : lessFavourable(known, stated);
  }
  return facts;
}

/** The same code twice: the worst of both, so that adding an attestation never opens what another closed. */
function lessFavourable(one: AttestationFacts, other: AttestationFacts): AttestationFacts {
  const reactions = [one.reaction, other.reaction];
  return {
    tooLate: one.tooLate || other.tooLate,
    complete: other.complete === false ? false : one.complete,
    reaction: (['geweigerd', 'geen_reactie', 'akkoord'] as const).find(reaction => reactions.includes(reaction)),
  };
}

function particularsOf(attested: Voorwaarde, type: Bericht['type']): Omit<AttestationFacts, 'tooLate'> {
  switch (attested.code) {
    case 'P4':
      return { reaction: attested.reactie };
    case 'P6':
      return {
        complete:
          attested.aantalHerinneringen >= MIN_REMINDERS &&
          attested.betaaltermijnDagen >= MIN_PAYMENT_DAYS &&
          attested.betalingsregelingAangeboden &&
          attested.meerdereKanalen,
      };
    case 'P8':
      return { complete: attested.regelingAangeboden && attested.reactietermijnWeken >= MIN_WEEKS_TO_ACCEPT };
    case 'P9':
      return { complete: !attested.betwist && !attested.stabilisatieovereenkomst && attested.adresGelijkAanBrp };
    case 'P10':
      return { complete: meetsExperiment(attested, type) };
    default:
      return {};
  }
}

type ExperimentAttestation = Extract<Voorwaarde, { code: 'P10' }>;

/** What an experiment asks of the sender besides the pair and the threshold (A5.5). */
function meetsExperiment(attested: ExperimentAttestation, type: Bericht['type']): boolean {
  switch (type) {
    case 'rijksbelastingachterstand':
      return (
        attested.aanmaningVerstuurd === true &&
        attested.uitstelVerleend === false &&
        attested.belastingsoort !== undefined
      );
    case 'toeslagachterstand':
      return attested.aanmaningVerstuurd === true && attested.uitstelVerleend !== true;
    default:
      return true;
  }
}

/** Wmo 5.2.9: with the BSN unknown, surname, first names, birth date, postcode and house number take its place. */
function bsnOf(message: Bericht): MessageFacts['bsn'] {
  // In a delivery to CBS there is one of many people, and that route allows it (R8).
  if (message.type === 'ddas-levering') return 'aanwezig';
  if (!('persoon' in message.inhoud)) return 'afwezig';
  const person = message.inhoud.persoon;
  if ('bsn' in person && person.bsn !== undefined) return 'aanwezig';
  const declaredUnknown = 'bsnOnbekend' in person && person.bsnOnbekend === true;
  const replaced =
    'voornamen' in person &&
    person.voornamen !== undefined &&
    person.geboortedatum !== undefined &&
    person.adres !== undefined;
  return declaredUnknown && replaced ? 'onbekend_met_vervangende_gegevens' : 'afwezig';
}

/** What a consent must name: life areas, the diagnosis, the client's own words, a result told to a sender (R9, R24, D-F3). */
function categoriesOf(message: Bericht): readonly string[] {
  const { inhoud } = message;
  if (message.type === 'terugkoppeling') {
    const category = resultCategory(message.inhoud.woord, attestsAgreement(message));
    return category === null ? [] : [category];
  }
  const areas = 'aandacht' in inhoud ? Object.keys(inhoud.aandacht) : [];
  const diagnosis = 'diagnose' in inhoud && inhoud.diagnose !== undefined ? ['diagnose'] : [];
  const words = 'woordenClient' in inhoud && inhoud.woordenClient !== undefined ? ['woorden_client'] : [];
  return [...areas, ...diagnosis, ...words].sort();
}

function diagnosisOf(message: Bericht): MessageFacts['diagnosis'] {
  if (message.type !== 'ggz-ontslag' || message.inhoud.diagnose === undefined) return 'afwezig';
  return message.inhoud.diagnose.noodzaak === undefined ? 'zonder_noodzaak' : 'met_noodzaak';
}
