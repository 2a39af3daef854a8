/** What waits for somebody, for the team, and everything: both sides, what is due first on top. No name of a client is here. */
import type { Hono } from 'hono';
import type { OverdrachtRegel } from '../../../schemas/generated/types.ts';
import { FINAL } from '../../casework/overdracht/arrows.ts';
import { termsOf } from '../../casework/overdracht/terms.ts';
import type { TransitionCode } from '../../casework/overdracht/transitions.ts';
import type { ListedHandover } from '../../casework/trajecten/ports.ts';
import { configurationOfHandover, type Regional, regionalRules } from '../../casework/trajecten/regional.ts';
import { lineOf } from '../../http/overdracht-answers.ts';
import { UUID } from '../../http/page.ts';
import { Actions, ButtonLink, Link, Notice, Table, Tag, Text } from '../components.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { atTeam, type Desk, pathTo, TeamPage } from '../zaken/team-page.tsx';
import { holderWords } from '../zaken/tray-pages.tsx';
import { countdown, dayWords, shortName } from '../zaken/words.ts';
import type { TeamNames } from './handover-view.tsx';
import { teamNames } from './team-names.ts';
import { STATUS_LOOKS, STATUS_WORDS, TERM_WORDS, TRANSITION_WORDS } from './words.ts';

const ROWS = 50;

const LISTS = {
  mij: { text: 'Wacht op mij', empty: 'Er wacht nu niets op u.' },
  team: { text: 'Wacht op ons team', empty: 'Er wacht nu niets op uw team.' },
  alles: { text: 'Alles van ons team', empty: 'Uw team heeft nog geen overdrachten.' },
} as const;

type ListName = keyof typeof LISTS;

interface Row {
  readonly line: OverdrachtRegel;
  /** What is due first for the own side. */
  readonly due: { readonly naam: keyof typeof TERM_WORDS; readonly uiterlijk: string } | null;
}

export function listPage(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports } = parts;

  pages.get('/team/:team/overdrachten', c =>
    atTeam(c, parts, async desk => {
      const list = listIn(c);
      const asked = c.req.query('na') ?? '';
      const after = UUID.test(asked) ? asked : null;
      const [found, directory, regional] = await Promise.all([
        ports.trajecten.list(desk.team, {
          ...{ status: null, kant: null, after, count: ROWS },
          waiting: list !== 'alles',
          persons: list === 'mij' ? desk.self : null,
        }),
        ports.directory.current(),
        regionalRules(ports),
      ]);
      const rows = found.flatMap(one => rowOf(one, desk, regional) ?? []).sort(byDue);
      const next = found.length === ROWS ? found.at(-1)!.overdrachtId : null;
      return answerPage(c, <List {...{ desk, list, rows, next, names: teamNames(directory) }} />);
    }),
  );
}

function listIn(c: ScreenContext): ListName {
  const asked = c.req.query('toon') ?? '';
  return Object.hasOwn(LISTS, asked) ? (asked as ListName) : 'mij';
}

function rowOf(listed: ListedHandover, desk: Desk, regional: Regional): Row | null {
  const line = lineOf(listed, desk.team);
  const handover = listed.traject.handovers.find(one => one.handoverId === listed.overdrachtId);
  if (line === null || handover === undefined) return null;
  if (FINAL.includes(handover.status)) return { line, due: null };
  const [first] = termsOf(listed.traject, handover, desk.today, configurationOfHandover(regional, handover))
    .filter(term => !term.met && term.for.includes(line.kant))
    .sort((one, other) => (one.workBy < other.workBy ? -1 : 1));
  return { line, due: first === undefined ? null : { naam: first.name, uiterlijk: first.workBy } };
}

const LATER = '9999';
const byDue = (one: Row, other: Row) =>
  (one.due?.uiterlijk ?? LATER).localeCompare(other.due?.uiterlijk ?? LATER) ||
  one.line.overdrachtId.localeCompare(other.line.overdrachtId);

function List({
  desk,
  list,
  rows,
  next,
  names,
}: {
  desk: Desk;
  list: ListName;
  rows: readonly Row[];
  next: string | null;
  names: TeamNames;
}) {
  const other = ({ kant, afzender, ontvanger }: OverdrachtRegel) => (kant === 'afzender' ? ontvanger : afzender)?.team;
  return (
    <TeamPage desk={desk} title="Overdrachten" at="overdrachten">
      <Text>Wat het eerst moet, staat bovenaan. Namen van cliënten staan hier niet.</Text>
      <Actions>
        <ButtonLink href={pathTo(desk, 'overdrachten/nieuw')}>Iemand overdragen</ButtonLink>
      </Actions>
      <nav aria-label="Welke overdrachten">
        <ul class="sh-keuzelijst">
          {(Object.keys(LISTS) as ListName[]).map(name => (
            <li>
              <a
                class="nl-link"
                href={pathTo(desk, name === 'mij' ? 'overdrachten' : `overdrachten?toon=${name}`)}
                {...(name === list ? { 'aria-current': 'page' as const } : {})}
              >
                {LISTS[name].text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {rows.length === 0 ? (
        <Notice kind="info">
          <Text>{LISTS[list].empty}</Text>
        </Notice>
      ) : (
        <Table
          caption={LISTS[list].text}
          columns={[
            {
              head: 'Overdracht',
              cell: ({ line }) => (
                <Link href={pathTo(desk, `overdrachten/${line.overdrachtId}`)}>{shortName(line.overdrachtId)}</Link>
              ),
            },
            {
              head: 'Termijn',
              cell: ({ due }) =>
                due === null ? (
                  'geen'
                ) : (
                  <>
                    <Tag look={countdown(due.uiterlijk, desk.today).look}>
                      {countdown(due.uiterlijk, desk.today).text}
                    </Tag>{' '}
                    {TERM_WORDS[due.naam]}
                  </>
                ),
            },
            {
              head: 'Overgang',
              cell: ({ line }) => (
                <>
                  {line.overgang === undefined ? 'Gestopt' : TRANSITION_WORDS[line.overgang as TransitionCode]}
                  {line.plandatum === undefined ? null : `, ${dayWords(line.plandatum)}`}
                </>
              ),
            },
            {
              head: 'Met',
              cell: ({ line }) => {
                const team = other(line);
                return team === undefined ? '' : `${line.kant === 'afzender' ? 'Naar' : 'Van'} ${names(team)}`;
              },
            },
            {
              head: 'Stand',
              cell: ({ line }) => <Tag look={STATUS_LOOKS[line.status] ?? 'grijs'}>{STATUS_WORDS[line.status]}</Tag>,
            },
            { head: 'Bij', cell: ({ line }) => holderWords(desk, line[line.kant]?.persoon ?? null) },
          ]}
          rows={rows}
        />
      )}
      {next === null ? null : (
        <Actions>
          <ButtonLink look="secondary" href={pathTo(desk, `overdrachten?toon=${list}&na=${next}`)}>
            Meer overdrachten
          </ButtonLink>
        </Actions>
      )}
    </TeamPage>
  );
}
