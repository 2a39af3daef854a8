import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerRow, readLedger, readMapping, receiverBook } from '../../adapters/partner/index.ts';
import { LEDGER_FORMS } from '../../adapters/partner/ledger-fields.ts';
import type { LedgerContext } from '../../adapters/partner/ledger-message.ts';
import { MESSAGE_TYPES } from '../../schemas/registry.ts';

const ID_KEY = Buffer.alloc(32, 7);
const SENDER = { oin: '00000099000910001000', team: 'incasso', hoedanigheid: 'verhuurder' };
const RECEIVER = { oin: '00000099000000344000', team: 'schuldhulp' };

const MAPPING = {
  type: 'huurachterstand',
  datumnotatie: 'dd-mm-jjjj',
  decimaalteken: ',',
  gemeente: { kolom: 'Gemeente', woonplaats: { kolom: 'Plaats', tabel: { Utrecht: '0344', Amsterdam: '0363' } } },
  velden: {
    signaaldatum: { vandaag: true },
    eigenKenmerk: { kolom: 'Contract' },
    voorletters: { kolom: 'Voorletters' },
    achternaam: { kolom: 'Naam' },
    postcode: { kolom: 'Postcode' },
    huisnummer: { kolom: 'Nr' },
    woonplaats: { kolom: 'Plaats' },
    bedragEuro: { kolom: 'Saldo' },
    ontstaansdatum: { kolom: 'Sinds' },
    warmeOverdracht: { kolom: 'Overdracht' },
  },
  voorwaarden: [
    { code: 'P1', metOp: { kolom: 'Contact' }, methode: { vast: 'telefoon' }, kenmerk: { kolom: 'Contract' } },
    {
      code: 'P4',
      metOp: { kolom: 'Aanbod' },
      methode: { vast: 'brief' },
      kenmerk: { kolom: 'Contract' },
      reactie: { kolom: 'Reactie', waarden: { '': 'geen_reactie', ja: 'akkoord', nee: 'geweigerd' } },
    },
  ],
};

const HEADER = 'Contract;Voorletters;Naam;Postcode;Nr;Plaats;Gemeente;Saldo;Sinds;Overdracht;Contact;Aanbod;Reactie';
const CELLS = {
  Contract: 'HC-1',
  Voorletters: 'Q.',
  Naam: 'Kwartel',
  Postcode: '3511 ab',
  Nr: '12',
  Plaats: 'Utrecht',
  Gemeente: '',
  Saldo: '1.234,56',
  Sinds: '01-09-2026',
  Overdracht: '',
  Contact: '05-11-2026',
  Aanbod: '06-11-2026',
  Reactie: '',
};
const line = (change: Partial<typeof CELLS> = {}) => Object.values({ ...CELLS, ...change }).join(';');

function context(mapping: object = MAPPING): LedgerContext {
  const reading = readMapping(mapping);
  if (reading.kind === 'invalid') throw new Error(JSON.stringify(reading.faults));
  const receiverOf: LedgerContext['receiverOf'] = code => (code === '0344' ? RECEIVER : null);
  return { mapping: reading.mapping, afzender: SENDER, receiverOf, localDate: '2026-11-20', idKey: ID_KEY };
}

async function read(text: string | Buffer, mapping: object = MAPPING, chunkBytes = 1 << 16): Promise<LedgerRow[]> {
  const bytes = Buffer.from(text);
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  };
  const rows: LedgerRow[] = [];
  for await (const row of readLedger(chunks(), context(mapping))) rows.push(row);
  return rows;
}

async function readOne(change: Partial<typeof CELLS> = {}): Promise<LedgerRow> {
  return (await read(`${HEADER}\n${line(change)}\n`))[1]!;
}

