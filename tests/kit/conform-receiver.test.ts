/** The checker of receivers against our own `pull`, and against receivers that do one thing wrong. */

import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../adapters/partner/conformance/finding.ts';
import { type Listener, openListener } from '../../adapters/partner/conformance/listener.ts';
import { openRawCalls } from '../../adapters/partner/conformance/raw-call.ts';
import { type ReceiverTrial, receiverTrial } from '../../adapters/partner/conformance/receiver.ts';
import { RECEIVER_CHECKS } from '../../adapters/partner/conformance/receiver-checks.ts';
import { type TrialItem, trialMail } from '../../adapters/partner/conformance/receiver-mail.ts';
import { openBody } from '../../adapters/partner/index.ts';
import { newKey, toPem } from '../../adapters/pretend/certificate-making.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { runPull } from '../../gateway/cli/pull.ts';
import type { Json } from '../support/messages.ts';
import { TEST_MOMENT, TEST_OIN, TEST_SUBJECT, type TestPki, testPki } from '../support/pki.ts';
import { type OddReceiver, WRONG_RECEIVERS } from './wrong-receivers.ts';

const TEAM = 'schuldhulp';
let pki: TestPki;
let ca: string;
let teamKey: Awaited<ReturnType<typeof newKey>>;
let trial: ReceiverTrial;
let mail: readonly TrialItem[];
let listener: Listener;
let calls: ReturnType<typeof openRawCalls>;
let folder: string;
let nowMs: number = TEST_MOMENT.epochMs;

beforeAll(async () => {
  pki = await testPki();
  teamKey = await newKey('EC P-256');
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-ontvanger-'));
  const { epochMs } = TEST_MOMENT;
  const server = await pki.authority.issue({
    profile: 'tls',
    subject: TEST_SUBJECT,
    dnsNames: ['localhost'],
    epochMs,
  });
  const handle = (heard: Parameters<ReceiverTrial['handle']>[0]) => trial.handle(heard);
  listener = await openListener({ cert: server.chainPem, key: server.keyPem, host: '127.0.0.1', port: 0, handle });
  ca = toPem('CERTIFICATE', pki.authority.anchors[0]!);
  const own = { cert: pki.tls.chainPem, key: pki.tls.keyPem };
  calls = openRawCalls({ url: new URL(url()), ca, afzender: own, ontvanger: own });
});
afterAll(async () => {
  calls.close();
  await listener.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  nowMs = TEST_MOMENT.epochMs;
  mail = await trialMail(teamKey, TEST_OIN, TEAM, TEST_MOMENT.localDate);
  trial = receiverTrial({ trust: pki.trust, now: () => momentOf(nowMs), team: TEAM, mail });
});

const url = () => `https://localhost:${listener.port}`;
const codes = (findings: readonly Finding[], uitkomst: Finding['uitkomst']) =>
  findings.filter(one => one.uitkomst === uitkomst).map(one => one.code);

