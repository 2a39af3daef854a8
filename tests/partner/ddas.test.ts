import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DdasRow, readDdas, receiverBook } from '../../adapters/partner/index.ts';
import { PRETEND_REGION } from '../../adapters/pretend/region.ts';
import { LEDGER_FOLDER } from '../support/make-ledger.ts';
import type { Json } from '../support/messages.ts';

const SENDER = { oin: '00000099000910001000', team: 'incasso', hoedanigheid: 'verhuurder' };
const RECEIVERS = receiverBook(
  PRETEND_REGION.map(({ oin, naam, teams, gemeente }) => ({
    oin,
    naam,
    teams: teams.map(({ code, soort }) => ({ team: code, soort, gemeenten: gemeente === null ? [] : [gemeente] })),
  })),
  'gemeente.schuldhulp',
);

const CLIENT = {
  Voorletters: 'Q.Z.',
  Achternaam: 'Kwartelvogel',
  Geboortedatum: '1981-04-17',
  Straatnaam: 'Vogelplein',
  Postcode: '3511 ab',
  Huisnummer: '12',
  Huisnummertoevoeging: 'A',
  Plaatsnaam: 'Utrecht',
};
const SIGNAL = {
  ID: 'VS-1',
  crisissignaal: false,
  warmeOverdracht: true,
  bedrag: 450,
  ontstaansdatum: '2026-09-01',
  signaaldatum: '2026-11-20',
  status: 'Nog niet opgepakt',
  signaalpartner: { type: 'Huur' },
  client: CLIENT,
};
const COLUMNS =
  'ID;P1 metOp;P1 methode;P1 kenmerk;P4 metOp;P4 methode;P4 kenmerk;P4 reactie;ontruimingsdatum;klantnummer;product;stap';
const attested = (id: string, more = ';;;') =>
  `${id};05-11-2026;telefoon;D-1;2026-11-06;brief;D-2;geen_reactie;${more}`;

function file(signals: readonly Json[], gemeentecode = '0344'): Json {
  return { codeGegevensleverancier: 'X', leveringen: [{ teller: 1, gemeentecode, vroegsignalen: signals }] };
}

async function read(document: Json, attachment: readonly string[] = [attested('VS-1')], sender = SENDER) {
  const bytes = async function* () {
    yield Buffer.from([COLUMNS, ...attachment].join('\n'));
  };
  const context = { afzender: sender, receiverOf: RECEIVERS, localDate: '2026-11-20', idKey: Buffer.alloc(32, 7) };
  const rows: DdasRow[] = [];
  const whole = Buffer.isBuffer(document) ? document : Buffer.from(JSON.stringify(document));
  for await (const row of readDdas(whole, bytes(), context)) rows.push(row);
  return rows;
}

const signalRows = async (...given: Parameters<typeof read>) =>
  (await read(...given)).filter(row => row.kind !== 'attachment');
const codesOf = (row: DdasRow | undefined) => (row?.kind === 'fault' ? row.faults.map(fault => fault.code) : row?.kind);

