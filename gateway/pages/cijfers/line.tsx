/** One number over months, as a line that stops where there is no number. */
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { type Shown, SMALL } from '../../cijfers/rounding.ts';
import { Chart, HATCHED } from './chart-parts.tsx';
import { shortMonth, shownWords } from './words.ts';

export interface LinePoint {
  readonly maand: string;
  readonly shown: Shown | undefined;
}

/** Percent of the width, left of which the numbers of the scale stand. */
const LEFT = 14;
const RIGHT = 95;
const [TOP, BOTTOM, HEIGHT] = [24, 190, 220];
/** So many months have their name below; on a phone more would run into each other. */
const NAMED = 5;
const MIDDLE_OF_SMALL = 2.5;

/** @param points oldest first */
export function LineChart({ id, title, points }: { id: string; title: string; points: readonly LinePoint[] }) {
  const most = Math.max(5, ...points.map(({ shown }) => (typeof shown === 'number' ? shown : 0)));
  const up = scaleLinear([0, most], [BOTTOM, TOP]).nice(4);
  const along = scalePoint(
    points.map(({ maand }) => maand),
    [LEFT + 4, RIGHT],
  );
  const x = (maand: string) => Number((along(maand) ?? LEFT).toFixed(2));
  const path = line<LinePoint>()
    .defined(({ shown }) => typeof shown === 'number')
    .x(({ maand }) => x(maand))
    .y(({ shown }) => up(typeof shown === 'number' ? shown : 0))
    .digits(2)(points);
  const every = Math.ceil(points.length / NAMED);
  const isNamed = (index: number) => (points.length - 1 - index) % every === 0;
  return (
    <Chart id={id} title={title} about="Lijn per maand. De tabel hierbij heeft dezelfde getallen." height={HEIGHT}>
      {up
        .ticks(4)
        .filter(Number.isInteger)
        .map(tick => (
          <>
            <line class="sh-raster" x1={`${LEFT}%`} x2="100%" y1={up(tick)} y2={up(tick)} />
            <text x={`${LEFT - 2}%`} y={up(tick) + 5} text-anchor="end">
              {shownWords(tick)}
            </text>
          </>
        ))}
      {path === null ? null : (
        <svg
          aria-hidden="true"
          x="0"
          y="0"
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 100 ${HEIGHT}`}
          preserveAspectRatio="none"
        >
          <path class="sh-lijn" d={path} vector-effect="non-scaling-stroke" />
        </svg>
      )}
      {points.map(({ maand, shown }, index) => (
        <>
          <Mark {...{ shown, x: x(maand), y: up(typeof shown === 'number' ? shown : MIDDLE_OF_SMALL) }} />
          {isNamed(index) ? (
            <text x={`${x(maand)}%`} y={HEIGHT - 8} text-anchor="middle">
              {shortMonth(maand)}
            </text>
          ) : null}
          {isNamed(index) && typeof shown === 'number' ? (
            <text class="sh-waarde" x={`${x(maand)}%`} y={up(shown) - 10} text-anchor="middle">
              {shownWords(shown)}
            </text>
          ) : null}
        </>
      ))}
    </Chart>
  );
}

function Mark({ shown, x, y }: { shown: Shown | undefined; x: number; y: number }) {
  const at = `${x}%`;
  if (shown === undefined) return null;
  if (shown === null)
    return (
      <>
        <line class="sh-stippel" x1={at} x2={at} y1={TOP} y2={BOTTOM} />
        <text class="sh-waarde" x={at} y={TOP - 6} text-anchor="middle">
          ?
        </text>
      </>
    );
  if (shown !== SMALL) return <circle class="sh-punt" cx={at} cy={y} r="4" />;
  return (
    <>
      <svg aria-hidden="true" x={at} y={y} overflow="visible">
        <rect class="sh-klein" fill={HATCHED} x="-5" y="-5" width="10" height="10" />
      </svg>
      <text class="sh-waarde" x={at} y={y - 10} text-anchor="middle">
        {SMALL}
      </text>
    </>
  );
}
