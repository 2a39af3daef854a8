/**
 * What a person sees when something does not work: what happened, whether it was kept, and a way on. Software that asks
 * the same addresses (who watches the gateway, who reads the log) gets a problem document.
 */
import type { Context, Hono } from 'hono';
import { brokenPromiseResponse } from '../http/respond.ts';
import { Actions, ButtonLink, Text } from './components.tsx';
import { Page } from './layout.tsx';
import { answerPage } from './render.ts';

/** As long as a database usually needs to come back. */
const RETRY_AFTER_SECONDS = 5;

/** A browser names HTML; what does not, is not a person. */
const wantsPage = (c: Context) => (c.req.header('accept') ?? '').includes('text/html');

/** Whose pages are not those of people at work. */
const FOR_RESIDENTS = ['/inwoner', '/brief'];

/** Where to try again: the same page, when it was only asked for. */
function again({ req }: Context): string {
  const { pathname, search } = new URL(req.url);
  if (req.method === 'GET') return `${pathname}${search}`;
  return FOR_RESIDENTS.find(path => pathname.startsWith(path)) ?? '/werk';
}

export function notHere(c: Context): Response | Promise<Response> {
  const page = (
    <Page title="Niet gevonden">
      <Text>Deze bladzijde bestaat niet, of niet voor u.</Text>
      <Actions>
        <ButtonLink href="/werk">Naar uw werk</ButtonLink>
      </Actions>
    </Page>
  );
  return answerPage(c, page, 404);
}

/**
 * Nothing answers here: nobody does, or not in this way. The attack is none; a form sent to a page that only shows
 * something must not look like a page that is gone.
 */
export function nothingAnswers(c: Context, { routes }: Pick<Hono, 'routes'>): Response | Promise<Response> {
  const methods = new Set(
    routes.filter(({ method, path }) => method !== 'ALL' && isAt(path, c.req.path)).map(({ method }) => method),
  );
  if (methods.size === 0 || methods.has(c.req.method === 'HEAD' ? 'GET' : c.req.method)) return notHere(c);
  c.header('Allow', [...methods].join(', '));
  const page = (
    <Page title="Dat kan hier niet">
      <Text>Deze bladzijde kunt u zo niet gebruiken. Er is niets veranderd.</Text>
      <Actions>
        <ButtonLink href={methods.has('GET') ? c.req.path : '/werk'}>
          {methods.has('GET') ? 'Open deze bladzijde' : 'Naar uw werk'}
        </ButtonLink>
      </Actions>
    </Page>
  );
  return answerPage(c, page, 405);
}

function isAt(pattern: string, path: string): boolean {
  const parts = pattern.split('/');
  const given = path.split('/');
  const open = parts.at(-1) === '*';
  if (open ? given.length < parts.length : given.length !== parts.length) return false;
  return parts.every(
    (part, index) => part === '*' || (part.startsWith(':') && given[index] !== '') || part === given[index],
  );
}

export function tooLarge(c: Context): Response | Promise<Response> {
  const page = (
    <Page title="Dit is te groot">
      <Text>
        Wat u invulde, is te lang om aan te nemen. Er is niets veranderd. Maak het korter en probeer het opnieuw.
      </Text>
      <Actions>
        <ButtonLink href="/werk">Naar uw werk</ButtonLink>
      </Actions>
    </Page>
  );
  return answerPage(c, page, 413);
}

export function tooFast(c: Context, retryAfterSeconds: number): Response | Promise<Response> {
  c.header('Retry-After', String(retryAfterSeconds));
  const page = (
    <Page title="Even wachten">
      <Text>Er komen te veel vragen tegelijk van u. Wacht een paar tellen en probeer het opnieuw.</Text>
      <Actions>
        <ButtonLink href={again(c)}>Opnieuw proberen</ButtonLink>
      </Actions>
    </Page>
  );
  return answerPage(c, page, 429);
}

/**
 * The end nobody planned.
 * @param unavailable something the gateway needs is away, and comes back; else it is a fault of ours
 */
export function broken(
  c: Context,
  { traceId, unavailable, pretend }: { traceId: string; unavailable: boolean; pretend: boolean },
): Response | Promise<Response> {
  if (!wantsPage(c)) return brokenPromiseResponse(traceId, unavailable);
  if (unavailable) c.header('Retry-After', String(RETRY_AFTER_SECONDS));
  const page = (
    <Page title={unavailable ? 'Seinhuis is even niet bereikbaar' : 'Dit lukt nu niet'} pretend={pretend}>
      <Text>
        {unavailable
          ? 'Wij werken eraan, of het gaat zo vanzelf over. Probeer het over een paar tellen opnieuw.'
          : 'Er ging iets mis, en dat ligt aan ons.'}
      </Text>
      {c.req.method === 'GET' ? null : (
        <Text>Uw laatste handeling is misschien niet bewaard. Kijk dat na voordat u haar nog eens doet.</Text>
      )}
      <Text>
        Blijft het zo? Meld het bij uw beheerder en noem dit kenmerk: <code>{traceId}</code>
      </Text>
      <Actions>
        <ButtonLink href={again(c)}>{c.req.method === 'GET' ? 'Opnieuw proberen' : 'Naar uw werk'}</ButtonLink>
      </Actions>
    </Page>
  );
  return answerPage(c, page, unavailable ? 503 : 500);
}
