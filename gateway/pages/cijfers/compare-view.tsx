/** One block over months, or beside other areas: one of its numbers as a chart, and all of them as a table. */
import type { Child } from 'hono/jsx';
import type { BlockCode } from '../../cijfers/grid.ts';
import type { PublishedBlock } from '../../cijfers/publish.ts';
import type { Shown } from '../../cijfers/rounding.ts';
import { type Column, Heading, Table } from '../components.tsx';
import { Legend, Numbers, Patterns } from './chart-parts.tsx';
import { BLOCK_WORDS, cellsOf, cellWords, shownWords, TOTAL } from './words.ts';

/** What stands beside each other: a month, or an area. */
export interface Beside {
  readonly name: string;
  readonly table: PublishedBlock | undefined;
}

/** @returns undefined where there are no figures */
export function shownIn(table: PublishedBlock | undefined, cel: string): Shown | undefined {
  return cel === TOTAL ? table?.totaal : table?.cellen.find(one => one.cel === cel)?.waarde;
}

export function Compared({
  blok,
  cel,
  head,
  beside,
  pathOf,
  children,
}: {
  blok: BlockCode;
  cel: string;
  /** What stands beside each other. */
  head: string;
  beside: readonly Beside[];
  pathOf: (cel: string) => string;
  /** The chart. */
  children: Child;
}) {
  const cells = cellsOf(blok);
  const title = `${BLOCK_WORDS[blok].title}: ${cellWords(blok, cel)}`;
  const rows = beside.map(({ name, table }) => ({ name, shown: shownIn(table, cel) }));
  const columns: readonly Column<string>[] = [
    { head: 'Wat', cell: one => cellWords(blok, one) },
    ...beside.map(({ name, table }): Column<string> => {
      return { head: name, number: true, cell: one => shownWords(shownIn(table, one)) };
    }),
  ];
  return (
    <section class="sh-figuur" aria-labelledby="kop">
      <Heading level={2} id="kop">
        {title}
      </Heading>
      <nav aria-label="Kies een getal" class="sh-niet-druk">
        <ul class="sh-keuzelijst">
          {cells.map(one => (
            <li>
              <a class="nl-link" href={pathOf(one)} {...(one === cel ? { 'aria-current': 'true' as const } : {})}>
                {cellWords(blok, one)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Patterns />
      <div class="sh-figuur-delen">
        <div>
          {children}
          <Legend shown={rows.map(({ shown }) => shown)} />
        </div>
        <Numbers caption={title} head={head} rows={rows} />
      </div>
      <details>
        <summary>Alle getallen van dit onderwerp</summary>
        <Table wide caption={BLOCK_WORDS[blok].title} rows={cells} columns={columns} />
      </details>
    </section>
  );
}
