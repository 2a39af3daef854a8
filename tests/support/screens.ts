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
import { openWorld, type World, type WorldOptions } from './world.ts';

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

/** Somebody of the practice region. */
export function personAt(map: string, role: Role, team?: string, nth = 0): PretendPerson {
  const found = PRETEND_PEOPLE.filter(
    one => one.organisation.map === map && one.role === role && (team === undefined || one.teams.includes(team)),
  )[nth];
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

/** A browser without a screen: requests by hand, with the cookies that were given. */
export class Client {
  readonly cookies = new Map<string, string>();
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  async send(path: string, init: RequestInit & { form?: Readonly<Record<string, string>> } = {}): Promise<Response> {
    const { form, ...rest } = init;
    const headers = new Headers(rest.headers);
    if (this.cookies.size > 0 && !headers.has('cookie'))
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (form !== undefined && !headers.has('origin')) headers.set('origin', this.origin);
    const response = await fetch(path.startsWith('/') ? `${this.origin}${path}` : path, {
      ...rest,
      headers,
      redirect: 'manual',
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}

/** Goes through the provider by hand until it sends back. @returns path and query of the way back */
export async function throughProvider(from: string, person: Pick<PretendPerson, 'login'>): Promise<string> {
  const provider = new Client(new URL(from).origin);
  let at = from;
  for (let step = 0; step < 10; step += 1) {
    const isChoice = new URL(at).pathname.startsWith('/aanmelden/') && at.startsWith(provider.origin);
    const response = await provider.send(at, isChoice ? { form: { wie: person.login } } : {});
    await response.arrayBuffer();
    const next = new URL(response.headers.get('location') ?? '', at);
    if (next.origin !== provider.origin) return `${next.pathname}${next.search}`;
    at = next.href;
  }
  throw new Error('Cannot sign in: the provider keeps asking');
}

/** A client that is signed in. */
export async function signedIn(world: ScreenWorld, person: PretendPerson, wayBack = '/werk'): Promise<Client> {
  const client = new Client(world.gateway.pagesUrl);
  const begun = await begin(client, person, wayBack);
  await client.send(await throughProvider(begun, person));
  return client;
}

/** @returns where the provider is to be asked */
export async function begin(client: Client, person: PretendPerson, wayBack = '/werk'): Promise<string> {
  const path = `/aanmelden/${person.provider}-${person.organisation.oin}?${new URLSearchParams({ naar: wayBack })}`;
  return (await client.send(path)).headers.get('location') ?? '';
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

/** The form token on a page. */
export async function formToken(client: Client, path: string): Promise<string> {
  const text = await (await client.send(path)).text();
  return /name="formulier" value="([^"]+)"/.exec(text)?.[1] ?? '';
}
