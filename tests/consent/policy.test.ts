import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decide } from '../../consent/decide.ts';
import { explain } from '../../consent/explain.ts';
import { NEWEST_POLICY, POLICIES } from '../../consent/policies.ts';
import { compilePolicy, type PolicyDocument, policyAt, policyFaults, type Route } from '../../consent/policy.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { POLICY_2 } from '../../consent/policy-2.ts';
import { POLICY_3 } from '../../consent/policy-3.ts';
import { isReasonCode, REASONS } from '../../consent/reasons.ts';
import { jcs } from '../../gateway/jcs.ts';
import common from '../../schemas/common.schema.json' with { type: 'json' };
import { ALLOW_LISTS } from '../../schemas/generated/allow-lists.ts';
import { MESSAGE_TYPES } from '../../schemas/registry.ts';
import {
  attest,
  ENERGIE_END,
  GGZ,
  type Given,
  HUUR,
  LAWFUL,
  message,
  on,
  outcomeOf,
  POLICY,
  TODAY,
  toTeam,
  without,
} from './cases.ts';

const ALWAYS = { geldigVan: '2021-01-01' };
const routeOf = (code: string): Route => POLICY_1.routes.find(route => route.code === code)!;
/** Types that exist only so that their refusal can name a way on. */
const ALWAYS_REFUSED: readonly string[] = ['overige-schuld', 'zorgmelding'];
const DIGEST_OF_POLICY_1 = 'a39354d8aa31a5bdcd846f0069f49e733a0f8fd0384e90a62430ac1302b0caac';
const DIGEST_OF_POLICY_2 = '5bab897d0236447d90a7f18e7c7cd147d2bb54794c089647ce653e5e227dcd00';
const DIGEST_OF_POLICY_3 = '0c519311f3ae00bdd4c3ba1136258f005876daebe2ab54713aef38a9eec1feb6';
const huur = routeOf('HUUR');
const policy = (...routes: readonly Route[]): PolicyDocument => ({ version: 9, title: 'proef', routes });
const faultsOf = (...routes: readonly Route[]) => policyFaults(policy(...routes)).map(one => one.fault);

