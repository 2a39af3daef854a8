/** The sociale kaart on a page: whom to turn to and how to reach them today; a team leader says that the own entries are right. */
import type { Hono } from 'hono';
import type { SocialeKaartVermelding } from '../../../schemas/generated/types.ts';
import { UUID } from '../../http/page.ts';
import { changeKaart, readKaart } from '../../kaart/kaart.ts';
import { Actions, Button, Card, Heading, Notice, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { Page } from '../layout.tsx';
import { Reach } from '../overdrachten/reach.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { OfficePage, officeOf } from '../toezicht/office.tsx';
import { atTeam, type Desk, FormToken, pathTo, signedInOf, TeamPage } from '../zaken/team-page.tsx';
import { KaartIntroduction, KaartSearch, type SearchedKaart, searchKaart } from './kaart-search.tsx';

const OWN_ROWS = 50;
const VERSION = /^[1-9]\d{0,8}$/;

export function kaartPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports } = parts;

  pages.get('/team/:team/sociale-kaart', c =>
    atTeam(c, parts, async desk => {
      const now = ports.clock.now();
      const own = { gemeentecode: null, hulpvraag: null, team: desk.team };
      const [searched, mine] = await Promise.all([
        searchKaart(ports, c.req.query(), now),
        readKaart(ports, own, null, OWN_ROWS, now),
      ]);
      const notice = c.req.query('gedaan') === undefined ? null : 'ok';
      return answerPage(c, <Kaart {...{ desk, ...searched, own: mine.items, notice }} />);
    }),
  );

  pages.get('/sociale-kaart', async c => {
    const searched = await searchKaart(ports, c.req.query(), ports.clock.now());
    const content = (
      <>
        <KaartIntroduction />
        <KaartSearch {...searched} path="/sociale-kaart" />
      </>
    );
    const isOfficer = c.get('caller').person.roles.some(role => role === 'privacyfunctionaris' || role === 'fg');
    const at = '/sociale-kaart';
    if (isOfficer) {
      const office = await officeOf(c, parts);
      return answerPage(
        c,
        <OfficePage {...{ office, at }} title="Sociale kaart">
          {content}
        </OfficePage>,
      );
    }
    const navigation = [
      { href: '/werk', text: 'Uw werk' },
      { href: at, text: 'Sociale kaart' },
    ];
    return answerPage(
      c,
      <Page {...{ at, navigation, pretend: parts.pretend }} title="Sociale kaart" signedIn={signedInOf(c)}>
        {content}
      </Page>,
    );
  });

  pages.post('/team/:team/sociale-kaart/:kaartvermeldingId/bevestiging', c =>
    atTeam(c, parts, async desk => {
      const kaartvermeldingId = c.req.param('kaartvermeldingId') ?? '';
      const versie = c.get('form').get('versie') ?? '';
      if (!UUID.test(kaartvermeldingId) || !VERSION.test(versie)) return notHere(c);
      const now = ports.clock.now();
      const step = { kind: 'bevestigd', kaartvermeldingId, versie: Number(versie) } as const;
      const done = await changeKaart(ports, desk.caller.person, desk.team, step, now);
      if (done.kind === 'changed') return c.redirect(pathTo(desk, 'sociale-kaart?gedaan=ja'), 303);
      if (done.code !== 'VERSIE_VERLOPEN') return notHere(c);
      const own = await readKaart(ports, { gemeentecode: null, hulpvraag: null, team: desk.team }, null, OWN_ROWS, now);
      const asked = { gemeente: '', hulpvraag: '' } as const;
      return answerPage(
        c,
        <Kaart {...{ desk, asked, gemeenten: [], found: null, own: own.items, notice: 'stale' }} />,
        412,
      );
    }),
  );
}

function Kaart({
  desk,
  asked,
  gemeenten,
  found,
  own,
  notice,
}: SearchedKaart & {
  desk: Desk;
  own: readonly SocialeKaartVermelding[];
  notice: string | null;
}) {
  return (
    <TeamPage desk={desk} title="Sociale kaart" at="sociale-kaart">
      {notice === null ? null : (
        <Notice kind={notice === 'ok' ? 'ok' : 'error'}>
          <Text>
            {notice === 'ok'
              ? 'Bevestigd.'
              : 'Iemand heeft deze vermelding net gewijzigd. Kijk of zij klopt en bevestig dan opnieuw.'}
          </Text>
        </Notice>
      )}
      <KaartIntroduction />
      <KaartSearch {...{ asked, gemeenten, found }} path={pathTo(desk, 'sociale-kaart')} />
      <Heading level={2}>Wat over uw team in de kaart staat</Heading>
      {own.length === 0 ? (
        <Text>Uw team staat er nog niet in. Uw teamleider geeft het op met uw eigen systeem.</Text>
      ) : (
        own.map(entry => (
          <Card>
            <Heading level={3}>{entry.opgave.naam}</Heading>
            <Reach entry={entry} />
            {desk.leads ? (
              <form method="post" action={pathTo(desk, `sociale-kaart/${entry.kaartvermeldingId}/bevestiging`)}>
                <FormToken desk={desk} />
                <input type="hidden" name="versie" value={String(entry.versie)} />
                <Actions>
                  <Button look="secondary">Dit klopt nog: {entry.opgave.naam}</Button>
                </Actions>
              </form>
            ) : (
              <Text>Klopt iets niet? Zeg het uw teamleider.</Text>
            )}
          </Card>
        ))
      )}
    </TeamPage>
  );
}
