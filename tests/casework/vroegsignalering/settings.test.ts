/** Settings as data, the order of work, retention, DDAS values, and the lists of the page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONTACTSOORTEN,
  DAGDELEN,
  EINDRESULTATEN,
  type Eindresultaat,
  SIGNAALPARTNERS,
  SIGNAALSTATUSSEN,
} from '../../../gateway/casework/vroegsignalering/codes.ts';
import { ddasSignal, ddasZaak } from '../../../gateway/casework/vroegsignalering/ddas.ts';
import { brengNaarDossier } from '../../../gateway/casework/vroegsignalering/ending.ts';
import { byPriority, trayOf, type Weight, weightOf } from '../../../gateway/casework/vroegsignalering/priority.ts';
import { ZAAK_REFUSALS } from '../../../gateway/casework/vroegsignalering/refusals.ts';
import { retentionOf, stubsOf } from '../../../gateway/casework/vroegsignalering/retention.ts';
import {
  DEFAULT_SETTINGS,
  PRIORITY_FACTS,
  settingFaults,
} from '../../../gateway/casework/vroegsignalering/settings.ts';
import { apply, STATEN, type Zaak } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { plain, readText, section, tableRows } from '../../docs/markdown.ts';
import { opened, signal, stepped, TEAM, tried, zaakIn } from './cases.ts';

const page = readText('docs/vroegsignalering.md');

describe('settings', () => {
  it('are sound as they are shipped, and as the page says', () => {
    expect(settingFaults(DEFAULT_SETTINGS)).toEqual([]);
    const shown = (value: unknown): string => {
      if (Array.isArray(value)) return value.join(', ');
      if (typeof value !== 'object' || value === null) return String(value);
      return Object.entries(value)
        .map(([name, days]) => `${name} ${days}`)
        .join(', ');
    };
    const rows = tableRows(section(page, 'Instellingen')).map(([name, value]) => [plain(name!), value]);
    expect(rows).toEqual(Object.entries(DEFAULT_SETTINGS).map(([name, value]) => [name, shown(value)]));
    expect(section(page, 'Instellingen').replaceAll('\n', ' ')).toContain(PRIORITY_FACTS.join(', '));
  });

  it('tell all faults at once, by place and never by value', () => {
    const wrong = {
      ...DEFAULT_SETTINGS,
      prioriteit: ['crisis', 'leeftijd', 'crisis'],
      anker: 'gisteren',
      aanbodWerkdagen: 0,
      bewaarMaanden: 5,
      herinnerWerkdagen: { ...DEFAULT_SETTINGS.herinnerWerkdagen, T1: -1, T9: 1 },
      geheim: 'waarde',
    };
    const { dossierJaren: _left, ...incomplete } = wrong;
    const faults = settingFaults(incomplete);
    expect(faults.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      ' ONBEKEND',
      '/aanbodWerkdagen GETAL_BUITEN_GRENZEN',
      '/anker WAARDE_ONBEKEND',
      '/bewaarMaanden GETAL_BUITEN_GRENZEN',
      '/dossierJaren ONTBREEKT',
      '/herinnerWerkdagen ONBEKEND',
      '/herinnerWerkdagen/T1 GETAL_BUITEN_GRENZEN',
      '/prioriteit/1 WAARDE_ONBEKEND',
      '/prioriteit/2 DUBBEL',
    ]);
    expect(JSON.stringify(faults)).not.toMatch(/leeftijd|geheim|waarde"|gisteren/);
  });

  it.each([
    'leeftijd',
    'geslacht',
    'nationaliteit',
    'gezin',
    'minderjarige_kinderen',
    'postcode',
    'constructor',
    '__proto__',
  ])('cannot order work by %s (D-P1)', fact => {
    expect(settingFaults({ ...DEFAULT_SETTINGS, prioriteit: [fact] })).toEqual([
      { pointer: '/prioriteit/0', code: 'WAARDE_ONBEKEND' },
    ]);
  });

  it('are never sound for what is no settings at all', () => {
    for (const value of [null, [], 'x', 1, undefined, {}]) expect(settingFaults(value)).not.toEqual([]);
    expect(settingFaults({ ...DEFAULT_SETTINGS, prioriteit: [] })).toEqual([{ pointer: '/prioriteit', code: 'LEEG' }]);
    fc.assert(fc.property(fc.anything(), value => settingFaults(value).length > 0));
  });
});

describe('the order of work (D-P2)', () => {
  const plainWeight: Weight = {
    zaakId: 'z-0',
    crisisdatum: null,
    meervoudig: false,
    opeenvolgend: false,
    bedragEuro: 100,
    oudste: '2026-01-01',
    aantal: 1,
    warmeOverdracht: false,
    sinds: '2026-03-02',
  };
  const order = (weights: readonly Weight[], prioriteit = DEFAULT_SETTINGS.prioriteit) =>
    [...weights].sort(byPriority({ prioriteit })).map(({ zaakId }) => zaakId);

  it('is crisis, several, earlier ones, amount, age', () => {
    const weights: Weight[] = [
      { ...plainWeight, zaakId: 'oud', oudste: '2025-06-01' },
      { ...plainWeight, zaakId: 'bedrag', bedragEuro: 5000 },
      { ...plainWeight, zaakId: 'opeenvolgend', opeenvolgend: true },
      { ...plainWeight, zaakId: 'meervoudig', meervoudig: true },
      { ...plainWeight, zaakId: 'crisis', crisisdatum: '2027-01-01' },
      plainWeight,
    ];
    expect(order(weights)).toEqual(['crisis', 'meervoudig', 'opeenvolgend', 'bedrag', 'oud', 'z-0']);
  });

  it.each<[(typeof PRIORITY_FACTS)[number], Partial<Weight>]>([
    ['crisis', { crisisdatum: '2027-01-01' }],
    ['crisisdatum', { crisisdatum: '2027-01-01' }],
    ['meervoudig', { meervoudig: true }],
    ['opeenvolgend', { opeenvolgend: true }],
    ['bedrag', { bedragEuro: 101 }],
    ['ouderdom', { oudste: '2025-12-31' }],
    ['aantal', { aantal: 2 }],
    ['warme_overdracht', { warmeOverdracht: true }],
    ['wachttijd', { sinds: '2026-03-01' }],
  ])('can be by %s', (fact, change) => {
    expect(order([plainWeight, { ...plainWeight, ...change, zaakId: 'z-9' }], [fact])).toEqual(['z-9', 'z-0']);
  });

  it('is total: whatever the weights and the order of facts, it never contradicts itself', () => {
    const date = fc.constantFrom(null, '2026-01-01', '2026-02-01');
    const weight = fc.record({
      zaakId: fc.constantFrom('a', 'b', 'c', 'd'),
      crisisdatum: date,
      meervoudig: fc.boolean(),
      opeenvolgend: fc.boolean(),
      bedragEuro: fc.integer({ min: 0, max: 3 }),
      oudste: date,
      aantal: fc.integer({ min: 0, max: 2 }),
      warmeOverdracht: fc.boolean(),
      sinds: fc.constantFrom('2026-01-01', '2026-02-01'),
    });
    const facts = fc.shuffledSubarray([...PRIORITY_FACTS], { minLength: 1 });
    fc.assert(
      fc.property(weight, weight, weight, facts, (one, two, three, prioriteit) => {
        const compare = byPriority({ prioriteit });
        expect(Math.sign(compare(one, two))).toBe(-Math.sign(compare(two, one)) + 0);
        if (compare(one, two) <= 0 && compare(two, three) <= 0) expect(compare(one, three)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('weighs only signals that are worked on, and arrears told twice once', () => {
    const first = signal({ bedragEuro: 400, ontstaansdatum: '2025-12-01' });
    const again = signal({ bedragEuro: 450, signaaldatum: '2026-03-10' });
    const water = signal({ partner: 'Water', bedragEuro: 90, crisisdatum: '2026-04-01' });
    const zaak = opened([first, again, water]);
    const known = [first, again, water];
    expect(weightOf(zaak, known)).toMatchObject({ bedragEuro: 540, crisisdatum: '2026-04-01', aantal: 3 });
    const status = 'Niet opgepakt: onterecht signaal';
    const fallen = apply(zaak, {
      zaakId: 'z-1',
      kind: 'status_gezet',
      signaalId: water.signaalId,
      status,
      op: '2026-03-10',
    })!;
    expect(weightOf(fallen, known)).toMatchObject({ bedragEuro: 450, crisisdatum: null, oudste: '2025-12-01' });
  });

  it('is of the open zaken of the team, for the municipalities asked for', () => {
    const zaken: Zaak[] = [
      { ...zaakIn('nieuw', 'z-klein', [signal({ bedragEuro: 50 })]), adres: 'adres-3' },
      zaakIn('opgepakt', 'z-groot', [signal({ bedragEuro: 900, adres: 'adres-4' })]),
      zaakIn('gesloten', 'z-dicht'),
      { ...zaakIn('nieuw', 'z-elders'), gemeentecode: '0599' },
      { ...zaakIn('nieuw', 'z-ander'), team: 'ander/schuldhulp' },
    ];
    const tray = (gemeenten: readonly string[] | 'alle') =>
      trayOf(zaken, [], DEFAULT_SETTINGS, { team: TEAM.team, gemeenten });
    expect(tray(['0344'])).toEqual(['z-groot', 'z-klein']);
    expect([...tray('alle')].sort()).toEqual(['z-elders', 'z-groot', 'z-klein']);
    expect(tray([])).toEqual([]);
  });
});

describe('how long a zaak is kept (A7)', () => {
  const closed = (geslotenOp: string, resultaat: Eindresultaat): Zaak => ({
    ...zaakIn('bereikt'),
    geslotenOp,
    resultaat,
  });

  it.each<[string, Zaak, unknown]>([
    ['open', zaakIn('bereikt'), { kind: 'open' }],
    [
      'without help',
      closed('2026-03-15', 'Geen reactie na eerder contact'),
      { kind: 'zonder_hulp', tot: '2026-09-15' },
    ],
    [
      'without help, at a month end',
      closed('2026-02-28', 'Inwoner is overleden'),
      { kind: 'zonder_hulp', tot: '2026-08-31' },
    ],
    [
      'with help',
      closed('2028-02-29', 'Vervolghulp en/of verwijzing financieel'),
      { kind: 'met_hulp', tot: '2033-02-28' },
    ],
  ])('%s', (_name, zaak, expected) => {
    expect(retentionOf(zaak, DEFAULT_SETTINGS)).toEqual(expected);
  });

  it('is thirty days once it went to the dossier', () => {
    expect(retentionOf(stepped(zaakIn('gesloten'), brengNaarDossier), DEFAULT_SETTINGS)).toEqual({
      kind: 'in_dossier',
      tot: '2026-04-19',
    });
  });

  it.each<[string, number, string]>([
    ['a short term set by the team', 5, '2026-03-20'],
    ['thirty days from the first of a month of thirty-one', 30, '2026-03-01'],
  ])('is not over before the month was counted and delivered: %s', (_name, naDossierDagen, naarDossierOp) => {
    const zaak = { ...closed(naarDossierOp, 'Vervolghulp en/of verwijzing financieel'), naarDossierOp };
    expect(retentionOf(zaak, { ...DEFAULT_SETTINGS, naDossierDagen })).toEqual({
      kind: 'in_dossier',
      tot: '2026-04-07',
    });
  });

  it('leaves a stub without sender, reference or person for as long as a look-back reaches it', () => {
    const [{ stub, tot } = { stub: null, tot: '' }] = stubsOf(zaakIn('gesloten'));
    expect(Object.keys(stub!).sort()).toEqual(['adres', 'bedragEuro', 'kind', 'partner', 'signaaldatum']);
    expect(tot).toBe('2026-09-02');
  });
});

describe('a zaak as DDAS has it', () => {
  const date = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);

  it.each(STATEN.filter(staat => staat !== 'samengevoegd'))('in state %s', staat => {
    const zaak = zaakIn(staat);
    const made = ddasZaak(zaak)!;
    expect(made).toMatchObject({
      matchingsdatum: date,
      startdatum_matchtingperiode: '2026-03-01',
      einddatum_matchingperiode: '2026-03-31',
      vroegsignalen: zaak.signalen.map(({ signaal }) => ({ ID: signaal.signaalId })),
    });
    expect('resultaat' in made).toBe(staat === 'gesloten');
    expect('datum_opgepakt' in made).toBe(staat !== 'nieuw');
    if (made.resultaat !== undefined) expect(EINDRESULTATEN).toContain(made.resultaat);
    for (const poging of made.contactpogingen) {
      expect(Object.keys(poging).sort()).toEqual(['bereikt', 'dagdeel', 'datum', 'soort']);
      expect(CONTACTSOORTEN).toContain(poging.soort);
      expect(DAGDELEN).toContain(poging.dagdeel);
    }
  });

  it('has the eight fields of a signal and the client, in its values', () => {
    const zaak = opened([signal({ crisisdatum: '2026-04-01', warmeOverdracht: true })]);
    const made = ddasSignal(zaak.signalen[0]!, { Postcode: '3511AB' });
    expect(made).toMatchObject({
      crisissignaal: true,
      warmeOverdracht: true,
      bedrag: 400,
      client: { Postcode: '3511AB' },
    });
    expect([made.ontstaansdatum, made.signaaldatum]).toEqual([date, date]);
    expect(SIGNAALSTATUSSEN).toContain(made.status);
    expect(SIGNAALPARTNERS).toContain(made.signaalpartner.type);
    expect(Number.isInteger(made.bedrag)).toBe(true);
    expect(Object.keys(made).sort()).toEqual(
      [
        'ID',
        'bedrag',
        'client',
        'crisissignaal',
        'ontstaansdatum',
        'signaaldatum',
        'signaalpartner',
        'status',
        'warmeOverdracht',
      ].sort(),
    );
  });

  it('is nothing when no signal is left in it', () => {
    expect(ddasZaak(zaakIn('samengevoegd'))).toBeNull();
  });
});

describe('events', () => {
  it('of another zaak, or before it was opened, change nothing', () => {
    const zaak = zaakIn('bereikt');
    expect(apply(zaak, { zaakId: 'z-ander', kind: 'aangeboden', op: '2026-03-10' })).toBe(zaak);
    expect(apply(null, { zaakId: 'z-1', kind: 'aangeboden', op: '2026-03-10' })).toBeNull();
    const again = {
      zaakId: 'z-1',
      kind: 'geopend',
      team: 'x',
      gemeentecode: '0000',
      adres: 'x',
      periode: zaak.periode,
      op: 'x',
      gesplitst: false,
    } as const;
    expect(apply(zaak, again)).toBe(zaak);
  });

  it('keep the first day of what happens once', () => {
    const zaak = tried(zaakIn('opgepakt'), '2026-03-09', true);
    const once = apply(zaak, { zaakId: 'z-1', kind: 'aangeboden', op: '2026-03-10' })!;
    expect(apply(once, { zaakId: 'z-1', kind: 'aangeboden', op: '2026-03-12' })!.aangebodenOp).toBe('2026-03-10');
  });
});

describe('the codes of the page', () => {
  it('are those of the code, with their sentence', () => {
    const rows = tableRows(section(page, 'Waarom een stap niet doorgaat')).map(([code, words]) => [
      plain(code!),
      words,
    ]);
    expect(Object.fromEntries(rows)).toEqual(ZAAK_REFUSALS);
  });
});
