/** Facts of a message as a question without personal data: what somebody who knows everything would ask. */
import { findRoute } from '../../consent/decide.ts';
import { isDesignated } from '../../consent/experiments.ts';
import type { AttestationFacts, ConsentFacts } from '../../consent/facts.ts';
import { isValidOn, type Moment } from '../../consent/moment.ts';
import type { CompiledPolicy } from '../../consent/policy.ts';
import { FIELD_TITLES } from '../../schemas/generated/field-titles.ts';
import type { ToetsingFeiten, ToetsingToestemming, ToetsingVraag } from '../../schemas/generated/types.ts';
import type { Given } from './cases.ts';

const PARTICULARS = ['P6', 'P8', 'P9', 'P10'];
type Datum = NonNullable<ToetsingFeiten['gegevens']>[number];

export function asQuestion(given: Given, policy: CompiledPolicy, now: Moment): ToetsingVraag {
  const { request, facts } = given;
  const { message, circumstances } = facts;
  const { receiver, sender } = circumstances;
  const nobodys = message.gemeentecode === null && !receiver.soort.startsWith('gemeente.');
  const serves =
    nobodys ||
    receiver.gemeenten.some(one => one.gemeentecode === message.gemeentecode && isValidOn(one, now.localDate));
  const experiment = findRoute(request, receiver.soort, policy, now)?.experiment;
  const pairOn = (day: string) =>
    experiment !== undefined && isDesignated(experiment, sender.oin, message.gemeentecode, day);
  return {
    bericht: request.type as ToetsingVraag['bericht'],
    hoedanigheid: request.capacity as ToetsingVraag['hoedanigheid'],
    ...(request.variant === null ? {} : { stap: request.variant as NonNullable<ToetsingVraag['stap']> }),
    team: receiver.soort as NonNullable<ToetsingVraag['team']>,
    doel: request.purpose as NonNullable<ToetsingVraag['doel']>,
    feiten: {
      afzenderAangesloten: sender.connected,
      hoedanigheidGeregistreerd: sender.capacityRegistered,
      ontvangerAangesloten: receiver.connected && serves,
      geheimhoudingsplicht: receiver.geheimhoudingsplicht,
      zelfdeGemeente: (sender.gemeenten ?? []).some(
        one => one.gemeentecode === message.gemeentecode && isValidOn(one, now.localDate),
      ),
      verwijzingBewezen: circumstances.reference !== undefined,
      ...agreementOf(given, now),
      aangewezen: pairOn(message.signalDate) && pairOn(now.localDate),
      natuurlijkPersoon: message.naturalPerson,
      // Days that are not known count as many for P8, and months and amounts as too few.
      achterstandDagen: message.arrearsDays ?? 36_500,
      achterstandMaanden: message.arrearsMonths ?? 0,
      bedragEuro: message.amountEuro ?? 1,
      werkdagenTotEindeLevering: message.workingDaysToEndOfSupply ?? 0,
      crisis: message.crisis,
      reactieKlant: message.attestations.P4?.reaction ?? 'geen_reactie',
      voorwaarden: CODES.map(code => ({ code, voldaan: isMet(given, code) })),
      gegevens: dataOf(given),
      toestemmingen: circumstances.consents.flatMap(one => (one === null ? [] : [consentOf(one, given, now)])),
    },
  };
}

const CODES = [
  'P1',
  'P2',
  'P3',
  'P4',
  'P5',
  'P6',
  'P7',
  'P8',
  'P9',
  'P10',
  'P11',
  'P12',
  'P13',
  'P14',
  'P15',
  'P16',
] as const;

function isMet({ request, facts }: Given, code: string): boolean {
  const attested: AttestationFacts | undefined = facts.message.attestations[code];
  const inTime = attested?.tooLate === false;
  if (code === 'P7') {
    const noEndDate = request.variant === 'eindelevering' && facts.message.workingDaysToEndOfSupply === null;
    return (inTime || facts.circumstances.earlierSignalKnown) && !noEndDate;
  }
  if (code === 'P4' && attested?.reaction === undefined) return false;
  return inTime && (attested.complete === true || (attested.complete === undefined && !PARTICULARS.includes(code)));
}

function agreementOf(
  { request, facts }: Given,
  now: Moment,
): Pick<ToetsingFeiten, 'afspraakGeldt' | 'termijnAfspraak'> {
  const days = facts.message.arrearsDays ?? Number.NaN;
  const holding = facts.circumstances.agreements.filter(
    one =>
      one.status === 'actief' &&
      one.receiverTeam === request.receiverTeam &&
      one.types.includes(request.type) &&
      isValidOn(one.validity, now.localDate),
  );
  const outside = (limit: 'minDagen' | 'maxDagen', fits: (bound: number) => boolean) =>
    holding.some(one => {
      const bound = one.terms[request.type]?.[limit];
      return bound !== undefined && !fits(bound);
    });
  const tooShort = outside('minDagen', bound => days >= bound);
  const tooLong = outside('maxDagen', bound => days <= bound);
  return {
    afspraakGeldt: holding.length > 0,
    termijnAfspraak: tooShort ? 'te_kort' : tooLong ? 'te_lang' : 'binnen',
  };
}

function dataOf({ request, facts }: Given): Datum[] {
  const { bsn, diagnosis, forbiddenFields } = facts.message;
  const hasDiagnosis = FIELD_TITLES[request.type]!.some(one => one.pointer.startsWith('/diagnose/'));
  const data: Datum[] = forbiddenFields.map(
    code =>
      (
        ({
          BSN_NIET_TOEGESTAAN: 'bsn',
          BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN: 'gezondheid',
          STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN: 'strafrecht',
        }) as Record<string, Datum>
      )[code] ?? 'overig',
  );
  if (bsn === 'aanwezig') data.push('bsn');
  if (bsn === 'onbekend_met_vervangende_gegevens') data.push('bsn_onbekend');
  if (diagnosis === 'met_noodzaak' && hasDiagnosis) data.push('diagnose_met_noodzaak');
  if (diagnosis === 'zonder_noodzaak') data.push(hasDiagnosis ? 'diagnose' : 'overig');
  return [...new Set(data)];
}

function consentOf(consent: ConsentFacts, { request, facts }: Given, now: Moment): ToetsingToestemming {
  const { state, validity, ageAtGiving: age } = consent;
  const begun = validity.geldigVan <= now.localDate;
  const stand =
    state !== 'actief' || isValidOn(validity, now.localDate) ? state : begun ? 'verlopen' : 'nog_niet_ingegaan';
  return {
    soort: consent.kind,
    stand,
    eigen: consent.bySameSender && consent.samePerson,
    dekt:
      consent.receiverTeam === request.receiverTeam &&
      consent.purpose === request.purpose &&
      facts.message.categories.every(one => consent.categories.includes(one)),
    uitdrukkelijk: consent.explicit,
    begrepen: consent.understood,
    vrijheidGetoetst: consent.freedomChecked,
    gegevenDoor: consent.givenBy,
    leeftijd: age < 12 ? 'onder_12' : age < 16 ? 'van_12_tot_16' : age < 18 ? 'van_16_tot_18' : 'volwassen',
    wilsbekwaam: consent.personCompetent,
    bewijs: consent.proofReferred,
  };
}
