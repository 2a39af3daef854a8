import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRETEND_POLICY } from '../../adapters/pretend/policy.ts';
import { PRETEND_REGION } from '../../adapters/pretend/region.ts';
import { decide } from '../../consent/decide.ts';
import { type Designation, experimentFaults } from '../../consent/experiments.ts';
import { explain } from '../../consent/explain.ts';
import { compilePolicy, policyFaults } from '../../consent/policy.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { withDesignations } from '../../consent/policy-1-experiments.ts';
import { plusDays } from '../../consent/working-days.ts';
import {
  ask,
  attest,
  DESIGNATED,
  DUO,
  EIGEN_BIJDRAGE,
  EXPERIMENTS,
  type Given,
  HYPOTHEEK,
  message,
  on,
  outcomeOf,
  POLICY,
  RIJKSBELASTING,
  receiver,
  SENDER,
  sender,
  TODAY,
  TOESLAG,
  table,
  terms,
  toTeam,
  without,
} from './cases.ts';

const NOT_DESIGNATED = 'geweigerd EXPERIMENT_NIET_AANGEWEZEN';

/** The case in another municipality, which the team serves all the same. */
function inMunicipality(one: Given, gemeentecode: string): Given {
  return receiver(message(one, { gemeentecode }), { gemeenten: [{ gemeentecode, geldigVan: '2000-01-01' }] });
}

const pair = (more: Partial<Designation> = {}): Designation => ({
  senderOin: SENDER,
  gemeentecode: '0599',
  validity: { geldigVan: '2026-01-01', geldigTot: '2026-12-31' },
  source: 'proef',
  ...more,
});

const under = (code: string, ...designations: readonly Designation[]) =>
  compilePolicy(withDesignations(POLICY_1, { [code]: designations }), 'a', { geldigVan: '2021-01-01' });

