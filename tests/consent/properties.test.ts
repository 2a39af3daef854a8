import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, decide } from '../../consent/decide.ts';
import type { AttestationFacts, ConsentFacts, Facts, Request } from '../../consent/facts.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { daysBetween, plusDays } from '../../consent/working-days.ts';
import {
  agreement,
  ask,
  attest,
  bothKinds,
  consents,
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
  sender,
  TODAY,
  toTeam,
  without,
  WVGGZ,
  ZORG,
} from './cases.ts';

const verdictOf = (one: Given, now = TODAY, policy = POLICY) => decide(one.request, one.facts, policy, now).verdict;

/** How far a verdict opens: refused, held, allowed. */
const OPENNESS: Readonly<Record<Decision['verdict'], number>> = { geweigerd: 0, aangehouden: 1, toegestaan: 2 };

// --- Generated cases: mostly lawful, so that all three verdicts come up ------------------------------------------------

const mostly = <T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: bad });

const lawful = fc.constantFrom(...Object.values(LAWFUL));

const attestation = (code: string): fc.Arbitrary<AttestationFacts> =>
  fc.record({
    tooLate: mostly(fc.constant(false), fc.constant(true)),
    complete:
      code === 'P6' || code === 'P8' ? mostly(fc.constant(true), fc.constantFrom(false, undefined)) : fc.constant(undefined),
    reaction:
      code === 'P4'
        ? mostly(fc.constantFrom('akkoord', 'geen_reactie'), fc.constantFrom('geweigerd', undefined))
        : fc.constant(undefined),
  }) as fc.Arbitrary<AttestationFacts>;

const CATEGORIES = ['begeleiding', 'dagbesteding', 'diagnose', 'inkomen', 'schulden', 'woonsituatie'];

const consentFor = ({ request }: Given): fc.Arbitrary<ConsentFacts> =>
  fc.record({
    state: mostly(
      fc.constant('actief'),
      fc.constantFrom('concept', 'ingetrokken', 'verlopen', 'geweigerd', 'onjuist_ingevoerd'),
    ),
    kind: fc.constantFrom('avg_grondslag', 'doorbreking_beroepsgeheim', 'instemming_hulp'),
    explicit: mostly(fc.constant(true), fc.constant(false)),
    bySameSender: mostly(fc.constant(true), fc.constant(false)),
    samePerson: mostly(fc.constant(true), fc.constant(false)),
    receiverTeam: mostly(fc.constant(request.receiverTeam), fc.constant('00000099000000363000/wmo')),
    purpose: mostly(fc.constant(request.purpose), fc.constant('veiligheid')),
    categories: mostly(fc.constant(CATEGORIES), fc.subarray(CATEGORIES)),
    validity: fc.record({
      geldigVan: mostly(fc.constant('2026-11-01'), fc.constant('2026-11-21')),
      geldigTot: mostly(fc.constant('2027-01-01'), fc.constant('2026-11-19')),
    }),
    freedomChecked: mostly(fc.constant(true), fc.constant(false)),
    understood: mostly(fc.constant(true), fc.constant(false)),
    givenBy: fc.constantFrom('betrokkene', 'ouder', 'mentor', 'bewindvoerder', 'partner'),
    ageAtGiving: fc.constantFrom(8, 14, 44),
    personCompetent: fc.boolean(),
    proofReferred: fc.boolean(),
  }) as fc.Arbitrary<ConsentFacts>;

