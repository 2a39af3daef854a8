/**
 * The journal of what was destroyed: ids only, kept outside the database, so that an older copy that is put back loses
 * it again before anything is served (ruling R22). One line of JSON per destruction.
 */

export interface Erasure {
  readonly kind: 'verstrekking' | 'toestemming';
  /** UUID of the delivery or the consent. */
  readonly id: string;
  /** State it got, such as `ingetrokken`. */
  readonly becomes: string;
  /** When it was written into the journal, seconds after it happened. */
  readonly epochMs: number;
}

export function erasureLine({ kind, id, becomes, epochMs }: Erasure): string {
  return `${JSON.stringify({ soort: kind, id, wordt: becomes, op: new Date(epochMs).toISOString() })}\n`;
}

const LINE =
  /^\{"soort":"(verstrekking|toestemming)","id":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})","wordt":"([a-z_]{1,40})","op":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"\}$/;

/** @returns null when it is no line of the journal */
export function readErasure(line: string): Erasure | null {
  const [, kind, id, becomes, time] = LINE.exec(line) ?? [];
  const epochMs = Date.parse(time ?? '');
  if (id === undefined || becomes === undefined || Number.isNaN(epochMs)) return null;
  return { kind: kind as Erasure['kind'], id, becomes, epochMs };
}

/**
 * Reads a whole journal.
 * @returns the number of the first line that is none; what a crash left behind the last line end is passed over, for that
 *   destruction is written again by the next start
 */
export function readJournal(
  text: string,
):
  | { readonly kind: 'journal'; readonly erasures: readonly Erasure[] }
  | { readonly kind: 'fault'; readonly line: number } {
  const lines = text.split('\n');
  lines.pop();
  const erasures: Erasure[] = [];
  for (const [index, line] of lines.entries()) {
    const erasure = readErasure(line);
    if (erasure === null) return { kind: 'fault', line: index + 1 };
    erasures.push(erasure);
  }
  return { kind: 'journal', erasures };
}

/** What the journal is kept up to date with. */
export interface JournalParts {
  /** Destructions since `horizon`, and the horizon to ask from next time. Each is given at least once. */
  read(horizon: number): Promise<{ readonly found: readonly Omit<Erasure, 'epochMs'>[]; readonly horizon: number }>;
  /** Text that is in the journal already, whole lines only. */
  known(): string;
  /** Durable on return. */
  append(text: string): void;
  now(): number;
}

/**
 * Makes a step that writes what is new; call it every few seconds. Several gateways may each keep a journal.
 * @throws what the parts throw; the next call begins where this one did
 */
export function erasureJournal(parts: JournalParts): () => Promise<number> {
  let horizon = 0;
  let before: Set<string> | null = null;
  return async () => {
    const keyOf = (one: Pick<Erasure, 'kind' | 'id'>) => `${one.kind} ${one.id}`;
    before ??= keysOf(parts.known(), keyOf);
    const { found, horizon: next } = await parts.read(horizon);
    const seen = before;
    const fresh = found.filter(one => !seen.has(keyOf(one)));
    const epochMs = parts.now();
    if (fresh.length > 0) parts.append(fresh.map(one => erasureLine({ ...one, epochMs })).join(''));
    horizon = next;
    before = new Set();
    return fresh.length;
  };
}

function keysOf(text: string, keyOf: (one: Erasure) => string): Set<string> {
  return new Set(
    text
      .split('\n')
      .flatMap(line => readErasure(line) ?? [])
      .map(keyOf),
  );
}
