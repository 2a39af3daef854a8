/** Where a command writes: answers on stdout, troubles on stderr, progress on a line of its own when someone watches. */
export interface CommandIo {
  out(line: string): void;
  err(line: string): void;
  /** One line that is written over; empty clears it. */
  progress(text: string): void;
}

export const terminal: CommandIo = {
  out: line => process.stdout.write(`${line}\n`),
  err: line => process.stderr.write(`${line}\n`),
  progress: text => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  },
};