describe('policy 3', () => {
  it('has no faults', () => {
    expect(policyFaults(POLICY_3)).toEqual([]);
  });

  it('speaks of types, capacities, teams and purposes that a message can name, and of every type', () => {
    const { berichttype, hoedanigheid, teamsoort, doel } = common.$defs;
    for (const { code, type, capacity, team, purpose } of POLICY_3.routes) {
      expect(berichttype.enum, code).toContain(type);
      expect([...hoedanigheid.enum, null], code).toContain(capacity);
      expect([...teamsoort.enum, null], code).toContain(team);
      expect([...doel.enum, null], code).toContain(purpose);
    }
    const open = POLICY_3.routes.filter(route => route.ground.kind !== 'onvoldoende');
    const known = MESSAGE_TYPES.map(({ type }) => type);
    expect(new Set(open.map(route => route.type))).toEqual(
      new Set(known.filter(type => !ALWAYS_REFUSED.includes(type))),
    );
  });

  it('holds every row of the policies before it as it was, and each is what was approved', () => {
    const digestOf = (document: PolicyDocument) => createHash('sha256').update(jcs(document)).digest('hex');
    expect(POLICY_2.routes.slice(0, POLICY_1.routes.length)).toEqual(POLICY_1.routes);
    expect(POLICY_3.routes.slice(0, POLICY_2.routes.length)).toEqual(POLICY_2.routes);
    // Installations hold these digests; a version that is edited would keep them from starting.
    expect([POLICY_1, POLICY_2, POLICY_3].map(digestOf)).toEqual([
      DIGEST_OF_POLICY_1,
      DIGEST_OF_POLICY_2,
      DIGEST_OF_POLICY_3,
    ]);
  });

  it('names a way on for every row that is always refused', () => {
    for (const { code, ground } of POLICY_3.routes)
      if (ground.kind === 'onvoldoende') expect(ground.wayOn.length, code).toBeGreaterThan(20);
  });

  it('has a slot for the Wams, and it is off (O-6)', () => {
    const slot = POLICY_3.routes.filter(route => route.basis.national.some(article => article.startsWith('Wams')));
    expect(slot.map(route => [route.code, route.ground.kind])).toEqual([['WAMS', 'onvoldoende']]);
  });

  it('asks for the breach of secrecy wherever a provider speaks on consent, and a check of freedom after detention', () => {
    for (const { code, capacity, ground } of POLICY_3.routes) {
      if (ground.kind !== 'toestemming') continue;
      const bound = capacity === 'wmo_aanbieder' || capacity === 'zorgaanbieder_zvw';
      expect(ground.consentKinds.includes('doorbreking_beroepsgeheim'), code).toBe(bound);
      expect(ground.freedomCheck, code).toBe(capacity === 'reclassering' || capacity === 'college_nazorg');
    }
  });

  it('opens only to a team that may see something of the message, and shows none to other teams', () => {
    const open = POLICY_3.routes.filter(route => route.ground.kind !== 'onvoldoende');
    for (const { type } of MESSAGE_TYPES) {
      const teams = new Set(open.filter(route => route.type === type).map(route => route.team));
      expect(new Set(Object.keys(ALLOW_LISTS[type]!)), type).toEqual(teams);
    }
  });

  it('names for every route a source and a national article', () => {
    for (const route of POLICY_3.routes) {
      expect(route.source).not.toBe('');
      expect(route.basis.national.length).toBeGreaterThan(0);
    }
  });

  it('forbids the BSN wherever the sender has no law for it (A4, BSN-01)', () => {
    const without = ['verhuurder', 'energieleverancier', 'drinkwaterbedrijf', 'zorgverzekeraar_premie'];
    for (const route of POLICY_3.routes)
      if (without.includes(route.capacity ?? '') || route.experiment !== undefined) expect(route.bsn).toBe('verboden');
  });

  it('opens care only to teams bound by secrecy (D-08), and never on no refusal alone', () => {
    for (const route of POLICY_3.routes.filter(one => one.dataSet === 'D-GGZ' || one.dataSet === 'D-WVGGZ')) {
      expect(route.secrecy).toBe(true);
      expect(route.ground.kind).not.toBe('plicht_tenzij_geweigerd');
    }
  });

  it('never refuses energy and water on the days of an agreement (A5.8, R7)', () => {
    const routes = POLICY_3.routes.filter(one => /^(energie|drinkwater)achterstand$/.test(one.type));
    expect(routes).toHaveLength(4);
    for (const route of routes) expect(route.termLimits).toBe('nooit');
  });

  it('designates nobody for an experiment: that is for the policy of an installation (A5.5)', () => {
    const experiments = POLICY_3.routes.filter(one => one.experiment !== undefined);
    expect(experiments).toHaveLength(5);
    for (const route of experiments) expect(route.experiment?.designations).toEqual([]);
  });

  it('keeps the entry of a justice disclosure at least four years (Wjsg 51c(4))', () => {
    for (const route of POLICY_3.routes.filter(one => one.type === 'detentie-uitstroom'))
      expect(route.retention.entryYears).toBeGreaterThanOrEqual(4);
  });
});

