/** Regional access, a home, a tailored arrangement: every state with every step, from every side, and their rules. */
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../../consent/moment.ts';
import { OVERDRACHT_DEFAULTS as DEFAULTS } from '../../../gateway/casework/overdracht/configuration.ts';
import {
  isRunning,
  MAATWERK,
  MAATWERK_ARROWS,
  MAATWERK_KINDS,
  MAATWERK_STATUSES,
  MAATWERK_STEPS,
  type Maatwerk,
  type MaatwerkAsk,
  type MaatwerkWish,
  maatwerkAnswerBy,
} from '../../../gateway/casework/overdracht/maatwerk.ts';
import type { Actor, Arrow, Holder, Outcome, Side } from '../../../gateway/casework/overdracht/steps.ts';
import {
  decideBy,
  TOEGANG,
  TOEGANG_ARROWS,
  TOEGANG_STATUSES,
  TOEGANG_STEPS,
  type Toegang,
  type ToegangAsk,
} from '../../../gateway/casework/overdracht/toegang.ts';
import {
  type OmklapDays,
  WONING,
  WONING_ARROWS,
  WONING_STATUSES,
  WONING_STEPS,
  type Woning,
  type WoningAsk,
  type WoningWish,
  woningDue,
} from '../../../gateway/casework/overdracht/woning.ts';
import { codeOf, on, RECEIVER, SENDER, STRANGER, TODAY } from './cases.ts';

const ACTORS: Readonly<Record<Side, Actor>> = { afzender: SENDER, ontvanger: RECEIVER };
const REGIE = { team: SENDER.team, person: SENDER.person };
const at = (actor: Actor, now: Moment, carried = true, regie: Holder | null = null) => ({ actor, now, carried, regie });

const { apply: applyToegang } = TOEGANG;
const { apply: applyWoning } = WONING;
const { apply: applyMaatwerk } = MAATWERK;

/** States in every status, and each step in every form. */
interface Machine<State extends { readonly status: string }, Event> {
  readonly statuses: readonly string[];
  readonly steps: readonly string[];
  readonly arrows: readonly Arrow<string, string>[];
  readonly apply: (now: State | null, event: Event) => State | null;
  readonly states: () => readonly State[];
  readonly tries: Readonly<Record<string, readonly ((state: State, actor: Actor) => Outcome<Event>)[]>>;
}

function checkArrows<State extends { readonly status: string }, Event>(name: string, machine: Machine<State, Event>) {
  describe.each(machine.statuses)(`${name} in %s`, status => {
    const here = machine.states().filter(one => one.status === status);

    it.each(machine.steps)('%s leads where its arrows lead, and nowhere else', step => {
      expect(here.length).toBeGreaterThan(0);
      for (const side of ['afzender', 'ontvanger'] as const) {
        const ends = new Set<string>();
        for (const state of here)
          for (const attempt of machine.tries[step]!) {
            const outcome = attempt(state, ACTORS[side]);
            if (outcome.kind === 'done') ends.add(outcome.events.reduce(machine.apply, state as State | null)!.status);
          }
        const arrows = machine.arrows.filter(one => one.step === step && one.from === status && one.by.includes(side));
        expect([...ends].sort(), side).toEqual([...new Set(arrows.map(arrow => arrow.to))].sort());
      }
    });

    it('a team that is no party, and a role that does no casework, take no step', () => {
      for (const state of here)
        for (const step of machine.steps) {
          const attempt = machine.tries[step]![0]!;
          expect(codeOf(attempt(state, STRANGER))).toBe('ZAAK_ONBEKEND');
          expect(codeOf(attempt(state, { ...SENDER, role: 'fg' }))).toBe('ROL_NIET_BEVOEGD');
        }
    });
  });
}

function played<State, Event>(
  apply: (now: State | null, event: Event) => State | null,
  ...outcomes: readonly ((now: State) => Outcome<Event>)[]
): State {
  let state: State | null = null;
  for (const step of outcomes) {
    const outcome = step(state as State);
    if (outcome.kind === 'refused') throw new Error(outcome.code);
    state = outcome.events.reduce(apply, state);
  }
  return state!;
}

