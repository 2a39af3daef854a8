/** The tray of a team, the weightiest first; its filters stand in the address, so that a colleague sees the same. */
import type { Hono } from 'hono';
import { plusDays } from '../../../consent/working-days.ts';
import { plusWorkingDays } from '../../casework/calendar.ts';
import type { Earlier } from '../../casework/vroegsignalering/matching.ts';
import { weightOf } from '../../casework/vroegsignalering/priority.ts';
import type { Settings } from '../../casework/vroegsignalering/settings.ts';
import { termsOf } from '../../casework/vroegsignalering/terms.ts';
import { livingSignals, STATEN, type Staat, staatOf } from '../../casework/vroegsignalering/zaak.ts';
import { knownBeside } from '../../casework/zaken/beside.ts';
import type { StoredZaak, TrayQuery, TrayRow } from '../../casework/zaken/ports.ts';
import { readableAreas } from '../../cijfers/reading.ts';
import {
  Actions,
  Button,
  ButtonLink,
  type Column,
  Heading,
  Link,
  Notice,
  Table,
  Tag,
  Tags,
  Text,
} from '../components.tsx';
import { SelectField } from '../form-parts.tsx';
import { Page } from '../layout.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { atDesk, type Desk, pathTo, signedInOf, TeamPage } from './team-page.tsx';
import {
  colleagueName,
  countdown,
  dayWords,
  euroWords,
  firstTerm,
  PARTNER_WORDS,
  STAAT_WORDS,
  shortName,
  TERM_WORDS,
} from './words.ts';

const ROWS = 25;
/** Of everything that is open, for counting; the team leader's page says so when there is more. */
const COUNTED = 500;
const SOON_WORKING_DAYS = 3;
const CURSOR = /^[A-Za-z0-9_-]{1,400}$/;
const OPEN_STATEN = STATEN.filter(one => one !== 'gesloten' && one !== 'samengevoegd');

interface Filter {
  readonly houder: '' | 'mij' | 'niemand';
  readonly staat: Staat | '';
  readonly laat: boolean;
}

export function trayPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports } = parts;

  pages.get('/werk', async c => {
    const { teams, roles } = c.get('caller').person;
    if (roles.some(role => role === 'privacyfunctionaris' || role === 'fg')) return c.redirect('/toezicht', 303);
    const kept = await ports.teamKeys.teams();
    const own = c.get('session').person.roles.some(role => role === 'medewerker' || role === 'teamleider') ? teams : [];
    const firstPage = (team: string) => (kept.some(one => one === team) ? 'lade' : 'overdrachten');
    const [only] = own;
    if (only !== undefined && own.length === 1) return c.redirect(pathTo({ code: codeOf(only) }, firstPage(only)), 303);
    const readsFigures = (await readableAreas(ports, c.get('caller').oin, ports.clock.now())).length > 0;
    if (readsFigures && own.length === 0 && roles.every(role => role === 'medewerker'))
      return c.redirect('/cijfers', 303);
    return answerPage(
      c,
      <Page
        title="Uw werk"
        signedIn={signedInOf(c)}
        navigation={[
          { href: '/werk', text: 'Uw werk' },
          { href: '/sociale-kaart', text: 'Sociale kaart' },
        ]}
        at="/werk"
        pretend={parts.pretend}
      >
        {own.length === 0 && !readsFigures ? (
          <Notice kind="info">
            <Text>Voor uw rol of uw team zijn hier nog geen schermen. Wat u mag, kan wel met de API.</Text>
          </Notice>
        ) : (
          <ul>
            {own.map(team => (
              <li>
                <Link href={pathTo({ code: codeOf(team) }, firstPage(team))}>
                  {firstPage(team) === 'lade' ? 'Lade' : 'Overdrachten'} van {codeOf(team)}
                </Link>
              </li>
            ))}
            {readsFigures ? (
              <li>
                <Link href="/cijfers">Cijfers van uw gemeente en uw regio</Link>
              </li>
            ) : null}
          </ul>
        )}
        <form method="post" action="/afmelden">
          <input type="hidden" name="formulier" value={signedInOf(c).formToken} />
          <Actions>
            <Button look="secondary" name="overal" value="ja">
              Op alle apparaten afmelden
            </Button>
          </Actions>
        </form>
      </Page>,
    );
  });

  pages.get('/team/:team/lade', c =>
    atDesk(c, parts, async desk => {
      const filter = filterOf(c);
      const after = c.req.query('na');
      const query = queryOf(desk, filter, after !== undefined && CURSOR.test(after) ? after : null, ROWS);
      const [rows, { settings }] = await Promise.all([
        ports.zaken.tray(desk.team, query),
        ports.zaken.settings(desk.team),
      ]);
      const known = await knownBeside(ports, desk.team, rows);
      const next = rows.length === ROWS ? rows.at(-1)!.cursor : null;
      return answerPage(c, <Tray {...{ desk, filter, rows, settings, known, next, isFirst: query.after === null }} />);
    }),
  );

  // The first that nobody has yet; when there is none, the first of one's own.
  pages.get('/team/:team/volgende', c =>
    atDesk(c, parts, async desk => {
      const ask = async (houder: Filter['houder']) =>
        (await ports.zaken.tray(desk.team, queryOf(desk, { houder, staat: '', laat: false }, null, 2))).find(
          ({ zaak }) => zaak.zaakId !== c.req.query('na'),
        );
      const row = (await ask('niemand')) ?? (await ask('mij'));
      return c.redirect(pathTo(desk, row === undefined ? 'lade' : `zaken/${row.zaak.zaakId}`), 303);
    }),
  );

  pages.get('/team/:team/overzicht', c =>
    atDesk(c, parts, async desk => {
      const lateOn = plusDays(plusWorkingDays(desk.today, SOON_WORKING_DAYS), 1);
      const everything = { ...queryOf(desk, { houder: '', staat: '', laat: false }, null, COUNTED) };
      const [all, soon, { settings }] = await Promise.all([
        ports.zaken.tray(desk.team, everything),
        ports.zaken.tray(desk.team, { ...everything, lateOn, limit: ROWS }),
        ports.zaken.settings(desk.team),
      ]);
      const known = await knownBeside(ports, desk.team, soon);
      return answerPage(c, <Overview {...{ desk, all, soon, settings, known }} />);
    }),
  );
}

