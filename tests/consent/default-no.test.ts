import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../consent/decide.ts';
import type { Request } from '../../consent/facts.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { POLICY_3 } from '../../consent/policy-3.ts';
import { anyCase, lawful, verdictOf } from './any-case.ts';
import { agreement, ask, ENERGIE_END, ENERGIE_FIRST, LAWFUL, POLICY, TODAY, toTeam } from './cases.ts';

describe('the generated cases', () => {
  it('reach every verdict often enough to prove something', () => {
    const seen = fc.sample(anyCase, { seed: 20_261_120, numRuns: 2_000 }).map(one => verdictOf(one));
    for (const verdict of ['toegestaan', 'aangehouden', 'geweigerd'] as const)
      expect(seen.filter(one => one === verdict).length).toBeGreaterThan(50);
  });
});

describe('every lawful case', () => {
  for (const [name, one] of Object.entries(LAWFUL))
    it(`${name} is allowed`, () => {
      expect(verdictOf(one)).toBe('toegestaan');
    });

  it('stands for one of the open routes, and none is left out', () => {
    const reached = Object.values(LAWFUL).map(one => decide(one.request, one.facts, POLICY, TODAY).route);
    const open = POLICY_3.routes.filter(route => route.ground.kind !== 'onvoldoende').map(route => route.code);
    expect(new Set(reached)).toEqual(new Set(open));
  });
});

describe('the default is no', () => {
  const known = new Set(POLICY_3.routes.flatMap(route => [route.type, route.capacity, route.team, route.purpose]));
  const unknown = fc
    .oneof(
      fc.string(),
      fc.constantFrom('*', '__proto__', 'constructor', 'toString', ' huurachterstand', 'HUURACHTERSTAND', '|'),
    )
    .filter(word => !known.has(word));

  it('for an unknown type, capacity, team or purpose', () => {
    fc.assert(
      fc.property(lawful, unknown, fc.constantFrom('type', 'capacity', 'purpose', 'soort'), (base, word, dimension) => {
        const asked = dimension === 'soort' ? toTeam(base, word) : ask(base, { [dimension]: word } as Partial<Request>);
        expect(verdictOf(asked)).toBe('geweigerd');
      }),
    );
  });

  it('for an unknown step of a type that has steps', () => {
    fc.assert(
      fc.property(fc.constantFrom(ENERGIE_FIRST, ENERGIE_END), unknown, (base, word) => {
        expect(verdictOf(ask(base, { variant: word }))).toBe('geweigerd');
      }),
    );
  });

  it('for every combination of known words that is not a row of the matrix', () => {
    const words = (pick: (route: (typeof POLICY_3.routes)[number]) => string | null) => [
      ...new Set(POLICY_3.routes.map(pick).filter(word => word !== null)),
    ];
    const open = POLICY_3.routes.filter(route => route.ground.kind !== 'onvoldoende');
    fc.assert(
      fc.property(
        lawful,
        fc.constantFrom(...words(route => route.type)),
        fc.constantFrom(...words(route => route.capacity)),
        fc.constantFrom(...words(route => route.team)),
        fc.constantFrom(...words(route => route.purpose)),
        (base, type, capacity, team, purpose) => {
          const isRow = open.some(
            row => row.type === type && row.capacity === capacity && row.team === team && row.purpose === purpose,
          );
          const asked = agreement(toTeam(ask(base, { type, capacity, purpose }), team), { types: [type] });
          if (!isRow) expect(verdictOf(asked)).toBe('geweigerd');
        },
      ),
    );
  });

  it('without a policy, and under a policy that is not in force', () => {
    for (const one of Object.values(LAWFUL)) {
      expect(decide(one.request, one.facts, undefined, TODAY).verdict).toBe('geweigerd');
      const ended = compilePolicy(POLICY_3, 'a', { geldigVan: '2021-01-01', geldigTot: '2026-11-19' });
      expect(verdictOf(one, TODAY, ended)).toBe('geweigerd');
      const coming = compilePolicy(POLICY_3, 'a', { geldigVan: '2026-11-21' });
      expect(verdictOf(one, TODAY, coming)).toBe('geweigerd');
    }
  });
});
