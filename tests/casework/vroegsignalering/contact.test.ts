/** Contact, offer, conversation, and regrouping what was matched wrongly. */
import { describe, expect, it } from 'vitest';
import { GEVOLGEN, toetsInwoner } from '../../../gateway/casework/vroegsignalering/arrival.ts';
import { INWONERTOETSEN, type Inwonertoets } from '../../../gateway/casework/vroegsignalering/codes.ts';
import {
  biedAan,
  dagdeelOf,
  informeer,
  noteerAanvaarding,
  noteerGesprek,
  noteerPoging,
} from '../../../gateway/casework/vroegsignalering/contact.ts';
import { pakOp } from '../../../gateway/casework/vroegsignalering/holding.ts';
import { splits, voegSamen } from '../../../gateway/casework/vroegsignalering/regrouping.ts';
import { apply, applyAll, staatOf, type Zaak } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { plain, readText, section, tableRows } from '../../docs/markdown.ts';
import {
  codeOf,
  DAY,
  eventsOf,
  on,
  opened,
  POORT,
  signal,
  situation,
  stepped,
  taken,
  tried,
  worker,
  zaakIn,
} from './cases.ts';

describe('the part of the day of an attempt', () => {
  const at = (instant: string) => dagdeelOf({ epochMs: Date.parse(instant), localDate: instant.slice(0, 10) });

  it.each([
    ['one minute to twelve in winter', '2026-01-15T10:59:59Z', 'Ochtend'],
    ['twelve in winter', '2026-01-15T11:00:00Z', 'Middag'],
    ['one minute to six in winter', '2026-01-15T16:59:59Z', 'Middag'],
    ['six in winter', '2026-01-15T17:00:00Z', 'Avond'],
    ['twelve in summer', '2026-07-15T10:00:00Z', 'Middag'],
    ['one minute to twelve in summer', '2026-07-15T09:59:59Z', 'Ochtend'],
    ['six in summer', '2026-07-15T16:00:00Z', 'Avond'],
    ['twelve on the day the clock goes forward', '2026-03-29T10:00:00Z', 'Middag'],
    ['twelve on the day the clock goes back', '2026-10-25T11:00:00Z', 'Middag'],
    ['just before twelve on that day', '2026-10-25T10:59:59Z', 'Ochtend'],
    ['midnight', '2026-01-14T23:00:00Z', 'Ochtend'],
  ])('at %s', (_name, instant, expected) => {
    expect(at(instant)).toBe(expected);
  });
});

describe('an attempt', () => {
  const zaak = zaakIn('opgepakt');
  const note = (datum: string, bereikt = false, soort: 'Telefoon' | 'Administratief' = 'Telefoon') =>
    noteerPoging(situation(zaak), { soort, bereikt, at: on(datum) });

  it('may be written down later, on a day between arrival and now', () => {
    expect(codeOf(note(DAY))).toBe('done');
    expect(codeOf(note('2026-03-01'))).toBe('DATUM_TE_VROEG');
    expect(codeOf(note('2026-03-20'))).toBe('done');
    expect(codeOf(note('2026-03-21'))).toBe('DATUM_IN_TOEKOMST');
    const later = { ...on('2026-03-20'), epochMs: on('2026-03-20').epochMs + 1 };
    expect(codeOf(noteerPoging(situation(zaak), { soort: 'Telefoon', bereikt: false, at: later }))).toBe(
      'DATUM_IN_TOEKOMST',
    );
  });

  it('on paper reaches nobody', () => {
    expect(codeOf(note('2026-03-10', false, 'Administratief'))).toBe('done');
    expect(codeOf(note('2026-03-10', true, 'Administratief'))).toBe('RESULTAAT_PAST_NIET');
  });

  it('that reached nobody leaves the zaak where it was; one that did does not go back', () => {
    const missed = tried(zaak, '2026-03-10', false);
    expect(staatOf(missed)).toBe('opgepakt');
    expect(staatOf(tried(tried(missed, '2026-03-11', true), '2026-03-12', false))).toBe('bereikt');
  });
});