describe('an experiment (Wgs 10, A5.5, P10)', () => {
  for (const [code, one] of Object.entries(EXPERIMENTS)) {
    describe(code, () => {
      table([
        ['a designated pair, conditions met', one, 'toegestaan'],
        ['another municipality', inMunicipality(one, '0363'), NOT_DESIGNATED],
        ['another creditor', sender(one, { oin: '00000099000000002000' }), NOT_DESIGNATED],
        ['on its last day', message(one, { signalDate: '2026-12-31' }), 'toegestaan', on('2026-12-31')],
        [
          'given on its last day, received the day after',
          message(one, { signalDate: '2026-12-31' }),
          `geweigerd EXPERIMENT_NIET_AANGEWEZEN GEEN_OVEREENKOMST`,
          on('2027-01-01'),
        ],
        ['given the day before it began', message(one, { signalDate: '2025-12-31' }), NOT_DESIGNATED],
        ['no signal date', message(one, { signalDate: undefined as never }), NOT_DESIGNATED],
        ['P10 not attested', without(one, 'P10'), 'geweigerd VOORWAARDE_ONTBREEKT:P10'],
        ['P10 incomplete', attest(one, 'P10', { complete: false }), 'geweigerd VOORWAARDE_ONTBREEKT:P10'],
        ['P10 without particulars', attest(one, 'P10', { complete: undefined }), 'geweigerd VOORWAARDE_ONTBREEKT:P10'],
        ['P10 too late', attest(one, 'P10', { tooLate: true }), 'geweigerd VOORWAARDE_ONTBREEKT:P10'],
        ['P1 not attested', without(one, 'P1'), 'geweigerd VOORWAARDE_ONTBREEKT:P1'],
        ['the customer refused', attest(one, 'P4', { reaction: 'geweigerd' }), 'geweigerd KLANT_HEEFT_GEWEIGERD'],
        ['with a BSN (A4, R8)', message(one, { bsn: 'aanwezig' }), 'geweigerd BSN_NIET_TOEGESTAAN'],
        ['about a company', message(one, { naturalPerson: false }), 'geweigerd GEEN_NATUURLIJK_PERSOON'],
        ['in the capacity of a landlord', ask(one, { capacity: 'verhuurder' }), 'geweigerd VERKEERDE_AFZENDERROL'],
        ['to the Wmo team', toTeam(one, 'gemeente.wmo'), 'geweigerd VERKEERDE_ONTVANGER'],
        ['for another purpose', ask(one, { purpose: 'voorkomen-afsluiting' }), 'geweigerd GEEN_GRONDSLAG'],
        ['outside the days agreed', terms(one, { maxDagen: 199 }), 'geweigerd BOVEN_TERMIJN'],
      ]);

      it('is closed under policy 1 as it is shipped, in which nobody is designated', () => {
        const shipped = compilePolicy(POLICY_1, 'a', { geldigVan: '2021-01-01' });
        expect(outcomeOf(one, TODAY, shipped)).toBe(NOT_DESIGNATED);
      });

      it('starts T1, also when something is called a crisis', () => {
        const decision = decide(one.request, message(one, { crisis: true }).facts, POLICY, TODAY);
        expect(decision).toMatchObject({ verdict: 'toegestaan', route: code, obligations: { term: 'T1' } });
      });
    });
  }

  describe('the thresholds of the law', () => {
    table([
      ['DUO, 269 euro', message(DUO, { amountEuro: 269 }), 'geweigerd ONDER_DREMPEL'],
      ['DUO, 270 euro', message(DUO, { amountEuro: 270 }), 'toegestaan'],
      ['DUO, amount unknown', message(DUO, { amountEuro: null }), 'geweigerd ONDER_DREMPEL'],
      ['DUO, amount that is no number', message(DUO, { amountEuro: Number.NaN }), 'geweigerd ONDER_DREMPEL'],
      ['own contribution, 99 euro', message(EIGEN_BIJDRAGE, { amountEuro: 99 }), 'geweigerd ONDER_DREMPEL'],
      ['own contribution, 100 euro', message(EIGEN_BIJDRAGE, { amountEuro: 100 }), 'toegestaan'],
      ['own contribution, four months', message(EIGEN_BIJDRAGE, { arrearsMonths: 4 }), 'geweigerd ONDER_TERMIJN'],
      ['own contribution, five months', message(EIGEN_BIJDRAGE, { arrearsMonths: 5 }), 'toegestaan'],
      ['own contribution, age unknown', message(EIGEN_BIJDRAGE, { arrearsMonths: null }), 'geweigerd ONDER_TERMIJN'],
      ['tax, 599 euro', message(RIJKSBELASTING, { amountEuro: 599 }), 'geweigerd ONDER_DREMPEL'],
      ['tax, 600 euro', message(RIJKSBELASTING, { amountEuro: 600 }), 'toegestaan'],
      ['mortgage, one euro: no threshold', message(HYPOTHEEK, { amountEuro: 1 }), 'toegestaan'],
      ['allowances, one euro: no threshold', message(TOESLAG, { amountEuro: 1 }), 'toegestaan'],
      [
        'neither designated nor enough: both are said',
        message(inMunicipality(DUO, '0363'), { amountEuro: 180 }),
        'geweigerd EXPERIMENT_NIET_AANGEWEZEN ONDER_DREMPEL',
      ],
    ]);
  });

  it('is explained with its threshold and where the designation was made known', () => {
    const linesOf = (one: Given, policy = POLICY) =>
      explain(decide(one.request, one.facts, policy, TODAY), policy).lines.join('\n');
    for (const part of ['Wgs 10', '2.3', '€ 270', 'Aangewezen volgens: proef']) expect(linesOf(DUO)).toContain(part);
    expect(linesOf(EIGEN_BIJDRAGE)).toContain('5 maanden');
    const shipped = compilePolicy(POLICY_1, 'a', { geldigVan: '2021-01-01' });
    expect(linesOf(DUO, shipped)).toContain('Aangewezen: niemand');
  });
});

