/**
 * Signing in at a provider of the practice region, as a program: the authorization code flow with PKCE (RFC 7636) that a
 * browser would go through, with the page on which somebody picks a name filled in.
 */
import { createHash, randomBytes } from 'node:crypto';
import { PRETEND_AUDIENCE } from './people.ts';

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

/** Goes where the provider sends, with its cookies, until it sends to the client. */
async function follow(begin: URL, login: string): Promise<URL | null> {
  const cookies = new Map<string, string>();
  let at = begin;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const isChoice = at.pathname.startsWith(SIGN_IN_PATH);
    const response = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(isChoice ? { method: 'POST', body: new URLSearchParams({ wie: login }) } : {}),
    });
    await response.arrayBuffer();
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next === null) return null;
    at = new URL(next, at);
    if (at.href.startsWith(PRACTICE_REDIRECT)) return at;
  }
  return null;
}
