/** What happened in a month, counted once, in the month in which it was noted. */
import { describe, expect, it } from 'vitest';
import type { Event } from '../../gateway/casework/overdracht/traject.ts';
import type { SignaalStand, ZaakEvent } from '../../gateway/casework/vroegsignalering/zaak.ts';
import { Counts, type Month } from '../../gateway/cijfers/count.ts';
import { countTraject } from '../../gateway/cijfers/count-overdrachten.ts';
import { countZaak } from '../../gateway/cijfers/count-zaken.ts';
import { fieldOf, figuresAsCsv } from '../../gateway/cijfers/csv.ts';
import { BLOCKS, type BlockCode, GRID } from '../../gateway/cijfers/grid.ts';
import { localDayOf, monthNamed, monthsToPublish } from '../../gateway/cijfers/months.ts';
import { publish } from '../../gateway/cijfers/publish.ts';
import { signal } from '../casework/vroegsignalering/cases.ts';

const MARCH = monthNamed('2026-03');
const APRIL = monthNamed('2026-04');

type Noted<E> = readonly { readonly op: string; readonly event: E }[];

const standOf = (change: Parameters<typeof signal>[0] = {}): SignaalStand => ({
  ...{ signaal: signal(change), herhaling: 'geen', status: 'Nog niet opgepakt', inwoner: 'onbekend' },
  ...{ geinformeerd: null, verteld: null, aantekeningen: [] },
});

function zaakOf(zaakId: string, ...happened: readonly (readonly [string, object])[]): Noted<ZaakEvent> {
  const opened = {
    ...{ kind: 'geopend', team: 't', gemeentecode: '0344', adres: 'a', op: '2026-03-02', gesplitst: false },
    periode: { van: '2026-03-01', tot: '2026-03-31' },
  };
  return [['2026-03-02', opened] as const, ...happened].map(([op, event]) => ({
    op,
    event: { zaakId, ...event } as ZaakEvent,
  }));
}

function cellsOf(counts: Counts): Record<string, number> {
  return Object.fromEntries(
    BLOCKS.flatMap(blok =>
      GRID[blok].cellen.map(cel => [`${blok}/${cel}`, counts.of(blok as BlockCode, cel)] as const),
    ).filter(([, count]) => count > 0),
  );
}

const soortenOf = (counts: Counts, blok: BlockCode, cel: string): Record<string, number> =>
  Object.fromEntries(
    GRID[blok].soorten.map(soort => [soort, counts.of(blok, cel, soort)] as const).filter(([, count]) => count > 0),
  );

function countedZaken(month: Month, ...zaken: readonly Noted<ZaakEvent>[]): Record<string, number> {
  const counts = new Counts();
  const seen = new Set<string>();
  for (const events of zaken) countZaak(counts, { events }, month, seen);
  return cellsOf(counts);
}

const poging = (soort: string, bereikt: boolean, datum: string) => ({
  ...{ kind: 'contact_gezocht', medewerker: 'm' },
  poging: { soort, bereikt, datum, dagdeel: 'Ochtend' },
});

