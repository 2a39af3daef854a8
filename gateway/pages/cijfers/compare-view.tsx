/** One block over months, or beside other areas: one of its numbers as a chart, and all of them as a table. */
import type { Child } from 'hono/jsx';
import type { BlockCode } from '../../cijfers/grid.ts';
import type { PublishedBlock } from '../../cijfers/publish.ts';
import type { Shown } from '../../cijfers/rounding.ts';
import { type Column, Heading, Table } from '../components.tsx';
import { Legend } from './chart-parts.tsx';
import { cellsOf, cellWords, shownWords, TOTAL } from './words.ts';

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
  title,
  beside,
  pathOf,
  children,
}: {
  blok: BlockCode;
  cel: string;
  title: string;
  beside: readonly Beside[];
  pathOf: (cel: string) => string;
  /** The chart. */
  children: Child;
}) {
  const cells = cellsOf(blok);
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
      {children}
      <Legend shown={beside.map(({ table }) => shownIn(table, cel))} />
      <Table caption="Alle getallen van dit onderwerp" rows={cells} columns={columns} />
    </section>
  );
}
