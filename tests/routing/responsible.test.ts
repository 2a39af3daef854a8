import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RoutingAnswer, type RoutingQuestion, responsible } from '../../gateway/routing/responsible.ts';
import { NETHERLANDS } from './netherlands.ts';

const TODAY = '2026-11-22';
const to = (regel: string, ...codes: readonly string[]) => ({
  kind: 'gemeenten',
  gemeenten: codes.map(gemeentecode => ({ gemeentecode, regel })),
});
const missing = (ontbreekt: string) => ({ kind: 'niet-te-bepalen', ontbreekt });

describe('which college is to be turned to', () => {
  const beschermd = (over: object): RoutingQuestion => ({
    voor: 'beschermd-wonen',
    aangemeldBij: null,
    woongemeente: null,
    eerder: null,
    ...over,
  });

  it.each<[string, RoutingQuestion, object]>([
    [
      'debt help: where somebody lives',
      { voor: 'schuldhulp', woongemeente: '0355', verblijfplaats: null },
      to('G-02', '0355'),
    ],
    [
      'debt help without an address: the centre of where somebody stays (S43)',
      { voor: 'schuldhulp', woongemeente: null, verblijfplaats: '0355' },
      to('G-02', '0344'),
    ],
    [
      'debt help without an address where nobody is designated: a person looks (S43)',
      { voor: 'schuldhulp', woongemeente: null, verblijfplaats: '0865' },
      missing('CENTRUMGEMEENTE_NIET_AANGEWEZEN'),
    ],
    [
      'debt help when neither is known: a person looks',
      { voor: 'schuldhulp', woongemeente: null, verblijfplaats: null },
      missing('WOONGEMEENTE_OF_VERBLIJFPLAATS'),
    ],
    [
      'support at home: where somebody lives',
      { voor: 'wmo', woongemeente: '1961', verblijfplaats: '0344' },
      to('G-03', '1961'),
    ],
    [
      'beschermd wonen: the region of where the person turns',
      beschermd({ aangemeldBij: '0865', woongemeente: '0355' }),
      to('G-03', '0796'),
    ],
    ['beschermd wonen: never guessed from an address', beschermd({ woongemeente: '0355' }), missing('WAAR_AANGEMELD')],
    ['opvang: the region of where the person turns', { voor: 'opvang', aangemeldBij: '0355' }, to('G-03', '0344')],
    [
      'opvang where no region does it',
      { voor: 'opvang', aangemeldBij: '0865' },
      missing('CENTRUMGEMEENTE_NIET_AANGEWEZEN'),
    ],
    [
      'detention: origin and destination both',
      { voor: 'nazorg', herkomst: '0355', bestemming: '0796' },
      to('G-06', '0796', '0355'),
    ],
    ['detention: the same one once', { voor: 'nazorg', herkomst: '0355', bestemming: '0355' }, to('G-06', '0355')],
    ['detention: one of them', { voor: 'nazorg', herkomst: null, bestemming: '0796' }, to('G-06', '0796')],
    [
      'detention: none of them',
      { voor: 'nazorg', herkomst: null, bestemming: null },
      missing('HERKOMST_OF_BESTEMMING'),
    ],
    [
      'compulsory care: residence and expected stay',
      { voor: 'wvggz', woongemeente: '0865', verwachtVerblijf: '0344' },
      to('G-06', '0865', '0344'),
    ],
    [
      'compulsory care: nothing known',
      { voor: 'wvggz', woongemeente: null, verwachtVerblijf: null },
      missing('WOONGEMEENTE_OF_VERWACHT_VERBLIJF'),
    ],
    [
      'a dissolved municipality: the successors are named and nobody is answered (R12)',
      { voor: 'schuldhulp', woongemeente: '0620', verblijfplaats: null },
      { kind: 'opgeheven', opvolgers: ['1961'] },
    ],
    [
      'a code that nobody has',
      { voor: 'wmo', woongemeente: '9999', verblijfplaats: null },
      missing('GEMEENTE_ONBEKEND'),
    ],
    [
      'a dissolved origin beside a destination that exists',
      { voor: 'nazorg', herkomst: '0620', bestemming: '0344' },
      to('G-06', '0344'),
    ],
  ])('%s', (_, question, answer) => expect(responsible(question, NETHERLANDS, TODAY)).toEqual(answer));

  describe('with the domicile principle (G-04), which is off unless it is set', () => {
    const rules = { ...NETHERLANDS, woonplaatsbeginsel: [{ geldigVan: '2027-01-01' }] };
    const asked = beschermd({ aangemeldBij: '0865', woongemeente: '0355' });
    const after = (totEnMet: string) => beschermd({ woongemeente: '0355', eerder: { gemeentecode: '0865', totEnMet } });

    it('holds from its first day on', () => {
      expect(responsible(asked, rules, '2026-12-31')).toEqual(to('G-03', '0796'));
      expect(responsible(asked, rules, '2027-01-01')).toEqual(to('G-04', '0344'));
    });

    it.each([
      ['less than twelve months after the last day', '2026-02-02', to('G-04', '0796')],
      ['twelve months after it to the day', '2026-02-01', to('G-04', '0344')],
    ])('the last providing college: %s', (_, totEnMet, answer) => {
      expect(responsible(after(totEnMet), rules, '2027-02-01')).toEqual(answer);
    });

    it('counts from the last day of a month that is shorter', () => {
      const leap = { ...rules, woonplaatsbeginsel: [{ geldigVan: '2024-01-01' }] };
      expect(responsible(after('2024-02-29'), leap, '2025-02-27')).toEqual(to('G-04', '0796'));
      expect(responsible(after('2024-02-29'), leap, '2025-02-28')).toEqual(to('G-04', '0344'));
    });
  });
});

