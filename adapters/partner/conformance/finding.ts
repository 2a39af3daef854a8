/** What a check of somebody else's software says: which rule, whether it holds, what was seen, what to do. */

/** Data about a check; texts are Dutch, as all output of commands. */
export interface Check {
  readonly naam: string;
  /** Standard or rule, with its paragraph. */
  readonly bron: string;
  /** What the maker of the software can do when it fails. */
  readonly doe: string;
}

export type Checks = Readonly<Record<string, Check>>;

export interface Finding extends Check {
  /** Stable. */
  readonly code: string;
  readonly uitkomst: 'goed' | 'fout' | 'niet_getoetst';
  /** What was seen, in statuses, codes and names of headers; never a value of a message. */
  readonly gezien: string;
}

export interface Judgement<Code extends string> {
  readonly good: (code: Code) => void;
  readonly fault: (code: Code, gezien: string) => void;
  /** `good` or `fault`, in one word. */
  readonly judge: (code: Code, holds: boolean, gezien: string) => void;
  /** Why a check could not be made; a later good or fault goes before it. */
  readonly untested: (code: Code, why: string) => void;
  readonly findings: () => readonly Finding[];
}

const NOT_SEEN = 'niet voorgekomen';

/** Collects what is seen of a list of checks: one fault outweighs everything good. */
export function judgement<C extends Checks>(checks: C): Judgement<keyof C & string> {
  const good = new Set<string>();
  const faults = new Map<string, { readonly first: string; count: number }>();
  const untested = new Map<string, string>();
  const self: Judgement<keyof C & string> = {
    good: code => void good.add(code),
    fault: (code, gezien) => {
      const known = faults.get(code);
      if (known === undefined) faults.set(code, { first: gezien, count: 1 });
      else known.count += 1;
    },
    judge: (code, holds, gezien) => (holds ? self.good(code) : self.fault(code, gezien)),
    untested: (code, why) => void untested.set(code, why),
    findings: () =>
      Object.entries(checks).map(([code, check]): Finding => {
        const fault = faults.get(code);
        if (fault !== undefined) {
          const gezien = fault.count === 1 ? fault.first : `${fault.first} (${fault.count} keer)`;
          return { code, ...check, uitkomst: 'fout', gezien };
        }
        if (good.has(code)) return { code, ...check, uitkomst: 'goed', gezien: '' };
        return { code, ...check, uitkomst: 'niet_getoetst', gezien: untested.get(code) ?? NOT_SEEN };
      }),
  };
  return self;
}
