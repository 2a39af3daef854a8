/** Runs a scenario through a whole gateway: real HTTPS, real signatures, its own database. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect } from 'vitest';
import { openBody } from '../../adapters/partner/sealed-body.ts';
import { PRETEND_REGION } from '../../adapters/pretend/region.ts';
import type { OpenedPorts } from '../../gateway/compose.ts';
import type { Leadership, Team, TeamId } from '../../gateway/ports.ts';
import { energieachterstand, type Json, oinOf, toestemming, VALID_MESSAGES } from '../support/messages.ts';
import { receiptIn } from '../support/receipts.ts';
import { openWorld, type World } from '../support/world.ts';
import { merge } from './changes.ts';
import type { ConsentKind, Scenario, Sending, Step } from './load.ts';

export interface Stage {
  readonly world: World;
  play(scenario: Scenario): Promise<void>;
  close(): Promise<void>;
}

/** How long a fetch waits for a log that does not grow, in a test. */
const QUIET_WAIT_MS = 400;

/** A world whose log can be made to stop growing, as when its sequencer is gone. */
export async function openStage(): Promise<Stage> {
  const log = { quiet: false };
  const stopped = (leadership: Leadership): Leadership => ({
    epoch: leadership.epoch,
    head: () => leadership.head(),
    published: () => leadership.published(),
    adopt: size => leadership.adopt(size),
    publish: (size, note) => leadership.publish(size, note),
    release: () => leadership.release(),
    sequence: async (limit, epochMs, plan) => (log.quiet ? null : leadership.sequence(limit, epochMs, plan)),
  });
  const wrap = (opened: OpenedPorts): OpenedPorts => {
    const { sequencerStore, ports } = opened;
    return {
      ...opened,
      sequencerStore: {
        onWaiting: wake => sequencerStore.onWaiting(wake),
        async acquire(epochMs) {
          const leadership = await sequencerStore.acquire(epochMs);
          return leadership && stopped(leadership);
        },
      },
      ports: {
        ...ports,
        logGate: {
          waitUntilCovered: (ids, timeoutMs) =>
            ports.logGate.waitUntilCovered(ids, log.quiet ? QUIET_WAIT_MS : timeoutMs),
        },
      },
    };
  };
  const world = await openWorld({ wrap });
  return {
    world,
    async play(scenario) {
      const before = new Map<string, Team>();
      try {
        const state: State = { scenario, consents: new Map(), verstrekkingId: null, vermelding: null, zegel: null };
        for (const step of scenario.stappen) await take(step, state, world, log, before);
      } finally {
        log.quiet = false;
        if (before.size > 0) await world.change({ teams: [...before.values()] });
      }
    },
    close: () => world.close(),
  };
}

interface State {
  readonly scenario: Scenario;
  readonly consents: Map<ConsentKind, string>;
  verstrekkingId: string | null;
  vermelding: string | null;
  zegel: string | null;
}