describe('whatever is asked', () => {
  const code = fc.option(fc.constantFrom('0344', '0355', '0796', '0865', '0620', '1961', '1948', '9999'));
  const day = fc
    .date({ min: new Date('2010-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10));
  const question: fc.Arbitrary<RoutingQuestion> = fc.oneof(
    fc.record({
      voor: fc.constantFrom('schuldhulp' as const, 'wmo' as const),
      woongemeente: code,
      verblijfplaats: code,
    }),
    fc.record({
      voor: fc.constant('beschermd-wonen' as const),
      aangemeldBij: code,
      woongemeente: code,
      eerder: fc.constant(null),
    }),
    fc.record({ voor: fc.constant('opvang' as const), aangemeldBij: code }),
    fc.record({ voor: fc.constant('nazorg' as const), herkomst: code, bestemming: code }),
    fc.record({ voor: fc.constant('wvggz' as const), woongemeente: code, verwachtVerblijf: code }),
  );
  const namedIn = (answer: RoutingAnswer) =>
    answer.kind === 'gemeenten' ? answer.gemeenten.map(one => one.gemeentecode) : [];

  it('only municipalities that exist on that day are answered', () => {
    fc.assert(
      fc.property(question, day, (asked, date) => {
        for (const one of namedIn(responsible(asked, NETHERLANDS, date)))
          expect(
            NETHERLANDS.gemeenten.some(
              ({ gemeentecode, validity }) =>
                gemeentecode === one && validity.geldigVan <= date && date <= (validity.geldigTot ?? '9999-12-31'),
            ),
          ).toBe(true);
      }),
    );
  });

  it('an answer that names nobody says why', () => {
    fc.assert(
      fc.property(question, day, (asked, date) => {
        const answer = responsible(asked, NETHERLANDS, date);
        if (answer.kind === 'gemeenten') expect(answer.gemeenten.length).toBeGreaterThan(0);
        if (answer.kind === 'opgeheven') expect(answer.opvolgers.length).toBeGreaterThan(0);
      }),
    );
  });
});
