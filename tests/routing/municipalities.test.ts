import { describe, expect, it } from 'vitest';
import { codeOn, faultsOf, type Municipalities } from '../../gateway/routing/municipalities.ts';
import { NETHERLANDS } from './netherlands.ts';

describe('a gemeentecode on a day (G-01)', () => {
  it.each([
    ['is valid on its first day', '1961', '2019-01-01', 'geldig'],
    ['is not yet valid the day before', '1961', '2018-12-31', 'nog-niet'],
    ['is valid on its last day', '0620', '2018-12-31', 'geldig'],
    ['is dissolved the day after', '0620', '2019-01-01', 'opgeheven'],
    ['is unknown when nobody ever had it', '9999', '2026-11-22', 'onbekend'],
  ])('%s', (_, code, day, kind) => {
    expect(codeOn(NETHERLANDS, code, day).kind).toBe(kind);
  });

  it('names the successors of one that was dissolved, and only names them (R12)', () => {
    expect(codeOn(NETHERLANDS, '0620', '2026-11-22')).toEqual({ kind: 'opgeheven', opvolgers: ['1961'] });
  });

  it('names those that exist now, where a successor was dissolved too, and never the same one for ever', () => {
    const row = (gemeentecode: string, geldigTot: string | undefined, ...opvolgers: readonly string[]) => ({
      ...{ gemeentecode, naam: gemeentecode, opvolgers },
      validity: { geldigVan: '2000-01-01', ...(geldigTot === undefined ? {} : { geldigTot }) },
    });
    const gemeenten = [
      row('0001', '2010-12-31', '0002', '0005'),
      row('0002', '2015-12-31', '0003', '0001'),
      row('0003', undefined),
      row('0005', '2012-12-31', '0003', '0004'),
      row('0004', undefined),
    ];
    const { opvolgers } = codeOn({ gemeenten, regios: [] }, '0001', '2026-11-22') as { opvolgers: readonly string[] };
    expect([...opvolgers].sort()).toEqual(['0003', '0004']);
    expect(codeOn({ gemeenten, regios: [] }, '0001', '2011-01-01')).toMatchObject({ kind: 'opgeheven' });
  });
});

describe('data about municipalities', () => {
  const change = (how: (copy: Municipalities) => Municipalities) => faultsOf(how(structuredClone(NETHERLANDS)));
  const since = { geldigVan: '2000-01-01' };

  it('can be used when nothing is wrong with it', () => expect(faultsOf(NETHERLANDS)).toEqual([]));

  it.each<[string, (copy: Municipalities) => Municipalities, RegExp]>([
    [
      'a municipality stands in it twice for one day',
      copy => ({
        ...copy,
        gemeenten: [...copy.gemeenten, { gemeentecode: '0344', naam: 'Nog eens', validity: since, opvolgers: [] }],
      }),
      /0344 staat er twee keer in/,
    ],
    [
      'a successor is not in it',
      copy => ({ ...copy, gemeenten: copy.gemeenten.map(one => ({ ...one, opvolgers: ['0001'] })) }),
      /Opvolger 0001/,
    ],
    [
      'a period ends before it begins',
      copy => ({
        ...copy,
        gemeenten: copy.gemeenten.map(one => ({
          ...one,
          validity: { geldigVan: '2020-01-01', geldigTot: '2019-12-31' },
        })),
      }),
      /ligt voor het begin/,
    ],
    [
      'the centre is no member',
      copy => ({ ...copy, regios: copy.regios.map(one => ({ ...one, centrum: '0355' })) }),
      /Centrum 0355/,
    ],
    [
      'a member is no municipality',
      copy => ({ ...copy, regios: copy.regios.map(one => ({ ...one, leden: [...one.leden, '0001'] })) }),
      /Lid 0001/,
    ],
    [
      'two regions do one task for one municipality',
      copy => ({ ...copy, regios: [...copy.regios, { ...copy.regios[0]!, naam: 'Tweede' }] }),
      /dezelfde taak en dagen/,
    ],
  ])('is refused when %s', (_, how, fault) => {
    expect(change(how).join('\n')).toMatch(fault);
  });
});
