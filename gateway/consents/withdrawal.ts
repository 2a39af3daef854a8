/**
 * How a consent ends: withdrawn (AVG 7(3)), or found to be entered in error (B-16). What waits and relied on it is
 * stopped and destroyed at once, in batches; who already has the data is told (AVG 19), without a reason.
 */
import type { Moment } from '../../consent/moment.ts';
import { yearsBetween } from '../../consent/working-days.ts';
import type { Toestemming } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import { isFresh } from '../access/authenticate.ts';
import { type EntryContent, makeEntry } from '../exchange/entries.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { openForGateway, sealForGateway } from '../exchange/gateway-seal.ts';
import type { Received } from '../exchange/received.ts';
import type { ConsentRow, EndingEntries, Ports } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { type ConsentStatus, localDateOf, ownConsent, readConsent } from './consents.ts';
import { signedBody } from './signed-body.ts';

type EndingPorts = Pick<Ports, 'clock' | 'entropy' | 'consents'>;
type Ended = 'ingetrokken' | 'onjuist_ingevoerd';

/** R11: from twelve somebody may withdraw alone; below that a representative does. */
export const ALONE_FROM_YEARS = 12;

/** Withdraws a consent, as easily as it was given. Again withdrawing gives the same answer. */
export async function withdrawConsent(
  exchange: Exchange,
  received: Received,
  consentId: string,
): Promise<ConsentStatus | Problem> {
  const { ports } = exchange;
  const signed = await signedBody(exchange, received, validators.intrekking);
  if (signed.kind === 'problem') return signed;
  const { authenticated, value } = signed;
  if (!isFresh(authenticated)) return problem('HERHALING');
  const row = await ownConsent(ports, authenticated.caller, consentId);
  if (row === null) return problem('NIET_GEVONDEN');
  const { betrokkene } = openForGateway(ports.keys, row.consentId, row.record) as Toestemming;
  const age = yearsBetween(betrokkene.geboortedatum, received.now.localDate);
  if (value.doorWie === 'betrokkene' && age < ALONE_FROM_YEARS) {
    const detail = 'Onder de twaalf jaar trekt een vertegenwoordiger in.';
    return problem('ONGELDIG_BERICHT', { faults: [{ pointer: '/doorWie', code: 'KIND_NIET_ALLEEN', detail }] });
  }
  const how = { channel: value.wijze, byWhom: value.doorWie, document: value };
  return endConsent(exchange, received, row, 'ingetrokken', how);
}

/** Decides about a concept, or says that a consent was entered in error (B-16). */
export async function changeConsent(
  exchange: Exchange,
  received: Received,
  consentId: string,
): Promise<ConsentStatus | Problem> {
  const { ports } = exchange;
  const signed = await signedBody(exchange, received, validators.toestemmingstand);
  if (signed.kind === 'problem') return signed;
  const { authenticated, value } = signed;
  if (!isFresh(authenticated)) return problem('HERHALING');
  const row = await ownConsent(ports, authenticated.caller, consentId);
  if (row === null) return problem('NIET_GEVONDEN');
  const how = { channel: value.wijze, byWhom: value.doorWie, document: value };
  if (row.state === value.status) return readConsent(exchange, authenticated.caller, consentId);
  if (value.status === 'onjuist_ingevoerd') {
    if (!['concept', 'actief'].includes(row.state)) return problem('STAND_LAAT_NIET_TOE');
    return endConsent(exchange, received, row, 'onjuist_ingevoerd', how);
  }
  const { betrokkene } = openForGateway(ports.keys, row.consentId, row.record) as Toestemming;
  const settled = await ports.consents.settleConcept(
    row.consentId,
    row.senderOin,
    {
      becomes: value.status,
      givenEpochMs: Date.parse(value.tijdstip),
      // B-11 to B-13 judge the day on which it was given, not that of the concept.
      facts: { ...row.facts, ageAtGiving: yearsBetween(betrokkene.geboortedatum, localDateOf(value.tijdstip)) },
    },
    eventOf(ports, received, row, how),
    makeEntry(ports.entropy, received.now, [row.senderOin], {
      ...aboutConsent(row, received.traceId),
      soort: 'toestemming',
      toestemming: { id: row.consentId, status: value.status, wijze: value.wijze },
    }),
  );
  if (settled === 'wrong-state') return problem('STAND_LAAT_NIET_TOE');
  return readConsent(exchange, authenticated.caller, consentId);
}

type At = Pick<Received, 'now' | 'traceId'>;

