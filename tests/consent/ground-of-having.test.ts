/** Which reasons take away the ground of having what was lawfully received (ADR 0032). */
import { describe, expect, it } from 'vitest';
import type { Held, Refused } from '../../consent/decide.ts';
import { groundOfHaving } from '../../consent/ground-of-having.ts';
import { REASONS, type ReasonCode } from '../../consent/reasons.ts';

const refused = (codes: readonly ReasonCode[], change: Partial<Refused> = {}): Refused => ({
  ...{ verdict: 'geweigerd', route: 'HUUR', policyVersion: 1, policyDigest: '', articles: [], wayOn: null },
  reasons: codes.map(code => ({ code, rule: 'x', articles: [] })) as unknown as Refused['reasons'],
  ...change,
});

const OF_RECEIVING: readonly string[] = [
  ...['GEEN_OVEREENKOMST', 'VERKEERDE_AFZENDERROL', 'ONDER_TERMIJN', 'BOVEN_TERMIJN', 'ONDER_DREMPEL'],
  ...['VOLGORDE_ENERGIE', 'BSN_VERPLICHT', 'HANDMATIGE_BEOORDELING'],
];
const isOfReceiving = (code: string) => OF_RECEIVING.includes(code) || code.startsWith('VOORWAARDE_ONTBREEKT:');
const codes = Object.keys(REASONS) as ReasonCode[];

describe('the ground of having', () => {
  it.each(codes)('by %s alone is gone, unless it speaks of the receiving', code => {
    expect(groundOfHaving(refused([code])).kind === 'grond').toBe(isOfReceiving(code));
  });

  it('is gone by one reason that counts beside many that do not', () => {
    const all = codes.filter(isOfReceiving);
    expect(groundOfHaving(refused(all)).kind).toBe('grond');
    expect(groundOfHaving(refused([...all, 'ONTVANGER_NIET_AANGESLOTEN']))).toEqual({
      kind: 'grond_vervallen',
      redenen: ['ONTVANGER_NIET_AANGESLOTEN'],
    });
  });

  it('is never there without a route, or on one that is closed, whatever the reason says', () => {
    expect(groundOfHaving(refused(['VERKEERDE_AFZENDERROL'], { route: null })).kind).toBe('grond_vervallen');
    expect(groundOfHaving(refused(['GEEN_OVEREENKOMST'], { wayOn: '' })).kind).toBe('grond_vervallen');
    const nothing = { reasons: [] as unknown as Refused['reasons'], route: null };
    expect(groundOfHaving(refused([], nothing)).kind).toBe('grond_vervallen');
  });

  it('names consent as what ended only where nothing else did', () => {
    expect(groundOfHaving(refused(['TOESTEMMING_INGETROKKEN', 'ONDER_TERMIJN'])).kind).toBe('toestemming_vervallen');
    expect(groundOfHaving(refused(['TOESTEMMING_INGETROKKEN', 'BSN_NIET_TOEGESTAAN'])).kind).toBe('grond_vervallen');
  });

  it('is asked of a doubt as of a refusal: by what people would have to look at', () => {
    const held = (one: ReasonCode): Held => {
      const { verdict: _, wayOn: __, ...rest } = refused(['HANDMATIGE_BEOORDELING', one]);
      const obligations = { marks: [], term: '', bodyDays: 1, entryYears: 1 };
      return { verdict: 'aangehouden', obligations, ...rest };
    };
    expect(groundOfHaving(held('VOLGORDE_ENERGIE')).kind).toBe('grond');
    expect(groundOfHaving(held('TOESTEMMING_ONTBREEKT')).kind).toBe('toestemming_vervallen');
  });
});