describe('a row of a rent ledger', () => {
  it('becomes a whole message', async () => {
    expect(await readOne()).toMatchObject({
      kind: 'message',
      row: 2,
      reference: 'HC-1',
      message: {
        type: 'huurachterstand',
        versie: 1,
        afzender: SENDER,
        ontvanger: { ...RECEIVER, gemeentecode: '0344' },
        doel: 'vroegsignalering',
        signaaldatum: '2026-11-20',
        voorwaarden: [
          { code: 'P1', metOp: '2026-11-05', methode: 'telefoon', kenmerk: 'HC-1' },
          { code: 'P4', metOp: '2026-11-06', methode: 'brief', kenmerk: 'HC-1', reactie: 'geen_reactie' },
        ],
        inhoud: {
          persoon: {
            voorletters: 'Q.',
            achternaam: 'Kwartel',
            adres: { postcode: '3511AB', huisnummer: 12, woonplaats: 'Utrecht' },
          },
          bedragEuro: 1234,
          ontstaansdatum: '2026-09-01',
          eigenKenmerk: 'HC-1',
        },
      },
    });
  });

  it('leaves out what has an empty cell, and attests nothing without a date', async () => {
    const row = await readOne({ Contact: '' });
    if (row.kind !== 'message') throw new Error('not a message');
    expect(row.message.voorwaarden.map(one => one.code)).toEqual(['P4']);
    expect(row.message.inhoud).not.toHaveProperty('warmeOverdracht');
  });

  it('carries a refusal of the customer to the gateway, which decides', async () => {
    expect(await readOne({ Reactie: 'Nee' })).toMatchObject({
      message: { voorwaarden: [{ code: 'P1' }, { code: 'P4', reactie: 'geweigerd' }] },
    });
  });

  const faults: readonly (readonly [string, Partial<typeof CELLS>, string, string | null])[] = [
    ['a postcode is broken', { Postcode: '35110AB' }, 'PATROON', 'Postcode'],
    ['the amount is missing', { Saldo: '' }, 'VERPLICHT', 'Saldo'],
    ['the amount is below a euro', { Saldo: '0,99' }, 'BEREIK', 'Saldo'],
    ['the amount cannot be read', { Saldo: '12,345' }, 'BEDRAG_ONLEESBAAR', 'Saldo'],
    ['a day does not exist', { Sinds: '31-09-2026' }, 'DATUM_ONLEESBAAR', 'Sinds'],
    ['a date of attestation does not exist', { Contact: '31-09-2026' }, 'DATUM_ONLEESBAAR', 'Contact'],
    ['a word is not in the list', { Overdracht: 'misschien' }, 'KEUZE_ONBEKEND', 'Overdracht'],
    ['the place is in no table', { Plaats: 'Ons Dorp' }, 'GEMEENTE_ONBEKEND', 'Plaats'],
    ['the code of the municipality is none', { Gemeente: 'GM0344' }, 'GEMEENTE_ONBEKEND', 'Gemeente'],
    ['the municipality takes no part', { Plaats: 'Amsterdam' }, 'ONTVANGER_NIET_AANGESLOTEN', 'Plaats'],
    ['there is no reference', { Contract: '' }, 'VERPLICHT', 'Contract'],
    ['the reference has the form of no reference', { Contract: 'Q. Kwartel' }, 'PATROON', 'Contract'],
    ['a house number is no number', { Nr: '12A' }, 'GETAL_ONLEESBAAR', 'Nr'],
  ];
  it.each(faults)('cannot be sent when %s', async (_why, change, code, column) => {
    const row = await readOne(change);
    expect(row).toMatchObject({ kind: 'fault', row: 2 });
    if (row.kind === 'fault') expect(row.faults).toContainEqual(expect.objectContaining({ code, column }));
  });

  it('tells every fault of the row at once', async () => {
    const row = await readOne({ Saldo: '1,2,3', Sinds: 'ooit', Plaats: 'Ons Dorp' });
    expect(row.kind === 'fault' && row.faults.map(one => one.column)).toEqual(['Saldo', 'Sinds', 'Plaats']);
  });

  it('never shows a value in what it tells', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(CELLS)), async column => {
        const canary = 'Zandloperman.9';
        const [, row] = await read(`${HEADER}\n${line({ [column]: `${canary} ü ${canary}` })}\n`);
        if (row!.kind === 'fault') expect(JSON.stringify(row)).not.toContain(canary);
      }),
    );
  });

  it('tells a reference only when it has the form of one', async () => {
    expect(await readOne({ Contract: 'Q. Kwartel' })).toMatchObject({ kind: 'fault', reference: null });
    expect(await readOne({ Saldo: '' })).toMatchObject({ kind: 'fault', reference: 'HC-1' });
  });
});

