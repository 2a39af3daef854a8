/** What changes between two policies, as a line that a lawyer can read. */
import { describe, expect, it } from 'vitest';
import type { PolicyDocument, Route } from '../../consent/policy.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { policyDifference } from '../../consent/policy-diff.ts';

const huur = POLICY_1.routes.find(route => route.code === 'HUUR')!;
const document = (...routes: readonly Route[]): PolicyDocument => ({ version: 9, title: 'proef', routes });
const WAY = 'HUUR: huurachterstand van verhuurder naar gemeente.schuldhulp, voor vroegsignalering';
/** What is said when this field was `before` and becomes `after`. */
const said = (before: Partial<Route>, after: Partial<Route>) =>
  policyDifference(document({ ...huur, ...before }), document({ ...huur, ...after })).map(line =>
    line.replace(`Anders: ${WAY}, `, ''),
  );

describe('a rule that changes', () => {
  it.each<[string, Partial<Route>, Partial<Route>, string]>([
    ['its code', { code: 'HUUR-OUD' }, { code: 'HUUR' }, 'code: was HUUR-OUD, wordt HUUR'],
    [
      'a law that opened it, and now the person does',
      { ground: { kind: 'plicht' } },
      { ground: { kind: 'toestemming', consentKinds: ['avg_grondslag', 'instemming_hulp'], freedomCheck: false } },
      'grond: was soort plicht, wordt toestemmingen avg_grondslag; instemming_hulp, vrijheid toetsen nee, soort toestemming',
    ],
    [
      'a way that closes',
      { ground: { kind: 'plicht' } },
      { ground: { kind: 'onvoldoende', code: 'GEEN_GRONDSLAG', wayOn: 'anders' } },
      'grond: was soort plicht, wordt code GEEN_GRONDSLAG, soort onvoldoende, hoe dan wel anders',
    ],
    [
      'its articles',
      { basis: { sender: ['Wgs 1'], receiver: [], national: ['Wgs 3', 'Bgs 2'] } },
      { basis: { sender: ['Wgs 1'], receiver: ['Wgs 4'], national: ['Wgs 3'] } },
      'artikelen: was nationaal Wgs 3; Bgs 2, ontvanger geen, afzender Wgs 1, wordt nationaal Wgs 3, ontvanger Wgs 4, afzender Wgs 1',
    ],
    [
      'a precondition',
      { preconditions: [] },
      { preconditions: [{ code: 'P8', variants: ['eerste'], fromDays: 60 }] },
      'voorwaarden: was geen, wordt code P8, vanaf dagen 60, bij stap eerste',
    ],
    ['its data', { dataSet: 'D-ARR' }, { dataSet: 'D-GGZ' }, 'gegevensset: was D-ARR, wordt D-GGZ'],
    ['the BSN', { bsn: 'verboden' }, { bsn: 'verplicht' }, 'BSN: was verboden, wordt verplicht'],
    ['secrecy', { secrecy: false }, { secrecy: true }, 'geheimhoudingsplicht: was nee, wordt ja'],
    [
      'the days of an agreement',
      { termLimits: 'overeenkomst' },
      { termLimits: 'nooit' },
      'dagen van de afspraak: was overeenkomst, wordt nooit',
    ],
    ['how old arrears must be', {}, { minMonths: 6 }, 'kortste duur in maanden: was niets, wordt 6'],
    ['the municipality', {}, { withinMunicipality: true }, 'alleen binnen één gemeente: was niets, wordt ja'],
    [
      'who is designated',
      { experiment: { minEuro: null, designations: [] } },
      {
        experiment: {
          minEuro: 500,
          designations: [
            {
              ...{ senderOin: '00000099000000001000', gemeentecode: '0344', source: 'Stcrt' },
              validity: { geldigVan: '2026-01-01', geldigTot: '2026-12-31' },
            },
          ],
        },
      },
      'experiment: was aangewezen geen, drempel in euro niets, wordt aangewezen gemeente 0344, afzender 00000099000000001000, bron Stcrt, geldig tot en met 2026-12-31, van 2026-01-01, drempel in euro 500',
    ],
    [
      'its term',
      { term: { normal: 'T1', crisis: 'T2' } },
      { term: { normal: 'T1', crisis: 'T1' } },
      'termijn: was crisis T2, gewoon T1, wordt crisis T1, gewoon T1',
    ],
    [
      'how long it is kept',
      { retention: { bodyDays: 30, entryYears: 5 } },
      { retention: { bodyDays: 14, entryYears: 5 } },
      'bewaren: was inhoud in dagen 30, vermelding in jaren 5, wordt inhoud in dagen 14, vermelding in jaren 5',
    ],
    [
      'its last day',
      { validity: { geldigVan: '2026-01-01' } },
      { validity: { geldigVan: '2026-01-01', geldigTot: '2026-06-30' } },
      'geldigheid: was van 2026-01-01, wordt tot en met 2026-06-30, van 2026-01-01',
    ],
    ['its source', { source: 'A1' }, { source: 'A1b' }, 'bron: was A1, wordt A1b'],
    [
      'what a jurist must confirm',
      { verify: ['O-3', 'O-6'] },
      { verify: [] },
      'nog te toetsen: was O-3; O-6, wordt geen',
    ],
  ])('is said with what it was and what it becomes: %s', (_what, before, after, line) => {
    expect(said(before, after)).toEqual([line]);
    expect(said(after, after)).toEqual([]);
  });

  it('is not said when only the order of fields differs, or a field says nothing', () => {
    const { bodyDays, entryYears } = huur.retention;
    expect(said({}, { retention: { entryYears, bodyDays } })).toEqual([]);
    expect(said({}, { experiment: undefined })).toEqual([]);
    expect(said({}, { validity: { ...huur.validity, geldigTot: undefined } })).toEqual([]);
  });
});

