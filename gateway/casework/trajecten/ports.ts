/** What trajects need from the database. Everything is asked as one team; the database shows that team what is its. */
import type { EntryRecord, GatewaySealed, TeamId } from '../../ports.ts';
import type { Due } from '../overdracht/due.ts';
import type { Holder } from '../overdracht/steps.ts';
import type { Event, Handover, Traject } from '../overdracht/traject.ts';
import type { BeforeRequest, EventOf, LockedRequest, RequestKind, StateOf } from './requests.ts';

/** A person under the key of one team: each way to know somebody again, under each key still known. */
export type PersonKeys = readonly { readonly kid: string; readonly person: Buffer }[];

/** An accepted message, as far as a handover may know it (E-04). */
export interface MessageAt {
  readonly type: string;
  readonly variant: string | null;
  /** Whether it went from the organisation of the sending team to the receiving team. */
  readonly ofSides: boolean;
  /** Whether it is about the person of the traject. */
  readonly ofPerson: boolean;
  /** Whether it may still be relied on: accepted, not stopped, not restricted. */
  readonly stands: boolean;
  /** Two people of the sender still look at it (R20). */
  readonly isHeld: boolean;
  readonly consentIds: readonly string[];
}

/** A traject as one team sees it, locked: nobody else changes it meanwhile. */
export interface LockedTraject {
  readonly traject: Traject;
  readonly versie: number;
  /** A consent that this handover relies on was withdrawn, or was entered in error. */
  readonly consentEnded: boolean;
  /** The message that was asked for; null when there is none such. */
  readonly message: MessageAt | null;
  /** Whether every consent that was named is active, from this sender to this receiver, of this person. */
  readonly consentsStand: boolean;
}

/** What a step makes of it. Events are numbered from `versie` + 1 on. */
export interface Planned {
  readonly kind: 'done';
  readonly after: Traject;
  readonly events: readonly Event[];
  readonly entries: readonly EntryRecord[];
  /** The client's own words, sealed beside the first of the events; for the sender only. */
  readonly words: GatewaySealed | null;
  /** Consents it relies on from now on. */
  readonly consentIds: readonly string[];
  /** The accepted message that the step named. */
  readonly disclosureId: string | null;
}

export type Stepped<Refusal> =
  | { readonly kind: 'done'; readonly overdrachtId: string; readonly versie: number }
  | { readonly kind: 'unknown' }
  /** Somebody changed it since the version that was seen. */
  | { readonly kind: 'outdated' }
  | Refusal;

export interface StepAsk {
  /** Version the caller saw; null for what follows by itself. */
  readonly seen: number | null;
  /** Disclosure of the message that the step names. */
  readonly disclosureId: string | null;
  /** Consents that the step names. */
  readonly consentIds: readonly string[];
}

export interface BeginAsk {
  /** For a traject that is not there yet. */
  readonly trajectId: string;
  readonly overdrachtId: string;
  readonly regie: Holder;
  readonly own: PersonKeys;
  readonly receiver: { readonly team: TeamId; readonly keys: PersonKeys };
  readonly epochMs: number;
}

export interface PastEvent {
  readonly number: number;
  readonly event: Event;
  /** Whether it was there for the receiver too when it happened. */
  readonly shared: boolean;
}

export interface Reminder {
  readonly name: string;
  readonly kind: Due['kind'];
  readonly term: string;
  readonly role: Due['role'];
  readonly on: string;
}

export interface SeenHandover {
  readonly traject: Traject;
  readonly overdrachtId: string;
  readonly versie: number;
  readonly consentEnded: boolean;
  readonly events: readonly PastEvent[];
  /** Those of the asking team. */
  readonly reminders: readonly Reminder[];
  /** The client's own words, where the asking team is the sender. */
  readonly words: { readonly number: number; readonly sealed: GatewaySealed } | null;
}

export interface ListFilter {
  readonly status: Handover['status'] | null;
  readonly kant: 'afzender' | 'ontvanger' | null;
  /** Only what waits for this team. */
  readonly waiting: boolean;
  /** Only what this person has, or nobody of the team yet; names of one person. null: everybody's. */
  readonly persons: readonly string[] | null;
  readonly after: string | null;
  readonly count: number;
}

export interface ListedHandover {
  readonly traject: Traject;
  readonly overdrachtId: string;
  readonly versie: number;
}

/** What was accepted already, for a sender to point at: ids, dates and types, no content. */
export interface Carriers {
  /** Messages about this person, from the sending organisation to the receiving team, that may be relied on; newest first. */
  readonly messages: readonly {
    readonly disclosureId: string;
    readonly type: string;
    readonly variant: string | null;
    readonly epochMs: number;
  }[];
  /** Active consents of this person, recorded by the sending organisation for the receiving team; newest first. */
  readonly consents: readonly {
    readonly consentId: string;
    readonly givenMs: number;
    readonly validUntil: string | null;
  }[];
}

