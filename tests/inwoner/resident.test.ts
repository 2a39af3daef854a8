/** What somebody sees and does after signing in (R18, R19): their own, by an exact BSN; of anybody else nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { PRETEND_RESIDENTS } from '../../adapters/pretend/residents.ts';

import {
  CLIENT,
  CLIENT_BSN,
  DEBTOR,
  type Json,
  oinOf,
  toestemming,
  zorgpremieWanbetaler,
} from '../support/messages.ts';
import { Client, openScreenWorld, personAt, residentClient, type ScreenWorld, signedIn } from '../support/screens.ts';

const CARE = 'ggz-de-lindehof';
const UTRECHT = 'gemeente-utrecht';
const CAK = 'cak';
const [me, other] = PRETEND_RESIDENTS as unknown as [
  (typeof PRETEND_RESIDENTS)[number],
  (typeof PRETEND_RESIDENTS)[number],
];

let world: ScreenWorld;
let admin: ReturnType<typeof openPool>;
let client: Client;
let mine: string;
let theirs: string;
beforeAll(async () => {
  world = await openScreenWorld({ participants: [CARE, UTRECHT, CAK], signInResidents: true });
  admin = openPool(world.database.adminUrl, 'proef', 1);
  mine = await released();
  // The same house, name and birth date; only the number differs.
  theirs = await released(other.bsn);
  client = await residentClient(world, me);
}, 120_000);
afterAll(async () => {
  await admin?.end();
  await world?.close();
});

const rows = async (text: string, values: readonly unknown[] = []) =>
  (await admin.query(text, [...values])).rows as Json[];

async function sent(bsn = CLIENT_BSN): Promise<string> {
  const message = zorgpremieWanbetaler(world.now().localDate);
  message.inhoud.persoon = { ...message.inhoud.persoon, bsn };
  const answer = await world.call(CAK, 'POST', '/v1/signalen', message);
  expect(answer.status, answer.text).toBe(201);
  return answer.body.verstrekkingId;
}

async function released(bsn?: string): Promise<string> {
  const id = await sent(bsn);
  expect((await world.call(UTRECHT, 'GET', `/v1/postvak/${id}?team=schuldhulp`)).status).toBe(200);
  return id;
}

async function consented(betrokkene: Json = {}): Promise<string> {
  const { localDate, epochMs } = world.now();
  const consent = toestemming(localDate, new Date(epochMs - 60_000).toISOString());
  consent.betrokkene = { ...consent.betrokkene, ...betrokkene };
  const answer = await world.call(CARE, 'POST', '/v1/toestemmingen', consent);
  expect(answer.status, answer.text).toBe(201);
  return consent.toestemmingId;
}

const home = async (as = client) => (await as.send('/inwoner')).text();

async function post(path: string, form: Readonly<Record<string, string>>, as = client): Promise<Response> {
  const formulier = /name="formulier" value="([^"]+)"/.exec(await home(as))?.[1] ?? '';
  return as.send(path, { form: { formulier, ...form } });
}

const stateOf = async (id: string) => (await rows('select state from consent where consent_id = $1', [id]))[0]!.state;

describe('signing in as a resident', () => {
  it('is not there without a broker, and the page says what else there is', async () => {
    world.gateway.residentsSignInAt(null);
    const stranger = new Client(world.gateway.pagesUrl);
    expect(await (await stranger.send('/inwoner/aanmelden')).text()).toContain('Inloggen kan hier nog niet');
    const statuses = [await stranger.send('/inwoner/aanmelden/begin'), await client.send('/inwoner')];
    expect(statuses.map(({ status }) => status)).toEqual([404, 303]);
    world.gateway.residentsSignInAt(world.broker!.broker);
  });

  it('keeps neither number nor name, and is no way to the screens of organisations, nor they to it', async () => {
    const dump = JSON.stringify(await rows('select * from session'));
    for (const secret of [me.bsn, me.naam, me.subject, client.cookies.get('__Host-inwoner')!])
      expect(dump).not.toContain(secret);
    const worker = await signedIn(world, personAt(UTRECHT, 'medewerker', 'schuldhulp'));
    const asResident = new Client(world.gateway.pagesUrl);
    asResident.cookies.set('__Host-inwoner', worker.cookies.get('__Host-seinhuis')!);
    const asWorker = new Client(world.gateway.pagesUrl);
    asWorker.cookies.set('__Host-seinhuis', client.cookies.get('__Host-inwoner')!);
    const statuses = [await asResident.send('/inwoner'), await asWorker.send('/werk')];
    expect(statuses.map(one => [one.status, one.headers.get('location')?.split('?')[0]])).toEqual([
      [303, '/inwoner/aanmelden'],
      [303, '/aanmelden'],
    ]);
  });

  it('ends after a quarter of an hour without a request', async () => {
    const idle = await residentClient(world, me);
    world.passDays(16 / (24 * 60));
    const { status } = await idle.send('/inwoner');
    world.passDays(-16 / (24 * 60));
    expect(status).toBe(303);
  });
});

describe('what was shared about me', () => {
  it('names sender, receiver, purpose and kinds of data, and no value of anybody', async () => {
    const page = await client.send('/inwoner');
    const text = await page.text();
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(text).toContain(`value="${mine}"`);
    for (const value of [CLIENT_BSN, CLIENT.achternaam, DEBTOR.achternaam, DEBTOR.geboortedatum, DEBTOR.adres.postcode])
      expect(text).not.toContain(value);
  });

  it('holds nothing of a housemate: not with the same name, birth date and address', async () => {
    expect(await home()).not.toContain(theirs);
    const text = await home(await residentClient(world, other));
    expect([text.includes(mine), text.includes(theirs)]).toEqual([false, true]);
  });

  it('holds nothing that no receiver has yet', async () => {
    expect(await home()).not.toContain(await sent());
  });

  it('holds nothing that two officers left out of a letter to protect somebody (L-09)', async () => {
    const id = await released();
    expect(await home()).toContain(id);
    const [{ entry_id }] = (await rows(`select entry_id from log_entry where jcs like $1 and kind = 'besloten'`, [
      `%${id}%`,
    ])) as [Json];
    await leftOut(entry_id);
    expect(await home()).not.toContain(id);
  });

  it('is in the log before it is shown, with no organisation as party', async () => {
    const [before] = await rows(`select count(*) from log_entry where kind = 'inwoner'`);
    await home();
    const after = await rows(`select parties from log_entry where kind = 'inwoner' order by entry_id desc`);
    expect([after.length - Number(before!.count), after[0]!.parties]).toEqual([1, []]);
  });
});

/** As an approved letter of another officer's organisation would have it. */
async function leftOut(vermelding: string): Promise<void> {
  const content = JSON.stringify({ verzoek: '', vermeldingen: [], weggelaten: [{ vermelding, grond: 'uavg_41' }] });
  const [columns] = await rows(`select array_agg(column_name::text) as names from information_schema.columns
    where table_name = 'proposal' and is_nullable = 'NO' and column_default is null`);
  const known: Json = {
    ...{ proposal_id: '00000000-0000-7000-8000-000000000041', kind: 'inzage', content, digest: '' },
    ...{ proposed_oin: oinOf(CAK), proposed_subject: 'pf', proposed_issuer: '', proposed_ms: 1, expires_ms: 2 },
    ...{ role: 'privacyfunctionaris', organisation: oinOf(CAK), about: 'x', capacity: '' },
  };
  const names = (columns!.names as string[]).filter(name => name !== 'digest');
  await rows('begin');
  await rows(`set local session_replication_role = 'replica'`);
  await rows(
    `insert into proposal (${names.join(', ')}, digest)
     select ${names.map((_, index) => `$${index + 1}`).join(', ')}, encode(sha256(convert_to($${names.length + 1}, 'UTF8')), 'hex')`,
    [...names.map(name => known[name]), content],
  );
  await rows(
    `insert into inzage_request (request_id, organisation, state, received_on, due_on, made_ms, decided_ms, decision_entry_id, proposal_id)
     values ('00000000-0000-7000-8000-000000000042', $1, 'goedgekeurd', '2026-01-01', '2026-02-01', 1, 2,
       '00000000-0000-7000-8000-000000000043', '00000000-0000-7000-8000-000000000041')`,
    [oinOf(CAK)],
  );
  await rows('commit');
}

