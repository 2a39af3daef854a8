import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactDecrypt, compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leafData } from '../../gateway/logbook/entry.ts';
import { parseVerifierKey } from '../../gateway/logbook/signed-note.ts';
import { verifyTlogProof } from '../../gateway/logbook/tlog-proof.ts';
import { ggzOntslag, huurachterstand, type Json, oinOf, toestemming } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const today = () => world.now().localDate;
const send = (message: Json) => world.call('corporatie-de-vechtstroom', 'POST', '/v1/signalen', message);

async function bodyFor(team: string, jwe: string): Promise<Json> {
  const key = createPrivateKey(
    readFileSync(join(world.folder, 'deelnemers', 'gemeente-utrecht', 'sleutels', `${team}.key`)),
  );
  const { plaintext } = await compactDecrypt(jwe, key);
  return JSON.parse(Buffer.from(plaintext).toString('utf8'));
}

describe('een huurachterstand', () => {
  it('goes from corporatie to gemeente, and both hold proof of it', async () => {
    const message = huurachterstand(today());
    const accepted = await send(message);
    expect(accepted.status).toBe(201);
    expect(accepted.body.besluit).toBe('toegestaan');

    const publicKey = await importJWK(world.keys.receiptKey.publicKey.export({ format: 'jwk' }) as Json, 'EdDSA');
    const { payload } = await compactVerify(accepted.body.ontvangstbewijs, publicKey);
    const receipt = JSON.parse(Buffer.from(payload).toString('utf8'));
    expect(receipt).toMatchObject({ berichtId: message.berichtId, besluit: 'toegestaan', route: 'HUUR' });

    const listed = await world.call('gemeente-utrecht', 'GET', '/v1/postvak?team=schuldhulp');
    expect(listed.body.items).toHaveLength(1);
    expect(Object.keys(listed.body.items[0]).sort()).toEqual(['ontvangenTijdstip', 'status', 'verstrekkingId']);
    expect(listed.body.items[0].verstrekkingId).toBe(receipt.verstrekkingId);

    const fetched = await world.call(
      'gemeente-utrecht',
      'GET',
      `/v1/postvak/${receipt.verstrekkingId}?team=schuldhulp`,
    );
    expect(fetched.status, fetched.text).toBe(200);
    expect(fetched.body.zegel).toBe(receipt.zegel);
    const view = await bodyFor('schuldhulp', fetched.body.bericht);
    expect(view.inhoud).toEqual(message.inhoud);
    expect(view.markeringen).toEqual([]);
    expect(view.voorwaarden).toBeUndefined();

    const confirmed = await world.call('gemeente-utrecht', 'POST', '/v1/postvak/_bevestigen', {
      team: 'schuldhulp',
      items: [{ verstrekkingId: receipt.verstrekkingId, zegel: fetched.body.zegel }],
    });
    expect(confirmed.body.items).toEqual([{ verstrekkingId: receipt.verstrekkingId, status: 'bevestigd' }]);
    const empty = await world.call('gemeente-utrecht', 'GET', '/v1/postvak?team=schuldhulp');
    expect(empty.body.items).toEqual([]);

    const proof = await world.call(
      'corporatie-de-vechtstroom',
      'GET',
      `/v1/verstrekkingen/${receipt.logboek.vermelding}`,
    );
    expect(proof.status).toBe(200);
    const leaf = leafData(Buffer.from(receipt.logboek.blad, 'base64url'));
    expect(proof.body.blad).toBe(leaf.toString('utf8'));
    const verdict = verifyTlogProof(proof.body.bewijs, leaf, parseVerifierKey(world.vkey)!);
    expect(verdict.kind).toBe('proven');
  });

  it('gives the same receipt for the same message, and a conflict for another under its id', async () => {
    const message = huurachterstand(today());
    const first = await send(message);
    const again = await send(message);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const other = structuredClone(message);
    other.inhoud.bedragEuro = 781;
    expect((await send(other)).status).toBe(409);
  });

  it('gives the same receipt also when the grounds have gone since', async () => {
    const message = huurachterstand(today());
    const first = await send(message);
    const team = `${oinOf('gemeente-utrecht')}/schuldhulp` as const;
    const { agreements } = await world.gateway.ports.directory.current();
    const between = agreements.get(`${oinOf('corporatie-de-vechtstroom')}>${team}`) ?? [];
    const agreement = between.find(one => one.types.includes('huurachterstand'))!;
    await world.change({ agreements: [{ ...agreement, status: 'opgeschort' }] });
    const again = await send(message);
    const fresh = await send(huurachterstand(today()));
    await world.change({ agreements: [{ ...agreement, status: 'actief' }] });
    expect(again.body).toEqual(first.body);
    expect(fresh.status).toBe(403);
    expect(fresh.body.redenen.map((reason: Json) => reason.code)).toEqual(['GEEN_OVEREENKOMST']);
  });

  it('is accepted under either name of the signature header', async () => {
    const other = await world.call('corporatie-de-vechtstroom', 'POST', '/v1/signalen', huurachterstand(today()), {
      header: 'nlgov-adr-message-sig',
    });
    expect(other.status).toBe(201);
  });

  it('is refused with a way to repair it, and leaves no value behind', async () => {
    const message = huurachterstand(today());
    message.inhoud.persoon.bsn = '999993653';
    message.voorwaarden = message.voorwaarden.filter((one: Json) => one.code !== 'P3');
    const refused = await send(message);
    expect(refused.status).toBe(403);
    expect(refused.headers['content-type']).toBe('application/problem+json');
    expect(refused.body.redenen.map((reason: Json) => reason.code).sort()).toEqual([
      'BSN_NIET_TOEGESTAAN',
      'VOORWAARDE_ONTBREEKT:P3',
    ]);
    expect(refused.text).not.toContain('999993653');
    // The id is not used up: mended, the same message passes.
    const mended = { ...huurachterstand(today()), berichtId: message.berichtId };
    expect((await send(mended)).status).toBe(201);
  });
});

