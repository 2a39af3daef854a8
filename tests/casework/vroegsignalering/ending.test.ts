/** Which status and which end result can follow what: every pair, against the page. */
import { describe, expect, it } from 'vitest';
import {
  AFGEVALLEN,
  ANDERE_REDENEN,
  type AndereReden,
  EINDRESULTATEN,
  type Eindresultaat,
  isAfgevallen,
  isHelp,
  SIGNAALSTATUSSEN,
} from '../../../gateway/casework/vroegsignalering/codes.ts';
import {
  brengNaarDossier,
  heropen,
  herzieStatus,
  RESULTAAT_UIT,
  STATUS_NA,
  sluit,
  zetStatus,
} from '../../../gateway/casework/vroegsignalering/ending.ts';
import {
  apply,
  type Staat,
  staatOf,
  type Zaak,
  type ZaakEvent,
} from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { readText, section, tableRows } from '../../docs/markdown.ts';
import {
  codeOf,
  eventsOf,
  LEADER,
  opened,
  settings,
  signal,
  situation,
  stepped,
  taken,
  tried,
  zaakIn,
} from './cases.ts';

const documented = new Map(
  tableRows(section(readText('docs/vroegsignalering.md'), 'Hoe een zaak kan eindigen')).map(([result, staten]) => [
    result as Eindresultaat,
    staten!.split(', ') as Staat[],
  ]),
);

/** Tried twice without contact, and every signal a repetition: nothing but the state is against a result. */
function prepared(staat: Staat): Zaak {
  const zaak = zaakIn(staat);
  const worked = staat === 'opgepakt' ? tried(tried(zaak, '2026-03-05', false), '2026-03-06', false) : zaak;
  return { ...worked, signalen: worked.signalen.map(stand => ({ ...stand, herhaling: 'gelijk' })) };
}

const reden: AndereReden = 'detentie';

describe('an end result', () => {
  it('has a line on the page', () => {
    expect([...documented.keys()].sort()).toEqual([...EINDRESULTATEN].sort());
    for (const [result, staten] of documented)
      expect(Object.keys(RESULTAAT_UIT).filter(staat => RESULTAAT_UIT[staat as Staat]!.includes(result))).toEqual(
        staten,
      );
  });

  describe.each(['opgepakt', 'bereikt', 'aanvaard', 'gesproken'] as const)('from %s', staat => {
    it.each(EINDRESULTATEN)('%s', resultaat => {
      const outcome = sluit(situation(prepared(staat)), { resultaat, reden });
      expect(codeOf(outcome)).toBe(documented.get(resultaat)!.includes(staat) ? 'done' : 'RESULTAAT_PAST_NIET');
    });
  });

  it('that is a status too makes every signal that is left fall away with it', () => {
    for (const resultaat of AFGEVALLEN) {
      const closed = stepped(prepared('opgepakt'), at => sluit(at, { resultaat, reden }));
      expect(closed.signalen.map(({ status }) => status)).toEqual([resultaat, resultaat]);
    }
    const helped = stepped(prepared('gesproken'), at => sluit(at, { resultaat: '(Budget)advies en/of quick fix' }));
    expect(helped.signalen.map(({ status }) => status)).toEqual(['Nog niet opgepakt', 'Nog niet opgepakt']);
  });

  it('of a zaak whose signals all fell away is one of their reasons', () => {
    const zaak = zaakIn('opgepakt');
    const [first, second] = zaak.signalen.map(({ signaal }) => signaal.signaalId);
    const fallen = [
      { zaakId: 'z-1', kind: 'status_gezet', signaalId: first!, status: 'Inwoner is overleden', op: '2026-03-10' },
      {
        zaakId: 'z-1',
        kind: 'status_gezet',
        signaalId: second!,
        status: 'Niet opgepakt: onterecht signaal',
        op: '2026-03-10',
      },
    ] satisfies ZaakEvent[];
    const empty = fallen.reduce<Zaak>((at, event) => apply(at, event)!, zaak);
    for (const resultaat of EINDRESULTATEN) {
      const one = resultaat === 'Inwoner is overleden' || resultaat === 'Niet opgepakt: onterecht signaal';
      expect(codeOf(sluit(situation(empty), { resultaat, reden })), resultaat).toBe(
        one ? 'done' : 'RESULTAAT_PAST_NIET',
      );
    }
  });

  it('"geen contact" asks that contact was tried often enough, on paper not counted', () => {
    const resultaat = 'Definitief geen contact kunnen krijgen';
    const once = tried(zaakIn('opgepakt'), '2026-03-05', false);
    expect(codeOf(sluit(situation(once), { resultaat }))).toBe('TE_WEINIG_POGINGEN');
    const paper = { soort: 'Administratief', bereikt: false, datum: '2026-03-06', dagdeel: 'Middag' } as const;
    const onPaper = { ...once, pogingen: [...once.pogingen, paper] };
    expect(codeOf(sluit(situation(onPaper), { resultaat }))).toBe('TE_WEINIG_POGINGEN');
    expect(codeOf(sluit(situation(tried(once, '2026-03-06', false)), { resultaat }))).toBe('done');
    const patient = settings({ pogingenVoorGeenContact: 4 });
    expect(
      codeOf(sluit(situation(tried(once, '2026-03-06', false), undefined, { settings: patient }), { resultaat })),
    ).toBe('TE_WEINIG_POGINGEN');
  });

  it('"herhaalde melding" is refused when one of the signals is higher or new (D-M4)', () => {
    const resultaat = 'Niet opgepakt: herhaalde melding';
    const first = signal({ signaaldatum: '2026-02-10' });
    const again = signal();
    const close = (...signals: Parameters<typeof opened>[0][number][]) =>
      codeOf(sluit(situation(taken(opened(signals, [first]))), { resultaat }));
    expect(close(again)).toBe('done');
    expect(close(again, signal({ partner: 'Water' }))).toBe('GEEN_HERHALING');
    expect(close(signal({ bedragEuro: 650 }))).toBe('HOGER_DAN_EERST');
  });
});

