/** A policy that was read from a file: each field has its form, and a field nobody knows is a fault. */
import { describe, expect, it } from 'vitest';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { policyShapeFaults } from '../../consent/policy-shape.ts';

const [huur] = POLICY_1.routes;
const WRONG = 'veld ontbreekt, is onbekend of heeft een onjuiste vorm: ';
const validity = { geldigVan: '2026-01-01' };
const pair = { senderOin: '0'.repeat(20), gemeentecode: '0344', validity, source: 'proef' };

/** Read as JSON, as a policy comes in. */
const faultsOf = (document: unknown) => policyShapeFaults(JSON.parse(JSON.stringify(document)));
const withRoute = (route: unknown) => ({ version: 1, title: 'proef', routes: [route] });
const fieldsOf = (change: object) =>
  faultsOf(withRoute({ ...huur, ...change })).map(({ route, fault }) => `${route} ${fault.replace(WRONG, '')}`);

describe('a policy from a file', () => {
  it.each([null, 'beleid', 7, true, ['beleid']])('is not %j', value => {
    expect(policyShapeFaults(value)).toEqual([{ route: '-', fault: 'dit is geen beleid' }]);
  });

  it.each<[string, object, readonly string[]]>([
    ['its version', { version: undefined }, ['version']],
    ['a whole version', { version: 1.5 }, ['version']],
    ['its title as text', { title: 1 }, ['title']],
    ['a list of routes', { routes: {} }, ['routes']],
    ['routes', { routes: undefined }, ['routes']],
    ['no field nobody knows', { noodgeval: true }, ['noodgeval']],
  ])('has %s', (_what, change, fields) => {
    expect(faultsOf({ ...withRoute(huur), ...change })).toEqual(
      fields.map(field => ({ route: '-', fault: `${WRONG}${field}` })),
    );
  });

  it('tells its own faults and those of every route', () => {
    expect(faultsOf({ version: '1', title: 'proef', routes: [huur, 'huur', { ...huur, code: '' }] })).toEqual([
      { route: '-', fault: `${WRONG}version` },
      { route: '2', fault: 'dit is geen route' },
    ]);
  });

  it('names a route by its code, and one without a code by its place', () => {
    const odd = { secrecy: 'ja' };
    expect(fieldsOf(odd)).toEqual(['HUUR secrecy']);
    expect(fieldsOf({ ...odd, code: '' })).toEqual(['1 secrecy']);
    expect(fieldsOf({ ...odd, code: 12 })).toEqual(['1 code', '1 secrecy']);
  });
});

