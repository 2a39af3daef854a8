/** Every state with every step, from every side: the arrows that exist, and all that must not. */
import { describe, expect, it } from 'vitest';
import { ARROWS, FINAL, STATUSES, STEPS } from '../../../gateway/casework/overdracht/arrows.ts';
import type { Side } from '../../../gateway/casework/overdracht/steps.ts';
import { ATTEMPTS, applied, codeOf, H, handoverOf, IN_STATE, RECEIVER, SENDER, STRANGER, TODAY } from './cases.ts';

const ACTORS = { afzender: SENDER, ontvanger: RECEIVER } as const;
const SIDES: readonly Side[] = ['afzender', 'ontvanger'];

/** Where a step leads from here, over every form of it. */
function reached(status: (typeof STATUSES)[number], step: (typeof STEPS)[number], side: Side): Set<string> {
  const ends = new Set<string>();
  for (const traject of IN_STATE[status]())
    for (const attempt of ATTEMPTS[step]) {
      const outcome = attempt(traject, H, ACTORS[side], TODAY);
      if (outcome.kind === 'done') ends.add(handoverOf(applied(traject, outcome)).status);
    }
  return ends;
}

/** Arrows both sides may take, but by whom depends on the rest: the receiver is no party before it was proposed to. */
const NOT_YET_PARTY = ['concept', 'toestemming_gevraagd'];

describe('the states that the cases stand in', () => {
  it.each(STATUSES)('are what they say: %s', status => {
    for (const traject of IN_STATE[status]()) expect(handoverOf(traject).status).toBe(status);
  });
});

describe.each(STATUSES)('from %s', status => {
  describe.each(SIDES)('for the %s', side => {
    it.each(STEPS)('%s leads where its arrows lead, and nowhere else', step => {
      const isParty = side === 'afzender' || !NOT_YET_PARTY.includes(status);
      const arrows = ARROWS.filter(one => one.step === step && one.from === status && one.by.includes(side));
      const expected = isParty ? arrows.map(arrow => arrow.to) : [];
      expect([...reached(status, step, side)].sort()).toEqual([...new Set(expected)].sort());
    });
  });

  it('a team that is no party reaches nothing, not even a no of its own', () => {
    for (const step of STEPS)
      for (const traject of IN_STATE[status]())
        for (const attempt of ATTEMPTS[step])
          expect(codeOf(attempt(traject, H, STRANGER, TODAY)), step).toBe('ZAAK_ONBEKEND');
  });

  it('a handover that does not exist answers the same', () => {
    for (const step of STEPS)
      for (const traject of IN_STATE[status]())
        expect(codeOf(ATTEMPTS[step][0]!(traject, 'h-unknown', SENDER, TODAY)), step).toBe('ZAAK_ONBEKEND');
  });

  it.each(['privacyfunctionaris', 'fg', 'beheerder'] as const)('a %s takes no step', role => {
    for (const step of STEPS)
      for (const traject of IN_STATE[status]())
        expect(codeOf(ATTEMPTS[step][0]!(traject, H, { ...SENDER, role }, TODAY)), step).toBe('ROL_NIET_BEVOEGD');
  });
});

describe('the arrows', () => {
  it('are each listed once', () => {
    const names = ARROWS.map(({ step, from, to }) => `${step} ${from} ${to}`);
    expect(names.length).toBe(new Set(names).size);
  });

  it('leave no final state, and lead to every state', () => {
    expect(ARROWS.filter(({ from }) => FINAL.includes(from))).toEqual([]);
    const to = new Set<string>(ARROWS.map(arrow => arrow.to));
    expect(STATUSES.filter(status => !to.has(status))).toEqual([]);
  });

  it('reach acceptance only from a conversation, by the receiver alone', () => {
    expect(ARROWS.filter(({ from, to }) => to === 'geaccepteerd' && from !== to)).toEqual([
      { step: 'accepteer', from: 'in_gesprek', to: 'geaccepteerd', by: ['ontvanger'] },
    ]);
  });
});
