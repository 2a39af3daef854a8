/** Reads a ledger (CSV) as a stream, row by row: a row that cannot become a message is told, and the rest goes on. */
import { CsvError, parse } from 'csv-parse';
import { isValidOn } from '../../consent/moment.ts';
import type { ListedOrganisation } from './connect.ts';
import { columnsOf, type LedgerMapping } from './ledger-mapping.ts';
import { type LedgerContext, type ReceiverBook, type RowReading, readRow } from './ledger-message.ts';

export type LedgerStop =
  | 'LEEG_BESTAND'
  | 'KOLOM_ONTBREEKT'
  | 'DUBBELE_KOLOM'
  | 'CSV_ONLEESBAAR'
  | 'TEKENSET_KLOPT_NIET';

export type LedgerRow =
  /** Told once, after the header: columns of the file that the mapping does not name, and that are not read. */
  | { readonly kind: 'header'; readonly unused: readonly string[] }
  /** `row`: as a spreadsheet counts, the header being row 1. */
  | (RowReading & { readonly row: number })
  /** Nothing can be read from here on. */
  | {
      readonly kind: 'stopped';
      readonly row: number | null;
      readonly code: LedgerStop;
      readonly columns: readonly string[];
    };

/** A header longer than this is not a header. */
const MOST_HEADER_CHARACTERS = 65_536;
const MOST_ROW_CHARACTERS = 65_536;
const DELIMITERS = [';', ',', '\t', '|'] as const;

/**
 * Reads a ledger.
 * @param bytes the file, for example `createReadStream(path)`; a failure of it is thrown
 */
export async function* readLedger(bytes: AsyncIterable<Uint8Array>, context: LedgerContext): AsyncGenerator<LedgerRow> {
  const { mapping } = context;
  const text = decode(bytes, mapping.tekenset ?? 'utf-8');
  let header: Header | null = null;
  let row = 0;
  try {
    const first = await readUntilNewline(text);
    const delimiter = mapping.scheidingsteken ?? likelyDelimiter(first);
    for await (const cells of records(first, text, delimiter)) {
      row += 1;
      if (header === null) {
        header = readHeader(cells, mapping);
        if (header.fault !== null) yield stopped(header.fault, row, header.columns);
        if (header.fault !== null) return;
        yield { kind: 'header', unused: header.columns };
        continue;
      }
      if (cells.every(cell => cell.trim() === '')) continue;
      yield { ...readCells(cells, header, context, row), row };
    }
    if (header === null) yield stopped('LEEG_BESTAND', null);
  } catch (error) {
    if (error instanceof CsvError) yield stopped('CSV_ONLEESBAAR', row + 1);
    else if (isEncodingError(error)) yield stopped('TEKENSET_KLOPT_NIET', null);
    else throw error;
  }
}

interface Header {
  readonly fault: LedgerStop | null;
  /** Columns that the fault is about; without one, columns that are not used. */
  readonly columns: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly width: number;
  /** Row of each reference seen. */
  readonly seen: Map<string, number>;
}

function readHeader(cells: readonly string[], mapping: LedgerMapping): Header {
  const names = cells.map(cell => cell.trim());
  const places = new Map(names.map((name, index) => [name, index]));
  const used = columnsOf(mapping);
  const header = { places, width: names.length, seen: new Map<string, number>() };
  const missing = [...used].filter(name => !places.has(name));
  // Names of the mapping, not of the file: a file without header would show a resident's data here.
  if (missing.length > 0) return { ...header, fault: 'KOLOM_ONTBREEKT', columns: missing };
  const twice = [...used].filter(name => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) return { ...header, fault: 'DUBBELE_KOLOM', columns: twice };
  return { ...header, fault: null, columns: names.filter(name => name !== '' && !used.has(name)) };
}

function readCells(cells: readonly string[], header: Header, context: LedgerContext, row: number): RowReading {
  if (cells.length !== header.width) {
    // Shifted cells would put one person's data under another field.
    const detail = 'Deze rij heeft niet evenveel kolommen als de kop.';
    return { kind: 'fault', reference: null, faults: [{ column: null, code: 'RIJ_ONLEESBAAR', detail }] };
  }
  const reading = readRow(column => (cells[header.places.get(column)!] ?? '').trim(), context);
  if (reading.kind === 'fault') return reading;
  const earlier = header.seen.get(reading.message.berichtId);
  header.seen.set(reading.message.berichtId, earlier ?? row);
  if (earlier === undefined) return reading;
  const detail = `Dit kenmerk staat met dezelfde signaaldatum ook in rij ${earlier}.`;
  return { kind: 'fault', reference: reading.reference, faults: [{ column: null, code: 'DUBBEL_KENMERK', detail }] };
}

async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function isEncodingError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}

async function readUntilNewline(text: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (!/[\r\n]/.test(start) && start.length < MOST_HEADER_CHARACTERS) {
    const next = await text.next();
    if (next.done) return start;
    start += next.value;
  }
  return start;
}

/** The delimiter that stands most often in the header, outside quotes. In the rows a comma may be a decimal mark. */
function likelyDelimiter(start: string): string {
  const [line = ''] = start.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/);
  const counts = DELIMITERS.map(mark => line.split(mark).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ';';
}

async function* records(
  start: string,
  rest: AsyncGenerator<string>,
  delimiter: string,
): AsyncGenerator<readonly string[]> {
  const found: (readonly string[])[] = [];
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: MOST_ROW_CHARACTERS,
    // Taken from the parser one by one: a fault further on would drop the rows it had ready.
    on_record: (record: string[]) => void found.push(record),
  });
  parser.on('error', () => undefined);
  try {
    await written(done => parser.write(start, done));
    yield* found.splice(0);
    for await (const text of rest) {
      await written(done => parser.write(text, done));
      yield* found.splice(0);
    }
    await written(done => parser.end(done));
    yield* found.splice(0);
  } catch (error) {
    yield* found.splice(0);
    throw error;
  } finally {
    parser.destroy();
  }
}

function written(write: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => write(error => (error ? reject(error) : resolve())));
}

function stopped(code: LedgerStop, row: number | null, columns: readonly string[] = []): LedgerRow {
  return { kind: 'stopped', row, code, columns };
}

/**
 * Finds receivers among the organisations that take part.
 * @param soort kind of team, such as `gemeente.schuldhulp`
 */
export function receiverBook(organisations: readonly ListedOrganisation[], soort: string): ReceiverBook {
  const teams = organisations.flatMap(({ oin, teams: own }) =>
    own.filter(team => team.soort === soort).map(team => ({ oin, ...team })),
  );
  return (gemeentecode, localDate) => {
    const found = teams.find(team =>
      team.gemeenten.some(one => one.gemeentecode === gemeentecode && isValidOn(one, localDate)),
    );
    return found === undefined ? null : { oin: found.oin, team: found.team };
  };
}
