/** Tables of numbers that add up, to attack. */
import type { Relation } from '../../gateway/cijfers/bounds.ts';

/** A table with the totals of its rows, of its columns, and of all: cells first, row by row. */
export function tableOf(rows: number, columns: number): readonly Relation[] {
  const [down, across] = [
    Array.from({ length: rows }, (_, row) => row),
    Array.from({ length: columns }, (_, at) => at),
  ];
  const cells = rows * columns;
  const byRow = down.map(row => ({ whole: cells + row, parts: across.map(column => row * columns + column) }));
  const byColumn = across.map(column => ({
    whole: cells + rows + column,
    parts: down.map(row => row * columns + column),
  }));
  const all = cells + rows + columns;
  return [
    ...byRow,
    { whole: all, parts: byRow.map(({ whole }) => whole) },
    ...byColumn,
    { whole: all, parts: byColumn.map(({ whole }) => whole) },
  ];
}

/** Counts of cells, followed by all totals that these relations make of them. */
export function filled(cells: readonly number[], relations: readonly Relation[]): readonly number[] {
  const counts = [...cells];
  for (const { whole, parts } of relations) counts[whole] = parts.reduce((sum, part) => sum + counts[part]!, 0);
  return counts;
}
