/** Plays a scenario through a whole gateway: real HTTPS, real signatures, its own database. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openBody } from '../../adapters/partner/sealed-body.ts';
import type { Agreement } from '../../consent/facts.ts';
import type { OpenedPorts } from '../../gateway/compose.ts';
import type { Leadership, Organisation, Team, TeamId } from '../../gateway/ports.ts';
import { type Json, oinOf, toestemming, toestemmingVoor } from '../support/messages.ts';
import { receiptIn } from '../support/receipts.ts';
import { openWorld, type World } from '../support/world.ts';
import { type CaseworkStage, openCasework } from './casework.ts';
import { changedAgreement, changedTeam, merge } from './changes.ts';
import { type Differences, differences } from './differences.ts';
import type { ConsentKind, Scenario, Sending, Step } from './format.ts';
import { exampleOf, messageOf, newCustomer, speakerOf } from './message.ts';
import { type HandoverState, handoversOfToday } from './overdrachten.ts';
import { asInAsking, newPerson, withPerson } from './person.ts';

export interface Stage {
  readonly world: World;
  /** @returns what differs from what the scenario expects, in words; nothing when it holds */
  play(scenario: Scenario): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** How long a fetch waits for a log that does not grow, in a test. */
const QUIET_WAIT_MS = 400;

interface Log {
  quiet: boolean;
  underWay: Promise<void>;
}

