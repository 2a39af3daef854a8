/**
 * Consents as records of their own (B-02): given, refused or still a concept. They count at submit and again at release
 * (B-17); how one ends stands in `withdrawal.ts`.
 */
import type { Moment } from '../../consent/moment.ts';
import { yearsBetween } from '../../consent/working-days.ts';
import type { Toestemming } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import { type Caller, isFresh, maySpeakFor } from '../access/authenticate.ts';
import { makeEntry } from '../exchange/entries.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { sealForGateway } from '../exchange/gateway-seal.ts';
import { isDigestOf, keyedDigest } from '../exchange/keyed-digest.ts';
import type { Received } from '../exchange/received.ts';
import type { ConsentRow, Ports, TeamId } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { signedBody } from './signed-body.ts';

export interface ConsentStatus {
  readonly kind: 'consent';
  readonly toestemmingId: string;
  readonly status: ConsentRow['state'];
  readonly geldigVan: string;
  readonly geldigTot: string | undefined;
}

/** Records a consent, or a refusal to consent (B-19), as the professional noted it. */
export async function giveConsent(exchange: Exchange, received: Received): Promise<ConsentStatus | Problem> {
  const { ports, pseudonyms } = exchange;
  const signed = await signedBody(exchange, received, validators.toestemming);
  if (signed.kind === 'problem') return signed;
  const { authenticated, value: consent } = signed;
  if (!maySpeakFor(authenticated.caller, consent.afzender)) return problem('AFZENDER_NIET_GEREGISTREERD');
  const faults = [...periodFaults(consent, received.now), ...(await textFaults(exchange, consent))];
  if (faults.length > 0) return problem('ONGELDIG_BERICHT', { faults });

  const receiverTeam: TeamId = `${consent.ontvanger.oin}/${consent.ontvanger.team}`;
  const { bsn, achternaam, geboortedatum, postcode, huisnummer } = consent.betrokkene;
  const person = pseudonyms.forTeam(receiverTeam, { bsn, achternaam, geboortedatum, adres: { postcode, huisnummer } });
  const row: ConsentRow = {
    consentId: consent.toestemmingId,
    state: consent.status,
    kind: consent.soort,
    explicit: consent.uitdrukkelijk,
    senderOin: consent.afzender.oin,
    receiverTeam,
    purpose: consent.doel,
    categories: consent.categorieen,
    validity: { geldigVan: consent.geldigVan, geldigTot: consent.geldigTot },
    givenEpochMs: Date.parse(consent.gegevenTijdstip),
    pseudonyms: { kid: person.kid, person: person.person, personAlternate: person.alternate },
    facts: {
      freedomChecked: consent.vrijheidGetoetst,
      understood: consent.begrepen.wilsbekwaam || consent.gegevenDoor.hoedanigheid !== 'betrokkene',
      givenBy: consent.gegevenDoor.hoedanigheid,
      ageAtGiving: yearsBetween(geboortedatum, localDateOf(consent.gegevenTijdstip)),
      personCompetent: consent.gegevenDoor.wilsbekwaam,
      proofReferred: consent.gegevenDoor.kenmerkBewijs !== undefined,
    },
    record: sealForGateway(ports.keys, ports.entropy, consent.toestemmingId, consent),
  };
  const entry = makeEntry(ports.entropy, received.now, [consent.afzender.oin], {
    soort: 'toestemming',
    afzender: consent.afzender,
    ontvanger: { oin: consent.ontvanger.oin, team: consent.ontvanger.team },
    toestemming: { id: consent.toestemmingId, status: consent.status, wijze: consent.wijze },
    betrokkene: { kid: person.kid, pseudoniem: person.person.toString('base64url') },
    spoor: received.traceId,
    fscTransactie: null,
  });
  if (!isFresh(authenticated)) return problem('HERHALING');
  const outcome = await ports.consents.give(row, keyedDigest(ports.keys, consent), entry);
  if (outcome.kind === 'recorded') return statusOf(row, received.now);
  const sameAsBefore = outcome.senderOin === row.senderOin && isDigestOf(ports.keys, outcome.requestDigest, consent);
  return sameAsBefore ? readConsent(exchange, authenticated.caller, row.consentId) : problem('ID_AL_GEBRUIKT');
}

/** The state of a consent this organisation recorded; anybody else's does not exist for it (R16). */
export async function readConsent(
  { ports }: Exchange,
  caller: Caller,
  consentId: string,
): Promise<ConsentStatus | Problem> {
  const row = await ownConsent(ports, caller, consentId);
  return row === null ? problem('NIET_GEVONDEN') : statusOf(row, ports.clock.now());
}

export async function ownConsent(
  ports: Pick<Ports, 'consents'>,
  caller: Caller,
  consentId: string,
): Promise<ConsentRow | null> {
  const row = (await ports.consents.find([consentId])).get(consentId);
  return row === undefined || row.senderOin !== caller.oin ? null : row;
}

/** B-16: a consent runs out by its date (R4: the last day counts); no hand is needed for it. */
export function stateOn({ state, validity }: ConsentRow, { localDate }: Moment): ConsentRow['state'] {
  return state === 'actief' && validity.geldigTot !== undefined && validity.geldigTot < localDate ? 'verlopen' : state;
}

function statusOf(row: ConsentRow, now: Moment): ConsentStatus {
  const { geldigVan, geldigTot } = row.validity;
  return { kind: 'consent', toestemmingId: row.consentId, status: stateOn(row, now), geldigVan, geldigTot };
}

/** AVG 7(1): what was shown must be known, so a text that this organisation did not register is not one. */
async function textFaults({ ports }: Exchange, { afzender, tekstversie }: Toestemming) {
  if ((await ports.consentTexts.find(afzender.oin, tekstversie.sha256)) !== null) return [];
  const detail = 'Deze tekst is niet vastgelegd door uw organisatie.';
  return [{ pointer: '/tekstversie/sha256', code: 'TEKST_ONBEKEND', detail }];
}

/** B-18: a consent runs for six months at most by default, and is not given in the future. */
const MAX_MONTHS = 6;

function periodFaults(consent: Toestemming, now: Moment) {
  const detail = 'Deze datum past niet bij de andere datums.';
  const faults = [];
  if (Date.parse(consent.gegevenTijdstip) > now.epochMs)
    faults.push({ pointer: '/gegevenTijdstip', code: 'DATUM_IN_TOEKOMST', detail });
  if (consent.geldigTot < consent.geldigVan) faults.push({ pointer: '/geldigTot', code: 'DATUM_VOOR_BEGIN', detail });
  if (consent.geldigTot > plusMonths(consent.geldigVan, MAX_MONTHS))
    faults.push({ pointer: '/geldigTot', code: 'TERMIJN_TE_LANG', detail });
  if (consent.betrokkene.geboortedatum > localDateOf(consent.gegevenTijdstip))
    faults.push({ pointer: '/betrokkene/geboortedatum', code: 'DATUM_IN_TOEKOMST', detail });
  return faults;
}

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** Ages count on local days (rules R4 and R11): half past midnight on a birthday is the evening before in UTC. */
export function localDateOf(instant: string): string {
  return AMSTERDAM.format(Date.parse(instant));
}

export function plusMonths(date: string, months: number): string {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
