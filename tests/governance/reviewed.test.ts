/** What two people let pass is a fact about doubts, and about nothing else (R20). */
import { describe, expect, it } from 'vitest';
import { attest, ENERGIE_END, type Given, message, outcomeOf } from '../consent/cases.ts';

const LATE = message(ENERGIE_END, { workingDaysToEndOfSupply: 10 });

function reviewed(one: Given, ...codes: readonly string[]): Given {
  const circumstances = { ...one.facts.circumstances, reviewed: codes };
  return { ...one, facts: { ...one.facts, circumstances } };
}

describe('a doubt that two people let pass', () => {
  it('no longer holds the message', () => {
    expect(outcomeOf(LATE)).toBe('aangehouden HANDMATIGE_BEOORDELING VOLGORDE_ENERGIE');
    expect(outcomeOf(reviewed(LATE, 'VOLGORDE_ENERGIE'))).toMatch(/^toegestaan/);
  });

  it('is that doubt only: another one holds', () => {
    for (const codes of [[], ['HANDMATIGE_BEOORDELING'], ['TOESTEMMING_ONTBREEKT']])
      expect(outcomeOf(reviewed(LATE, ...codes))).toMatch(/^aangehouden/);
  });

  it('never takes away a reason against, not even one with its own code', () => {
    const refusing = attest(LATE, 'P4', { reaction: 'geweigerd' });
    expect(outcomeOf(reviewed(refusing, 'VOLGORDE_ENERGIE', 'KLANT_HEEFT_GEWEIGERD'))).toMatch(/^geweigerd/);
    const unordered = attest(LATE, 'P7', { tooLate: true });
    expect(outcomeOf(reviewed(unordered, 'VOLGORDE_ENERGIE'))).toMatch(/^geweigerd/);
  });

  it('is not read from anything but a list', () => {
    const odd = { ...LATE.facts.circumstances, reviewed: 'VOLGORDE_ENERGIE' as unknown as readonly string[] };
    expect(outcomeOf({ ...LATE, facts: { ...LATE.facts, circumstances: odd } })).toMatch(/^aangehouden/);
  });
});
