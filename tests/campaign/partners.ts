/**
 * The partners of the campaign. A sender sends each message, alone or in a batch, until it hears an answer, and notes the
 * receipt; a receiver fetches, opens, notes and confirms. Both only believe what they were told.
 */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'undici';
import { openBody } from '../../adapters/partner/sealed-body.ts';
import { certificatesIn } from '../../adapters/pki/certificate.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { signMessage } from '../../gateway/access/message-signature.ts';
import { huurachterstand, type Json } from '../support/messages.ts';
import { pause, type Stage } from './stage.ts';

export interface Notes {
  /** Own reference of each message, by the disclosures the gateway acknowledged it under; more than one is a fault. */
  readonly acknowledged: Map<string, Set<string>>;
  /** Own references that arrived, by disclosure. */
  readonly arrived: Map<string, string>;
  readonly confirmed: Set<string>;
  sent: number;
  repeated: number;
}

const SENDER = 'corporatie-de-vechtstroom';
const RECEIVER = 'gemeente-utrecht';
const TEAM = 'schuldhulp';
const BATCH_LINES = 20;
const RETRY_MS = 150;
const TIMEOUT_MS = 20_000;

export function partnersOf(stage: Stage, stopping: () => boolean) {
  const notes: Notes = { acknowledged: new Map(), arrived: new Map(), confirmed: new Set(), sent: 0, repeated: 0 };
  const file = (name: string) => readFileSync(join(stage.folder, name), 'utf8');
  const poolOf = (participant: string) =>
    new Pool(stage.origin, {
      connections: 8,
      pipelining: 1,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
      connect: {
        ca: file('ca.pem'),
        cert: file(`deelnemers/${participant}/tls.pem`),
        key: file(`deelnemers/${participant}/tls.key`),
        servername: 'localhost',
      },
    });
  const [sending, receiving] = [poolOf(SENDER), poolOf(RECEIVER)];
  const signingKey = createPrivateKey(file(`deelnemers/${SENDER}/ondertekening.key`));
  const [leaf] = certificatesIn(file(`deelnemers/${SENDER}/ondertekening.pem`));
  const teamKey = createPrivateKey(file(`deelnemers/${RECEIVER}/sleutels/${TEAM}.key`));

  /** Again and again until there is an answer that is not "later". */
  async function ask(pool: Pool, request: () => Parameters<Pool['request']>[0]): Promise<Json> {
    for (let attempt = 0; ; attempt += 1) {
      if (attempt > 0) {
        notes.repeated += 1;
        await pause(RETRY_MS);
      }
      try {
        const response = await pool.request(request());
        const text = await response.body.text();
        if (response.statusCode < 500 && response.statusCode !== 429)
          return { status: response.statusCode, body: JSON.parse(text) };
      } catch {
        // Nobody knows whether it was heard: the same is asked again.
      }
    }
  }

  const signed = (path: string, mediaType: string, text: string) => () => {
    const body = Buffer.from(text);
    const headers = {
      host: new URL(stage.origin).host,
      'content-type': mediaType,
      'content-length': String(body.length),
    };
    const iat = Math.floor(Date.now() / 1000);
    const signature = signMessage({
      method: 'POST',
      target: path,
      headers,
      body,
      key: signingKey,
      certificateChain: [leaf!],
      iat,
    });
    return { method: 'POST' as const, path, headers: { ...headers, ...signature }, body };
  };

  function message(): Json {
    notes.sent += 1;
    const made = huurachterstand(momentOf(Date.now()).localDate);
    made.inhoud.eigenKenmerk = `C-${notes.sent}`;
    return made;
  }
  function note(made: Json, disclosureId: string): void {
    const known = notes.acknowledged.get(made.inhoud.eigenKenmerk) ?? new Set();
    notes.acknowledged.set(made.inhoud.eigenKenmerk, known.add(disclosureId));
  }

  async function sendSingles(): Promise<void> {
    while (!stopping()) {
      const made = message();
      const request = signed('/v1/signalen', 'application/json', JSON.stringify(made));
      // Twice: the second must hear what the first heard, also when a death lies between them.
      for (let time = 0; time < 2; time += 1) {
        const { status, body } = await ask(sending, request);
        if (status !== 201) throw new Error(`A lawful message was answered ${status} ${body.code}`);
        note(made, body.verstrekkingId);
      }
    }
  }
  async function sendBatches(): Promise<void> {
    while (!stopping()) {
      let lines = Array.from({ length: BATCH_LINES }, message);
      while (lines.length > 0) {
        const text = lines.map(line => JSON.stringify(line)).join('\n');
        const { status, body } = await ask(sending, signed('/v1/signalen/_batch', 'application/x-ndjson', text));
        if (status !== 200) throw new Error(`A lawful batch was answered ${status} ${body.code}`);
        const later: Json[] = [];
        lines.forEach((made, index) => {
          const line = body.regels[index];
          if (line.status === 201) note(made, line.verstrekkingId);
          else if (line.status === 503) later.push(made);
          else throw new Error(`A lawful line was answered ${line.status} ${line.probleem?.code}`);
        });
        lines = later;
      }
    }
  }

  async function receiveOnce(): Promise<number> {
    const listed = await ask(receiving, () => ({ method: 'GET', path: `/v1/postvak?team=${TEAM}&aantal=200` }));
    const ids: string[] = listed.body.items.map((item: Json) => item.verstrekkingId);
    if (ids.length === 0) return 0;
    const post = (path: string, body: Json) => () => ({
      method: 'POST' as const,
      path,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ team: TEAM, ...body }),
    });
    const fetched = await ask(receiving, post('/v1/postvak/_ophalen', { verstrekkingen: ids }));
    const seals: Json[] = [];
    for (const item of fetched.body.items) {
      if (item.status !== 'verstrekt') continue;
      const opened = await openBody(item.bericht, item, teamKey);
      if (opened.kind !== 'opened') throw new Error(`A body could not be opened: ${opened.code}`);
      notes.arrived.set(item.verstrekkingId, String(opened.view.inhoud.eigenKenmerk));
      seals.push({ verstrekkingId: item.verstrekkingId, zegel: item.zegel });
    }
    const confirmed = await ask(receiving, post('/v1/postvak/_bevestigen', { items: seals }));
    for (const item of confirmed.body.items ?? [])
      if (item.status === 'bevestigd') notes.confirmed.add(item.verstrekkingId);
    return ids.length;
  }
  async function receive(): Promise<void> {
    while (!stopping()) if ((await receiveOnce()) === 0) await pause();
  }

  return {
    notes,
    run: () => Promise.all([...Array.from({ length: 4 }, sendSingles), sendBatches(), sendBatches(), receive()]),
    /** After the senders have stopped: everything that still waits. */
    async drain() {
      while ((await receiveOnce()) > 0);
    },
    async close() {
      await Promise.all([sending.close(), receiving.close()]);
    },
  };
}
