/** From the postbox into zaken: once, whole, and whatever dies in between. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeArrivals } from '../../../gateway/casework/zaken/arrivals.ts';
import { openFile } from '../../../gateway/casework/zaken/file.ts';
import type { ResidentRegister } from '../../../gateway/casework/zaken/residents.ts';
import { type Exchange, makeExchange } from '../../../gateway/exchange/exchange.ts';
import type { Ports } from '../../../gateway/ports.ts';
import { forKeptTeam, KEPT, KEPT_TEAM, rentSignal, withoutTurns } from '../../support/kept-team.ts';
import { CLIENT, DEBTOR, energieachterstand, type Json, oinOf } from '../../support/messages.ts';
import { openWorld, type World } from '../../support/world.ts';

let world: World;
let admin: pg.Client;
let ports: Ports;
const RENT = 'corporatie-de-vechtstroom';

beforeAll(async () => {
  world = await openWorld({
    participants: [RENT, 'energie-lichtstad', KEPT, 'gemeente-utrecht', 'ggz-de-lindehof'],
    wrap: opened => {
      ports = opened.ports;
      return withoutTurns(opened);
    },
  });
  admin = new pg.Client({ connectionString: world.database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await world?.close();
});

const today = () => world.now().localDate;
let houses = 0;
/** One that no other test here has: what is on one address belongs together. */
const someAddress = () => {
  houses += 1;
  return { adres: { postcode: '3701AA', huisnummer: houses, woonplaats: 'Zeist' } };
};

async function send(message: Json, as = RENT): Promise<string> {
  const sent = await world.call(as, 'POST', '/v1/signalen', message);
  expect(sent.body.besluit, sent.text).toBe('toegestaan');
  return sent.body.verstrekkingId;
}

const left: string[] = [];
const take = (
  exchange: Exchange = makeExchange(ports),
  residents: ResidentRegister | null = null,
  passed: Set<string> = new Set(),
) =>
  takeArrivals(exchange, KEPT_TEAM, {
    residents,
    ...{ now: world.now(), traceId: '0'.repeat(32), passed },
    notAdmitted: (_team, _id, code) => left.push(code),
  });

async function zaakOf(signaalId: string) {
  const [file] = await ports.zaken.files(KEPT_TEAM, [signaalId]);
  const found = file === undefined ? [] : await ports.zaken.find(KEPT_TEAM, [file.zaakId]);
  return found[0] ?? null;
}

async function stateOf(disclosureId: string): Promise<string> {
  const { rows } = await admin.query('select status from delivery where disclosure_id = $1', [disclosureId]);
  return rows[0].status;
}

const kindsOf = async (disclosureId: string) =>
  (await admin.query(`select kind from log_entry where jcs like $1 order by kind`, [`%${disclosureId}%`])).rows.map(
    row => row.kind,
  );

