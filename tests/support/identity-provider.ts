/** A provider of OpenID Connect as a test wants it: real keys, real HTTP on loopback, tokens with whatever is asked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { IdentityProvider } from '../../gateway/ports.ts';

export const AUDIENCE = 'https://seinhuis.example/v1';

export interface TokenOrder {
  readonly subject?: string | null;
  readonly roles?: unknown;
  readonly teams?: unknown;
  /** Goes over everything else. */
  readonly claims?: JWTPayload;
  /** Seconds from now. */
  readonly expiresIn?: number;
  readonly issuedAgo?: number;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Signs with this instead of the provider's own key. */
  readonly key?: CryptoKey | Uint8Array;
}

export interface TestProvider {
  readonly issuer: string;
  /** As it is registered for an organisation. */
  registeredFor(oin: string, more?: Partial<IdentityProvider>): IdentityProvider;
  token(order?: TokenOrder): Promise<string>;
  /** A new key takes the place of the one there was. */
  rotate(): Promise<void>;
  /** The current key as anybody can read it. */
  publicJwk(): Promise<Readonly<Record<string, unknown>>>;
  /** What was asked, in order. */
  readonly asked: string[];
  /** Answers with this status from now on; null is well again. */
  fail(status: number | null): void;
  /** Says this about itself instead. */
  say(about: Readonly<Record<string, unknown>> | null): void;
  close(): Promise<void>;
}

export async function openTestProvider(now = () => Date.now()): Promise<TestProvider> {
  let number = 0;
  const newKey = async () => {
    number += 1;
    return { kid: `sleutel-${number}`, ...(await generateKeyPair('ES256', { extractable: true })) };
  };
  let current = await newKey();
  let status: number | null = null;
  let about: Readonly<Record<string, unknown>> | null = null;
  const asked: string[] = [];

  const server = createServer(async (request, response) => {
    asked.push(request.url ?? '');
    const body = request.url?.endsWith('/.well-known/openid-configuration')
      ? (about ?? { issuer, jwks_uri: `${issuer}/jwks` })
      : { keys: [await publicJwk()] };
    response.writeHead(status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const publicJwk = async () => ({
    ...(await exportJWK(current.publicKey)),
    kid: current.kid,
    alg: 'ES256',
    use: 'sig',
  });

  return {
    issuer,
    asked,
    publicJwk,
    registeredFor: (oin, more = {}) => ({
      id: `proef-${oin}`,
      oin,
      issuer,
      audience: AUDIENCE,
      rolesClaim: 'rollen',
      roles: {
        medewerker: 'medewerker',
        teamleider: 'teamleider',
        privacyfunctionaris: 'privacyfunctionaris',
        fg: 'fg',
        beheerder: 'beheerder',
      },
      teamsClaim: 'teams',
      organisationClaim: null,
      validity: { geldigVan: '2020-01-01' },
      ...more,
    }),
    async token({ subject = 'm-1', roles = [], teams = [], claims, expiresIn = 300, issuedAgo = 0, header, key } = {}) {
      const seconds = Math.floor(now() / 1000);
      const payload: JWTPayload = {
        iss: issuer,
        aud: AUDIENCE,
        iat: seconds - issuedAgo,
        exp: seconds + expiresIn,
        ...(subject === null ? {} : { sub: subject }),
        rollen: roles,
        teams,
        ...claims,
      };
      return new SignJWT(payload)
        .setProtectedHeader({ alg: 'ES256', kid: current.kid, typ: 'at+jwt', ...header })
        .sign(key ?? current.privateKey);
    },
    async rotate() {
      current = await newKey();
    },
    fail: to => {
      status = to;
    },
    say: what => {
      about = what;
    },
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
