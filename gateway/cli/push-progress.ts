/** How far a push is, in one line. */

export interface PushProgress {
  readonly done: number;
  /** null while it is not known. */
  readonly total: number | null;
  readonly accepted: number;
  readonly held: number;
  /** Rows done in this run, and how long it has run. */
  readonly doneNow: number;
  readonly elapsedMs: number;
}

const BAR_WIDTH = 20;
const number = (value: number) => value.toLocaleString('nl-NL');

export function progressText({ done, total, accepted, held, doneNow, elapsedMs }: PushProgress): string {
  const perSecond = elapsedMs > 0 ? (doneNow * 1000) / elapsedMs : 0;
  const known = total === null ? null : Math.max(total, done);
  const parts = [
    known === null
      ? `${number(done)} rijen`
      : `${bar(done / Math.max(known, 1))} ${number(done)}/${number(known)} rijen`,
    `${number(Math.round(perSecond))}/s`,
    `${number(accepted)} aangenomen`,
    `${number(held)} aangehouden`,
    `${number(done - accepted - held)} niet`,
  ];
  if (known !== null && perSecond > 0) parts.push(`nog ${duration((known - done) / perSecond)}`);
  return parts.join(' · ');
}

function bar(part: number): string {
  const filled = Math.min(BAR_WIDTH, Math.floor(part * BAR_WIDTH));
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}]`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
