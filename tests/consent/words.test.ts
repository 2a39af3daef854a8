/** No word of an explanation is missing: every code that can be said has its own Dutch words, wherever it is said. */
import { describe, expect, it } from 'vitest';
import { type Decision, decide } from '../../consent/decide.ts';
import { explain, TERM_TEXT } from '../../consent/explain.ts';
import { reportedOf } from '../../consent/fact-words.ts';
import { questionFor } from '../../consent/questions.ts';
import { REASONS, type ReasonCode } from '../../consent/reasons.ts';
import { waysOn } from '../../consent/ways-on.ts';
import { agreement, HUUR, LAWFUL, POLICY, TODAY, without } from './cases.ts';

const PRECONDITIONS = Array.from({ length: 13 }, (_, index) => `P${index + 1}`);
const CODES = Object.keys(REASONS) as ReasonCode[];
const REFUSED = decide(HUUR.request, agreement(HUUR, { status: 'opgeschort' }).facts, POLICY, TODAY);

/** The lines about a message that was refused for these reasons and no others. */
function mendedBy(codes: readonly ReasonCode[]): readonly string[] {
  const reasons = codes.map(code => ({ code, rule: 'A1', articles: ['AVG 6'] }));
  return explain({ ...REFUSED, verdict: 'geweigerd', reasons, wayOn: null } as unknown as Decision, POLICY).lines;
}

describe('the words of an explanation', () => {
  it('are there for every precondition, each its own', () => {
    const said = PRECONDITIONS.map(reportedOf);
    for (const words of said) expect(words).toMatch(/^dat [a-zé].{15,}[a-z]$/);
    expect(new Set(said).size).toBe(PRECONDITIONS.length);
  });

  it('are there for every term, as a sentence', () => {
    for (const words of Object.values(TERM_TEXT)) expect(words).toMatch(/^[A-Z].{15,}\.$/);
    expect(new Set(Object.values(TERM_TEXT)).size).toBe(Object.keys(TERM_TEXT).length);
  });

  it('are there for every reason, as a sentence without a code', () => {
    for (const code of CODES) expect(REASONS[code], code).toMatch(/^[A-Z][^_]{15,}\.$/);
  });

  it.each(CODES)('say what would take %s away, or that nothing would', code => {
    const lines = mendedBy([code]);
    const at = lines.indexOf('Wat nog ontbreekt:');
    if (at === -1) expect(lines).toContain('Aanvullen helpt niet: met dit bericht mag deze verstrekking niet.');
    else expect(lines[at + 1]).toMatch(/^- [a-z].{15,}[a-z)0-9]$/);
  });

  it('are there for every way on, as sentences', () => {
    const ways = CODES.flatMap(code => waysOn([code]));
    for (const way of ways) expect(way).toMatch(/^[A-Z].{15,}\.$/);
    expect(ways.length).toBeGreaterThan(25);
  });

  it('are there for every question, each its own, with a question mark', () => {
    const consent = ['stand', 'eigen', 'dekt', 'uitdrukkelijk', 'begrepen', 'vrijheidGetoetst', 'gegevenDoor'];
    const facts = [
      ...Array.from({ length: 15 }, (_, index) => `/feiten/voorwaarden/P${index + 1}`),
      ...[...consent, 'leeftijd', 'wilsbekwaam', 'bewijs'].map(one => `/feiten/toestemmingen/0/${one}`),
    ];
    const asked = facts.map(fact => questionFor(fact, null));
    for (const question of asked) expect(question).toMatch(/^[A-Z].{15,}[?.]$/);
    expect(new Set(asked).size).toBe(facts.length);
  });

  it('name an article for every precondition that is not met', () => {
    const named = Object.values(LAWFUL).flatMap(one =>
      Object.keys(one.facts.message.attestations).flatMap(code => {
        const { request, facts } = without(one, code);
        const decision = decide(request, facts, POLICY, TODAY);
        return decision.verdict === 'toegestaan' ? [] : decision.reasons;
      }),
    );
    for (const { code, articles } of named)
      expect(articles, code).toEqual(articles.filter(article => /^[A-Z][A-Za-z]+( |$)/.test(article)));
    expect(new Set(named.map(({ code }) => code).filter(code => code.startsWith('VOORWAARDE'))).size).toBeGreaterThan(
      11,
    );
  });

  it('say of two reasons that one of them stays', () => {
    expect(mendedBy(['ONDER_TERMIJN', 'GEEN_NATUURLIJK_PERSOON'])).toContain(
      'Aanvullen alleen helpt niet: ten minste één reden is daarmee niet weg.',
    );
    expect(mendedBy(['ONDER_TERMIJN', 'BSN_VERPLICHT']).join()).not.toContain('Aanvullen');
  });
});
