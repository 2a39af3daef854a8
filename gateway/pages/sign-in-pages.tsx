/** Signing in and out. Nothing is typed here: who somebody is, is proved to the provider of the own organisation. */
import type { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { isInForce } from '../access/person.ts';
import { secretIn } from '../signing-in/secret.ts';
import { type Session, sessionOf } from '../signing-in/session.ts';
import { ATTEMPT_MS, beginSignIn, finishSignIn, safeWayBack, signOut } from '../signing-in/sign-in.ts';
import { Actions, Button, ButtonLink, Heading, Link, Notice, Text } from './components.tsx';
import { PROVIDER_COOKIE, putCookie, SESSION_COOKIE, SIGN_IN_COOKIE } from './cookies.ts';
import { notHere } from './error-pages.tsx';
import { TextField } from './form-parts.tsx';
import { MessagePage, Page } from './layout.tsx';
import { answerPage } from './render.ts';
import type { ScreenContext, ScreenEnvironment } from './screen-environment.ts';
import type { ScreenParts } from './screens.tsx';

/** Above this many a list is searched rather than read. */
const LIST = 12;
const REMEMBERED_SECONDS = 60 * 86_400;

interface Provider {
  readonly id: string;
  readonly naam: string;
  /** More than one at this organisation: which. */
  readonly which: string | null;
}

export function signInPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports, signIn, pretend } = parts;

  pages.get('/aanmelden', async c => {
    const wayBack = safeWayBack(c.req.query('naar'));
    const asked = (c.req.query('organisatie') ?? '').slice(0, 80);
    const all = await providersNow();
    const last = all.find(one => one.id === getCookie(c, PROVIDER_COOKIE)) ?? null;
    return answerPage(c, <ChooseOrganisation {...{ all, asked, last, wayBack, pretend }} />);
  });

  pages.get('/aanmelden/:aanmelddienst', async c => {
    const wayBack = safeWayBack(c.req.query('naar'));
    const again = c.req.query('opnieuw') === 'ja' ? await sessionIn(c) : null;
    const providerId = c.req.param('aanmelddienst');
    const begun = await beginSignIn(signIn, { providerId, wayBack, again }, ports.clock.now());
    switch (begun.kind) {
      case 'unknown':
        return notHere(c);
      case 'begun':
        putCookie(c, SIGN_IN_COOKIE, begun.secret, ATTEMPT_MS / 1_000);
        c.header('Cache-Control', 'no-store');
        return c.redirect(begun.url, 303);
      case 'busy':
      case 'unreachable':
        return failed(
          c,
          'De aanmelddienst van uw organisatie antwoordt nu niet. Probeer het over een paar minuten.',
          503,
        );
    }
  });

  pages.get('/aanmelden/klaar/:kenmerk', async c => {
    const { pathname, search } = new URL(c.req.url);
    const cookies = {
      attempt: secretIn(getCookie(c, SIGN_IN_COOKIE)),
      current: secretIn(getCookie(c, SESSION_COOKIE)),
    };
    const finished = await finishSignIn(signIn, { ...cookies, path: `${pathname}${search}` }, ports.clock.now());
    switch (finished.kind) {
      case 'signed_in': {
        putCookie(c, SIGN_IN_COOKIE, '');
        putCookie(c, SESSION_COOKIE, finished.secret);
        putCookie(c, PROVIDER_COOKIE, finished.providerId, REMEMBERED_SECONDS);
        c.header('Cache-Control', 'no-store');
        return c.redirect(finished.wayBack, 303);
      }
      case 'nobody':
        return failed(
          c,
          'U bent bekend bij uw organisatie, maar u hebt daar nog geen rol of team voor Seinhuis. Vraag het uw beheerder.',
          403,
        );
      case 'unreachable':
        return failed(
          c,
          'De aanmelddienst van uw organisatie antwoordt nu niet. Probeer het over een paar minuten.',
          503,
        );
      case 'refused':
        return failed(
          c,
          'Dit aanmelden is niet gelukt. Misschien duurde het te lang, of was het al gebruikt. Begin opnieuw.',
          400,
        );
    }
  });

  pages.post('/afmelden', async c => {
    const session = c.get('session');
    await signOut(signIn, session, c.get('form').get('overal') === 'ja');
    putCookie(c, SESSION_COOKIE, '');
    return c.redirect(`/afgemeld?${new URLSearchParams({ bij: session.provider.id })}`, 303);
  });

  pages.get('/afgemeld', async c => {
    const directory = await ports.directory.current();
    const provider = [...directory.identityProviders.values()].flat().find(one => one.id === c.req.query('bij'));
    const end =
      provider?.screens === undefined ? null : await signIn.providers.endUrl(provider, `${signIn.origin()}/afgemeld`);
    return answerPage(
      c,
      <Page title="U bent afgemeld" pretend={pretend}>
        <Text>Op deze computer staat niets meer van uw werk open.</Text>
        {end === null ? null : (
          <>
            <Text>
              Bij uw organisatie bent u nog wel aangemeld. Werkt hier straks iemand anders? Meld u dan ook daar af.
            </Text>
            <Actions>
              <ButtonLink href={end}>Ook bij uw organisatie afmelden</ButtonLink>
            </Actions>
          </>
        )}
        <Actions>
          <Link href="/aanmelden">Opnieuw aanmelden</Link>
        </Actions>
      </Page>,
    );
  });

  /** Providers of organisations that take part, in the order of their names. */
  async function providersNow(): Promise<readonly Provider[]> {
    const { organisations, identityProviders } = await ports.directory.current();
    const now = ports.clock.now();
    return [...organisations.values()]
      .filter(({ status }) => status === 'aangesloten')
      .sort((one, other) => one.naam.localeCompare(other.naam, 'nl'))
      .flatMap(({ oin, naam }) => {
        const own = (identityProviders.get(oin) ?? []).filter(one => one.screens !== undefined && isInForce(one, now));
        return own.map(({ id }) => ({ id, naam, which: own.length > 1 ? id : null }));
      });
  }

  async function sessionIn(c: ScreenContext): Promise<Session | null> {
    const secret = secretIn(getCookie(c, SESSION_COOKIE));
    return secret === null ? null : sessionOf(signIn, secret, ports.clock.now());
  }

  function failed(c: ScreenContext, text: string, status: 400 | 403 | 503) {
    const page = (
      <MessagePage title="Aanmelden is niet gelukt" text={text} pretend={pretend}>
        <Actions>
          <ButtonLink href={`${signIn.origin()}/aanmelden`}>Opnieuw aanmelden</ButtonLink>
        </Actions>
      </MessagePage>
    );
    return answerPage(c, page, status);
  }
}

