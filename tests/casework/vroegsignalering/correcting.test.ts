/** What came in turns out to be wrong (AVG 16). */
import { describe, expect, it } from 'vitest';
import { type Correctie, corrigeer, maakLos, restrictZaak } from '../../../gateway/casework/vroegsignalering/correcting.ts';
import { heropen, herzieStatus } from '../../../gateway/casework/vroegsignalering/ending.ts';
import { matchingOf, type Vroegsignaal } from '../../../gateway/casework/vroegsignalering/matching.ts';
import { weightOf } from '../../../gateway/casework/vroegsignalering/priority.ts';
import { stubsOf } from '../../../gateway/casework/vroegsignalering/retention.ts';
import { DEFAULT_SETTINGS } from '../../../gateway/casework/vroegsignalering/settings.ts';
import type { Outcome } from '../../../gateway/casework/vroegsignalering/steps.ts';
import { termsOf } from '../../../gateway/casework/vroegsignalering/terms.ts';
import { applyAll, isOpen, isRestricted, staatOf, type Zaak } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { codeOf, LEADER, signal, situation, worker, zaakIn } from './cases.ts';

const zaakOf = (...signals: Vroegsignaal[]) => zaakIn('opgepakt', 'z-1', signals);
const at = (zaak: Zaak) => situation(zaak, worker());

function after(zaak: Zaak, outcome: Outcome): ReadonlyMap<string, Zaak> {
  expect(outcome.kind).toBe('done');
  return applyAll(new Map([[zaak.zaakId, zaak]]), outcome.kind === 'done' ? outcome.events : []);
}

const correct = (zaak: Zaak, signaalId: string, correctie: Correctie, known: readonly Vroegsignaal[] = []) =>
  corrigeer(at(zaak), { signaalId, reden: 'verklaring_van_inwoner', correctie }, known);

describe('a correction', () => {
  const one = signal({ bedragEuro: 5_000 });

  it('counts from then on: in the weight of the zaak, its matches and what is left of it', () => {
    const zaak = zaakOf(one);
    const now = after(zaak, correct(zaak, one.signaalId, { bedragEuro: 500 })).get('z-1')!;
    expect(weightOf(now, [now.signalen[0]!.signaal]).bedragEuro).toBe(500);
    expect(stubsOf(now).map(({ stub }) => stub.bedragEuro)).toEqual([500]);
    expect(now.signalen[0]!.correcties).toEqual([{ reden: 'verklaring_van_inwoner', op: '2026-03-20' }]);
    expect(staatOf(now)).toBe(staatOf(zaak));
  });

  it('takes a crisis away that was none, and with it the terms that ran from it', () => {
    const crisis = signal({ crisisdatum: '2026-04-01' });
    const zaak = zaakOf(crisis);
    const names = (of: Zaak) => termsOf(of, DEFAULT_SETTINGS).map(({ naam }) => naam);
    expect(names(zaak)).toContain('CRISIS');
    const now = after(zaak, correct(zaak, crisis.signaalId, { crisisdatum: null })).get('z-1')!;
    expect(names(now)).not.toContain('CRISIS');
  });

  it('looks again at what is repeated: by this signal, and by one that came later', () => {
    const first = signal({ bedragEuro: 400 });
    const second = signal({ bedragEuro: 300, achterstand: first.achterstand, adres: first.adres });
    const whole = zaakOf(first, second);
    const zaak = {
      ...whole,
      signalen: whole.signalen.map(stand =>
        stand.signaal.signaalId === second.signaalId ? { ...stand, herhaling: 'gelijk' as const } : stand,
      ),
    };
    const known = zaak.signalen.map(({ signaal }) => signaal);
    const of = (id: string, bedragEuro: number) =>
      after(zaak, correct(zaak, id, { bedragEuro }, known))
        .get('z-1')!
        .signalen.map(({ herhaling }) => herhaling);
    expect(of(second.signaalId, 450)).toEqual(['geen', 'hoger']);
    expect(of(first.signaalId, 200)).toEqual(['geen', 'hoger']);
    expect(of(first.signaalId, 350)).toEqual(['geen', 'gelijk']);
  });

  it.each<[string, Correctie]>([
    ['AL_GEDAAN', {}],
    ['AL_GEDAAN', { bedragEuro: 5_000 }],
    ['ONTSTAAN_NA_SIGNAAL', { ontstaansdatum: '2099-01-01' }],
    ['CRISISDATUM_VOOR_SIGNAALDATUM', { crisisdatum: '2020-01-01' }],
  ])('is refused with %s', (code, correctie) => {
    expect(codeOf(correct(zaakOf(one), one.signaalId, correctie))).toBe(code);
  });

  it('is of a signal of this zaak', () => {
    expect(codeOf(correct(zaakOf(one), 's-vreemd', { bedragEuro: 1 }))).toBe('SIGNAAL_ONBEKEND');
  });
});