describe('a signal for a team whose key is kept here', () => {
  it('becomes a zaak and is confirmed, through the same log as with any other receiver', async () => {
    const id = await send(rentSignal(today(), { persoon: someAddress() }));
    expect(await take()).toBe(1);
    const stored = await zaakOf(id);
    expect(stored!.zaak).toMatchObject({ gemeentecode: '0355', team: KEPT_TEAM, houder: null });
    expect(stored!.zaak.signalen[0]!.signaal).toMatchObject({
      partner: 'Huur',
      bedragEuro: 780,
      signaaldatum: today(),
    });
    expect(await stateOf(id)).toBe('bevestigd');
    expect(await kindsOf(id)).toEqual(['besloten', 'bevestigd', 'verstrekt']);
    expect(await take()).toBe(0);
  });

  it('joins what is open on the same address in the same month', async () => {
    const persoon = someAddress();
    const first = await send(rentSignal(today(), { persoon }));
    const energy = forKeptTeam(energieachterstand(today()));
    const other = { ...energy, inhoud: { ...energy.inhoud, persoon: { ...energy.inhoud.persoon, ...persoon } } };
    const second = await send(other, 'energie-lichtstad');
    expect(await take()).toBe(2);
    const [one, two] = [await zaakOf(first), await zaakOf(second)];
    expect(two!.zaak.zaakId).toBe(one!.zaak.zaakId);
    expect(one!.zaak.signalen.map(({ signaal }) => signaal.partner).toSorted()).toEqual(['Energie', 'Huur']);
  });

  it('is known for a repetition of the same arrears by its sender, at another amount or not', async () => {
    const persoon = someAddress();
    const ids: string[] = [];
    for (const bedragEuro of [500, 500, 600]) {
      ids.push(await send(rentSignal(today(), { persoon, bedragEuro, eigenKenmerk: 'HUUR-77' })));
      await take();
    }
    const { zaak } = (await zaakOf(ids[0]!))!;
    expect(zaak.signalen.map(({ herhaling }) => herhaling)).toEqual(['geen', 'gelijk', 'hoger']);
  });

  it('is found by postcode and number, and by birth date and surname, under the team alone', async () => {
    const { pseudonyms } = makeExchange(ports);
    const persoon = { ...someAddress(), achternaam: 'Ooievaarsbek', geboortedatum: '1959-02-28' };
    const id = await send(rentSignal(today(), { persoon }));
    await take();
    const { zaakId } = (await zaakOf(id))!.zaak;
    const find = async (keys: readonly { value: Buffer }[]) =>
      (
        await ports.zaken.search(
          KEPT_TEAM,
          keys.map(({ value }) => value),
          10,
        )
      ).map(({ zaak }) => zaak.zaakId);
    expect(await find(pseudonyms.searchByAddress(KEPT_TEAM, persoon.adres))).toEqual([zaakId]);
    expect(await find(pseudonyms.searchByPerson(KEPT_TEAM, { ...persoon, achternaam: 'ooievaars-bek' }))).toEqual([
      zaakId,
    ]);
    expect(await find(pseudonyms.searchByPerson(`${oinOf('gemeente-utrecht')}/schuldhulp`, persoon))).toEqual([]);
  });

  it('is entered together with what the register of residents said of it (D-F4)', async () => {
    const asked: unknown[] = [];
    const register: ResidentRegister = {
      check: async (person, gemeentecode) => {
        asked.push([person.adres.huisnummer, gemeentecode]);
        return 'geen_inwoner';
      },
    };
    const persoon = someAddress();
    const id = await send(rentSignal(today(), { persoon }));
    expect(await take(makeExchange(ports), register)).toBe(1);
    const { zaak } = (await zaakOf(id))!;
    expect(zaak.resultaat).toBe('Persoon is geen inwoner (meer) in de gemeente');
    expect(zaak.signalen[0]).toMatchObject({ inwoner: 'geen_inwoner' });
    expect(asked).toEqual([[persoon.adres.huisnummer, '0355']]);
  });

  it('that is no arrears stays where it is', async () => {
    const before = await ports.postbox.list(KEPT_TEAM, null, 500);
    expect(before.every(({ messageType }) => messageType !== 'huurachterstand')).toBe(true);
  });

  it('stays in the postbox of a team that has its own key', async () => {
    const message = rentSignal(today(), { persoon: someAddress() });
    const id = await send({
      ...message,
      ontvanger: { oin: oinOf('gemeente-utrecht'), team: 'schuldhulp', gemeentecode: '0344' },
    });
    expect(await ports.teamKeys.teams()).toEqual([KEPT_TEAM]);
    await take();
    expect(await stateOf(id)).toBe('wacht');
  });

  it('is not handed over while its organisation is suspended', async () => {
    const id = await send(rentSignal(today(), { persoon: someAddress() }));
    const organisation = { oin: oinOf(KEPT), naam: 'Gemeente Zeist (nagebootst)' };
    await world.change({ organisations: [{ ...organisation, status: 'geschorst' }] });
    expect(await take()).toBe(0);
    expect(await stateOf(id)).toBe('wacht');
    await world.change({ organisations: [{ ...organisation, status: 'aangesloten' }] });
    expect(await take()).toBe(1);
  });
});

/** Every call of a port on the way, by name. */
const STEPS = [
  ['postbox', 'list'],
  ['zaken', 'files'],
  ['postbox', 'release'],
  ['logGate', 'waitUntilCovered'],
  ['teamKeys', 'find'],
  ['zaken', 'settings'],
  ['zaken', 'numberOf'],
  ['zaken', 'openAt'],
  ['zaken', 'known'],
  ['zaken', 'save'],
  ['postbox', 'confirm'],
] as const;

class Killed extends Error {}

