/** A pretend case system of a municipality keeps its copy in step with the gateway, through one fault after another. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CopyState,
  catchUp,
  fileCopy,
  follower,
  openTransport,
  type Transport,
  type ZaakSource,
  zaakSource,
} from '../../../adapters/partner/index.ts';
import { openPool } from '../../../adapters/postgres/database.ts';
import type { TeamId } from '../../../gateway/ports.ts';
import type { ZaakZaak } from '../../../schemas/generated/types.ts';
import { accept, openReceiver, type Receiver } from '../../meldingen/receiver.ts';
import { openTestProvider, type TestProvider } from '../../support/identity-provider.ts';
import { type Json, oinOf } from '../../support/messages.ts';
import { type Worker, waitingZaak, workerOf } from '../../support/workers.ts';
import { openWorld, type World } from '../../support/world.ts';

const UTRECHT = 'gemeente-utrecht';
const TEAM: TeamId = `${oinOf(UTRECHT)}/schuldhulp`;
const ROUND_MS = 60_000;

let world: World;
let provider: TestProvider;
let anna: Worker;
let folder: string;
let transport: Transport;
let source: ZaakSource;
let hook: Receiver;
beforeAll(async () => {
  [world, provider, hook] = await Promise.all([
    openWorld({ participants: [UTRECHT], gatherSeconds: 0 }),
    openTestProvider(),
    openReceiver(),
  ]);
  await world.change({ identityProviders: [provider.registeredFor(oinOf(UTRECHT), { organisationClaim: 'oin' })] });
  anna = await workerOf(world, provider, { participant: UTRECHT, team: 'schuldhulp', subject: 'anna' });
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-zaaksysteem-'));
  const file = (name: string) => readFileSync(join(world.folder, 'deelnemers', UTRECHT, name), 'utf8');
  transport = openTransport({
    ca: readFileSync(join(world.folder, 'ca.pem'), 'utf8'),
    tls: { cert: file('tls.pem'), key: file('tls.key') },
  });
  source = zaakSource(transport, world.gateway.apiUrl, 'schuldhulp');
});
afterAll(async () => {
  await transport?.close();
  await world?.close();
  await provider?.close();
  await hook?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

const copyIn = (name: string) => fileCopy(join(folder, `${name}.json`));

/** What the gateway says itself, zaak by zaak. */
async function asTheGatewaySays(): Promise<ReadonlyMap<string, ZaakZaak>> {
  const pool = openPool(world.database.adminUrl, 'proef', 1);
  const { rows } = await pool.query<{ zaak_id: string }>('select zaak_id from zaak where team_id = $1', [TEAM]);
  await pool.end();
  const found = await Promise.all(rows.map(row => source.zaak(row.zaak_id)));
  return new Map(found.flatMap(one => (one.kind === 'zaak' ? [[one.zaak.zaakId, one.zaak] as const] : [])));
}

async function inStep({ zaken }: CopyState): Promise<void> {
  const truth = await asTheGatewaySays();
  expect([...zaken.keys()].sort()).toEqual([...truth.keys()].sort());
  for (const [id, zaak] of zaken) expect(zaak).toEqual(truth.get(id));
}

const tokenOfAnna = () =>
  provider.token({ subject: 'anna', roles: ['medewerker'], teams: ['schuldhulp'], claims: { oin: oinOf(UTRECHT) } });

