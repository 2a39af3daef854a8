/**
 * Reads signals from a file in the exchange model DDAS v0.9. Such a file says neither who sends nor what was attested,
 * so it comes with an attachment (CSV) that has the preconditions by the ID of each signal. Signals of other kinds of
 * partner are skipped; a signal that a municipality already dealt with is not sent as if it were new. What a municipality did with a signal
 * (`vroegsignaalzaken`) is never read.
 */
import { isBsn } from '../../schemas/formats.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { objectsIn } from './answers.ts';
import { CsvError, isEncodingError, readRecords } from './csv.ts';
import { once } from './ledger.ts';
import { ATTESTATION_FORMS, LEDGER_FORMS, type LedgerForm } from './ledger-fields.ts';
import type { AttestationSource, LedgerMapping, ValueSource } from './ledger-mapping.ts';
import { type LedgerContext, type LedgerFault, type RowReading, readRow } from './ledger-message.ts';
import { readDate } from './ledger-values.ts';
import { seenIds } from './seen-ids.ts';

export type DdasStop =
  | 'DDAS_ONLEESBAAR'
  | 'BIJLAGE_ONLEESBAAR'
  | 'BIJLAGE_KOLOM_ONTBREEKT'
  | 'BIJLAGE_DUBBEL_ID'
  | 'HOEDANIGHEID_ZONDER_DDAS';

export type DdasRow =
  /** Told once, before the signals: how many there are, and IDs of the attachment that none of them has. */
  | { readonly kind: 'attachment'; readonly unmatched: number; readonly signals: number }
  /** `row`: the place of the signal in the file, the first being 1. */
  | (RowReading & { readonly row: number })
  | { readonly kind: 'stopped'; readonly code: DdasStop; readonly columns: readonly string[] };

/** One JSON document is read whole: this is some hundred thousand signals. */
export const MOST_DDAS_BYTES = 64 * 1024 * 1024;

/** How DDAS calls a kind of partner, and which message it sends. */
const PARTNERS: ReadonlyMap<string, { readonly soort: string; readonly type: string }> = new Map([
  ['verhuurder', { soort: 'Huur', type: 'huurachterstand' }],
  ['energieleverancier', { soort: 'Energie', type: 'energieachterstand' }],
  ['drinkwaterbedrijf', { soort: 'Water', type: 'drinkwaterachterstand' }],
  ['zorgverzekeraar_premie', { soort: 'Zorg', type: 'zorgpremieachterstand' }],
  ['cak_wanbetalers', { soort: 'CAK Zorgverzekeringen', type: 'zorgpremie-wanbetaler' }],
  ['hypotheekverstrekker', { soort: 'Hypotheek', type: 'hypotheekachterstand' }],
  ['duo', { soort: 'DUO', type: 'studieschuldachterstand' }],
  ['cak_eigen_bijdrage', { soort: 'CAK Eigen bijdrage', type: 'eigenbijdrageachterstand' }],
  ['belastingdienst', { soort: 'Belastingdienst', type: 'rijksbelastingachterstand' }],
  ['toeslagen', { soort: 'Dienst Toeslagen', type: 'toeslagachterstand' }],
]);
/** Every kind in the list of DDAS. */
const KNOWN_KINDS: ReadonlySet<string> = new Set([...[...PARTNERS.values()].map(({ soort }) => soort), 'Overige']);
const OPEN_STATUS = 'Nog niet opgepakt';

/** Our fields, by the names that DDAS has for them. */
const SIGNAL_COLUMNS: Readonly<Record<string, string>> = {
  signaaldatum: 'signaaldatum',
  eigenKenmerk: 'ID',
  bedragEuro: 'bedrag',
  ontstaansdatum: 'ontstaansdatum',
  warmeOverdracht: 'warmeOverdracht',
  voorletters: 'Voorletters',
  voorvoegsel: 'Voorvoegsel',
  achternaam: 'Achternaam',
  geboortedatum: 'Geboortedatum',
  postcode: 'Postcode',
  huisnummer: 'Huisnummer',
  huisnummertoevoeging: 'Huisnummertoevoeging',
  woonplaats: 'Plaatsnaam',
  bsn: 'Burgerservicenummer',
};
const OF_SIGNAL: ReadonlySet<string> = new Set(Object.values(SIGNAL_COLUMNS));
const AS_WRITTEN: Readonly<Record<string, ValueSource>> = {
  warmeOverdracht: { kolom: 'warmeOverdracht', waarden: { true: true, false: false } },
};
/** Dates that every signal or person has; any other makes a signal urgent. */
const PLAIN_DATES: ReadonlySet<string> = new Set(['signaaldatum', 'ontstaansdatum', 'geboortedatum']);