describe('een ggz-ontslag', () => {
  const give = (consent: Json) => world.call('ggz-de-lindehof', 'POST', '/v1/toestemmingen', consent);
  const discharge = (ids: string[]) => world.call('ggz-de-lindehof', 'POST', '/v1/signalen', ggzOntslag(today(), ids));
  const consents = () => {
    const at = new Date(world.now().epochMs - 3_600_000).toISOString();
    return [toestemming(today(), at), toestemming(today(), at, 'doorbreking_beroepsgeheim')];
  };

  it('passes with both consents, and the receiver sees only what they name', async () => {
    const both = consents();
    for (const consent of both) {
      const given = await give(consent);
      expect(given.status, given.text).toBe(201);
    }
    const accepted = await discharge(both.map(consent => consent.toestemmingId));
    expect(accepted.status, accepted.text).toBe(201);
    const fetched = await world.call('gemeente-utrecht', 'GET', `/v1/postvak/${accepted.body.verstrekkingId}?team=wmo`);
    const view = await bodyFor('wmo', fetched.body.bericht);
    expect(Object.keys(view.inhoud.aandacht).sort()).toEqual(['begeleiding', 'woonsituatie']);
    expect(view.inhoud.persoon.bsn).toBe('999990019');
  });

  it('is refused without consent, and with one of the two', async () => {
    const none = await discharge([]);
    expect(none.body.redenen.map((reason: Json) => reason.code)).toEqual(['TOESTEMMING_ONTBREEKT']);
    const [one] = consents();
    await give(one);
    const half = await discharge([one.toestemmingId]);
    expect(half.body.redenen.map((reason: Json) => reason.code)).toEqual(['TOESTEMMING_ONTBREEKT']);
  });

  it('is gone for the receiver when consent is withdrawn before release', async () => {
    const both = consents();
    for (const consent of both) await give(consent);
    const accepted = await discharge(both.map(consent => consent.toestemmingId));
    const withdrawn = await world.call(
      'ggz-de-lindehof',
      'POST',
      `/v1/toestemmingen/${both[0].toestemmingId}/intrekking`,
      {
        ingetrokkenTijdstip: new Date(world.now().epochMs).toISOString(),
        wijze: 'mondeling',
        vastgelegdDoor: 'BH-12',
        doorWie: 'betrokkene',
      },
    );
    expect(withdrawn.body.status).toBe('ingetrokken');
    const fetched = await world.call('gemeente-utrecht', 'GET', `/v1/postvak/${accepted.body.verstrekkingId}?team=wmo`);
    expect(fetched.status).toBe(410);
    expect(fetched.text).not.toContain('TOESTEMMING');
  });

  it('tells the receiver that already has it when consent is withdrawn after release, and gives nothing again', async () => {
    const both = consents();
    for (const consent of both) await give(consent);
    const accepted = await discharge(both.map(consent => consent.toestemmingId));
    const path = `/v1/postvak/${accepted.body.verstrekkingId}?team=wmo`;
    expect((await world.call('gemeente-utrecht', 'GET', path)).status).toBe(200);
    await world.call('ggz-de-lindehof', 'POST', `/v1/toestemmingen/${both[1].toestemmingId}/intrekking`, {
      ingetrokkenTijdstip: new Date(world.now().epochMs).toISOString(),
      wijze: 'schriftelijk',
      vastgelegdDoor: 'BH-12',
      doorWie: 'betrokkene',
    });
    const listed = await world.call('gemeente-utrecht', 'GET', '/v1/postvak?team=wmo');
    const item = listed.body.items.find((one: Json) => one.verstrekkingId === accepted.body.verstrekkingId);
    expect(item.mededeling).toBe('toestemming_ingetrokken');
    expect((await world.call('gemeente-utrecht', 'GET', path)).status).toBe(410);
  });

  it('is no longer given once the consent has run out', async () => {
    const both = consents();
    for (const consent of both) await give(consent);
    const accepted = await discharge(both.map(consent => consent.toestemmingId));
    world.passDays(91);
    try {
      const lists = await world.authority.revocationLists(world.now().epochMs);
      world.lists.replace(Object.values(lists));
      const fetched = await world.call(
        'gemeente-utrecht',
        'GET',
        `/v1/postvak/${accepted.body.verstrekkingId}?team=wmo`,
      );
      expect(fetched.status).toBe(410);
    } finally {
      world.passDays(-91);
      world.lists.replace(Object.values(await world.authority.revocationLists(world.now().epochMs)));
    }
  });
});

describe('the gateway', () => {
  it('signs checkpoints with a key that the receipts do not share', () => {
    const spki = (key: Parameters<typeof createPublicKey>[0]) =>
      createPublicKey(key as Json).export({ type: 'spki', format: 'pem' });
    expect(spki(world.keys.logKey.privateKey as Json)).not.toBe(spki(world.keys.receiptKey.privateKey as Json));
  });
});