describe('designated pairs, whatever they are', () => {
  const DAYS = { min: 0, max: 1_000 };
  const day = fc.integer(DAYS).map(count => plusDays('2025-01-01', count));
  const period = fc
    .tuple(day, fc.integer({ min: 0, max: 400 }))
    .map(([geldigVan, length]) => ({ geldigVan, geldigTot: plusDays(geldigVan, length) }));
  const OINS = [SENDER, '00000099000000002000', '00000099000000003000'];
  const CODES = ['0344', '0363', '0599'];
  const designation = fc.record({
    senderOin: fc.constantFrom(...OINS),
    gemeentecode: fc.constantFrom(...CODES),
    validity: period,
    source: fc.constant('proef'),
  });

  /** Said again, in another way than the rule: the days of a pair one by one. */
  const isOpen = (pairs: readonly Designation[], oin: string, code: string, at: string) =>
    pairs.some(
      one =>
        one.senderOin === oin &&
        one.gemeentecode === code &&
        !(at < one.validity.geldigVan) &&
        !(at > one.validity.geldigTot!),
    );

  /** Anything is asked, and often something about one of the pairs, near its days. */
  const asked = fc.array(designation, { minLength: 1, maxLength: 6 }).chain(pairs => {
    const near = fc.constantFrom(...pairs.flatMap(({ validity }) => Object.values(validity)));
    const when = fc.oneof(
      day,
      fc.tuple(near, fc.integer({ min: -30, max: 30 })).map(([at, days]) => plusDays(at, days)),
    );
    return fc.record({
      pairs: fc.constant(pairs),
      oin: fc.constantFrom(...OINS),
      code: fc.constantFrom(...CODES),
      signalDate: when,
      now: when,
    });
  });
  const caseOf = (oin: string, code: string, signalDate: string): Given => {
    const one = sender(inMunicipality(message(HYPOTHEEK, { signalDate }), code), { oin });
    const agreements = one.facts.circumstances.agreements.map(made => ({
      ...made,
      validity: { geldigVan: '2020-01-01' },
    }));
    return { ...one, facts: { ...one.facts, circumstances: { ...one.facts.circumstances, agreements } } };
  };

  it('open on their own days for their own pair, and never otherwise', () => {
    let opened = 0;
    fc.assert(
      fc.property(asked, ({ pairs, oin, code, signalDate, now }) => {
        const expected = isOpen(pairs, oin, code, signalDate) && isOpen(pairs, oin, code, now);
        if (expected) opened += 1;
        const outcome = outcomeOf(caseOf(oin, code, signalDate), on(now), under('EXP-HYPOTHEEK', ...pairs));
        expect(outcome).toBe(expected ? 'toegestaan' : NOT_DESIGNATED);
      }),
      { numRuns: 2_000 },
    );
    expect(opened).toBeGreaterThan(20);
  });

  it('stay closed for whoever no pair names', () => {
    const unknown = fc.oneof(fc.string(), fc.constantFrom('__proto__', '', '*', '0000', '00000099000000009000'));
    fc.assert(
      fc.property(fc.array(designation, { maxLength: 6 }), unknown, day, (pairs, word, at) => {
        const policy = under('EXP-HYPOTHEEK', ...pairs);
        expect(outcomeOf(caseOf(word, '0344', at), on(at), policy)).toContain('EXPERIMENT_NIET_AANGEWEZEN');
        const elsewhere = inMunicipality(caseOf(SENDER, '0344', at), '9999');
        expect(outcomeOf(elsewhere, on(at), policy)).toBe(NOT_DESIGNATED);
      }),
    );
  });

  it('open nothing for another experiment', () => {
    const policy = under('EXP-HYPOTHEEK', pair({ gemeentecode: '0344' }));
    expect(outcomeOf(HYPOTHEEK, TODAY, policy)).toBe('toegestaan');
    for (const one of [DUO, EIGEN_BIJDRAGE, RIJKSBELASTING, TOESLAG])
      expect(outcomeOf(one, TODAY, policy)).toBe(NOT_DESIGNATED);
  });

  it('count one after the other: given under the first, received under the second', () => {
    const policy = under(
      'EXP-HYPOTHEEK',
      pair({ gemeentecode: '0344', validity: { geldigVan: '2026-01-01', geldigTot: '2026-06-30' } }),
      pair({ gemeentecode: '0344', validity: { geldigVan: '2026-07-01', geldigTot: '2026-12-31' } }),
    );
    expect(outcomeOf(message(HYPOTHEEK, { signalDate: '2026-06-30' }), on('2026-07-01'), policy)).toBe('toegestaan');
  });
});

