/**
 * The one reader of the environment: loose text in, a frozen, typed configuration out, every fault at once. Secrets
 * are never values here, only paths of files that hold them.
 */

import { availableParallelism } from 'node:os';
import type { RateLimits } from './access/rate-limit.ts';

export interface GatewayConfig {
  /** API with mutual TLS. */
  readonly apiHost: string;
  readonly apiPort: number;
  /** Processes that answer the API, each on a processor of its own. */
  readonly apiProcesses: number;
  /** Names under which participants call the API; a message signed for another name is refused. */
  readonly apiNames: ReadonlySet<string>;
  /** What a client may send and ask (gateway/access/rate-limit.ts). */
  readonly sendPerSecond: number;
  readonly sendBurst: number;
  readonly readPerSecond: number;
  readonly readBurst: number;
  /** Start page, health and metrics. */
  readonly pagesHost: string;
  readonly pagesPort: number;
  /** Where browsers reach the pages; null: this machine, at that port. */
  readonly pagesUrl: string | null;
  /** How long somebody stays signed in to the screens, and how long a proof of who they are counts (ADR 0035). */
  readonly sessionIdleMinutes: number;
  readonly sessionMinutes: number;
  readonly sessionFreshMinutes: number;
  /** How long requests under way may take to finish when the gateway stops. */
  readonly drainSeconds: number;
  /** Folder with keys, anchors, revocation lists and, for the embedded database, its data. */
  readonly folder: string;
  /** A PostgreSQL of your own; absent: the embedded one. Without a password: those come from files. */
  readonly databaseUrl: string | null;
  /** Origin of the log: a name like a URL without scheme (C2SP checkpoint). */
  readonly logName: string;
  /** At most one notification per receiver in this many seconds. */
  readonly gatherSeconds: number;
  /** How long two people have for a held message (R20). */
  readonly heldDays: number;
  readonly heldDaysUrgent: number;
  /** Months that a traject is kept after everything in it ended. */
  readonly trajectMonths: number;
  /** Days that the code of a letter can be used (R24). */
  readonly letterDays: number;
  /** Where residents sign in (DigiD behind OpenID Connect); null: residents cannot sign in. */
  readonly residentIssuer: string | null;
  readonly residentClient: string;
  readonly residentAudience: string;
  readonly residentScope: string;
  readonly residentBsnClaim: string;
  /** File with municipalities and regions, each with its dates; absent: routing names no college. */
  readonly municipalities: string | null;
  /** File with what regions agreed on about handovers; absent: the defaults hold everywhere. */
  readonly regionRules: string | null;
  /** File with addresses, or https URL of a register of addresses; absent: an address is not looked up. */
  readonly addresses: string | null;
  /** Signals with which `start` fills the practice region; nothing else reads it. */
  readonly practiceSignals: number;
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
/** @param least a burst below the longest batch would refuse that batch for ever */
const amount = (least: number) => (text: string) =>
  /^\d{1,7}$/.test(text) && Number(text) >= least ? Number(text) : null;
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
const seconds = (text: string) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : null);
const workingDays = (text: string) =>
  /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 20 ? Number(text) : null;
const months = (text: string) =>
  /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 120 ? Number(text) : null;
const letterDays = (text: string) =>
  /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 60 ? Number(text) : null;
const optionalHttps = (text: string) =>
  text === '' || (URL.canParse(text) && new URL(text).protocol === 'https:') ? text : null;
const word = (text: string) => (/^\S{1,200}$/.test(text) ? text : null);
const scope = (text: string) =>
  /^[\x21-\x7e ]{1,200}$/.test(text) && text.split(' ').includes('openid') ? text : null;
const optionalPath = (text: string) => text;
/** An origin and nothing after it. */
const optionalOrigin = (text: string) =>
  text === '' || (/^https:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text) ? text : null;
const minutes = (most: number) => (text: string) =>
  /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : null;
/** What looks like a URL must be one over https; everything else is a path. */
const pathOrHttps = (text: string) =>
  !/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || (URL.canParse(text) && new URL(text).protocol === 'https:') ? text : null;