describe('a policy is not loaded', () => {
  it('when it is empty', () => {
    expect(policyFaults(policy())).toEqual([
      { route: '-', fault: 'het beleid is leeg' },
      { route: '-', fault: 'geen enkele route is open' },
    ]);
  });

  it('when it opens nothing', () => {
    expect(faultsOf(routeOf('DET-RISICO'))).toEqual(['geen enkele route is open']);
  });

  const grounds = { ...huur, basis: { ...huur.basis, national: [] } };
  const consentRoute = routeOf('GGZ-ONTSLAG');
  const withConsents = (kinds: readonly string[]): Route => ({
    ...consentRoute,
    ground: { kind: 'toestemming', consentKinds: kinds as never, freedomCheck: false },
  });
  const asking = (...preconditions: Route['preconditions']): Route => ({ ...huur, preconditions });
  const p4 = { code: 'P4' };
  const noSource = 'geen bron of grondslag';
  const names = 'een open route noemt hoedanigheid, team en doel';
  const p4Blocks = 'zonder P4 kan de weigering van de klant niet blokkeren';
  const unknownKind = 'onbekende soort toestemming';
  const months = 'de kortste duur is geen aantal maanden';
  const pairs = 'een experiment heeft aanwijzingen en vraagt P10, een andere route geen van beide';
  const always = 'een experiment vraagt altijd P10';
  const duo = routeOf('EXP-DUO');
  const [experiment] = duo.experiment === undefined ? [] : [duo.experiment];
  const asked = (change: object): Route => ({
    ...duo,
    preconditions: duo.preconditions.map(one => (one.code === 'P10' ? { ...one, ...change } : one)),
  });
  const ended = { geldigVan: '2026-01-02', geldigTot: '2026-01-01' };
  it.each<[string, Route, readonly string[]]>([
    ['a route has no source', { ...huur, source: '' }, [noSource]],
    ['a route has no article', grounds, [noSource]],
    ['an open route names no capacity', { ...huur, capacity: null }, [names]],
    ['an open route names no team', { ...huur, team: null }, [names]],
    ['an open route names no purpose', { ...huur, purpose: null }, [names]],
    [
      'an open route rests on a law that is not in force',
      { ...huur, basis: { ...huur.basis, national: ['Wgs 3', 'wams 1'] } },
      ['een open route rust op een wet die niet geldt'],
    ],
    [
      'a closed route refuses with an unknown code',
      { ...huur, ground: { kind: 'onvoldoende', code: 'NEE' as never, wayOn: '' } },
      ['onbekende code'],
    ],
    ['a ground is of an unknown kind', { ...huur, ground: { kind: 'plichtje' } as never }, ['onbekende soort grond']],
    [
      'a consent route names no kind of consent',
      withConsents([]),
      ['een toestemmingsroute noemt de soorten toestemming'],
    ],
    ['a consent route names an unknown kind of consent', withConsents(['avg_grondslag', 'knikje']), [unknownKind]],
    ['an opt-out route does not ask P4', asking({ code: 'P1' }), [p4Blocks]],
    ['an opt-out route asks P4 for some steps only', asking({ ...p4, variants: ['eerste'] }), [p4Blocks]],
    ['an opt-out route asks P4 from some days on only', asking({ ...p4, fromDays: 30 }), [p4Blocks]],
    ['a precondition is unknown', asking(p4, { code: 'P99' }), ['onbekende voorwaarde']],
    [
      'a precondition is named after what every object has',
      asking(p4, { code: 'constructor' }),
      ['onbekende voorwaarde'],
    ],
    ['the rule for the BSN is unknown', { ...huur, bsn: 'mag' as never }, ['onbekende regel voor het BSN']],
    ['the rule for the term is unknown', { ...huur, termLimits: 'soms' as never }, ['onbekende regel voor de termijn']],
    [
      'health data go to a team without secrecy',
      { ...consentRoute, secrecy: false },
      ['gezondheidsgegevens alleen naar een team met geheimhoudingsplicht'],
    ],
    ['a route ended before it began', { ...huur, validity: ended }, ['eindigt voor het begint']],
    ['the shortest age is none', { ...huur, minMonths: 0 }, [months]],
    ['the shortest age is half a month', { ...huur, minMonths: 1.5 }, [months]],
    ['P10 is asked and no pair can be designated', { ...duo, experiment: undefined }, [pairs]],
    ['a pair can be designated and P10 is not asked', { ...huur, experiment }, [pairs, always]],
    ['an experiment asks P10 for some steps only', asked({ variants: ['eerste'] }), [always]],
    ['an experiment asks P10 from some days on only', asked({ fromDays: 30 }), [always]],
    [
      'an experiment has a fault of its own',
      { ...duo, experiment: { minEuro: 0, designations: [] } },
      ['de drempel is geen bedrag'],
    ],
  ])('when %s', (_what, route, faults) => {
    const document = policy(routeOf('ZORG'), route);
    expect(policyFaults(document)).toEqual(faults.map(fault => ({ route: route.code, fault })));
    expect(() => compilePolicy(document, 'a', ALWAYS)).toThrow(
      new RangeError(`Cannot load policy: ${faults.map(fault => `${route.code}: ${fault}`).join('; ')}`),
    );
  });

  it.each(['D-GGZ', 'D-WVGGZ', 'D-WMO', 'D-OPNAME'])('when %s goes to a team without secrecy (D-08)', dataSet => {
    expect(faultsOf({ ...huur, dataSet, secrecy: false })).toHaveLength(1);
    expect(faultsOf({ ...huur, dataSet, secrecy: true })).toEqual([]);
  });

  it.each<[string, Route]>([
    ['has every kind of consent', withConsents(['avg_grondslag', 'doorbreking_beroepsgeheim', 'instemming_hulp'])],
    ['lets the BSN go', { ...huur, bsn: 'toegestaan' }],
    ['requires the BSN', { ...huur, bsn: 'verplicht' }],
    ['lasts one day', { ...huur, validity: { geldigVan: '2026-01-01', geldigTot: '2026-01-01' } }],
    ['asks for arrears of one month', { ...huur, minMonths: 1 }],
    ['rests on a law whose name holds that of a bill', { ...huur, basis: { ...huur.basis, national: ['XWams 1'] } }],
    ['asks P7, which has a code of its own', asking(p4, { code: 'P7' })],
  ])('but is when a route %s', (_what, route) => {
    expect(faultsOf(route)).toEqual([]);
  });

  it('but is when a closed row is for everybody, and names a bill', () => {
    const wams: Route = {
      ...{ ...huur, capacity: null, team: null, purpose: null, basis: { ...huur.basis, national: ['Wams'] } },
      ground: { kind: 'onvoldoende', code: 'GEEN_GRONDSLAG', wayOn: '' },
    };
    expect(faultsOf(routeOf('ZORG'), wams)).toEqual([]);
  });

  it('in words that name every fault of every route', () => {
    const document = policy({ ...huur, source: '' }, { ...routeOf('ZORG'), bsn: 'mag' as never });
    expect(() => compilePolicy(document, 'a', ALWAYS)).toThrow(
      'Cannot load policy: HUUR: geen bron of grondslag; ZORG: onbekende regel voor het BSN',
    );
  });

  const closed: Route = { ...huur, ground: { kind: 'onvoldoende', code: 'GEEN_GRONDSLAG', wayOn: '' } };
  it.each<[string, Route]>([
    ['twice the same way', huur],
    ['open and closed', closed],
    ['open for one purpose and closed for every purpose', { ...closed, purpose: null }],
    ['for all steps and for one step', { ...huur, variants: ['eerste'] }],
    ['on overlapping days', { ...huur, validity: { geldigVan: '2026-01-01', geldigTot: '2026-12-31' } }],
    ['for one of the steps of another row', { ...huur, variants: ['bijgewerkt', 'eerste'] }],
    ['on one and the same day', { ...huur, validity: { geldigVan: '2021-01-01', geldigTot: '2021-01-01' } }],
  ])('when it contradicts itself: %s', (_what, other) => {
    expect(faultsOf(huur, other)).toEqual(['spreekt HUUR tegen']);
  });

  const until = { geldigVan: '2021-01-01', geldigTot: '2025-12-31' };
  const from = { geldigVan: '2025-12-31' };
  it.each<[string, Route, Route]>([
    ['closed for every purpose and open for one', { ...closed, purpose: null }, huur],
    [
      'for a step that both have',
      { ...huur, variants: ['eerste', 'bijgewerkt'] },
      { ...huur, variants: ['bijgewerkt', 'eindelevering'] },
    ],
    ['on the last day of one and the first of the other', { ...huur, validity: until }, { ...huur, validity: from }],
    ['on the first day of one and the last of the other', { ...huur, validity: from }, { ...huur, validity: until }],
  ])('when it contradicts itself: %s', (_what, one, other) => {
    expect(policyFaults(policy(routeOf('ZORG'), one, other)).map(({ fault }) => fault)).toEqual(['spreekt HUUR tegen']);
  });

  it.each<[string, Route, Route]>([
    [
      'one after the other',
      { ...huur, validity: { geldigVan: '2021-01-01', geldigTot: '2025-12-31' } },
      { ...huur, validity: { geldigVan: '2026-01-01' } },
    ],
    ['for different steps', { ...huur, variants: ['eerste'] }, { ...huur, variants: ['bijgewerkt'] }],
    ['from another capacity', huur, { ...huur, capacity: 'college' }],
    ['to another team', huur, { ...huur, team: 'gemeente.wmo' }],
    ['of another type', huur, { ...huur, type: 'drinkwaterachterstand' }],
    ['for another purpose', huur, { ...huur, purpose: 'voorkomen-afsluiting' }],
    [
      'the later one first',
      { ...huur, validity: { geldigVan: '2026-01-01' } },
      { ...huur, validity: { geldigVan: '2021-01-01', geldigTot: '2025-12-31' } },
    ],
  ])('but is when two rows stand side by side: %s', (_what, one, other) => {
    expect(faultsOf(one, other)).toEqual([]);
  });
});

