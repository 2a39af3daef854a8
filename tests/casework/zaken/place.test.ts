/** The place in the tray is bytes; they must say what the rules say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../../consent/working-days.ts';
import { due } from '../../../gateway/casework/vroegsignalering/due.ts';
import { byPriority, type Weight, weightOf } from '../../../gateway/casework/vroegsignalering/priority.ts';
import { DEFAULT_SETTINGS, PRIORITY_FACTS } from '../../../gateway/casework/vroegsignalering/settings.ts';
import { apply, STATEN } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { placeOf, standingOf } from '../../../gateway/casework/zaken/standing.ts';
import { on, opened, signal, zaakIn } from '../vroegsignalering/cases.ts';

const day = fc.integer({ min: 0, max: 40_000 }).map(days => plusDays('1999-12-31', days));
const weight: fc.Arbitrary<Weight> = fc.record({
  zaakId: fc.uuid(),
  crisisdatum: fc.option(day),
  meervoudig: fc.boolean(),
  opeenvolgend: fc.boolean(),
  bedragEuro: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 20_000_000 })),
  oudste: fc.option(day),
  aantal: fc.integer({ min: 0, max: 30 }),
  warmeOverdracht: fc.boolean(),
  sinds: day,
});
const order = fc.shuffledSubarray([...PRIORITY_FACTS], { minLength: 1 });

describe('the place of a zaak', () => {
  it('sorts byte by byte as the order of work that the team set', () => {
    fc.assert(
      fc.property(weight, weight, order, (one, other, prioriteit) => {
        const byBytes = Buffer.compare(placeOf(one, { prioriteit }), placeOf(other, { prioriteit }));
        expect(Math.sign(byBytes)).toBe(Math.sign(byPriority({ prioriteit })(one, other)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not move with time: a weight knows no today', () => {
    const zaak = opened([signal({ crisisdatum: '2026-04-01' })]);
    expect(weightOf.length).toBe(2);
    expect(standingOf.length).toBe(3);
    expect(standingOf(zaak, [], DEFAULT_SETTINGS)).toEqual(standingOf(zaak, [], DEFAULT_SETTINGS));
  });

  it('is there for what is open, and only for that', () => {
    for (const staat of STATEN) {
      const { place } = standingOf(zaakIn(staat), [], DEFAULT_SETTINGS);
      expect([staat, place === null]).toEqual([staat, staat === 'gesloten' || staat === 'samengevoegd']);
    }
  });
});

describe('the next day on which somebody is reminded', () => {
  const anySignals = fc.array(
    fc.record({ crisis: fc.option(fc.integer({ min: 0, max: 60 })), later: fc.integer({ min: 0, max: 20 }) }),
    { minLength: 1, maxLength: 3 },
  );

  it('is exactly the first on which `due` says something, also after it was said', () => {
    fc.assert(
      fc.property(anySignals, fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 3 }), (signals, told) => {
        let zaak = opened(
          signals.map(({ crisis, later }) =>
            signal({
              ...{ signaaldatum: '2026-03-02', ontvangenOp: plusDays('2026-03-02', later) },
              crisisdatum: crisis === null ? null : plusDays('2026-03-02', crisis),
            }),
          ),
        );
        for (const days of told.toSorted((one, other) => one - other)) {
          const given = due(zaak, DEFAULT_SETTINGS, on(plusDays('2026-03-02', days)));
          const namen = given.map(({ naam }) => naam);
          zaak = apply(zaak, { zaakId: zaak.zaakId, kind: 'herinnerd', namen })!;
        }
        const { remindOn } = standingOf(zaak, [], DEFAULT_SETTINGS);
        const last = told.length === 0 ? 0 : Math.max(...told);
        const days = Array.from({ length: 200 }, (_, index) => plusDays('2026-02-01', index)).filter(
          one => one >= plusDays('2026-03-02', last),
        );
        const first = days.find(one => due(zaak, DEFAULT_SETTINGS, on(one)).length > 0) ?? null;
        if (remindOn === null) expect(first).toBeNull();
        else expect(first).toBe(remindOn < days[0]! ? days[0] : remindOn);
      }),
      { numRuns: 300 },
    );
  });
});
