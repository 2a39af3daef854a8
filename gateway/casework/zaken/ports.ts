/** What casework needs of a database: zaken of one team at a time, the keys it keeps for teams, and who read what. */
import type { GatewaySealed, TeamId } from '../../ports.ts';
import type { Reminder } from '../vroegsignalering/due.ts';
import type { Earlier, Vroegsignaal } from '../vroegsignalering/matching.ts';
import type { Settings } from '../vroegsignalering/settings.ts';
import type { Staat, Zaak, ZaakEvent } from '../vroegsignalering/zaak.ts';

export interface StoredZaak {
  readonly zaak: Zaak;
  /** Number of events so far; what a change must name (API: the ETag). */
  readonly versie: number;
  readonly changedMs: number;
}

/** An event as it is kept. */
export interface KeptEvent {
  /** From 1, without gaps, per zaak. */
  readonly nummer: number;
  readonly epochMs: number;
  /** Opaque keyed pseudonym of who did it; null for the gateway itself. */
  readonly person: string | null;
  readonly event: ZaakEvent;
  /** Words of a worker, sealed with `sealForGateway` under `wordsName`; null where there are none. */
  readonly words: GatewaySealed | null;
}

/** Events of one zaak, made on the version they were decided on. */
export interface ZaakChange {
  readonly zaakId: string;
  /** 0 for a zaak that is new. */
  readonly versie: number;
  readonly events: readonly ZaakEvent[];
  /** Belongs to the last of these events: sealed under `wordsName(zaakId, versie + events.length)`. */
  readonly words?: GatewaySealed;
}

/** What words of a worker are bound to, so that they cannot be put beside another event. */
export const wordsName = (zaakId: string, nummer: number) => `${zaakId}/${nummer}`;

/** What a kept private key is bound to. */
export const teamKeyName = (team: TeamId, kid: string) => `${team} ${kid}`;

/** A signal that comes in: its file and what it can be found by. */
export interface SignalArrival {
  readonly signaal: Vroegsignaal;
  readonly receivedMs: number;
  /** Compact JWE, as it was disclosed. */
  readonly file: string;
  /** SHA-256 of it, 32 bytes: what is confirmed. */
  readonly seal: Buffer;
  readonly searchKeys: readonly KeyedValue[];
  /** The numbers in `signaal` and the pseudonyms they stand for, so that both are there or neither. */
  readonly numbers: readonly { readonly number: string; readonly underEveryKey: readonly KeyedValue[] }[];
}

/** 32 bytes of HMAC-SHA256 under the key `kid`. */
export interface KeyedValue {
  readonly kid: string;
  readonly value: Buffer;
}

export interface Saving {
  readonly epochMs: number;
  readonly person: string | null;
  /** Of one team, each zaak once. */
  readonly changes: readonly ZaakChange[];
  readonly arrivals?: readonly SignalArrival[];
  readonly reminders?: readonly Reminder[];
  /**
   * What was open on an address when this was decided (`openAt`). When anything there has changed since, nothing is written:
   * a signal must not get a zaak of its own beside one that it belongs to.
   */
  readonly seen?: { readonly address: string; readonly zaken: readonly Pick<StoredZaak, 'zaak' | 'versie'>[] };
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly zaken: readonly StoredZaak[] }
  /** One of the zaken, or what was seen, has changed meanwhile; nothing was written. */
  | { readonly kind: 'versie_verlopen' }
  /** A signal that arrives is here already; nothing was written. */
  | { readonly kind: 'al_bekend' };

export interface TrayQuery {
  /** null: all. */
  readonly gemeenten: readonly string[] | null;
  readonly staat: Staat | null;
  /** Names of who has it (one for every key still known), `niemand`, or null for all. */
  readonly houder: readonly string[] | 'niemand' | null;
  /** Only what has a running term whose day to work by lies before this day. */
  readonly lateOn: string | null;
  /** `cursor` of the last row that was seen; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

export interface TrayRow extends StoredZaak {
  /** Where this row stands in the order; opaque, and still right when other zaken come or go. */
  readonly cursor: string;
  /** Last day to work by of the first running term. */
  readonly workBy: string | null;
}

export interface KeptFile {
  readonly zaakId: string;
  readonly signaalId: string;
  /** Compact JWE; null once it was destroyed. */
  readonly jwe: string | null;
  readonly seal: Buffer;
  readonly restricted: boolean;
  /** It turned out to be about somebody else, or about another address: it is no part of the work any more (AVG 16). */
  readonly losgemaakt: boolean;
}

export interface KeptReminder {
  readonly reminderId: string;
  readonly zaakId: string;
  readonly naam: string;
  readonly term: string;
  readonly signaalId: string | null;
  readonly fase: Reminder['fase'];
  readonly voor: Reminder['voor'];
  readonly uiterlijk: string;
  readonly madeMs: number;
}

export interface VersionedSettings {
  /** 0: the team set nothing, and these are the defaults. */
  readonly versie: number;
  readonly settings: Settings;
}

