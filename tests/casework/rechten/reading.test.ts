/** Reading takes the decision again (R17), and keeps the ground of having apart from the conditions of receiving. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../../consent/policy.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { takeArrivals } from '../../../gateway/casework/zaken/arrivals.ts';
import { openFile, openFiles, type Reader } from '../../../gateway/casework/zaken/file.ts';
import type { KeptFacts } from '../../../gateway/exchange/circumstances.ts';
import { makeExchange } from '../../../gateway/exchange/exchange.ts';
import { openForGateway, sealForGateway } from '../../../gateway/exchange/gateway-seal.ts';
import type { ConsentRow, DirectorySnapshot, Ports } from '../../../gateway/ports.ts';
import { KEPT, KEPT_TEAM, rentSignal, withoutTurns } from '../../support/kept-team.ts';
import { oinOf } from '../../support/messages.ts';
import { openWorld, type World } from '../../support/world.ts';

const RENT = 'corporatie-de-vechtstroom';

let world: World;
let admin: pg.Client;
let ports: Ports;
let file: { zaakId: string; signaalId: string };
beforeAll(async () => {
  world = await openWorld({
    participants: [RENT, KEPT],
    wrap: opened => {
      ports = opened.ports;
      return withoutTurns(opened);
    },
  });
  admin = new pg.Client({ connectionString: world.database.adminUrl });
  await admin.connect();
  file = await arrived();
});
afterAll(async () => {
  await admin?.end();
  await world?.close();
});

let number = 0;
async function arrived() {
  number += 1;
  const persoon = { adres: { postcode: '3701AA', huisnummer: number, woonplaats: 'Zeist' } };
  const sent = await world.call(RENT, 'POST', '/v1/signalen', rentSignal(world.now().localDate, { persoon }));
  await takeArrivals(makeExchange(ports), KEPT_TEAM, {
    ...{ now: world.now(), traceId: '0'.repeat(32), passed: new Set<string>() },
    ...{ notAdmitted: () => undefined, residents: null },
  });
  const signaalId: string = sent.body.verstrekkingId;
  const [kept] = await ports.zaken.files(KEPT_TEAM, [signaalId]);
  return { zaakId: kept!.zaakId, signaalId };
}

const reader = (change: Partial<Reader> = {}): Reader => ({
  ...{ person: `p-${randomUUID()}`, reason: 'behandeling', now: world.now() },
  ...change,
});

/** The same database under another directory, which says that it is the same version. */
async function inDirectory(change: (directory: DirectorySnapshot) => DirectorySnapshot): Promise<Ports> {
  const changed = change(await ports.directory.current());
  return { ...ports, directory: { current: async () => changed, refresh: async () => changed } };
}

/** With every route for this kind of message changed, or taken away. */
const withRoute = (change: (route: Route) => readonly Route[]) =>
  inDirectory(directory => ({
    ...directory,
    policies: directory.policies.map(version => ({
      ...version,
      document: {
        ...version.document,
        routes: version.document.routes.flatMap(route => (route.type === 'huurachterstand' ? change(route) : [route])),
      },
    })),
  }));

const kindOf = async (on: Ports, as: Reader = reader()) => (await openFile(on, KEPT_TEAM, file, as)).kind;

const noted = async (person: string) =>
  (await admin.query('select outcome, sensitive, disclosure_ids, zaak_id from ingezien where person = $1', [person]))
    .rows;

describe('a file that was lawfully received', () => {
  it('is read on the ground there is today', async () => {
    expect(await kindOf(ports)).toBe('geopend');
  });

  it('stays readable when the agreement, the sender or its registration ended since: those were conditions of receiving', async () => {
    const without: ((directory: DirectorySnapshot) => DirectorySnapshot)[] = [
      directory => ({ ...directory, agreements: new Map() }),
      directory => ({ ...directory, clientsByTls: new Map() }),
      directory => ({
        ...directory,
        organisations: new Map(
          [...directory.organisations].map(([oin, one]) => [
            oin,
            oin === oinOf(RENT) ? { ...one, status: 'geschorst' as const } : one,
          ]),
        ),
      }),
    ];
    for (const change of without) expect(await kindOf(await inDirectory(change))).toBe('geopend');
    // At the door each of them stops a message, as it should.
  });

  it('stays readable when a later policy asks more of who sends', async () => {
    const stricter = await withRoute(route => [
      { ...route, minMonths: 12, preconditions: [...route.preconditions, { code: 'P9' }] },
    ]);
    expect(await kindOf(stricter)).toBe('geopend');
  });

  it('is not shown when the policy has no route for it any more, or one that is closed, or there is no policy', async () => {
    const closed = { kind: 'onvoldoende', code: 'GEEN_OVEREENKOMST', wayOn: 'Vraag de inwoner.' } as const;
    const yesterday = plusDays(world.now().localDate, -1);
    const changes = [
      withRoute(() => []),
      withRoute(route => [{ ...route, validity: { ...route.validity, geldigTot: yesterday } }]),
      withRoute(route => [{ ...route, ground: closed }]),
      inDirectory(directory => ({ ...directory, policies: [] })),
    ];
    for (const changed of changes) expect(await kindOf(await changed)).toBe('grond_vervallen');
  });

  it('is not shown to a team that may not have it: another kind, or without a mandate for the municipality', async () => {
    const ofTeam = (change: object) =>
      inDirectory(directory => ({
        ...directory,
        teams: new Map([...directory.teams].map(([id, one]) => [id, id === KEPT_TEAM ? { ...one, ...change } : one])),
      }));
    expect(await kindOf(await ofTeam({ soort: 'gemeente.jeugd' }))).toBe('grond_vervallen');
    expect(await kindOf(await ofTeam({ gemeenten: [] }))).toBe('grond_vervallen');
  });

  it('is not shown when nothing proves on what facts it came', async () => {
    const unproven = { ...ports, postbox: { ...ports.postbox, received: async () => null } };
    expect(await kindOf(unproven)).toBe('grond_vervallen');
  });
});

