/** What came of a reading, and whether special categories or a BSN were asked for: also where it was refused (R17). */
export const readingOutcomes = `
alter table ingezien
  add column outcome text not null default 'geopend' check (outcome in ('geopend', 'onbekend', 'beperkt', 'vernietigd',
    'losgemaakt', 'toestemming_vervallen', 'grond_vervallen', 'gezocht')),
  add column sensitive boolean not null default false;
alter table ingezien alter column outcome drop default, alter column sensitive drop default;
`;