describe('a zaak', () => {
  const stand = standOf({ partner: 'Energie' });
  const whole = zaakOf(
    'z-1',
    ['2026-03-02', { kind: 'signaal_toegevoegd', stand }],
    ['2026-03-03', { kind: 'opgepakt', medewerker: 'm', op: '2026-03-03' }],
    ['2026-03-05', poging('Administratief', false, '2026-03-05')],
    ['2026-03-06', poging('Brief', false, '2026-03-06')],
    ['2026-03-30', poging('Huisbezoek', true, '2026-03-30')],
    ['2026-03-31', { kind: 'aangeboden', op: '2026-03-31' }],
    ['2026-04-02', { kind: 'aanvaard', op: '2026-03-31' }],
    ['2026-04-20', { kind: 'gesloten', resultaat: '(Budget)advies en/of quick fix', op: '2026-04-20' }],
  );

  it('adds each thing once, in the month in which it was noted', () => {
    expect(countedZaken(MARCH, whole)).toEqual({
      'signalen/Energie': 1,
      'meldingen/enkelvoudig': 1,
      'eerste_poging/4-7 dagen': 1,
      'pogingen/Administratief, niet bereikt': 1,
      'pogingen/Brief, niet bereikt': 1,
      'pogingen/Huisbezoek, bereikt': 1,
      'hulp/aangeboden': 1,
    });
    expect(countedZaken(APRIL, whole)).toEqual({
      'hulp/aanvaard': 1,
      'resultaten/(Budget)advies en/of quick fix': 1,
      'bereik/2, bereikt': 1,
    });
  });

  it('counts a signal once, however zaken are split and joined', () => {
    const split = zaakOf('z-2', ['2026-03-09', { kind: 'signaal_toegevoegd', stand }]);
    expect(countedZaken(MARCH, whole, split)['signalen/Energie']).toBe(1);
    expect(countedZaken(APRIL, whole, split)['signalen/Energie']).toBeUndefined();
  });

  it('that was joined is counted where it went', () => {
    const other = standOf();
    const left = zaakOf(
      'z-2',
      ['2026-03-02', { kind: 'signaal_toegevoegd', stand: other }],
      ['2026-03-04', { kind: 'samengevoegd', met: 'z-1', op: '2026-03-04' }],
    );
    const joined = [
      ...whole.slice(0, 2),
      { op: '2026-03-04', event: { ...whole[1]!.event, stand: other } as ZaakEvent },
    ];
    expect(countedZaken(MARCH, joined, left)).toEqual({
      'signalen/Energie': 1,
      'signalen/Huur': 1,
      'signalen_meervoudig/Energie': 1,
      'signalen_meervoudig/Huur': 1,
      'meldingen/meervoudig': 1,
      'wachten_op_oppakken/29-56 dagen': 1,
    });
  });

  it('is of the kind of its signals, and of more than one when they are of more than one', () => {
    const counted = (month: Month, events: Noted<ZaakEvent>) => {
      const counts = new Counts();
      countZaak(counts, { events }, month, new Set());
      return counts;
    };
    expect(soortenOf(counted(MARCH, whole), 'meldingen', 'enkelvoudig')).toEqual({ Energie: 1 });
    expect(soortenOf(counted(APRIL, whole), 'bereik', '2, bereikt')).toEqual({ Energie: 1 });
    const second = (partner: 'Energie' | 'Water', op: string) =>
      ({ op, event: { ...whole[1]!.event, stand: standOf({ partner }) } as ZaakEvent }) as const;
    const two = (partner: 'Energie' | 'Water') => [...whole.slice(0, 2), second(partner, '2026-03-04')];
    expect(soortenOf(counted(MARCH, two('Energie')), 'meldingen', 'meervoudig')).toEqual({ Energie: 1 });
    expect(soortenOf(counted(MARCH, two('Water')), 'meldingen', 'meervoudig')).toEqual({ 'meer soorten': 1 });
    // As it stood on the last day of the month.
    const later = [...whole.slice(0, 2), second('Water', '2026-04-01')];
    expect(soortenOf(counted(MARCH, later), 'meldingen', 'enkelvoudig')).toEqual({ Energie: 1 });
  });

  it('that was joined keeps the kind it had for what was done in it', () => {
    const counts = new Counts();
    const events = zaakOf(
      'z-3',
      ['2026-03-02', { kind: 'signaal_toegevoegd', stand }],
      ['2026-03-03', poging('Brief', false, '2026-03-03')],
      ['2026-03-04', { kind: 'samengevoegd', met: 'z-1', op: '2026-03-04' }],
    );
    countZaak(counts, { events }, MARCH, new Set());
    expect(soortenOf(counts, 'pogingen', 'Brief, niet bereikt')).toEqual({ Energie: 1 });
  });

  it('that is opened again within the month counts as it ended', () => {
    const sluit = (op: string, resultaat: string) => [op, { kind: 'gesloten', resultaat, op }] as const;
    const again = zaakOf(
      'z-1',
      ['2026-03-02', { kind: 'signaal_toegevoegd', stand }],
      sluit('2026-03-03', 'Inwoner is overleden'),
      ['2026-03-04', { kind: 'heropend', op: '2026-03-04' }],
      sluit('2026-03-05', 'Definitief geen contact kunnen krijgen'),
    );
    expect(countedZaken(MARCH, again)).toMatchObject({
      'resultaten/Definitief geen contact kunnen krijgen': 1,
      'bereik/0, niet bereikt': 1,
    });
    expect(countedZaken(MARCH, again)['resultaten/Inwoner is overleden']).toBeUndefined();
  });
});