const codeOf = (team: string) => team.slice(team.indexOf('/') + 1);

function filterOf(c: ScreenContext): Filter {
  const houder = c.req.query('houder');
  const staat = OPEN_STATEN.find(one => one === c.req.query('staat'));
  return {
    houder: houder === 'mij' || houder === 'niemand' ? houder : '',
    staat: staat ?? '',
    laat: c.req.query('laat') === 'ja',
  };
}

function queryOf(desk: Desk, { houder, staat, laat }: Filter, after: string | null, limit: number): TrayQuery {
  return {
    ...{ gemeenten: null, staat: staat === '' ? null : staat, after, limit },
    houder: houder === '' ? null : houder === 'mij' ? desk.self : houder,
    lateOn: laat ? desk.today : null,
  };
}

function addressOf(desk: Desk, { houder, staat, laat }: Filter, na?: string): string {
  const query = new URLSearchParams({
    ...(houder === '' ? {} : { houder }),
    ...(staat === '' ? {} : { staat }),
    ...(laat ? { laat: 'ja' } : {}),
    ...(na === undefined ? {} : { na }),
  }).toString();
  return pathTo(desk, query === '' ? 'lade' : `lade?${query}`);
}

interface Rows {
  readonly desk: Desk;
  readonly settings: Settings;
  readonly known: ReadonlyMap<string, readonly Earlier[]>;
}

function columnsOf({ desk, settings, known }: Rows): readonly Column<StoredZaak>[] {
  return [
    {
      head: 'Zaak',
      cell: ({ zaak }) => <Link href={pathTo(desk, `zaken/${zaak.zaakId}`)}>{shortName(zaak.zaakId)}</Link>,
    },
    { head: 'Termijn', cell: ({ zaak }) => <TermTag {...{ zaak, settings, today: desk.today }} /> },
    { head: 'Achterstand', cell: row => <Arrears {...{ row, known }} /> },
    {
      head: 'Bedrag',
      number: true,
      cell: ({ zaak }) => euroWords(weightOf(zaak, known.get(zaak.adres) ?? []).bedragEuro),
    },
    { head: 'Staat', cell: ({ zaak }) => STAAT_WORDS[staatOf(zaak)] },
    { head: 'Bij', cell: ({ zaak }) => holderWords(desk, zaak.houder) },
  ];
}

export function holderWords({ self }: Pick<Desk, 'self'>, houder: string | null): string {
  if (houder === null) return 'niemand';
  return self.some(name => name === houder) ? 'u' : colleagueName(houder);
}

function TermTag({ zaak, settings, today }: { zaak: StoredZaak['zaak']; settings: Settings; today: string }) {
  const term = firstTerm(termsOf(zaak, settings));
  if (term === null) return <>geen</>;
  const { text, look } = countdown(term.uiterlijk, today);
  return (
    <>
      <Tag look={look}>{text}</Tag> {TERM_WORDS[term.naam]}
    </>
  );
}

