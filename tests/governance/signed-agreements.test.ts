/** Agreements that both parties sign (A5.8): what counts as one, and every way to come by one without the other party. */
import { createHash, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { plusDays } from '../../consent/working-days.ts';
import { runOfferAgreement, runShowAgreement, runSignAgreement } from '../../gateway/cli/agreement-parties.ts';
import { jcs } from '../../gateway/jcs.ts';
import { huurachterstand, type Json, oinOf } from '../support/messages.ts';
import { listeningIo } from '../support/operator.ts';
import { type CallOptions, openWorld, type World } from '../support/world.ts';

const SENDER = 'corporatie-de-vechtstroom';
const RECEIVER = 'gemeente-utrecht';
const THIRD = 'gemeente-zeist';

let world: World;
beforeAll(async () => {
  world = await openWorld({ participants: [SENDER, RECEIVER, THIRD] });
  const { agreements } = await world.gateway.ports.directory.current();
  const all = [...agreements.values()].flat();
  // What the region agreed on is ended: here only what a test signs counts.
  await world.change({ agreements: all.map(one => ({ ...one, status: 'beeindigd' as const })) });
}, 60_000);
afterAll(() => world?.close());

const today = () => world.now().localDate;
const offer = (more: Json = {}): Json => ({
  afspraakId: randomUUID(),
  afzender: { oin: oinOf(SENDER) },
  ontvanger: { oin: oinOf(RECEIVER), team: 'schuldhulp' },
  berichten: ['huurachterstand'],
  geldigVan: today(),
  termijnen: [{ bericht: 'huurachterstand', minDagen: 30 }],
  ...more,
});
const propose = (text: Json, as = SENDER, options: CallOptions = {}) =>
  world.call(as, 'POST', '/v1/afspraken', text, options);
const sign = (text: Json, as = RECEIVER, id = text.afspraakId, options: CallOptions = {}) =>
  world.call(as, 'POST', `/v1/afspraken/${id}/ondertekening`, text, options);
const look = (text: Json, as = SENDER) => world.call(as, 'GET', `/v1/afspraken/${text.afspraakId}`);
const send = () => world.call(SENDER, 'POST', '/v1/signalen', huurachterstand(today()));
const end = (text: Json) => world.change({ agreementStates: [{ agreementId: text.afspraakId, status: 'beeindigd' }] });

async function query(login: 'owner' | 'gateway' | 'migrate', sql: string, values: readonly unknown[] = []) {
  const url = login === 'owner' ? world.database.adminUrl : world.database.urls[login];
  const pool = openPool(url, 'proef', 1);
  try {
    return (await pool.query(sql, [...values])).rows as Json[];
  } finally {
    await pool.end();
  }
}
const reasons = async () => {
  const { status, body } = await send();
  return status === 201 ? 'toegestaan' : body.redenen.map((one: Json) => one.code).join();
};

describe('an agreement', () => {
  it('counts from the second signature on, and not before', async () => {
    const text = offer();
    const offered = await propose(text);
    expect([offered.status, offered.body.status], offered.text).toEqual([201, 'aangeboden']);
    expect(await reasons()).toBe('GEEN_OVEREENKOMST');
    const signed = await sign(text);
    expect([signed.status, signed.body.status], signed.text).toEqual([200, 'actief']);
    expect(signed.body.ondertekeningen.map((one: Json) => one.oin)).toEqual([oinOf(SENDER), oinOf(RECEIVER)]);
    expect(signed.body.kenmerk).toBe(createHash('sha256').update(jcs(text)).digest('hex'));
    expect(await reasons()).toBe('toegestaan');
    await end(text);
    expect(await reasons()).toBe('GEEN_OVEREENKOMST');
  });

  it('may be offered by the receiver, and is signed in whatever order the fields stand', async () => {
    const text = offer();
    expect((await propose(text, RECEIVER)).status).toBe(201);
    const turned = Object.fromEntries(Object.entries(text).toReversed());
    expect((await sign(turned, SENDER)).body.status).toBe('actief');
    await end(text);
  });

  it('holds on its days only', async () => {
    const text = offer({ geldigVan: plusDays(today(), 1) });
    await propose(text);
    await sign(text);
    expect(await reasons()).toBe('GEEN_OVEREENKOMST');
    await end(text);
  });

  it('is in the log with the digest of its text and who signed, for both parties', async () => {
    const text = offer();
    const { kenmerk } = (await propose(text)).body;
    await sign(text);
    const rows = await query('owner', `select jcs, parties from log_entry where jcs like '%' || $1 || '%'`, [kenmerk]);
    const steps = rows.map(row => JSON.parse(row.jcs).afspraak);
    expect(steps.map(one => [one.status, one.ondertekenaar.oin]).toSorted()).toEqual([
      ['aangeboden', oinOf(SENDER)],
      ['ondertekend', oinOf(RECEIVER)],
    ]);
    for (const row of rows) expect(new Set(row.parties)).toEqual(new Set([oinOf(SENDER), oinOf(RECEIVER)]));
    await end(text);
  });

  it('is seen by its parties and by nobody else', async () => {
    const text = offer();
    await propose(text);
    expect([(await look(text)).status, (await look(text, RECEIVER)).status]).toEqual([200, 200]);
    expect((await look(text, THIRD)).status).toBe(404);
    const listed = (await world.call(THIRD, 'GET', '/v1/afspraken?aantal=500')).body.items;
    expect(listed.some((one: Json) => one.afspraak.afspraakId === text.afspraakId)).toBe(false);
  });

  it('gives the same answer when it is offered or signed again', async () => {
    const text = offer();
    const [one, two] = [await propose(text), await propose(text)];
    expect([two.status, two.body]).toEqual([201, one.body]);
    const signed = await sign(text);
    expect((await sign(text)).body).toEqual(signed.body);
    await end(text);
  });
});

describe('an agreement, by command', () => {
  it('is offered by one party, read by the other, and signed only with the digest that was read', async () => {
    const text = offer();
    const file = join(world.folder, 'afspraak.json');
    writeFileSync(file, JSON.stringify(text));
    const als = (map: string) => ({ als: join(world.folder, 'deelnemers', map) });
    const io = listeningIo();
    expect(await runOfferAgreement(file, als(SENDER), io), io.text()).toBe(0);
    const shown = listeningIo();
    expect(await runShowAgreement(text.afspraakId, als(RECEIVER), shown)).toBe(0);
    const [, kenmerk] = /kenmerk: ([0-9a-f]{64})/.exec(shown.text()) ?? [];
    const wrong = { ...als(RECEIVER), kenmerk: '0'.repeat(64) };
    expect(await runSignAgreement(text.afspraakId, wrong, listeningIo())).toBe(3);
    expect(await runSignAgreement(text.afspraakId, { ...als(RECEIVER), kenmerk: kenmerk! }, io), io.text()).toBe(0);
    expect((await look(text)).body.status).toBe('actief');
    await end(text);
  });
});

describe('nobody has an agreement', () => {
  it('with what was changed after the first signature', async () => {
    const text = offer();
    await propose(text);
    for (const change of [{ termijnen: [] }, { geldigTot: '2099-12-31' }, { berichten: ['energieachterstand'] }])
      expect((await sign({ ...text, ...change })).body.code, Object.keys(change)[0]).toBe('ANDERE_INHOUD');
    expect((await look(text)).body.status).toBe('aangeboden');
  });

  it('by signing twice itself', async () => {
    const text = offer();
    await propose(text);
    const again = await sign(text, SENDER);
    expect([again.status, again.body.status]).toEqual([200, 'aangeboden']);
    expect((await propose(text, RECEIVER)).body.code).toBe('ID_AL_GEBRUIKT');
  });

  it('by the signature of a third party, or of the right one on another connection', async () => {
    const text = offer();
    expect((await propose(text, THIRD)).body.code).toBe('GEEN_PARTIJ');
    await propose(text);
    expect((await sign(text, THIRD)).body.code).toBe('GEEN_PARTIJ');
    expect((await sign(text, SENDER, text.afspraakId, { signAs: RECEIVER })).status).toBe(403);
    expect((await sign(text, RECEIVER, text.afspraakId, { signAs: SENDER })).status).toBe(403);
    expect((await look(text)).body.status).toBe('aangeboden');
  });

  it('by the signature under another agreement, or one of long ago', async () => {
    const [text, other] = [offer(), offer({ geldigTot: '2099-12-31' })];
    await propose(text);
    await propose(other);
    expect((await sign(text, RECEIVER, other.afspraakId)).body.code).toBe('ANDERE_INHOUD');
    const moved = { signedTarget: `/v1/afspraken/${text.afspraakId}/ondertekening` };
    expect((await sign(other, RECEIVER, other.afspraakId, moved)).status).toBe(401);
    const late = { signedAtMs: world.now().epochMs - 600_000 };
    expect((await sign(text, RECEIVER, text.afspraakId, late)).body.code).toBe('HERHALING');
    expect((await look(text)).body.status).toBe('aangeboden');
  });

  it('by a certificate that is not registered any more', async () => {
    const text = offer();
    await propose(text);
    const { clientsByTls } = await world.gateway.ports.directory.current();
    const client = [...clientsByTls.values()].find(one => one.oin === oinOf(RECEIVER))!;
    await world.change({ clients: [{ ...client, signingThumbprints: [] }] });
    expect((await sign(text)).body.code).toBe('ANDERE_ONDERTEKENAAR');
    await world.change({ clients: [client] });
  });

  it('with a team that is not there, on days that have passed, or with limits that contradict', async () => {
    const nobody = offer({ ontvanger: { oin: oinOf(RECEIVER), team: 'niemand' } });
    expect((await propose(nobody)).body.code).toBe('PARTIJ_ONBEKEND');
    for (const wrong of [
      { geldigVan: '2020-01-01', geldigTot: '2020-12-31' },
      { geldigTot: '2020-01-01' },
      { termijnen: [{ bericht: 'energieachterstand' }] },
      { termijnen: [{ bericht: 'huurachterstand', minDagen: 3, maxDagen: 2 }] },
    ])
      expect((await propose(offer(wrong))).status, JSON.stringify(wrong)).toBe(400);
  });
});

describe('an operator has no agreement', () => {
  const row = (text: Json) =>
    `insert into agreement values ('${text.afspraakId}', '${oinOf(SENDER)}', '${oinOf(RECEIVER)}/schuldhulp',
       '{huurachterstand}', '${today()}', null, 'actief', '{"huurachterstand": {"minDagen": 30}}')`;

  it('by writing it into the table, with or without an offer', async () => {
    const text = offer();
    await expect(query('migrate', row(text))).rejects.toThrow(/both parties sign/);
    await propose(text);
    await expect(query('migrate', row(text))).rejects.toThrow(/both parties sign/);
    await expect(query('gateway', row(text))).rejects.toThrow(/permission denied/);
  });

  it('by changing one that was signed, or starting one again as the gateway', async () => {
    const text = offer();
    await propose(text);
    await sign(text);
    const set = (what: string) => `update agreement set ${what} where agreement_id = '${text.afspraakId}'`;
    await expect(query('migrate', set(`types = '{energieachterstand}'`))).rejects.toThrow(/never changed/);
    await expect(query('migrate', set('valid_until = null, valid_from = valid_from - 1'))).rejects.toThrow(/never/);
    await expect(query('gateway', set(`status = 'actief'`))).rejects.toThrow(/permission denied/);
    const rewrite = `update agreement_document set document = document where agreement_id = '${text.afspraakId}'`;
    await expect(query('migrate', rewrite)).rejects.toThrow(/append only/);
    await end(text);
  });

  it('by letting a third party sign in the table', async () => {
    const text = offer();
    await propose(text);
    const third = `insert into agreement_signature select agreement_id, '${oinOf(THIRD)}', thumbprint, signed_ms, evidence
      from agreement_signature where agreement_id = '${text.afspraakId}'`;
    await expect(query('gateway', third)).rejects.toThrow(/only a party/);
  });

  it.each<[string, string]>([
    ['copying the signature of the other', 'evidence'],
    ['making a signature up', `'{"method":"POST","target":"/v1/afspraken","headers":{},"body":""}'`],
    ['no signature at all', `'x'`],
  ])('that decides anything by %s', async (_how, evidence) => {
    const text = offer();
    await propose(text);
    await query(
      'migrate',
      `insert into agreement_signature select agreement_id, '${oinOf(RECEIVER)}', thumbprint, signed_ms, ${evidence}
       from agreement_signature where agreement_id = '${text.afspraakId}'`,
    );
    await world.gateway.ports.directory.refresh();
    // The tables call it in force; what decides reads the signatures.
    expect((await query('owner', `select status from agreement where agreement_id = '${text.afspraakId}'`))[0]).toEqual(
      { status: 'actief' },
    );
    expect(await reasons()).toBe('GEEN_OVEREENKOMST');
  });

  it('that decides anything with triggers off and another text under good signatures', async () => {
    const text = offer({ berichten: ['energieachterstand'], termijnen: [] });
    const wider = { ...text, afspraakId: randomUUID(), berichten: ['huurachterstand'] };
    await propose(text);
    await sign(text);
    const document = jcs(wider);
    await query(
      'owner',
      `set session_replication_role = replica;
       insert into agreement_document select '${wider.afspraakId}', '${document}',
         encode(sha256(convert_to('${document}', 'UTF8')), 'hex'), sender_oin, receiver_oin, receiver_team, offered_ms
         from agreement_document where agreement_id = '${text.afspraakId}';
       insert into agreement_signature select '${wider.afspraakId}', oin, thumbprint, signed_ms, evidence
         from agreement_signature where agreement_id = '${text.afspraakId}';
       insert into agreement select '${wider.afspraakId}', sender_oin, receiver_team, '{huurachterstand}', valid_from,
         valid_until, 'actief', '{}' from agreement where agreement_id = '${text.afspraakId}'`,
    );
    await world.gateway.ports.directory.refresh();
    expect(await reasons()).toBe('GEEN_OVEREENKOMST');
    await end(text);
  });
});