const practiceSignals = (text: string) => (/^\d{1,4}$/.test(text) && Number(text) <= 1000 ? Number(text) : null);
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
  sendPerSecond: {
    name: 'SEINHUIS_SEND_PER_SECOND',
    meaning: 'messages one client may keep sending each second; a batch counts its lines',
    unit: 'number, 1 or more',
    fallback: '5000',
    read: amount(1),
  },
  sendBurst: {
    name: 'SEINHUIS_SEND_BURST',
    meaning: 'messages one client may send at once after a quiet time',
    unit: 'number, 1000 or more',
    fallback: '50000',
    read: amount(1000),
  },
  readPerSecond: {
    name: 'SEINHUIS_READ_PER_SECOND',
    meaning: 'requests one client may keep making each second, other than sending',
    unit: 'number, 1 or more',
    fallback: '500',
    read: amount(1),
  },
  readBurst: {
    name: 'SEINHUIS_READ_BURST',
    meaning: 'such requests one client may make at once after a quiet time',
    unit: 'number, 1 or more',
    fallback: '5000',
    read: amount(1),
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
  pagesUrl: {
    name: 'SEINHUIS_PAGES_URL',
    meaning: 'where browsers reach the pages, without a slash at the end; left empty: this machine',
    unit: 'https origin',
    fallback: '',
    read: optionalOrigin,
  },
  sessionIdleMinutes: {
    name: 'SEINHUIS_SESSION_IDLE_MINUTES',
    meaning: 'how long somebody stays signed in without a request',
    unit: 'minutes, 1 to 120',
    fallback: '30',
    read: minutes(120),
  },
  sessionMinutes: {
    name: 'SEINHUIS_SESSION_MINUTES',
    meaning: 'how long somebody stays signed in in all; no longer than a token is believed',
    unit: 'minutes, 1 to 120',
    fallback: '120',
    read: minutes(120),
  },
  sessionFreshMinutes: {
    name: 'SEINHUIS_SESSION_FRESH_MINUTES',
    meaning: 'how long ago somebody may have proved who they are to see what is sensitive',
    unit: 'minutes, 1 to 60',
    fallback: '10',
    read: minutes(60),
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
  gatherSeconds: {
    name: 'SEINHUIS_GATHER_SECONDS',
    meaning: 'at most one notification per receiver in this time',
    unit: 'seconds',
    fallback: '60',
    read: seconds,
  },
  heldDays: {
    name: 'SEINHUIS_HELD_DAYS',
    meaning: 'working days two privacy officers have to decide on a held message; after it the answer is no',
    unit: 'number, 1 to 20',
    fallback: '5',
    read: workingDays,
  },
  heldDaysUrgent: {
    name: 'SEINHUIS_HELD_DAYS_URGENT',
    meaning: 'the same for a message about a set date of eviction, end of supply or end of insurance',
    unit: 'number, 1 to 20',
    fallback: '1',
    read: workingDays,
  },
  trajectMonths: {
    name: 'SEINHUIS_TRAJECT_MONTHS',
    meaning: 'months that a handover or request is kept after everything in its traject ended',
    unit: 'number, 1 to 120',
    fallback: '6',
    read: months,
  },
  letterDays: {
    name: 'SEINHUIS_LETTER_DAYS',
    meaning: 'days that the code of a paper letter to a resident can be used',
    unit: 'number, 1 to 60',
    fallback: '21',
    read: letterDays,
  },
  residentIssuer: {
    name: 'SEINHUIS_RESIDENT_ISSUER',
    meaning: 'broker at which residents sign in with their BSN; left empty: residents cannot sign in',
    unit: 'https URL',
    fallback: '',
    read: optionalHttps,
  },
  residentClient: {
    name: 'SEINHUIS_RESIDENT_CLIENT',
    meaning: 'as what the pages are known at that broker',
    unit: 'name',
    fallback: 'seinhuis',
    read: word,
  },
  residentAudience: {
    name: 'SEINHUIS_RESIDENT_AUDIENCE',
    meaning: 'audience of its access tokens that are meant for this gateway',
    unit: 'name or URL',
    fallback: 'seinhuis',
    read: word,
  },
  residentScope: {
    name: 'SEINHUIS_RESIDENT_SCOPE',
    meaning: 'what is asked of that broker, with `openid`',
    unit: 'words, space between',
    fallback: 'openid',
    read: scope,
  },
  residentBsnClaim: {
    name: 'SEINHUIS_RESIDENT_BSN_CLAIM',
    meaning: 'claim of its access token that holds the BSN',
    unit: 'name',
    fallback: 'bsn',
    read: word,
  },
  municipalities: {
    name: 'SEINHUIS_MUNICIPALITIES',
    meaning: 'file with municipalities and regions and their dates; left empty: routing names no college',
    unit: 'path',
    fallback: '',
    read: optionalPath,
  },
  regionRules: {
    name: 'SEINHUIS_REGION_RULES',
    meaning: 'file with what regions agreed on about handovers; left empty: the defaults hold everywhere',
    unit: 'path',
    fallback: '',
    read: optionalPath,
  },
  addresses: {
    name: 'SEINHUIS_ADDRESSES',
    meaning: 'file with addresses, or a register of addresses on the web; left empty: no address is looked up',
    unit: 'path or https URL',
    fallback: '',
    read: pathOrHttps,
  },
  practiceSignals: {
    name: 'SEINHUIS_PRACTICE_SIGNALS',
    meaning: 'signals with which `start` fills the practice region; 0: nothing is filled in',
    unit: 'number, 0 to 1000',
    fallback: '300',
    read: practiceSignals,
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
  for (const field of ['databaseUrl', 'municipalities', 'regionRules', 'addresses', 'pagesUrl', 'residentIssuer'])
    if (values[field] === '') values[field] = null;
  return { kind: 'config', config: Object.freeze(values) as unknown as GatewayConfig };
}

/** The limits at the door, as configured. */
export function limitsOf(config: GatewayConfig): RateLimits {
  return {
    zenden: { perSecond: config.sendPerSecond, burst: config.sendBurst },
    lezen: { perSecond: config.readPerSecond, burst: config.readBurst },
  };
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Whether an address is reachable from this machine only. The pretend region refuses every other. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.test(address);
}
