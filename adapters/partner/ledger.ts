/** Reads a ledger (CSV) as a stream, row by row: a row that cannot become a message is told, and the rest goes on. */
import { isValidOn } from '../../consent/moment.ts';
import type { ListedOrganisation } from './connect.ts';
import { CsvError, isEncodingError, readRecords } from './csv.ts';
import { columnsOf, type LedgerMapping } from './ledger-mapping.ts';
import { type LedgerContext, type ReceiverBook, type RowReading, readRow } from './ledger-message.ts';
import { type SeenIds, seenIds } from './seen-ids.ts';

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

/**
 * Reads a ledger.
 * @param bytes the file, for example `createReadStream(path)`; a failure of it is thrown
 */
export async function* readLedger(bytes: AsyncIterable<Uint8Array>, context: LedgerContext): AsyncGenerator<LedgerRow> {
  const { mapping } = context;
  let header: Header | null = null;
  let row = 0;
  try {
    for await (const cells of readRecords(bytes, mapping)) {
      row += 1;
      if (row < (mapping.kopregel ?? 1)) continue;
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
  readonly seen: SeenIds;
}

function readHeader(cells: readonly string[], mapping: LedgerMapping): Header {
  const names = cells.map(cell => cell.trim());
  const places = new Map(names.map((name, index) => [name, index]));
  const used = columnsOf(mapping);
  const header = { places, width: names.length, seen: seenIds() };
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
  return once(reading, header.seen, row, 'rij');
}

/** One file does not send the same id twice: only the first is sent, and a person says which of the two is meant. */
export function once(reading: RowReading, seen: SeenIds, row: number, unit: string): RowReading {
  if (reading.kind !== 'message') return reading;
  const earlier = seen.rowOf(reading.message.berichtId, row);
  if (earlier === null) return reading;
  const detail = `Dit kenmerk staat met dezelfde signaaldatum ook in ${unit} ${earlier}.`;
  return { kind: 'fault', reference: reading.reference, faults: [{ column: null, code: 'DUBBEL_KENMERK', detail }] };
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
