/** Bars, one below the other, each under its own name. */
import { scaleLinear } from 'd3-scale';
import { type Shown, SMALL } from '../../cijfers/rounding.ts';
import { Chart, hatched, wrapped } from './chart-parts.tsx';
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
      {rows.map(({ lines, shown, top }) => {
        const at = top + lines.length * LINE;
        return (
          <>
            {lines.map((line, index) => (
              <text x="0" y={top + index * LINE + 13}>
                {line}
              </text>
            ))}
            <Drawn {...{ id, shown, at, length }} />
          </>
        );
      })}
    </Chart>
  );
}

function Drawn({
  id,
  shown,
  at,
  length,
}: {
  id: string;
  shown: Shown | undefined;
  at: number;
  length: (count: number) => number;
}) {
  const small = shown === SMALL;
  const wide = small ? length(MOST_OF_SMALL) : typeof shown === 'number' ? length(shown) : 0;
  const percent = `${Number(wide.toFixed(2))}%`;
  return (
    <>
      <line class="sh-nullijn" x1="0" x2="0" y1={at} y2={at + BAR} />
      {small ? <rect class="sh-klein" fill={hatched(id)} x="0" y={at} width={percent} height={BAR} /> : null}
      {!small && wide > 0 ? <rect class="sh-balk" x="0" y={at} width={percent} height={BAR} /> : null}
      {shown === null ? (
        <line class="sh-stippel" x1="0" x2={`${WIDEST / 2}%`} y1={at + BAR / 2} y2={at + BAR / 2} />
      ) : null}
      <text class="sh-waarde" x={shown === null ? `${WIDEST / 2}%` : percent} dx="6" y={at + BAR - 3}>
        {shown === null ? '? niet getoond' : shownWords(shown)}
      </text>
    </>
  );
}
