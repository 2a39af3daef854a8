import type { RoutingRules } from '../../gateway/routing/responsible.ts';

/** A small part of the country: a merger (Vianen into Vijfheerenlanden, 2019) and two regions. */
export const NETHERLANDS: RoutingRules = {
  gemeenten: [
    { gemeentecode: '0344', naam: 'Utrecht', validity: { geldigVan: '2000-01-01' }, opvolgers: [] },
    { gemeentecode: '0355', naam: 'Zeist', validity: { geldigVan: '2000-01-01' }, opvolgers: [] },
    { gemeentecode: '0796', naam: "'s-Hertogenbosch", validity: { geldigVan: '2000-01-01' }, opvolgers: [] },
    { gemeentecode: '0865', naam: 'Vught', validity: { geldigVan: '2000-01-01' }, opvolgers: [] },
    {
      gemeentecode: '0620',
      naam: 'Vianen',
      validity: { geldigVan: '2000-01-01', geldigTot: '2018-12-31' },
      opvolgers: ['1961'],
    },
    { gemeentecode: '1961', naam: 'Vijfheerenlanden', validity: { geldigVan: '2019-01-01' }, opvolgers: [] },
    { gemeentecode: '1948', naam: 'Meierijstad', validity: { geldigVan: '2017-01-01' }, opvolgers: [] },
  ],
  regios: [
    {
      naam: 'U16',
      taken: ['adreslozen', 'beschermd_wonen', 'opvang'],
      centrum: '0344',
      leden: ['0344', '0355', '1961'],
      validity: { geldigVan: '2019-01-01' },
    },
    {
      naam: 'Meierij',
      taken: ['beschermd_wonen'],
      centrum: '0796',
      leden: ['0796', '0865'],
      validity: { geldigVan: '2015-01-01' },
    },
  ],
  woonplaatsbeginsel: [],
};
