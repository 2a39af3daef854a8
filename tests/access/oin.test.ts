import { describe, expect, it } from 'vitest';
import { isOin } from '../../gateway/access/oin.ts';

describe('an organisation number (OIN)', () => {
  it.each([
    ['a municipality, by RSIN', '00000001002220647000'],
    ['a sub-organisation', '00000004194049711000'],
    ['a KvK number', '00000003123456780000'],
    ['a school, with letters', '0000000725LX00000000'],
  ])('is accepted for %s', (_name, oin) => {
    expect(isOin(oin, 'productie')).toBe(true);
  });

  it.each([
    ['an RSIN that fails the 11-test', '00000001002220648000'],
    ['an RSIN of zeros', '00000001000000000000'],
    ['a KvK number of nine digits', '00000003123456789000'],
    ['an unassigned prefix', '00000005123456789000'],
    ['an unknown prefix', '00000042123456789000'],
    ['other filling than zeros', '00000004194049711001'],
    ['letters where digits belong', '0000000419404971A000'],
    ['nineteen digits', '0000000419404971100'],
    ['twenty-one digits', '000000041940497110000'],
    ['a line break at the end', '00000004194049711000\n'],
    ['nothing', ''],
  ])('is refused for %s', (_name, oin) => {
    expect(isOin(oin, 'ook-test')).toBe(false);
  });

  it('of the test series counts only where tests count', () => {
    expect(isOin('00000099999999910000', 'ook-test')).toBe(true);
    expect(isOin('00000099000000344000', 'ook-test')).toBe(true);
    expect(isOin('00000099999999910000', 'productie')).toBe(false);
  });
});
