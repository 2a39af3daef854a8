/**
 * Providers of OpenID Connect for the practice region: real ones, on this machine only, where who signs in picks a
 * name. There are no passwords, because there is nothing real behind them.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import type { ClientMetadata, Configuration } from 'oidc-provider';
import { RESIDENT_CALLBACK, type ResidentBroker } from '../../gateway/inwoner/resident-sign-in.ts';
import { callbackPath } from '../../gateway/signing-in/sign-in.ts';
import {
  claimsOf,
  PRACTICE_SCREENS,
  PRETEND_AUDIENCE,
  PRETEND_PEOPLE,
  PRETEND_PROVIDERS,
  type PretendProviderName,
} from './people.ts';
import { PRACTICE_BSN_CLAIM, PRACTICE_RESIDENT_SCREENS, PRETEND_RESIDENTS } from './residents.ts';
import { PRACTICE_CLIENT, PRACTICE_REDIRECT, PRACTICE_SCOPE, SIGN_IN_PATH } from './sign-in.ts';

export interface PretendProviders {
  readonly issuers: Readonly<Record<PretendProviderName, string>>;
  stop(): Promise<void>;
}

const TOKEN_SECONDS = 15 * 60;
const MAX_FORM_BYTES = 4_096;

/** @param pagesOrigin where the screens are, which people may be sent back to */
export async function openPretendProviders(pagesOrigin: string): Promise<PretendProviders> {
  const opened = await Promise.all(
    PRETEND_PROVIDERS.map(async name => [name, await openProvider(staffOf(name), pagesOrigin)] as const),
  );
  return {
    issuers: Object.fromEntries(opened.map(([name, { issuer }]) => [name, issuer])) as Record<
      PretendProviderName,
      string
    >,
    async stop() {
      await Promise.all(opened.map(([, { stop }]) => stop()));
    },
  };
}

export interface PretendBroker {
  /** As the gateway is told of it. */
  readonly broker: ResidentBroker;
  stop(): Promise<void>;
}

/** A pretend broker for residents, beside the providers of organisations: whoever signs in picks a resident. */
export async function openPretendBroker(pagesOrigin: string): Promise<PretendBroker> {
  const { issuer, stop } = await openProvider(RESIDENTS, pagesOrigin);
  const { clientId, scope, resource } = PRACTICE_RESIDENT_SCREENS;
  return {
    broker: { issuer, audience: PRETEND_AUDIENCE, clientId, scope, resource, bsnClaim: PRACTICE_BSN_CLAIM },
    stop,
  };
}

/** Who can sign in somewhere, and what is said of them. */
interface Source {
  readonly people: readonly {
    readonly login: string;
    readonly subject: string;
    /** As it stands in the list, below its group. */
    readonly label: string;
    readonly group: string;
    readonly claims: Readonly<Record<string, unknown>>;
  }[];
  readonly title: string;
  readonly intro: string;
  readonly clientId: string;
  /** Way back on the pages. */
  readonly callback: (issuer: string) => string;
  readonly afterSignOut: string;
}

function staffOf(name: PretendProviderName): Source {
  return {
    people: PRETEND_PEOPLE.filter(one => one.provider === name).map(person => ({
      ...{ login: person.login, subject: person.subject, group: person.organisation.naam },
      label: `${person.naam}, ${[person.role, ...person.teams].join(' ')}`,
      claims: claimsOf(person),
    })),
    title: 'Aanmelden in de oefenregio',
    intro: 'Dit is de nagebootste aanmelddienst van de organisaties in de oefenregio. Kies wie u bent.',
    clientId: PRACTICE_SCREENS.clientId,
    callback: issuer => callbackPath({ issuer, screens: PRACTICE_SCREENS }),
    afterSignOut: '/afgemeld',
  };
}

const RESIDENTS: Source = {
  people: PRETEND_RESIDENTS.map(({ login, naam, geboortedatum, bsn, subject }) => ({
    ...{ login, subject, label: `${naam}, geboren ${geboortedatum}`, group: 'Inwoners van de oefenregio' },
    claims: { [PRACTICE_BSN_CLAIM]: bsn },
  })),
  title: 'Inloggen als inwoner in de oefenregio',
  intro: 'Dit doet DigiD na, voor de verzonnen inwoners van de oefenregio. Kies wie u bent.',
  clientId: PRACTICE_RESIDENT_SCREENS.clientId,
  callback: () => RESIDENT_CALLBACK,
  afterSignOut: '/inwoner/aanmelden',
};

