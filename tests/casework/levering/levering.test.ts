/** The monthly delivery to CBS: from a signal that came in to a document that CBS opens, and every way in which it must not go. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBody } from '../../../adapters/partner/sealed-body.ts';
import { openPool } from '../../../adapters/postgres/database.ts';
import { createLeveringStore } from '../../../adapters/postgres/levering-store.ts';
import type { Moment } from '../../../consent/moment.ts';
import { plusMonths } from '../../../gateway/casework/calendar.ts';
import { leveringenFallDue } from '../../../gateway/casework/levering/levering.ts';
import { clientOf, deliveredSignals, uitwisselmodel } from '../../../gateway/casework/levering/uitwisselmodel.ts';
import { leveringDuty } from '../../../gateway/compose.ts';
import type { OwnMessage, SendOwn } from '../../../gateway/exchange/own-message.ts';
import type { TeamId } from '../../../gateway/ports.ts';
import { validators } from '../../../schemas/validate.ts';
import { type Json, oinOf } from '../../support/messages.ts';
import { uuid } from '../../support/records.ts';
import { openWorld, type World } from '../../support/world.ts';
import { aSignal, momentOn, openStored } from '../../support/zaken.ts';
import { aMonth, bericht, HEAD, signalIn, zaak } from './sample.ts';

describe('a delivery', () => {
  it('says in the words of the model what happened, and follows it', () => {
    const document = uitwisselmodel(HEAD, [zaak()], new Map([['s-a', clientOf(bericht)]]));
    expect(validators.ddas(document)).toEqual({ kind: 'valid', value: document });
    expect(
      document.leveringen[0]!.vroegsignalen.map(({ ID, crisissignaal, client }) => [ID, crisissignaal, client]),
    ).toEqual([
      [
        's-a',
        true,
        {
          ...{ Burgerservicenummer: '999990019', Voorletters: 'A.', Voorvoegsel: 'van', Achternaam: 'Dijk' },
          ...{ Geboortedatum: '1985-06-15', Postcode: '3511LN', Huisnummer: '10', Huisnummertoevoeging: 'Abis' },
          Plaatsnaam: 'Utrecht',
        },
      ],
      // Its file is gone: it counts, and says nothing about anybody.
      ['s-b', false, {}],
    ]);
    expect(document.leveringen[0]!.vroegsignaalzaken[0]).toMatchObject({
      resultaat: 'Inwoner hoeft geen hulp vanuit vroegsignalering',
      datum_opgepakt: '2026-03-03',
      vroegsignalen: [{ ID: 's-a' }, { ID: 's-b' }],
      contactpogingen: [{ soort: 'Huisbezoek', bereikt: true, datum: '2026-03-04', dagdeel: 'Middag' }],
    });
  });

  it('never carries a telephone number, a customer number or anything the model has no place for', () => {
    const text = JSON.stringify(uitwisselmodel(HEAD, [zaak()], new Map([['s-a', clientOf(bericht)]])));
    expect(text).not.toContain('0612345678');
    expect(text).not.toContain('K-1');
  });

  it('leaves out what is restricted, in signals and in zaken alike', () => {
    const whole = zaak();
    const [first, second] = whole.signalen;
    const restricted = { ...first!, aantekeningen: ['verwerking_beperkt'] as const };
    const both = { ...whole, signalen: [restricted, second!] };
    expect(deliveredSignals([both]).map(({ stand }) => stand.signaal.signaalId)).toEqual(['s-b']);
    const [levering] = uitwisselmodel(HEAD, [both], new Map()).leveringen;
    expect(JSON.stringify(levering)).not.toContain('s-a');
    const none = { ...whole, signalen: [restricted] };
    expect(uitwisselmodel(HEAD, [none], new Map()).leveringen[0]!.vroegsignaalzaken).toEqual([]);
  });
});

describe('the month', () => {
  const ZEIST = 'gemeente-zeist';
  const SENDER = 'corporatie-de-vechtstroom';
  const TEAM: TeamId = `${oinOf(ZEIST)}/schuldhulp`;
  const CBS: TeamId = `${oinOf('cbs')}/vroegsignalering`;
  let world: World;
  let pool: pg.Pool;
  beforeAll(async () => {
    world = await openWorld({ participants: [ZEIST, SENDER, 'cbs'] });
    pool = openPool(world.database.urls.gateway, 'proef', 4);
    for (let made = 0; made < 2; made += 1)
      await openStored(world.gateway.ports.zaken, TEAM, aSignal(), { gemeentecode: '0355' });
  });
  afterAll(async () => {
    await pool?.end();
    await world?.close();
  });

  const told: string[] = [];
  const store = () => createLeveringStore(pool);
  const deliverOn = async (now: Moment, keyed = true) => {
    const { ports } = world.gateway;
    const send: SendOwn = async message => {
      sent.push(message);
      return keyed
        ? { kind: 'sent', verdict: 'toegestaan', disclosureId: uuid(), isRepeat: false }
        : { kind: 'problem', code: 'ONTVANGER_ZONDER_SLEUTEL' };
    };
    await leveringenFallDue({ ports, store: store(), send, report: (_levering, code) => void told.push(code) }, now);
  };
  const sent: OwnMessage[] = [];

  it('is delivered once, of what was noted in it, as a message in the name of the team', async () => {
    await deliverOn(momentOn('2026-04-01'), false);
    expect([sent.length, told]).toEqual([1, ['ONTVANGER_ZONDER_SLEUTEL']]);
    // Not each minute: the next day, in the same words, so that it is the same message.
    await deliverOn(momentOn('2026-04-01'));
    expect(sent.length).toBe(1);
    await Promise.all([deliverOn(momentOn('2026-04-03')), deliverOn(momentOn('2026-04-03'))]);
    expect(sent.length).toBe(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[0]).toMatchObject({ team: TEAM, naar: CBS, type: 'ddas-levering', doel: 'statistiek', over: null });
    const model = (sent[0]!.inhoud as { uitwisselmodel: Json }).uitwisselmodel;
    expect([model.startdatumLevering, model.leveringen[0].gemeentecode]).toEqual(['2026-03-01', '0355']);
    expect(model.leveringen[0].vroegsignalen.length).toBe(2);
    await deliverOn(momentOn('2026-04-05'));
    expect(sent.length).toBe(2);
  });

  it('holds nothing of a month in which nothing happened', async () => {
    await deliverOn(momentOn('2026-05-01'));
    expect(sent.length).toBe(2);
  });

  it('goes through the one door, with its own entry, and waits in the postbox of CBS', async () => {
    const now = world.now();
    const { ports } = world.gateway;
    const day = `${now.localDate.slice(0, 7)}-01`;
    const before = plusMonths(day, -1);
    const admin = new pg.Client({ connectionString: world.database.adminUrl });
    await admin.connect();
    await admin.query('alter table zaak_event disable trigger user');
    await admin.query('update zaak_event set epoch_ms = $1', [Date.parse(`${before}T11:00:00Z`)]);
    await admin.query('update zaak set changed_ms = $1', [Date.parse(`${before}T11:00:00Z`)]);
    await admin.query('alter table zaak_event enable trigger user');
    await admin.end();
    const failed: string[] = [];
    const duty = leveringDuty(
      { ports, leveringen: store() },
      (_level, event) => void failed.push(JSON.stringify(event)),
    );
    await duty.run(now);
    expect(failed).toEqual([]);
    const waiting = await world.call('cbs', 'GET', '/v1/postvak?team=vroegsignalering');
    expect(waiting.body.items).toHaveLength(1);
    await duty.run(now);
    expect((await world.call('cbs', 'GET', '/v1/postvak?team=vroegsignalering')).body.items).toHaveLength(1);
  });

  it('of a large city goes in parts, each zaak in one, also when it breaks off and a zaak is erased meanwhile', async () => {
    const nextDay = async (days: number) => {
      world.passDays(days);
      world.lists.replace(Object.values(await world.authority.revocationLists(world.now().epochMs)));
    };
    await nextDay(40);
    const { ports } = world.gateway;
    const noted = aMonth(700, plusMonths(`${world.now().localDate.slice(0, 7)}-01`, -1), '0355');
    const opened: string[] = [];
    /** The city's zaken, and a database that is away after so many messages. */
    const city = (there: typeof noted, messages: number): typeof ports => ({
      ...ports,
      cijfers: {
        ...ports.cijfers,
        zaken: async (_team, _since, after, limit) =>
          there.filter(({ zaakId }) => after === null || zaakId > after).slice(0, limit),
      },
      zaken: {
        ...ports.zaken,
        files: async (_team, ids) => {
          opened.push(...ids);
          return [];
        },
      },
      intake: {
        ...ports.intake,
        async record(...given) {
          messages -= 1;
          if (messages < 0) throw new Error('Cannot reach the database');
          return ports.intake.record(...given);
        },
      },
    });
    const failed: Json[] = [];
    const run = (there: typeof noted, messages: number) =>
      leveringDuty(
        { ports: city(there, messages), leveringen: store() },
        (_level, event) => void failed.push(event),
      ).run(world.now());
    await expect(run(noted, 2)).rejects.toThrow('Cannot reach the database');
    await nextDay(2);
    const erased = noted[0]!.zaakId;
    const left = noted.filter(({ zaakId }) => zaakId !== erased);
    opened.length = 0;
    await run(left, Number.POSITIVE_INFINITY);
    await nextDay(2);
    await run(left, Number.POSITIVE_INFINITY);
    expect(failed).toEqual([]);

    const { body } = await world.call('cbs', 'GET', '/v1/postvak?team=vroegsignalering&aantal=200');
    const delivered: Json[] = [];
    for (const { verstrekkingId } of body.items as Json[]) delivered.push(await openedBy(verstrekkingId));
    // They have one moment, so the postbox lists them in any order.
    const delen = delivered
      .filter(({ deel }) => deel !== undefined)
      .sort((one, other) => one.deel.nummer - other.deel.nummer);
    const aantal = delen.length;
    expect(aantal).toBeGreaterThan(3);
    expect(delen.map(({ deel }) => deel)).toEqual(
      Array.from({ length: aantal }, (_, index) => ({ nummer: index + 1, aantal })),
    );
    const signalsIn = ({ uitwisselmodel: { leveringen } }: Json): readonly string[] =>
      (leveringen[0].vroegsignalen as Json[]).map(({ ID }) => ID);
    const ids = delen.flatMap(signalsIn);
    // What was delivered before it was erased was delivered; nothing else is missing, and nothing is there twice.
    expect(new Set(ids)).toEqual(new Set(noted.map(({ events }) => signalIn(events))));
    expect(ids).toHaveLength(noted.length);
    // The files of what was delivered are not opened again.
    const before = new Set(delen.slice(0, 2).flatMap(signalsIn));
    expect(opened.filter(id => before.has(id))).toEqual([]);
    expect(opened.length).toBe(noted.length - before.size);
    for (const { uitwisselmodel } of delen) expect(validators.ddas(uitwisselmodel).kind).toBe('valid');
  });

  /** As CBS opens it. */
  async function openedBy(verstrekkingId: string): Promise<Json> {
    const fetched = await world.call('cbs', 'GET', `/v1/postvak/${verstrekkingId}?team=vroegsignalering`);
    const key = readFileSync(join(world.folder, 'deelnemers', 'cbs', 'sleutels', 'vroegsignalering.key'), 'utf8');
    const opened = await openBody(fetched.body.bericht, fetched.body, key);
    if (opened.kind !== 'opened') throw new Error(`Cannot open: ${opened.code}`);
    return opened.view.inhoud;
  }
});
