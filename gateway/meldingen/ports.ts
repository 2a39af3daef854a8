/** What telling receivers needs from the world: a store for each side of it, and a client that goes outside. */
import type { GatewaySealed, TeamId } from '../ports.ts';
import type { AddressFault } from './address.ts';

/**
 * `aangevraagd`: the receiver was not yet asked, or has not yet said that it wants this. `uitgeschakeld`: nothing is
 * sent until the team switches it on again.
 */
export type SubscriptionState = 'aangevraagd' | 'actief' | 'uitgeschakeld';

/** Why one attempt failed. A code says what broke, never what was answered. */
export type AttemptFault =
  | AddressFault
  | 'NAAM_ONBEKEND'
  | 'GEEN_VERBINDING'
  | 'TE_LAAT'
  | 'ANTWOORD_TE_GROOT'
  | 'OMLEIDING'
  | 'AFGEWEZEN'
  | 'GEHEIM_ONLEESBAAR'
  | 'GEEN_TOESTEMMING';

/** Why a subscription is off: the last attempt's fault, or the receiver said that it is gone (410). */
export type SwitchedOffCode = AttemptFault | 'OPGEZEGD';

/** What a subscription is about: messages that wait for the team, or changes in its zaken. */
export const TOPICS = ['bericht-wacht', 'zaak-gewijzigd'] as const;
export type Topic = (typeof TOPICS)[number];

/** A signing secret, and the one before it while both are used. Sealed for the gateway under the subscription's id. */
export interface SealedSecrets {
  readonly current: GatewaySealed;
  readonly earlier: { readonly sealed: GatewaySealed; readonly untilMs: number } | null;
}

/** As its team sees it. */
export interface Subscription {
  readonly id: string;
  readonly team: TeamId;
  readonly url: string;
  readonly topic: Topic;
  readonly state: SubscriptionState;
  /** null unless switched off. */
  readonly code: SwitchedOffCode | null;
  readonly stateMs: number;
  /** Last delivery that was accepted; null before the first. */
  readonly deliveredMs: number | null;
  /** Events that could not be delivered and were given up. */
  readonly undeliverable: number;
}

export type AddOutcome = 'added' | 'taken' | 'too-many';

/** The team's side; every call works for one team, and sees no other (row-level security). */
export interface SubscriptionStore {
  /** Adds one that is `aangevraagd`, unless the team has this URL for this topic already or has `limit` of them. */
  add(
    what: {
      readonly id: string;
      readonly team: TeamId;
      readonly url: string;
      readonly topic: Topic;
      readonly secret: GatewaySealed;
      readonly epochMs: number;
    },
    limit: number,
  ): Promise<AddOutcome>;
  /** Oldest first. */
  list(team: TeamId): Promise<readonly Subscription[]>;
  /** @returns whether there was one */
  remove(team: TeamId, id: string): Promise<boolean>;
  /** Asks the receiver anew; from then on everything that waits is news again. @returns whether there was one */
  switchOn(team: TeamId, id: string, epochMs: number): Promise<boolean>;
  /** Puts a new secret first; the one before it counts until `untilMs`. @returns whether there was one */
  renewSecret(team: TeamId, id: string, secret: GatewaySealed, untilMs: number): Promise<boolean>;
}

/** A handshake that fell due, held by whoever took it until the lease ends. */
export interface DueHandshake {
  readonly subscriptionId: string;
  readonly team: TeamId;
  readonly url: string;
  /** This attempt, the first being 1. Also what makes a late result harmless: it must still be this one. */
  readonly attempt: number;
}

export type HandshakeResult =
  | { readonly kind: 'allowed'; readonly gapMs: number }
  | { readonly kind: 'again'; readonly atMs: number }
  | { readonly kind: 'off'; readonly code: SwitchedOffCode }
  /** Not tried after all: as if it had not been taken. */
  | { readonly kind: 'untouched'; readonly atMs: number };

/** A receiver for whom something became visible since it was last told. */
export interface News {
  readonly subscriptionId: string;
  readonly team: TeamId;
  readonly topic: Topic;
  /** How much waits, or how much changed since it was told, counted to a thousand. */
  readonly waiting: number;
}

/** An event as it is kept: the same bytes at every attempt. */
export interface EventRecord {
  readonly id: string;
  readonly text: string;
}

/** An event that fell due, held by whoever took it until the lease ends. */
export interface DueEvent {
  readonly event: EventRecord;
  readonly subscriptionId: string;
  readonly team: TeamId;
  readonly url: string;
  readonly gapMs: number;
  readonly secrets: SealedSecrets;
  readonly attempt: number;
}

export type DeliveryResult =
  /** The receiver is not told again before `quietUntilMs`, however late this one came through. */
  | { readonly kind: 'delivered'; readonly quietUntilMs: number }
  | { readonly kind: 'again'; readonly atMs: number; readonly code: AttemptFault }
  /** Given up: the event becomes `onbestelbaar` and its subscription `uitgeschakeld`, together. */
  | { readonly kind: 'off'; readonly code: SwitchedOffCode }
  | { readonly kind: 'untouched'; readonly atMs: number };

export interface UndeliverableEvent {
  readonly eventId: string;
  readonly subscriptionId: string;
  readonly team: TeamId;
  readonly code: string;
  readonly attempts: number;
  readonly doneMs: number;
}

/** The sending side. Every method is safe beside other gateways on the same database. */
export interface MeldingQueue {
  /** Takes handshakes that are due at `nowMs` and puts a lease on each. */
  takeHandshakes(nowMs: number, leaseUntilMs: number, limit: number): Promise<readonly DueHandshake[]>;
  settleHandshake(due: DueHandshake, result: HandshakeResult, nowMs: number): Promise<boolean>;
  /**
   * Looks, for active subscriptions whose turn it is and that have no event under way, whether something became
   * visible since they were told; keeps the event that `eventFor` makes, or none when it gives null.
   * @param gatherMs how long after an event the next one may come
   * @param lookMs how long after a look without news the next look comes
   * @returns how many events were made
   */
  gather(
    nowMs: number,
    gatherMs: number,
    lookMs: number,
    limit: number,
    eventFor: (news: News) => EventRecord | null,
  ): Promise<number>;
  /** Takes events that are due, at most one per subscription and the oldest first, and puts a lease on each. */
  takeEvents(nowMs: number, leaseUntilMs: number, limit: number): Promise<readonly DueEvent[]>;
  /** @returns false when the lease was lost to another meanwhile: its result counts, this one does not */
  settleEvent(due: DueEvent, result: DeliveryResult, nowMs: number): Promise<boolean>;
  /** Forgets what was delivered or given up before `beforeMs`. */
  forget(beforeMs: number): Promise<void>;
  undeliverable(): Promise<readonly UndeliverableEvent[]>;
  /**
   * Puts undeliverable events back at their first attempt; their subscriptions are switched on by a new handshake.
   * @param ids null: all of them
   */
  replay(ids: readonly string[] | null, nowMs: number): Promise<number>;
  /** Calls back soon after a subscription is added, switched on or replayed; a poll is the safety net. */
  onChange(wake: () => void): Promise<() => Promise<void>>;
}

export type WebhookAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'fault'; readonly code: AttemptFault };

/** Goes outside: one request, one connection, to addresses that were judged just before. Never throws. */
export interface WebhookClient {
  /** @param headers of the answer are given back in lower case; its body is read to a bound and thrown away */
  send(request: {
    readonly method: 'OPTIONS' | 'POST';
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly signal: AbortSignal;
  }): Promise<WebhookAnswer>;
}