/** A lawful case in which anything may have been changed. */
const anyCase: fc.Arbitrary<Given> = lawful.chain(base =>
  fc
    .record({
      attestations: fc.record(
        Object.fromEntries(Object.keys(base.facts.message.attestations).map(code => [code, attestation(code)])),
        { noNullPrototype: true },
      ),
      naturalPerson: mostly(fc.constant(true), fc.constant(false)),
      bsn: mostly(
        fc.constant(base.facts.message.bsn),
        fc.constantFrom('aanwezig', 'afwezig', 'onbekend_met_vervangende_gegevens'),
      ),
      diagnosis: mostly(fc.constantFrom('afwezig', 'met_noodzaak'), fc.constant('zonder_noodzaak')),
      forbiddenFields: mostly(fc.constant<string[]>([]), fc.constant<string[]>(['VELD_NIET_TOEGESTAAN'])),
      arrearsDays: mostly(fc.integer({ min: 0, max: 400 }), fc.constant(null)),
      amountEuro: fc.option(fc.integer({ min: 1, max: 5000 })),
      crisis: fc.boolean(),
      workingDaysToEndOfSupply: mostly(fc.integer({ min: 0, max: 40 }), fc.constant(null)),
      minDagen: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      extraConsents: fc.array(consentFor(base), { maxLength: 4 }),
      keepConsents: fc.boolean(),
      connected: mostly(fc.constant(true), fc.constant(false)),
      geheimhoudingsplicht: mostly(fc.constant(base.facts.circumstances.receiver.geheimhoudingsplicht), fc.boolean()),
      earlierSignalKnown: fc.boolean(),
      status: mostly(fc.constant('actief' as const), fc.constantFrom('opgeschort' as const, 'beeindigd' as const)),
    })
    .map(drawn => {
      const changed = message(base, {
        attestations: drawn.attestations as Readonly<Record<string, AttestationFacts>>,
        naturalPerson: drawn.naturalPerson,
        bsn: drawn.bsn as Facts['message']['bsn'],
        diagnosis: drawn.diagnosis as Facts['message']['diagnosis'],
        forbiddenFields: drawn.forbiddenFields,
        arrearsDays: drawn.arrearsDays,
        amountEuro: drawn.amountEuro,
        crisis: drawn.crisis,
        workingDaysToEndOfSupply: drawn.workingDaysToEndOfSupply,
      });
      const kept = drawn.keepConsents ? base.facts.circumstances.consents : [];
      const cited = consents(changed, [...kept, ...drawn.extraConsents]);
      const known = {
        ...cited,
        facts: {
          ...cited.facts,
          circumstances: { ...cited.facts.circumstances, earlierSignalKnown: drawn.earlierSignalKnown },
        },
      };
      const agreed = agreement(known, {
        status: drawn.status,
        terms: { [base.request.type]: { minDagen: drawn.minDagen } },
      });
      return receiver(sender(agreed, { connected: drawn.connected }), { geheimhoudingsplicht: drawn.geheimhoudingsplicht });
    }),
);

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
    const open = POLICY_1.routes.filter(route => route.ground.kind !== 'onvoldoende').map(route => route.code);
    expect(new Set(reached)).toEqual(new Set(open));
  });
});

describe('the default is no', () => {
  const known = new Set(POLICY_1.routes.flatMap(route => [route.type, route.capacity, route.team, route.purpose]));
  const unknown = fc
    .oneof(fc.string(), fc.constantFrom('*', '__proto__', 'constructor', 'toString', ' huurachterstand', 'HUURACHTERSTAND', '|'))
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
    const words = (pick: (route: (typeof POLICY_1.routes)[number]) => string | null) => [
      ...new Set(POLICY_1.routes.map(pick).filter(word => word !== null)),
    ];
    const open = POLICY_1.routes.filter(route => route.ground.kind !== 'onvoldoende');
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
      const ended = compilePolicy(POLICY_1, 'a', { geldigVan: '2021-01-01', geldigTot: '2026-11-19' });
      expect(verdictOf(one, TODAY, ended)).toBe('geweigerd');
      const coming = compilePolicy(POLICY_1, 'a', { geldigVan: '2026-11-21' });
      expect(verdictOf(one, TODAY, coming)).toBe('geweigerd');
    }
  });
});

// --- One no beats every yes -------------------------------------------------------------------------------------------

const withdrawn = (one: Given): Given =>
  consents(one, one.facts.circumstances.consents.map(consent => consent && { ...consent, state: 'ingetrokken' }));

/** Facts that forbid, whatever else is true of the case. */
const NO: Readonly<Record<string, (one: Given) => Given>> = {
  'a forbidden field': one => message(one, { forbiddenFields: ['VELD_NIET_TOEGESTAAN'] }),
  'a health field': one => message(one, { forbiddenFields: ['BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN'] }),
  'a legal person': one => message(one, { naturalPerson: false }),
  'a suspended sender': one => sender(one, { connected: false }),
  'a capacity that is not registered': one => sender(one, { capacityRegistered: false }),
  'a suspended receiver': one => receiver(one, { connected: false }),
  'an ended mandate': one => receiver(one, { gemeenten: [{ gemeentecode: '0344', geldigVan: '2021-01-01', geldigTot: '2026-11-19' }] }),
  'a suspended agreement': one => agreement(one, { status: 'opgeschort' }),
  'an ended agreement': one => agreement(one, { validity: { geldigVan: '2020-01-01', geldigTot: '2026-11-19' } }),
  'no agreement': one => agreement(one, { types: [] }),
  'a diagnosis without necessity': one => message(one, { diagnosis: 'zonder_noodzaak' }),
};