describe('a copy of the zaken in another system', () => {
  it('is right after the first time it asks, and after every change', async () => {
    const copy = copyIn('eerste');
    const { zaakId } = (await waitingZaak(world, TEAM)).zaak;
    await waitingZaak(world, TEAM);
    expect(await catchUp(source, copy)).toMatchObject({ kind: 'in-step' });
    await inStep(copy.read());
    await anna.step(zaakId, { stap: 'pakOp' });
    await catchUp(source, copy);
    expect(copy.read().zaken.get(zaakId)?.staat).toBe('opgepakt');
    await inStep(copy.read());
  });

  it('is right when its program died between reading and writing, and when it died again', async () => {
    const copy = copyIn('gestorven');
    await catchUp(source, copy);
    await waitingZaak(world, TEAM);
    for (const reads of [0, 1]) {
      let left = reads;
      const dying: ZaakSource = {
        ...source,
        zaak: async id => {
          if (left === 0) throw new Error('Cannot go on: the program was killed');
          left -= 1;
          return source.zaak(id);
        },
      };
      await anna.step((await waitingZaak(world, TEAM)).zaak.zaakId, { stap: 'pakOp' });
      await expect(catchUp(dying, copy)).rejects.toThrow('killed');
    }
    await catchUp(source, copy);
    await inStep(copy.read());
  });

  it('stays as it was while the gateway does not answer, and catches up after', async () => {
    const copy = copyIn('weg');
    await catchUp(source, copy);
    const before = copy.read();
    await waitingZaak(world, TEAM);
    const away = zaakSource(
      { call: async () => ({ kind: 'lost', code: 'VERBINDING_VERBROKEN', attempts: 1 }) },
      world.gateway.apiUrl,
      'schuldhulp',
    );
    expect(await catchUp(away, copy)).toMatchObject({ kind: 'unavailable' });
    expect(copy.read()).toEqual(before);
    await catchUp(source, copy);
    await inStep(copy.read());
  });

  it('loses what the gateway cleared away', async () => {
    const copy = copyIn('opgeruimd');
    const { zaakId } = (await waitingZaak(world, TEAM)).zaak;
    await catchUp(source, copy);
    const pool = openPool(world.database.adminUrl, 'proef', 1);
    await pool.query('delete from zaak where zaak_id = $1', [zaakId]);
    await pool.end();
    await catchUp(source, copy);
    expect(copy.read().zaken.has(zaakId)).toBe(false);
    await inStep(copy.read());
  });

  it('begins again when its number is of another database', async () => {
    const copy = copyIn('vreemd');
    copy.write({ upTo: 1_000_000, zaken: new Map() });
    expect(await catchUp(source, copy)).toMatchObject({ kind: 'in-step' });
    await inStep(copy.read());
  });

  it('makes a step on what it knows; when somebody was first it makes none, and shows what is now', async () => {
    const copy = copyIn('stap');
    const { zaakId } = (await waitingZaak(world, TEAM)).zaak;
    await catchUp(source, copy);
    const known = copy.read().zaken.get(zaakId)!;
    const step = { team: 'schuldhulp', stap: 'pakOp' } as const;
    const bram = await workerOf(world, provider, { participant: UTRECHT, team: 'schuldhulp', subject: 'bram' });
    await bram.step(zaakId, { stap: 'pakOp' });
    expect(await source.step(known, step, await tokenOfAnna())).toEqual({ kind: 'changed-meanwhile' });
    await catchUp(source, copy);
    const now = copy.read().zaken.get(zaakId)!;
    expect(now.houder).toMatchObject({ bentUZelf: false });
    const taken = { team: 'schuldhulp', stap: 'neemOver', van: now.houder!.medewerker } as const;
    expect(await source.step(now, taken, await tokenOfAnna())).toMatchObject({ kind: 'made' });
    await catchUp(source, copy);
    await inStep(copy.read());
  });

  it('hears of changes by a melding that says nothing else, and by asking when the melding got lost', async () => {
    const copy = copyIn('melding');
    let heard = 0;
    const catchingUp = follower(async () => {
      await catchUp(source, copy);
      heard += 1;
    });
    // The gateway tells by itself as soon as somebody subscribed.
    hook.answer = (request, response) => {
      accept(request, response);
      if (request.method === 'POST') void catchingUp();
    };
    const asked = { team: 'schuldhulp', url: hook.url, soort: 'zaak-gewijzigd' };
    const made = await world.call(UTRECHT, 'POST', '/v1/abonnementen', asked);
    expect([made.status, made.body.abonnement.soort]).toEqual([201, 'zaak-gewijzigd']);
    const both = await world.call(UTRECHT, 'POST', '/v1/abonnementen', { team: 'schuldhulp', url: hook.url });
    expect([both.status, both.body.abonnement.soort]).toEqual([201, 'bericht-wacht']);
    // What it would tell is signed with a secret of its own, and is told of elsewhere.
    const ended = await world.call(
      UTRECHT,
      'DELETE',
      `/v1/abonnementen/${both.body.abonnement.abonnementId}?team=schuldhulp`,
    );
    expect(ended.status).toBe(204);
    const again = await world.call(UTRECHT, 'POST', '/v1/abonnementen', asked);
    expect([again.status, again.body.code]).toEqual([409, 'ABONNEMENT_BESTAAT_AL']);

    const { meldingen } = world.gateway;
    const at = (ms: number) => ({ ...world.now(), epochMs: world.now().epochMs + ms });
    const toldUntil = async (ms: number, count: () => number, more: number) => {
      const deliver = async () => {
        await meldingen.deliverDue(at(ms));
        return count();
      };
      await expect.poll(deliver, { timeout: 10_000 }).toBeGreaterThan(more);
    };
    // First what happened before it subscribed.
    await toldUntil(ROUND_MS, () => heard, 0);
    const before = hook.posts().length;
    const { zaakId } = (await waitingZaak(world, TEAM)).zaak;
    await toldUntil(3 * ROUND_MS, () => hook.posts().length, before);
    await catchingUp();
    expect(copy.read().zaken.has(zaakId)).toBe(true);
    for (const { raw, body, headers } of hook.posts()) {
      expect(raw).not.toContain(zaakId);
      const event = new Webhook(made.body.geheim).verify(body, headers as Record<string, string>) as Json;
      expect(event).toMatchObject({
        type: 'nl.seinhuis.zaak-gewijzigd.v1',
        subject: 'schuldhulp',
        dataref: '/v1/zaken/wijzigingen?team=schuldhulp',
      });
      expect(Object.keys(event.data)).toEqual(['aantal']);
    }

    // Nothing new, nothing told; and a melding nobody hears is made up for by asking.
    const told = hook.posts().length;
    await meldingen.deliverDue(at(5 * ROUND_MS));
    expect(hook.posts()).toHaveLength(told);
    hook.answer = (request, response) => void response.writeHead(request.method === 'OPTIONS' ? 200 : 500).end();
    await anna.step(zaakId, { stap: 'pakOp' });
    await meldingen.deliverDue(at(7 * ROUND_MS));
    await catchingUp();
    await inStep(copy.read());
  });
});
