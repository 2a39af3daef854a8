import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../consent/decide.ts';
import { anyCase, lawful, OPENNESS, verdictOf } from './any-case.ts';
import { HUUR, LAWFUL, POLICY, TODAY } from './cases.ts';

/** Throws at the n-th look into it, at any depth. */
function trap<T extends object>(target: T, state: { left: number }): T {
  return new Proxy(target, {
    get(from, name, self) {
      if (state.left-- <= 0) throw new Error('sprung');
      const value: unknown = Reflect.get(from, name, self);
      return typeof value === 'object' && value !== null ? trap(value, state) : value;
    },
  });
}

describe('facts that cannot be trusted', () => {
  it('a look that throws, anywhere, is a refusal and never an exception', () => {
    fc.assert(
      fc.property(lawful, fc.nat({ max: 120 }), (base, left) => {
        for (const hostile of ['request', 'facts'] as const) {
          const state = { left };
          const sprung = { ...base, [hostile]: trap(base[hostile], state) };
          const verdict = verdictOf(sprung);
          if (state.left < 0) expect(verdict).toBe('geweigerd');
        }
      }),
    );
  });

  it('a clock that throws is a refusal', () => {
    for (const base of Object.values(LAWFUL))
      for (let left = 0; left < 20; left += 1) {
        const state = { left };
        const verdict = decide(base.request, base.facts, POLICY, trap(TODAY, state)).verdict;
        if (state.left < 0) expect(verdict).toBe('geweigerd');
      }
  });

  /** Lawful absences: an open end, no limit, no threshold; and whose consent it is, where absent means nobody's. */
  const MAY_BE_ABSENT = ['geldigTot', 'minDagen', 'maxDagen', 'terms', 'drempelEuro', 'bySameSender', 'samePerson'];

  it('a fact that is missing never opens what was closed', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), (one, pick) => {
        const paths = pathsOf(one.facts).filter(path => !path.some(step => MAY_BE_ABSENT.includes(step)));
        const path = paths[pick % paths.length]!;
        const broken = structuredClone(one.facts);
        setAt(broken, path, typeof valueAt(one.facts, path) === 'number' ? Number.NaN : undefined);
        const before = verdictOf(one);
        const after = verdictOf({ ...one, facts: broken });
        expect(OPENNESS[after], path.join('.')).toBeLessThanOrEqual(OPENNESS[before]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('no facts at all are a refusal', () => {
    for (const nothing of [undefined, null, {}, [], { message: {} }, { message: null, circumstances: null }])
      expect(decide(HUUR.request, nothing as never, POLICY, TODAY).verdict).toBe('geweigerd');
    expect(decide(undefined as never, HUUR.facts, POLICY, TODAY).verdict).toBe('geweigerd');
    expect(decide(HUUR.request, HUUR.facts, POLICY, undefined as never).verdict).toBe('geweigerd');
  });
});

function pathsOf(value: unknown, before: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [before];
  return [
    ...(before.length > 0 ? [before] : []),
    ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...before, name])),
  ];
}

function valueAt(target: unknown, path: readonly string[]): unknown {
  return path.reduce((at, step) => (at as Record<string, unknown>)[step], target);
}

function setAt(target: unknown, path: readonly string[], value: unknown): void {
  (valueAt(target, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1)!] = value;
}
