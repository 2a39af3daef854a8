/** The sociale kaart on a page: whom to turn to and how to reach them today; a team leader says that the own entries are right. */
import type { Hono } from 'hono';
import { isValidOn } from '../../../consent/moment.ts';
import type { SocialeKaartVermelding } from '../../../schemas/generated/types.ts';
import { UUID } from '../../http/page.ts';
import { changeKaart, readKaart } from '../../kaart/kaart.ts';
import type { Hulpvraag } from '../../kaart/ports.ts';
import { Actions, Button, ButtonLink, Card, Heading, Notice, Tag, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { type Choice, SelectField } from '../form-parts.tsx';
import { Reach } from '../overdrachten/reach.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { atTeam, type Desk, FormToken, pathTo, TeamPage } from '../zaken/team-page.tsx';

const ROWS = 25;
const OWN_ROWS = 50;
const VERSION = /^[1-9]\d{0,8}$/;
const CODE = /^\d{4}$/;

export const HULPVRAAG_WORDS: Readonly<Record<Hulpvraag, string>> = {
  schuldhulp: 'Schuldhulp',
  wmo: 'Ondersteuning thuis (Wmo)',
  beschermd_wonen: 'Beschermd wonen',
  opvang: 'Opvang',
  nazorg: 'Nazorg na detentie',
  wvggz: 'Verplichte zorg (Wvggz)',
  inkomen: 'Werk en inkomen',
  wonen: 'Wonen',
  jeugd: 'Jeugdhulp',
  zorg: 'Zorg',
  bemoeizorg: 'Bemoeizorg',
  clientondersteuning: 'Cliëntondersteuning',
};

interface Asked {
  readonly gemeente: string;
  readonly hulpvraag: Hulpvraag | '';
}

export function kaartPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports } = parts;

  pages.get('/team/:team/sociale-kaart', c =>
    atTeam(c, parts, async desk => {
      const now = ports.clock.now();
      const asked = askedIn(c);
      const after = c.req.query('na') ?? '';
      const isAsked = asked.gemeente !== '' || asked.hulpvraag !== '';
      const question = { gemeentecode: asked.gemeente || null, hulpvraag: asked.hulpvraag || null, team: null };
      const own = { gemeentecode: null, hulpvraag: null, team: desk.team };
      const [found, mine] = await Promise.all([
        isAsked ? readKaart(ports, question, UUID.test(after) ? after : null, ROWS, now) : null,
        readKaart(ports, own, null, OWN_ROWS, now),
      ]);
      const gemeenten = (ports.routing.municipalities?.gemeenten ?? [])
        .filter(one => isValidOn(one.validity, desk.today))
        .map(({ gemeentecode, naam }): Choice => ({ value: gemeentecode, text: naam }))
        .sort((one, other) => one.text.localeCompare(other.text, 'nl'));
      const notice = c.req.query('gedaan') === undefined ? null : 'ok';
      return answerPage(c, <Kaart {...{ desk, asked, gemeenten, found, own: mine.items, notice }} />);
    }),
  );

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

function askedIn(c: ScreenContext): Asked {
  const [gemeente, hulpvraag] = [c.req.query('gemeente') ?? '', c.req.query('hulpvraag') ?? ''];
  return {
    gemeente: CODE.test(gemeente) ? gemeente : '',
    hulpvraag: Object.hasOwn(HULPVRAAG_WORDS, hulpvraag) ? (hulpvraag as Hulpvraag) : '',
  };
}

function Kaart({
  desk,
  asked,
  gemeenten,
  found,
  own,
  notice,
}: {
  desk: Desk;
  asked: Asked;
  gemeenten: readonly Choice[];
  found: { readonly items: readonly SocialeKaartVermelding[]; readonly next: string | null } | null;
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
      <Text>Zoek bij wie u moet zijn, en hoe u hen vandaag bereikt. Hier staan teams en functies, geen personen.</Text>
      <form method="get" action={pathTo(desk, 'sociale-kaart')}>
        <div class="sh-rij">
          <SelectField
            name="hulpvraag"
            label="Waarvoor?"
            value={asked.hulpvraag}
            empty="Alles"
            choices={Object.entries(HULPVRAAG_WORDS).map(([value, text]) => ({ value, text }))}
          />
          {gemeenten.length === 0 ? null : (
            <SelectField
              name="gemeente"
              label="Welke gemeente?"
              value={asked.gemeente}
              empty="Alle"
              choices={gemeenten}
            />
          )}
          <Button>Zoeken</Button>
        </div>
      </form>
      {found === null ? null : <Found {...{ desk, asked, found }} />}
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

function Found({
  desk,
  asked,
  found: { items, next },
}: {
  desk: Desk;
  asked: Asked;
  found: { readonly items: readonly SocialeKaartVermelding[]; readonly next: string | null };
}) {
  const more = new URLSearchParams({ ...asked, na: next ?? '' });
  return (
    <>
      <Heading level={2}>Gevonden</Heading>
      {items.length === 0 ? (
        <Notice kind="info">
          <Text>Geen team gevonden. Kies alle gemeenten, of een andere hulpvraag.</Text>
        </Notice>
      ) : (
        items.map(entry => (
          <Card>
            <Heading level={3}>
              {entry.opgave.naam}, {entry.organisatie}
            </Heading>
            <p class="nl-paragraph">
              {entry.opgave.hulpvragen.map(one => (
                <Tag>{HULPVRAAG_WORDS[one]}</Tag>
              ))}
            </p>
            <Reach entry={entry} />
          </Card>
        ))
      )}
      {next === null ? null : (
        <Actions>
          <ButtonLink look="secondary" href={pathTo(desk, `sociale-kaart?${more}`)}>
            Meer teams
          </ButtonLink>
        </Actions>
      )}
    </>
  );
}