const AANMELDING = {
  naar: RECEIVER.team,
  onderzoekId: 'o-1',
  clientondersteuning: 'aangeboden',
} as const;
const meldAan = (earlier: readonly Toegang[], regie: Holder, ask: typeof AANMELDING | Again, actor: Actor) =>
  TOEGANG.begin('a-1', { ...ask, earlier }, at(actor, TODAY, true, regie));
interface Again {
  readonly naar: string;
  readonly onderzoekId: string;
  readonly clientondersteuning: 'aangeboden';
}
const onToegang = (now: Toegang, ask: ToegangAsk, actor: Actor) =>
  TOEGANG.step(now, ask, at(actor, TODAY, true, REGIE));
const besluit = (now: Toegang, uitkomst: Outcomes, regiehouder: Holder | null, actor: Actor) =>
  onToegang(now, { stap: 'besluit', uitkomst, regiehouder }, actor);
type Outcomes = 'toegelaten' | 'andere_oplossing' | 'niet_toegelaten';
const meld = () => meldAan([], REGIE, AANMELDING, SENDER);
const neem = (now: Toegang) => onToegang(now, { stap: 'neemOp' }, RECEIVER);
const beslis = (uitkomst: Outcomes) => (now: Toegang) => besluit(now, uitkomst, REGIE, RECEIVER);
const toegang = (...steps: readonly ((now: Toegang) => ReturnType<typeof neem>)[]) =>
  played(applyToegang, meld, ...steps);

checkArrows('a referral', {
  statuses: TOEGANG_STATUSES,
  steps: TOEGANG_STEPS,
  arrows: TOEGANG_ARROWS,
  apply: applyToegang,
  states: () => [
    toegang(),
    toegang(neem),
    toegang(neem, beslis('toegelaten')),
    toegang(neem, beslis('andere_oplossing')),
    toegang(neem, beslis('niet_toegelaten')),
    toegang(now => onToegang(now, { stap: 'trekIn' }, SENDER)),
  ],
  tries: {
    neemOp: [(now, actor) => onToegang(now, { stap: 'neemOp' }, actor)],
    vulAan: [(now, actor) => onToegang(now, { stap: 'vulAan', gebieden: ['inkomen'] }, actor)],
    besluit: (['toegelaten', 'andere_oplossing', 'niet_toegelaten'] as const).map(
      uitkomst => (now: Toegang, actor: Actor) => besluit(now, uitkomst, REGIE, actor),
    ),
    trekIn: [(now, actor) => onToegang(now, { stap: 'trekIn' }, actor)],
  },
});

describe('a referral to the regional access', () => {
  it.each(['toegelaten', 'andere_oplossing', 'niet_toegelaten'] as const)(
    'that ends in %s has a named regiehouder',
    uitkomst => {
      const open = toegang(neem);
      expect(codeOf(besluit(open, uitkomst, null, RECEIVER))).toBe('REGIEHOUDER_ONTBREEKT');
      expect(codeOf(besluit(open, uitkomst, { ...REGIE, person: '' }, RECEIVER))).toBe('REGIEHOUDER_ONTBREEKT');
      const other = { team: RECEIVER.team, person: 'p-1' };
      expect(codeOf(besluit(open, uitkomst, other, RECEIVER))).toBe('REGIEHOUDER_ANDER_TEAM');
      expect(toegang(neem, beslis(uitkomst)).regiehouder).toEqual(REGIE);
    },
  );

  it('takes one investigation along, and never begins a second', () => {
    const open = toegang(neem);
    expect(codeOf(meldAan([open], REGIE, AANMELDING, SENDER))).toBe('ONDERZOEK_LOOPT_AL');
    const ended = toegang(neem, beslis('niet_toegelaten'));
    const again = { ...AANMELDING, naar: STRANGER.team };
    expect(codeOf(meldAan([ended], REGIE, { ...again, onderzoekId: 'o-2' }, SENDER))).toBe('ONDERZOEK_LOOPT_AL');
    expect(codeOf(meldAan([ended], REGIE, again, SENDER))).toBe('done');
  });

  it('holds what each side looked at, apart', () => {
    const both = toegang(
      neem,
      now => onToegang(now, { stap: 'vulAan', gebieden: ['schulden', 'huisvesting'] }, SENDER),
      now => onToegang(now, { stap: 'vulAan', gebieden: ['huisvesting'] }, SENDER),
      now => onToegang(now, { stap: 'vulAan', gebieden: ['inkomen'] }, RECEIVER),
    );
    expect(both.onderzocht).toEqual({ afzender: ['huisvesting', 'schulden'], ontvanger: ['inkomen'] });
  });

  it('is made by who has the regie, and decided in twenty working days', () => {
    expect(codeOf(meldAan([], REGIE, AANMELDING, RECEIVER))).toBe('REGIE_ELDERS');
    expect(codeOf(meldAan([], REGIE, { ...AANMELDING, naar: SENDER.team }, SENDER))).toBe('ZELFDE_TEAM');
    expect(decideBy(toegang(), DEFAULTS)).toBe('2026-03-30');
  });
});

