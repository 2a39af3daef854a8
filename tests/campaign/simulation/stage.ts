/** A whole gateway for the simulation, on a clock that is moved day by day, with every duty run by hand at each day's end. */
import { rmSync } from 'node:fs';
import pg from 'pg';
import { openZaakRetention } from '../../../adapters/postgres/zaak-retention.ts';
import { systemEntropy } from '../../../adapters/system/entropy.ts';
import { DEFAULT_SETTINGS } from '../../../gateway/casework/vroegsignalering/settings.ts';
import { feedbackDuty, leveringDuty, type OpenedPorts } from '../../../gateway/compose.ts';
import { dutiesOf, zaakDutiesOf } from '../../../gateway/duties.ts';
import type { LogEvent } from '../../../gateway/log.ts';
import type { TeamId } from '../../../gateway/ports.ts';
import { tick } from '../../../gateway/tick.ts';
import type { FreshDatabase } from '../../support/database.ts';
import { openTestProvider } from '../../support/identity-provider.ts';
import { type Json, oinOf } from '../../support/messages.ts';
import { makeRegion } from '../../support/region.ts';
import { type Answer, openWorld, type World } from '../../support/world.ts';
import { type Municipality, ORGANISATIONS, SENDERS } from './population.ts';

/** Short, so that a month shows that files go to the dossier and then go from here. */
export const SETTINGS = { ...DEFAULT_SETTINGS, naDossierDagen: 5 };

/** Somebody of a team, as their provider names them. */
export interface Somebody {
  readonly at: string;
  readonly team: string;
  readonly name: string;
}

export interface SimulationStage {
  readonly world: World;
  readonly admin: pg.Client;
  readonly debtTeams: readonly TeamId[];
  /** As a person with a token, unsigned. */
  ask(
    who: Somebody,
    method: string,
    path: string,
    body?: Json,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** The next local day, with fresh revocation lists. */
  nextDay(): Promise<void>;
  /** Everything that falls due. */
  runDuties(): Promise<void>;
  /** Warnings and errors of the technical log, and duties that failed. */
  readonly complaints: string[];
  close(): Promise<void>;
}

const ELSEWHERE = ['cbs', 'pi-het-sluiswachtershuis', 'ggz-de-lindehof', 'bw-de-overstap', 'kredietbank-de-waterlinie'];
/** What is said because of what the simulation does on purpose: people who are late, and messages that come too early. */
const MEANT: readonly LogEvent['event'][] = ['zaaktermijnen', 'overdracht_herinnerd'];

const MOST_ATTEMPTS = 5;

/**
 * As any client: a connection that was closed while idle, and a gateway too busy to answer (503: nothing was done), are asked
 * again. What is asked twice is the same message, or a step on a version.
 */
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === MOST_ATTEMPTS;
    try {
      const answer = await ask();
      if (answer.status !== 503 || isLast) return answer;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET' || isLast) throw error;
    }
  }
}

/** @param startMs when the clock starts; certificates are made for it and last 397 days */
export async function openSimulation(
  places: readonly Municipality[],
  startMs: number,
  database: FreshDatabase,
): Promise<SimulationStage> {
  const maps = [...new Set([...SENDERS, ...ELSEWHERE, ...places.map(({ map }) => map)])];
  const region = await makeRegion(maps, startMs, 1);
  const complaints: string[] = [];
  let opened!: OpenedPorts;
  const [plain, provider] = await Promise.all([
    openWorld({
      ...{ participants: maps, organisations: ORGANISATIONS, region, startMs, database },
      settings: usual => ({
        ...usual,
        writeLog: (level, event) => {
          if (level !== 'info' && !MEANT.includes(event.event)) complaints.push(JSON.stringify(event));
        },
      }),
      wrap: ports => {
        opened = ports;
        return ports;
      },
    }),
    openTestProvider(),
  ]);
  const world: World = { ...plain, call: (...asked) => patiently(() => plain.call(...asked)) };
  rmSync(region, { recursive: true, force: true });
  await world.change({
    identityProviders: maps.map(map => provider.registeredFor(oinOf(map), { organisationClaim: 'oin' })),
  });
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const { ports } = opened;
  const debtTeams = await ports.teamKeys.teams();
  for (const team of debtTeams)
    await ports.zaken.setSettings(team, 0, SETTINGS, { person: null, epochMs: world.now().epochMs });

  const writeLog = world.settings.writeLog;
  const retention = openZaakRetention(database.urls.worker, () => systemEntropy.uuid(world.now().epochMs));
  const duties = [
    ...dutiesOf(ports, writeLog),
    ...zaakDutiesOf(ports, retention, writeLog),
    feedbackDuty(opened),
    leveringDuty(opened, writeLog),
  ];
  const tokens = new Map<string, string>();
  const tokenOf = async ({ at, team, name }: Somebody) => {
    const key = `${at}/${team}/${name}`;
    const known = tokens.get(key);
    if (known !== undefined) return known;
    const ahead = Math.round((world.now().epochMs - Date.now()) / 1000);
    const made = await provider.token({
      ...{ subject: name, roles: ['medewerker'], teams: [team], claims: { oin: oinOf(at) } },
      ...{ expiresIn: ahead + 3_600, issuedAgo: -ahead },
    });
    tokens.set(key, made);
    return made;
  };

  return {
    ...{ world, admin, debtTeams, complaints },
    async ask(who, method, path, body, headers = {}) {
      const authorization = `Bearer ${await tokenOf(who)}`;
      return world.call(who.at, method, path, body, { sign: false, headers: { authorization, ...headers } });
    },
    async nextDay() {
      world.passDays(1);
      tokens.clear();
      world.lists.replace(Object.values(await world.authority.revocationLists(world.now().epochMs)));
    },
    runDuties: () =>
      tick(duties, world.now(), (duty, error) => void complaints.push(`${duty}: ${(error as Error).message}`)),
    async close() {
      await admin.end();
      await retention.close();
      await world.close();
      await provider.close();
    },
  };
}
