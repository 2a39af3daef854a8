/** A gateway with screens, the practice region's providers on another host name, and people who sign in to them. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  openPretendBroker,
  openPretendProviders,
  type PretendBroker,
  type PretendProviders,
} from '../../adapters/pretend/identity-provider.ts';
import { PRETEND_PEOPLE, type PretendPerson, pretendProviders } from '../../adapters/pretend/people.ts';
import { PRETEND_REGION } from '../../adapters/pretend/region.ts';
import type { Role } from '../../gateway/access/roles.ts';
import { begin, Client, throughProvider } from './screen-client.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export { begin, bytesBeside, bytesOf, Client, formToken, throughProvider } from './screen-client.ts';

export interface ScreenWorld extends World {
  readonly providers: PretendProviders;
  /** Where residents sign in, when `signInResidents` was asked. */
  readonly broker: PretendBroker | null;
}

export async function openScreenWorld(
  options: WorldOptions & { participants: readonly string[]; signInResidents?: boolean },
): Promise<ScreenWorld> {
  const world = await openWorld(options);
  const providers = await openPretendProviders(world.gateway.pagesUrl);
  const broker = options.signInResidents === true ? await openPretendBroker(world.gateway.pagesUrl) : null;
  world.gateway.residentsSignInAt(broker?.broker ?? null);
  const organisations = PRETEND_REGION.filter(one => options.participants.includes(one.map));
  await world.change({ identityProviders: pretendProviders(organisations, providers.issuers) });
  return {
    ...world,
    providers,
    broker,
    async close() {
      await broker?.stop();
      await providers.stop();
      await world.close();
    },
  };
}

/** Somebody of the practice region. @param team null: of none */
export function personAt(map: string, role: Role, team?: string | null, nth = 0): PretendPerson {
  const inTeam = ({ teams }: PretendPerson) =>
    team === undefined || (team === null ? teams.length === 0 : teams.includes(team));
  const found = PRETEND_PEOPLE.filter(one => one.organisation.map === map && one.role === role && inTeam(one))[nth];
  if (found === undefined) throw new Error('Cannot find this person in the practice region');
  return found;
}

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** Not to be closed: in the browser that comes inside a package all contexts are one process. */
export function newContext(
  browser: Browser,
  viewport = DESKTOP,
  more: { javaScriptEnabled?: boolean } = {},
): Promise<BrowserContext> {
  return browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', viewport, ...more });
}

/** Signs in as this person; ends on the page that comes first. */
export async function signInAs(
  world: ScreenWorld,
  context: BrowserContext,
  person: PretendPerson,
  path = '/werk',
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${world.gateway.pagesUrl}${path}`);
  // An organisation may have more than one provider.
  await page.locator(`a[href^="/aanmelden/${person.provider}-${person.organisation.oin}"]`).first().click();
  await page.getByLabel('Wie bent u?').selectOption(person.login);
  await page.getByRole('button', { name: 'Aanmelden' }).click();
  await page.waitForURL(url => url.origin === world.gateway.pagesUrl);
  return page;
}

/** A client that is signed in. */
export async function signedIn(world: ScreenWorld, person: PretendPerson, wayBack = '/werk'): Promise<Client> {
  const client = new Client(world.gateway.pagesUrl);
  const begun = await begin(client, person, wayBack);
  await client.send(await throughProvider(begun, person));
  return client;
}
/** A client of a resident of the practice region, signed in at its broker. */
export async function residentClient(
  world: Pick<ScreenWorld, 'gateway'>,
  { login }: Pick<PretendPerson, 'login'>,
): Promise<Client> {
  const client = new Client(world.gateway.pagesUrl);
  const begun = (await client.send('/inwoner/aanmelden/begin')).headers.get('location') ?? '';
  await client.send(await throughProvider(begun, { login }));
  return client;
}