async function openProvider(source: Source, pagesOrigin: string) {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => answer(request, response));
  // The system chooses the port; whoever needs it reads it from the registration.
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const { Provider, createMemoryAdapter } = await library();
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const provider = new Provider(issuer, {
    ...(await configurationOf(source, screensAt(source, issuer, pagesOrigin))),
    adapter: createMemoryAdapter(),
    jwks: {
      keys: [{ ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' }],
    },
  } as Configuration);
  const protocol = provider.callback();

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return page(response, source);
    const login = new URLSearchParams(await formOf(request)).get('wie');
    const person = source.people.find(one => one.login === login);
    if (person === undefined) return page(response, source);
    // A program on somebody's own machine asks for leave each time; picking a name gives it.
    const result = { login: { accountId: person.subject }, consent: {} };
    await provider.interactionFinished(request, response, result);
  }
  answer = (request, response) => {
    if (request.url?.startsWith(SIGN_IN_PATH) !== true) return void protocol(request, response);
    signIn(request, response).catch(() => {
      // A sign-in that ran out, or was never begun.
      if (!response.headersSent) response.writeHead(400, { 'Content-Type': 'text/plain' }).end('Begin opnieuw.\n');
    });
  };
  return {
    issuer,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * By its files rather than by its name: the index writes to the terminal that it wants a newer Node. What is used here
 * works on every Node this project runs on; a test signs in with it.
 */
async function library() {
  const [main, memory]: readonly string[] = [
    'oidc-provider/lib/provider.js',
    'oidc-provider/lib/adapters/memory_adapter.js',
  ];
  const { Provider } = (await import(main!)) as Pick<typeof import('oidc-provider'), 'Provider'>;
  const { createMemoryAdapter } = (await import(memory!)) as {
    createMemoryAdapter: () => NonNullable<Configuration['adapter']>;
  };
  return { Provider, createMemoryAdapter };
}

/** The screens, as a client. */
function screensAt({ clientId, callback, afterSignOut }: Source, issuer: string, pagesOrigin: string): ClientMetadata {
  return {
    client_id: clientId,
    application_type: 'web',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: [`${pagesOrigin}${callback(issuer)}`],
    post_logout_redirect_uris: [`${pagesOrigin}${afterSignOut}`],
    id_token_signed_response_alg: 'ES256',
    require_auth_time: true,
  };
}

async function configurationOf({ people }: Source, screens: ClientMetadata): Promise<Configuration> {
  const personOf = (subject: string | undefined) => people.find(one => one.subject === subject);
  return {
    clients: [
      {
        client_id: PRACTICE_CLIENT,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [PRACTICE_REDIRECT],
        id_token_signed_response_alg: 'ES256',
      },
      screens,
    ],
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    scopes: ['openid'],
    pkce: { required: () => true },
    ttl: {
      AccessToken: TOKEN_SECONDS,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 300,
      Interaction: 600,
      Session: 3600,
    },
    findAccount: (_ctx, subject) => {
      const person = personOf(subject);
      return person === undefined
        ? undefined
        : { accountId: person.subject, claims: async () => ({ sub: person.subject }) };
    },
    interactions: { url: (_ctx, interaction) => `${SIGN_IN_PATH}${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.set('Content-Security-Policy', POLICY);
          ctx.body = document(
            'Afmelden bij de oefenregio',
            `${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Afmelden</button>`,
          );
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => PRETEND_AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          audience: PRETEND_AUDIENCE,
          scope: PRACTICE_SCOPE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TOKEN_SECONDS,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    extraTokenClaims: (_ctx, token) => {
      const person = 'accountId' in token ? personOf(token.accountId) : undefined;
      return person === undefined ? undefined : { ...person.claims };
    },
    // Everybody in the region may use the region: nobody is asked for leave.
    loadExistingGrant: async ctx => {
      const { client, session, provider } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      grant.addResourceScope(PRETEND_AUDIENCE, PRACTICE_SCOPE);
      await grant.save();
      return grant;
    },
    renderError: (ctx, { error }) => {
      ctx.type = 'text/plain';
      ctx.body = `${error}\n`;
    },
  };
}

async function formOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_FORM_BYTES) return '';
  }
  return text;
}

const STYLE =
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}select,button{font:inherit;padding:.5rem;max-width:100%}label{display:block;margin:1rem 0}select{display:block;width:100%}';
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action *; frame-ancestors 'none'`;

/** Names come from this project only; there is nothing in them to escape. */
function page(response: ServerResponse, { people, title, intro }: Source): void {
  const groups = [...new Set(people.map(one => one.group))].map(group => {
    const options = people
      .filter(one => one.group === group)
      .map(({ login, label }) => `<option value="${login}">${label}</option>`);
    return `<optgroup label="${group}">${options.join('')}</optgroup>`;
  });
  response
    .writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-store',
    })
    .end(
      document(
        title,
        `<p>${intro}</p><form method="post"><label>Wie bent u? <select name="wie">${groups.join('')}</select></label><button>Aanmelden</button></form>`,
      ),
    );
}

function document(title: string, body: string): string {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}