const VRAAG = { naar: RECEIVER.team, gewenstOp: '2026-09-01', toestemming: true };
const BELOFTE = { vanaf: '2026-08-01', geldigTot: '2026-09-30' };
const DAGEN = { ingang: '2026-09-01', evaluatie: '2027-06-01', omklap: '2027-09-01' };
const vraagWoning = ({ toestemming, ...wish }: WoningWish & { toestemming: boolean }) =>
  WONING.begin('w-1', wish, at(SENDER, TODAY, toestemming));
const onWoning = (now: Woning, ask: WoningAsk, actor: Actor, day = TODAY) => WONING.step(now, ask, at(actor, day));
const tekenOmklap = (now: Woning, dagen: OmklapDays, actor: Actor, day: Moment) =>
  onWoning(now, { stap: 'tekenOmklap', dagen }, actor, day);
const klapOm = (now: Woning, actor: Actor, day: Moment) => onWoning(now, { stap: 'klapOm' }, actor, day);
const zegToe = (now: Woning, toezegging: typeof BELOFTE, actor: Actor, day: Moment) =>
  onWoning(now, { stap: 'zegToe', ...toezegging }, actor, day);
const vraag = () => vraagWoning(VRAAG);
const beloof = (now: Woning) => zegToe(now, BELOFTE, RECEIVER, TODAY);
const teken = (now: Woning) => tekenOmklap(now, DAGEN, RECEIVER, TODAY);
const woning = (...steps: readonly ((now: Woning) => ReturnType<typeof beloof>)[]) =>
  played(applyWoning, vraag, ...steps);

checkArrows('a question for a home', {
  statuses: WONING_STATUSES,
  steps: WONING_STEPS,
  arrows: WONING_ARROWS,
  apply: applyWoning,
  states: () => [
    woning(),
    woning(beloof),
    woning(beloof, teken),
    woning(beloof, now => klapOm(now, RECEIVER, TODAY)),
    woning(now => onWoning(now, { stap: 'wijsAf', reden: 'buiten_werkgebied' }, RECEIVER)),
    woning(beloof, teken, now => onWoning(now, { stap: 'beeindig' }, SENDER)),
    woning(now => onWoning(now, { stap: 'trekIn' }, SENDER)),
  ],
  tries: {
    zegToe: [(now, actor) => zegToe(now, BELOFTE, actor, TODAY)],
    wijsAf: [(now, actor) => onWoning(now, { stap: 'wijsAf', reden: 'geen_passende_woning' }, actor)],
    tekenOmklap: [(now, actor) => tekenOmklap(now, DAGEN, actor, TODAY)],
    klapOm: [(now, actor) => klapOm(now, actor, TODAY)],
    beeindig: [(now, actor) => onWoning(now, { stap: 'beeindig' }, actor)],
    trekIn: [(now, actor) => onWoning(now, { stap: 'trekIn' }, actor)],
  },
});