/** All of it for one team; rows of another team do not exist (row-level security). */
export interface ZaakStore {
  find(team: TeamId, zaakIds: readonly string[]): Promise<readonly StoredZaak[]>;
  /** Events after `after`, in order. */
  history(team: TeamId, zaakId: string, after?: number): Promise<readonly KeptEvent[]>;
  /**
   * The number that stands for a keyed pseudonym, for an address or a reference of the sender: the same one under every
   * key under which it was ever made.
   * @param fresh UUID to use when none is known yet
   */
  numberOf(team: TeamId, underEveryKey: readonly KeyedValue[], fresh: string): Promise<string>;
  /** Open zaken on an address (a number of `numberOf`), of any municipality. */
  openAt(team: TeamId, address: string): Promise<readonly StoredZaak[]>;
  /** Signals and stubs of an address from `since` on, in order of arrival. */
  known(team: TeamId, address: string, since: string): Promise<readonly Earlier[]>;
  /** The same for many addresses at once; every one that is asked for is in it. */
  knownAt(team: TeamId, addresses: readonly string[], since: string): Promise<ReadonlyMap<string, readonly Earlier[]>>;
  /**
   * Writes all in one transaction when every version still stands: zaken first, then all events in one statement. What
   * follows from them (place in the tray, terms, retention) is written with them, also for other zaken on the address.
   */
  save(team: TeamId, saving: Saving): Promise<SaveOutcome>;
  /** Open zaken, the weightiest first. */
  tray(team: TeamId, query: TrayQuery): Promise<readonly TrayRow[]>;
  /** Zaken with a signal that was entered under one of these search keys, the newest signal first, without repeats. */
  search(team: TeamId, keys: readonly Buffer[], limit: number): Promise<readonly StoredZaak[]>;
  /** Files of signals that are here, by their id; the bodies are opened by `openFile` only. */
  files(team: TeamId, signaalIds: readonly string[]): Promise<readonly KeptFile[]>;
  settings(team: TeamId): Promise<VersionedSettings>;
  /** `versie_verlopen` when the newest version is not `versie`. */
  setSettings(
    team: TeamId,
    versie: number,
    settings: Settings,
    by: { readonly person: string | null; readonly epochMs: number },
  ): Promise<'saved' | 'versie_verlopen'>;
  /** Puts up to `limit` zaken in order that were weighed by earlier settings. @returns how many */
  reorder(team: TeamId, limit: number): Promise<number>;
  /** Zaken of which somebody is to be reminded on or before this day. */
  remindable(team: TeamId, day: string, limit: number): Promise<readonly StoredZaak[]>;
  /** Reminders after the id `after`, oldest first. */
  reminders(team: TeamId, after: string | null, limit: number): Promise<readonly KeptReminder[]>;
}

/** Keys that the gateway keeps for teams. */
export interface TeamKeyStore {
  /** Teams with a kept key. */
  teams(): Promise<readonly TeamId[]>;
  /** The private half, sealed with `sealForGateway` under `teamKeyName(team, kid)`; null when it is not kept here. */
  find(team: TeamId, kid: string): Promise<GatewaySealed | null>;
}

/** Why somebody opens a file or searches (R17). */
export const READING_REASONS = ['behandeling', 'overdracht', 'controle', 'inzageverzoek', 'levering'] as const;
export type ReadingReason = (typeof READING_REASONS)[number];

/** What came of a reading that somebody asked for; `gezocht`: a search, or an inzage over the organisation. */
export const READING_OUTCOMES = [
  'geopend',
  'onbekend',
  'beperkt',
  'vernietigd',
  'losgemaakt',
  'toestemming_vervallen',
  'grond_vervallen',
  'gezocht',
] as const;
export type ReadingOutcome = (typeof READING_OUTCOMES)[number];

export interface Reading {
  readonly readingId: string;
  readonly epochMs: number;
  readonly team: TeamId;
  readonly person: string;
  readonly reason: ReadingReason;
  readonly zaakId: string | null;
  readonly signaalIds: readonly string[];
  readonly uitkomst: ReadingOutcome;
  /** Special categories or a BSN were asked for. */
  readonly gevoelig: boolean;
}

export interface ReadingStore {
  /**
   * A row per zaak and outcome of a page, in one transaction; durable on return.
   * @param directoryVersion on which it was decided that they may be read; null where nothing was decided
   * @returns `directory-changed` (nothing written) when the directory is no longer at that version
   */
  note(readings: readonly Reading[], directoryVersion: number | null): Promise<'noted' | 'directory-changed'>;
}

/** By the login that clears away what was kept long enough. */
export interface ZaakRetention {
  /**
   * Takes away up to `limit` zaken of the team whose last day lies before `day`, with their files, and leaves stubs; and
   * stubs whose last day does. What is restricted stays.
   * @returns how many of each went
   */
  clear(team: TeamId, day: string, limit: number): Promise<{ readonly zaken: number; readonly stubs: number }>;
  /** Takes away one zaak at once (AVG 17). */
  erase(team: TeamId, zaakId: string): Promise<'gewist' | 'beperkt' | 'onbekend'>;
  teams(): Promise<readonly TeamId[]>;
  close(): Promise<void>;
}
