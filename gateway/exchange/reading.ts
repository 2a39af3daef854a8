/** From the bytes of an authenticated sender to a message that may be decided on, or the faults of it, all at once. */
import { dateFaults } from '../../consent/message-facts.ts';
import type { Moment } from '../../consent/moment.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { validateMessage } from '../../schemas/validate.ts';
import { type Authenticated, isFresh, maySpeakFor } from '../access/authenticate.ts';
import { type Problem, problem } from '../problems.ts';
import type { Identity } from './pseudonyms.ts';
import { MAX_MESSAGE_BYTES } from './received.ts';

/** Where a message came from, as far as the steps after reading need it. */
export interface Origin {
  /** Whose message ids these are: a registered client's, or those of a team for which the gateway itself sends. */
  readonly clientId: string;
  readonly oin: string;
  readonly now: Moment;
  readonly traceId: string;
  /** Young enough for an id that was not seen before (R21). */
  readonly isFresh: boolean;
  /** The gateway made it, for a team whose casework it keeps. */
  readonly byGateway: boolean;
  /** Whom it is about, where the message names nobody and the file it comes from does. */
  readonly about: Identity | null;
}

function originOf(authenticated: Authenticated): Origin {
  const { caller, received } = authenticated;
  return {
    ...{ clientId: caller.id, oin: caller.oin, now: received.now, traceId: received.traceId },
    ...{ isFresh: isFresh(authenticated), byGateway: false, about: null },
  };
}

export interface Validated {
  readonly kind: 'validated';
  readonly origin: Origin;
  readonly message: Bericht;
  /** Codes of known but forbidden fields; their values are gone (R1). */
  readonly forbidden: readonly string[];
}

/** Its dates contradict each other or the clock; the clock may have gone back since the same message was answered. */
export interface Misdated {
  readonly kind: 'misdated';
  readonly read: Validated;
  readonly fault: Problem;
}

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly origin: Origin;
  readonly fault: Problem;
}

export function validate(authenticated: Authenticated, bytes: Buffer): Validated | Misdated | Unreadable {
  const origin = originOf(authenticated);
  const read = readMessage(authenticated, origin, bytes);
  return read.kind === 'problem' ? { kind: 'unreadable', origin, fault: read } : read;
}

function readMessage({ caller }: Authenticated, origin: Origin, bytes: Buffer): Validated | Misdated | Problem {
  if (bytes.length > MAX_MESSAGE_BYTES) return problem('TE_GROOT');
  const parsed = parseStrict(bytes);
  if (parsed.kind === 'invalid') return problem('ONGELDIG_BERICHT', { faults: parsed.faults });
  return checkMessage(parsed.value, origin, message => maySpeakFor(caller, message.afzender));
}

/** What every message passes, whoever made it. */
export function checkMessage(
  value: unknown,
  origin: Origin,
  maySend: (message: Bericht) => boolean,
): Validated | Misdated | Problem {
  const checked = validateMessage(value);
  if (checked.kind === 'invalid') {
    const unknownType = checked.faults.some(fault => fault.code === 'TYPE_ONBEKEND');
    return problem(unknownType ? 'TYPE_ONBEKEND' : 'ONGELDIG_BERICHT', { faults: checked.faults });
  }
  const { message } = checked;
  if (!maySend(message)) return problem('AFZENDER_NIET_GEREGISTREERD');
  const forbidden = checked.kind === 'forbidden' ? [...new Set(checked.forbidden.map(field => field.code))] : [];
  const read: Validated = { kind: 'validated', origin, message, forbidden };
  const dates = dateFaults(message, origin.now);
  if (dates.length === 0) return read;
  const faults = dates.map(fault => ({ ...fault, detail: 'Deze datum past niet bij de andere datums.' }));
  return { kind: 'misdated', read, fault: problem('ONGELDIG_BERICHT', { faults }) };
}