describe('"andere reden" (D-F2, D-09)', () => {
  const resultaat = 'Niet opgepakt: andere reden';

  it('asks which', () => {
    expect(codeOf(sluit(situation(zaakIn('opgepakt')), { resultaat }))).toBe('REDEN_ONTBREEKT');
    const made = 'iets anders' as AndereReden;
    expect(codeOf(sluit(situation(zaakIn('opgepakt')), { resultaat, reden: made }))).toBe('REDEN_ONTBREEKT');
    const zaak = zaakIn('opgepakt');
    const { signaalId } = zaak.signalen[0]!.signaal;
    expect(codeOf(zetStatus(situation(zaak), { signaalId, status: resultaat }))).toBe('REDEN_ONTBREEKT');
  });

  it.each(ANDERE_REDENEN)('%s stands in no event and in no state', why => {
    const zaak = zaakIn('opgepakt');
    const { signaalId } = zaak.signalen[0]!.signaal;
    const set = eventsOf(zetStatus(situation(zaak), { signaalId, status: resultaat, reden: why }));
    const closing = eventsOf(sluit(situation(zaak), { resultaat, reden: why }));
    const closed = closing.reduce((at, event) => apply(at, event)!, zaak);
    expect(JSON.stringify([set, closing, closed])).not.toContain(why);
  });
});

describe('the status of a signal', () => {
  const start = 'Nog niet opgepakt';

  it.each(SIGNAALSTATUSSEN)('%s: what may follow', from => {
    const zaak = prepared('opgepakt');
    const { signaalId } = zaak.signalen[0]!.signaal;
    const at = situation(
      apply(zaak, { zaakId: 'z-1', kind: 'status_gezet', signaalId, status: from, op: '2026-03-10' })!,
    );
    const followed = SIGNAALSTATUSSEN.filter(to =>
      isAfgevallen(to)
        ? codeOf(zetStatus(at, { signaalId, status: to, reden })) === 'done'
        : codeOf(herzieStatus(at, signaalId)) === 'done',
    );
    expect(followed).toEqual(from === start ? [...AFGEVALLEN] : [start]);
    expect([...STATUS_NA[from]].sort()).toEqual([...followed].sort());
  });

  it('is of a signal of the zaak', () => {
    const at = situation(zaakIn('opgepakt'));
    expect(codeOf(zetStatus(at, { signaalId: 's-vreemd', status: 'Inwoner is overleden' }))).toBe('SIGNAAL_ONBEKEND');
    expect(codeOf(herzieStatus(at, 's-vreemd'))).toBe('SIGNAAL_ONBEKEND');
  });
});

describe('a zaak that was closed by mistake', () => {
  it.each(['opgepakt', 'bereikt', 'aanvaard', 'gesproken'] as const)(
    'goes back to %s, for somebody to pick up',
    staat => {
      const closed = stepped(zaakIn(staat), at => sluit(at, { resultaat: 'Inwoner is overleden' }));
      const open = stepped(closed, heropen, LEADER);
      expect([staatOf(open), open.houder, open.geslotenOp]).toEqual([staat, null, null]);
      expect(open.signalen.map(({ status }) => status)).toEqual(['Nog niet opgepakt', 'Nog niet opgepakt']);
    },
  );

  it('stays closed once it went to the dossier', () => {
    const gone = stepped(zaakIn('gesloten'), brengNaarDossier);
    expect(codeOf(heropen(situation(gone, LEADER)))).toBe('STAAT_PAST_NIET');
    expect(codeOf(brengNaarDossier(situation(gone)))).toBe('AL_GEDAAN');
  });

  it('goes to the dossier only with help', () => {
    for (const resultaat of EINDRESULTATEN)
      expect(codeOf(brengNaarDossier(situation({ ...zaakIn('gesloten'), resultaat }))), resultaat).toBe(
        isHelp(resultaat) ? 'done' : 'GEEN_HULP',
      );
    expect(EINDRESULTATEN.filter(isHelp)).toEqual([
      '(Budget)advies en/of quick fix',
      'Vervolghulp en/of verwijzing financieel',
      'Vervolghulp en/of verwijzing niet financieel',
    ]);
  });
});