describe('a handover', () => {
  const door = { team: '01/nazorg', person: 'p' };
  function handover(id: string, more: object, ...happened: readonly (readonly [string, object])[]): Noted<Event> {
    const begun = {
      ...{ kind: 'begonnen', overgang: 'detentie-thuis', kader: 'plicht', naar: '02/wmo', ankerOp: '2026-02-01' },
      ...{ plandatum: '2026-03-20', gebieden: [{ area: 'huisvesting', urgent: true }], ...more },
    };
    return [['2026-02-10', begun] as const, ...happened].map(([op, event]) => ({
      op,
      event: { handoverId: id, op, door, ...event } as Event,
    }));
  }
  const counted = (month: Month, ...events: readonly Noted<Event>[]): Record<string, number> => {
    const counts = new Counts();
    const all = events.flat().toSorted((one, other) => (one.op < other.op ? -1 : one.op > other.op ? 1 : 0));
    countTraject(() => counts, { events: all }, month);
    return cellsOf(counts);
  };
  const voorgesteld = (op: string) => [op, { kind: 'voorgesteld' }] as const;
  const geweigerd = (op: string) => [op, { kind: 'geweigerd', reden: 'geen_capaciteit' }] as const;
  const geaccepteerd = (op: string) =>
    [op, { kind: 'geaccepteerd', regiehouder: door, eersteAfspraak: op, start: op }] as const;

  it('is counted when it is proposed, accepted and refused, with the days it took', () => {
    expect(counted(MARCH, handover('h-1', {}, voorgesteld('2026-03-02'), geaccepteerd('2026-03-12')))).toEqual({
      'overdrachten/voorgesteld': 1,
      'overdrachten/geaccepteerd': 1,
      'tot_acceptatie/8-14 dagen': 1,
    });
    expect(
      counted(MARCH, handover('h-1', { plandatum: '2026-04-20' }, voorgesteld('2026-03-02'), geweigerd('2026-03-12'))),
    ).toEqual({
      'overdrachten/voorgesteld': 1,
      'overdrachten/geweigerd of doorverwezen': 1,
      'weigeringen/geen_capaciteit': 1,
    });
  });

  it('that nobody accepted before its day leaves somebody without one: once, also when two were tried', () => {
    const one = handover('h-1', {}, voorgesteld('2026-03-02'), geweigerd('2026-03-12'));
    const two = handover('h-2', {}, voorgesteld('2026-03-13'));
    expect(counted(MARCH, one, two)).toMatchObject({
      'vertrek_zonder_overdracht/detentie': 1,
      'wachten_op_antwoord/15-28 dagen': 1,
    });
    const both = new Counts();
    const other = handover('h-2', { overgang: 'isd-thuis' }, voorgesteld('2026-03-13'));
    countTraject(() => both, { events: [...one, ...other] }, MARCH);
    expect(soortenOf(both, 'overdrachten', 'voorgesteld')).toEqual({ 'detentie-thuis': 1, 'isd-thuis': 1 });
    expect(soortenOf(both, 'weigeringen', 'geen_capaciteit')).toEqual({ 'detentie-thuis': 1 });
    expect(soortenOf(both, 'vertrek_zonder_overdracht', 'detentie')).toEqual({ 'isd-thuis': 1 });
    const three = handover('h-3', {}, voorgesteld('2026-03-13'), geaccepteerd('2026-03-19'));
    expect(counted(MARCH, one, two, three)['vertrek_zonder_overdracht/detentie']).toBeUndefined();
    // What was accepted only after the month is told as it stood on its last day.
    const late = handover('h-3', {}, voorgesteld('2026-03-13'), geaccepteerd('2026-04-01'));
    expect(counted(MARCH, one, late)['vertrek_zonder_overdracht/detentie']).toBe(1);
  });

  it('under way that needs a home is expected in its month, one home for one person', () => {
    const one = handover('h-1', { plandatum: '2026-06-20' }, voorgesteld('2026-03-02'));
    const two = handover('h-2', { plandatum: '2026-07-20' }, voorgesteld('2026-03-02'));
    const none = handover('h-3', { plandatum: '2026-04-20', gebieden: [] }, voorgesteld('2026-03-02'));
    expect(counted(MARCH, one, two, none)).toMatchObject({ 'verwachte_uitstroom/over 3 maanden': 1 });
    const far = handover('h-1', { plandatum: '2026-10-01' }, voorgesteld('2026-03-02'));
    expect(Object.keys(counted(MARCH, far)).filter(cel => cel.startsWith('verwachte'))).toEqual([]);
  });
});

