/**
 * `npm run bench -- --schermen`: how long the main pages take to come, over HTTP, for people who signed in at the practice
 * region, with 100,000 open zaken in the tray of a team and thirteen months of figures of a whole region.
 */
import { join } from 'node:path';
import { createCijferStore } from '../../adapters/postgres/cijfer-store.ts';
import { openPool } from '../../adapters/postgres/database.ts';
import { runningPostgres } from '../../adapters/postgres/launch.ts';
import { loginUrl, readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { PRETEND_PEOPLE } from '../../adapters/pretend/people.ts';
import { U16 } from '../../adapters/pretend/region.ts';
import type { Role } from '../../gateway/access/roles.ts';
import { publishMonths } from '../support/figures.ts';
import { KEPT, KEPT_TEAM } from '../support/kept-team.ts';
import { begin, Client, throughProvider } from '../support/screen-client.ts';
import { share } from './load.ts';
import { openRegion } from './region.ts';
import { fillTray } from './tray.ts';

const DATABASE = 'seinhuis';
const TURNS = 200;
const WARM_UP = 40;

export interface ScreensMeasure {
  readonly zaken: number;
  readonly pages: Readonly<Record<string, { readonly p50Ms: number; readonly p99Ms: number }>>;
}

const PAGES: readonly (readonly [who: Role, path: string])[] = [
  ['medewerker', '/team/schuldhulp/lade'],
  ['medewerker', '/team/schuldhulp/lade?houder=niemand'],
  ['medewerker', '/team/schuldhulp/overdrachten'],
  ['medewerker', '/team/schuldhulp/sociale-kaart'],
  ['teamleider', '/team/schuldhulp/overzicht'],
  ['privacyfunctionaris', '/toezicht'],
  ['privacyfunctionaris', '/toezicht/register'],
  ['teamleider', '/cijfers?maand=2025-12'],
  ['teamleider', '/cijfers/verloop?blok=resultaten'],
  ['teamleider', '/cijfers/gebieden?blok=resultaten&maand=2025-12'],
  ['medewerker', '/'],
  ['medewerker', '/mag-ik-dit-delen'],
];

/** @param zaken how many are open in the tray */
export async function measureScreens(zaken: number): Promise<ScreensMeasure> {
  const region = await openRegion({ profileFolder: null });
  try {
    const passwords = readOrCreatePasswords(join(region.folder, 'sleutels', 'databank'));
    const server = await runningPostgres(region.folder, passwords.beheer);
    if (server === null) throw new Error('Cannot measure: no database is running');
    const admin = new URL(server);
    admin.pathname = `/${DATABASE}`;
    await fillTray(admin.href, zaken, KEPT_TEAM, ['0355']);
    const pool = openPool(loginUrl(server, 'gateway', passwords.gateway, DATABASE), 'meting', 1);
    const gemeenten = U16.map(([code]) => code);
    // Before the month that the gateway publishes by itself.
    await publishMonths(createCijferStore(pool), { naam: 'U16', gemeenten, withCasework: gemeenten }, '2025-12', 13);
    await pool.end();
    const clients = new Map<Role, Client>();
    const pages: Record<string, { p50Ms: number; p99Ms: number }> = {};
    for (const [role, path] of PAGES) {
      const client = clients.get(role) ?? (await signedInAs(region.pagesUrl, role));
      clients.set(role, client);
      const times: number[] = [];
      for (let turn = 0; turn < TURNS + WARM_UP; turn += 1) {
        const before = performance.now();
        const answer = await client.send(path);
        await answer.text();
        if (answer.status !== 200) throw new Error(`Cannot measure ${path}: ${answer.status}`);
        if (turn >= WARM_UP) times.push(performance.now() - before);
        // Within what one person may ask in a second, and within the share that strangers have.
        await new Promise(resolve => setTimeout(resolve, path === '/mag-ik-dit-delen' ? 130 : 25));
      }
      pages[path] = { p50Ms: share(times, 0.5), p99Ms: share(times, 0.99) };
    }
    return { zaken, pages };
  } finally {
    await region.stop();
  }
}

async function signedInAs(origin: string, role: Role): Promise<Client> {
  const person = PRETEND_PEOPLE.find(
    one =>
      one.organisation.map === KEPT &&
      one.role === role &&
      (role === 'privacyfunctionaris' || one.teams.includes('schuldhulp')),
  );
  if (person === undefined) throw new Error('Cannot find this person in the practice region');
  const client = new Client(origin);
  await client.send(await throughProvider(await begin(client, person), person));
  return client;
}
