/** The page about handovers says what the code does: arrows, steps, codes, terms, settings, who sees what. */
import { describe, expect, it } from 'vitest';
import { ARROWS, STATUSES, STEPS } from '../../gateway/casework/overdracht/arrows.ts';
import { OVERDRACHT_DEFAULTS } from '../../gateway/casework/overdracht/configuration.ts';
import { MAATWERK_ARROWS } from '../../gateway/casework/overdracht/maatwerk.ts';
import { REFUSAL_REASONS } from '../../gateway/casework/overdracht/reasons.ts';
import { OVERDRACHT_REFUSALS } from '../../gateway/casework/overdracht/refusals.ts';
import type { Arrow } from '../../gateway/casework/overdracht/steps.ts';
import { TERM_NAMES } from '../../gateway/casework/overdracht/terms.ts';
import { TOEGANG_ARROWS } from '../../gateway/casework/overdracht/toegang.ts';
import { TRANSITIONS } from '../../gateway/casework/overdracht/transitions.ts';
import { VISIBLE } from '../../gateway/casework/overdracht/view.ts';
import { AFTER_WITHDRAWAL } from '../../gateway/casework/overdracht/withdrawal.ts';
import { WONING_ARROWS } from '../../gateway/casework/overdracht/woning.ts';
import { plain, readText, section, tableRows } from './markdown.ts';

const page = readText('docs/overdracht.md');
const rows = (heading: string) => tableRows(section(page, heading)).map(row => row.map(plain));
const drawn = (heading: string) =>
  [...section(page, heading).matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)].map(([, from, to, step]) => [from, to, step]);
const listed = (names: readonly string[]) => (names.length === 0 ? 'nooit' : names.join(', '));

describe('the pictures of states', () => {
  it.each<[string, readonly Arrow<string, string>[]]>([
    ['Standen', ARROWS],
    ['Regionale toegang', TOEGANG_ARROWS],
    ['Woning', WONING_ARROWS],
    ['Maatwerk', MAATWERK_ARROWS],
  ])('draw every arrow to another state, and no other: %s', (heading, arrows) => {
    const moving = arrows.filter(({ from, to }) => from !== to).map(({ from, to, step }) => [from, to, step]);
    expect(drawn(heading).sort()).toEqual(moving.sort());
  });
});

describe('the tables', () => {
  it('have every step, by whom and from which states', () => {
    expect(rows('Stappen').map(([step, by, from]) => [step, by, from])).toEqual(
      STEPS.map(step => {
        const arrows = ARROWS.filter(arrow => arrow.step === step);
        const by = new Set(arrows.flatMap(arrow => arrow.by));
        return [step, [...by].join(', '), [...new Set(arrows.map(arrow => arrow.from))].join(', ')];
      }),
    );
  });

  it('have every code with its sentence, and every reason with its way on', () => {
    expect(Object.fromEntries(rows('Waarom een stap wordt geweigerd'))).toEqual(OVERDRACHT_REFUSALS);
    expect(Object.fromEntries(rows('Redenen om te weigeren'))).toEqual(REFUSAL_REASONS);
  });

  it('have every term, setting with its default, and transition', () => {
    expect(rows('Termijnen').map(([name]) => name)).toEqual([...TERM_NAMES]);
    expect(rows('Instellingen').map(([name, value]) => [name, value])).toEqual(
      Object.entries(OVERDRACHT_DEFAULTS).map(([name, value]) => [name, [value].flat().join(', ')]),
    );
    expect(rows('Overgangen').map(([code, start]) => [code, start])).toEqual(
      Object.entries(TRANSITIONS).map(([code, { startsAt }]) => [code, startsAt]),
    );
  });

  it('have what a withdrawal stops in every state', () => {
    expect(rows('Intrekken')).toEqual(
      STATUSES.map(status => {
        const after = AFTER_WITHDRAWAL[status];
        return after === null
          ? [status, 'niets meer', '–', '–']
          : [status, after.stopt.join(', '), after.ontvangerHoort ? 'ja' : 'nee', after.regie];
      }),
    );
  });

  it('have what each side sees', () => {
    expect(rows('Wie ziet wat')).toEqual(
      Object.entries(VISIBLE).map(([field, { afzender, ontvanger }]) => [field, listed(afzender), listed(ontvanger)]),
    );
  });
});
