/** What each answer says about the gateway. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../gateway/selftest/judge.ts';
import type { Expected } from '../../gateway/selftest/kinds.ts';
import type { SelfTestAnswer } from '../../gateway/selftest/ports.ts';

const REFUSED: Expected = { status: 403, code: 'GEWEIGERD', reasons: ['GEEN_OVEREENKOMST'] };
const answer = (status: number, document: unknown = null): SelfTestAnswer => ({ kind: 'answer', status, document });
const refusal = (...codes: readonly string[]) => ({ code: 'GEWEIGERD', redenen: codes.map(code => ({ code })) });
const batch = (...lines: readonly (readonly [number, unknown])[]) =>
  answer(200, { regels: lines.map(([status, probleem]) => ({ status, probleem })), ontvangstbewijs: null });

const CASES: readonly (readonly [what: string, answer: SelfTestAnswer, expected: Expected, outcome: string])[] = [
  ['the refusal it must be', answer(403, refusal('GEEN_OVEREENKOMST')), REFUSED, 'geweigerd'],
  ['a refusal with more reasons', answer(403, refusal('ONDER_TERMIJN', 'GEEN_OVEREENKOMST')), REFUSED, 'geweigerd'],
  [
    'a refusal that may have no other reason',
    answer(403, refusal('GEEN_OVEREENKOMST')),
    { ...REFUSED, alone: true },
    'geweigerd',
  ],
  [
    'one that has another after all',
    answer(403, refusal('GEEN_OVEREENKOMST', 'ONDER_TERMIJN')),
    { ...REFUSED, alone: true },
    'anders',
  ],
  ['a refusal without that reason', answer(403, refusal('ONDER_TERMIJN')), REFUSED, 'anders'],
  ['no reasons at all', answer(403, { code: 'GEWEIGERD' }), REFUSED, 'anders'],
  [
    'no route, where a route is asked',
    answer(403, refusal('GEEN_GRONDSLAG')),
    { ...REFUSED, onRoute: true },
    'geweigerd',
  ],
  ['no route, where none is asked', answer(403, refusal('GEEN_GRONDSLAG')), REFUSED, 'anders'],
  ['another code', answer(403, { code: 'HERHALING' }), REFUSED, 'anders'],
  ['the code under another status', answer(404, refusal('GEEN_OVEREENKOMST')), REFUSED, 'anders'],
  ['a refusal that says nothing', answer(403), REFUSED, 'anders'],
  ['accepted', answer(201, { besluit: 'toegestaan' }), REFUSED, 'doorgelaten'],
  ['held for two people', answer(202, { besluit: 'aangehouden' }), REFUSED, 'doorgelaten'],
  ['a refusal in words under a good status', answer(200, refusal('GEEN_OVEREENKOMST')), REFUSED, 'doorgelaten'],
  ['a redirect', answer(302), REFUSED, 'doorgelaten'],
  ['no status', answer(Number.NaN), REFUSED, 'doorgelaten'],
  ['no answer', { kind: 'lost' }, REFUSED, 'niet_afgerond'],
  ['come back later', answer(503, { code: 'NIET_BEREIKBAAR' }), REFUSED, 'niet_afgerond'],
  ['too fast', answer(429, { code: 'TE_SNEL' }), REFUSED, 'niet_afgerond'],
  ['a broken promise', answer(500, { code: 'INTERNE_FOUT' }), REFUSED, 'niet_afgerond'],
  [
    'every line refused',
    batch([403, refusal('GEEN_OVEREENKOMST')], [403, refusal('GEEN_OVEREENKOMST')]),
    { ...REFUSED, lines: 2 },
    'geweigerd',
  ],
  [
    'one line of two passed',
    batch([403, refusal('GEEN_OVEREENKOMST')], [201, undefined]),
    { ...REFUSED, lines: 2 },
    'doorgelaten',
  ],
  [
    'a line without a status',
    batch([403, refusal('GEEN_OVEREENKOMST')], [Number.NaN, undefined]),
    { ...REFUSED, lines: 2 },
    'doorgelaten',
  ],
  [
    'one line refused for something else',
    batch([403, refusal('GEEN_OVEREENKOMST')], [400, { code: 'ONGELDIG_BERICHT' }]),
    { ...REFUSED, lines: 2 },
    'anders',
  ],
  [
    'one line for later',
    batch([403, refusal('GEEN_OVEREENKOMST')], [503, { code: 'NIET_BEREIKBAAR' }]),
    { ...REFUSED, lines: 2 },
    'niet_afgerond',
  ],
  ['a line that is missing', batch([403, refusal('GEEN_OVEREENKOMST')]), { ...REFUSED, lines: 2 }, 'doorgelaten'],
  ['a batch refused whole', answer(401, { code: 'HANDTEKENING_ONGELDIG' }), { ...REFUSED, lines: 2 }, 'anders'],
  ['a batch that the guard stopped', answer(200, { zelftest: 'doorgelaten' }), { ...REFUSED, lines: 2 }, 'doorgelaten'],
];

describe('an answer to the self-test', () => {
  it.each(CASES)('that is %s', (_what, given, expected, outcome) => {
    expect(judge(given, expected).outcome).toBe(outcome);
  });

  it('gives no text of its own on: only what has the form of a code', () => {
    expect(judge(answer(403, { code: 'Jan Jansen' }), REFUSED).code).toBeNull();
    expect(judge(answer(403, { code: 'HERHALING' }), REFUSED).code).toBe('HERHALING');
  });
});