async function take(
  step: Step,
  state: State,
  world: World,
  log: { quiet: boolean },
  before: Map<string, Team>,
): Promise<void> {
  switch (step.doe) {
    case 'stuur':
      return send(step, state, world);
    case 'geef-toestemming': {
      const today = world.now().localDate;
      const given = new Date(world.now().epochMs - 60_000).toISOString();
      const consent = merge(toestemming(today, given, step.soort), step.wijziging ?? {}, today);
      const answer = await world.call(step.als, 'POST', '/v1/toestemmingen', consent);
      expect(answer.status, answer.text).toBe(step.verwacht.status);
      state.consents.set(step.soort, consent.toestemmingId);
      return;
    }
    case 'trek-in': {
      const answer = await world.call(
        step.als,
        'POST',
        `/v1/toestemmingen/${state.consents.get(step.soort)}/intrekking`,
        {
          ingetrokkenTijdstip: new Date(world.now().epochMs).toISOString(),
          wijze: 'mondeling',
          vastgelegdDoor: 'BH-12',
          doorWie: 'betrokkene',
        },
      );
      expect(answer.status, answer.text).toBe(step.verwacht.status);
      return;
    }
    case 'kijk-postvak': {
      const found = await inPostbox(world, step.als, step.team, state.verstrekkingId);
      expect(found !== undefined).toBe(step.verwacht.aanwezig);
      expect(found?.mededeling).toBe(step.verwacht.mededeling);
      return;
    }
    case 'haal-op':
      return fetchAndOpen(step, state, world);
    case 'bevestig': {
      const { verstrekkingId, zegel } = state;
      const body = { team: step.team, items: [{ verstrekkingId, zegel }] };
      const answer = await world.call(step.als, 'POST', '/v1/postvak/_bevestigen', body);
      expect(answer.body.items, answer.text).toEqual([{ verstrekkingId, status: step.verwacht.status }]);
      return;
    }
    case 'vraag-bewijs': {
      const answer = await world.call(step.als, 'GET', `/v1/verstrekkingen/${state.vermelding}`);
      expect(answer.status, answer.text).toBe(step.verwacht.status);
      if (answer.status !== 200) return;
      const entry: Json = JSON.parse(answer.body.vermelding);
      const { soort, route, redenen } = step.verwacht;
      if (soort !== undefined) expect(entry.soort).toBe(soort);
      if (route !== undefined) expect(entry.route).toBe(route);
      if (redenen !== undefined) expect(entry.redenen.toSorted()).toEqual(redenen.toSorted());
      return;
    }
    case 'wijzig-team':
      return changeTeam(step, world, before);
    case 'logboek-stil':
    case 'logboek-spreekt':
      log.quiet = step.doe === 'logboek-stil';
      return;
    case 'controleer-vernietigd': {
      const [row] = await rowsOf(
        world,
        'select ciphertext, wrapped_key, facts from delivery where disclosure_id = $1',
        [state.verstrekkingId],
      );
      expect(row).toEqual({ ciphertext: null, wrapped_key: null, facts: null });
      return;
    }
  }
}

async function send(step: Sending, state: State, world: World): Promise<void> {
  const message = messageOf(step, state, world.now().localDate);
  const { verwacht } = step;
  const answer = await world.call(step.als, 'POST', '/v1/signalen', message);
  expect(answer.status, answer.text).toBe(verwacht.status);
  if (verwacht.besluit === 'geweigerd') {
    expect(answer.body.code).toBe('GEWEIGERD');
    expect(answer.body.redenen.map((one: Json) => one.code).toSorted()).toEqual(verwacht.redenen.toSorted());
    expect(typeof answer.body.hoeDanWel === 'string').toBe(verwacht.hoeDanWel ?? false);
  } else {
    expect(answer.body.besluit).toBe(verwacht.besluit);
    state.verstrekkingId = answer.body.verstrekkingId;
    state.vermelding = receiptIn(answer.body.ontvangstbewijs).logboek.vermelding;
  }
  for (const value of verwacht.nergensBewaard ?? []) {
    expect(answer.text).not.toContain(value);
    expect(world.logged.join('\n')).not.toContain(value);
    expect(await tablesWith(world, value)).toEqual([]);
  }
}

function messageOf(step: Sending, state: State, today: string): Json {
  const made: Json =
    step.bericht === 'energieachterstand' ? energieachterstand(today, step.stap) : VALID_MESSAGES[step.bericht]!(today);
  const from = PRETEND_REGION.find(one => one.map === step.als)!;
  const team = from.teams.find(one => one.code === (step.uitTeam ?? from.teams[0]!.code))!;
  made.afzender = { oin: from.oin, team: team.code, hoedanigheid: team.hoedanigheden[0] };
  if (step.aan !== undefined) Object.assign(made.ontvanger, { oin: oinOf(step.aan.organisatie), team: step.aan.team });
  // Each scenario has customers of its own, so that none depends on what another sent before (P7).
  if (made.inhoud.klantnummer !== undefined) made.inhoud.klantnummer = `KL-${state.scenario.id}`;
  if (state.consents.size > 0) made.toestemmingen = [...state.consents.values()];
  made.voorwaarden = made.voorwaarden
    .filter((one: Json) => !step.zonderVoorwaarde?.includes(one.code))
    .map((one: Json) => merge(one, step.voorwaarde?.[one.code] ?? {}, today));
  return merge(made, step.wijziging ?? {}, today);
}

