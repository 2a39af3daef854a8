/** What the team was reminded of this month: terms that come near, and terms that are over. The newest stands on top. */
import type { Hono } from 'hono';
import type { TermName } from '../../casework/vroegsignalering/settings.ts';
import type { KeptReminder } from '../../casework/zaken/ports.ts';
import type { Ports, TeamId } from '../../ports.ts';
import { Link, Notice, Table, Tag, type TagLook, Text } from '../components.tsx';
import { answerPage } from '../render.ts';
import type { ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { atDesk, type Desk, pathTo, TeamPage } from './team-page.tsx';
import { dayWords, momentWords, shortName, TERM_WORDS } from './words.ts';

const SHOWN_DAYS = 31;
const DAY_MS = 86_400_000;
const AT_ONCE = 500;
const PAGES_AT_MOST = 20;
const ROWS = 100;

const PHASE_WORDS: Readonly<Record<KeptReminder['fase'], readonly [string, TagLook]>> = {
  herinnering: ['Bijna om', 'geel'],
  verstreken: ['Dag van het team is voorbij', 'rood'],
  wettelijk_verstreken: ['Termijn van de wet is voorbij', 'rood'],
};

const FOR_WORDS: Readonly<Record<KeptReminder['voor'], string>> = {
  houder: 'wie de zaak heeft',
  team: 'het hele team',
  teamleider: 'de teamleider',
};

export function reminderPage(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  pages.get('/team/:team/herinneringen', c =>
    atDesk(c, parts, async desk => {
      const { epochMs } = parts.ports.clock.now();
      const found = await newestOf(parts.ports, desk.team, epochMs - SHOWN_DAYS * DAY_MS);
      return answerPage(c, <Reminders desk={desk} found={found} />);
    }),
  );
}

/** Ids are in order of time, so that an id that nobody has says from when on. */
async function newestOf({ zaken }: Pick<Ports, 'zaken'>, team: TeamId, sinceMs: number) {
  const hex = sinceMs.toString(16).padStart(12, '0');
  let after = `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
  let newest: readonly KeptReminder[] = [];
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const found = await zaken.reminders(team, after, AT_ONCE);
    newest = [...newest, ...found].slice(-ROWS);
    if (found.length < AT_ONCE) break;
    after = found.at(-1)!.reminderId;
  }
  return [...newest].reverse();
}

function Reminders({ desk, found }: { desk: Desk; found: readonly KeptReminder[] }) {
  return (
    <TeamPage desk={desk} title="Herinneringen" at="herinneringen">
      <Text>
        Wat Seinhuis uw team de laatste maand liet weten over termijnen. Van elke termijn komt er één bericht tegelijk.
      </Text>
      {found.length === 0 ? (
        <Notice kind="ok">
          <Text>De laatste maand was er geen herinnering.</Text>
        </Notice>
      ) : (
        <Table
          caption={found.length === 1 ? '1 herinnering' : `De laatste ${found.length} herinneringen`}
          rows={found}
          columns={[
            {
              head: 'Zaak',
              cell: one => <Link href={pathTo(desk, `zaken/${one.zaakId}`)}>{shortName(one.zaakId)}</Link>,
            },
            { head: 'Termijn', cell: one => TERM_WORDS[one.term as TermName] ?? one.term },
            { head: 'Uiterlijk', cell: one => dayWords(one.uiterlijk) },
            { head: 'Wat', cell: one => <Tag look={PHASE_WORDS[one.fase][1]}>{PHASE_WORDS[one.fase][0]}</Tag> },
            { head: 'Voor', cell: one => FOR_WORDS[one.voor] },
            { head: 'Gegeven', cell: one => momentWords(one.madeMs) },
          ]}
        />
      )}
    </TeamPage>
  );
}
