/** Every step in every state by everybody, against the table of docs/vroegsignalering.md. */
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../gateway/access/roles.ts';
import { toetsInwoner, voegSignaalToe } from '../../../gateway/casework/vroegsignalering/arrival.ts';
import {
  biedAan,
  informeer,
  noteerAanvaarding,
  noteerGesprek,
  noteerPoging,
} from '../../../gateway/casework/vroegsignalering/contact.ts';
import { corrigeer, maakLos } from '../../../gateway/casework/vroegsignalering/correcting.ts';
import {
  brengNaarDossier,
  heropen,
  herzieStatus,
  sluit,
  zetStatus,
} from '../../../gateway/casework/vroegsignalering/ending.ts';
import { geefTerug, neemOver, pakOp } from '../../../gateway/casework/vroegsignalering/holding.ts';
import { splits, voegSamen } from '../../../gateway/casework/vroegsignalering/regrouping.ts';
import {
  type Actor,
  type Outcome,
  type Situation,
  STEPS,
  type Step,
} from '../../../gateway/casework/vroegsignalering/steps.ts';
import { apply, STATEN, type Staat, staatOf, type Zaak } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { fenced, plain, readText, section, tableRows } from '../../docs/markdown.ts';
import { codeOf, LEADER, on, opened, POORT, signal, situation, TEAM, worker, zaakIn } from './cases.ts';

const page = readText('docs/vroegsignalering.md');
const list = (cell: string) => cell.split(', ');
const documented = new Map(
  tableRows(section(page, 'De stappen')).map(([step, staten, wie, houder]) => [
    plain(step!) as Step,
    { staten: list(staten!), wie: list(wie!), houder: houder! },
  ]),
);

const one = (zaak: Zaak) => zaak.signalen[0]?.signaal.signaalId ?? 's-0';
const other = () => opened([signal()], [], 'z-ander');

/** Each step with arguments that are good wherever the step is. */
const TRY: Readonly<Record<Step, (at: Situation) => Outcome>> = {
  voegSignaalToe: at => voegSignaalToe(at, signal(), []),
  toetsInwoner: at => toetsInwoner(at, one(at.zaak), 'inwoner'),
  pakOp,
  neemOver: at => neemOver(at, at.zaak.houder ?? 'm-1'),
  geefTerug,
  noteerPoging: at => noteerPoging(at, { soort: 'Telefoon', bereikt: true, at: on('2026-03-10') }),
  informeer: at => informeer(at, { op: '2026-03-10', kanaal: 'Brief' }),
  biedAan: at => biedAan(at, '2026-03-10'),
  noteerAanvaarding: at => noteerAanvaarding(at, '2026-03-10'),
  noteerGesprek: at => noteerGesprek(at, '2026-03-10'),
  zetStatus: at => zetStatus(at, { signaalId: one(at.zaak), status: 'Inwoner is overleden' }),
  herzieStatus: at => herzieStatus(at, one(at.zaak)),
  sluit: at => sluit(at, { resultaat: 'Inwoner al bekend bij schuldhulpverlening' }),
  heropen,
  voegSamen: at => voegSamen(at, other()),
  splits: at => splits(at, { signaalIds: [one(at.zaak)], zaakId: 'z-2' }),
  brengNaarDossier,
  corrigeer: at =>
    corrigeer(at, { signaalId: one(at.zaak), reden: 'vastgesteld_door_team', correctie: { bedragEuro: 1 } }, []),
  maakLos: at => maakLos(at, { signaalId: one(at.zaak), reden: 'andere_persoon', freshId: 'z-3' }),
};

/** What a step needs beside the state. */
const ready: Partial<Record<Step, (zaak: Zaak) => Zaak>> = {
  biedAan: zaak => ({ ...zaak, aangebodenOp: null }),
  noteerAanvaarding: zaak => ({ ...zaak, aangebodenOp: zaak.aangebodenOp ?? '2026-03-05' }),
  herzieStatus: zaak => ({
    ...zaak,
    signalen: zaak.signalen.map((stand, index) => (index === 0 ? { ...stand, status: 'Inwoner is overleden' } : stand)),
  }),
};