describe('the row that decides', () => {
  const dicht = { kind: 'onvoldoende', code: 'GEEN_GRONDSLAG', wayOn: '' } as const;
  const row = (code: string, change: Partial<Route>): Route => ({ ...huur, ground: dicht, code, ...change });
  const all = { capacity: null, team: null, purpose: null };
  const rows = [
    { ...huur, capacity: 'college' },
    row('ELK-DOEL', { purpose: null }),
    row('ELK-TEAM', { team: null, purpose: null }),
    row('IEDEREEN', all),
  ];
  const found = (capacity: string, team: string, purpose: string, type = 'huurachterstand') =>
    compilePolicy(policy(...rows), 'a', ALWAYS)
      .find(type, capacity, team, purpose)
      .map(route => route.code);

  it('is the most exact one: purpose, then team, then capacity, then type', () => {
    expect(found('college', 'gemeente.schuldhulp', 'vroegsignalering')).toEqual(['HUUR']);
    expect(found('verhuurder', 'gemeente.schuldhulp', 'veiligheid')).toEqual(['ELK-DOEL']);
    expect(found('verhuurder', 'gemeente.wmo', 'veiligheid')).toEqual(['ELK-TEAM']);
    expect(found('duo', 'gemeente.wmo', 'veiligheid')).toEqual(['IEDEREEN']);
    expect(found('duo', 'gemeente.wmo', 'veiligheid', 'opname')).toEqual([]);
  });
});