describe('a signal in DDAS', () => {
  it('becomes a whole message with what the attachment attests', async () => {
    expect(await read(file([SIGNAL]))).toMatchObject([
      { kind: 'attachment', signals: 1, unmatched: 0 },
      {
        kind: 'message',
        row: 1,
        reference: 'VS-1',
        message: {
          type: 'huurachterstand',
          doel: 'vroegsignalering',
          afzender: SENDER,
          ontvanger: { gemeentecode: '0344', team: 'schuldhulp' },
          signaaldatum: '2026-11-20',
          voorwaarden: [
            { code: 'P1', metOp: '2026-11-05', methode: 'telefoon', kenmerk: 'D-1' },
            { code: 'P4', metOp: '2026-11-06', methode: 'brief', kenmerk: 'D-2', reactie: 'geen_reactie' },
          ],
          inhoud: {
            persoon: {
              voorletters: 'Q.Z.',
              achternaam: 'Kwartelvogel',
              geboortedatum: '1981-04-17',
              adres: { postcode: '3511AB', huisnummer: 12, huisnummertoevoeging: 'A', woonplaats: 'Utrecht' },
            },
            bedragEuro: 450,
            ontstaansdatum: '2026-09-01',
            eigenKenmerk: 'VS-1',
            warmeOverdracht: true,
          },
        },
      },
    ]);
  });

  it('never carries the street, nor anything a municipality did', async () => {
    const document = file([SIGNAL]);
    document.leveringen[0].vroegsignaalzaken = [{ resultaat: 'Inwoner is overleden' }];
    expect(JSON.stringify(await read(document))).not.toMatch(/Vogelplein|overleden/);
  });

  it('of another kind of partner is skipped, and counted by kind', async () => {
    const of = (type: string) => ({ ...SIGNAL, signaalpartner: { type } });
    const rows = await signalRows(file([of('Energie'), of('DUO'), of('Kwartelvogel')]));
    expect(rows.map(row => row.kind === 'skipped' && row.why)).toEqual([
      'signaalpartner Energie',
      'signaalpartner DUO',
      'signaalpartner staat niet in de lijst van DDAS',
    ]);
  });

  it('that the municipality dealt with is not sent as if it were new', async () => {
    const [row] = await signalRows(file([{ ...SIGNAL, status: 'Inwoner is overleden' }]));
    expect(codesOf(row)).toEqual(['AL_BEHANDELD']);
  });

  it('without a line in the attachment is not sent: nobody attests anything', async () => {
    expect(codesOf((await signalRows(file([{ ...SIGNAL, ID: 'VS-2' }])))[0])).toEqual(['BIJLAGE_ONTBREEKT']);
  });

  it('with a BSN that fails the eleven test is told so; a real one goes to the gateway, which refuses it', async () => {
    const withBsn = (bsn: string) => file([{ ...SIGNAL, client: { ...CLIENT, Burgerservicenummer: bsn } }]);
    expect(codesOf((await signalRows(withBsn('999990018')))[0])).toEqual(['BSN_ONGELDIG']);
    const [row] = await signalRows(withBsn('999990019'));
    expect(row).toMatchObject({ kind: 'message', message: { inhoud: { persoon: { bsn: '999990019' } } } });
  });

  it('for a municipality that takes no part is not sent', async () => {
    expect(codesOf((await signalRows(file([SIGNAL], '0518')))[0])).toEqual(['ONTVANGER_NIET_AANGESLOTEN']);
  });

  it('tells all its faults at once, as a file from elsewhere has them', async () => {
    const signal = { ...SIGNAL, ID: 'VS-9', client: { ...CLIENT, Burgerservicenummer: '999990018' } };
    expect(codesOf((await signalRows(file([signal], '0518')))[0])).toEqual([
      'ONTVANGER_NIET_AANGESLOTEN',
      'BSN_ONGELDIG',
      'BIJLAGE_ONTBREEKT',
    ]);
  });

  it('is not sent as a crisis without the date that makes it one', async () => {
    const crisis = file([{ ...SIGNAL, crisissignaal: true }]);
    expect(codesOf((await signalRows(crisis))[0])).toEqual(['CRISIS_ZONDER_DATUM']);
    const [row] = await signalRows(crisis, [attested('VS-1', '15-12-2026;;;')]);
    expect(row).toMatchObject({ message: { inhoud: { ontruimingsdatum: '2026-12-15' } } });
  });

  it('comes once when its ID and day stand there twice', async () => {
    const rows = await signalRows(file([SIGNAL, SIGNAL]));
    expect(rows.map(codesOf)).toEqual(['message', ['DUBBEL_KENMERK']]);
  });

  it('is of the kind that this sender is: an energy supplier takes other fields from the attachment', async () => {
    const energy = { ...SENDER, hoedanigheid: 'energieleverancier' };
    const [row] = await signalRows(
      file([{ ...SIGNAL, signaalpartner: { type: 'Energie' } }]),
      [attested('VS-1', ';K-7;gas;eerste')],
      energy,
    );
    expect(row).toMatchObject({
      message: { type: 'energieachterstand', inhoud: { klantnummer: 'K-7', product: ['gas'], stap: 'eerste' } },
    });
  });
});

