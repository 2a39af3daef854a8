/** What a sender hears, for every status and result (D-F1 to D-F4). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedbackKind } from '../../../consent/feedback-words.ts';
import { toetsInwoner } from '../../../gateway/casework/vroegsignalering/arrival.ts';
import {
  ANDERE_REDENEN,
  EINDRESULTATEN,
  type Eindresultaat,
  isAfgevallen,
  SIGNAALSTATUSSEN,
  type Signaalstatus,
  UITKOMSTEN,
} from '../../../gateway/casework/vroegsignalering/codes.ts';
import { herzieStatus, sluit } from '../../../gateway/casework/vroegsignalering/ending.ts';
import {
  type Feedback,
  feedbackDue,
  feedbackOf,
  noteerTerugkoppeling,
  type Opening,
  TERUGKOPPELWOORDEN,
} from '../../../gateway/casework/vroegsignalering/feedback.ts';
import { splits } from '../../../gateway/casework/vroegsignalering/regrouping.ts';
import { apply, applyAll, type Zaak } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import terugkoppeling from '../../../schemas/berichten/terugkoppeling.v1.schema.json' with { type: 'json' };
import { readText, section, tableRows } from '../../docs/markdown.ts';
import { eventsOf, opened, POORT, signal, situation, stepped, taken, zaakIn } from './cases.ts';

const NOTHING: Opening = { kind: 'geen' };
const ALL_BY_CONSENT: Opening = { kind: 'toestemming', resultaten: UITKOMSTEN };
const ALL_BY_AGREEMENT: Opening = { kind: 'overeenkomst', resultaten: UITKOMSTEN };
const OPENINGS = [NOTHING, ALL_BY_CONSENT, ALL_BY_AGREEMENT];

describe('the words that are always open', () => {
  it('are the same for who chooses them and for who decides on the message', () => {
    const all: readonly string[] = terugkoppeling.properties.inhoud.properties.woord.enum;
    expect(all.filter(word => feedbackKind(word, false) === 'woord')).toEqual([...TERUGKOPPELWOORDEN]);
  });
});

const rows = tableRows(section(readText('docs/vroegsignalering.md'), 'Wat de afzender hoort'));

/** What the page asks about, as what the function is asked. */
function asked(first: string): [Signaalstatus, boolean, Eindresultaat | null] {
  if (first === 'Nog niet opgepakt, zaak niet opgepakt') return ['Nog niet opgepakt', false, null];
  if (first === 'Nog niet opgepakt, zaak opgepakt') return ['Nog niet opgepakt', true, null];
  const result = first as Eindresultaat;
  return [isAfgevallen(result) ? result : 'Nog niet opgepakt', true, result];
}

describe('the table of feedback', () => {
  it('has a row for every status and every result', () => {
    const named = rows.map(([first]) => first!);
    expect([...EINDRESULTATEN, ...SIGNAALSTATUSSEN].filter(one => !named.some(name => name.startsWith(one)))).toEqual(
      [],
    );
    expect(rows).toHaveLength(EINDRESULTATEN.length + 2);
  });

  it.each(rows)('%s: %s; with consent %s; with an agreement %s', (first, ...words) => {
    const [status, opgepakt, resultaat] = asked(first!);
    const heard = OPENINGS.map(opening => feedbackOf({ status }, { opgepakt, resultaat }, opening));
    expect(heard).toEqual(words.map(word => (word === 'het resultaat' ? resultaat : word)));
  });
});

