/** The sociale kaart for who is signed in: which team, and how to reach it today. Nothing about residents is here. */
import type { Hono } from 'hono';
import type { Moment } from '../../consent/moment.ts';
import type { SocialeKaartHulpvraag, SocialeKaartVermelding } from '../../schemas/generated/types.ts';
import { readKaart } from '../kaart/kaart.ts';
import { type Municipalities, nameOn } from '../routing/municipalities.ts';
import { Actions, Button, ButtonLink, Card, Facts, Heading, Notice, Tag, Tags, Text } from './components.tsx';
import { type Choice, SelectField } from './form-parts.tsx';
import { Page } from './layout.tsx';
import { answerPage } from './render.ts';
import type { ScreenEnvironment } from './screen-environment.ts';
import type { ScreenParts } from './screens.tsx';
import { signedInOf } from './zaken/team-page.tsx';
import { dayWords } from './zaken/words.ts';

const PATH = '/sociale-kaart';
const ROWS = 25;
const ID = /^[0-9a-f-]{36}$/;

const HELP_WORDS: Readonly<Record<SocialeKaartHulpvraag, string>> = {
  schuldhulp: 'Hulp bij schulden',
  wmo: 'Hulp thuis (Wmo)',
  beschermd_wonen: 'Beschermd wonen',
  opvang: 'Opvang',
  nazorg: 'Nazorg na detentie',
  wvggz: 'Verplichte zorg (Wvggz)',
  inkomen: 'Werk en inkomen',
  wonen: 'Wonen',
  jeugd: 'Jeugd',
  zorg: 'Zorg',
  bemoeizorg: 'Bemoeizorg',
  clientondersteuning: 'Cliëntondersteuning',
};

export function kaartPages(pages: Hono<ScreenEnvironment>, { ports, pretend }: ScreenParts): void {
  pages.get(PATH, async c => {
    const now = ports.clock.now();
    const municipalities = ports.routing.municipalities;
    const places = placesOn(municipalities, now.localDate);
    const help = Object.keys(HELP_WORDS).find(code => code === c.req.query('hulpvraag')) ?? null;
    const place = places.find(({ value }) => value === c.req.query('gemeente'))?.value ?? null;
    const after = c.req.query('na') ?? '';
    const question = { hulpvraag: help as SocialeKaartHulpvraag | null, gemeentecode: place, team: null };
    const { items, next } = await readKaart(ports, question, ID.test(after) ? after : null, ROWS, now);
    const chosen = new URLSearchParams({ hulpvraag: help ?? '', gemeente: place ?? '' });
    return answerPage(
      c,
      <Page
        title="Sociale kaart"
        at={PATH}
        navigation={[
          { href: '/werk', text: 'Uw werk' },
          { href: PATH, text: 'Sociale kaart' },
        ]}
        signedIn={signedInOf(c)}
        pretend={pretend}
      >
        <Text lead>Welk team is er, en hoe bereikt u het vandaag? Teams houden dit zelf bij.</Text>
        <form method="get" action={PATH} class="sh-rij">
          <SelectField
            name="hulpvraag"
            label="Hulp"
            choices={Object.entries(HELP_WORDS).map(([value, text]) => ({ value, text }))}
            value={help ?? undefined}
            empty="Alle hulp"
          />
          {places.length === 0 ? null : (
            <SelectField
              name="gemeente"
              label="Gemeente"
              choices={places}
              value={place ?? undefined}
              empty="Alle gemeenten"
            />
          )}
          <Button look="secondary">Zoek</Button>
        </form>
        {items.length > 0 ? null : (
          <Notice kind="info">
            <Text>Hier staat geen team. Kies andere hulp of een andere gemeente.</Text>
          </Notice>
        )}
        {items.map(item => (
          <Entry item={item} municipalities={municipalities} now={now} />
        ))}
        {next === null ? null : (
          <Actions>
            <ButtonLink look="secondary" href={`${PATH}?${chosen}&na=${next}`}>
              Meer teams
            </ButtonLink>
          </Actions>
        )}
      </Page>,
    );
  });
}

function placesOn(municipalities: Municipalities | null, today: string): readonly Choice[] {
  const codes = new Set((municipalities?.gemeenten ?? []).map(one => one.gemeentecode));
  return [...codes]
    .map(value => ({ value, text: municipalities === null ? value : nameOn(municipalities, value, today) }))
    .filter(({ value, text }) => value !== text)
    .sort((one, other) => one.text.localeCompare(other.text, 'nl'));
}

function Entry({
  item: { kaartvermeldingId, organisatie, opgave, vandaag, waarschuwingen, bevestigdOp },
  municipalities,
  now,
}: {
  item: SocialeKaartVermelding;
  municipalities: Municipalities | null;
  now: Moment;
}) {
  const { waarneming, weerOpen } = vandaag;
  const name = (code: string) => (municipalities === null ? code : nameOn(municipalities, code, now.localDate));
  return (
    <Card labelledBy={`team-${kaartvermeldingId}`}>
      <Heading level={2} id={`team-${kaartvermeldingId}`}>
        {opgave.naam}
      </Heading>
      <Tags>
        <Tag look={vandaag.open ? 'groen' : 'grijs'}>{vandaag.open ? 'Nu te bereiken' : 'Nu niet te bereiken'}</Tag>
        {waarschuwingen.includes('NIET_BEVESTIGD') ? <Tag look="geel">Lang niet nagekeken</Tag> : null}
      </Tags>
      <Facts
        facts={[
          ['Organisatie', organisatie],
          ['Vraag naar', opgave.functie],
          ['Telefoon', opgave.telefoon ?? null],
          ['E-mail', opgave.email ?? null],
          ['Vandaag', vandaag.uren.map(({ van, tot }) => `${van} tot ${tot} uur`).join(', ') || 'Gesloten'],
          ['Weer open', weerOpen === undefined ? null : `${dayWords(weerOpen.datum)} om ${weerOpen.van} uur`],
          [
            'Neemt waar',
            waarneming === undefined
              ? null
              : [waarneming.functie, waarneming.telefoon, waarneming.email].filter(Boolean).join(', '),
          ],
          ['Hulp', opgave.hulpvragen.map(code => HELP_WORDS[code]).join(', ')],
          ['Gemeenten', opgave.gemeenten.map(name).join(', ')],
          ['Nagekeken op', dayWords(bevestigdOp)],
        ]}
      />
    </Card>
  );
}
