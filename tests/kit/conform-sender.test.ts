/** The checker of senders against our own client, and against senders that do one thing wrong. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../adapters/partner/conformance/finding.ts';
import { type Listener, openListener } from '../../adapters/partner/conformance/listener.ts';
import { signLoosely } from '../../adapters/partner/conformance/loose-signature.ts';
import { openRawCalls, type RawAnswer, type RawSilence } from '../../adapters/partner/conformance/raw-call.ts';
import { sampleMessage } from '../../adapters/partner/conformance/sample-message.ts';
import { type SenderTrial, senderTrial } from '../../adapters/partner/conformance/sender.ts';
import { SENDER_CHECKS } from '../../adapters/partner/conformance/sender-checks.ts';
import { connect, verifyReceipt } from '../../adapters/partner/index.ts';
import type { IssuedCertificate } from '../../adapters/pretend/certificate-authority.ts';
import { toPem } from '../../adapters/pretend/certificate-making.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import type { Json } from '../support/messages.ts';
import { TEST_MOMENT, TEST_OIN, TEST_SUBJECT, type TestPki, testPki } from '../support/pki.ts';
import { newReceiptKey } from './receipt-key.ts';
import { type OddHabits, type OddRequest, WRONG_HABITS, WRONG_REQUESTS } from './wrong-senders.ts';

const receiptKey = newReceiptKey();
let pki: TestPki;
let stranger: IssuedCertificate;
let server: IssuedCertificate;
let trial: SenderTrial;
let listener: Listener;
let calls: ReturnType<typeof openRawCalls>;
let nowMs: number = TEST_MOMENT.epochMs;
const now = () => momentOf(nowMs);

beforeAll(async () => {
  pki = await testPki();
  const { epochMs } = TEST_MOMENT;
  const subject = { ...TEST_SUBJECT, oin: '00000099999999920000' };
  [server, stranger] = await Promise.all([
    pki.authority.issue({ profile: 'tls', subject: TEST_SUBJECT, dnsNames: ['localhost'], epochMs }),
    pki.authority.issue({ profile: 'ondertekening', subject, epochMs, key: pki.signing.key }),
  ]);
  const handle = (heard: Parameters<SenderTrial['handle']>[0]) => trial.handle(heard);
  listener = await openListener({ cert: server.chainPem, key: server.keyPem, host: '127.0.0.1', port: 0, handle });
  calls = openRawCalls({
    url: new URL(`https://localhost:${listener.port}`),
    ca: toPem('CERTIFICATE', pki.authority.anchors[0]!),
    afzender: { cert: pki.tls.chainPem, key: pki.tls.keyPem },
    ontvanger: null,
  });
});
afterAll(async () => {
  calls.close();
  await listener.close();
});
beforeEach(() => {
  nowMs = TEST_MOMENT.epochMs;
  trial = senderTrial({
    trust: pki.trust,
    hostNames: new Set(['localhost']),
    now,
    receiptKey,
    logName: 'proef.example/verstrekkingen',
    organisations: [],
  });
});

let made = 0;
function message(): Bericht {
  made += 1;
  const afzender = { oin: TEST_OIN, team: 'incasso', hoedanigheid: 'verhuurder' };
  const ontvanger = { oin: '00000099000000344000', team: 'schuldhulp', gemeentecode: '0344' };
  const sample = sampleMessage({ afzender, ontvanger }, now().localDate, randomUUID()) as Json;
  return { ...sample, inhoud: { ...sample.inhoud, bedragEuro: 400 + made } };
}

async function send(given: Bericht, odd: OddRequest = {}): Promise<RawAnswer | RawSilence> {
  const written = odd.message?.(given) ?? given;
  const body = odd.body?.(written) ?? Buffer.from(JSON.stringify(written));
  const { path = '/v1/signalen', mediaType = 'application/json', host = `localhost:${listener.port}` } = odd;
  const chains = { tls: [pki.tls.certificate], 'other organisation': [stranger.certificate] };
  const chain = odd.signer === undefined ? [pki.signing.certificate] : chains[odd.signer];
  const signedAtMs = nowMs - (odd.signedAgo ?? 0) * 1000;
  const { key } = pki.signing;
  const signed = signLoosely({ method: 'POST', path, host, mediaType, body, signedAtMs, key, chain }, odd);
  const headers = { ...(odd.headers?.(signed) ?? signed), host };
  return calls.ask({ as: odd.withoutCertificate ? 'niemand' : 'afzender', method: 'POST', path, headers, body });
}

/** Sends one message as a sender with these habits would. */
async function sendWith(habits: OddHabits): Promise<void> {
  let next = message();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const answer = await send(next);
    if (answer.kind === 'silent') {
      if (habits.lost === 'never') return;
      continue;
    }
    if (answer.status === 503) {
      if (habits.unavailable === 'never') return;
      if (habits.unavailable !== 'at once') nowMs += Number(answer.headers['retry-after']) * 1000;
      if (habits.unavailable === 'new id') next = { ...next, berichtId: randomUUID() };
      if (habits.unavailable === 'other content') next = { ...next, doel: 'voorkomen-afsluiting' } as Bericht;
      continue;
    }
    if (answer.status !== 403 || habits.refused !== 'again') return;
  }
}

