/**
 * Stands before every screen: the table says who may see it, the session who somebody is. A form is taken only from a page
 * of ours (Origin) that was made for this very session (form token); the attack is another site that sends one in the
 * name of who is signed in.
 */
import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { matchedRoutes } from 'hono/route';
import { PAGES_WHO_MAY } from '../access/who-may.ts';
import { residentSessionOf } from '../inwoner/resident-sign-in.ts';
import { derived, isSame, secretIn } from '../signing-in/secret.ts';
import { screenCaller, sessionOf } from '../signing-in/session.ts';
import type { SignInParts } from '../signing-in/sign-in.ts';
import { Actions, ButtonLink, Text } from './components.tsx';
import { RESIDENT_COOKIE, SESSION_COOKIE } from './cookies.ts';
import { notHere, tooFast, tooLarge } from './error-pages.tsx';
import { Page } from './layout.tsx';
import { answerPage } from './render.ts';
import type { ScreenContext, ScreenEnvironment } from './screen-environment.ts';
import type { ScreenParts } from './screens.tsx';

const MAX_FORM_BYTES = 16 * 1024;

export function screenGuard({ signIn, ports, resident }: ScreenParts): MiddlewareHandler<ScreenEnvironment> {
  return async (c, next) => {
    const route = matchedRoutes(c).find(one => one.method !== 'ALL');
    if (route === undefined) return next();
    const callers = PAGES_WHO_MAY.get(`${route.method} ${route.path}`);
    if (callers === undefined) return notHere(c);
    if (callers.kind === 'everybody') return next();

    if (callers.kind === 'residents') return asResident(c, { signIn, ports, resident }, next);
    const now = ports.clock.now();
    const isForm = c.req.method === 'POST';
    const secret = secretIn(getCookie(c, SESSION_COOKIE));
    const session = secret === null ? null : await sessionOf(signIn, secret, now);
    if (session === null) return isForm ? goneMeanwhile(c) : c.redirect(signInPath(c), 303);
    if (isForm) {
      const form = isOurs(c, signIn) ? await formOf(c) : null;
      if (form === 'too large') return tooLarge(c);
      if (form === null || !isSame(form.get('formulier') ?? '', derived(session.secret, 'formulier')))
        return foreignForm(c);
      c.set('form', form);
    } else c.set('form', new URLSearchParams());

    const caller = screenCaller(await ports.directory.current(), session, callers);
    if (caller === null) return notForThisRole(c);
    const fast = ports.rates.spend(`schermen ${session.kept.person}`, 'lezen', 1, now);
    if (fast !== null) return tooFast(c, fast.retryAfterSeconds);
    c.set('session', session);
    c.set('caller', caller);
    return next();
  };
}

/** The same questions to who signed in as a resident: another cookie, another session, the same form token. */
async function asResident(
  c: ScreenContext,
  { signIn, ports, resident }: Pick<ScreenParts, 'signIn' | 'ports' | 'resident'>,
  next: () => Promise<void>,
) {
  const now = ports.clock.now();
  const isForm = c.req.method === 'POST';
  const secret = secretIn(getCookie(c, RESIDENT_COOKIE));
  const session = secret === null ? null : await residentSessionOf(resident.signIn, secret, now);
  if (session === null) return isForm ? goneMeanwhile(c, '/inwoner/aanmelden') : c.redirect('/inwoner/aanmelden', 303);
  const form = !isForm ? new URLSearchParams() : isOurs(c, signIn) ? await formOf(c) : null;
  if (form === 'too large') return tooLarge(c);
  if (form === null || (isForm && !isSame(form.get('formulier') ?? '', derived(session.secret, 'formulier'))))
    return foreignForm(c, '/inwoner');
  const fast = ports.rates.spend(`inwoner ${session.resident.name}`, 'lezen', 1, now);
  if (fast !== null) return tooFast(c, fast.retryAfterSeconds);
  c.set('form', form);
  c.set('resident', session);
  return next();
}

function signInPath(c: ScreenContext): string {
  const { pathname, search } = new URL(c.req.url);
  return `/aanmelden?${new URLSearchParams({ naar: `${pathname}${search}` })}`;
}

/** A browser says of every form where it comes from (Fetch, 3.2). One that says nothing says at least whether it is ours. */
export function isOurs(c: ScreenContext, { origin }: Pick<SignInParts, 'origin'>): boolean {
  const said = c.req.header('origin');
  return said === undefined ? c.req.header('sec-fetch-site') === 'same-origin' : said === origin();
}

export async function formOf(c: ScreenContext): Promise<URLSearchParams | 'too large' | null> {
  if (c.req.header('content-type')?.split(';')[0]?.trim() !== 'application/x-www-form-urlencoded') return null;
  if (Number(c.req.header('content-length') ?? MAX_FORM_BYTES + 1) > MAX_FORM_BYTES) return 'too large';
  return new URLSearchParams(await c.req.text());
}

function goneMeanwhile(c: ScreenContext, again = '/aanmelden') {
  const page = (
    <Page title="U bent niet meer aangemeld">
      <Text>
        U was te lang weg, of u meldde zich ergens anders af. Wat u net invulde, is niet bewaard. Meld u aan en vul het
        opnieuw in.
      </Text>
      <Actions>
        <ButtonLink href={again}>Aanmelden</ButtonLink>
      </Actions>
    </Page>
  );
  return answerPage(c, page, 403);
}

function foreignForm(c: ScreenContext, back = '/werk') {
  const page = (
    <Page title="Dit formulier is niet aangenomen">
      <Text>
        Het formulier hoort niet bij uw aanmelding van nu. Er is niets veranderd. Open de bladzijde opnieuw en vul het
        nog eens in.
      </Text>
      <Actions>
        <ButtonLink href={back}>{back === '/werk' ? 'Naar uw werk' : 'Naar het overzicht'}</ButtonLink>
      </Actions>
    </Page>
  );
  return answerPage(c, page, 403);
}

function notForThisRole(c: ScreenContext) {
  const page = (
    <Page title="Uw rol kan dit niet">
      <Text>Uw rol bij uw organisatie geeft hier geen toegang. Klopt dat niet? Vraag het uw beheerder.</Text>
      <Actions>
        <ButtonLink href="/werk">Naar uw werk</ButtonLink>
      </Actions>
    </Page>
  );
  return answerPage(c, page, 403);
}