describe('a question for a home', () => {
  it('asks consent, and a day up to two years ahead (ISD)', () => {
    const code = (change: Partial<typeof VRAAG>) => codeOf(vraagWoning({ ...VRAAG, ...change }));
    expect(code({ toestemming: false })).toBe('TOESTEMMING_EERST');
    expect(code({ gewenstOp: '2028-03-02' })).toBe('done');
    expect(code({ gewenstOp: '2028-03-03' })).toBe('DATUM_ONJUIST');
    expect(code({ gewenstOp: '2026-03-01' })).toBe('DATUM_ONJUIST');
    expect(code({ naar: SENDER.team })).toBe('ZELFDE_TEAM');
  });

  it('is promised until a day, and not after it', () => {
    const promised = woning(beloof);
    expect(codeOf(tekenOmklap(promised, DAGEN, RECEIVER, on('2026-09-30')))).toBe('done');
    expect(codeOf(tekenOmklap(promised, DAGEN, RECEIVER, on('2026-10-01')))).toBe('TOEZEGGING_VERLOPEN');
    expect(codeOf(klapOm(promised, RECEIVER, on('2026-10-01')))).toBe('TOEZEGGING_VERLOPEN');
    expect(codeOf(klapOm(woning(beloof, teken), RECEIVER, on('2027-09-01')))).toBe('done');
    expect(codeOf(zegToe(woning(), { vanaf: '2026-10-01', geldigTot: '2026-09-30' }, RECEIVER, TODAY))).toBe(
      'DATUM_ONJUIST',
    );
  });

  it('has an omklapcontract with its days in order', () => {
    const promised = woning(beloof);
    for (const wrong of [{ evaluatie: '2026-09-01' }, { omklap: '2027-05-31' }, { ingang: '2026-02-30' }])
      expect(codeOf(tekenOmklap(promised, { ...DAGEN, ...wrong }, RECEIVER, TODAY))).toBe('DATUM_ONJUIST');
  });

  it('is reminded of: an answer, the end of a promise, evaluation and turning over', () => {
    const names = (state: Woning, today: string) =>
      woningDue(state, on(today), DEFAULTS).map(one => `${one.about} ${one.on}`);
    expect(names(woning(), '2026-03-15')).toEqual([]);
    expect(names(woning(), '2026-03-16')).toEqual(['antwoord 2026-03-16']);
    expect(names(woning(beloof), '2026-08-30')).toEqual(['toezegging 2026-06-30', 'toezegging 2026-08-30']);
    expect(names(woning(beloof, teken), '2027-06-01')).toEqual([
      'evaluatie 2027-03-01',
      'evaluatie 2027-05-01',
      'evaluatie 2027-05-25',
      'omklap 2027-06-01',
    ]);
    expect(
      names(
        woning(beloof, teken, now => klapOm(now, RECEIVER, TODAY)),
        '2027-09-01',
      ),
    ).toEqual([]);
  });
});

const WENS = { naar: RECEIVER.team, soort: 'pauze', toestemming: true } as const;
const VAN_TOT = { van: '2026-04-01', tot: '2026-09-30' };
const vraagMaatwerk = ({ toestemming, ...wish }: MaatwerkWish & { toestemming: boolean }) =>
  MAATWERK.begin('m-1', wish, at(SENDER, TODAY, toestemming));
const onMaatwerk = (now: Maatwerk, ask: MaatwerkAsk, actor: Actor, day = TODAY) =>
  MAATWERK.step(now, ask, at(actor, day));
const kenToe = (now: Maatwerk, dagen: typeof VAN_TOT, actor: Actor, day: Moment) =>
  onMaatwerk(now, { stap: 'kenToe', ...dagen }, actor, day);
const vulMaatwerkAan = (now: Maatwerk, toestemming: boolean, actor: Actor, day: Moment) =>
  MAATWERK.step(now, { stap: 'vulAan' }, at(actor, day, toestemming));