async function inPostbox(world: World, als: string, team: string, id: string | null): Promise<Json | undefined> {
  let after = '';
  for (;;) {
    const answer = await world.call(als, 'GET', `/v1/postvak?team=${team}${after}`);
    expect(answer.status, answer.text).toBe(200);
    const found = answer.body.items.find((one: Json) => one.verstrekkingId === id);
    if (found !== undefined || answer.body.volgende === undefined) return found;
    after = `&na=${answer.body.volgende}`;
  }
}

async function fetchAndOpen(step: Extract<Step, { doe: 'haal-op' }>, state: State, world: World): Promise<void> {
  const { als, team, verwacht } = step;
  const answer = await world.call(als, 'GET', `/v1/postvak/${state.verstrekkingId}?team=${team}`);
  expect(answer.status, answer.text).toBe(verwacht.status);
  if (answer.status !== 200) {
    expect(answer.body.bericht).toBeUndefined();
    return;
  }
  state.zegel = answer.body.zegel;
  const key = readFileSync(join(world.folder, 'deelnemers', als, 'sleutels', `${team}.key`), 'utf8');
  const opened = await openBody(answer.body.bericht, answer.body, key);
  if (opened.kind === 'fault') throw new Error(`Cannot open body: ${opened.code}`);
  const { view } = opened;
  if (verwacht.termijn !== undefined) expect(view.termijn).toBe(verwacht.termijn);
  if (verwacht.markeringen !== undefined) expect(view.markeringen).toEqual(verwacht.markeringen);
  for (const pointer of verwacht.zichtbaar ?? []) expect(at(view.inhoud, pointer), pointer).toBeDefined();
  for (const pointer of verwacht.nietZichtbaar ?? []) expect(at(view.inhoud, pointer), pointer).toBeUndefined();
}

function at(value: Json, pointer: string): Json {
  return pointer
    .slice(1)
    .split('/')
    .reduce((inner: Json, step) => inner?.[step], value);
}

async function changeTeam(
  step: Extract<Step, { doe: 'wijzig-team' }>,
  world: World,
  before: Map<string, Team>,
): Promise<void> {
  const oin = oinOf(step.organisatie);
  const id: TeamId = `${oin}/${step.team}`;
  const { teams } = await world.gateway.ports.directory.refresh();
  const known = teams.get(id);
  const sister = [...teams.values()].find(team => team.oin === oin)!;
  if (known !== undefined && !before.has(id)) before.set(id, known);
  const made: Team = known ?? { ...sister, id, code: step.team, sealingKey: null, drempelEuro: null };
  const soort = step.soort ?? made.soort;
  const geheimhoudingsplicht = step.geheimhoudingsplicht ?? made.geheimhoudingsplicht;
  await world.change({ teams: [{ ...made, soort, geheimhoudingsplicht }] });
}

async function rowsOf(world: World, text: string, values: readonly unknown[] = []): Promise<readonly Json[]> {
  const client = new pg.Client({ connectionString: world.database.adminUrl });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Names of the tables that hold a value, as text or as bytes. */
async function tablesWith(world: World, value: string): Promise<readonly string[]> {
  const tables = await rowsOf(
    world,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const hex = Buffer.from(value).toString('hex');
  const found: string[] = [];
  for (const { name } of tables) {
    const hits = await rowsOf(world, `select 1 from ${name} t where t::text like $1 or t::text like $2 limit 1`, [
      `%${value}%`,
      `%${hex}%`,
    ]);
    if (hits.length > 0) found.push(name);
  }
  return found;
}
