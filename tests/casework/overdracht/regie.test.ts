/** Exactly one regiehouder at each moment (E-03), whatever is tried, by whomever, in whatever order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUSES, STEPS } from '../../../gateway/casework/overdracht/arrows.ts';
import type { Actor, Outcome } from '../../../gateway/casework/overdracht/steps.ts';
import { begin } from '../../../gateway/casework/overdracht/steps-afzender.ts';
import { wisselRegiehouder } from '../../../gateway/casework/overdracht/steps-beide.ts';
import { apply, type Event, type Traject } from '../../../gateway/casework/overdracht/traject.ts';
import { AFTER_WITHDRAWAL } from '../../../gateway/casework/overdracht/withdrawal.ts';
import {
  ATTEMPTS,
  accepted,
  applied,
  BEGIN,
  codeOf,
  EMPTY,
  H,
  handoverOf,
  IN_STATE,
  leaderOf,
  on,
  proposed,
  RECEIVER,
  SENDER,
  STRANGER,
  TODAY,
  took,
} from './cases.ts';

const TEAMS = [SENDER, RECEIVER, { ...STRANGER, role: 'medewerker' }] as const;
const actors: readonly Actor[] = TEAMS.flatMap(one => [one, leaderOf(one)]);

/** Steps on the way to an acceptance are tried more often than those that end it: else hardly any walk comes there. */
const ENDING: readonly string[] = ['trekIn', 'weiger', 'verwijsDoor', 'noteerToestemming'];
const TRIED = STEPS.flatMap(step => (ENDING.includes(step) ? [step] : Array.from({ length: 6 }, () => step)));

/** One try of anybody at anything, by a number of 48 bits. */
function tryOf(traject: Traject, number: number): Outcome<Event> {
  let left = number;
  const pick = <T>(list: readonly T[]): T => {
    const index = left % list.length;
    left = Math.floor(left / list.length);
    return list[index]!;
  };
  const actor = pick(actors);
  const last = traject.handovers.slice(-3).map(one => one.handoverId);
  const id = pick(['h-1', ...last]);
  const what = pick([...TRIED, 'begin', 'begin', 'begin', 'regiehouder'] as const);
  if (what === 'regiehouder') return wisselRegiehouder(traject, actor.person, actor, TODAY);
  if (what !== 'begin') return pick(ATTEMPTS[what])(traject, id, actor, TODAY);
  const next = `h-${traject.handovers.length + 1}`;
  const kader = pick(['plicht', 'toestemming'] as const);
  return begin(traject, { ...BEGIN, handoverId: next, naar: pick(TEAMS).team, kader }, actor, TODAY);
}

