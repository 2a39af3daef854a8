/** Bars, one below the other, each under its own name. */
import { scaleLinear } from 'd3-scale';
import { type Shown, SMALL } from '../../cijfers/rounding.ts';
import { Chart, HATCHED, wrapped } from './chart-parts.tsx';
import { shownWords } from './words.ts';

export interface Bar {
  readonly name: string;
  /** `undefined`: there are no figures. */
  readonly shown: Shown | undefined;
}

/** Of the width; the rest is for the number behind the longest bar. */
const WIDEST = 78;
/** "<5" is as long as the most that it can be. */
const MOST_OF_SMALL = 4;
const LETTERS = 36;
const [LINE, BAR, BETWEEN] = [18, 16, 10];

export function Bars({ id, title, bars }: { id: string; title: string; bars: readonly Bar[] }) {
  const most = Math.max(MOST_OF_SMALL, ...bars.map(({ shown }) => (typeof shown === 'number' ? shown : 0)));
  const length = scaleLinear([0, most], [0, WIDEST]);
  let height = 0;
  const rows = bars.map(bar => {
    const lines = wrapped(bar.name, LETTERS);
    const top = height;
    height += lines.length * LINE + BAR + BETWEEN;
    return { ...bar, lines, top };
  });
  return (
    <Chart id={id} title={title} about="Staven. De tabel hierbij heeft dezelfde getallen." height={height}>
      {rows.map(({ lines, shown, top }) => (
        <>
          {lines.map((line, index) => (
            <text y={top + index * LINE + 13}>{line}</text>
          ))}
          <Drawn {...{ shown, at: top + lines.length * LINE, length }} />
        </>
      ))}
      <line class="sh-nullijn" y2={height} />
    </Chart>
  );
}

function Drawn({
  shown,
  at,
  length,
}: {
  shown: Shown | undefined;
  /** Where it begins, from the top. */
  at: number;
  length: (count: number) => number;
}) {
  const [middle, foot] = [at + BAR / 2, at + BAR - 3];
  if (shown === null)
    return (
      <>
        <line class="sh-stippel" x2={`${WIDEST / 2}%`} y1={middle} y2={middle} />
        <text class="sh-waarde" x={`${WIDEST / 2}%`} dx="6" y={foot}>
          ? {shownWords(shown)}
        </text>
      </>
    );
  const wide = length(shown === SMALL ? MOST_OF_SMALL : (shown ?? 0));
  const percent = `${Number(wide.toFixed(1))}%`;
  return (
    <>
      {shown === SMALL ? <rect class="sh-klein" fill={HATCHED} y={at} width={percent} height={BAR} /> : null}
      {shown !== SMALL && wide > 0 ? <rect class="sh-balk" y={at} width={percent} height={BAR} /> : null}
      <text class="sh-waarde" x={percent} dx="6" y={foot}>
        {shownWords(shown)}
      </text>
    </>
  );
}