describe('a field of a route', () => {
  const TEXT = ['code', 'type', 'dataSet', 'bsn', 'termLimits', 'source'];
  it.each(TEXT)('is text: %s', field => {
    for (const value of [null, 1, ['a'], undefined]) expect(fieldsOf({ [field]: value })).toHaveLength(1);
    expect(fieldsOf({ [field]: 'iets' })).toEqual([]);
  });

  it.each(['capacity', 'team', 'purpose'])('is text or nothing: %s', field => {
    for (const value of [1, ['a'], false, undefined]) expect(fieldsOf({ [field]: value })).toEqual([`HUUR ${field}`]);
    for (const value of [null, 'iets']) expect(fieldsOf({ [field]: value })).toEqual([]);
  });

  const FITS: Readonly<Record<string, readonly [right: readonly unknown[], wrong: readonly unknown[]]>> = {
    variants: [
      [null, [], ['eerste', 'bijgewerkt']],
      ['eerste', [1], ['eerste', null], undefined],
    ],
    ground: [
      [
        { kind: 'plicht' },
        { kind: 'toestemming', consentKinds: ['avg_grondslag'], freedomCheck: true },
        { kind: 'onvoldoende', code: 'GEEN_GRONDSLAG', wayOn: 'anders' },
      ],
      [
        null,
        'plicht',
        {},
        { kind: 1 },
        { kind: 'plicht', tenzij: 'spoed' },
        { kind: 'toestemming' },
        { kind: 'toestemming', consentKinds: 'avg_grondslag', freedomCheck: true },
        { kind: 'toestemming', consentKinds: [1], freedomCheck: true },
        { kind: 'toestemming', consentKinds: [], freedomCheck: 'ja' },
        { kind: 'toestemming', consentKinds: [], freedomCheck: true, tenzij: 'spoed' },
        { kind: 'onvoldoende' },
        { kind: 'onvoldoende', code: 1, wayOn: 'anders' },
        { kind: 'onvoldoende', code: 'GEEN_GRONDSLAG', wayOn: null },
        { kind: 'onvoldoende', code: 'GEEN_GRONDSLAG', wayOn: 'anders', tenzij: 'spoed' },
      ],
    ],
    basis: [
      [{ sender: [], receiver: ['Wgs 4'], national: ['Wgs 3', 'Bgs 2'] }],
      [
        {},
        [],
        { sender: 'Wgs', receiver: [], national: [] },
        { sender: [], receiver: [1], national: [] },
        { sender: [], receiver: [], national: null },
        { sender: [], receiver: [], national: [], ander: [] },
      ],
    ],
    preconditions: [
      [[], [{ code: 'P1' }], [{ code: 'P1', variants: ['eerste'], fromDays: 30 }]],
      [
        ['P1'],
        [{ code: 1 }],
        [{}],
        [{ code: 'P1', variants: 'eerste' }],
        [{ code: 'P1', variants: [1] }],
        [{ code: 'P1', fromDays: 1.5 }],
        [{ code: 'P1', fromDays: '30' }],
        [{ code: 'P1', tenzij: 'spoed' }],
      ],
    ],
    secrecy: [
      [true, false],
      ['ja', 1, null],
    ],
    term: [[{ normal: 'T1', crisis: 'T2' }], [{ normal: 'T1' }, { crisis: 'T2' }, { normal: 1, crisis: 'T2' }, 'T1']],
    retention: [
      [{ bodyDays: 30, entryYears: 5 }],
      [{ bodyDays: 30 }, { entryYears: 5 }, { bodyDays: '30', entryYears: 5 }, { bodyDays: 30, entryYears: 0.5 }],
    ],
    validity: [
      [validity, { ...validity, geldigTot: '2026-12-31' }],
      [
        {},
        { geldigVan: '1-1-2026' },
        { geldigVan: '2026-01-01T00:00:00Z' },
        { geldigVan: ' 2026-01-01' },
        { geldigVan: 20260101 },
        { geldigVan: ['2026-01-01'] },
        { ...validity, geldigTot: 'ooit' },
        { ...validity, geldigTot: null },
        { ...validity, tenzij: 'spoed' },
      ],
    ],
    verify: [
      [[], ['O-3']],
      ['O-3', [3], null],
    ],
    minMonths: [
      [6, undefined],
      ['6', 1.5, null],
    ],
    withinMunicipality: [
      [true, undefined],
      [false, 'ja', null],
    ],
    experiment: [
      [
        undefined,
        { minEuro: null, designations: [] },
        { minEuro: 500, designations: [pair, { ...pair, gemeentecode: '0363' }] },
      ],
      [
        null,
        {},
        { minEuro: null },
        { designations: [] },
        { minEuro: '500', designations: [] },
        { minEuro: 0.5, designations: [] },
        { minEuro: null, designations: pair },
        { minEuro: null, designations: [{ ...pair, senderOin: 1 }] },
        { minEuro: null, designations: [{ ...pair, gemeentecode: null }] },
        { minEuro: null, designations: [{ ...pair, validity: {} }] },
        { minEuro: null, designations: [{ ...pair, source: undefined }] },
        { minEuro: null, designations: [{ ...pair, tenzij: 'spoed' }] },
      ],
    ],
  };
  it.each(Object.keys(FITS))('has the form a rule can read: %s', field => {
    const [right, wrong] = FITS[field]!;
    for (const value of right) expect(fieldsOf({ [field]: value }), JSON.stringify(value)).toEqual([]);
    for (const value of wrong) expect(fieldsOf({ [field]: value }), JSON.stringify(value)).toEqual([`HUUR ${field}`]);
  });

  it('cannot be left out, and is not found on what every object has', () => {
    const must = Object.keys(huur!).filter(field => !['minMonths', 'withinMunicipality', 'experiment'].includes(field));
    for (const field of must) expect(fieldsOf({ [field]: undefined })).toHaveLength(1);
    expect(fieldsOf({ constructor: 'iets', toString: 'iets' })).toEqual(['HUUR constructor', 'HUUR toString']);
  });
});