/** Ports of a process that dies before or after its first call of one method. */
function dyingAt(name: (typeof STEPS)[number][0], method: string, moment: 'voor' | 'na'): Ports {
  const port = ports[name] as unknown as Readonly<Record<string, (...given: unknown[]) => Promise<unknown>>>;
  let isDead = false;
  const dying = async (...given: unknown[]) => {
    if (isDead || moment === 'voor') throw new Killed();
    await port[method]!(...given);
    isDead = true;
    throw new Killed();
  };
  return { ...ports, [name]: { ...port, [method]: dying } };
}

describe('a process that dies', () => {
  const points = STEPS.flatMap(([port, method]) =>
    (['voor', 'na'] as const).map(moment => [moment, port, method] as const),
  );

  it.each(points)('%s %s.%s loses nothing and takes nothing in twice', async (moment, port, method) => {
    const id = await send(rentSignal(today(), { persoon: someAddress() }));
    await take(makeExchange(dyingAt(port, method, moment))).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    await take();
    const stored = await zaakOf(id);
    expect(stored!.zaak.signalen).toHaveLength(1);
    expect(stored!.versie).toBe(2);
    expect(await stateOf(id)).toBe('bevestigd');
    expect(await kindsOf(id)).toEqual(['besloten', 'bevestigd', 'verstrekt']);
  });
});

describe('several gateways at once', () => {
  it('make one zaak of the signals on one address, and take in each once', async () => {
    const persoon = someAddress();
    const ids: string[] = [];
    for (let each = 0; each < 6; each += 1)
      ids.push(await send(rentSignal(today(), { persoon, eigenKenmerk: `HUUR-${each}` })));
    await Promise.all([take(), take(), take()]);
    await take();
    const zaken = await Promise.all(ids.map(zaakOf));
    expect(new Set(zaken.map(stored => stored!.zaak.zaakId)).size).toBe(1);
    expect(zaken[0]!.zaak.signalen).toHaveLength(6);
    for (const id of ids) expect(await kindsOf(id)).toEqual(['besloten', 'bevestigd', 'verstrekt']);
  });

  it('make one zaak of signals that each of them takes in at the same moment', async () => {
    const persoon = someAddress();
    const ids: string[] = [];
    for (let each = 0; each < 5; each += 1)
      ids.push(await send(rentSignal(today(), { persoon, eigenKenmerk: `HUUR-${each}` })));
    // Nobody writes before all of them have looked.
    let looking = ids.length;
    let go = () => {};
    const all = new Promise<void>(resolve => {
      go = resolve;
    });
    const together: Ports = {
      ...ports,
      zaken: {
        ...ports.zaken,
        async known(...given) {
          const found = await ports.zaken.known(...given);
          looking -= 1;
          if (looking === 0) go();
          await all;
          return found;
        },
      },
    };
    await Promise.all(ids.map(own => take(makeExchange(together), null, new Set(ids.filter(id => id !== own)))));
    const zaken = await Promise.all(ids.map(zaakOf));
    expect(new Set(zaken.map(stored => stored!.zaak.zaakId)).size).toBe(1);
    expect(zaken[0]!.zaak.signalen).toHaveLength(5);
  });
});

