/**
 * All checks of somebody else's subscriber: asks for leave as a gateway does, and only then tells it that something
 * waits, in ways that are right and in ways that are wrong. Goes out through the client that a gateway uses, so what it
 * sees is what a gateway would see.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Moment } from '../../../consent/moment.ts';
import { EVENT_MEDIA_TYPE, newSecret, newsEvent, signatureHeaders } from '../../../gateway/meldingen/event.ts';
import { allowedGapMs, permissionHeaders } from '../../../gateway/meldingen/handshake.ts';
import type { AttemptFault, EventRecord, WebhookAnswer, WebhookClient } from '../../../gateway/meldingen/ports.ts';
import type { TeamId } from '../../../gateway/ports.ts';
import { type Finding, judgement } from './finding.ts';
import { SUBSCRIBER_CHECKS, type SubscriberCode } from './subscriber-checks.ts';

export interface SubscriberPeer {
  /** Where the subscriber listens. */
  readonly url: string;
  /** What it was given when it subscribed: `whsec_` and base64. */
  readonly secret: string;
  /** For whom something waits; a made-up number of what waits is told. */
  readonly team: TeamId;
  /** As a gateway names itself: in an event, and (a DNS name) in the handshake. */
  readonly source: string;
  readonly origin: string;
  readonly client: WebhookClient;
  readonly now: () => Moment;
  /** Milliseconds that one answer may take; ten seconds unless told. */
  readonly patienceMs?: number;
}

/** Shorter than a gateway's own patience with one attempt. */
const PATIENCE_MS = 10_000;
/** Twice what a subscriber may let pass. */
const TOO_FAR_MS = 10 * 60_000;
const WAITING = 3;
const UNKNOWN_TYPE = 'nl.seinhuis.proef-onbekend.v1';

/** Codes that need no leave to be judged. */
const BEFORE_LEAVE: readonly SubscriberCode[] = ['ADRES', 'BEREIKBAAR', 'OP_TIJD', 'KORT_ANTWOORD', 'TOESTEMMING'];
const ANSWERED = ['BEREIKBAAR', 'OP_TIJD', 'KORT_ANTWOORD'] as const;
const FAILED_CHECK: ReadonlyMap<AttemptFault, SubscriberCode> = new Map([
  ['ADRES_NIET_TOEGESTAAN', 'ADRES'],
  ['TE_LAAT', 'OP_TIJD'],
  ['ANTWOORD_TE_GROOT', 'KORT_ANTWOORD'],
]);
const SIGNATURE_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
const NO_ANSWER = 'er kwam geen bruikbaar antwoord';
const TOO_FAST = 'de ontvanger vond het te snel';

type Headers = Readonly<Record<string, string>>;

interface Told {
  readonly secrets?: readonly string[];
  /** Milliseconds from now to the time that is signed. */
  readonly shiftMs?: number;
  readonly headers?: (signed: Headers) => Headers;
}

