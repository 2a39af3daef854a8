/** What the rights of residents need of a database: erasing by two (AVG 17), and lines of one organisation about somebody (AVG 15). */
import type { Identity } from '../../access/identity.ts';
import type { EntryRecord, TeamId } from '../../ports.ts';
import type { Actor, FourEyesRefusal, Proposal } from '../../vier-ogen/vier-ogen.ts';

/** Why somebody's data are to be erased: the letters of AVG 17(1) that can apply here. */
export const WISGRONDEN = [
  'niet_meer_nodig',
  'toestemming_ingetrokken',
  'bezwaar_gegrond',
  'onrechtmatig',
  'wettelijke_plicht',
] as const;
export type Wisgrond = (typeof WISGRONDEN)[number];

export type Wisstatus = 'voorgesteld' | 'goedgekeurd' | 'afgewezen' | 'verlopen' | 'gewist' | 'niet_gewist';

/** One zaak that is to be erased, or was; nothing here says about whom. */
export interface Wissing {
  readonly wissingId: string;
  readonly team: TeamId;
  readonly zaakId: string;
  readonly grond: Wisgrond;
  readonly status: Wisstatus;
  /** Hex SHA-256 of the proposal: what the second person saw. */
  readonly kenmerk: string;
  readonly voorsteller: Identity;
  readonly voorgesteldMs: number;
  readonly beslotenMs: number | null;
  readonly gedaanMs: number | null;
  /** Why it could not be taken away; null unless `niet_gewist`. */
  readonly code: string | null;
}

export type WissingOutcome =
  | { readonly kind: 'done'; readonly wissing: Wissing }
  | { readonly kind: 'refused'; readonly code: FourEyesRefusal };

/** What the log gets about one step. */
export type WissingEntry = (step: 'voorgesteld' | 'afgewezen' | 'toegepast', proposal: Proposal) => EntryRecord;

/** Rows of another organisation do not exist (row-level security). */
export interface WissingStore {
  list(oin: string, after: string | null, limit: number, epochMs: number): Promise<readonly Wissing[]>;
  find(oin: string, wissingId: string, epochMs: number): Promise<Wissing | null>;
  /** The first person. Nothing goes yet. */
  propose(
    person: Actor,
    asked: { readonly wissingId: string; readonly team: TeamId; readonly zaakId: string; readonly grond: Wisgrond },
    epochMs: number,
    entryFor: WissingEntry,
  ): Promise<WissingOutcome>;
  /** The second person. What was agreed is taken away by whoever clears (`WissingWork`). */
  decide(
    person: Actor,
    wissingId: string,
    asked: {
      readonly agreed: boolean;
      readonly digest: string;
      /** Whether who proposed is still one of the organisation's people. */
      readonly stands: (proposer: Identity) => boolean;
    },
    epochMs: number,
    entryFor: WissingEntry,
  ): Promise<WissingOutcome>;
}

/** By the login that clears: what two people agreed on, of one team, and what became of it. */
export interface WissingWork {
  agreed(team: TeamId): Promise<readonly { readonly wissingId: string; readonly zaakId: string }[]>;
  settle(
    team: TeamId,
    wissingId: string,
    ended: { readonly code: string | null; readonly epochMs: number },
  ): Promise<void>;
}

/** How a line was found; none of them names the person. */
export type Vindplaats = 'bsn' | 'geboortedatum_achternaam' | 'geboortedatum_adres';

export interface InzageKeys {
  readonly bsn: readonly Buffer[];
  readonly birthDateAndSurname: readonly Buffer[];
  readonly birthDateAndAddress: readonly Buffer[];
}

export interface InzageLine {
  readonly entryId: string;
  /** The entry in JCS form. */
  readonly json: string;
  readonly gevondenOp: readonly Vindplaats[];
  readonly verstrekt: boolean;
  /** The body is still there, at the gateway. */
  readonly bewaard: boolean;
}

export interface InzageStore {
  /**
   * Lines found by one of these keys in which this organisation is sender, or receiver of what was released (R19), by id,
   * after `after`.
   */
  lines(oin: string, keys: InzageKeys, after: string | null, limit: number): Promise<readonly InzageLine[]>;
}