describe('a file', () => {
  const reader = () => ({ person: 'p-1', reason: 'behandeling' as const, now: world.now() });

  it('is opened only after the reading was noted', async () => {
    const id = await send(rentSignal(today(), { persoon: someAddress() }));
    await take();
    const { zaakId } = (await zaakOf(id))!.zaak;
    const deaf: Ports = { ...ports, readings: { note: () => Promise.reject(new Killed()) } };
    await expect(openFile(deaf, KEPT_TEAM, { zaakId, signaalId: id }, reader())).rejects.toThrow(Killed);
    const opened = await openFile(ports, KEPT_TEAM, { zaakId, signaalId: id }, reader());
    expect(opened.kind === 'geopend' && opened.bericht.inhoud.persoon).toMatchObject({ achternaam: DEBTOR.achternaam });
    const { rows } = await admin.query('select person, reason, disclosure_ids from ingezien where zaak_id = $1', [
      zaakId,
    ]);
    expect(rows).toEqual([{ person: 'p-1', reason: 'behandeling', disclosure_ids: [id] }]);
  });

  it('does not exist for another team or under another zaak', async () => {
    const id = await send(rentSignal(today(), { persoon: someAddress() }));
    await take();
    const { zaakId } = (await zaakOf(id))!.zaak;
    const other = `${oinOf('gemeente-utrecht')}/schuldhulp` as const;
    expect(await openFile(ports, other, { zaakId, signaalId: id }, reader())).toEqual({ kind: 'onbekend' });
    const wrong = { zaakId: randomUUID(), signaalId: id };
    expect(await openFile(ports, KEPT_TEAM, wrong, reader())).toEqual({ kind: 'onbekend' });
  });

  it('cannot be opened with the key of another team, or with one that was put in its place', async () => {
    const { rows } = await admin.query('select kid, private_kid, private from team_key where team_id = $1', [
      KEPT_TEAM,
    ]);
    const other = `${oinOf('gemeente-utrecht')}/schuldhulp` as const;
    const moved: Ports = {
      ...ports,
      teamKeys: {
        teams: async () => [other],
        find: async () => ({ kid: rows[0].private_kid, bytes: rows[0].private }),
      },
    };
    const id = await send(rentSignal(today(), { persoon: someAddress() }));
    await take();
    const [file] = await ports.zaken.files(KEPT_TEAM, [id]);
    const { teamOpener } = await import('../../../gateway/casework/zaken/team-keys.ts');
    await expect(teamOpener(moved, other)(file!.jwe!)).rejects.toThrow();
  });
});

describe('a later word about a signal', () => {
  const instant = () => new Date(world.now().epochMs).toISOString();
  const restrict = (verstrekkingen: readonly string[]) =>
    world.call(RENT, 'POST', '/v1/bezwaren', {
      bezwaarId: randomUUID(),
      soort: 'beperking',
      afzender: { oin: oinOf(RENT), team: 'incasso', hoedanigheid: 'verhuurder' },
      ontvanger: { oin: oinOf(KEPT), team: 'schuldhulp' },
      verstrekkingen,
      ...{ ingediendTijdstip: instant(), wijze: 'schriftelijk', vastgelegdDoor: 'BH-12', doorWie: 'betrokkene' },
    });

  it('stands in its zaak; what is restricted is not shown until that is lifted (AVG 18, 19)', async () => {
    const id = await send(rentSignal(today(), { persoon: someAddress() }));
    await take();
    const restricted = await restrict([id]);
    expect(restricted.status, restricted.text).toBe(201);
    await take();
    await take();
    const stored = (await zaakOf(id))!;
    expect(stored.zaak.signalen[0]!.aantekeningen).toEqual(['verwerking_beperkt']);
    expect(stored.versie).toBe(3);
    const file = { zaakId: stored.zaak.zaakId, signaalId: id };
    const reader = { person: 'p-1', reason: 'behandeling' as const, now: world.now() };
    expect(await openFile(ports, KEPT_TEAM, file, reader)).toEqual({ kind: 'beperkt' });

    const lifted = await world.call(RENT, 'POST', `/v1/bezwaren/${restricted.body.bezwaarId}/besluit`, {
      ...{ besluit: 'opgeheven', besluitTijdstip: instant(), beslotenDoor: 'PF-1' },
      betrokkeneIngelichtTijdstip: instant(),
    });
    expect(lifted.status, lifted.text).toBe(200);
    await take();
    expect((await zaakOf(id))!.zaak.signalen[0]!.aantekeningen).toEqual([]);
    expect((await openFile(ports, KEPT_TEAM, file, reader)).kind).toBe('geopend');
    expect(await ports.postbox.list(KEPT_TEAM, null, 500)).toEqual([]);
  });
});

describe('the tables', () => {
  it('hold no name, address, birth date or BSN after all this (promise 5)', async () => {
    const traces = [
      DEBTOR.achternaam,
      DEBTOR.telefoon,
      DEBTOR.email,
      DEBTOR.geboortedatum,
      'Ooievaarsbek',
      '3701AA',
      CLIENT.bsn,
    ];
    for (const table of [
      'zaak',
      'zaak_event',
      'zaak_signal',
      'zaak_search_key',
      'zaak_pseudonym',
      'team_key',
      'ingezien',
    ]) {
      const { rows } = await admin.query(`select t::text as text from ${table} t`);
      expect(rows.length, table).toBeGreaterThan(0);
      for (const { text } of rows)
        for (const trace of traces) expect(text.includes(trace), `${table} holds a trace`).toBe(false);
    }
    expect(left).toEqual([]);
  });
});
