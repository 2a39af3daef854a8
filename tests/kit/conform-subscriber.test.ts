/** The checker of subscribers against one made with public packages, and against subscribers that do one thing wrong. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HTTP } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../adapters/partner/conformance/finding.ts';
import { checkSubscriber } from '../../adapters/partner/conformance/subscriber.ts';
import { SUBSCRIBER_CHECKS } from '../../adapters/partner/conformance/subscriber-checks.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { webhookClient } from '../../adapters/webhook/webhook-client.ts';
import { main } from '../../gateway/cli/main.ts';
import { EVENTS, newSecret } from '../../gateway/meldingen/event.ts';
import { giveLeave, type Heard, openReceiver, type Receiver } from '../meldingen/receiver.ts';
import { paper } from './paper.ts';
import { type OddSubscriber, subscriber, WRONG_SUBSCRIBERS } from './wrong-subscribers.ts';

const ORIGIN = 'poort.example.nl';
const secret = newSecret(randomBytes(32));
let hook: Receiver;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-abonnee-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  hook = await openReceiver();
});
afterEach(() => hook.close());

function check(url = hook.url, patienceMs = 10_000): Promise<readonly Finding[]> {
  return checkSubscriber({
    url,
    secret,
    team: '00000099000000344000/schuldhulp',
    source: 'urn:nld:oin:00000099000999999000:systeem:seinhuis',
    origin: ORIGIN,
    client: webhookClient({ loopbackAllowed: true }),
    now: systemClock.now,
    patienceMs,
  });
}

const codes = (findings: readonly Finding[], uitkomst: Finding['uitkomst']) =>
  findings.filter(one => one.uitkomst === uitkomst).map(one => one.code);

describe('a subscriber', () => {
  it('that leaves everything to the public packages passes every check', async () => {
    const taken: string[] = [];
    const verifier = new Webhook(secret);
    const isVerified = ({ body, headers }: Heard): boolean => {
      try {
        verifier.verify(body, headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };
    hook.answer = (heard, response) => {
      if (heard.method === 'OPTIONS') giveLeave(response);
      else if (isVerified(heard)) {
        const event = HTTP.toEvent({ headers: heard.headers, body: heard.body });
        if (!Array.isArray(event) && event.type === EVENTS['bericht-wacht'].type) taken.push(event.id);
        response.writeHead(204).end();
      } else response.writeHead(401).end();
    };
    const findings = await check();
    expect(findings.filter(one => one.uitkomst !== 'goed')).toEqual([]);
    expect(findings).toHaveLength(Object.keys(SUBSCRIBER_CHECKS).length);
    // One of them came twice, as it does when an answer was lost.
    expect(taken.length - new Set(taken).size).toBe(1);
  });

  it.each(WRONG_SUBSCRIBERS)('that %s fails %s and nothing else', async (_what, code, odd) => {
    hook.answer = subscriber(secret, odd);
    expect(codes(await check(hook.url, code === 'OP_TIJD' ? 250 : undefined), 'fout')).toEqual([code]);
  });

  it('that is wrong in any one of the checks is among these', () => {
    const found = new Set<string>([...WRONG_SUBSCRIBERS.map(([, code]) => code), 'ADRES']);
    expect(Object.keys(SUBSCRIBER_CHECKS).filter(code => !found.has(code))).toEqual([]);
  });

  it.each([
    ['inside a network', 'https://10.1.2.3/hook'],
    ['without TLS', 'http://hook.example.nl/'],
    ['with a token', 'https://hook.example.nl/?access_token=kwartelvogel'],
  ])('at an address %s fails ADRES and nothing else, and is never called', async (_what, url) => {
    const findings = await check(url);
    expect(codes(findings, 'fout')).toEqual(['ADRES']);
    expect(codes(findings, 'goed')).toEqual([]);
    expect(JSON.stringify(findings)).not.toContain('kwartelvogel');
  });

  it('that is not there fails BEREIKBAAR', async () => {
    await hook.close();
    expect(codes(await check(), 'fout')).toEqual(['BEREIKBAAR']);
  });

  it.each<readonly [string, number, OddSubscriber]>([
    ['does not give leave', 0, { leave: null }],
    ['takes nothing', 1, { always: response => void response.writeHead(500).end() }],
  ])('that %s is told %i times', async (_what, times, odd) => {
    hook.answer = subscriber(secret, odd);
    const findings = await check();
    expect(hook.posts()).toHaveLength(times);
    // A refusal by whoever refuses everything is not called good.
    expect(codes(findings, 'niet_getoetst')).toContain('HANDTEKENING_VERKEERD');
  });

  it('that finds it too fast halfway is not called wrong for it', async () => {
    const good = subscriber(secret);
    hook.answer = (heard, response) => {
      if (hook.posts().length > 3) response.writeHead(429).end();
      else good(heard, response);
    };
    const findings = await check();
    expect(codes(findings, 'fout')).toEqual([]);
    expect(codes(findings, 'niet_getoetst')).toContain('TIJDSTIP_OUD');
  });

  it('that answers with words of its own finds none of them printed', async () => {
    hook.answer = (_, response) => {
      const headers = { 'WebHook-Allowed-Origin': '*', 'WebHook-Allowed-Rate': 'Kwartelvogel' };
      response.writeHead(418, headers).end('Kwartelvogel');
    };
    const findings = await check();
    expect(codes(findings, 'fout')).toEqual(['TEMPO', 'MELDING_AANGENOMEN']);
    expect(JSON.stringify(findings)).not.toContain('Kwartelvogel');
  });
});

describe('seinhuis conform --rol abonnee', () => {
  async function conform(...args: readonly string[]) {
    const io = paper();
    const code = await main(['conform', '--rol', 'abonnee', ...args], io);
    return { code, io };
  }

  it('reads the secret from a file, and ends well', async () => {
    hook.answer = subscriber(secret);
    const file = join(folder, 'geheim');
    writeFileSync(file, `${secret}\n`);
    const { code, io } = await conform(hook.url, '--geheim', file);
    expect(code, io.text).toBe(0);
    expect(io.lines.at(-1)).toBe('16 goed, 0 fout, 0 niet getoetst.');
    expect(hook.heard[0]!.headers['webhook-request-origin']).toBe('localhost');
    expect(io.text).not.toContain(secret);
  });

  it('ends badly with what to do', async () => {
    hook.answer = subscriber(secret, { believes: 'any signature' });
    const file = join(folder, 'geheim');
    writeFileSync(file, secret);
    const { code, io } = await conform(hook.url, '--geheim', file);
    expect(code).toBe(1);
    expect(io.text).toMatch(/^FOUT +HANDTEKENING_VERKEERD[\s\S]*gezien: status 204 \(2 keer\)[\s\S]*doe:/m);
  });

  it('explains what it needs', async () => {
    const file = join(folder, 'leeg');
    writeFileSync(file, 'geen geheim');
    for (const args of [[hook.url], [hook.url, '--geheim', file], [hook.url, '--geheim', join(folder, 'weg')]]) {
      const { code, io } = await conform(...args);
      expect(code).toBe(1);
      expect(io.troubles).toHaveLength(1);
    }
    expect(hook.heard).toEqual([]);
  });
});