const TABLES = (blok: BlockCode): readonly string[] => ['alle', ...GRID[blok].soorten];

describe('a publication', () => {
  const some = (blok: BlockCode, cel: string, count: number) => {
    const counts = new Counts();
    counts.add(blok, cel, null, count);
    return counts;
  };

  it('has every cell of the grid, so that what is not there says nothing', () => {
    const [one] = publish(new Map([['0344', new Counts()]]), new Set(['0344']), []);
    expect(one!.blokken.map(({ blok, cellen }) => [blok, cellen.map(({ cel }) => cel)])).toEqual(
      BLOCKS.flatMap(blok => TABLES(blok).map(() => [blok, [...GRID[blok].cellen]])),
    );
    expect(one!.blokken.map(({ soort }) => soort)).toEqual(BLOCKS.flatMap(TABLES));
    expect(new Set(one!.blokken.flatMap(({ cellen }) => cellen.map(({ waarde }) => waarde)))).toEqual(new Set([0]));
  });

  it('says nothing of zaken where the municipality has none here: that is not zero', () => {
    const [one] = publish(new Map([['0344', new Counts()]]), new Set(), []);
    expect(one!.blokken.every(({ blok }) => GRID[blok].bron === 'overdrachten')).toBe(true);
  });

  it('rounds a region from its true sum, and never so that it shows what a member hides', () => {
    const counted = new Map([
      ['0344', some('signalen', 'Huur', 4)],
      ['0355', some('signalen', 'Huur', 4)],
    ]);
    const found = publish(counted, new Set(counted.keys()), [{ naam: 'Regio', leden: ['0344', '0355', '0999'] }]);
    const rent = found.map(({ gebied, blokken }) => {
      const block = blokken.find(({ blok }) => blok === 'signalen')!;
      return [gebied.soort, block.cellen.find(({ cel }) => cel === 'Huur')!.waarde, block.totaal];
    });
    // Ten would say that both have four.
    expect(rent).toEqual([
      ['gemeente', '<5', '<5'],
      ['gemeente', '<5', '<5'],
      ['regio', 5, 5],
    ]);
  });

  it('cannot be asked for another breakdown', () => {
    expect(() => new Counts().add('signalen', 'postcode 3511', null)).toThrow(RangeError);
    expect(() => new Counts().add('signalen', 'Huur', 'Huur')).toThrow(RangeError);
    expect(() => new Counts().add('meldingen', 'enkelvoudig', null)).toThrow(RangeError);
    expect(() => new Counts().add('meldingen', 'enkelvoudig', 'detentie-thuis')).toThrow(RangeError);
  });
});

describe('the months', () => {
  it('are published when they are over, oldest first, and none twice', () => {
    const names = (last: string | null, day: string) => monthsToPublish(last, day).map(({ maand }) => maand);
    expect(names(null, '2026-04-01')).toEqual(['2026-03']);
    expect(names('2026-03', '2026-04-30')).toEqual([]);
    expect(names('2025-11', '2026-03-15')).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(names('2020-01', '2026-03-15')).toHaveLength(6);
  });

  it('turn at midnight in the Netherlands', () => {
    expect(localDayOf(Date.parse('2026-03-31T21:59:59Z'))).toBe('2026-03-31');
    expect(localDayOf(Date.parse('2026-03-31T22:00:00Z'))).toBe('2026-04-01');
  });
});

describe('CSV', () => {
  it('never begins a cell as a formula, whatever a region is called', () => {
    for (const name of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1'])
      expect(fieldOf(name)).toBe(`"'${name}"`);
    expect(fieldOf('Regio "Noord"; =1')).toBe('"Regio ""Noord""; =1"');
  });

  it('has a line for each cell and each total', () => {
    const published = publish(new Map([['0344', new Counts()]]), new Set(['0344']), []);
    const lines = figuresAsCsv('2026-03', published).trimEnd().split('\r\n');
    const rows = BLOCKS.map(blok => TABLES(blok).length * (GRID[blok].cellen.length + (GRID[blok].geheel ? 1 : 0)));
    expect(lines.length).toBe(1 + rows.reduce((sum, count) => sum + count, 0));
    expect(lines[1]).toBe('"2026-03";"gemeente";"0344";"signalen";"totaal";"0";"alle"');
    expect(lines).toContain('"2026-03";"gemeente";"0344";"meldingen";"meervoudig";"0";"meer soorten"');
  });
});