const inState = (step: Step, staat: Staat) => (ready[step] ?? (zaak => zaak))(zaakIn(staat));
const steps = Object.keys(STEPS) as Step[];

describe('the table of steps', () => {
  it('is the one of the code', () => {
    const ofCode = steps.map(step => {
      const { staten, rollen, poort, houder } = STEPS[step];
      return [step, { staten: [...staten], wie: [...rollen, ...(poort ? ['poort'] : [])], houder }] as const;
    });
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(ofCode));
  });

  it.each(STATEN)('has a zaak to try in state %s', staat => {
    expect(staatOf(zaakIn(staat))).toBe(staat);
  });
});

describe.each(steps)('%s', step => {
  const rule = documented.get(step)!;
  const person = (role: (typeof ROLES)[number], name: string): Actor => ({
    kind: 'persoon',
    role,
    team: TEAM.team,
    person: name,
  });

  it.each(STATEN)('in state %s goes as the table says, for every role and the gateway', staat => {
    for (const who of [...ROLES, 'poort'] as const) {
      const zaak = inState(step, staat);
      // By whom it is held, or by nobody where the step asks that; taking over is from another.
      const held = rule.houder === 'niemand' || staat === 'gesloten' ? { ...zaak, houder: null } : zaak;
      const actor = who === 'poort' ? POORT : person(who, step === 'neemOver' ? 'm-2' : 'm-1');
      const expected = rule.staten.includes(staat) && rule.wie.includes(who);
      expect(codeOf(TRY[step](situation(held, actor))) === 'done', `${who} in ${staat}`).toBe(expected);
    }
  });

  it('is refused to somebody of another team, in the name of any role', () => {
    for (const staat of STATEN)
      for (const role of ROLES) {
        const actor: Actor = { kind: 'persoon', role, team: 'ander/schuldhulp', person: 'm-1' };
        expect(codeOf(TRY[step](situation(inState(step, staat), actor)))).toBe('ANDER_TEAM');
        const team = { ...TEAM, team: 'ander/schuldhulp' };
        expect(codeOf(TRY[step](situation(inState(step, staat), actor, { team })))).toBe('ANDER_TEAM');
      }
  });

  it('is refused to people once the mandate for the municipality is over, and before it begins', () => {
    const [who] = rule.wie.filter(name => name !== 'poort');
    if (who === undefined) return;
    const zaak = inState(step, rule.staten[0] as Staat);
    const held = rule.houder === 'niemand' ? { ...zaak, houder: null } : zaak;
    const actor = person(who === 'teamleider' ? 'teamleider' : 'medewerker', step === 'neemOver' ? 'm-2' : 'm-1');
    const at = (geldigVan: string, geldigTot?: string) =>
      codeOf(
        TRY[step](
          situation(held, actor, { team: { ...TEAM, gemeenten: [{ gemeentecode: '0344', geldigVan, geldigTot }] } }),
        ),
      );
    expect(at('2020-01-01', '2026-03-20')).not.toBe('GEEN_MANDAAT');
    expect(at('2020-01-01', '2026-03-19')).toBe('GEEN_MANDAAT');
    expect(at('2026-03-21')).toBe('GEEN_MANDAAT');
    expect(at('2026-03-20')).not.toBe('GEEN_MANDAAT');
  });

  if (rule.houder === 'zelf')
    it('is refused while somebody else or nobody has it', () => {
      for (const staat of rule.staten as Staat[]) {
        const zaak = inState(step, staat);
        expect(codeOf(TRY[step](situation(zaak, worker('m-2'))))).toBe('NIET_DE_HOUDER');
        expect(codeOf(TRY[step](situation({ ...zaak, houder: null }, worker())))).toBe('NIET_OPGEPAKT');
      }
    });
});