type Json = Readonly<Record<string, unknown>>;
type Cells = ReadonlyMap<string, string>;

/**
 * @param bytes the file, whole
 * @param attachment the CSV with a column `ID`, columns such as `P1 metOp`, `P1 methode`, `P1 kenmerk` and
 *   `P4 reactie`, and columns with the names of fields that DDAS does not have
 */
export async function* readDdas(
  bytes: Uint8Array,
  attachment: AsyncIterable<Uint8Array>,
  context: Omit<LedgerContext, 'mapping'>,
): AsyncGenerator<DdasRow> {
  const partner = PARTNERS.get(context.afzender.hoedanigheid);
  const form = partner === undefined ? undefined : LEDGER_FORMS.get(partner.type);
  if (partner === undefined || form === undefined) return yield stopped('HOEDANIGHEID_ZONDER_DDAS');
  const signals = readSignals(bytes);
  if (signals === null) return yield stopped('DDAS_ONLEESBAAR');
  const joined = await readAttachment(attachment);
  if (joined.kind === 'stopped') return yield joined;
  const mapping = mappingFor(partner.type, form, new Set(joined.columns));
  const missing = missingColumns(mapping, form, new Set(joined.columns));
  if (missing.length > 0) return yield { kind: 'stopped', code: 'BIJLAGE_KOLOM_ONTBREEKT', columns: missing };

  const named = new Set(signals.map(({ signal }) => String(signal.ID ?? '')));
  const unmatched = [...joined.rows.keys()].filter(id => !named.has(id)).length;
  yield { kind: 'attachment', unmatched, signals: signals.length };
  const seen = seenIds();
  for (const [index, { signal, gemeentecode }] of signals.entries()) {
    const row = index + 1;
    const skip = whySkipped(signal, partner.soort);
    if (skip !== null) {
      yield { kind: 'skipped', why: skip, row };
      continue;
    }
    const added = joined.rows.get(String(signal.ID ?? ''));
    const reading = readSignal({ signal, gemeentecode }, added, { ...context, mapping }, form);
    yield { ...once(reading, seen, row, 'signaal'), row };
  }
}

interface Signal {
  readonly signal: Json;
  readonly gemeentecode: string;
}

function readSignals(bytes: Uint8Array): readonly Signal[] | null {
  const parsed = parseStrict(bytes);
  if (parsed.kind === 'invalid') return null;
  const { leveringen } = (parsed.value ?? {}) as Json;
  if (!Array.isArray(leveringen)) return null;
  return objectsIn(leveringen).flatMap(levering =>
    objectsIn(levering.vroegsignalen).map(signal => ({ signal, gemeentecode: cellText(levering.gemeentecode) })),
  );
}

function whySkipped(signal: Json, own: string): string | null {
  const soort = String(recordIn(signal.signaalpartner).type ?? '');
  if (soort === own) return null;
  return KNOWN_KINDS.has(soort) ? `signaalpartner ${soort}` : 'signaalpartner staat niet in de lijst van DDAS';
}

function readSignal(
  { signal, gemeentecode }: Signal,
  added: Cells | undefined,
  context: LedgerContext,
  form: LedgerForm,
): RowReading {
  const client = recordIn(signal.client);
  const cellOf = (column: string) => {
    if (column === 'gemeentecode') return gemeentecode;
    if (!OF_SIGNAL.has(column)) return added?.get(column) ?? '';
    return cellText(Object.hasOwn(client, column) ? client[column] : signal[column]);
  };
  const reading = readRow(cellOf, context);
  const faults: LedgerFault[] = [];
  if (signal.status !== undefined && signal.status !== OPEN_STATUS)
    faults.push({ column: 'status', code: 'AL_BEHANDELD', detail: 'De gemeente heeft dit signaal al behandeld.' });
  const bsn = cellOf('Burgerservicenummer');
  if (bsn !== '' && !isBsn(bsn))
    faults.push({ column: 'Burgerservicenummer', code: 'BSN_ONGELDIG', detail: 'Dit voldoet niet aan de elfproef.' });
  if (added === undefined)
    faults.push({ column: 'ID', code: 'BIJLAGE_ONTBREEKT', detail: 'In de bijlage staat geen regel met dit ID.' });
  const urgent = [...form.fields].filter(([name, { kind }]) => kind === 'datum' && !PLAIN_DATES.has(name));
  // Our message is urgent because of a date; without one the word "crisis" would be lost on the way.
  if (signal.crisissignaal === true && urgent.every(([name]) => cellOf(name) === ''))
    faults.push({
      column: 'crisissignaal',
      code: 'CRISIS_ZONDER_DATUM',
      detail:
        urgent.length === 0
          ? 'Een signaal van dit soort kan niet zeggen dat er een crisis is.'
          : `Zet in de bijlage een datum bij: ${urgent.map(([name]) => name).join(' of ')}.`,
    });
  if (faults.length === 0 || reading.kind === 'skipped') return reading;
  const own = reading.kind === 'fault' ? reading.faults : [];
  return { kind: 'fault', reference: reading.reference, faults: [...own, ...faults] };
}

