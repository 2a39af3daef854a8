/** The client's own words travel where the client agreed to them, and never where a duty asks for a message (R24). */
import { describe, expect, it } from 'vitest';
import {
  BWMO,
  BWMO_BY_COLLEGE,
  BWMO_OTHER,
  consents,
  GGZ,
  type Given,
  LAWFUL,
  message,
  outcomeOf,
  RECLASSERING,
  RECLASSERING_DR,
  restsOnConsent,
  TO_WMO,
  TOEGANG,
  TOEGANG_MANDATE,
  VERHUIZING,
} from './cases.ts';

const WORDS = 'woorden_client';

const withWords = (one: Given): Given => message(one, { categories: [...one.facts.message.categories, WORDS] });

const named = (one: Given): Given =>
  consents(
    one,
    one.facts.circumstances.consents.map(
      consent => consent && { ...consent, categories: [...new Set([...consent.categories, WORDS])] },
    ),
  );

const unnamed = (one: Given): Given =>
  consents(
    one,
    one.facts.circumstances.consents.map(
      consent => consent && { ...consent, categories: consent.categories.filter(category => category !== WORDS) },
    ),
  );

const CARRYING = { BWMO_OTHER, BWMO_BY_COLLEGE, RECLASSERING, TOEGANG, VERHUIZING, TO_WMO, GGZ };

describe("the client's own words", () => {
  it.each(Object.entries(CARRYING))('may go along on a consent that names them: %s', (_, one) => {
    expect(outcomeOf(named(withWords(one)))).toBe('toegestaan');
  });

  it.each(Object.entries(CARRYING))('are refused on a consent that does not name them: %s', (_, one) => {
    expect(outcomeOf(unnamed(withWords(one)))).toBe('geweigerd TOESTEMMING_BUITEN_BEREIK');
  });

  it.each(Object.entries({ BWMO, RECLASSERING_DR, TOEGANG_MANDATE }))('are refused on a duty: %s', (_, one) => {
    expect(outcomeOf(one)).toBe('toegestaan');
    expect(outcomeOf(withWords(one))).toBe('geweigerd VELD_NIET_TOEGESTAAN');
  });

  it('are refused on a duty also where somebody adds a consent that names them', () => {
    const [consent] = named(TOEGANG).facts.circumstances.consents;
    for (const one of [BWMO, RECLASSERING_DR, TOEGANG_MANDATE])
      expect(outcomeOf(consents(withWords(one), [consent!]))).toMatch(/^geweigerd .*VELD_NIET_TOEGESTAAN/);
  });

  it('are refused on every lawful message that rests on no consent', () => {
    for (const one of Object.values(LAWFUL).filter(each => !restsOnConsent(each)))
      expect(outcomeOf(withWords(one))).toContain('VELD_NIET_TOEGESTAAN');
  });
});