interface How {
  readonly channel: string;
  readonly byWhom: 'betrokkene' | 'vertegenwoordiger';
  readonly document: unknown;
}

const eventOf = (ports: Ports, received: At, row: ConsentRow, { channel, byWhom, document }: How) => ({
  epochMs: received.now.epochMs,
  ...{ channel, byWhom, traceId: received.traceId },
  record: sealForGateway(ports.keys, ports.entropy, row.consentId, document),
});

/** @param received when it came, and its trace id */
export async function endConsent(
  exchange: Exchange,
  received: At,
  row: ConsentRow,
  becomes: Ended,
  how: How,
): Promise<ConsentStatus | Problem> {
  const { ports } = exchange;
  const { now, traceId } = received;
  const entries = endingEntries(ports, now, traceId, becomes, how.channel);
  const event = { ...eventOf(ports, received, row, how), becomes };
  const outcome = await ports.consents.withdraw(row.consentId, row.senderOin, event, entries);
  if (outcome.kind === 'unknown') return problem('NIET_GEVONDEN');
  if (outcome.kind === 'withdrawn' && outcome.next !== null)
    await ports.consents.stopRest(row.consentId, outcome.next, entries);
  const after = (await ports.consents.find([row.consentId])).get(row.consentId);
  const { geldigVan, geldigTot } = row.validity;
  const status = after?.state ?? becomes;
  return { kind: 'consent', toestemmingId: row.consentId, status, geldigVan, geldigTot };
}

function aboutConsent(
  row: ConsentRow,
  traceId: string,
): Pick<EntryContent, 'afzender' | 'ontvanger'> & {
  readonly spoor: string;
  readonly fscTransactie: null;
} {
  const ontvanger = { oin: row.receiverTeam.slice(0, 20), team: row.receiverTeam.slice(21) };
  return { afzender: { oin: row.senderOin }, ontvanger, spoor: traceId, fscTransactie: null };
}

/** The entries of one batch. `channel` is known only to whoever ended the consent, and stands in the first entry only. */
function endingEntries(
  { entropy }: Pick<Ports, 'entropy'>,
  now: Moment,
  traceId: string,
  becomes: Ended,
  channel: string,
): EndingEntries {
  return ({ consent, stopped, notified, first }) => {
    const common = aboutConsent(consent, traceId);
    const parties = [consent.senderOin, consent.receiverTeam.slice(0, 20)];
    const toestemming = { id: consent.consentId, status: becomes, wijze: channel };
    return [
      ...(first ? [makeEntry(entropy, now, parties, { soort: 'toestemming', ...common, toestemming })] : []),
      ...stopped.map(verstrekking =>
        makeEntry(entropy, now, parties, {
          soort: 'vernietigd',
          ...common,
          verstrekking,
          redenen: [becomes === 'ingetrokken' ? 'TOESTEMMING_INGETROKKEN' : 'TOESTEMMING_ONTBREEKT'],
        }),
      ),
      // AVG 19: no new data reach anybody, only a word about what this team has already; entered before it is shown.
      ...notified.map(verstrekking =>
        makeEntry(entropy, now, parties, {
          soort: 'mededeling',
          ...common,
          verstrekking,
          mededeling: 'toestemming_ingetrokken',
        }),
      ),
    ];
  };
}

/** What was being accepted while the consent ended is looked for this much longer. */
const LATE_MS = 60_000;
const EVERY_MS = 5_000;

/**
 * Finishes what a gateway that died left, what arrived late, and what was restricted when its consent ended. Safe
 * beside other gateways: each batch locks what it stops.
 */
export async function finishEndings(ports: EndingPorts): Promise<void> {
  const now = ports.clock.now();
  for (const { consentId, epochMs, traceId } of await ports.consents.ending()) {
    const row = (await ports.consents.find([consentId])).get(consentId);
    const becomes = row?.state === 'onjuist_ingevoerd' ? 'onjuist_ingevoerd' : 'ingetrokken';
    const entries = endingEntries(ports, now, traceId, becomes, '');
    await ports.consents.stopRest(consentId, null, entries);
    if (now.epochMs - epochMs > LATE_MS) await ports.consents.ended(consentId);
  }
}

/** Runs `finishEndings` every few seconds until it is stopped. */
export function startFinishingEndings(ports: EndingPorts, onBroken: (error: unknown) => void): () => Promise<void> {
  let underway: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    underway = underway.then(() => finishEndings(ports)).catch(onBroken);
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underway;
  };
}