describe('the sender', () => {
  const status = fc.constantFrom(...SIGNAALSTATUSSEN);
  const resultaat = fc.constantFrom(null, ...EINDRESULTATEN);
  const results = fc.subarray([...UITKOMSTEN]);
  const openings = fc.oneof(
    fc.constant(NOTHING),
    results.map((resultaten): Opening => ({ kind: 'toestemming', resultaten })),
    results.map((resultaten): Opening => ({ kind: 'overeenkomst', resultaten })),
  );

  it('always hears one of the words, or a result that was opened by name', () => {
    fc.assert(
      fc.property(status, fc.boolean(), resultaat, openings, (stand, opgepakt, result, opening) => {
        const word = feedbackOf({ status: stand }, { opgepakt, resultaat: result }, opening);
        const opened = opening.kind === 'geen' ? [] : opening.resultaten;
        expect([...TERUGKOPPELWOORDEN, ...opened]).toContain(word);
      }),
    );
  });

  it('cannot tell one result of help from another, nor from work that goes on, unless it was opened', () => {
    const heard = [null, ...UITKOMSTEN].map(result =>
      feedbackOf({ status: 'Nog niet opgepakt' }, { opgepakt: true, resultaat: result }, NOTHING),
    );
    expect(new Set(heard)).toEqual(new Set(['opgepakt']));
  });

  it('of "andere reden" never hears which, whatever was opened (S39)', () => {
    for (const reden of ANDERE_REDENEN)
      for (const opening of OPENINGS) {
        const closed = stepped(zaakIn('bereikt'), at => sluit(at, { resultaat: 'Niet opgepakt: andere reden', reden }));
        const told = feedbackDue(closed, () => opening);
        expect(told.map(({ woord }) => woord)).toEqual(['niet_opgepakt', 'niet_opgepakt']);
        expect(JSON.stringify(told)).not.toContain(reden);
      }
  });

  it('of somebody who lives elsewhere hears so by itself, and nothing about the other signal (S42)', () => {
    const zaak = opened([signal({ afzender: 'A' }), signal({ afzender: 'B', partner: 'Water' })]);
    const { signaalId } = zaak.signalen[0]!.signaal;
    const checked = stepped(zaak, at => toetsInwoner(at, signaalId, 'geen_inwoner'), POORT);
    expect(feedbackDue(checked, () => NOTHING).map(({ aan, woord }) => [aan, woord])).toEqual([
      ['A', 'geen_inwoner'],
      ['B', 'ontvangen'],
    ]);
  });
});

describe('what is still to be told', () => {
  const tell = (zaak: Zaak, told: readonly Feedback[]) =>
    told.reduce((at, one) => apply(at, noteerTerugkoppeling(at, one))!, zaak);
  const words = (zaak: Zaak, opening: Opening = NOTHING) => feedbackDue(zaak, () => opening).map(({ woord }) => woord);
  const picked = () => {
    const zaak = taken(opened([signal()]));
    return tell(
      zaak,
      feedbackDue(zaak, () => NOTHING),
    );
  };

  it('is each word once: that work ended is not told by saying it twice', () => {
    const zaak = opened([signal()]);
    expect(words(zaak)).toEqual(['ontvangen']);
    const told = tell(
      zaak,
      feedbackDue(zaak, () => NOTHING),
    );
    expect(words(told)).toEqual([]);
    expect(words(taken(told))).toEqual(['opgepakt']);
    for (const resultaat of UITKOMSTEN) expect(words({ ...picked(), resultaat })).toEqual([]);
  });

  it('holds a result that consent opened, and not its withdrawal', () => {
    const closed: Zaak = { ...picked(), resultaat: 'Vervolghulp en/of verwijzing financieel' };
    expect(words(closed, ALL_BY_CONSENT)).toEqual(['Vervolghulp en/of verwijzing financieel']);
    const told = tell(
      closed,
      feedbackDue(closed, () => ALL_BY_CONSENT),
    );
    expect(words(told, NOTHING)).toEqual([]);
  });

  it('holds a correction', () => {
    const zaak = zaakIn('opgepakt', 'z-1', [signal()]);
    const { signaalId } = zaak.signalen[0]!.signaal;
    const status = {
      zaakId: 'z-1',
      kind: 'status_gezet',
      signaalId,
      status: 'Inwoner is overleden',
      op: '2026-03-10',
    } as const;
    const wrong = apply(zaak, status)!;
    const told = tell(
      wrong,
      feedbackDue(wrong, () => NOTHING),
    );
    expect(told.signalen[0]!.verteld).toBe('overleden');
    expect(words(stepped(told, at => herzieStatus(at, signaalId)))).toEqual(['opgepakt']);
  });

  it('holds nothing about a split or a joining of zaken', () => {
    const zaak = zaakIn('opgepakt');
    const told = tell(
      zaak,
      feedbackDue(zaak, () => NOTHING),
    );
    const { signaalId } = told.signalen[0]!.signaal;
    const zaken = applyAll(
      new Map([['z-1', told]]),
      eventsOf(splits(situation(told), { signaalIds: [signaalId], zaakId: 'z-2' })),
    );
    expect([...zaken.values()].flatMap(one => words(one))).toEqual([]);
    expect(words(zaakIn('samengevoegd'))).toEqual([]);
  });
});