describe('an offer, its acceptance and the first conversation', () => {
  it('come in that order, in their dates too', () => {
    const bereikt = zaakIn('bereikt');
    expect(codeOf(noteerAanvaarding(situation(bereikt), '2026-03-10'))).toBe('GEEN_AANBOD');
    const offered = stepped(bereikt, at => biedAan(at, '2026-03-10'));
    expect(codeOf(biedAan(situation(offered), '2026-03-11'))).toBe('AL_GEDAAN');
    expect(codeOf(noteerAanvaarding(situation(offered), '2026-03-09'))).toBe('DATUM_TE_VROEG');
    expect(codeOf(noteerAanvaarding(situation(offered), '2026-03-21'))).toBe('DATUM_IN_TOEKOMST');
    const accepted = stepped(offered, at => noteerAanvaarding(at, '2026-03-12'));
    expect(codeOf(noteerGesprek(situation(accepted), '2026-03-11'))).toBe('DATUM_TE_VROEG');
    expect(staatOf(stepped(accepted, at => noteerGesprek(at, '2026-03-12')))).toBe('gesproken');
  });
});

describe('telling the resident of source, purpose and rights (AVG 14)', () => {
  const inform = (zaak: Zaak, op: string, person = 'm-1') =>
    informeer(situation(zaak, worker(person)), { op, kanaal: 'Brief' });

  it('covers every signal that was there, with day and channel', () => {
    const zaak = taken(opened([signal(), signal({ partner: 'Water', signaaldatum: '2026-03-12' })]));
    const [first] = eventsOf(inform(zaak, '2026-03-10'));
    expect(first).toMatchObject({
      signaalIds: [zaak.signalen[0]!.signaal.signaalId],
      kanaal: 'Brief',
      op: '2026-03-10',
    });
    const told = apply(zaak, first!)!;
    expect(codeOf(inform(told, '2026-03-10'))).toBe('AL_GEDAAN');
    const [second] = eventsOf(inform(told, '2026-03-12'));
    expect(apply(told, second!)!.signalen.map(stand => stand.geinformeerd?.op)).toEqual(['2026-03-10', '2026-03-12']);
  });

  it('is for who has the zaak while it is open, and for anybody of the team once it is closed', () => {
    expect(codeOf(inform(zaakIn('bereikt'), '2026-03-10', 'm-2'))).toBe('NIET_DE_HOUDER');
    expect(codeOf(inform(zaakIn('gesloten'), '2026-03-10', 'm-2'))).toBe('done');
    expect(codeOf(inform(zaakIn('gesloten'), '2026-03-21', 'm-2'))).toBe('DATUM_IN_TOEKOMST');
  });
});

describe('the check against the register of residents (D-F4)', () => {
  const documented = tableRows(section(readText('docs/vroegsignalering.md'), 'Wat de inwonertoets betekent')).map(row =>
    row.map(cell => (cell === '–' ? null : plain(cell))),
  );

  it('has the consequences that are documented', () => {
    const ofCode = INWONERTOETSEN.map(one => [one, GEVOLGEN[one].status, GEVOLGEN[one].taak]);
    expect(documented).toEqual(ofCode);
  });

  it.each(documented)('%s: status %s', (uitkomst, status) => {
    const zaak = zaakIn('nieuw');
    const { signaalId } = zaak.signalen[0]!.signaal;
    const checked = stepped(zaak, at => toetsInwoner(at, signaalId, uitkomst as Inwonertoets), POORT);
    expect(checked.signalen.map(stand => stand.status)).toEqual([status ?? 'Nog niet opgepakt', 'Nog niet opgepakt']);
    expect(checked.signalen.map(stand => stand.inwoner)).toEqual([uitkomst, 'onbekend']);
    // The other signal is still to be worked on.
    expect(staatOf(checked)).toBe('nieuw');
    expect(codeOf(pakOp(situation(checked)))).toBe('done');
  });

  it('closes the zaak when every signal fell away for the same reason, and not for two', () => {
    const zaak = zaakIn('nieuw');
    const [first, second] = zaak.signalen.map(({ signaal }) => signaal.signaalId);
    const gone = stepped(zaak, at => toetsInwoner(at, first!, 'geen_inwoner'), POORT);
    const both = stepped(gone, at => toetsInwoner(at, second!, 'geen_inwoner'), POORT);
    expect([staatOf(both), both.resultaat]).toEqual(['gesloten', 'Persoon is geen inwoner (meer) in de gemeente']);
    expect(staatOf(stepped(gone, at => toetsInwoner(at, second!, 'overleden'), POORT))).toBe('nieuw');
  });

  it('does not change what a person decided, and knows no signal of another zaak', () => {
    const zaak = zaakIn('opgepakt');
    const { signaalId } = zaak.signalen[0]!.signaal;
    const decided = apply(zaak, {
      zaakId: 'z-1',
      kind: 'status_gezet',
      signaalId,
      status: 'Niet opgepakt: onterecht signaal',
      op: DAY,
    })!;
    expect(eventsOf(toetsInwoner(situation(decided, POORT), signaalId, 'overleden')).map(({ kind }) => kind)).toEqual([
      'inwoner_getoetst',
    ]);
    expect(codeOf(toetsInwoner(situation(zaak, POORT), 's-vreemd', 'overleden'))).toBe('SIGNAAL_ONBEKEND');
  });
});

