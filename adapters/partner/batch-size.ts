/**
 * How many messages go in one request, as the answers teach it. A gateway that gives no answer in time would give none
 * the next time either: it gets half as many, down to one, and gets more again once it keeps up.
 */

export interface BatchSize {
  /** The most for a request now. */
  readonly lines: number;
  /** No answer came in time for this many. */
  tooMany(sent: number): void;
  answered(sent: number): void;
}

/** Answers in a row before twice as many are tried. */
const FIRST_RUN = 8;
/** Of a gateway that never answers the larger size, a trial costs its whole patience: each one waits for a longer run. */
const LONGEST_RUN = 256;

export function batchSize(most: number): BatchSize {
  let lines = most;
  let run = 0;
  let needed = FIRST_RUN;
  let isTrial = false;
  return {
    get lines() {
      return lines;
    },
    tooMany(sent) {
      const fewer = Math.max(1, Math.floor(sent / 2));
      // Requests that were under way together tell the same thing; it counts once.
      if (fewer >= lines) return;
      needed = isTrial ? Math.min(LONGEST_RUN, needed * 2) : FIRST_RUN;
      [lines, run, isTrial] = [fewer, 0, false];
    },
    answered(sent) {
      // A smaller one, such as the last of a file, shows nothing about this size.
      if (sent < lines || lines === most) return;
      if (isTrial) needed = FIRST_RUN;
      isTrial = false;
      run += 1;
      if (run < needed) return;
      [lines, run, isTrial] = [Math.min(most, lines * 2), 0, true];
    },
  };
}