function Arrears({ row: { zaak }, known }: { row: StoredZaak; known: Rows['known'] }) {
  const weight = weightOf(zaak, known.get(zaak.adres) ?? []);
  const partners = [...new Set(livingSignals(zaak).map(({ signaal }) => PARTNER_WORDS[signaal.partner]))];
  return (
    <>
      {partners.join(', ')}
      <Tags>
        {weight.crisisdatum === null ? null : <Tag look="rood">crisis {dayWords(weight.crisisdatum)}</Tag>}
        {weight.meervoudig ? <Tag>meer signalen</Tag> : null}
        {weight.opeenvolgend ? <Tag>vaker in half jaar</Tag> : null}
        {weight.warmeOverdracht ? <Tag>warme overdracht</Tag> : null}
      </Tags>
    </>
  );
}

function Tray({
  desk,
  filter,
  rows,
  settings,
  known,
  next,
  isFirst,
}: Rows & { filter: Filter; rows: readonly TrayRow[]; next: string | null; isFirst: boolean }) {
  return (
    <TeamPage desk={desk} title="Lade" at="lade">
      <Text>Wat het eerst moet, staat bovenaan. Namen en adressen staan pas in de zaak zelf.</Text>
      <Actions>
        <ButtonLink href={pathTo(desk, 'volgende')}>Volgende zaak</ButtonLink>
      </Actions>
      <form method="get" action={pathTo(desk, 'lade')} class="sh-niet-druk">
        <div class="sh-rij">
          <SelectField
            name="houder"
            label="Bij wie"
            value={filter.houder}
            empty="Iedereen"
            choices={[
              { value: 'mij', text: 'Bij mij' },
              { value: 'niemand', text: 'Bij niemand' },
            ]}
          />
          <SelectField
            name="staat"
            label="Staat"
            value={filter.staat}
            empty="Alles wat open is"
            choices={OPEN_STATEN.map(value => ({ value, text: STAAT_WORDS[value] }))}
          />
          <SelectField
            name="laat"
            label="Termijn"
            value={filter.laat ? 'ja' : ''}
            empty="Alle"
            choices={[{ value: 'ja', text: 'Te laat' }]}
          />
          <Button look="secondary">Filter</Button>
        </div>
      </form>
      {rows.length === 0 ? (
        <Notice kind="info">
          <Text>{isFirst ? 'Er is nu niets dat hierbij past.' : 'Verder is er niets.'}</Text>
        </Notice>
      ) : (
        <Table
          caption={isFirst ? (next === null ? countWords(rows.length) : `De eerste ${rows.length}`) : 'Vervolg'}
          columns={columnsOf({ desk, settings, known })}
          rows={rows}
        />
      )}
      <Actions>
        {isFirst ? null : <Link href={addressOf(desk, filter)}>Naar het begin</Link>}
        {next === null ? null : (
          <ButtonLink look="secondary" href={addressOf(desk, filter, next)}>
            Meer zaken
          </ButtonLink>
        )}
      </Actions>
    </TeamPage>
  );
}

const countWords = (count: number) => (count === 1 ? '1 zaak' : `${count} zaken`);

function Overview({ desk, all, soon, settings, known }: Rows & { all: readonly TrayRow[]; soon: readonly TrayRow[] }) {
  const counts = [...groups(all.map(({ zaak }) => holderWords(desk, zaak.houder)))];
  const states = [...groups(all.map(({ zaak }) => STAAT_WORDS[staatOf(zaak)]))];
  const counted: readonly Column<readonly [string, number]>[] = [
    { head: '', cell: ([name]) => name },
    { head: 'Zaken', number: true, cell: ([, count]) => count },
  ];
  return (
    <TeamPage desk={desk} title="Overzicht van het team" at="overzicht">
      <Heading level={2}>Te laat, of binnen {SOON_WORKING_DAYS} werkdagen</Heading>
      {soon.length === 0 ? (
        <Notice kind="ok">
          <Text>Geen termijn loopt af.</Text>
        </Notice>
      ) : (
        <Table
          caption={soon.length === ROWS ? `De eerste ${ROWS}` : countWords(soon.length)}
          columns={columnsOf({ desk, settings, known })}
          rows={soon}
        />
      )}
      <div class="sh-kolommen">
        <div>
          <Heading level={2}>Bij wie</Heading>
          <Table caption="Open zaken" columns={[{ ...counted[0]!, head: 'Wie' }, counted[1]!]} rows={counts} />
        </div>
        <div>
          <Heading level={2}>Hoe ver</Heading>
          <Table caption="Open zaken" columns={[{ ...counted[0]!, head: 'Staat' }, counted[1]!]} rows={states} />
        </div>
      </div>
      {all.length === COUNTED ? <Text>Geteld zijn de {COUNTED} zaken die het eerst moeten.</Text> : null}
    </TeamPage>
  );
}

function groups(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].sort(([, one], [, other]) => other - one));
}