describe('a way that appears or disappears', () => {
  it('is said in words, also when it is for everybody', () => {
    const closed: Route = { ...huur, code: 'DICHT', capacity: null, team: null, purpose: null };
    const name = 'DICHT: huurachterstand van iedere hoedanigheid naar ieder team, voor ieder doel';
    expect(policyDifference(document(huur), document(huur, closed))).toEqual([`Nieuw: ${name}`]);
    expect(policyDifference(document(huur, closed), document(huur))).toEqual([`Vervalt: ${name}`]);
  });

  it('is another way for another step, and the order of steps makes no other way', () => {
    const steps = (...variants: readonly string[]): Route => ({ ...huur, variants });
    const name = (list: string) => WAY.replace('huurachterstand', `huurachterstand (${list})`);
    expect(policyDifference(document(steps('eerste', 'bijgewerkt')), document(steps('bijgewerkt', 'eerste')))).toEqual(
      [],
    );
    expect(policyDifference(document(steps('eerste', 'bijgewerkt')), document(steps('eerste')))).toEqual([
      `Vervalt: ${name('bijgewerkt, eerste')}`,
      `Nieuw: ${name('eerste')}`,
    ]);
  });

  it('is compared row by row in time when there are more rows of one way', () => {
    const first: Route = { ...huur, validity: { geldigVan: '2025-01-01', geldigTot: '2025-12-31' } };
    const second: Route = { ...huur, validity: { geldigVan: '2026-01-01' } };
    expect(policyDifference(document(second, first), document(first, second))).toEqual([]);
    expect(policyDifference(document(first), document(second, first))).toEqual([`Nieuw: ${WAY} vanaf 2026-01-01`]);
    expect(policyDifference(document(second, first), document(first))).toEqual([`Vervalt: ${WAY} vanaf 2026-01-01`]);
    expect(policyDifference(document(second, first), document({ ...second, bsn: 'toegestaan' }, first))).toEqual([
      `Anders: ${WAY}, BSN: was ${huur.bsn}, wordt toegestaan`,
    ]);
  });

  it('says first what goes, then what comes, then what changes', () => {
    const water: Route = { ...huur, code: 'WATER', type: 'drinkwaterachterstand' };
    const zorg: Route = { ...huur, code: 'ZORG', type: 'zorgpremieachterstand' };
    const lines = policyDifference(document(huur, water), document({ ...huur, bsn: 'toegestaan' }, zorg));
    expect(lines.map(line => line.split(' ')[0])).toEqual(['Vervalt:', 'Nieuw:', 'Anders:']);
  });
});
