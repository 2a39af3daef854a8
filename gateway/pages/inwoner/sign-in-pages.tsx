/** Signing in and out as a resident, at the broker of the operator. Without a broker the page says what else there is. */
import type { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { beginResident, endResident, finishResident, RESIDENT_CALLBACK } from '../../inwoner/resident-sign-in.ts';
import { secretIn } from '../../signing-in/secret.ts';
import { ATTEMPT_MS } from '../../signing-in/sign-in.ts';
import { Actions, ButtonLink, Link, Notice, Text } from '../components.tsx';
import { putCookie, RESIDENT_COOKIE, RESIDENT_SIGN_IN_COOKIE } from '../cookies.ts';
import { Page } from '../layout.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { WhoHelps } from './told-view.tsx';

const ASK = '/inwoner/aanmelden';

export function residentSignInPages(pages: Hono<ScreenEnvironment>, { ports, resident, pretend }: ScreenParts): void {
  pages.get(ASK, c => answerPage(c, <Ask open={resident.signIn.broker() !== null} pretend={pretend} />));

  pages.get(`${ASK}/begin`, async c => {
    const begun = await beginResident(resident.signIn, ports.clock.now());
    if (begun.kind === 'closed') return answerPage(c, <Ask open={false} pretend={pretend} />, 404);
    if (begun.kind === 'unreachable')
      return failed(c, 'Inloggen lukt nu niet. Probeer het over een paar minuten opnieuw.', 503);
    putCookie(c, RESIDENT_SIGN_IN_COOKIE, begun.secret, ATTEMPT_MS / 1_000);
    c.header('Cache-Control', 'no-store');
    return c.redirect(begun.url, 303);
  });

  pages.get(RESIDENT_CALLBACK, async c => {
    const { pathname, search } = new URL(c.req.url);
    const cookies = {
      attempt: secretIn(getCookie(c, RESIDENT_SIGN_IN_COOKIE)),
      current: secretIn(getCookie(c, RESIDENT_COOKIE)),
    };
    const finished = await finishResident(
      resident.signIn,
      { ...cookies, path: `${pathname}${search}` },
      ports.clock.now(),
    );
    if (finished.kind === 'unreachable')
      return failed(c, 'Inloggen lukt nu niet. Probeer het over een paar minuten opnieuw.', 503);
    if (finished.kind === 'refused')
      return failed(
        c,
        'Het inloggen is niet gelukt. Misschien duurde het te lang. Doet u dit voor een ander, zoals uw kind? Vraag het dan bij uw gemeente.',
        400,
      );
    putCookie(c, RESIDENT_SIGN_IN_COOKIE, '');
    putCookie(c, RESIDENT_COOKIE, finished.secret);
    c.header('Cache-Control', 'no-store');
    return c.redirect('/inwoner', 303);
  });

  pages.post('/inwoner/uitloggen', async c => {
    const end = await endResident(resident.signIn, c.get('resident').secret);
    putCookie(c, RESIDENT_COOKIE, '');
    const page = (
      <Page title="U bent uitgelogd" pretend={pretend}>
        <Text>Op deze computer is van u niets meer te zien. Sluit ook het venster.</Text>
        {end === null ? null : (
          <Actions>
            <ButtonLink href={end}>Ook uitloggen waar u inlogde</ButtonLink>
          </Actions>
        )}
        <Text>
          <Link href={ASK}>Opnieuw inloggen</Link>
        </Text>
      </Page>
    );
    return answerPage(c, page);
  });

  function failed(c: ScreenContext, text: string, status: 400 | 503) {
    const page = (
      <Page title="Inloggen is niet gelukt" pretend={pretend} faulty>
        <Notice kind="error">
          <Text>{text}</Text>
        </Notice>
        <Actions>
          {/* The whole address: the way back from elsewhere can end on another path than it looks. */}
          <ButtonLink href={`${resident.signIn.origin()}${ASK}`}>Opnieuw proberen</ButtonLink>
        </Actions>
        <WhoHelps />
      </Page>
    );
    return answerPage(c, page, status);
  }
}

export function Ask({ open, pretend }: { open: boolean; pretend: boolean }) {
  return (
    <Page title="Wat is er over mij gedeeld" at={ASK} pretend={pretend}>
      <Text lead>
        Log in om te zien welke organisaties iets over u deelden, met wie en waarom. U ziet ook waar u ja op zei. Daar
        kunt u mee stoppen.
      </Text>
      {open ? (
        <>
          <Actions>
            <ButtonLink href={`${ASK}/begin`}>Inloggen</ButtonLink>
          </Actions>
          <ul>
            <li>Wij kijken alleen naar uw BSN. Zo ziet u nooit iets van een ander op uw adres.</li>
            <li>Niet alles heeft een BSN. Wat hier niet staat, kunt u opvragen.</li>
            <li>Dat u keek, schrijven wij op. Organisaties zien dat niet.</li>
          </ul>
        </>
      ) : (
        <Notice kind="info">
          <Text>Inloggen kan hier nog niet. Vraag de gemeente of de organisatie welke gegevens zij over u heeft.</Text>
        </Notice>
      )}
      <Text>
        Kreeg u een brief met een code? <Link href="/brief">Gebruik dan de code</Link>. Daar is geen DigiD voor nodig.
      </Text>
      <WhoHelps />
    </Page>
  );
}