const pathOf = ({ id }: Pick<Provider, 'id'>, wayBack: string) =>
  `/aanmelden/${id}?${new URLSearchParams({ naar: wayBack })}`;

function ChooseOrganisation({
  all,
  asked,
  last,
  wayBack,
  pretend,
}: {
  all: readonly Provider[];
  asked: string;
  last: Provider | null;
  wayBack: string;
  pretend: boolean;
}) {
  const words = asked.toLocaleLowerCase('nl').trim();
  const found = all.filter(({ naam }) => naam.toLocaleLowerCase('nl').includes(words));
  return (
    <Page title="Aanmelden" pretend={pretend}>
      <Text lead>Waar werkt u? U meldt zich aan bij uw eigen organisatie. Hier is geen wachtwoord nodig.</Text>
      {last === null ? null : (
        <Actions>
          <ButtonLink href={pathOf(last, wayBack)}>Aanmelden bij {last.naam}</ButtonLink>
        </Actions>
      )}
      {all.length === 0 ? (
        <Notice kind="info">
          <Text>Er is nog geen organisatie waarvan mensen zich hier kunnen aanmelden.</Text>
        </Notice>
      ) : null}
      {all.length > LIST ? (
        <search>
          <form method="get" action="/aanmelden">
            <input type="hidden" name="naar" value={wayBack} />
            <div class="sh-rij">
              <TextField name="organisatie" label="Zoek uw organisatie" value={asked} type="search" />
              <Button look="secondary">Zoeken</Button>
            </div>
          </form>
        </search>
      ) : null}
      {all.length > 0 ? (
        <>
          <Heading level={2}>{words === '' ? 'Alle organisaties' : `Gevonden: ${found.length}`}</Heading>
          {found.length === 0 ? <Text>Geen organisatie met deze naam. Probeer een deel van de naam.</Text> : null}
          <ul>
            {found.map(one => (
              <li>
                <Link href={pathOf(one, wayBack)}>
                  {one.naam}
                  {one.which === null ? '' : ` (${one.which})`}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Page>
  );
}