const codes = (findings: readonly Finding[], uitkomst: Finding['uitkomst']) =>
  findings.filter(one => one.uitkomst === uitkomst).map(one => one.code);

describe('our own client', () => {
  it('passes every check and gets receipts that hold', async () => {
    const client = connect({
      gatewayUrl: `https://localhost:${listener.port}`,
      ca: toPem('CERTIFICATE', pki.authority.anchors[0]!),
      tls: { cert: pki.tls.chainPem, key: pki.tls.keyPem },
      signing: { certChain: pki.signing.chainPem, key: pki.signing.keyPem },
      now: () => nowMs,
      retry: {
        pause: async wait => {
          nowMs += wait;
        },
      },
    });
    const kinds: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const sent = message();
      const outcome = await client.send(sent);
      kinds.push(outcome.kind);
      if (outcome.kind !== 'accepted') continue;
      const { berichtId, afzender, ontvanger, type } = sent;
      const verdict = await verifyReceipt(outcome.receipt, receiptKey.publicKey, {
        berichtId,
        afzender,
        ontvanger,
        type,
      });
      expect(verdict.kind).toBe('verified');
    }
    await client.close();
    expect(kinds).toEqual(['accepted', 'accepted', 'refused', 'accepted']);
    const findings = trial.findings();
    expect(codes(findings, 'fout')).toEqual([]);
    expect(codes(findings, 'niet_getoetst')).toEqual(['BATCH_GRENZEN']);
    expect(trial.open()).toBe(0);
  });

  it('may send batches', async () => {
    const batch = { path: '/v1/signalen/_batch', mediaType: 'application/x-ndjson' };
    const two = [message(), message()];
    const body = () => Buffer.from(two.map(one => JSON.stringify(one)).join('\n'));
    await send(two[0]!, { ...batch, body });
    nowMs += 2000;
    const answer = await send(two[0]!, { ...batch, body });
    const { regels, ontvangstbewijs } = JSON.parse(answer.kind === 'answer' ? answer.body.toString() : '{}');
    expect(regels.map((line: Json) => [line.regel, line.status])).toEqual([
      [1, 201],
      [2, 201],
    ]);
    const list = JSON.parse(Buffer.from(ontvangstbewijs.split('.')[1], 'base64url').toString());
    expect(list.ontvangstbewijzen.map((one: Json) => one.berichtId)).toEqual(two.map(one => one.berichtId));
    expect(codes(trial.findings(), 'fout')).toEqual([]);
  });
});

describe('a sender that', () => {
  it.each(WRONG_REQUESTS)('%s fails %s and nothing else', async (_what, code, odd) => {
    await send(message(), odd);
    for (let count = 0; count < 4; count += 1) await sendWith({});
    const findings = trial.findings();
    expect(codes(findings, 'fout')).toEqual([code]);
    if (odd.seen !== undefined) expect(findings.find(one => one.code === code)?.gezien).toMatch(odd.seen);
  });

  it.each(WRONG_HABITS)('%s fails %s and nothing else', async (_what, code, habits) => {
    for (let count = 0; count < 4; count += 1) await sendWith(habits);
    expect(codes(trial.findings(), 'fout')).toEqual([code]);
  });

  it('is wrong in any one of the checks is among these', () => {
    const found = new Set<string>([...WRONG_REQUESTS, ...WRONG_HABITS].map(([, code]) => code));
    expect(Object.keys(SENDER_CHECKS).filter(code => !found.has(code))).toEqual([]);
  });

  it('names a field of its own steers no terminal', async () => {
    const own = '"\\u001b[2Jproef":1,';
    const twice = (one: Json) => Buffer.from(JSON.stringify(one).replace('{', `{${own}${own}`));
    await send(message(), { body: twice });
    await send(message(), { message: (one: Json) => ({ ...one, '\u001b[2Jproef': 1 }) });
    expect(codes(trial.findings(), 'fout')).toEqual(['JSON_STRENG', 'SCHEMA']);
    expect(trial.findings().some(one => one.gezien.includes('\u001b'))).toBe(false);
  });

  it('hears nothing of a value of its messages', async () => {
    const odd = { message: (one: Json) => ({ ...one, signaaldatum: 'Kwartelvogel', type: one.type }) };
    await send(message(), odd);
    expect(JSON.stringify(trial.findings())).not.toContain('Kwartelvogel');
  });
});