describe('the policies that ship', () => {
  it('stand in order of their version, each one whole, and the newest is the last', () => {
    expect(POLICIES).toEqual([POLICY_1, POLICY_2, POLICY_3]);
    expect(POLICIES.map(one => one.version)).toEqual([1, 2, 3]);
    expect(NEWEST_POLICY).toBe(POLICIES.at(-1));
  });
});

describe('the policy in force', () => {
  const compiled = (version: number, geldigVan: string, geldigTot?: string) =>
    compilePolicy({ ...POLICY_1, version }, 'a', { geldigVan, geldigTot });
  const first = compiled(1, '2021-01-01', '2026-06-30');
  const second = compiled(2, '2026-06-01');

  it('is the newest that is valid on the day, however they are ordered', () => {
    for (const list of [
      [first, second],
      [second, first],
    ]) {
      expect(policyAt(list, on('2026-05-31'))?.version).toBe(1);
      expect(policyAt(list, on('2026-06-01'))?.version).toBe(2);
      expect(policyAt(list, on('2026-07-01'))?.version).toBe(2);
    }
  });

  it('is none before the first, after the last, or when there are none', () => {
    expect(policyAt([first, second], on('2020-12-31'))).toBeUndefined();
    expect(policyAt([first], on('2026-07-01'))).toBeUndefined();
    expect(policyAt([], TODAY)).toBeUndefined();
  });
});

