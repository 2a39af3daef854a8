/** Figures for policy makers: a month, the same over months, and areas beside each other. Decided where the API decides. */
import type { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { figuresAsCsv } from '../../cijfers/csv.ts';
import { BLOCKS } from '../../cijfers/grid.ts';
import type { Area } from '../../cijfers/publish.ts';
import { isSameArea, publishedFor } from '../../cijfers/reading.ts';
import { Actions, Button, ButtonLink, Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { ErrorSummary, SelectField } from '../form-parts.tsx';
import { answerPage } from '../render.ts';
import type { ScreenContext, ScreenEnvironment } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { Bars } from './bars.tsx';
import { type Chosen, chosenIn, type Offered, SOORTEN } from './choice.ts';
import { Compared, shownIn } from './compare-view.tsx';
import { explanationPage, InShort } from './explanation.tsx';
import { FiguresPage, type Reader, withFigures } from './figures-page.tsx';
import { LineChart } from './line.tsx';
import { Month } from './month-view.tsx';
import { areaCode, areaWords, BLOCK_WORDS, cellWords, monthWords, shortMonth, soortWords } from './words.ts';

/** A year, and the same month a year before. */
const MONTHS_SHOWN = 13;
/** Bars beside each other stay readable, and the page small. */
const AREAS_SHOWN = 40;

type Field = 'gebied' | 'maand' | 'blok' | 'soort';

export function figuresPages(pages: Hono<ScreenEnvironment>, parts: ScreenParts): void {
  const { ports } = parts;
  const wordsOf = ({ localDate }: Reader) => {
    const municipalities = ports.routing.municipalities;
    return (area: Area) => areaWords(area, municipalities, localDate);
  };

  pages.get('/cijfers', c =>
    withFigures(c, parts, async (reader, offered) => {
      const chosen = chosenIn(queryOf(c), offered, true);
      const { area, maand, soort } = chosen;
      const words = wordsOf(reader);
      const [found] = await ports.cijfers.tables({ maanden: [maand], areas: [area], blok: null, soort });
      const fields = ['gebied', 'maand', 'soort'] as const;
      return answer(
        c,
        <Choosing
          {...{ reader, offered, chosen, words, fields }}
          path="/cijfers"
          title={`Cijfers van ${words(area)}, ${monthWords(maand)}`}
        >
          <Month blokken={found?.blokken ?? []} soort={soort} of={words(area)} />
          <Actions>
            <ButtonLink look="secondary" href={`/cijfers/bestand?${new URLSearchParams({ maand })}`}>
              {`Cijfers van ${monthWords(maand)} opslaan als CSV`}
            </ButtonLink>
          </Actions>
        </Choosing>,
        chosen,
      );
    }),
  );

  pages.get('/cijfers/verloop', c =>
    withFigures(c, parts, async (reader, offered) => {
      const chosen = chosenIn(queryOf(c), offered, false);
      const { area, blok, soort, cel } = chosen;
      const words = wordsOf(reader);
      const maanden = offered.months.slice(0, MONTHS_SHOWN).toReversed();
      const found = await ports.cijfers.tables({ maanden, areas: [area], blok, soort });
      const tableIn = (maand: string) => found.find(one => one.maand === maand)?.blokken[0];
      const fields = ['gebied', 'blok', 'soort'] as const;
      return answer(
        c,
        <Choosing
          {...{ reader, offered, chosen, words, fields }}
          path="/cijfers/verloop"
          title={`Verloop in ${words(area)}`}
        >
          <Compared
            {...{ blok, cel }}
            head="Maand"
            beside={maanden.map(maand => ({ name: shortMonth(maand), table: tableIn(maand) }))}
            pathOf={one => pathWith('/cijfers/verloop', chosen, fields, one)}
          >
            <LineChart
              id="verloop"
              title={`${BLOCK_WORDS[blok].title}: ${cellWords(blok, cel)}, per maand`}
              points={maanden.map(maand => ({ maand, shown: shownIn(tableIn(maand), cel) }))}
            />
          </Compared>
        </Choosing>,
        chosen,
      );
    }),
  );

  pages.get('/cijfers/gebieden', c =>
    withFigures(c, parts, async (reader, offered) => {
      const chosen = chosenIn(queryOf(c), offered, false);
      const { maand, blok, soort, cel } = chosen;
      const words = wordsOf(reader);
      const areas = offered.areas.slice(0, AREAS_SHOWN);
      const found = await ports.cijfers.tables({ maanden: [maand], areas, blok, soort });
      const beside = areas.map(area => ({
        name: words(area),
        table: found.find(({ gebied }) => isSameArea(gebied, area))?.blokken[0],
      }));
      const fields = ['maand', 'blok', 'soort'] as const;
      return answer(
        c,
        <Choosing
          {...{ reader, offered, chosen, words, fields }}
          path="/cijfers/gebieden"
          title={`Gebieden naast elkaar, ${monthWords(maand)}`}
        >
          <Text>
            {areas.some(one => one.soort === 'regio') ? 'Een regio is de som van haar gemeenten die meetellen. ' : ''}
            Van gemeenten waarvoor uw organisatie niet werkt, ziet u geen eigen getallen.
          </Text>
          <Compared
            {...{ blok, cel, beside }}
            head="Gebied"
            pathOf={one => pathWith('/cijfers/gebieden', chosen, fields, one)}
          >
            <Bars
              id="gebieden"
              title={`${BLOCK_WORDS[blok].title}: ${cellWords(blok, cel)}, per gebied`}
              bars={beside.map(({ name, table }) => ({ name, shown: shownIn(table, cel) }))}
            />
          </Compared>
        </Choosing>,
        chosen,
      );
    }),
  );

  pages.get('/cijfers/bestand', async c => {
    const maand = c.req.query('maand') ?? '';
    const found = await publishedFor(ports, c.get('caller').oin, maand, ports.clock.now());
    if (found === null) return notHere(c);
    c.header('Cache-Control', 'no-store');
    c.header('Content-Disposition', `attachment; filename="cijfers-${maand}.csv"`);
    return c.body(figuresAsCsv(maand, found), 200, { 'Content-Type': 'text/csv; charset=utf-8; header=present' });
  });

  explanationPage(pages, parts);
}

const queryOf = (c: ScreenContext) => new URL(c.req.url).searchParams;

function answer(c: ScreenContext, page: Parameters<typeof answerPage>[1], { faults }: Chosen) {
  return Promise.resolve(answerPage(c, page, Object.keys(faults).length === 0 ? 200 : 400));
}

const said = ({ area, maand, blok, soort }: Chosen, field: Field) =>
  ({ gebied: areaCode(area), maand, blok, soort })[field];

function pathWith(path: string, chosen: Chosen, fields: readonly Field[], cel: string): string {
  const kept = fields.map((field): [string, string] => [field, said(chosen, field)]);
  return `${path}?${new URLSearchParams([...kept, ['cel', cel]])}`;
}

const LABELS: Readonly<Record<Field, string>> = {
  gebied: 'Gemeente of regio',
  maand: 'Maand',
  blok: 'Onderwerp',
  soort: 'Soort',
};

function Choosing({
  reader,
  offered,
  chosen,
  words,
  fields,
  path,
  title,
  children,
}: {
  reader: Reader;
  offered: Offered;
  chosen: Chosen;
  words: (area: Area) => string;
  fields: readonly Field[];
  path: string;
  title: string;
  children: Child;
}) {
  const { faults, soort } = chosen;
  const choices: Readonly<Record<Field, readonly { value: string; text: string }[]>> = {
    gebied: offered.areas.map(area => ({ value: areaCode(area), text: words(area) })),
    maand: offered.months.map(maand => ({ value: maand, text: monthWords(maand) })),
    blok: BLOCKS.map(blok => ({ value: blok, text: BLOCK_WORDS[blok].title })),
    soort: SOORTEN.map(one => ({ value: one, text: soortWords(one) })),
  };
  return (
    <FiguresPage reader={reader} title={title} at={path} faulty={Object.keys(faults).length > 0}>
      <ErrorSummary faults={faults} />
      <form method="get" action={path}>
        <div class="sh-rij">
          {fields.map(field => (
            <SelectField
              name={field}
              label={LABELS[field]}
              choices={choices[field]}
              value={said(chosen, field)}
              fault={faults[field]}
            />
          ))}
          <Button>Cijfers tonen</Button>
        </div>
      </form>
      <p class="sh-alleen-druk">{soortWords(soort)}</p>
      <InShort />
      {children}
    </FiguresPage>
  );
}
