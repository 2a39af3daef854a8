/** Every disclosure and refusal of the own organisation: a list with filters in the URL, and one line with why it was decided so. */
import type { Hono } from 'hono';
import type { Moment } from '../../../consent/moment.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { UUID } from '../../http/page.ts';
import { openProof } from '../../logbook/open-proof.ts';
import type { DirectorySnapshot } from '../../ports.ts';
import {
  entryOf,
  GROUND_CHOICES,
  type GroundChoice,
  LINE_KINDS,
  type LineChoice,
  partyName,
  routesOn,
} from '../../toezicht/lines.ts';
import type { InzageRequest, LinePage } from '../../toezicht/ports.ts';
import { Actions, Button, ButtonLink, Link, Notice, Table, Tag, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { ErrorSummary, type FormFaults, SelectField, TextField } from '../form-parts.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { momentWords } from '../zaken/words.ts';
import { DueRequests } from './due.tsx';
import { LineView } from './line-view.tsx';
import { type Office, OfficePage, officeOf } from './office.tsx';
import { CHOICE_WORDS, GROUND_WORDS, KIND_WORDS, reasonWords, TYPE_CHOICES, typeWords } from './words.ts';

const ROWS = 50;
const REQUESTS = 100;
const SHOWN_DAYS = 30;
const HOUR_MS = 3_600_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

interface Asked {
  readonly van: string;
  readonly tot: string;
  readonly wat: LineChoice;
  readonly met: string;
  readonly type: string;
  readonly grond: GroundChoice | '';
  readonly voor: string | null;
}

export function linePages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports, oversight } = parts;

  pages.get('/toezicht', async c => {
    const office = await officeOf(c, parts);
    const asked = askedIn(c, office.today);
    const faults = faultsOf(asked);
    const requests = await oversight.requests.list(office.oin, REQUESTS, ports.clock.now().epochMs);
    if (Object.keys(faults).length > 0)
      return answerPage(c, <Lines {...{ office, asked, faults, requests }} page={null} />, 400);
    const page = await oversight.lines.list(
      office.oin,
      {
        fromMs: localStart(asked.van, oversight.momentOf),
        untilMs: localStart(plusDays(asked.tot, 1), oversight.momentOf),
        kinds: LINE_KINDS[asked.wat],
        other: asked.met === '' ? null : asked.met,
        type: asked.type === '' ? null : asked.type,
        routes: asked.grond === '' ? null : routesOn(asked.grond, office.directory),
        before: asked.voor,
      },
      ROWS,
    );
    return answerPage(c, <Lines {...{ office, asked, faults, page, requests }} />);
  });

  pages.get('/toezicht/vermeldingen/:vermelding', async c => {
    const office = await officeOf(c, parts);
    const id = c.req.param('vermelding');
    const line = UUID.test(id) ? await oversight.lines.find(office.oin, id) : null;
    if (line === null) return notHere(c);
    const entry = entryOf(line);
    const standing =
      entry.verstrekking === undefined ? null : await oversight.lines.standing(office.oin, entry.verstrekking);
    const positions = await ports.logReader.positions([id]);
    return answerPage(
      c,
      <LineView
        {...{ office, line, entry, standing }}
        position={positions.get(id) ?? null}
        logKey={ports.keys.logKey.name}
      />,
    );
  });

  pages.get('/toezicht/vermeldingen/:vermelding/bewijs', async c => {
    const { oin } = c.get('caller');
    const id = c.req.param('vermelding');
    const line = UUID.test(id) ? await oversight.lines.find(oin, id) : null;
    const proof = line === null ? null : await openProof(ports.logReader, ports.keys.logKey, id, oin);
    if (proof === null) return notHere(c);
    return c.json(proof, 200, {
      'Content-Disposition': `attachment; filename="bewijs-${id}.json"`,
      'Cache-Control': 'no-store',
    });
  });
}

/** Midnight of a local day, which is one or two hours before that of UTC. */
export function localStart(day: string, momentOf: (epochMs: number) => Moment): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const summer = utc - 2 * HOUR_MS;
  return momentOf(summer).localDate === day ? summer : utc - HOUR_MS;
}

function askedIn(c: ScreenContext, today: string): Asked {
  const query = (name: string) => c.req.query(name) ?? '';
  const wat = query('wat');
  const grond = query('grond');
  const voor = query('voor');
  return {
    van: query('van') || plusDays(today, -SHOWN_DAYS),
    tot: query('tot') || today,
    wat: Object.hasOwn(LINE_KINDS, wat) ? (wat as LineChoice) : 'verstrekt',
    met: /^\d{20}$/.test(query('met')) ? query('met') : '',
    type: TYPE_CHOICES.some(one => one.value === query('type')) ? query('type') : '',
    grond: GROUND_CHOICES.includes(grond as GroundChoice) ? (grond as GroundChoice) : '',
    voor: UUID.test(voor) ? voor : null,
  };
}

function faultsOf({ van, tot }: Asked): FormFaults {
  const isDay = (day: string) => DAY.test(day) && !Number.isNaN(Date.parse(day));
  return {
    ...(isDay(van) ? {} : { van: 'Kies de eerste dag, bijvoorbeeld 1-9-2026.' }),
    ...(isDay(tot) ? {} : { tot: 'Kies de laatste dag.' }),
    ...(isDay(van) && isDay(tot) && tot < van ? { tot: 'De laatste dag ligt voor de eerste.' } : {}),
  };
}

