/** What consents and objections need from the database. */
import type { EntryRecord, GatewaySealed, KeyedDigest, Notice, TeamId } from '../ports.ts';

/** A text that people are shown, as one organisation uses it. It is about nobody. */
export interface ConsentText {
  /** hex SHA-256 of `body` in UTF-8: how a consent names it. */
  readonly sha256: string;
  /** BCP 47. */
  readonly language: string;
  readonly version: string;
  readonly title: string;
  readonly body: string;
  readonly epochMs: number;
}

export interface ConsentTextStore {
  /** `taken`: another text has this title, language and version. The same text again is `known`. */
  register(senderOin: string, text: ConsentText): Promise<'registered' | 'known' | 'taken'>;
  find(senderOin: string, sha256: string): Promise<ConsentText | null>;
  /** All texts of one organisation, oldest first. */
  list(senderOin: string): Promise<readonly ConsentText[]>;
}

/** AVG 21 and AVG 18; both hold what was not released, the second also keeps it from being destroyed. */
export type ObjectionKind = 'bezwaar' | 'beperking';
export type ObjectionState = 'open' | 'gegrond' | 'ongegrond' | 'opgeheven';

export interface Objection {
  readonly objectionId: string;
  readonly kind: ObjectionKind;
  readonly senderOin: string;
  readonly receiverTeam: TeamId;
  readonly state: ObjectionState;
  readonly receivedMs: number;
  /** When somebody was reminded that its term is near; null while nobody was. */
  readonly remindedMs: number | null;
  readonly channel: string;
  /** The document as it came, sealed by the gateway for itself. */
  readonly record: GatewaySealed;
}

/** One disclosure under an objection, as it stands now. */
export interface ObjectedDelivery {
  readonly disclosureId: string;
  readonly status: 'wacht' | 'aangehouden' | 'opgehaald' | 'bevestigd' | 'ingetrokken' | 'geweigerd';
}

/** What becomes of one disclosure; `notice` goes to a receiver that already has it. */
export interface ObjectionEffect {
  readonly disclosureId: string;
  readonly becomes: 'aangehouden' | 'wacht' | 'geweigerd' | null;
  readonly hold: ObjectionKind | null;
  readonly notice: Notice | null;
}

/** How a disclosure stands among everything that was objected to it. */
export interface ObjectionStanding {
  readonly disclosureId: string;
  readonly status: ObjectedDelivery['status'];
  readonly notice: Notice | null;
  /** Kinds that are open, leaving out the one being decided. */
  readonly open: readonly ObjectionKind[];
  /** An earlier objection was found right. */
  readonly upheld: boolean;
  /** It waited for its receiver before the first objection came, or two people have let it through since (R20). */
  readonly waited: boolean;
}

/** The effects and the entries about them, made inside the transaction that has the deliveries locked. */
export type ObjectionPlan = (standing: readonly ObjectionStanding[]) => {
  readonly effects: readonly ObjectionEffect[];
  readonly entries: readonly EntryRecord[];
};

export interface ObjectionStore {
  /**
   * Writes an objection against deliveries of one sender to one team, in one transaction that locks them: a release
   * came before, or finds them held. `unknown` when one of them is not this sender's, or not to this team.
   */
  object(
    objection: Objection,
    requestDigest: KeyedDigest,
    disclosureIds: readonly string[],
    plan: ObjectionPlan,
  ): Promise<
    | { readonly kind: 'recorded' | 'unknown' }
    | { readonly kind: 'taken'; senderOin: string; requestDigest: KeyedDigest }
  >;
  /** Decides an open objection of this sender. `wrong-state` when it was decided already. */
  decide(
    objectionId: string,
    senderOin: string,
    decided: { readonly state: ObjectionState; readonly epochMs: number; readonly record: GatewaySealed },
    planFor: (objection: Objection) => ObjectionPlan,
  ): Promise<'decided' | 'wrong-state' | 'unknown'>;
  find(
    objectionId: string,
    senderOin: string,
  ): Promise<{ readonly objection: Objection; readonly deliveries: readonly ObjectedDelivery[] } | null>;
  /** Of one sender, by id, after the id `after`; `state` null lists all. */
  list(
    senderOin: string,
    state: ObjectionState | null,
    after: string | null,
    limit: number,
  ): Promise<readonly Objection[]>;
  /** Open objections (not restrictions) of all senders that came before a moment and nobody was reminded of, by id. */
  unreminded(receivedBeforeMs: number, after: string | null, limit: number): Promise<readonly Objection[]>;
  /** Notes the reminder and its entry, once; false when it was decided or reminded of meanwhile. */
  remind(objectionId: string, epochMs: number, entry: EntryRecord): Promise<boolean>;
}
