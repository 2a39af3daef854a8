/**
 * Signing in at a provider of the practice region, as a program: the authorization code flow with PKCE (RFC 7636) that a
 * browser would go through, with the page on which somebody picks a name filled in.
 */
import { createHash, randomBytes } from 'node:crypto';
import { PRETEND_AUDIENCE, type PretendPerson } from './people.ts';

export const PRACTICE_CLIENT = 'oefenen';
/** Nobody listens there: the code is read from where the provider sends the browser (RFC 8252, loopback). */
export const PRACTICE_REDIRECT = 'http://127.0.0.1/klaar';
export const PRACTICE_SCOPE = 'seinhuis';
export const SIGN_IN_PATH = '/aanmelden/';

const MAX_STEPS = 10;

/**
 * @param login as in the list of people
 * @returns an access token; null when the provider lets nobody in by that name
 * @throws TypeError when the provider does not answer
 */
export async function signIn(issuer: string, login: string): Promise<string | null> {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const about = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as {
    readonly authorization_endpoint: string;
    readonly token_endpoint: string;
  };
  const begin = new URL(about.authorization_endpoint);
  begin.search = new URLSearchParams({
    client_id: PRACTICE_CLIENT,
    response_type: 'code',
    redirect_uri: PRACTICE_REDIRECT,
    scope: `openid ${PRACTICE_SCOPE}`,
    resource: PRETEND_AUDIENCE,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();

  const end = await follow(begin, login);
  const code = end?.searchParams.get('code');
  if (end == null || code == null || end.searchParams.get('state') !== state) return null;
  const answer = await fetch(about.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: PRACTICE_CLIENT,
      grant_type: 'authorization_code',
      redirect_uri: PRACTICE_REDIRECT,
      code,
      code_verifier: verifier,
      resource: PRETEND_AUDIENCE,
    }),
  });
  const { access_token } = (await answer.json()) as { readonly access_token?: string };
  return access_token ?? null;
}

/** Somebody signed in to the screens, as a program: pages and forms with the cookies of a browser. */
export interface Session {
  /** @returns status, where it sends to, and the page */
  open(path: string): Promise<SessionPage>;
  /** A form of a page that was opened before, with its token. */
  post(path: string, token: string, fields: Readonly<Record<string, string>>): Promise<SessionPage>;
}

export interface SessionPage {
  readonly status: number;
  /** Path it sends to; null when it does not. */
  readonly next: string | null;
  readonly text: string;
  /** Token of the forms on it; empty where there is none. */
  readonly token: string;
}

/** @returns null when the provider lets nobody in by that name */
export async function sessionOf(pagesUrl: string, { provider, organisation, login }: PretendPerson) {
  const cookies = new Map<string, string>();
  async function send(
    path: string,
    form?: URLSearchParams,
  ): Promise<SessionPage & { readonly location: string | null }> {
    const response = await fetch(`${pagesUrl}${path}`, {
      redirect: 'manual',
      headers: { ...cookieHeader(cookies), ...(form === undefined ? {} : { origin: pagesUrl }) },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    keepCookies(cookies, response);
    const text = await response.text();
    const location = response.headers.get('location');
    const at = location === null ? null : new URL(location, pagesUrl);
    const next = at === null ? null : `${at.pathname}${at.search}`;
    const token = /name="formulier" value="([^"]+)"/.exec(text)?.[1] ?? '';
    return { status: response.status, location, next, text, token };
  }
  const begun = await send(`/aanmelden/${provider}-${organisation.oin}?${new URLSearchParams({ naar: '/werk' })}`);
  const end = begun.location === null ? null : await follow(new URL(begun.location), login, pagesUrl);
  if (end === null) return null;
  await send(`${end.pathname}${end.search}`);
  const session: Session = {
    open: path => send(path),
    post: (path, token, fields) => send(path, new URLSearchParams({ formulier: token, ...fields })),
  };
  return session;
}

const cookieHeader = (cookies: ReadonlyMap<string, string>) => ({
  cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
});

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (name !== undefined && value !== undefined) cookies.set(name, value);
  }
}

/** Goes where the provider sends, with its cookies, until it sends to the client. */
async function follow(begin: URL, login: string, client = PRACTICE_REDIRECT): Promise<URL | null> {
  const cookies = new Map<string, string>();
  let at = begin;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const isChoice = at.pathname.startsWith(SIGN_IN_PATH);
    const response = await fetch(at, {
      redirect: 'manual',
      headers: cookieHeader(cookies),
      ...(isChoice ? { method: 'POST', body: new URLSearchParams({ wie: login }) } : {}),
    });
    await response.arrayBuffer();
    keepCookies(cookies, response);
    const next = response.headers.get('location');
    if (next === null) return null;
    at = new URL(next, at);
    if (at.href.startsWith(client)) return at;
  }
  return null;
}