describe('a DDAS file', () => {
  it('is not read when it is something else', async () => {
    for (const document of [Buffer.from('{'), [], { leveringen: 'geen' }, null])
      expect(await read(document)).toMatchObject([{ kind: 'stopped', code: 'DDAS_ONLEESBAAR' }]);
  });

  it('cannot come from a sender that DDAS has no signals of', async () => {
    const college = { ...SENDER, hoedanigheid: 'college' };
    expect(await read(file([SIGNAL]), [], college)).toMatchObject([{ code: 'HOEDANIGHEID_ZONDER_DDAS' }]);
  });

  it('shows no value in what it tells, whatever stands where', async () => {
    const odd = { ...SIGNAL, bedrag: 'Zandloperman', ontstaansdatum: { x: 'Zandloperman' }, signaalpartner: 'Huur' };
    const rows = await read(file([odd, { ...odd, signaalpartner: { type: 'Huur' } }, null, 'Zandloperman', []]));
    expect(JSON.stringify(rows)).not.toContain('Zandloperman');
  });
});

describe('the attachment', () => {
  const stopOf = async (text: string) => {
    const bytes = async function* () {
      yield Buffer.from(text);
    };
    const context = { afzender: SENDER, receiverOf: RECEIVERS, localDate: '2026-11-20', idKey: Buffer.alloc(32, 7) };
    for await (const row of readDdas(Buffer.from(JSON.stringify(file([SIGNAL]))), bytes(), context)) return row;
    return null;
  };

  it('must have every column of a precondition that it begins', async () => {
    expect(await stopOf('ID;P1 metOp;P4 metOp;P4 methode\nVS-1;;;\n')).toEqual({
      kind: 'stopped',
      code: 'BIJLAGE_KOLOM_ONTBREEKT',
      columns: ['P1 methode', 'P1 kenmerk', 'P4 kenmerk', 'P4 reactie'],
    });
    expect(await stopOf('ID;naam\nVS-1;x\n')).toMatchObject({ columns: ['P1 metOp'] });
    expect(await stopOf('')).toMatchObject({ columns: ['ID'] });
  });

  it('says of an ID only once what was done', async () => {
    expect(await stopOf([COLUMNS, attested('VS-1'), attested('VS-1')].join('\n'))).toMatchObject({
      code: 'BIJLAGE_DUBBEL_ID',
    });
  });

  it('is not read when its rows are shifted or it is no CSV', async () => {
    expect(await stopOf(`${COLUMNS}\nVS-1;05-11-2026\n`)).toMatchObject({ code: 'BIJLAGE_ONLEESBAAR' });
    expect(await stopOf(`${COLUMNS}\n"VS-1`)).toMatchObject({ code: 'BIJLAGE_ONLEESBAAR' });
  });

  it('cannot put another name or address in the place of that in the file', async () => {
    const bytes = async function* () {
      yield Buffer.from(`${COLUMNS};Achternaam;Postcode;gemeentecode\n${attested('VS-1')};Merel;9999ZZ;0355\n`);
    };
    const context = { afzender: SENDER, receiverOf: RECEIVERS, localDate: '2026-11-20', idKey: Buffer.alloc(32, 7) };
    const rows: DdasRow[] = [];
    for await (const row of readDdas(Buffer.from(JSON.stringify(file([SIGNAL]))), bytes(), context)) rows.push(row);
    expect(rows[1]).toMatchObject({
      message: { ontvanger: { gemeentecode: '0344' }, inhoud: { persoon: { achternaam: 'Kwartelvogel' } } },
    });
    expect(JSON.stringify(rows)).not.toContain('Merel');
  });
});

describe('the DDAS example in the docs', () => {
  it('has rows that arrive, rows that are refused, and rows that are not ours', async () => {
    const context = { afzender: SENDER, receiverOf: RECEIVERS, localDate: '2026-11-20', idKey: Buffer.alloc(32, 7) };
    const bytes = readFileSync(join(LEDGER_FOLDER, 'ddas.json'));
    const rows: DdasRow[] = [];
    for await (const row of readDdas(bytes, createReadStream(join(LEDGER_FOLDER, 'ddas-bijlage.csv')), context))
      rows.push(row);
    expect(rows[0]).toEqual({ kind: 'attachment', signals: 9, unmatched: 1 });
    expect(rows.slice(1).map(codesOf)).toEqual([
      'message',
      'message',
      'skipped',
      'message',
      'message',
      ['BIJLAGE_ONTBREEKT'],
      'message',
      'skipped',
      ['ONTVANGER_NIET_AANGESLOTEN'],
    ]);
  });
});