describe('a policy with an experiment is not loaded', () => {
  const faultsWith = (...designations: readonly Designation[]) =>
    policyFaults(withDesignations(POLICY_1, { 'EXP-DUO': designations })).map(one => one.fault);

  it('but is with a pair that ends within five years', () => {
    expect(faultsWith(pair())).toEqual([]);
    expect(faultsWith(pair({ validity: { geldigVan: '2025-06-01', geldigTot: '2030-05-31' } }))).toEqual([]);
    expect(policyFaults(DESIGNATED)).toEqual([]);
  });

  const tooLong = 'een aanwijzing duurt langer dan vijf jaar';
  const nobody = 'een aanwijzing noemt geen afzender en gemeente';
  it.each<[string, Partial<Designation>, string]>([
    [
      'a pair lasts longer than five years (Wgs 10)',
      { validity: { geldigVan: '2025-06-01', geldigTot: '2030-06-01' } },
      tooLong,
    ],
    ['a pair has no end', { validity: { geldigVan: '2025-06-01' } }, 'een aanwijzing zonder einde'],
    [
      'a pair ends before it begins',
      { validity: { geldigVan: '2025-06-02', geldigTot: '2025-06-01' } },
      'een aanwijzing eindigt voor zij begint',
    ],
    ['a pair names no creditor', { senderOin: '' }, nobody],
    ['a pair names more than a creditor', { senderOin: `${SENDER}0` }, nobody],
    ['a pair names something like a creditor', { senderOin: `x${SENDER}` }, nobody],
    ['a pair names every municipality', { gemeentecode: '*' }, nobody],
    ['a pair names more than a municipality', { gemeentecode: '03440' }, nobody],
    ['a pair names something like a municipality', { gemeentecode: 'x0344' }, nobody],
    ['a pair has no source', { source: '' }, 'een aanwijzing heeft geen bron'],
  ])('when %s', (_what, more, fault) => {
    expect(faultsWith(pair(more))).toEqual([fault]);
  });

  it('but is with a pair of one day', () => {
    expect(faultsWith(pair({ validity: { geldigVan: '2025-06-01', geldigTot: '2025-06-01' } }))).toEqual([]);
  });

  it('when its threshold is no whole amount, but is with one or with none', () => {
    const { experiment } = POLICY_1.routes.find(route => route.code === 'EXP-DUO')!;
    const withThreshold = (minEuro: number | null) => experimentFaults({ ...experiment!, minEuro });
    for (const minEuro of [0, -1, 0.5, Number.NaN])
      expect(withThreshold(minEuro)).toEqual(['de drempel is geen bedrag']);
    for (const minEuro of [1, 500, null]) expect(withThreshold(minEuro)).toEqual([]);
  });

  const duo = POLICY_1.routes.find(route => route.code === 'EXP-DUO')!;
  const { experiment: _, ...withoutExperiment } = duo;
  const p10 = duo.preconditions.filter(one => one.code !== 'P10');
  it.each([
    ['it names pairs and does not ask P10', { ...duo, preconditions: p10 }],
    ['it asks P10 for some days only', { ...duo, preconditions: [...p10, { code: 'P10', fromDays: 30 }] }],
    ['it asks P10 and names no pairs', withoutExperiment],
    ['its threshold is no amount', { ...duo, experiment: { minEuro: 0, designations: [] } }],
    ['its least age is no number of months', { ...duo, minMonths: 0.5 }],
  ])('when %s', (_what, route) => {
    const open = POLICY_1.routes.find(one => one.code === 'HUUR')!;
    expect(policyFaults({ version: 9, title: 'proef', routes: [open, route] }).length).toBeGreaterThan(0);
  });

  it('and refuses when it was compiled all the same', () => {
    const forced = { ...POLICY, routes: [withoutExperiment], find: () => [withoutExperiment] };
    expect(outcomeOf(DUO, TODAY, forced)).toBe(NOT_DESIGNATED);
    const unasked = { ...duo, preconditions: p10 };
    const open = { ...POLICY, routes: [unasked], find: () => [unasked] };
    expect(outcomeOf(DUO, TODAY, open)).toBe(NOT_DESIGNATED);
  });

  it('when a pair is meant for an experiment that does not exist', () => {
    for (const code of ['HUUR', 'EXP-NIETS', 'constructor'])
      expect(() => withDesignations(POLICY_1, { [code]: [pair()], 'EXP-DUO': [pair()] })).toThrow(
        new RangeError(`Cannot designate for ${code}: no such experiment`),
      );
    expect(() => withDesignations(POLICY_1, { HUUR: [], GGZ: [] })).toThrow('Cannot designate for HUUR, GGZ:');
  });
});

describe('the policy of the practice region', () => {
  it('has no faults, and differs from policy 1 only in whom it designates', () => {
    expect(policyFaults(PRETEND_POLICY)).toEqual([]);
    const codes = POLICY_1.routes.filter(route => route.experiment !== undefined).map(route => route.code);
    expect(withDesignations(PRETEND_POLICY, Object.fromEntries(codes.map(code => [code, []])))).toEqual(POLICY_1);
  });

  it('designates only made-up organisations, and municipalities of the region', () => {
    const pairs = PRETEND_POLICY.routes.flatMap(route => route.experiment?.designations ?? []);
    expect(pairs.length).toBeGreaterThan(0);
    for (const { senderOin, gemeentecode } of pairs) {
      expect(senderOin).toMatch(/^00000099/);
      expect(PRETEND_REGION.some(one => one.gemeente?.gemeentecode === gemeentecode)).toBe(true);
    }
  });
});