/** Facts that forbid on some routes, and open nothing on any. */
const NEVER_BETTER: Readonly<Record<string, (one: Given) => Given>> = {
  ...NO,
  'a customer who refused': one => attest(one, 'P4', { reaction: 'geweigerd' }),
  'withdrawn consents': withdrawn,
  'no consents on a consent route': one => (one.request.type === 'ggz-ontslag' ? consents(one, []) : one),
  'a team without secrecy': one => receiver(one, { geheimhoudingsplicht: false }),
  'no earlier signal known': one => ({
    ...one,
    facts: { ...one.facts, circumstances: { ...one.facts.circumstances, earlierSignalKnown: false } },
  }),
  'an end of supply that comes nearer': one => {
    const { workingDaysToEndOfSupply: days } = one.facts.message;
    return message(one, { workingDaysToEndOfSupply: days === null ? null : Math.min(days, 1) });
  },
  'a BSN where it is forbidden': one => (one.request.capacity === 'verhuurder' ? message(one, { bsn: 'aanwezig' }) : one),
  'no BSN where it is asked': one => (one.request.type === 'ggz-ontslag' ? message(one, { bsn: 'afwezig' }) : one),
  'a second agreement with a longer term': one => {
    const [made] = one.facts.circumstances.agreements;
    const strict = { ...made!, agreementId: 'streng', terms: { [one.request.type]: { minDagen: 390 } } };
    const { circumstances } = one.facts;
    return { ...one, facts: { ...one.facts, circumstances: { ...circumstances, agreements: [...circumstances.agreements, strict] } } };
  },
};

describe('one no beats every yes', () => {
  for (const [name, forbid] of Object.entries(NO))
    it(`${name} refuses every case`, () => {
      fc.assert(
        fc.property(anyCase, one => {
          expect(verdictOf(forbid(one))).toBe('geweigerd');
        }),
      );
    });

  const codes = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P11', 'P12', 'P13'];
  const worse: Readonly<Record<string, (one: Given) => Given>> = {
    ...NEVER_BETTER,
    ...Object.fromEntries(codes.map(code => [`${code} not attested`, (one: Given) => without(one, code)])),
    ...Object.fromEntries(codes.map(code => [`${code} too late`, (one: Given) => attest(one, code, { tooLate: true })])),
  };
  for (const [name, forbid] of Object.entries(worse))
    it(`${name} never opens what was closed`, () => {
      fc.assert(
        fc.property(anyCase, one => {
          expect(OPENNESS[verdictOf(forbid(one))]).toBeLessThanOrEqual(OPENNESS[verdictOf(one)]);
        }),
      );
    });

  it('no attested precondition of an open route can be left out', () => {
    for (const one of Object.values(LAWFUL))
      for (const code of Object.keys(one.facts.message.attestations)) expect(verdictOf(without(one, code))).toBe('geweigerd');
  });
});

// --- Order, time, kinds of ground -------------------------------------------------------------------------------------

describe('order does not matter', () => {
  const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

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
            shuffled(POLICY_1.routes),
          );
        }),
        ([one, cited, attested, agreements, gemeenten, routes]) => {
          const { circumstances } = one.facts;
          const other: Facts = {
            message: { ...one.facts.message, attestations: Object.fromEntries(attested) },
            circumstances: { ...circumstances, consents: cited, agreements, receiver: { ...circumstances.receiver, gemeenten } },
          };
          const policy = compilePolicy({ ...POLICY_1, routes }, 'a'.repeat(64), POLICY.validity);
          const { permit: _, ...was } = decide(one.request, one.facts, POLICY, TODAY) as Decision & { permit?: unknown };
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
        const ending = openEnded(consents(base, base.facts.circumstances.consents.map(one => one && { ...one, validity: ends })));
        expect(verdictOf(ending, on(plusDays(END, days)))).toBe('geweigerd');
      }),
    );
  });

  it('of the route, and of the policy', () => {
    const routes = POLICY_1.routes.map(route => ({ ...route, validity: ends }));
    const endingRoutes = compilePolicy({ ...POLICY_1, routes }, 'a', { geldigVan: '2021-01-01' });
    const endingPolicy = compilePolicy(POLICY_1, 'a', ends);
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
    return consents(one, one.facts.circumstances.consents.map(consent => consent && { ...consent, validity }));
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
      fc.property(fc.constantFrom('avg_grondslag', 'doorbreking_beroepsgeheim'), fc.array(consentFor(GGZ), { maxLength: 5 }), (kind, list) => {
        const one = consents(GGZ, list.map(consent => (consent.kind === kind ? { ...consent, kind: 'instemming_hulp' } : consent)));
        expect(verdictOf(one)).toBe('geweigerd');
      }),
    );
  });

  it('consents, however many, open no refusal of a duty route', () => {
    const duty = anyCase.filter(one => one.request.type !== 'ggz-ontslag').map(one => consents(one, []));
    fc.assert(
      fc.property(
        duty.chain(one => fc.tuple(fc.constant(one), fc.array(consentFor(one), { maxLength: 5 }))),
        ([one, list]) => {
          const perfect = bothKinds({ receiverTeam: one.request.receiverTeam, purpose: one.request.purpose, categories: CATEGORIES });
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

// --- Hostile facts ----------------------------------------------------------------------------------------------------

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
  return [...(before.length > 0 ? [before] : []), ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...before, name]))];
}

function valueAt(target: unknown, path: readonly string[]): unknown {
  return path.reduce((at, step) => (at as Record<string, unknown>)[step], target);
}

function setAt(target: unknown, path: readonly string[], value: unknown): void {
  (valueAt(target, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1)!] = value;
}
