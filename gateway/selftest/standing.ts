/** How the self-test stands, for people and for machines that watch. */

export interface SelfTestStanding {
  /** Kinds that passed, or were refused for another reason than they must be, since the last whole round that was good. */
  readonly passed: readonly string[];
  readonly otherwise: readonly string[];
  /** Kinds whose last try got no answer. */
  readonly unfinished: readonly string[];
  /** When every kind had been tried and answered, in ms since 1970; null before the first time. */
  readonly completeMs: number | null;
}

/** While its keys are being made. */
export const NOT_BEGUN: SelfTestStanding = { passed: [], otherwise: [], unfinished: [], completeMs: null };

export function isAlarm({ passed, otherwise }: SelfTestStanding): boolean {
  return passed.length > 0 || otherwise.length > 0;
}

/** In plain Dutch, for the start page and the health page. */
export function standingText(standing: SelfTestStanding): string {
  const { passed, otherwise, unfinished, completeMs } = standing;
  if (passed.length > 0)
    return `Alarm: verboden berichten komen door (${passed.join(', ')}). Er is niets van verstrekt of bewaard. Zoek nu uit waarom.`;
  if (otherwise.length > 0)
    return `Alarm: berichten worden om een andere reden geweigerd dan de bedoeling is (${otherwise.join(', ')}).`;
  if (unfinished.length > 0) return `Niet afgerond: op ${unfinished.length} proeven kwam geen antwoord.`;
  return completeMs === null ? 'Nog bezig met de eerste ronde.' : 'Goed: wat verboden is, wordt geweigerd.';
}

/** As the health page gives it. */
export function standingDocument(standing: SelfTestStanding) {
  const { passed, otherwise, unfinished, completeMs } = standing;
  return {
    alarm: isAlarm(standing),
    uitleg: standingText(standing),
    doorgelaten: passed,
    anders: otherwise,
    nietAfgerond: unfinished,
    laatsteRonde: completeMs === null ? null : new Date(completeMs).toISOString(),
  };
}

/** Reads the health page back, as whoever asks for it does; null where it says nothing about a self-test. */
export function readStanding(text: string | undefined): Omit<SelfTestStanding, 'completeMs'> | null {
  try {
    const { zelftest } = JSON.parse(text ?? '') as { readonly zelftest?: Record<string, unknown> };
    if (zelftest === undefined) return null;
    const names = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : []);
    return {
      passed: names(zelftest.doorgelaten),
      otherwise: names(zelftest.anders),
      unfinished: names(zelftest.nietAfgerond),
    };
  } catch {
    return null;
  }
}
