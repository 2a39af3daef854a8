/** What a team may set. Data with safe defaults; checked whole, with all faults at once. */

/**
 * The only facts an order of work can be made of. No trait of a person is among them, so none can be asked for
 * (D-P1: the gateway adds none by itself).
 */
export const PRIORITY_FACTS = [
  /** Whether a crisis date is set. */
  'crisis',
  /** The nearest crisis date first. */
  'crisisdatum',
  'meervoudig',
  'opeenvolgend',
  /** The highest sum of arrears first. */
  'bedrag',
  /** The oldest arrears first. */
  'ouderdom',
  /** The most signals first. */
  'aantal',
  'warme_overdracht',
  /** What waits longest first. */
  'wachttijd',
] as const;
export type PriorityFact = (typeof PRIORITY_FACTS)[number];

export const TERM_NAMES = ['AANBOD', 'POGING', 'T1', 'T2', 'AVG14', 'CRISIS'] as const;
export type TermName = (typeof TERM_NAMES)[number];

export interface Settings {
  /** Order of work, the weightiest first (D-P2). */
  readonly prioriteit: readonly PriorityFact[];
  /** What T1 and T2 run from. */
  readonly anker: 'aanvaarding' | 'signaaldatum';
  /** Working days in which help is offered. */
  readonly aanbodWerkdagen: number;
  /** How many working days before the last day of a term somebody is reminded. */
  readonly herinnerWerkdagen: Readonly<Record<TermName, number>>;
  /** Attempts before somebody may be called out of reach. */
  readonly pogingenVoorGeenContact: number;
  /** Months a zaak without help is kept after closing (A7). */
  readonly bewaarMaanden: number;
  /** Years a zaak with help is kept after closing, until it went to the dossier. */
  readonly dossierJaren: number;
  /** Days it is kept after it went there. */
  readonly naDossierDagen: number;
}

export const DEFAULT_SETTINGS: Settings = {
  prioriteit: ['crisis', 'meervoudig', 'opeenvolgend', 'bedrag', 'ouderdom'],
  anker: 'aanvaarding',
  aanbodWerkdagen: 10,
  herinnerWerkdagen: { AANBOD: 2, POGING: 0, T1: 5, T2: 1, AVG14: 5, CRISIS: 3 },
  pogingenVoorGeenContact: 2,
  bewaarMaanden: 6,
  dossierJaren: 5,
  naDossierDagen: 30,
};

export interface SettingFault {
  /** JSON pointer to what is wrong; never the value. */
  readonly pointer: string;
  readonly code:
    | 'GEEN_OBJECT'
    | 'ONBEKEND'
    | 'ONTBREEKT'
    | 'GETAL_BUITEN_GRENZEN'
    | 'WAARDE_ONBEKEND'
    | 'DUBBEL'
    | 'LEEG';
}

/** Smallest and largest whole number of each setting. Less than a half year would undo the look-back for open files. */
const BOUNDS: Readonly<Record<string, readonly [number, number]>> = {
  aanbodWerkdagen: [1, 20],
  pogingenVoorGeenContact: [1, 20],
  bewaarMaanden: [6, 12],
  dossierJaren: [1, 10],
  naDossierDagen: [0, 90],
};

/** @returns every fault; none means that `value` is a `Settings` */
export function settingFaults(value: unknown): readonly SettingFault[] {
  if (!isRecord(value)) return [{ pointer: '', code: 'GEEN_OBJECT' }];
  const faults: SettingFault[] = keyFaults(value, Object.keys(DEFAULT_SETTINGS), '');
  if ('prioriteit' in value) faults.push(...priorityFaults(value.prioriteit));
  if ('anker' in value && value.anker !== 'aanvaarding' && value.anker !== 'signaaldatum')
    faults.push({ pointer: '/anker', code: 'WAARDE_ONBEKEND' });
  for (const [name, bounds] of Object.entries(BOUNDS))
    if (name in value) faults.push(...numberFaults(value[name], bounds, `/${name}`));
  if ('herinnerWerkdagen' in value) faults.push(...reminderFaults(value.herinnerWerkdagen));
  return faults;
}

function priorityFaults(value: unknown): SettingFault[] {
  if (!Array.isArray(value)) return [{ pointer: '/prioriteit', code: 'WAARDE_ONBEKEND' }];
  if (value.length === 0) return [{ pointer: '/prioriteit', code: 'LEEG' }];
  return value.flatMap((fact: unknown, index): SettingFault[] => {
    const pointer = `/prioriteit/${index}`;
    if (!(PRIORITY_FACTS as readonly unknown[]).includes(fact)) return [{ pointer, code: 'WAARDE_ONBEKEND' }];
    return value.indexOf(fact) === index ? [] : [{ pointer, code: 'DUBBEL' }];
  });
}

function reminderFaults(value: unknown): SettingFault[] {
  if (!isRecord(value)) return [{ pointer: '/herinnerWerkdagen', code: 'GEEN_OBJECT' }];
  const known = TERM_NAMES.filter(name => Object.hasOwn(value, name));
  return [
    ...keyFaults(value, TERM_NAMES, '/herinnerWerkdagen'),
    ...known.flatMap(name => numberFaults(value[name], [0, 15], `/herinnerWerkdagen/${name}`)),
  ];
}

function keyFaults(value: Readonly<Record<string, unknown>>, names: readonly string[], at: string): SettingFault[] {
  return [
    ...names.filter(name => !Object.hasOwn(value, name)).map(name => fault(`${at}/${name}`, 'ONTBREEKT')),
    // A name we do not know may be anything, so the fault says only where.
    ...(Object.keys(value).some(name => !names.includes(name)) ? [fault(at, 'ONBEKEND')] : []),
  ];
}

function numberFaults(value: unknown, [least, most]: readonly [number, number], pointer: string): SettingFault[] {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  return fits ? [] : [fault(pointer, 'GETAL_BUITEN_GRENZEN')];
}

const fault = (pointer: string, code: SettingFault['code']): SettingFault => ({ pointer, code });

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