describe('what I agreed to', () => {
  it('is stopped by one button, by the way of every withdrawal', async () => {
    const id = await consented();
    const answer = await post('/inwoner/stoppen', { toestemming: id });
    expect([answer.status, await stateOf(id)]).toEqual([200, 'ingetrokken']);
    const [event] = await rows(
      `select channel, by_whom from consent_event where consent_id = $1 and event = 'ingetrokken'`,
      [id],
    );
    expect(event).toEqual({ channel: 'digitaal', by_whom: 'betrokkene' });
    expect((await post('/inwoner/stoppen', { toestemming: id })).status).toBe(200);
  });

  it('is not stopped for somebody else, without the token of this session, or from another site', async () => {
    const [own, foreign] = [await consented(), await consented({ bsn: other.bsn })];
    expect(await home()).not.toContain(foreign);
    const answers = [
      await post('/inwoner/stoppen', { toestemming: foreign }),
      await client.send('/inwoner/stoppen', { form: { toestemming: own } }),
      await client.send('/inwoner/stoppen', {
        form: { toestemming: own },
        headers: { origin: 'https://boos.example' },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 403, 403]);
    expect([await stateOf(own), await stateOf(foreign)]).toEqual(['actief', 'actief']);
  });

  it('is not stopped by a child below twelve alone, who hears who can (R11)', async () => {
    const { localDate } = world.now();
    const id = await consented({ geboortedatum: `${Number(localDate.slice(0, 4)) - 9}-01-01` });
    const answer = await post('/inwoner/stoppen', { toestemming: id });
    expect([answer.status, (await answer.text()).includes('ouder of voogd'), await stateOf(id)]).toEqual([
      409,
      true,
      'actief',
    ]);
  });
});

describe('objecting', () => {
  it('goes to the sender, once, and only about what is one’s own', async () => {
    const statuses = [
      await post('/inwoner/bezwaar', { verstrekking: theirs }),
      await post('/inwoner/bezwaar', { verstrekking: mine }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([409, 200]);
    const found = await rows(`select sender_oin, channel from bezwaar`);
    expect(found).toEqual([{ sender_oin: oinOf(CAK), channel: 'digitaal' }]);
  });
});

describe('asking for everything', () => {
  const typed = {
    ...{ organisatie: oinOf(CAK), naam: 'W. Zandloperman', achternaam: 'Zandloperman', geboortedatum: '1974-11-02' },
    ...{ straat: 'Kadelaan', huisnummer: '48', postcode: '3521 CD', woonplaats: 'Utrecht' },
  };

  it('comes in the list of the officers, who look up who it is', async () => {
    const before = (await rows('select 1 from inzage_request where organisation = $1', [oinOf(CAK)])).length;
    const answer = await post('/inwoner/inzage', { ...typed, bsn: CLIENT_BSN });
    expect(answer.status, await answer.text()).toBe(200);
    const found = await rows('select row_to_json(r)::text as text from inzage_request r where organisation = $1', [
      oinOf(CAK),
    ]);
    expect(found.length - before).toBe(1);
    expect(found.map(({ text }) => text).join()).not.toContain('Zandloperman');
  });

  it('is not done for another, nor of an organisation that is in nothing of one’s own', async () => {
    for (const change of [{ bsn: other.bsn }, { bsn: '' }, { bsn: CLIENT_BSN, organisatie: '00000099000000009999' }])
      expect((await post('/inwoner/inzage', { ...typed, ...change })).status).toBe(400);
  });
});