/** Sends less than twenty requests; none but the first when the subscriber does not give leave. */
export async function checkSubscriber(peer: SubscriberPeer): Promise<readonly Finding[]> {
  const { secret, now, origin, team, source } = peer;
  const seen = judgement(SUBSCRIBER_CHECKS);
  const stop = (why: string) => {
    for (const code of Object.keys(SUBSCRIBER_CHECKS) as SubscriberCode[])
      if (!BEFORE_LEAVE.includes(code)) seen.untested(code, why);
    return seen.findings();
  };

  const ask = async (request: Pick<Parameters<WebhookClient['send']>[0], 'method' | 'headers' | 'body'>) => {
    const signal = AbortSignal.timeout(peer.patienceMs ?? PATIENCE_MS);
    const answer = await peer.client.send({ ...request, url: peer.url, signal });
    judgeDelivery(answer);
    return answer;
  };

  function judgeDelivery(answer: WebhookAnswer): void {
    const isForbidden = answer.kind === 'fault' && answer.code === 'ADRES_NIET_TOEGESTAAN';
    if (!isForbidden) seen.good('ADRES');
    if (answer.kind === 'answer') for (const code of ANSWERED) seen.good(code);
    else seen.fault(FAILED_CHECK.get(answer.code) ?? 'BEREIKBAAR', `code ${answer.code}`);
  }

  const fresh = (): EventRecord =>
    newsEvent(randomUUID(), source, { team, topic: 'bericht-wacht', waiting: WAITING }, now());
  const tell = (event: EventRecord, { secrets = [secret], shiftMs = 0, headers = own => own }: Told = {}) => {
    const at = now();
    const signed = headers(signatureHeaders(event, secrets, { ...at, epochMs: at.epochMs + shiftMs }));
    const others = { 'Content-Type': EVENT_MEDIA_TYPE, 'WebHook-Request-Origin': origin };
    return ask({ method: 'POST', headers: { ...signed, ...others }, body: event.text });
  };

  function judgeTaken(code: SubscriberCode, answer: WebhookAnswer): boolean {
    if (answer.kind === 'fault') seen.untested(code, NO_ANSWER);
    else if (answer.status === 429 && code !== 'MELDING_AANGENOMEN') seen.untested(code, TOO_FAST);
    else seen.judge(code, isTaken(answer), `status ${answer.status}`);
    return isTaken(answer);
  }

  function judgeRefused(code: SubscriberCode, answer: WebhookAnswer): void {
    if (answer.kind === 'fault') seen.untested(code, NO_ANSWER);
    else if (answer.status === 429) seen.untested(code, TOO_FAST);
    else seen.judge(code, isRefused(answer.status), `status ${answer.status}`);
  }

  const leave = await ask({ method: 'OPTIONS', headers: permissionHeaders(origin) });
  if (leave.kind === 'fault') {
    seen.untested('TOESTEMMING', NO_ANSWER);
    return stop(NO_ANSWER);
  }
  const isGiven = allowedGapMs(leave, origin) !== null;
  seen.judge('TOESTEMMING', isGiven, `status ${leave.status}, zonder de kop of met een andere naam`);
  if (!isGiven) return stop('zonder toestemming wordt er niets gestuurd');
  const rate = leave.headers['webhook-allowed-rate']?.trim();
  seen.judge(
    'TEMPO',
    rate !== undefined && /^(\*|[1-9]\d*)$/.test(rate),
    rate === undefined ? 'geen kop' : 'geen aantal',
  );

  const known = fresh();
  // Who takes nothing refuses what is wrong, too; that proves nothing.
  if (!judgeTaken('MELDING_AANGENOMEN', await tell(known))) return stop('een goede melding wordt niet aangenomen');

  const spaced = fresh();
  judgeTaken('RUWE_BYTES', await tell({ ...spaced, text: `${JSON.stringify(JSON.parse(spaced.text), null, 2)}\n` }));
  const stranger = newSecret(randomBytes(32));
  judgeTaken('SLEUTELWISSEL', await tell(fresh(), { secrets: [stranger, secret], headers: withUnknownVersion }));
  judgeTaken('HERHALING', await tell(known));
  judgeTaken('ONBEKENDE_SOORT', await tell(changed(fresh(), { type: UNKNOWN_TYPE, data: { proef: true } })));
  judgeTaken('ONBEKEND_VELD', await tell(changed(fresh(), { proefveld: 'proef' })));

  judgeRefused('HANDTEKENING_ONTBREEKT', await tell(fresh(), { headers: () => ({}) }));
  for (const name of SIGNATURE_HEADERS)
    judgeRefused('HANDTEKENING_ONTBREEKT', await tell(fresh(), { headers: ({ [name]: _, ...others }) => others }));
  judgeRefused('HANDTEKENING_VERKEERD', await tell(fresh(), { secrets: [stranger] }));
  const { 'webhook-signature': ofAnother = '' } = signatureHeaders(fresh(), [secret], now());
  const borrowed = (signed: Headers) => ({ ...signed, 'webhook-signature': ofAnother });
  judgeRefused('HANDTEKENING_VERKEERD', await tell(fresh(), { headers: borrowed }));
  judgeRefused('TIJDSTIP_OUD', await tell(fresh(), { shiftMs: -TOO_FAR_MS }));
  judgeRefused('TIJDSTIP_VOORUIT', await tell(fresh(), { shiftMs: TOO_FAR_MS }));
  return seen.findings();
}

/** As a later gateway could sign: first a kind of signature that nobody knows yet. */
function withUnknownVersion(signed: Headers): Headers {
  return { ...signed, 'webhook-signature': `v9,${randomBytes(32).toString('base64')} ${signed['webhook-signature']}` };
}

function changed(event: EventRecord, change: Readonly<Record<string, unknown>>): EventRecord {
  return { ...event, text: JSON.stringify({ ...JSON.parse(event.text), ...change }) };
}

function isTaken(answer: WebhookAnswer): boolean {
  return answer.kind === 'answer' && answer.status >= 200 && answer.status < 300;
}

/** 410 ends the subscription, so it is no answer to somebody whose word does not count. */
function isRefused(status: number): boolean {
  return status >= 400 && status < 500 && status !== 410;
}
