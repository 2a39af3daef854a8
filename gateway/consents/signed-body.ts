import { parseStrict } from '../../schemas/parse.ts';
import type { Checked } from '../../schemas/validate.ts';
import { type Authenticated, authenticate } from '../access/authenticate.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Received } from '../exchange/received.ts';
import { type Problem, problem } from '../problems.ts';

/** A signed document of a known caller that follows its schema. */
export async function signedBody<T>(
  { ports }: Exchange,
  received: Received,
  check: (value: unknown) => Checked<T>,
): Promise<{ readonly kind: 'signed'; readonly authenticated: Authenticated; readonly value: T } | Problem> {
  const authenticated = await authenticate(ports, received);
  if (authenticated.kind === 'problem') return authenticated;
  const parsed = parseStrict(received.body);
  if (parsed.kind === 'invalid') return problem('ONGELDIG_BERICHT', { faults: parsed.faults });
  const checked = check(parsed.value);
  return checked.kind === 'invalid'
    ? problem('ONGELDIG_BERICHT', { faults: checked.faults })
    : { kind: 'signed', authenticated, value: checked.value };
}
