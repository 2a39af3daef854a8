/** A gateway with screens, the practice region's providers on another host name, and people who sign in to them. */
import { get } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openPretendProviders, type PretendProviders } from '../../adapters/pretend/identity-provider.ts';
import { PRETEND_PEOPLE, type PretendPerson, pretendProviders } from '../../adapters/pretend/people.ts';
import { PRETEND_REGION } from '../../adapters/pretend/region.ts';
import type { Role } from '../../gateway/access/roles.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export interface ScreenWorld extends World {
  readonly providers: PretendProviders;
}

export async function openScreenWorld(
  options: WorldOptions & { participants: readonly string[] },
): Promise<ScreenWorld> {
  const world = await openWorld(options);
  const providers = await openPretendProviders(world.gateway.pagesUrl);
  const organisations = PRETEND_REGION.filter(one => options.participants.includes(one.map));
  await world.change({ identityProviders: pretendProviders(organisations, providers.issuers) });
  return {
    ...world,
    providers,
    async close() {
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

/** What this costs a browser that has nothing yet: head and body, compressed where that is offered. */
export function bytesOf(client: Client, path: string): Promise<number> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return new Promise((resolve, reject) => {
    const asked = get(
      `${client.origin}${path}`,
      { headers: { cookie, 'accept-encoding': 'br' }, agent: false },
      answer => {
        answer.resume();
        answer.once('end', () => resolve(answer.socket.bytesRead));
      },
    );
    asked.once('error', reject);
  });
}

/** What a first visit to any page costs beside the page itself. */
export async function bytesBeside(client: Client): Promise<number> {
  const [style = 0, letters = 0] = await Promise.all(
    ['/stijl.css', '/noto-sans.woff2'].map(path => bytesOf(client, path)),
  );
  return style + letters;
}

/** Goes through the provider by hand until it sends back. @returns path and query of the way back */
export async function throughProvider(from: string, person: PretendPerson): Promise<string> {
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

/** The form token on a page. */
export async function formToken(client: Client, path: string): Promise<string> {
  const text = await (await client.send(path)).text();
  return /name="formulier" value="([^"]+)"/.exec(text)?.[1] ?? '';
}
