/** What a page may show a resident with nobody in between (R18, R24): a list, and nothing beside it. */
import { describe, expect, it } from 'vitest';
import { mayBeShown } from '../../consent/resident-access.ts';
import { MESSAGE_TYPES } from '../../schemas/registry.ts';

const ARREARS = [
  ...[
    'huurachterstand',
    'energieachterstand',
    'drinkwaterachterstand',
    'zorgpremieachterstand',
    'zorgpremie-wanbetaler',
  ],
  ...['hypotheekachterstand', 'studieschuldachterstand', 'rijksbelastingachterstand', 'toeslagachterstand'],
];
const types = MESSAGE_TYPES.map(({ type }) => type);

describe('a letter with a code', () => {
  it('opens plain arrears, and of all other types of message none: never care, never justice', () => {
    expect(types.filter(type => mayBeShown(type, 'brief'))).toEqual(ARREARS);
  });
});

describe('signing in', () => {
  it('shows arrears, also those that say that somebody has care, and no other type', () => {
    expect(types.filter(type => mayBeShown(type, 'inlog')).toSorted()).toEqual(
      [...ARREARS, 'eigenbijdrageachterstand'].toSorted(),
    );
  });

  it('shows nothing of a type that nobody named', () => {
    for (const type of ['', 'nieuw', 'constructor', '__proto__', 'HUURACHTERSTAND'])
      expect([type, mayBeShown(type, 'brief'), mayBeShown(type, 'inlog')]).toEqual([type, false, false]);
  });
});