/** A receiver as somebody else might write it, careless where it is told to be. */
async function receive(odd: OddReceiver): Promise<void> {
  const as = odd.withoutCertificate ? 'niemand' : 'ontvanger';
  const get = async (path: string) => {
    const answer = await calls.ask({ as, method: 'GET', path });
    return answer.kind === 'answer' && answer.status === 200 ? JSON.parse(answer.body.toString()) : null;
  };
  const post = async (operation: string, value: Json): Promise<Json> => {
    for (;;) {
      const body = Buffer.from(JSON.stringify(value));
      const headers = { 'content-type': 'application/json' };
      const answer = await calls.ask({ as, method: 'POST', path: `/v1/postvak/${operation}`, headers, body });
      if (answer.kind === 'silent') return null;
      if (answer.status === 200) return JSON.parse(answer.body.toString());
      if (answer.status !== 503 || odd.unavailable === 'never') return null;
      if (odd.unavailable !== 'at once') nowMs += Number(answer.headers['retry-after']) * 1000;
    }
  };

  const ids: string[] = [];
  let after: string | undefined;
  do {
    const more: string = after === undefined ? '' : `&na=${after}`;
    const page: Json = await get(`/v1/postvak?team=${odd.listTeam ?? TEAM}${more}`);
    if (page === null) return;
    ids.push(...page.items.map((item: Json) => item.verstrekkingId));
    after = odd.firstPageOnly ? undefined : page.volgende;
  } while (after !== undefined);
  const zegel = `sha-256=${'A'.repeat(43)}`;
  if (odd.confirmFirst) await post('_bevestigen', { team: TEAM, items: [{ verstrekkingId: ids[0], zegel }] });
  const verstrekkingen = odd.fetchUnknown ? [...ids, randomUUID()] : ids;
  const fetched = await post('_ophalen', { team: TEAM, verstrekkingen });
  if (fetched === null || odd.confirm === 'nothing') return;
  const good: Json[] = [];
  for (const item of fetched.items) if (await isGood(item, odd)) good.push(item);
  const items = good.map(item => ({
    verstrekkingId: item.verstrekkingId,
    zegel: odd.confirm === 'another seal' || item.zegel === undefined ? zegel : item.zegel,
  }));
  if (odd.confirmWithoutTeam) await post('_bevestigen', { items });
  await post('_bevestigen', { team: TEAM, items });
}

async function isGood({ status, verstrekkingId, bericht, zegel }: Json, { careless }: OddReceiver): Promise<boolean> {
  if (status === 'niet_meer_beschikbaar') return careless === 'status';
  if (status !== 'verstrekt') return false;
  const opened = await openBody(bericht, { verstrekkingId, zegel }, teamKey);
  if (opened.kind === 'opened') return true;
  const passedOver = { seal: 'ZEGEL_KLOPT_NIET', content: 'NIET_TE_ONTSLEUTELEN', id: 'ANDERE_VERSTREKKING' };
  return careless !== undefined && careless !== 'status' && opened.code === passedOver[careless];
}

describe('our own pull', () => {
  it('passes every check', async () => {
    const als = join(folder, 'deelnemer');
    mkdirSync(join(als, 'sleutels'), { recursive: true });
    const gateway = { url: url(), ca: 'ca.pem', receiptKey: {}, vkey: '' };
    const about = { oin: TEST_OIN, naam: 'Proef', team: TEAM, hoedanigheid: 'college', gateway };
    const files = {
      'deelnemer.json': JSON.stringify(about),
      'ca.pem': ca,
      'tls.pem': pki.tls.chainPem,
      'tls.key': pki.tls.keyPem,
      'ondertekening.pem': pki.signing.chainPem,
      'ondertekening.key': pki.signing.keyPem,
      [`sleutels/${TEAM}.key`]: teamKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(als, name), content);
    // Pull waits by the clock on the wall; the trial's clock runs ahead of it.
    const { handle } = trial;
    trial = {
      ...trial,
      handle: heard => {
        nowMs += 3_000;
        return handle(heard);
      },
    };
    const kept = join(folder, 'ontvangen');
    const io = { out: () => {}, err: () => {}, progress: () => {} };
    await runPull({ als, team: TEAM, map: kept }, io);
    expect(readdirSync(kept)).toHaveLength(2);
    const findings = trial.findings();
    expect(findings.filter(one => one.uitkomst !== 'goed')).toEqual([]);
    expect(trial.isDone()).toBe(true);
  });
});

describe('a receiver', () => {
  it('that does everything right passes every check', async () => {
    await receive({});
    expect(trial.findings().filter(one => one.uitkomst !== 'goed')).toEqual([]);
  });

  it.each(WRONG_RECEIVERS)('that %s fails %s and nothing else', async (_what, code, odd) => {
    await receive(odd);
    expect(codes(trial.findings(), 'fout')).toEqual([code]);
  });

  it('that is wrong in any one of the checks is among these', () => {
    const found = new Set<string>(WRONG_RECEIVERS.map(([, code]) => code));
    expect(Object.keys(RECEIVER_CHECKS).filter(code => !found.has(code))).toEqual([]);
  });
});
