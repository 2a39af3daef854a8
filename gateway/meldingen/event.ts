/**
 * What a melding says: for this team something waits. A CloudEvent (NLgov profile 1.1) in structured form, signed as
 * Standard Webhooks 1.0.0 asks. Nothing in it comes from a message; who and what is fetched with authorisation.
 */
import { createHmac } from 'node:crypto';
import type { Moment } from '../../consent/moment.ts';
import type { TeamId } from '../ports.ts';
import type { EventRecord, Topic } from './ports.ts';

/** Type of the event, and where to read what it is about, by topic. */
export const EVENTS: Readonly<Record<Topic, { readonly type: string; readonly path: string }>> = {
  'bericht-wacht': { type: 'nl.seinhuis.bericht-wacht.v1', path: '/v1/postvak' },
  'zaak-gewijzigd': { type: 'nl.seinhuis.zaak-gewijzigd.v1', path: '/v1/zaken/wijzigingen' },
};
export const EVENT_MEDIA_TYPE = 'application/cloudevents+json; charset=utf-8';
const DATA_SCHEMA = 'https://seinhuis.example/schemas/melding.schema.json';

/**
 * @param source the gateway, such as `urn:nld:oin:<OIN>:systeem:seinhuis`
 * @param waiting how much waits for the team at `now`, of whatever kind; or how much changed since it was told
 */
export function newsEvent(
  id: string,
  source: string,
  { team, topic, waiting }: { readonly team: TeamId; readonly topic: Topic; readonly waiting: number },
  now: Moment,
): EventRecord {
  const { type, path } = EVENTS[topic];
  const code = team.slice(team.indexOf('/') + 1);
  const text = JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type,
    // The team and nothing else: context attributes end up in headers and logs (conflict 8).
    subject: code,
    time: new Date(now.epochMs).toISOString(),
    datacontenttype: 'application/json',
    dataschema: DATA_SCHEMA,
    dataref: `${path}?team=${code}`,
    data: { aantal: waiting },
  });
  return { id, text };
}

/** A new signing secret as its receiver keeps it: `whsec_` and base64 of 32 bytes. */
export function newSecret(bytes: Buffer): string {
  return `whsec_${bytes.toString('base64')}`;
}

/**
 * Headers of one attempt. The id is the event's at every attempt, so that a receiver knows a repeat; the time is that of
 * the attempt.
 * @param secrets as `newSecret` made them; each gives one signature, so that a receiver may change over
 */
export function signatureHeaders(
  event: EventRecord,
  secrets: readonly string[],
  now: Moment,
): Readonly<Record<string, string>> {
  const timestamp = Math.floor(now.epochMs / 1000);
  const signed = `${event.id}.${timestamp}.${event.text}`;
  const signatures = secrets.map(secret => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  });
  return {
    'webhook-id': event.id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
