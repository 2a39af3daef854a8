/** What figures need of a database: what happened, per team and in pages, and what was published. */
import type { Event } from '../casework/overdracht/traject.ts';
import type { ZaakEvent } from '../casework/vroegsignalering/zaak.ts';
import type { TeamId } from '../ports.ts';
import type { BlockCode } from './grid.ts';
import type { Area, Published } from './publish.ts';

export interface NotedZaak {
  readonly zaakId: string;
  readonly gemeentecode: string;
  /** In order. */
  readonly events: readonly { readonly epochMs: number; readonly event: ZaakEvent }[];
}

export interface NotedTraject {
  readonly trajectId: string;
  /** Of the handovers that this team sends, in the order in which they were noted. */
  readonly events: readonly { readonly epochMs: number; readonly event: Event }[];
  /** By handover. */
  readonly receivers: ReadonlyMap<string, TeamId>;
}

export interface CijferStore {
  /** Zaken of a team that changed since, or that nobody has closed, in order of their ids. */
  zaken(team: TeamId, sinceMs: number, after: string | null, limit: number): Promise<readonly NotedZaak[]>;
  trajecten(team: TeamId, after: string | null, limit: number): Promise<readonly NotedTraject[]>;
  /** How many of these disclosures to the team the log has an entry `verstrekt` of. */
  entered(team: TeamId, disclosureIds: readonly string[]): Promise<number>;
  /** The last month that was published, as `YYYY-MM`; null before the first. */
  last(): Promise<string | null>;
  /** Publishes a month once and for all. @returns false when it was published before; nothing changes then */
  publish(maand: string, epochMs: number, published: readonly Published[]): Promise<boolean>;
  /** @returns null when the month was not published */
  read(maand: string): Promise<readonly Published[] | null>;
  /** Months that were published, the newest first. */
  months(): Promise<readonly string[]>;
  /** Of these areas and months the tables that are asked for; an area without figures in a month is absent. */
  tables(asked: AskedTables): Promise<readonly PublishedTables[]>;
}

export interface AskedTables {
  readonly maanden: readonly string[];
  readonly areas: readonly Area[];
  /** null: every block. */
  readonly blok: BlockCode | null;
  readonly soort: string;
}

export interface PublishedTables extends Published {
  readonly maand: string;
}
