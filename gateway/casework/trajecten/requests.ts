/**
 * What goes along with a traject between two teams: the regional access, a home, an arrangement. Each is a value of its own
 * with steps of its own; here is what they have in common, so that one store keeps all three.
 */
import {
  MAATWERK,
  type Maatwerk,
  type MaatwerkAsk,
  type MaatwerkEvent,
  type MaatwerkWish,
} from '../overdracht/maatwerk.ts';
import type { RequestMachine } from '../overdracht/request.ts';
import type { Holder } from '../overdracht/steps.ts';
import { TOEGANG, type Toegang, type ToegangAsk, type ToegangEvent, type ToegangWish } from '../overdracht/toegang.ts';
import { WONING, type Woning, type WoningAsk, type WoningEvent, type WoningWish } from '../overdracht/woning.ts';
import type { MessageAt } from './ports.ts';

export type RequestKind = 'toegang' | 'woning' | 'maatwerk';

export interface StateOf {
  readonly toegang: Toegang;
  readonly woning: Woning;
  readonly maatwerk: Maatwerk;
}

export interface EventOf {
  readonly toegang: ToegangEvent;
  readonly woning: WoningEvent;
  readonly maatwerk: MaatwerkEvent;
}

export interface WishOf {
  readonly toegang: ToegangWish;
  readonly woning: WoningWish;
  readonly maatwerk: MaatwerkWish;
}

export interface AskOf {
  readonly toegang: ToegangAsk;
  readonly woning: WoningAsk;
  readonly maatwerk: MaatwerkAsk;
}

/** What each kind is; everything else about requests is the same for all three. */
export const REQUESTS: {
  readonly [K in RequestKind]: RequestMachine<StateOf[K], EventOf[K], WishOf[K], AskOf[K]>;
} = { toegang: TOEGANG, woning: WONING, maatwerk: MAATWERK };

/** Total and pure. @returns null before the event that begins it */
export function applied<K extends RequestKind>(
  kind: K,
  now: StateOf[K] | null,
  events: readonly EventOf[K][],
): StateOf[K] | null {
  return events.reduce<StateOf[K] | null>((state, event) => REQUESTS[kind].apply(state, event), now);
}

/** A request as it is at this moment, locked, with what a step on it may know. */
export interface LockedRequest<K extends RequestKind> {
  readonly state: StateOf[K];
  /** Who has the regie of the traject; null where there is none. */
  readonly regie: Holder | null;
  readonly message: MessageAt | null;
}

/** What a new request finds. */
export interface BeforeRequest<K extends RequestKind> {
  /** Earlier ones of the same traject that this team may see. */
  readonly earlier: readonly StateOf[K][];
  readonly regie: Holder;
  readonly message: MessageAt | null;
}

/** The message that carries each: decided by its own ground before, and that ground is consent (E-04, A1b). */
const CARRIED_BY: Readonly<Record<RequestKind, string>> = {
  toegang: 'toegang-onderzoek',
  woning: 'woningvraag',
  maatwerk: 'maatwerkverzoek',
};

/** Whether an accepted message carries this request, from this team's organisation to the receiver. */
export function carriesRequest(kind: RequestKind, message: MessageAt | null): message is MessageAt {
  if (message === null || message.type !== CARRIED_BY[kind] || !message.ofSides || !message.stands) return false;
  if (kind === 'toegang') return message.ofPerson;
  return message.consentIds.length > 0;
}
