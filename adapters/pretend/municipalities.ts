/**
 * The list of municipalities of the practice region: its 23, with their real codes, and those of which three were made.
 * The regions are the real ones; for people without an address the second has nobody designated, so that both answers
 * can be seen. The domicile principle is off.
 */
import type { Gemeentelijst } from '../../schemas/generated/types.ts';
import { CODE_SINCE, MEIERIJ_BOMMELERWAARD, U16 } from './region.ts';

const SINCE = '2000-01-01';

const until = (geldigTot: string, opvolger: string, ...dissolved: readonly (readonly [string, string])[]) =>
  dissolved.map(([gemeentecode, naam]) => ({ gemeentecode, naam, geldigVan: SINCE, geldigTot, opvolgers: [opvolger] }));

export const PRETEND_MUNICIPALITIES: Gemeentelijst = {
  gemeenten: [
    ...[...U16, ...MEIERIJ_BOMMELERWAARD].map(([gemeentecode, naam]) => ({
      gemeentecode,
      naam,
      geldigVan: CODE_SINCE[gemeentecode] ?? SINCE,
    })),
    ...until('2010-12-31', '1904', ['0311', 'Breukelen'], ['0329', 'Loenen'], ['0333', 'Maarssen']),
    ...until('2016-12-31', '1948', ['0844', 'Schijndel'], ['0846', 'Sint-Oedenrode'], ['0860', 'Veghel']),
    ...until('2018-12-31', '1961', ['0620', 'Vianen'], ['0545', 'Leerdam'], ['0707', 'Zederik']),
  ],
  regios: [
    {
      naam: 'U16',
      taken: ['adreslozen', 'beschermd_wonen', 'opvang'],
      centrum: '0344',
      leden: U16.map(([code]) => code),
      geldigVan: '2019-01-01',
    },
    {
      naam: 'Meierij en Bommelerwaard',
      taken: ['beschermd_wonen', 'opvang'],
      centrum: '0796',
      leden: MEIERIJ_BOMMELERWAARD.map(([code]) => code),
      geldigVan: '2017-01-01',
    },
  ],
};