function Lines({
  office,
  asked,
  faults,
  page,
  requests,
}: {
  office: Office;
  asked: Asked;
  faults: FormFaults;
  page: LinePage | null;
  requests: readonly InzageRequest[];
}) {
  return (
    <OfficePage office={office} title="Verstrekkingen en weigeringen" at="/toezicht">
      <ErrorSummary faults={faults} />
      <DueRequests requests={requests} today={office.today} />
      <Text>
        Alles wat uw organisatie verstrekte, kreeg of wilde verstrekken, zoals het in het logboek staat. Zonder namen.
        Zoekt u iemand? <Link href="/toezicht/zoeken">Zoek op inwoner</Link>.
      </Text>
      <Filter office={office} asked={asked} faults={faults} />
      {page === null ? null : <Found office={office} asked={asked} page={page} />}
    </OfficePage>
  );
}

function Filter({ office, asked, faults }: { office: Office; asked: Asked; faults: FormFaults }) {
  return (
    <search>
      <form method="get" action="/toezicht" novalidate>
        <div class="sh-rij">
          <TextField name="van" label="Van" type="date" narrow value={asked.van} fault={faults.van} />
          <TextField name="tot" label="Tot en met" type="date" narrow value={asked.tot} fault={faults.tot} />
          <SelectField
            name="wat"
            label="Wat"
            value={asked.wat}
            choices={Object.entries(CHOICE_WORDS).map(([value, text]) => ({ value, text }))}
          />
          <SelectField
            name="met"
            label="Met welke organisatie"
            value={asked.met}
            empty="Alle"
            choices={others(office)}
          />
          <SelectField name="type" label="Soort bericht" value={asked.type} empty="Alle" choices={TYPE_CHOICES} />
          <SelectField
            name="grond"
            label="Grond"
            value={asked.grond}
            empty="Alle"
            choices={Object.entries(GROUND_WORDS).map(([value, text]) => ({ value, text }))}
          />
          <Button>Tonen</Button>
        </div>
      </form>
    </search>
  );
}

function others({ directory, oin }: Office) {
  return [...directory.organisations.values()]
    .filter(one => one.oin !== oin)
    .map(one => ({ value: one.oin, text: one.naam }))
    .sort((one, other) => one.text.localeCompare(other.text, 'nl'));
}

function Found({ office, asked, page: { lines, next } }: { office: Office; asked: Asked; page: LinePage }) {
  const more = next === null ? null : `/toezicht?${queryOf({ ...asked, voor: next })}`;
  if (lines.length === 0)
    return (
      <>
        <Notice kind="info">
          <Text>
            {next === null
              ? 'Niets gevonden. Kies een langere tijd of minder filters.'
              : 'In dit stuk van het logboek is niets gevonden.'}
          </Text>
        </Notice>
        {more === null ? null : (
          <Actions>
            <ButtonLink href={more}>Verder terug zoeken</ButtonLink>
          </Actions>
        )}
      </>
    );
  return (
    <>
      <LineTable office={office} lines={lines} directory={office.directory} caption="Nieuwste bovenaan" />
      <Actions>
        {asked.voor === null ? null : (
          <ButtonLink look="secondary" href={`/toezicht?${queryOf({ ...asked, voor: null })}`}>
            Terug naar het nieuwste
          </ButtonLink>
        )}
        {more === null ? null : (
          <ButtonLink look="secondary" href={more}>
            Oudere
          </ButtonLink>
        )}
      </Actions>
    </>
  );
}

const queryOf = ({ voor, ...asked }: Asked) => new URLSearchParams({ ...asked, ...(voor === null ? {} : { voor }) });

function LineTable({
  office,
  lines,
  directory,
  caption,
}: {
  office: Office;
  lines: LinePage['lines'];
  directory: DirectorySnapshot;
  caption: string;
}) {
  const rows = lines.map(line => ({ id: line.entryId, entry: entryOf(line) }));
  const isOut = ({ afzender }: { afzender?: { oin: string } | undefined }) => afzender?.oin === office.oin;
  return (
    <Table
      caption={caption}
      rows={rows}
      columns={[
        {
          head: 'Wanneer',
          cell: ({ id, entry }) => (
            <Link href={`/toezicht/vermeldingen/${id}`}>{momentWords(Date.parse(entry.tijdstip))}</Link>
          ),
        },
        {
          head: 'Wat',
          cell: ({ entry }) => {
            const [text, look] = KIND_WORDS[entry.soort] ?? [entry.soort, 'grijs'];
            return <Tag look={look}>{text}</Tag>;
          },
        },
        { head: 'Bericht', cell: ({ entry }) => typeWords(entry.bericht?.type) || '–' },
        {
          head: 'Met wie',
          cell: ({ entry }) =>
            isOut(entry)
              ? entry.ontvanger === undefined
                ? '–'
                : `naar ${partyName(entry.ontvanger, directory)}`
              : `van ${partyName(entry.afzender, directory)}`,
        },
        {
          head: 'Grond of reden',
          cell: ({ entry }) =>
            isOut(entry) && entry.redenen !== undefined
              ? reasonWords(entry.redenen)
              : (entry.grondslag ?? []).join(', ') || '–',
        },
      ]}
    />
  );
}