/** A world whose log can be made to stop growing, as when its sequencer is gone. */
export async function openStage(): Promise<Stage> {
  const log: Log = { quiet: false, underWay: Promise.resolve() };
  const stopped = (leadership: Leadership): Leadership => ({
    epoch: leadership.epoch,
    head: () => leadership.head(),
    published: () => leadership.published(),
    adopt: size => leadership.adopt(size),
    publish: (size, note) => leadership.publish(size, note),
    release: () => leadership.release(),
    async sequence(limit, epochMs, plan) {
      if (log.quiet) return null;
      const work = leadership.sequence(limit, epochMs, plan);
      log.underWay = work.then(
        () => undefined,
        () => undefined,
      );
      return work;
    },
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
  const casework = await openCasework(world);
  return {
    world,
    async play(scenario) {
      const state: State = {
        customer: newCustomer(),
        person: scenario.stappen.some(one => one.doe === 'begin-overdracht') ? newPerson() : null,
        begun: new Map(),
        consents: [],
        before: { teams: new Map(), agreements: new Map(), organisations: new Map() },
        ...{ daysPassed: 0, verstrekkingId: null, fetched: null, vermelding: null, zegel: null },
      };
      try {
        for (const [index, step] of scenario.stappen.entries()) {
          const found = differences();
          await take(step, state, world, { log, casework }, found);
          if (found.list.length > 0) return found.list.map(one => `stap ${index + 1} (${step.doe}): ${one}`);
        }
        return [];
      } finally {
        log.quiet = false;
        await restore(state, world);
      }
    },
    async close() {
      await world.close();
      await casework.close();
    },
  };
}

interface State extends HandoverState {
  readonly customer: string;
  readonly consents: { readonly soort: ConsentKind; readonly id: string }[];
  /** What the scenario changed in the directory, as it was. */
  readonly before: {
    readonly teams: Map<string, Team>;
    /** By sender and receiving team: all there were, before the first change. */
    readonly agreements: Map<string, readonly Agreement[]>;
    readonly organisations: Map<string, Organisation>;
  };
  daysPassed: number;
  /** Of the last message that was let in. */
  verstrekkingId: string | null;
  /** The last one that was fetched. */
  fetched: string | null;
  vermelding: string | null;
  zegel: string | null;
}

async function restore({ before, daysPassed }: State, world: World): Promise<void> {
  if (daysPassed > 0) await passDays(world, -daysPassed);
  const changed = before.teams.size + before.agreements.size + before.organisations.size > 0;
  if (changed)
    await world.change({
      teams: [...before.teams.values()],
      agreements: [...before.agreements.values()].flat(),
      organisations: [...before.organisations.values()],
    });
}

/** Lists of revoked certificates run out; the authority signs new ones as the days pass. */
async function passDays(world: World, days: number): Promise<void> {
  world.passDays(days);
  world.lists.replace(Object.values(await world.authority.revocationLists(world.now().epochMs)));
}

interface Around {
  readonly log: Log;
  readonly casework: CaseworkStage;
}

async function take(
  step: Step,
  state: State,
  world: World,
  { log, casework }: Around,
  found: Differences,
): Promise<void> {
  switch (step.doe) {
    case 'stuur':
      await send(step, state, world, found);
      return casework.arrived(step.aan);
    case 'geef-toestemming': {
      const today = world.now().localDate;
      const given = new Date(world.now().epochMs - 60_000).toISOString();
      const start =
        step.voor === undefined
          ? toestemming(today, given, step.soort)
          : toestemmingVoor(exampleOf(step.voor, undefined, today), given, step.soort);
      if (state.person !== null && step.voor !== undefined)
        start.betrokkene = asInAsking(withPerson(exampleOf(step.voor, undefined, today), state.person));
      if (oinOf(step.als) !== start.afzender.oin) start.afzender = speakerOf(step.als, undefined);
      const consent = merge(start, step.wijziging ?? {}, today);
      const answer = await world.call(step.als, 'POST', '/v1/toestemmingen', consent);
      found.equal('status', answer.status, step.verwacht.status, answer.body);
      state.consents.push({ soort: step.soort, id: consent.toestemmingId });
      return;
    }
    case 'trek-in': {
      const last = state.consents.findLast(one => one.soort === step.soort);
      if (last === undefined) throw new Error(`er is geen toestemming ${step.soort} om in te trekken`);
      const answer = await world.call(step.als, 'POST', `/v1/toestemmingen/${last.id}/intrekking`, {
        ingetrokkenTijdstip: new Date(world.now().epochMs).toISOString(),
        wijze: 'mondeling',
        vastgelegdDoor: 'BH-12',
        doorWie: 'betrokkene',
      });
      found.equal('status', answer.status, step.verwacht.status, answer.body);
      return;
    }
    case 'kijk-postvak': {
      const item = await inPostbox(world, step.als, step.team, state.verstrekkingId);
      found.equal('aanwezig', item !== undefined, step.verwacht.aanwezig);
      found.equal('mededeling', item?.mededeling, step.verwacht.mededeling);
      return;
    }
    case 'haal-op':
      return fetchAndOpen(step, state, world, found);
    case 'bevestig': {
      const { verstrekkingId, zegel } = state;
      const body = { team: step.team, items: [{ verstrekkingId, zegel }] };
      const answer = await world.call(step.als, 'POST', '/v1/postvak/_bevestigen', body);
      found.equal('status', answer.body?.items?.[0]?.status, step.verwacht.status, answer.body);
      return;
    }
    case 'vraag-bewijs': {
      const answer = await world.call(step.als, 'GET', `/v1/verstrekkingen/${state.vermelding}`);
      found.equal('status', answer.status, step.verwacht.status, answer.body);
      if (answer.status !== 200) return;
      const entry: Json = JSON.parse(answer.body.vermelding);
      const { soort, route, redenen } = step.verwacht;
      if (soort !== undefined) found.equal('soort', entry.soort, soort);
      if (route !== undefined) found.equal('route', entry.route, route);
      if (redenen !== undefined) found.sameSet('redenen', entry.redenen, redenen);
      return;
    }
    case 'vraag-routering':
      return askRouting(step, world, found);
    case 'stap-in-zaak':
    case 'kijk-zaak':
      return casework.take(step, state.verstrekkingId, found);
    case 'begin-overdracht':
    case 'stap-in-overdracht':
    case 'kijk-overdracht':
      return casework.takeHandover(step, state, found);
    case 'wijzig-team':
      return changeTeam(step, state, world);
    case 'wijzig-afspraak':
      return changeAgreement(step, state, world);
    case 'wijzig-organisatie': {
      const { oin } = speakerOf(step.organisatie, undefined);
      const known = (await world.gateway.ports.directory.refresh()).organisations.get(oin);
      if (known === undefined) throw new Error(`${step.organisatie} doet hier niet mee`);
      if (!state.before.organisations.has(oin)) state.before.organisations.set(oin, known);
      await world.change({ organisations: [{ ...known, status: step.status }] });
      return;
    }
    case 'wacht':
      state.daysPassed += step.dagen;
      await passDays(world, step.dagen);
      if (state.begun.size > 0) await handoversOfToday(world);
      return;
    case 'logboek-stil':
      log.quiet = true;
      // What the sequencer had begun may still take in what comes now.
      return log.underWay;
    case 'logboek-spreekt':
      log.quiet = false;
      return;
    case 'controleer-vernietigd': {
      const [row] = await rowsOf(
        world,
        'select ciphertext, wrapped_key, facts from delivery where disclosure_id = $1',
        [state.verstrekkingId],
      );
      const left = Object.entries(row ?? { levering: null }).filter(([, value]) => value !== null);
      found.equal('nog bewaard', row === undefined ? ['onbekend'] : left.map(([name]) => name), []);
      return;
    }
  }
}

async function send(step: Sending, state: State, world: World, found: Differences): Promise<void> {
  const message = messageOf(
    step,
    state.consents.map(one => one.id),
    state.customer,
    world.now().localDate,
    state.person,
  );
  if (step.verwijst !== undefined)
    message.inhoud['signaal' in message.inhoud ? 'signaal' : 'verzoek'] =
      step.verwijst === 'opgehaald' ? state.fetched : state.verstrekkingId;
  const { verwacht } = step;
  const answer = await world.call(step.als, 'POST', '/v1/signalen', message);
  found.equal('status', answer.status, verwacht.status, answer.body);
  const { body } = answer;
  if (body?.code === 'GEWEIGERD') {
    found.equal('besluit', 'geweigerd', verwacht.besluit);
    found.sameSet(
      'redenen',
      body.redenen.map((one: Json) => one.code),
      verwacht.redenen ?? [],
    );
    found.equal('hoeDanWel', typeof body.hoeDanWel === 'string', verwacht.hoeDanWel ?? false);
  } else if (typeof body?.besluit === 'string') {
    found.equal('besluit', body.besluit, verwacht.besluit);
    state.verstrekkingId = body.verstrekkingId;
    state.vermelding = receiptIn(body.ontvangstbewijs).logboek.vermelding;
    if (verwacht.redenen !== undefined && verwacht.besluit === 'toegestaan')
      found.sameSet('redenen', [], verwacht.redenen);
  } else {
    found.equal('besluit', 'ongeldig', verwacht.besluit);
    found.equal('code', body?.code, verwacht.code ?? 'ONGELDIG_BERICHT');
    const faults = (body?.errors ?? []).map((one: Json) => `${one.pointer} ${one.code}`);
    if (verwacht.fouten !== undefined)
      found.sameSet(
        'fouten',
        faults,
        verwacht.fouten.map(one => `${one.plaats} ${one.code}`),
      );
  }
  for (const value of verwacht.nergensBewaard ?? []) {
    found.equal('staat in het antwoord', answer.text.includes(value), false);
    found.equal('staat in het technische logboek', world.logged.join('\n').includes(value), false);
    found.equal('staat in tabellen', await tablesWith(world, value), []);
  }
}

async function askRouting(
  { als, vraag, verwacht }: Extract<Step, { doe: 'vraag-routering' }>,
  world: World,
  found: Differences,
): Promise<void> {
  const { status, body } = await world.call(als, 'POST', '/v1/routeringen', vraag);
  found.equal('status', status, 200, body);
  found.equal('uitkomst', body?.uitkomst, verwacht.uitkomst, body);
  const named: readonly Json[] = body?.gemeenten ?? [];
  const codes = (list: readonly Json[] = []) => list.map(one => one.gemeentecode);
  if (verwacht.gemeenten !== undefined) found.sameSet('gemeenten', codes(named), verwacht.gemeenten);
  if (verwacht.teams !== undefined)
    found.sameSet(
      'teams',
      named.flatMap(one => one.teams.map((team: Json) => `${team.oin}/${team.team}`)),
      verwacht.teams.map(one => `${oinOf(one.organisatie)}/${one.team}`),
    );
  if (verwacht.opvolgers !== undefined) found.sameSet('opvolgers', codes(body?.opvolgers), verwacht.opvolgers);
  if (verwacht.ontbreekt !== undefined) found.equal('ontbreekt', body?.ontbreekt, verwacht.ontbreekt);
}

async function inPostbox(world: World, als: string, team: string, id: string | null): Promise<Json | undefined> {
  let after = '';
  for (;;) {
    const answer = await world.call(als, 'GET', `/v1/postvak?team=${team}${after}`);
    if (answer.status !== 200) throw new Error(`het postvak geeft ${answer.status}`);
    const found = answer.body.items.find((one: Json) => one.verstrekkingId === id);
    if (found !== undefined || answer.body.volgende === undefined) return found;
    after = `&na=${answer.body.volgende}`;
  }
}

async function fetchAndOpen(
  step: Extract<Step, { doe: 'haal-op' }>,
  state: State,
  world: World,
  found: Differences,
): Promise<void> {
  const { als, team, verwacht } = step;
  const answer = await world.call(als, 'GET', `/v1/postvak/${state.verstrekkingId}?team=${team}`);
  found.equal('status', answer.status, verwacht.status, answer.body);
  if (answer.status !== 200) {
    found.equal('inhoud bij een weigering', answer.body?.bericht !== undefined, false);
    return;
  }
  state.zegel = answer.body.zegel;
  state.fetched = state.verstrekkingId;
  const key = readFileSync(join(world.folder, 'deelnemers', als, 'sleutels', `${team}.key`), 'utf8');
  const opened = await openBody(answer.body.bericht, answer.body, key);
  if (opened.kind === 'fault') throw new Error(`het bericht gaat niet open: ${opened.code}`);
  const { view } = opened;
  const text = JSON.stringify(view).toLowerCase();
  for (const word of verwacht.zonderWoorden ?? [])
    found.equal(`noemt ${word}`, text.includes(word.toLowerCase()), false);
  if (verwacht.termijn !== undefined) found.equal('termijn', view.termijn, verwacht.termijn);
  if (verwacht.markeringen !== undefined) found.sameSet('markeringen', view.markeringen, verwacht.markeringen);
  for (const pointer of verwacht.zichtbaar ?? []) found.equal(`zichtbaar ${pointer}`, isAt(view.inhoud, pointer), true);
  for (const pointer of verwacht.nietZichtbaar ?? [])
    found.equal(`zichtbaar ${pointer}`, isAt(view.inhoud, pointer), false);
}

function isAt(value: Json, pointer: string): boolean {
  const inner = pointer
    .slice(1)
    .split('/')
    .reduce((at: Json, step) => at?.[step], value);
  return inner !== undefined;
}

async function changeTeam(
  { organisatie, team, doe: _, ...change }: Extract<Step, { doe: 'wijzig-team' }>,
  { before }: State,
  world: World,
): Promise<void> {
  const { oin } = speakerOf(organisatie, undefined);
  const id: TeamId = `${oin}/${team}`;
  const { teams } = await world.gateway.ports.directory.refresh();
  const known = teams.get(id);
  const sister = [...teams.values()].find(one => one.oin === oin);
  if (sister === undefined) throw new Error(`${organisatie} doet hier niet mee`);
  if (known !== undefined && !before.teams.has(id)) before.teams.set(id, known);
  const made: Team = known ?? { ...sister, id, code: team, sealingKey: null, drempelEuro: null };
  await world.change({ teams: [changedTeam(made, change, world.now().localDate)] });
}

async function changeAgreement(
  { van, aan, bericht, afspraak }: Extract<Step, { doe: 'wijzig-afspraak' }>,
  { before }: State,
  world: World,
): Promise<void> {
  const from = speakerOf(van, undefined).oin;
  const to = speakerOf(aan.organisatie, undefined).oin;
  const { agreements } = await world.gateway.ports.directory.refresh();
  const pair = `${from}>${to}/${aan.team}`;
  if (!before.agreements.has(pair)) {
    // An earlier scenario may have left what it had in place of these.
    const standing = (agreements.get(pair) ?? []).filter(one => one.status !== 'beeindigd');
    before.agreements.set(pair, standing);
  }
  const known = before.agreements.get(pair)!.filter(one => one.types.includes(bericht));
  if (known.length === 0) throw new Error(`tussen ${van} en ${aan.organisatie} is geen afspraak over ${bericht}`);
  await world.change({ agreements: known.map(one => changedAgreement(one, afspraak, world.now().localDate)) });
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