describe('a file that rests on consent', () => {
  /** As if the message had cited a consent of this person, on a route that asks one. */
  async function onConsent(state: ConsentRow['state'], geldigTot?: string): Promise<Ports> {
    const consentId = randomUUID();
    const route = await withRoute(one => [
      { ...one, ground: { kind: 'toestemming', consentKinds: ['avg_grondslag'], freedomCheck: false } },
    ]);
    const received = (await ports.postbox.received(KEPT_TEAM, file.signaalId))!;
    const kept = openForGateway(ports.keys, file.signaalId, received.facts!) as KeptFacts;
    const citing = { ...kept, citedConsents: [consentId], consentsOfPerson: [consentId] };
    const facts = sealForGateway(ports.keys, ports.entropy, file.signaalId, citing);
    const row: ConsentRow = {
      ...{ consentId, state, kind: 'avg_grondslag', explicit: true, senderOin: oinOf(RENT), receiverTeam: KEPT_TEAM },
      ...{ purpose: kept.request.purpose, categories: [...kept.message.categories], givenEpochMs: 0 },
      validity: { geldigVan: '2020-01-01', ...(geldigTot === undefined ? {} : { geldigTot }) },
      pseudonyms: { kid: '', person: Buffer.alloc(32), personAlternate: null },
      facts: {
        ...{ freedomChecked: true, understood: true, givenBy: 'betrokkene', ageAtGiving: 40 },
        ...{ personCompetent: true, proofReferred: true },
      },
      record: { kid: '', bytes: Buffer.alloc(0) },
    };
    return {
      ...route,
      postbox: { ...ports.postbox, received: async () => ({ ...received, facts, consentIds: [consentId] }) },
      consents: { ...ports.consents, find: async () => new Map([[consentId, row]]) },
    };
  }

  it('is read while it holds, and not after it was withdrawn, ran out or is unknown', async () => {
    expect(await kindOf(await onConsent('actief'))).toBe('geopend');
    expect(await kindOf(await onConsent('ingetrokken'))).toBe('toestemming_vervallen');
    expect(await kindOf(await onConsent('actief', plusDays(world.now().localDate, -1)))).toBe('toestemming_vervallen');
    const lost = await onConsent('actief');
    const unknown = { ...lost, consents: { ...lost.consents, find: async () => new Map() } };
    expect(await kindOf(unknown)).toBe('toestemming_vervallen');
  });
});

describe('what is written down of a reading', () => {
  it('is what came of it, also where it was refused, and whether sensitive fields were asked for', async () => {
    const gone = await withRoute(() => []);
    const other = { zaakId: randomUUID(), signaalId: file.signaalId };
    const tries = [
      [ports, file, {}, { outcome: 'geopend', sensitive: false }],
      [ports, file, { gevoelig: true }, { outcome: 'geopend', sensitive: true }],
      [gone, file, { gevoelig: true }, { outcome: 'grond_vervallen', sensitive: true }],
      [ports, other, {}, { outcome: 'onbekend', sensitive: false }],
    ] as const;
    for (const [on, asked, change, row] of tries) {
      const as = reader(change);
      await openFile(on, KEPT_TEAM, asked, as);
      expect(await noted(as.person)).toEqual([{ ...row, disclosure_ids: [asked.signaalId], zaak_id: asked.zaakId }]);
    }
  });

  it('is there before anything is opened, for a page of files as for one', async () => {
    const second = await arrived();
    const as = reader();
    const deaf = { ...ports, readings: { note: () => Promise.reject(new Error('Cannot write')) } };
    let opened = 0;
    const counted = {
      ...deaf,
      teamKeys: {
        ...ports.teamKeys,
        find: async () => {
          opened += 1;
          return null;
        },
      },
    };
    await expect(openFiles(counted, KEPT_TEAM, [file, second], as)).rejects.toThrow('Cannot write');
    expect([opened, await noted(as.person)]).toEqual([0, []]);
    const read = await openFiles(ports, KEPT_TEAM, [second, { ...file, zaakId: randomUUID() }, file], as);
    expect(read.map(({ kind }) => kind)).toEqual(['geopend', 'onbekend', 'geopend']);
    expect(await noted(as.person)).toHaveLength(3);
  });

  it('is of a decision on the directory as it stands: on an older one it is taken again', async () => {
    const stale = { ...(await ports.directory.current()), version: 1 };
    let refreshed = 0;
    const behind: Ports = {
      ...ports,
      directory: {
        current: async () => stale,
        refresh: async () => {
          refreshed += 1;
          return ports.directory.refresh();
        },
      },
    };
    const as = reader();
    expect([await kindOf(behind, as), refreshed, (await noted(as.person)).length]).toEqual(['geopend', 1, 1]);
  });
});

describe('a restricted file', () => {
  it('is not shown from the moment the sender restricts it, before the zaak has heard', async () => {
    const signal = await arrived();
    await admin.query(`update delivery set hold = 'beperking' where disclosure_id = $1`, [signal.signaalId]);
    expect((await openFile(ports, KEPT_TEAM, signal, reader())).kind).toBe('beperkt');
  });
});
