/** Screens without a browser: requests by hand, signing in at the provider too. Needs no test around it. */
import { get } from 'node:http';
import type { PretendPerson } from '../../adapters/pretend/people.ts';

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
