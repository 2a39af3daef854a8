/** What leaves is read by the public packages, which know nothing of our code. */
import { randomBytes } from 'node:crypto';
import { CloudEvent, HTTP } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { momentOf, systemClock } from '../../adapters/system/clock.ts';
import { EVENT_MEDIA_TYPE, newSecret, newsEvent, signatureHeaders } from '../../gateway/meldingen/event.ts';
import { allowedGapMs, permissionHeaders } from '../../gateway/meldingen/handshake.ts';
import { NOON_MS, TEAM, uuid } from '../support/records.ts';

const SOURCE = 'urn:nld:oin:00000099000999999000:systeem:seinhuis';
const event = newsEvent(uuid(), SOURCE, { team: TEAM, topic: 'bericht-wacht', waiting: 12 }, momentOf(NOON_MS));

describe('a melding', () => {
  it('is a CloudEvent in structured form', () => {
    const read = HTTP.toEvent({ headers: { 'content-type': EVENT_MEDIA_TYPE }, body: event.text });
    if (Array.isArray(read)) throw new Error('Cannot be a batch');
    expect(new CloudEvent(read as CloudEvent).validate()).toBe(true);
    expect(read).toMatchObject({
      specversion: '1.0',
      id: event.id,
      type: 'nl.seinhuis.bericht-wacht.v1',
      source: SOURCE,
      subject: 'schuldhulp',
      time: '2026-11-20T12:00:00.000Z',
      data: { aantal: 12 },
    });
  });

  it('has no more in it than that something waits, for which team, and how much', () => {
    const { id: _id, time: _time, ...rest } = JSON.parse(event.text);
    expect(rest).toEqual({
      specversion: '1.0',
      source: SOURCE,
      type: 'nl.seinhuis.bericht-wacht.v1',
      subject: 'schuldhulp',
      datacontenttype: 'application/json',
      dataschema: 'https://seinhuis.example/schemas/melding.schema.json',
      dataref: '/v1/postvak?team=schuldhulp',
      data: { aantal: 12 },
    });
  });
});

describe('the signature', () => {
  const [secret, earlier, other] = [1, 2, 3].map(() => newSecret(randomBytes(32))) as [string, string, string];
  const now = systemClock.now();

  it('is believed with the secret, and with no other', () => {
    const headers = signatureHeaders(event, [secret], now);
    expect(new Webhook(secret).verify(event.text, { ...headers })).toMatchObject({ id: event.id });
    expect(() => new Webhook(other).verify(event.text, { ...headers })).toThrow();
  });

  it('is believed with either of two secrets while both are used', () => {
    const headers = signatureHeaders(event, [secret, earlier], now);
    for (const known of [secret, earlier])
      expect(() => new Webhook(known).verify(event.text, { ...headers })).not.toThrow();
  });

  it('covers every byte, the id and the time', () => {
    const headers = signatureHeaders(event, [secret], now);
    const webhook = new Webhook(secret);
    expect(() => webhook.verify(event.text.replace('12', '13'), { ...headers })).toThrow();
    expect(() => webhook.verify(event.text, { ...headers, 'webhook-id': uuid() })).toThrow();
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(() => webhook.verify(event.text, { ...headers, 'webhook-timestamp': later })).toThrow();
  });

  it('is too old for a receiver after five minutes, so each attempt signs anew with the same id', () => {
    const old = signatureHeaders(event, [secret], momentOf(now.epochMs - 6 * 60_000));
    expect(() => new Webhook(secret).verify(event.text, { ...old })).toThrow();
    expect(old['webhook-id']).toBe(signatureHeaders(event, [secret], now)['webhook-id']);
  });
});

describe('a receiver says yes', () => {
  const said = (headers: Record<string, string>, status = 200) =>
    allowedGapMs({ kind: 'answer', status, headers }, 'poort.example.nl');

  it('by naming us, or all', () => {
    expect(said({ 'webhook-allowed-origin': 'poort.example.nl' })).toBe(0);
    expect(said({ 'webhook-allowed-origin': 'Poort.Example.NL' })).toBe(0);
    expect(said({ 'webhook-allowed-origin': '*' })).toBe(0);
  });

  it('and nothing else is a yes, whatever the status', () => {
    expect(said({})).toBeNull();
    expect(said({ allow: 'POST', 'access-control-allow-origin': '*' })).toBeNull();
    expect(said({ 'webhook-allowed-origin': 'andere.example.nl' })).toBeNull();
    expect(said({ 'webhook-allowed-origin': '' })).toBeNull();
    expect(said({ 'webhook-allowed-origin': 'poort.example.nl, andere.example.nl' })).toBeNull();
  });

  it('and how often at most', () => {
    expect(permissionHeaders('poort.example.nl')).toMatchObject({ 'WebHook-Request-Rate': '2' });
    const rate = (text: string) => said({ 'webhook-allowed-origin': '*', 'webhook-allowed-rate': text });
    expect(rate('120')).toBe(0);
    expect(rate('*')).toBe(0);
    expect(rate('1')).toBe(60_000);
    expect(rate('0')).toBe(0);
  });
});