describe('the codes of a refusal (A8, R6)', () => {
  const A8 = [
    'GEEN_GRONDSLAG',
    'VERKEERDE_AFZENDERROL',
    'VERKEERDE_ONTVANGER',
    'ONTVANGER_NIET_AANGESLOTEN',
    'GEEN_OVEREENKOMST',
    'KLANT_HEEFT_GEWEIGERD',
    'VOLGORDE_ENERGIE',
    'ONDER_TERMIJN',
    'BOVEN_TERMIJN',
    'ONDER_DREMPEL',
    'BSN_NIET_TOEGESTAAN',
    'BSN_VERPLICHT',
    'BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN',
    'STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN',
    'VELD_NIET_TOEGESTAAN',
    'TOESTEMMING_ONTBREEKT',
    'TOESTEMMING_BUITEN_BEREIK',
    'TOESTEMMING_INGETROKKEN',
    'TOESTEMMING_VERLOPEN',
    'VERTEGENWOORDIGER_ONBEVOEGD',
    'EXPERIMENT_NIET_AANGEWEZEN',
    'GEEN_NATUURLIJK_PERSOON',
    'HANDMATIGE_BEOORDELING',
  ];
  const missing = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P8', 'P9', 'P10', 'P11', 'P12', 'P13', 'P14', 'P15', 'P16'].map(
    code => `VOORWAARDE_ONTBREEKT:${code}`,
  );

  it('are these and no other', () => {
    expect(Object.keys(REASONS).toSorted()).toEqual([...A8, ...missing].toSorted());
  });

  it('have texts without a place for a value', () => {
    for (const text of Object.values(REASONS)) expect(text).not.toMatch(/[{}$%<>]/);
  });

  it('are not the names that every object has', () => {
    for (const word of ['constructor', '__proto__', 'toString']) expect(isReasonCode(word)).toBe(false);
  });
});

describe('the explanation (uitleg)', () => {
  const linesOf = ({ request, facts }: Given) =>
    explain(decide(request, facts, POLICY, TODAY), POLICY).lines.join('\n');

  it('of what is allowed names route, version, articles, term and retention', () => {
    const lines = linesOf(HUUR);
    for (const part of ['toegestaan', 'HUUR', 'versie 3', 'Bgs 2', '4 weken', '30 dagen', '5 jaar'])
      expect(lines).toContain(part);
  });

  it('names every team and purpose of a route that has more than one', () => {
    for (const one of [LAWFUL.WATER!, LAWFUL['WATER voorkomen-afsluiting']!])
      expect(linesOf(one)).toContain('doel vroegsignalering of voorkomen-afsluiting');
    expect(linesOf(GGZ)).toContain('gemeente.wmo of gemeente.bwmo_toegang');
    expect(linesOf(HUUR)).toContain('naar gemeente.schuldhulp, met als doel vroegsignalering.');
  });

  it('of a refusal names every code, its rule and its article', () => {
    const lines = linesOf(attest(without(HUUR, 'P3'), 'P4', { reaction: 'geweigerd' }));
    for (const part of ['geweigerd', 'KLANT_HEEFT_GEWEIGERD', 'Bgs 2(d)', 'VOORWAARDE_ONTBREEKT:P3', 'Bgs 2(c)'])
      expect(lines).toContain(part);
  });

  it('names the way on where the matrix has one, and what a jurist must still confirm', () => {
    expect(linesOf(toTeam(GGZ, 'gemeente.schuldhulp'))).toContain('Hoe dan wel');
    expect(linesOf(ENERGIE_END)).toContain('O-3');
  });

  it('says that there is no route when there is none', () => {
    expect(linesOf(toTeam(HUUR, 'gemeente.wmo'))).toContain('Wat het beleid niet noemt, mag niet');
  });

  it('shows the mark the receiver sees', () => {
    expect(linesOf(message(HUUR, { crisis: true }))).toContain('crisis');
  });

  it('knows the text of every term in use', () => {
    for (const one of Object.values(LAWFUL)) expect(linesOf(one)).not.toMatch(/ontvanger: T\d$/m);
  });
});

describe('an unknown precondition in a policy that was compiled all the same', () => {
  it('refuses, whatever it is called', () => {
    for (const code of ['P99', 'constructor', 'toString', '__proto__']) {
      const odd = { ...huur, preconditions: [...huur.preconditions, { code }] };
      const forced = { ...POLICY, routes: [odd], find: () => [odd] };
      expect(outcomeOf(HUUR, TODAY, forced)).toBe('geweigerd GEEN_GRONDSLAG');
    }
  });
});
