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
  const beschermd = (over: object): RoutingQuestion => ({ voor: 'beschermd_wonen', ...over });

  it.each<[string, RoutingQuestion, object]>([
    ['debt help: where somebody lives', { voor: 'schuldhulp', woont: '0355' }, to('G-02', '0355')],
    [
      'debt help without an address: the centre of where somebody stays (S43)',
      { voor: 'schuldhulp_zonder_adres', verblijft: '0355' },
      to('G-02', '0344'),
    ],
    [
      'debt help without an address where nobody is designated: a person looks (S43)',
      { voor: 'schuldhulp_zonder_adres', verblijft: '0865' },
      missing('CENTRUMGEMEENTE_NIET_AANGEWEZEN'),
    ],
    ['debt help: not known where somebody lives', { voor: 'schuldhulp' }, missing('WOONPLAATS')],
    [
      'debt help without an address: not known where somebody stays',
      { voor: 'schuldhulp_zonder_adres' },
      missing('VERBLIJFPLAATS'),
    ],
    ['support at home: where somebody lives', { voor: 'wmo', woont: '1961' }, to('G-03', '1961')],
    ['somebody who moved: the new home', { voor: 'verhuizing', woont: '0344' }, to('G-07', '0344')],
    ['somebody who moved: not known where to', { voor: 'verhuizing' }, missing('WOONPLAATS')],
    [
      'beschermd wonen: the region of where the person turns, not of where the person lives',
      beschermd({ meldtZichBij: '0865', woont: '0355' }),
      to('G-03', '0796'),
    ],
    ['beschermd wonen: never guessed from an address', beschermd({ woont: '0355' }), missing('WAAR_AANGEMELD')],
    ['opvang: the region of where the person turns', { voor: 'opvang', meldtZichBij: '0355' }, to('G-03', '0344')],
    [
      'opvang where no region does it',
      { voor: 'opvang', meldtZichBij: '0865' },
      missing('CENTRUMGEMEENTE_NIET_AANGEWEZEN'),
    ],
    ['opvang: not known where the person turns', { voor: 'opvang' }, missing('WAAR_AANGEMELD')],
    [
      'detention: origin and destination both',
      { voor: 'nazorg', komtVan: '0355', gaatNaar: '0796' },
      to('G-06', '0796', '0355'),
    ],
    ['detention: the same one once', { voor: 'nazorg', komtVan: '0355', gaatNaar: '0355' }, to('G-06', '0355')],
    ['detention: one of them', { voor: 'nazorg', gaatNaar: '0796' }, to('G-06', '0796')],
    ['detention: none of them', { voor: 'nazorg' }, missing('HERKOMST_OF_BESTEMMING')],
    [
      'compulsory care: residence and expected stay',
      { voor: 'wvggz', woont: '0865', gaatNaar: '0344' },
      to('G-06', '0865', '0344'),
    ],
    ['compulsory care: nothing known', { voor: 'wvggz' }, missing('WOONPLAATS_OF_VERWACHT_VERBLIJF')],
    [
      'a dissolved municipality: the successors are named and nobody is answered (R12)',
      { voor: 'schuldhulp', woont: '0620' },
      { kind: 'opgeheven', opvolgers: ['1961'] },
    ],
    [
      'somebody without an address in a dissolved municipality: the successors, not their centre',
      { voor: 'schuldhulp_zonder_adres', verblijft: '0620' },
      { kind: 'opgeheven', opvolgers: ['1961'] },
    ],
    ['a code that nobody has', { voor: 'wmo', woont: '9999' }, missing('GEMEENTE_ONBEKEND')],
    [
      'a dissolved origin beside a destination that exists',
      { voor: 'nazorg', komtVan: '0620', gaatNaar: '0344' },
      to('G-06', '0344'),
    ],
  ])('%s', (_, question, answer) => expect(responsible(question, NETHERLANDS, TODAY)).toEqual(answer));

  describe('with the domicile principle (G-04), which is off unless it is set', () => {
    const rules = { ...NETHERLANDS, woonplaatsbeginsel: [{ geldigVan: '2027-01-01' }] };
    const asked = beschermd({ meldtZichBij: '0865', woont: '0355' });
    const endedOn = (geldigTot: string) => beschermd({ woont: '0355', eerder: { gemeentecode: '0865', geldigTot } });

    it('holds from its first day on', () => {
      expect(responsible(asked, rules, '2026-12-31')).toEqual(to('G-03', '0796'));
      expect(responsible(asked, rules, '2027-01-01')).toEqual(to('G-04', '0344'));
    });

    it.each([
      ['less than twelve months after the last day', '2026-02-02', to('G-04', '0796')],
      ['twelve months after it to the day', '2026-02-01', to('G-04', '0344')],
    ])('the last providing college: %s', (_, geldigTot, answer) => {
      expect(responsible(endedOn(geldigTot), rules, '2027-02-01')).toEqual(answer);
    });

    it('counts from the last day of a month that is shorter', () => {
      const leap = { ...rules, woonplaatsbeginsel: [{ geldigVan: '2024-01-01' }] };
      expect(responsible(endedOn('2024-02-29'), leap, '2025-02-27')).toEqual(to('G-04', '0796'));
      expect(responsible(endedOn('2024-02-29'), leap, '2025-02-28')).toEqual(to('G-04', '0344'));
    });
  });
});

describe('whatever is asked', () => {
  const code = fc.option(fc.constantFrom('0344', '0355', '0796', '0865', '0620', '1961', '1948', '9999'), {
    nil: undefined,
  });
  const day = fc
    .date({ min: new Date('2010-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10));
  const question: fc.Arbitrary<RoutingQuestion> = fc.oneof(
    fc.record({
      voor: fc.constantFrom('schuldhulp' as const, 'wmo' as const),
      woont: code,
    }),
    fc.record({ voor: fc.constant('schuldhulp_zonder_adres' as const), verblijft: code }),
    fc.record({ voor: fc.constant('beschermd_wonen' as const), meldtZichBij: code, woont: code }),
    fc.record({ voor: fc.constant('opvang' as const), meldtZichBij: code }),
    fc.record({ voor: fc.constant('nazorg' as const), komtVan: code, gaatNaar: code }),
    fc.record({ voor: fc.constant('wvggz' as const), woont: code, gaatNaar: code }),
    fc.record({ voor: fc.constant('verhuizing' as const), woont: code }),
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