/** Everything DDAS has comes from there; the rest from the attachment, as far as that has a column for it. */
function mappingFor(type: string, form: LedgerForm, columns: ReadonlySet<string>): LedgerMapping {
  const velden = [...form.fields.keys()].flatMap((name): [string, ValueSource][] => {
    const kolom = SIGNAL_COLUMNS[name] ?? name;
    if (SIGNAL_COLUMNS[name] === undefined && !columns.has(name)) return [];
    return [[name, AS_WRITTEN[name] ?? { kolom }]];
  });
  const voorwaarden = [...ATTESTATION_FORMS].flatMap(([code, { fields }]) => {
    if (!columns.has(`${code} metOp`)) return [];
    const parts = [...fields.keys()].map(name => [name, { kolom: `${code} ${name}` }] as const);
    return [{ code, ...Object.fromEntries(parts) } as AttestationSource];
  });
  return {
    type,
    doel: 'vroegsignalering',
    datumnotatie: 'jjjj-mm-dd',
    decimaalteken: '.',
    ontvanger: { soort: 'gemeente.schuldhulp' },
    gemeente: { kolom: 'gemeentecode' },
    velden: Object.fromEntries(velden),
    voorwaarden,
  };
}

function missingColumns(mapping: LedgerMapping, form: LedgerForm, columns: ReadonlySet<string>): readonly string[] {
  const fields = form.required.filter(name => mapping.velden[name] === undefined);
  const attested = mapping.voorwaarden.flatMap(({ code }) =>
    ATTESTATION_FORMS.get(code)!.required.map(name => `${code} ${name}`),
  );
  const first = mapping.voorwaarden.length === 0 ? ['P1 metOp'] : [];
  return [...fields, ...first, ...attested].filter(name => !columns.has(name));
}

type Attachment =
  | { readonly kind: 'attachment'; readonly columns: readonly string[]; readonly rows: ReadonlyMap<string, Cells> }
  | { readonly kind: 'stopped'; readonly code: DdasStop; readonly columns: readonly string[] };

async function readAttachment(bytes: AsyncIterable<Uint8Array>): Promise<Attachment> {
  const rows = new Map<string, Cells>();
  let columns: readonly string[] | null = null;
  try {
    for await (const record of readRecords(bytes, {})) {
      const cells = record.map(cell => cell.trim());
      if (columns === null) columns = cells;
      else if (cells.some(cell => cell !== '')) {
        if (cells.length !== columns.length) return stopped('BIJLAGE_ONLEESBAAR');
        const row = new Map(columns.map((name, index) => [name, tidyDate(cells[index]!)]));
        const id = row.get('ID') ?? '';
        if (rows.has(id)) return stopped('BIJLAGE_DUBBEL_ID');
        rows.set(id, row);
      }
    }
  } catch (error) {
    if (error instanceof CsvError || isEncodingError(error)) return stopped('BIJLAGE_ONLEESBAAR');
    throw error;
  }
  if (columns === null || !columns.includes('ID')) return { ...stopped('BIJLAGE_KOLOM_ONTBREEKT'), columns: ['ID'] };
  return { kind: 'attachment', columns, rows };
}

/** Spreadsheets write `02-11-2026`; with the year last it can be no other day. */
function tidyDate(cell: string): string {
  const read = readDate(cell, 'dd-mm-jjjj');
  return read.kind === 'value' ? read.value : cell;
}

function cellText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim()
    : '';
}

function recordIn(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function stopped(code: DdasStop): { kind: 'stopped'; code: DdasStop; columns: readonly string[] } {
  return { kind: 'stopped', code, columns: [] };
}