describe('splitting what was matched wrongly', () => {
  it('gives the signals a zaak of their own, with what was known of them', () => {
    const zaak = stepped(zaakIn('bereikt'), at => informeer(at, { op: '2026-03-05', kanaal: 'Telefoon' }));
    const { signaalId } = zaak.signalen[1]!.signaal;
    const zaken = applyAll(
      new Map([['z-1', zaak]]),
      eventsOf(splits(situation(zaak), { signaalIds: [signaalId], zaakId: 'z-2' })),
    );
    const [kept, left] = [zaken.get('z-1')!, zaken.get('z-2')!];
    expect([kept.signalen.length, left.signalen.length, staatOf(left), left.houder]).toEqual([1, 1, 'nieuw', null]);
    expect(left.signalen[0]!.geinformeerd?.op).toBe('2026-03-05');
    expect([kept.pogingen.length, left.pogingen.length]).toEqual([1, 0]);
    expect([kept.gesplitst, left.gesplitst]).toEqual([true, true]);
  });

  it.each<[string, (zaak: Zaak) => readonly string[], string]>([
    ['all of them', zaak => zaak.signalen.map(({ signaal }) => signaal.signaalId), 'NIETS_OVER'],
    ['none', () => [], 'NIETS_OVER'],
    ['one of another zaak', () => ['s-vreemd'], 'SIGNAAL_ONBEKEND'],
  ])('is refused for %s', (_name, chosen, code) => {
    const zaak = zaakIn('opgepakt');
    expect(codeOf(splits(situation(zaak), { signaalIds: chosen(zaak), zaakId: 'z-2' }))).toBe(code);
    const [{ signaal } = zaak.signalen[0]!] = zaak.signalen;
    expect(codeOf(splits(situation(zaak), { signaalIds: [signaal.signaalId], zaakId: 'z-1' }))).toBe('ZELFDE_ZAAK');
  });
});

describe('joining what belongs together', () => {
  const target = zaakIn('bereikt', 'z-doel');
  const join = (other: Zaak) => voegSamen(situation(target), other);

  it('moves the signals and ends the other zaak', () => {
    const other = zaakIn('nieuw', 'z-2');
    const zaken = applyAll(
      new Map([
        ['z-doel', target],
        ['z-2', other],
      ]),
      eventsOf(join(other)),
    );
    expect(zaken.get('z-doel')!.signalen).toHaveLength(4);
    expect([staatOf(zaken.get('z-2')!), zaken.get('z-2')!.signalen]).toEqual(['samengevoegd', []]);
  });

  it.each<[string, Zaak, string]>([
    ['itself', target, 'ZELFDE_ZAAK'],
    ['one of another team', { ...zaakIn('nieuw', 'z-2'), team: 'ander/schuldhulp' }, 'ANDER_TEAM'],
    ['one on another address', { ...zaakIn('nieuw', 'z-2'), adres: 'adres-2' }, 'ANDER_ADRES'],
    ['one in another municipality', { ...zaakIn('nieuw', 'z-2'), gemeentecode: '0599' }, 'ANDER_ADRES'],
    ['one that is closed', zaakIn('gesloten', 'z-2'), 'STAAT_PAST_NIET'],
    ['one that a colleague has', { ...zaakIn('opgepakt', 'z-2'), houder: 'm-2' }, 'NIET_DE_HOUDER'],
    ['one in which contact was tried', tried(zaakIn('opgepakt', 'z-2'), '2026-03-05', false), 'HEEFT_AL_CONTACT'],
    ['one in which help was offered', stepped(zaakIn('opgepakt', 'z-2'), at => biedAan(at, DAY)), 'HEEFT_AL_CONTACT'],
    [
      'one in which somebody was told',
      stepped(zaakIn('opgepakt', 'z-2'), at => informeer(at, { op: '2026-03-05', kanaal: 'Brief' })),
      'HEEFT_AL_CONTACT',
    ],
  ])('is refused with %s', (_name, other, code) => {
    expect(codeOf(join(other))).toBe(code);
  });
});
