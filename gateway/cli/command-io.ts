/** Where a command writes: answers on stdout, troubles on stderr, progress on a line of its own when someone watches. */
export interface CommandIo {
  out(line: string): void;
  err(line: string): void;
  /** One line that is written over; empty clears it. Where nobody watches, a line every so often. */
  progress(text: string): void;
}

const WATCHED_EVERY_MS = 100;
const UNWATCHED_EVERY_MS = 15_000;

let shownAtMs = Date.now();

export const terminal: CommandIo = {
  out: line => process.stdout.write(`${line}\n`),
  err: line => process.stderr.write(`${line}\n`),
  progress: text => {
    const isWatched = process.stderr.isTTY === true;
    if (text === '') {
      if (isWatched) process.stderr.write('\r\u001b[K');
      return;
    }
    const nowMs = Date.now();
    if (nowMs - shownAtMs < (isWatched ? WATCHED_EVERY_MS : UNWATCHED_EVERY_MS)) return;
    shownAtMs = nowMs;
    process.stderr.write(isWatched ? `\r\u001b[K${text}` : `${text}\n`);
  },
};
