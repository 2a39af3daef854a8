/** What a region may set about handovers; every default is ours, and safe. Numbers only: no trait of a person fits in here. */

export interface OverdrachtConfiguration {
  /** Working days in which a receiver answers a proposal (T4). */
  readonly antwoordWerkdagen: number;
  /** The same when the transition is near (T4). */
  readonly antwoordWerkdagenDringend: number;
  /** The transition is near when it is at most this many working days after the proposal (T4). */
  readonly dringendBinnenWerkdagen: number;
  /** Whole calendar months before the planned day on which both sides are reminded (T3). */
  readonly herinnerMaandenVooraf: readonly number[];
  /** Days before the planned day on which both sides are reminded (T3). */
  readonly herinnerDagenVooraf: readonly number[];
  /** Working days after measure, D&R plan or planning in which a handover is started (E-06). */
  readonly beginBinnenWerkdagen: number;
  /** Months after the start of an ISD measure in which housing is agreed on (T3, E-06). */
  readonly isdHuisvestingMaanden: number;
  /** Working days a rung of a dispute may take (G-03). */
  readonly geschilWerkdagenPerTrede: number;
  /** Working days in which the regional access decides on an investigation. */
  readonly toegangWerkdagen: number;
  /** Working days in which a corporatie, or a collecting organisation, answers a request. */
  readonly vraagWerkdagen: number;
}

export const OVERDRACHT_DEFAULTS: OverdrachtConfiguration = {
  antwoordWerkdagen: 5,
  antwoordWerkdagenDringend: 1,
  dringendBinnenWerkdagen: 5,
  herinnerMaandenVooraf: [3, 1],
  herinnerDagenVooraf: [7],
  beginBinnenWerkdagen: 5,
  isdHuisvestingMaanden: 3,
  geschilWerkdagenPerTrede: 10,
  toegangWerkdagen: 20,
  vraagWerkdagen: 10,
};

/** Lowest and highest of each setting. A year of working days is the furthest that any rule counts. */
const BOUNDS: Readonly<Record<keyof OverdrachtConfiguration, readonly [number, number]>> = {
  antwoordWerkdagen: [1, 20],
  antwoordWerkdagenDringend: [1, 5],
  dringendBinnenWerkdagen: [1, 20],
  herinnerMaandenVooraf: [1, 24],
  herinnerDagenVooraf: [1, 90],
  beginBinnenWerkdagen: [0, 60],
  isdHuisvestingMaanden: [1, 24],
  geschilWerkdagenPerTrede: [1, 60],
  toegangWerkdagen: [1, 60],
  vraagWerkdagen: [1, 60],
};

const LISTS: readonly string[] = ['herinnerMaandenVooraf', 'herinnerDagenVooraf'];

export interface ConfigurationFault {
  /** Name of the setting, also where it is not known. */
  readonly key: string;
  readonly code: 'ONBEKEND' | 'ONTBREEKT' | 'GEEN_GEHEEL_GETAL' | 'BUITEN_GRENZEN' | 'DUBBEL' | 'DRINGEND_IS_LANGER';
}

/** Everything that is wrong at once; an empty list means that the value is an `OverdrachtConfiguration`. */
export function configurationFaults(value: Readonly<Record<string, unknown>>): readonly ConfigurationFault[] {
  const unknown = Object.keys(value)
    .filter(key => !Object.hasOwn(BOUNDS, key))
    .map((key): ConfigurationFault => ({ key, code: 'ONBEKEND' }));
  const wrong = Object.entries(BOUNDS).flatMap(([key, bounds]): ConfigurationFault[] => {
    const code = faultOf(value[key], LISTS.includes(key), bounds);
    return code === null ? [] : [{ key, code }];
  });
  const { antwoordWerkdagen: normal, antwoordWerkdagenDringend: urgent } = value;
  const longer = typeof normal === 'number' && typeof urgent === 'number' && urgent > normal;
  return [
    ...unknown,
    ...wrong,
    ...(longer ? [{ key: 'antwoordWerkdagenDringend', code: 'DRINGEND_IS_LANGER' } as const] : []),
  ];
}

function faultOf(
  value: unknown,
  isList: boolean,
  [lowest, highest]: readonly [number, number],
): ConfigurationFault['code'] | null {
  if (value === undefined) return 'ONTBREEKT';
  if (isList !== Array.isArray(value)) return 'GEEN_GEHEEL_GETAL';
  const numbers: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!numbers.every(one => Number.isSafeInteger(one))) return 'GEEN_GEHEEL_GETAL';
  if (numbers.some(one => (one as number) < lowest || (one as number) > highest)) return 'BUITEN_GRENZEN';
  return new Set(numbers).size === numbers.length ? null : 'DUBBEL';
}