describe('the regie', () => {
  it('is with exactly one person, and moves to another team by an acceptance of that team only', () => {
    let acceptances = 0;
    fc.assert(
      fc.property(fc.array(fc.noBias(fc.maxSafeNat()), { minLength: 2_000, maxLength: 4_000 }), numbers => {
        let traject: Traject = EMPTY;
        const history: Event[] = [];
        for (const number of numbers) {
          const outcome = tryOf(traject, number);
          for (const event of outcome.kind === 'done' ? outcome.events : []) {
            const before = traject;
            traject = apply(traject, event);
            history.push(event);
            if (event.kind === 'geaccepteerd') acceptances += 1;
            checkRegie(before, traject, event);
          }
        }
        expect(history.reduce(apply, EMPTY)).toEqual(traject);
      }),
      // Numbers lead to steps by what came before, so a shorter list is another walk: shrinking would search for hours.
      { numRuns: 25, seed: 4, endOnFailure: true },
    );
    expect(acceptances).toBeGreaterThan(10);
  });

  it('moves along every chain of acceptances, one at a time', () => {
    const chain = fc.array(fc.constantFrom(...TEAMS), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(chain, stops => {
        let traject: Traject = EMPTY;
        for (const [index, stop] of stops.entries()) {
          const holder = TEAMS.find(one => one.team === traject.regie.team)!;
          if (stop.team === holder.team) continue;
          const id = `h-${index}`;
          const ask = { ...BEGIN, handoverId: id, naar: stop.team, kader: 'plicht' as const };
          traject = applied(traject, begin(traject, ask, holder, TODAY));
          traject = took(traject, 'noteerClientondersteuning', holder, TODAY, 0, id);
          traject = took(traject, 'stelVoor', holder, TODAY, 1, id);
          traject = took(traject, 'noemProfessional', leaderOf(stop), TODAY, 0, id);
          expect(traject.regie.team).toBe(holder.team);
          const by = { ...stop, person: RECEIVER.person };
          traject = took(traject, 'accepteer', { ...by, role: 'teamleider', person: stop.person }, TODAY, 0, id);
          expect(traject.regie).toEqual({ team: stop.team, person: stop.person });
          traject = took(traject, 'trekIn', leaderOf(stop), TODAY, 0, id);
          expect(traject.regie.team).toBe(stop.team);
        }
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('stays with the sender in every state before acceptance, and after a refusal (S44)', () => {
    for (const status of STATUSES)
      for (const traject of IN_STATE[status]()) {
        const team = handoverOf(traject).acceptatie === null ? SENDER.team : RECEIVER.team;
        expect(traject.regie.team, status).toBe(team);
      }
  });

  it('cannot be handed over by who no longer has it', () => {
    const ask = { ...BEGIN, handoverId: 'h-2', naar: STRANGER.team };
    expect(codeOf(begin(accepted(), ask, SENDER, TODAY))).toBe('REGIE_ELDERS');
    expect(codeOf(begin(accepted(), ask, STRANGER, TODAY))).toBe('ZAAK_ONBEKEND');
    expect(codeOf(begin(accepted(), ask, RECEIVER, TODAY))).toBe('done');
  });

  it('changes person inside its team, by who has it or the leader, and by nobody else', () => {
    expect(applied(EMPTY, wisselRegiehouder(EMPTY, 'p-9', SENDER, TODAY)).regie).toEqual({
      team: SENDER.team,
      person: 'p-9',
    });
    expect(codeOf(wisselRegiehouder(EMPTY, 'p-9', leaderOf(SENDER), TODAY))).toBe('done');
    expect(codeOf(wisselRegiehouder(EMPTY, 'p-9', { ...SENDER, person: 'p-8' }, TODAY))).toBe('ZAAK_VAN_COLLEGA');
    expect(codeOf(wisselRegiehouder(EMPTY, 'p-9', { ...SENDER, role: 'fg' }, TODAY))).toBe('ROL_NIET_BEVOEGD');
    expect(codeOf(wisselRegiehouder(EMPTY, 'p-9', RECEIVER, TODAY))).toBe('ZAAK_ONBEKEND');
  });
});

function checkRegie(before: Traject, after: Traject, event: Event): void {
  expect(Object.keys(after.regie).sort()).toEqual(['person', 'team']);
  expect(after.regie.person).not.toBe('');
  if (after.regie.team === before.regie.team) return;
  expect(event.kind).toBe('geaccepteerd');
  if (event.kind !== 'geaccepteerd') return;
  const handover = handoverOf(after, event.handoverId);
  expect(before.regie.team).toBe(handover.afzender.team);
  expect(after.regie.team).toBe(handover.ontvanger.team);
  expect(event.door.team).toBe(handover.ontvanger.team);
  expect(handover.contacten.length).toBeGreaterThan(0);
}

describe('two handovers out of detention, to origin and to destination (R27)', () => {
  const detention = { overgang: 'detentie-thuis', kader: 'plicht' } as const;
  const both = () => {
    const first = proposed(detention);
    const second = applied(
      first,
      begin(first, { ...BEGIN, ...detention, handoverId: 'h-2', naar: STRANGER.team }, SENDER, TODAY),
    );
    const offered = took(second, 'noteerClientondersteuning', SENDER, TODAY, 0, 'h-2');
    return took(took(offered, 'stelVoor', SENDER, TODAY, 1, 'h-2'), 'noemProfessional', STRANGER, TODAY, 0, 'h-2');
  };

  it('may run beside one another', () => {
    expect(both().handovers.map(one => one.status)).toEqual(['voorgesteld', 'in_gesprek']);
  });

  it('are accepted by one of the two, and then by no other', () => {
    const taken = took(both(), 'accepteer', STRANGER, TODAY, 0, 'h-2');
    expect(taken.regie.team).toBe(STRANGER.team);
    const named = took(taken, 'noemProfessional', RECEIVER);
    expect(codeOf(ATTEMPTS.accepteer[0]!(named, H, RECEIVER, TODAY))).toBe('REGIE_ELDERS');
  });

  it('cannot both go to the same team', () => {
    const again = begin(proposed(detention), { ...BEGIN, handoverId: 'h-2' }, SENDER, TODAY);
    expect(codeOf(again)).toBe('AL_GAANDE');
  });
});

describe('a withdrawal by the client', () => {
  it.each(STATUSES)('stops what can be stopped from %s, and leaves the regie where it is', status => {
    const after = AFTER_WITHDRAWAL[status];
    for (const traject of IN_STATE[status]()) {
      const outcome = ATTEMPTS.trekIn[0]!(traject, H, SENDER, TODAY);
      if (after === null) {
        expect(codeOf(outcome)).toBe('STAP_KAN_NU_NIET');
        continue;
      }
      const withdrawn = applied(traject, outcome);
      expect(handoverOf(withdrawn).status).toBe('ingetrokken');
      expect(withdrawn.regie).toEqual(traject.regie);
      expect(withdrawn.regie.team).toBe(after.regie === 'afzender' ? SENDER.team : RECEIVER.team);
      expect(after.ontvangerHoort).toBe(handoverOf(traject).voorgesteldOp !== null);
    }
  });

  it('can be noted by the receiver too, once it is party', () => {
    expect(codeOf(ATTEMPTS.trekIn[0]!(proposed(), H, RECEIVER, TODAY))).toBe('done');
  });

  it('leaves the receiver regiehouder after acceptance, until somebody else has accepted (R14)', () => {
    const withdrawn = took(accepted(), 'trekIn', RECEIVER);
    expect(withdrawn.regie.team).toBe(RECEIVER.team);
    const next = applied(
      withdrawn,
      begin(withdrawn, { ...BEGIN, handoverId: 'h-2', naar: STRANGER.team, kader: 'plicht' }, RECEIVER, TODAY),
    );
    const proposedOn = took(
      took(next, 'noteerClientondersteuning', RECEIVER, TODAY, 0, 'h-2'),
      'stelVoor',
      RECEIVER,
      TODAY,
      1,
      'h-2',
    );
    expect(proposedOn.regie.team).toBe(RECEIVER.team);
    const taken = took(
      took(proposedOn, 'noemProfessional', STRANGER, TODAY, 0, 'h-2'),
      'accepteer',
      STRANGER,
      on('2026-03-03'),
      0,
      'h-2',
    );
    expect(taken.regie.team).toBe(STRANGER.team);
  });
});

describe('a withdrawal by the sender', () => {
  it('is possible until acceptance, and never at the receiver', () => {
    for (const status of STATUSES)
      for (const traject of IN_STATE[status]()) {
        if (AFTER_WITHDRAWAL[status] === null) continue;
        const code = codeOf(ATTEMPTS.trekIn[1]!(traject, H, SENDER, TODAY));
        expect(code, status).toBe(handoverOf(traject).acceptatie === null ? 'done' : 'NA_ACCEPTATIE_ALLEEN_CLIENT');
      }
    expect(codeOf(ATTEMPTS.trekIn[1]!(proposed(), H, RECEIVER, TODAY))).toBe('ANDERE_KANT');
  });
});