describe('the id of a message', () => {
  const idOf = async (change: Partial<typeof CELLS>, sender = SENDER, localDate = '2026-11-20') => {
    const rows = readLedger(one(`${HEADER}\n${line(change)}\n`), { ...context(), afzender: sender, localDate });
    for await (const row of rows) if (row.kind === 'message') return row.message.berichtId;
    throw new Error('no message');
  };
  const one = async function* (text: string) {
    yield Buffer.from(text);
  };

  it('is the same for the same row, so that sending a file twice gives the same receipts', async () => {
    expect(await idOf({})).toBe(await idOf({}));
    expect(await idOf({})).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('cannot be found by trying references without the key of the sender', async () => {
    const others = one(`${HEADER}\n${line()}\n`);
    for await (const row of readLedger(others, { ...context(), idKey: Buffer.alloc(32, 8) }))
      if (row.kind === 'message') expect(row.message.berichtId).not.toBe(await idOf({}));
  });

  it('does not follow from what is owed or by whom, so that a changed row is a conflict and no second signal', async () => {
    expect(await idOf({ Saldo: '900,00', Naam: 'Merel' })).toBe(await idOf({}));
  });

  it('differs by sender, by reference and by signal date', async () => {
    const ids = await Promise.all([
      idOf({}),
      idOf({ Contract: 'HC-2' }),
      idOf({}, { ...SENDER, oin: '00000099000910002000' }),
      idOf({}, SENDER, '2026-11-21'),
    ]);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('a ledger as a file', () => {
  it('goes on after a row that cannot be read, and counts rows as a spreadsheet does', async () => {
    const rows = await read([HEADER, line(), 'HC-2;te kort', '', line({ Contract: 'HC-3' })].join('\r\n'));
    expect(rows.map(row => [row.kind, 'row' in row ? row.row : null])).toEqual([
      ['header', null],
      ['message', 2],
      ['fault', 3],
      ['message', 5],
    ]);
    expect(rows[2]).toMatchObject({ reference: null, faults: [{ code: 'RIJ_ONLEESBAAR' }] });
  });

  it('is the same in whatever pieces it comes in', async () => {
    const text = `\ufeff${HEADER}\n${line({ Naam: 'Yıldız' })}\n${line({ Contract: 'HC-2' })}\n`;
    const whole = await read(text);
    expect(whole.map(row => row.kind)).toEqual(['header', 'message', 'message']);
    for (const size of [1, 2, 7]) expect(await read(text, MAPPING, size)).toEqual(whole);
  });

  it('may be divided by commas, with amounts in quotes', async () => {
    const cells = Object.values(CELLS).map(cell => `"${cell}"`);
    const rows = await read(`${HEADER.replaceAll(';', ',')}\n${cells.join(',')}\n`);
    expect(rows[1]).toMatchObject({ kind: 'message', message: { inhoud: { bedragEuro: 1234 } } });
  });

  it('may be in Windows-1252 when the mapping says so, and is not read as UTF-8 by mistake', async () => {
    const latin = Buffer.from(`${HEADER}\n${line({ Naam: 'Müller' })}\n`, 'latin1');
    expect(await read(latin)).toContainEqual(expect.objectContaining({ kind: 'stopped', code: 'TEKENSET_KLOPT_NIET' }));
    const [, row] = await read(latin, { ...MAPPING, tekenset: 'windows-1252' });
    expect(row).toMatchObject({ message: { inhoud: { persoon: { achternaam: 'Müller' } } } });
  });

  it('names columns that are not read, and never reads them', async () => {
    const rows = await read(`${HEADER};Notitie\n${line()};vertrouwelijk\n`);
    expect(rows[0]).toEqual({ kind: 'header', unused: ['Notitie'] });
    expect(JSON.stringify(rows)).not.toContain('vertrouwelijk');
  });

  it('stops when a column of the mapping is missing, and says nothing of what stands there instead', async () => {
    expect(await read(`${line()}\n${line()}\n`)).toEqual([
      { kind: 'stopped', row: 1, code: 'KOLOM_ONTBREEKT', columns: expect.arrayContaining(['Contract', 'Naam']) },
    ]);
  });

  it('stops when a column stands there twice', async () => {
    expect(await read(`${HEADER};Naam\n`)).toMatchObject([
      { kind: 'stopped', code: 'DUBBELE_KOLOM', columns: ['Naam'] },
    ]);
  });

  it('stops at a quote that is never closed, after the rows before it', async () => {
    const rows = await read(`${HEADER}\n${line()}\n"${line({ Contract: 'HC-2' })}\n`);
    expect(rows.map(row => row.kind)).toEqual(['header', 'message', 'stopped']);
    expect(rows[2]).toMatchObject({ code: 'CSV_ONLEESBAAR', row: 3 });
  });

  it('stops when there is nothing in it', async () => {
    expect(await read('')).toMatchObject([{ kind: 'stopped', code: 'LEEG_BESTAND' }]);
  });

  it('sends one of two rows with the same reference and signal date', async () => {
    const rows = await read([HEADER, line(), line()].join('\n'));
    expect(rows[2]).toMatchObject({ kind: 'fault', row: 3, reference: 'HC-1', faults: [{ code: 'DUBBEL_KENMERK' }] });
  });
});

describe('a mapping', () => {
  const pointersOf = (mapping: object) => {
    const reading = readMapping(mapping);
    return reading.kind === 'invalid' ? reading.faults.map(fault => fault.pointer) : [];
  };

  it('must name every field that the message needs', () => {
    const { achternaam: _, ...velden } = MAPPING.velden;
    expect(pointersOf({ ...MAPPING, velden })).toEqual(['/velden/achternaam']);
  });

  it('knows no field that the message does not have', () => {
    const overlast = { kolom: 'Overlast' };
    expect(pointersOf({ ...MAPPING, velden: { ...MAPPING.velden, overlast } })).toEqual(['/velden/overlast']);
    const klantnummer = { kolom: 'Klant' };
    expect(pointersOf({ ...MAPPING, velden: { ...MAPPING.velden, klantnummer } })).toEqual(['/velden/klantnummer']);
  });

  it('cannot make up the day on which something was attested', () => {
    const [first] = MAPPING.voorwaarden;
    expect(pointersOf({ ...MAPPING, voorwaarden: [{ ...first, metOp: { vandaag: true } }] })).toEqual([
      '/voorwaarden/0/metOp',
    ]);
  });

  it('is told every fault at once, also when it is not a mapping at all', () => {
    expect(pointersOf({ ...MAPPING, datumnotatie: 'mm/dd', decimaalteken: '-' }).length).toBe(2);
    expect(readMapping(null).kind).toBe('invalid');
    expect(readMapping([]).kind).toBe('invalid');
  });

  it('reads an energy ledger with its own fields', async () => {
    const energy = {
      ...MAPPING,
      type: 'energieachterstand',
      velden: {
        ...MAPPING.velden,
        stap: { vast: 'eerste' },
        klantnummer: { kolom: 'Contract' },
        product: { kolom: 'Overdracht', waarden: { elektra: 'stroom', gas: 'gas' } },
        warmeOverdracht: { vast: false },
      },
    };
    const [, row] = await read(`${HEADER}\n${line({ Overdracht: 'Elektra + Gas' })}\n`, energy);
    expect(row).toMatchObject({
      message: { inhoud: { stap: 'eerste', klantnummer: 'HC-1', product: ['stroom', 'gas'] } },
    });
  });
});

describe('what a partner writes its own way', () => {
  const change = (more: object) => ({ ...MAPPING, ...more });
  const withField = (name: string, source: object) => change({ velden: { ...MAPPING.velden, [name]: source } });
  const readWith = async (mapping: object, cells: Partial<typeof CELLS> = {}) =>
    (await read(`${HEADER}\n${line(cells)}\n`, mapping))[1]!;

  it('leaves out rows by a rule, and says which column made it so', async () => {
    const mapping = change({ overslaan: [{ kolom: 'Overdracht', waarden: ['Regeling', ''] }] });
    expect(await readWith(mapping, { Overdracht: 'REGELING' })).toEqual({
      kind: 'skipped',
      why: 'kolom Overdracht',
      row: 2,
    });
    expect(await readWith(mapping, { Overdracht: '' })).toMatchObject({ kind: 'skipped' });
    expect(await readWith(mapping, { Overdracht: 'ja' })).toMatchObject({ kind: 'message' });
  });

  it('may name the columns lower down, under a title', async () => {
    const mapping = change({ kopregel: 3, scheidingsteken: ';' });
    const rows = await read(`Debiteuren;november\n\n${HEADER}\n${line()}\n`, mapping);
    expect(rows.map(row => [row.kind, 'row' in row ? row.row : null])).toEqual([
      ['header', null],
      ['message', 4],
    ]);
  });

  it('may be all of one municipality', async () => {
    expect(await readWith(change({ gemeente: { vast: '0344' } }), { Plaats: 'Amsterdam' })).toMatchObject({
      message: { ontvanger: { gemeentecode: '0344' } },
    });
  });

  it('may write one date otherwise than the rest, and amounts in cents', async () => {
    const mapping = {
      ...withField('ontstaansdatum', { kolom: 'Sinds', datumnotatie: 'jjjjmmdd' }),
      decimaalteken: 'centen',
    };
    expect(await readWith(mapping, { Sinds: '20260901', Saldo: '123456' })).toMatchObject({
      message: { inhoud: { ontstaansdatum: '2026-09-01', bedragEuro: 1234 } },
    });
  });

  it('may keep number, letter and addition of a house in one column', async () => {
    const velden = {
      ...MAPPING.velden,
      huisnummer: { kolom: 'Nr', deel: 'huisnummer' },
      huisletter: { kolom: 'Nr', deel: 'huisletter' },
      huisnummertoevoeging: { kolom: 'Nr', deel: 'huisnummertoevoeging' },
    };
    const addressOf = async (cell: string) => {
      const row = await readWith(change({ velden }), { Nr: cell });
      if (row.kind !== 'message' || !('persoon' in row.message.inhoud)) return row.kind;
      const { huisnummer, huisletter, huisnummertoevoeging } = row.message.inhoud.persoon.adres!;
      return [huisnummer, huisletter, huisnummertoevoeging];
    };
    expect(await addressOf('12')).toEqual([12, undefined, undefined]);
    expect(await addressOf('12a')).toEqual([12, 'a', undefined]);
    expect(await addressOf('12 A-3')).toEqual([12, 'A', '3']);
    expect(await addressOf('12-HS')).toEqual([12, undefined, 'HS']);
    expect(await addressOf('t/o 12')).toBe('fault');
  });

  it('is faulted before anything is read where a fixed value or a translation does not fit the message', () => {
    const reading = readMapping({
      ...withField('warmeOverdracht', { kolom: 'Overdracht', waarden: { ja: 'misschien' } }),
      doel: 'nieuwsgierigheid',
      ontvanger: { soort: 'gemeente.feest' },
      voorwaarden: [
        { code: 'P4', metOp: { kolom: 'Aanbod' }, methode: { vast: 'duif' }, kenmerk: { kolom: 'Contract' } },
      ],
    });
    expect(reading.kind === 'invalid' && reading.faults.map(fault => fault.pointer).sort()).toEqual([
      '/doel',
      '/ontvanger/soort',
      '/velden/warmeOverdracht/waarden/ja',
      '/voorwaarden/0/methode/vast',
      '/voorwaarden/0/reactie',
    ]);
  });

  it('is told of shape and meaning at once', () => {
    const { achternaam: _, ...velden } = MAPPING.velden;
    const reading = readMapping({ ...MAPPING, velden, datumnotatie: 'mm/dd', kopregel: 2 });
    expect(reading.kind === 'invalid' && reading.faults.map(fault => fault.pointer).sort()).toEqual([
      '/datumnotatie',
      '/scheidingsteken',
      '/velden/achternaam',
    ]);
  });
});

describe('every type of arrears', () => {
  it('can be filled from a ledger, with the fields of its schema', () => {
    const arrears = MESSAGE_TYPES.filter(({ type }) => type.endsWith('achterstand')).map(({ type }) => type);
    expect(arrears.filter(type => !LEDGER_FORMS.has(type))).toEqual([]);
    expect(LEDGER_FORMS.has('detentie-uitstroom')).toBe(false);
    for (const form of LEDGER_FORMS.values()) {
      expect(form.required).toEqual(expect.arrayContaining(['signaaldatum', 'achternaam', 'postcode', 'bedragEuro']));
      expect(form.fields.get('bedragEuro')?.kind).toBe('euro');
    }
  });
});

describe('the receivers', () => {
  const gemeente = (gemeentecode: string, geldigVan: string, geldigTot?: string) => ({
    gemeentecode,
    geldigVan,
    ...(geldigTot === undefined ? {} : { geldigTot }),
  });
  const book = receiverBook(
    [
      {
        oin: RECEIVER.oin,
        naam: 'Utrecht',
        teams: [
          { team: 'wmo', soort: 'gemeente.wmo', gemeenten: [gemeente('0344', '2000-01-01')] },
          { team: 'schuldhulp', soort: 'gemeente.schuldhulp', gemeenten: [gemeente('0344', '2000-01-01')] },
          { team: 'oud', soort: 'gemeente.schuldhulp', gemeenten: [gemeente('0620', '2000-01-01', '2018-12-31')] },
        ],
      },
    ],
    'gemeente.schuldhulp',
  );

  it('are found by municipality and kind of team', () => expect(book('0344', '2026-11-20')).toEqual(RECEIVER));
  it('are none for a municipality that was dissolved before that day', () => {
    expect(book('0620', '2018-12-31')).toMatchObject({ team: 'oud' });
    expect(book('0620', '2019-01-01')).toBeNull();
  });
});