const verzoek = () => vraagMaatwerk(WENS);
const meer = (now: Maatwerk) => onMaatwerk(now, { stap: 'vraagMeer' }, RECEIVER);
const ken = (now: Maatwerk) => kenToe(now, VAN_TOT, RECEIVER, TODAY);
const maatwerk = (...steps: readonly ((now: Maatwerk) => ReturnType<typeof meer>)[]) =>
  played(applyMaatwerk, verzoek, ...steps);

checkArrows('a request for an arrangement', {
  statuses: MAATWERK_STATUSES,
  steps: MAATWERK_STEPS,
  arrows: MAATWERK_ARROWS,
  apply: applyMaatwerk,
  states: () => [
    maatwerk(),
    maatwerk(meer),
    maatwerk(ken),
    maatwerk(now => onMaatwerk(now, { stap: 'wijsAf', reden: 'voldoet_niet' }, RECEIVER)),
    maatwerk(now => onMaatwerk(now, { stap: 'trekIn' }, SENDER)),
  ],
  tries: {
    vraagMeer: [(now, actor) => onMaatwerk(now, { stap: 'vraagMeer' }, actor)],
    vulAan: [(now, actor) => vulMaatwerkAan(now, true, actor, TODAY)],
    kenToe: [(now, actor) => kenToe(now, VAN_TOT, actor, TODAY)],
    wijsAf: [(now, actor) => onMaatwerk(now, { stap: 'wijsAf', reden: 'al_een_regeling' }, actor)],
    trekIn: [(now, actor) => onMaatwerk(now, { stap: 'trekIn' }, actor)],
  },
});

describe('a request for an arrangement', () => {
  it.each(MAATWERK_KINDS)('for %s asks explicit consent', soort => {
    expect(codeOf(vraagMaatwerk({ ...WENS, soort, toestemming: false }))).toBe('TOESTEMMING_EERST');
    expect(codeOf(vraagMaatwerk({ ...WENS, soort }))).toBe('done');
  });

  it('asks consent again for what is added', () => {
    expect(codeOf(vulMaatwerkAan(maatwerk(meer), false, SENDER, TODAY))).toBe('TOESTEMMING_EERST');
  });

  it('awaits an answer of ten working days, from what was added last', () => {
    expect(maatwerkAnswerBy(maatwerk(), DEFAULTS)).toBe('2026-03-16');
    expect(maatwerkAnswerBy(maatwerk(meer), DEFAULTS)).toBeNull();
    const added = maatwerk(meer, now => vulMaatwerkAan(now, true, SENDER, on('2026-03-09')));
    expect(maatwerkAnswerBy(added, DEFAULTS)).toBe('2026-03-23');
  });

  it.each([
    ['2026-03-31', false],
    ['2026-04-01', true],
    ['2026-09-30', true],
    ['2026-10-01', false],
  ])('that was granted runs from its first day up to its last: %s', (day, runs) => {
    expect(isRunning(maatwerk(ken), day)).toBe(runs);
    expect(isRunning(maatwerk(), day)).toBe(false);
  });

  it('is granted with days in order, not all past', () => {
    expect(codeOf(kenToe(maatwerk(), { van: '2026-04-02', tot: '2026-04-01' }, RECEIVER, TODAY))).toBe('DATUM_ONJUIST');
    expect(codeOf(kenToe(maatwerk(), { van: '2026-01-01', tot: '2026-03-01' }, RECEIVER, TODAY))).toBe('DATUM_ONJUIST');
  });
});

describe('an event before the first', () => {
  it('makes nothing, and a second first one changes nothing', () => {
    const door = REGIE;
    expect(applyToegang(null, { kind: 'opgenomen', toegangId: 'a-1', op: '2026-03-02', door })).toBeNull();
    expect(applyWoning(null, { kind: 'omgeklapt', woningId: 'w-1', op: '2026-03-02', door })).toBeNull();
    expect(applyMaatwerk(null, { kind: 'aangevuld', maatwerkId: 'm-1', op: '2026-03-02', door })).toBeNull();
    const first = maatwerk(ken);
    expect(
      applyMaatwerk(first, { kind: 'gevraagd', maatwerkId: 'm-1', op: '2026-03-02', door, naar: 'x', soort: 'pauze' }),
    ).toBe(first);
  });
});