describe('who has a zaak', () => {
  const held = zaakIn('opgepakt');

  it('is one person: a second one cannot pick it up', () => {
    expect(codeOf(pakOp(situation(held, worker('m-2'))))).toBe('AL_OPGEPAKT');
    expect(codeOf(pakOp(situation(held, worker('m-1'))))).toBe('AL_OPGEPAKT');
  });

  it('changes when a colleague takes over from the one that was seen, once', () => {
    const outcome = neemOver(situation(held, worker('m-2')), 'm-1');
    const after = outcome.kind === 'done' ? apply(held, outcome.events[0]!)! : held;
    expect(after.houder).toBe('m-2');
    // The one who looked at the same moment comes too late.
    expect(codeOf(neemOver(situation(after, worker('m-3')), 'm-1'))).toBe('ANDERE_HOUDER');
    expect(codeOf(neemOver(situation(after, worker('m-2')), 'm-2'))).toBe('AL_GEDAAN');
    expect(codeOf(neemOver(situation({ ...held, houder: null }, worker('m-2')), 'm-1'))).toBe('NIET_OPGEPAKT');
  });

  it('ends by handing back: by oneself, or by a team leader, not by a colleague', () => {
    expect(codeOf(geefTerug(situation(held, worker('m-1'))))).toBe('done');
    expect(codeOf(geefTerug(situation(held, LEADER)))).toBe('done');
    expect(codeOf(geefTerug(situation(held, worker('m-2'))))).toBe('NIET_DE_HOUDER');
    expect(codeOf(geefTerug(situation({ ...held, houder: null }, worker())))).toBe('NIET_OPGEPAKT');
  });
});

describe('the picture of the states', () => {
  /** More arguments, so that every way out of a state is found. */
  const VARIANTS: readonly (readonly [Step, (at: Situation) => Outcome])[] = [
    ...steps.map(step => [step, TRY[step]] as const),
    ['toetsInwoner', at => toetsInwoner({ ...at, actor: POORT }, one(at.zaak), 'overleden')],
    ['heropen', at => heropen({ ...at, actor: LEADER })],
    ['voegSignaalToe', at => voegSignaalToe({ ...at, actor: POORT }, signal(), [])],
  ];
  const single = (staat: Staat) => zaakIn(staat, 'z-1', [signal()]);
  const closedFrom: Zaak[] = (['nieuw', 'opgepakt', 'bereikt', 'aanvaard', 'gesproken'] as const).map(staat => ({
    ...single(staat),
    resultaat: 'Inwoner is overleden',
    geslotenOp: '2026-03-10',
    houder: null,
  }));
  const everywhere = [...STATEN.map(single), ...STATEN.map(staat => zaakIn(staat)), ...closedFrom];

  it('has every arrow that can be walked, and no other', () => {
    const walked = new Set(['[*] --> nieuw: openZaak']);
    for (const zaak of everywhere)
      for (const [step, attempt] of VARIANTS)
        for (const houder of [zaak.houder, null]) {
          const at = { ...(ready[step] ?? (same => same))(zaak), houder };
          const outcome = attempt(situation(at, worker(), { zaak: at }));
          if (outcome.kind === 'refused') continue;
          const after = outcome.events.reduce<Zaak | null>((now, event) => apply(now, event), at)!;
          if (staatOf(after) !== staatOf(at)) walked.add(`${staatOf(at)} --> ${staatOf(after)}: ${step}`);
          if (outcome.events.some(event => event.kind === 'geopend')) walked.add(`[*] --> nieuw: ${step}`);
        }
    // The zaak that is joined to another is an argument of that step.
    const target = zaakIn('opgepakt', 'z-doel');
    for (const zaak of everywhere)
      for (const houder of [zaak.houder, null])
        if (codeOf(voegSamen(situation(target), { ...zaak, houder })) === 'done')
          walked.add(`${staatOf(zaak)} --> samengevoegd: voegSamen`);
    const drawn = fenced(page, 'mermaid')
      .split('\n')
      .filter(line => line.includes('-->'))
      .map(line => line.trim());
    expect([...walked].sort()).toEqual([...drawn].sort());
  });
});
