/**
 * What stays hidden when a file is opened, unless somebody asks for it: a citizen service number, and what says something
 * about somebody's health (AVG 9; UAVG 46). By name and at every depth, so that a new type of message hides it too.
 */
const HIDDEN: ReadonlySet<string> = new Set(['bsn', 'diagnose']);

export interface Shown {
  readonly inhoud: Readonly<Record<string, unknown>>;
  /** JSON Pointers to what was left out. */
  readonly verborgen: readonly string[];
}

export function withoutSensitive(inhoud: Readonly<Record<string, unknown>>): Shown {
  const verborgen: string[] = [];
  const shown = without(inhoud, '', verborgen) as Shown['inhoud'];
  return { inhoud: shown, verborgen };
}

function without(value: unknown, pointer: string, hidden: string[]): unknown {
  if (Array.isArray(value)) return value.map((one, index) => without(one, `${pointer}/${index}`, hidden));
  if (typeof value !== 'object' || value === null) return value;
  const kept: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    const at = `${pointer}/${name}`;
    if (HIDDEN.has(name)) hidden.push(at);
    else kept.push([name, without(inner, at, hidden)]);
  }
  return Object.fromEntries(kept);
}