export interface TrajectStore {
  /**
   * Finds the traject of a person, or makes it, and begins a handover in it; one at a time for a person and a team.
   * @param plan pure, and called with the rows locked
   */
  begin<Refusal extends { readonly kind: 'refused' }>(
    team: TeamId,
    ask: BeginAsk,
    plan: (traject: Traject) => Planned | Refusal,
  ): Promise<Stepped<Refusal>>;
  /**
   * One transaction: locks the traject, looks whether the version is still the one that was seen, calls `plan`, writes what
   * it made with its entries. Who comes second decides on what the first left.
   */
  step<Refusal extends { readonly kind: 'refused' }>(
    team: TeamId,
    overdrachtId: string,
    ask: StepAsk,
    epochMs: number,
    plan: (locked: LockedTraject) => Planned | Refusal,
  ): Promise<Stepped<Refusal>>;
  find(team: TeamId, overdrachtId: string): Promise<SeenHandover | null>;
  /** @returns nothing at all for whoever is not the sender */
  carriers(team: TeamId, overdrachtId: string): Promise<Carriers>;
  /** Newest last, by id. */
  list(team: TeamId, filter: ListFilter): Promise<readonly ListedHandover[]>;
  /** Handovers that were not looked at on this day, or whose consent has ended, of all teams: ids and sending teams. */
  turns(
    localDate: string,
    after: string | null,
    limit: number,
  ): Promise<readonly { readonly overdrachtId: string; readonly team: TeamId }[]>;
  /** Notes what falls due, each name once, and that it was looked at; null when another gateway has hold of it. */
  look(
    team: TeamId,
    overdrachtId: string,
    localDate: string,
    epochMs: number,
    due: (traject: Traject) => readonly (Due & { readonly team: string })[],
  ): Promise<number | null>;
}

export interface Cleared {
  readonly gone: number;
  /** Go on after this id; null when all were looked at. */
  readonly next: string | null;
}

/** By the login that clears away what was kept long enough. */
export interface TrajectRetention {
  /**
   * Takes away trajects of which everything ended before this day and is in the figures of its month, with all that is in
   * them. What is restricted stays.
   * @param after id of the last one that was looked at
   * @param limit how many are looked at
   */
  clearTrajecten(before: string, after: string | null, limit: number): Promise<Cleared>;
  /** The same for requests that stand by themselves; no figure counts those. */
  clearVerzoeken(before: string, after: string | null, limit: number): Promise<Cleared>;
  close(): Promise<void>;
}

export interface SeenRequest<K extends RequestKind> {
  readonly state: StateOf[K];
  readonly versie: number;
}

export interface FoundRequest<K extends RequestKind> extends SeenRequest<K> {
  readonly id: string;
}

/** What a change of a request writes. */
export interface PlannedRequest<K extends RequestKind> {
  readonly kind: 'done';
  readonly events: readonly EventOf[K][];
  readonly after: StateOf[K];
  readonly entries: readonly EntryRecord[];
}

export type SteppedRequest<Refusal> =
  | { readonly kind: 'done'; readonly id: string; readonly versie: number }
  | { readonly kind: 'unknown' | 'outdated' }
  | Refusal;

export interface NewRequest {
  readonly id: string;
  readonly naar: TeamId;
  readonly disclosureId: string;
  /** One message begins one request: whoever begins it again with this message gets the one that is there. */
  readonly once: boolean;
  readonly epochMs: number;
  /** For a referral: whom it is about, and the traject to make where there is none. */
  readonly traject: (Pick<BeginAsk, 'trajectId' | 'regie' | 'own'> & { readonly receiver: PersonKeys }) | null;
}

export interface RequestStepAsk {
  /** Version the caller saw; null for what follows by itself. */
  readonly seen: number | null;
  /** Disclosure of the message that carries what is asked now. */
  readonly disclosureId: string | null;
  /** Disclosure of the message that is the step itself: it makes its step once. */
  readonly answerId: string | null;
  readonly epochMs: number;
}

/** What is about to be sent for a team, sealed by the gateway for itself. */
export interface Intent {
  readonly intentId: string;
  readonly sealed: GatewaySealed;
  readonly epochMs: number;
}

/** Requests between two teams; each is there for exactly those two. */
export interface RequestStore {
  begin<K extends RequestKind, Refusal extends { readonly kind: 'refused' }>(
    kind: K,
    team: TeamId,
    ask: NewRequest,
    plan: (before: BeforeRequest<K>) => PlannedRequest<K> | Refusal,
  ): Promise<SteppedRequest<Refusal>>;
  /** As the step of a handover: one at a time, on the version that was seen. */
  step<K extends RequestKind, Refusal extends { readonly kind: 'refused' }>(
    kind: K,
    team: TeamId,
    id: string,
    ask: RequestStepAsk,
    plan: (locked: LockedRequest<K>) => PlannedRequest<K> | Refusal,
  ): Promise<SteppedRequest<Refusal>>;
  find<K extends RequestKind>(kind: K, team: TeamId, id: string): Promise<SeenRequest<K> | null>;
  list<K extends RequestKind>(
    kind: K,
    team: TeamId,
    page: { readonly status: string | null; readonly after: string | null; readonly count: number },
  ): Promise<readonly SeenRequest<K>[]>;
  /** The request that this message began or added to. */
  ofMessage<K extends RequestKind>(kind: K, team: TeamId, disclosureId: string): Promise<FoundRequest<K> | null>;
  /** Durable on return. */
  intend(team: TeamId, intent: Intent): Promise<void>;
  /** Those written before this moment that nobody finished, oldest first. */
  intents(team: TeamId, beforeMs: number, limit: number): Promise<readonly Intent[]>;
  /** It is known what became of it. */
  forget(team: TeamId, intentId: string): Promise<void>;
}
