import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, decide } from '../../consent/decide.ts';
import type { Facts } from '../../consent/facts.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { daysBetween, plusDays } from '../../consent/working-days.ts';
import { anyCase, CATEGORIES, consentFor, lawful, OPENNESS, verdictOf } from './any-case.ts';
import {
  agreement,
  bothKinds,
  consents,
  DESIGNATED,
  DETENTIE,
  ENERGIE_END,
  ENERGIE_FIRST,
  GGZ,
  GGZ_ACCESS,
  type Given,
  HUUR,
  LAWFUL,
  message,
  on,
  POLICY,
  receiver,
  restsOnConsent,
  TODAY,
  toTeam,
  WVGGZ,
  ZORG,
} from './cases.ts';

describe('order does not matter', () => {
  const shuffled = <T>(list: readonly T[]) =>
    fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

  it('of consents, attestations, agreements, municipalities and routes', () => {
    fc.assert(
      fc.property(
        anyCase.chain(one => {
          const { circumstances, message: told } = one.facts;
          const [made] = circumstances.agreements;
          const agreements = [made!, { ...made!, terms: {} }, { ...made!, types: ['anders'] }];
          const gemeenten = [...circumstances.receiver.gemeenten, { gemeentecode: '0355', geldigVan: '2021-01-01' }];
          return fc.tuple(
            fc.constant({ ...one, facts: { ...one.facts, circumstances: { ...circumstances, agreements } } }),
            shuffled(circumstances.consents),
            shuffled(Object.entries(told.attestations)),
            shuffled(agreements),
            shuffled(gemeenten),
            shuffled(DESIGNATED.routes),
          );
        }),
        ([one, cited, attested, agreements, gemeenten, routes]) => {
          const { circumstances } = one.facts;
          const other: Facts = {
            message: { ...one.facts.message, attestations: Object.fromEntries(attested) },
            circumstances: {
              ...circumstances,
              consents: cited,
              agreements,
              receiver: { ...circumstances.receiver, gemeenten },
            },
          };
          const policy = compilePolicy({ ...DESIGNATED, routes }, 'a'.repeat(64), POLICY.validity);
          const { permit: _, ...was } = decide(one.request, one.facts, POLICY, TODAY) as Decision & {
            permit?: unknown;
          };
          const { permit: __, ...is } = decide(one.request, other, policy, TODAY) as Decision & { permit?: unknown };
          expect(is).toEqual(was);
        },
      ),
    );
  });

  it('and the same question has the same answer', () => {
    fc.assert(
      fc.property(anyCase, one => {
        const { permit: _, ...was } = decide(one.request, one.facts, POLICY, TODAY) as Decision & { permit?: unknown };
        const { permit: __, ...is } = decide(one.request, one.facts, POLICY, TODAY) as Decision & { permit?: unknown };
        expect(is).toEqual(was);
      }),
    );
  });
});