describe('a signal about somebody else', () => {
  const stays = signal({ bedragEuro: 700 });
  const goes = signal({ bedragEuro: 900, adres: stays.adres });
  const detach = (zaak: Zaak, signaalId = goes.signaalId) =>
    maakLos(at(zaak), { signaalId, reden: 'andere_persoon', freshId: 'z-los' });

  it('gets a zaak of its own that is closed, and its sender hears that it was unjustified', () => {
    const zaak = zaakOf(stays, goes);
    const both = after(zaak, detach(zaak));
    expect(both.get('z-1')!.signalen.map(({ signaal }) => signaal.signaalId)).toEqual([stays.signaalId]);
    expect(isOpen(both.get('z-1')!)).toBe(true);
    const own = both.get('z-los')!;
    expect(own).toMatchObject({ resultaat: 'Niet opgepakt: onterecht signaal', houder: null });
    expect(own.signalen[0]).toMatchObject({
      status: 'Niet opgepakt: onterecht signaal',
      signaal: { teltNiet: 'andere_persoon' },
    });
  });

  it('closes the zaak where it is the only one, and once', () => {
    const zaak = zaakOf(goes);
    const own = after(zaak, detach(zaak)).get('z-1')!;
    expect(own.resultaat).toBe('Niet opgepakt: onterecht signaal');
    expect(codeOf(detach(own))).toBe('AL_GEDAAN');
  });

  it('counts for no match and no weight, leaves no stub, and nobody is to be told of it by letter', () => {
    const zaak = zaakOf(stays, goes);
    const both = after(zaak, detach(zaak));
    const known = [...both.values()].flatMap(({ signalen }) => signalen.map(({ signaal }) => signaal));
    expect(matchingOf(stays, [stays, goes]).meervoudig).toBe(true);
    expect(matchingOf(stays, known).meervoudig).toBe(false);
    expect(weightOf(both.get('z-1')!, known).bedragEuro).toBe(700);
    const own = both.get('z-los')!;
    expect(stubsOf(own)).toEqual([]);
    expect(termsOf(own, DEFAULT_SETTINGS).filter(({ naam }) => naam === 'AVG14')).toEqual([]);
  });

  it('does not come back into the work: not by opening the zaak, another status or a correction', () => {
    const zaak = zaakOf(goes);
    const own = after(zaak, detach(zaak)).get('z-1')!;
    expect(codeOf(heropen(situation(own, LEADER)))).toBe('SIGNAAL_LOSGEMAAKT');
    expect(codeOf(correct(own, goes.signaalId, { bedragEuro: 1 }))).toBe('SIGNAAL_LOSGEMAAKT');
    const open = { ...own, resultaat: null, geslotenOp: null, houder: 'm-1' };
    expect(codeOf(herzieStatus(at(open), goes.signaalId))).toBe('SIGNAAL_LOSGEMAAKT');
  });
});

describe('a restriction by the own organisation', () => {
  const zaak = zaakOf(signal(), signal());
  const now = at(zaak).now;
  const made = applyAll(new Map([['z-1', zaak]]), restrictZaak(zaak, 'beperken', now)).get('z-1')!;

  it('is on every signal of the zaak, once', () => {
    expect(made.signalen.every(isRestricted)).toBe(true);
    expect(restrictZaak(made, 'beperken', now)).toEqual([]);
    const lifted = applyAll(new Map([['z-1', made]]), restrictZaak(made, 'opheffen', now)).get('z-1')!;
    expect(lifted.signalen.some(isRestricted)).toBe(false);
    expect(restrictZaak(zaak, 'opheffen', now)).toEqual([]);
  });

  it('is not lifted by the sender, who lifts only its own', () => {
    const { signaalId } = made.signalen[0]!.signaal;
    const event = { zaakId: 'z-1', kind: 'aangetekend', signaalId, op: '2026-03-20' } as const;
    const word = applyAll(new Map([['z-1', made]]), [{ ...event, aantekening: 'beperking_opgeheven' }]).get('z-1')!;
    expect(word.signalen.every(isRestricted)).toBe(true);
    const both = applyAll(new Map([['z-1', made]]), [{ ...event, aantekening: 'verwerking_beperkt' }]).get('z-1')!;
    const lifted = applyAll(new Map([['z-1', both]]), restrictZaak(both, 'opheffen', now)).get('z-1')!;
    expect(lifted.signalen.map(isRestricted)).toEqual([true, false]);
  });
});
