/**
 * `npm run bench -- --lade`: how long a page of the tray takes for a team with 100,000 open zaken, with every filter there
 * is and from the first page to deep ones. The zaken are made by the rules; the query is the product's.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openPool } from '../../adapters/postgres/database.ts';
import { createZaakStore } from '../../adapters/postgres/zaak-store.ts';
import { plusDays } from '../../consent/working-days.ts';
import { openZaak } from '../../gateway/casework/vroegsignalering/arrival.ts';
import { pakOp } from '../../gateway/casework/vroegsignalering/holding.ts';
import { DEFAULT_SETTINGS } from '../../gateway/casework/vroegsignalering/settings.ts';
import { applyAll, staatOf, type Zaak } from '../../gateway/casework/vroegsignalering/zaak.ts';
import type { TrayQuery, ZaakStore } from '../../gateway/casework/zaken/ports.ts';
import { standingOf } from '../../gateway/casework/zaken/standing.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { openOwnServer } from '../support/own-server.ts';
import { TEAM, uuid } from '../support/records.ts';
import { aSignal, eventsOf, momentOn, teamOf } from '../support/zaken.ts';

const MUNICIPALITIES = ['0344', '0355', '0310', '0312', '0321'];
const DAY = '2026-03-02';
const NOW = momentOn('2026-06-01');
const PAGE = 50;
const AT_ONCE = 2_000;

export interface TrayMeasure {
  readonly zaken: number;
  readonly shapes: Readonly<Record<string, { readonly p50Ms: number; readonly p99Ms: number }>>;
}

/**
 * @param zaken how many are open
 * @param turns pages asked of each shape of query
 */
export async function measureTray(zaken: number, turns: number): Promise<TrayMeasure> {
  const server = await openOwnServer();
  const pool = openPool(server.database.urls.gateway, 'meting', 4);
  try {
    await fillTray(server.database.adminUrl, zaken, TEAM, MUNICIPALITIES);
    const store = createZaakStore(pool, uuid);
    const cursors = await cursorsOver(store, zaken);
    const shapes: Record<string, { p50Ms: number; p99Ms: number }> = {};
    for (const [name, query] of Object.entries(SHAPES)) {
      const times: number[] = [];
      for (let turn = 0; turn < turns + 20; turn += 1) {
        const after = turn % 2 === 0 ? null : cursors[turn % cursors.length]!;
        const before = performance.now();
        await store.tray(TEAM, { ...query(turn), after });
        if (turn >= 20) times.push(performance.now() - before);
      }
      times.sort((one, other) => one - other);
      const at = (part: number) => Math.round(times[Math.floor((times.length - 1) * part)]! * 10) / 10;
      shapes[name] = { p50Ms: at(0.5), p99Ms: at(0.99) };
    }
    return { zaken, shapes };
  } finally {
    await pool.end();
    await server.close();
  }
}

const ALL: TrayQuery = { gemeenten: null, staat: null, houder: null, lateOn: null, after: null, limit: PAGE };
const municipality = (turn: number) => MUNICIPALITIES[turn % MUNICIPALITIES.length]!;

const SHAPES: Readonly<Record<string, (turn: number) => TrayQuery>> = {
  alles: () => ALL,
  'een gemeente': turn => ({ ...ALL, gemeenten: [municipality(turn)] }),
  'twee gemeenten': turn => ({ ...ALL, gemeenten: [municipality(turn), municipality(turn + 1)] }),
  'door niemand opgepakt': () => ({ ...ALL, houder: 'niemand' }),
  'van een medewerker': turn => ({ ...ALL, houder: [`m-${turn % 40}`] }),
  'in een staat': () => ({ ...ALL, staat: 'opgepakt' }),
  'te laat': () => ({ ...ALL, lateOn: '2026-03-20' }),
  'een gemeente, van een medewerker, te laat': turn => ({
    ...{ ...ALL, gemeenten: [municipality(turn)], houder: [`m-${turn % 40}`], lateOn: '2026-03-20' },
  }),
  'geen enkele rij': () => ({ ...ALL, staat: 'gesproken', houder: ['m-niemand'] }),
};

/** Cursors from the first page to the last. */
async function cursorsOver(store: ZaakStore, zaken: number): Promise<readonly string[]> {
  const cursors: string[] = [];
  let after: string | null = null;
  for (let seen = 0; seen < zaken; seen += 500) {
    const rows: Awaited<ReturnType<ZaakStore['tray']>> = await store.tray(TEAM, { ...ALL, after, limit: 500 });
    if (rows.length === 0) break;
    after = rows.at(-1)!.cursor;
    cursors.push(after);
  }
  return cursors;
}

/** Some with a crisis date, some meervoudig on an address, a third in the hands of one of forty workers. */
function zaakOf(index: number, random: () => number, id: TeamId, municipalities: readonly string[]): Zaak {
  const team = teamOf(id, municipalities[index % municipalities.length]);
  const signaaldatum = plusDays(DAY, Math.floor(random() * 60));
  const signal = aSignal({
    ...{ signaaldatum, bedragEuro: 50 + Math.floor(random() * 4_000) },
    ontstaansdatum: plusDays(DAY, -Math.floor(random() * 400)),
    crisisdatum: random() < 0.04 ? plusDays(signaaldatum, 30) : null,
  });
  const made = { zaakId: randomUUID(), team, gemeentecode: team.gemeenten[0]!.gemeentecode, now: NOW };
  const opened = applyAll(new Map(), eventsOf(openZaak(signal, [], made))).get(made.zaakId)!;
  if (random() > 0.33) return opened;
  const actor = { kind: 'persoon', role: 'medewerker', team: id, person: `m-${index % 40}` } as const;
  const taken = eventsOf(pakOp({ zaak: opened, actor, team, settings: DEFAULT_SETTINGS, now: NOW }));
  return applyAll(new Map([[opened.zaakId, opened]]), taken).get(opened.zaakId)!;
}

const LOAD = `
insert into zaak (zaak_id, team_id, municipality_code, address, state, holder, version, snapshot, place, work_by, remind_on,
  settings_version, changed_ms)
select zaak_id, $2, municipality_code, address, state, holder, version, snapshot, decode(place, 'hex'), work_by, remind_on,
  0, 0 from json_to_recordset($1::json) as r (zaak_id uuid, municipality_code text, address uuid, state text, holder text,
  version integer, snapshot jsonb, place text, work_by date, remind_on date)`;

/** Fills the tray of a team with open zaken, made by the rules. @param adminUrl of an owner of the database */
export async function fillTray(
  adminUrl: string,
  zaken: number,
  team: TeamId,
  municipalities: readonly string[],
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const random = seeded(7);
  for (let from = 0; from < zaken; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, zaken - from) }, (_, index) => {
      const zaak = zaakOf(from + index, random, team, municipalities);
      const { place, workBy, remindOn } = standingOf(
        zaak,
        zaak.signalen.map(({ signaal }) => signaal),
        DEFAULT_SETTINGS,
      );
      return {
        ...{ zaak_id: zaak.zaakId, municipality_code: zaak.gemeentecode, address: zaak.adres, state: staatOf(zaak) },
        ...{ holder: zaak.houder, version: 2, snapshot: zaak, place: place!.toString('hex') },
        ...{ work_by: workBy, remind_on: remindOn },
      };
    });
    await client.query(LOAD, [JSON.stringify(rows), team]);
  }
  // As the server's own autovacuum leaves it some minutes after the load.
  await client.query('vacuum (analyze) zaak');
  await client.end();
}

/** mulberry32: the same zaken in each run. */
function seeded(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