describe('nothing is allowed after its end', () => {
  const laterDay = fc.integer({ min: 1, max: 4_000 });
  const END = '2026-11-30';
  const ends = { geldigVan: '2026-11-01', geldigTot: END };
  const ENDING: Readonly<Record<string, (one: Given) => Given>> = {
    agreement: one => agreement(one, { validity: ends }),
    mandate: one => receiver(one, { gemeenten: [{ gemeentecode: '0344', ...ends }] }),
  };
  const openEnded = (one: Given) => agreement(one, { validity: { geldigVan: '2021-01-01' } });

  for (const [name, end] of Object.entries(ENDING))
    it(`of the ${name}`, () => {
      fc.assert(
        fc.property(lawful, laterDay, (base, days) => {
          expect(verdictOf(end(openConsents(openEnded(base))), on(plusDays(END, days)))).toBe('geweigerd');
        }),
      );
    });

  it('of the consent', () => {
    fc.assert(
      fc.property(fc.constantFrom(GGZ, GGZ_ACCESS), laterDay, (base, days) => {
        const ending = openEnded(
          consents(
            base,
            base.facts.circumstances.consents.map(one => one && { ...one, validity: ends }),
          ),
        );
        expect(verdictOf(ending, on(plusDays(END, days)))).toBe('geweigerd');
      }),
    );
  });

  it('of the route, and of the policy', () => {
    const routes = DESIGNATED.routes.map(route => ({ ...route, validity: ends }));
    const endingRoutes = compilePolicy({ ...DESIGNATED, routes }, 'a', { geldigVan: '2021-01-01' });
    const endingPolicy = compilePolicy(DESIGNATED, 'a', ends);
    fc.assert(
      fc.property(lawful, laterDay, fc.constantFrom(endingRoutes, endingPolicy), (base, days, policy) => {
        const one = openConsents(openEnded(base));
        expect(verdictOf(one, on(END), policy)).toBe('toegestaan');
        expect(verdictOf(one, on(plusDays(END, days)), policy)).toBe('geweigerd');
      }),
    );
  });

  it('nor before its begin', () => {
    fc.assert(
      fc.property(lawful, laterDay, (base, days) => {
        const day = plusDays('2026-11-01', -days);
        expect(daysBetween(day, '2026-11-01')).toBe(days);
        expect(verdictOf(agreement(base, { validity: ends }), on(day))).toBe('geweigerd');
      }),
    );
  });

  function openConsents(one: Given): Given {
    const validity = { geldigVan: '2021-01-01' };
    return consents(
      one,
      one.facts.circumstances.consents.map(consent => consent && { ...consent, validity }),
    );
  }
});

describe('a duty and a consent never stand in for one another (B-02, B-04)', () => {
  it('a consent route without consents of this case is closed, whatever is attested', () => {
    fc.assert(
      fc.property(
        anyCase.filter(one => one.request.type === 'ggz-ontslag'),
        fc.array(consentFor(GGZ), { maxLength: 3 }),
        (one, others) => {
          const everything = Object.fromEntries(
            Object.values(LAWFUL).flatMap(lawfulCase => Object.entries(lawfulCase.facts.message.attestations)),
          );
          const foreign = others.map(consent => ({ ...consent, bySameSender: false }));
          const attested = message(consents(one, foreign), { attestations: everything });
          expect(verdictOf(attested)).toBe('geweigerd');
        },
      ),
    );
  });

  it('a consent route needs each kind by itself', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('avg_grondslag', 'doorbreking_beroepsgeheim'),
        fc.array(consentFor(GGZ), { maxLength: 5 }),
        (kind, list) => {
          const one = consents(
            GGZ,
            list.map(consent => (consent.kind === kind ? { ...consent, kind: 'instemming_hulp' } : consent)),
          );
          expect(verdictOf(one)).toBe('geweigerd');
        },
      ),
    );
  });

  it('consents, however many, open no refusal of a duty route', () => {
    const duty = anyCase.filter(one => !restsOnConsent(one)).map(one => consents(one, []));
    fc.assert(
      fc.property(
        duty.chain(one => fc.tuple(fc.constant(one), fc.array(consentFor(one), { maxLength: 5 }))),
        ([one, list]) => {
          const perfect = bothKinds({
            receiverTeam: one.request.receiverTeam,
            purpose: one.request.purpose,
            categories: CATEGORIES,
          });
          for (const cited of [list, perfect, [...list, ...perfect]])
            expect(OPENNESS[verdictOf(consents(one, cited))]).toBeLessThanOrEqual(OPENNESS[verdictOf(one)]);
        },
      ),
    );
  });

  it('and a duty route needs none of them', () => {
    for (const one of [HUUR, ENERGIE_FIRST, ENERGIE_END, ZORG, DETENTIE, WVGGZ])
      expect(verdictOf(consents(one, []))).toBe('toegestaan');
  });

  it('consents open no row that is always refused', () => {
    fc.assert(
      fc.property(fc.array(consentFor(GGZ), { maxLength: 5 }), list => {
        expect(verdictOf(toTeam(consents(GGZ, [...bothKinds(), ...list]), 'gemeente.schuldhulp'))).toBe('geweigerd');
        expect(verdictOf(toTeam(consents(DETENTIE, list), 'gemeente.burgemeester'))).toBe('geweigerd');
      }),
    );
  });
});
