/**
 * The one reader of the environment: loose text in, a frozen, typed configuration out, every fault at once. Secrets
 * are never values here, only paths of files that hold them.
 */

import { availableParallelism } from 'node:os';

export interface GatewayConfig {
  /** API with mutual TLS. */
  readonly apiHost: string;
  readonly apiPort: number;
  /** Processes that answer the API, each on a processor of its own. */
  readonly apiProcesses: number;
  /** Names under which participants call the API; a message signed for another name is refused. */
  readonly apiNames: ReadonlySet<string>;
  /** Start page, health and metrics. */
  readonly pagesHost: string;
  readonly pagesPort: number;
  /** How long requests under way may take to finish when the gateway stops. */
  readonly drainSeconds: number;
  /** Folder with keys, anchors, revocation lists and, for the embedded database, its data. */
  readonly folder: string;
  /** A PostgreSQL of your own; absent: the embedded one. Without a password: those come from files. */
  readonly databaseUrl: string | null;
  /** Origin of the log: a name like a URL without scheme (C2SP checkpoint). */
  readonly logName: string;
}

export interface ConfigFault {
  readonly key: string;
  readonly fault: string;
}

interface Key<T> {
  readonly name: string;
  readonly meaning: string;
  readonly unit: string;
  readonly fallback: string;
  readonly read: (text: string) => T | null;
}

const port = (text: string) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null);
const host = (text: string) => (/^[A-Za-z0-9.:-]+$/.test(text) ? text : null);
const names = (text: string) => {
  const list = text.split(',').map(name => name.trim().toLowerCase());
  return list.every(name => host(name) !== null) ? new Set(list) : null;
};
const processes = (text: string) => {
  if (text === '') return Math.min(availableParallelism(), 4);
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 64 ? Number(text) : null;
};
const drain = (text: string) => (/^\d{1,3}$/.test(text) && Number(text) <= 300 ? Number(text) : null);
const path = (text: string) => (text.length > 0 ? text : null);
const optionalDatabase = (text: string) => {
  if (text === '') return '';
  try {
    const url = new URL(text);
    return /^postgres(ql)?:$/.test(url.protocol) && url.password === '' ? text : null;
  } catch {
    return null;
  }
};
const logName = (text: string) => (/^[a-z0-9.-]+(\/[a-z0-9._-]+)*$/.test(text) ? text : null);

/** Every key the gateway reads, documented where it is read; `docs/configuratie.md` is compared with this list. */
export const CONFIG_KEYS = {
  apiHost: {
    name: 'SEINHUIS_API_HOST',
    meaning: 'address the API listens on',
    unit: 'address',
    fallback: '127.0.0.1',
    read: host,
  },
  apiPort: {
    name: 'SEINHUIS_API_PORT',
    meaning: 'port of the API (mutual TLS)',
    unit: 'port',
    fallback: '8443',
    read: port,
  },
  apiProcesses: {
    name: 'SEINHUIS_API_PROCESSES',
    meaning: 'processes that answer the API; left empty: one for each processor, four at most',
    unit: 'number, 1 to 64',
    fallback: '',
    read: processes,
  },
  apiNames: {
    name: 'SEINHUIS_API_NAMES',
    meaning: 'names under which participants call the API',
    unit: 'names, comma between',
    fallback: 'localhost,127.0.0.1',
    read: names,
  },
  pagesHost: {
    name: 'SEINHUIS_PAGES_HOST',
    meaning: 'address of start page, health and metrics',
    unit: 'address',
    fallback: '127.0.0.1',
    read: host,
  },
  pagesPort: {
    name: 'SEINHUIS_PAGES_PORT',
    meaning: 'port of start page, health and metrics',
    unit: 'port',
    fallback: '8080',
    read: port,
  },
  drainSeconds: {
    name: 'SEINHUIS_DRAIN_SECONDS',
    meaning: 'time for requests under way when stopping',
    unit: 'seconds, 0 to 300',
    fallback: '10',
    read: drain,
  },
  folder: {
    name: 'SEINHUIS_FOLDER',
    meaning: 'keys, trust and embedded data',
    unit: 'path',
    fallback: '.seinhuis',
    read: path,
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    meaning: 'a PostgreSQL of your own, without password',
    unit: 'URL',
    fallback: '',
    read: optionalDatabase,
  },
  logName: {
    name: 'SEINHUIS_LOG_NAME',
    meaning: 'origin of the log',
    unit: 'name',
    fallback: 'seinhuis.example/verstrekkingen',
    read: logName,
  },
} as const satisfies Record<keyof GatewayConfig, Key<unknown>>;

export type ConfigReading =
  | { readonly kind: 'config'; readonly config: GatewayConfig }
  | { readonly kind: 'faults'; readonly faults: readonly ConfigFault[] };

export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigReading {
  const faults: ConfigFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [field, key] of Object.entries(CONFIG_KEYS)) {
    const value = key.read(environment[key.name] ?? key.fallback);
    if (value === null) faults.push({ key: key.name, fault: `is geen geldige waarde (${key.unit})` });
    values[field] = value;
  }
  if (faults.length > 0) return { kind: 'faults', faults };
  if (values.databaseUrl === '') values.databaseUrl = null;
  return { kind: 'config', config: Object.freeze(values) as unknown as GatewayConfig };
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Whether an address is reachable from this machine only. The pretend region refuses every other. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.test(address);
}
