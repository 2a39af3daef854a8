/** From the bytes of an authenticated sender to a message that may be decided on, or the faults of it, all at once. */
import { dateFaults } from '../../consent/message-facts.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { validateMessage } from '../../schemas/validate.ts';
import { type Authenticated, maySpeakFor } from '../access/authenticate.ts';
import { type Problem, problem } from '../problems.ts';
import { MAX_MESSAGE_BYTES } from './received.ts';

export interface Validated {
  readonly kind: 'validated';
  readonly authenticated: Authenticated;
  readonly message: Bericht;
  /** Codes of known but forbidden fields; their values are gone (R1). */
  readonly forbidden: readonly string[];
}

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly authenticated: Authenticated;
  readonly fault: Problem;
}

export function validate(authenticated: Authenticated, bytes: Buffer): Validated | Unreadable {
  const read = readMessage(authenticated, bytes);
  return read.kind === 'problem' ? { kind: 'unreadable', authenticated, fault: read } : read;
}

function readMessage(authenticated: Authenticated, bytes: Buffer): Validated | Problem {
  if (bytes.length > MAX_MESSAGE_BYTES) return problem('TE_GROOT');
  const parsed = parseStrict(bytes);
  if (parsed.kind === 'invalid') return problem('ONGELDIG_BERICHT', { faults: parsed.faults });
  const checked = validateMessage(parsed.value);
  if (checked.kind === 'invalid') {
    const unknownType = checked.faults.some(fault => fault.code === 'TYPE_ONBEKEND');
    return problem(unknownType ? 'TYPE_ONBEKEND' : 'ONGELDIG_BERICHT', { faults: checked.faults });
  }
  const { message } = checked;
  if (!maySpeakFor(authenticated.caller, message.afzender)) return problem('AFZENDER_NIET_GEREGISTREERD');
  const dates = dateFaults(message, authenticated.received.now);
  if (dates.length > 0)
    return problem('ONGELDIG_BERICHT', {
      faults: dates.map(fault => ({ ...fault, detail: 'Deze datum past niet bij de andere datums.' })),
    });
  const forbidden = checked.kind === 'forbidden' ? [...new Set(checked.forbidden.map(field => field.code))] : [];
  return { kind: 'validated', authenticated, message, forbidden };
}
