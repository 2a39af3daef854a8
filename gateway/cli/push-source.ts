/** Where a push gets its messages: files with one each, lines of a file, a ledger with its mapping, or DDAS. */
import { createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { LedgerMapping, LedgerRow, LedgerStop, Participant } from '../../adapters/partner/index.ts';
import {
  type DdasRow,
  type DdasStop,
  type ListedOrganisation,
  MOST_DDAS_BYTES,
  readDdas,
  readLedger,
  readMapping,
  receiverBook,
} from '../../adapters/partner/index.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { validateMessage } from '../../schemas/validate.ts';
import type { PushFinding } from './push-report.ts';

/** `row`: the place in the file, as `label` names it. */
export type PushItem =
  | {
      readonly kind: 'message';
      readonly row: number;
      readonly label: string;
      readonly reference: string;
      readonly message: Bericht;
      /** Column that each JSON pointer was read from; empty where there are no columns. */
      readonly columns: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: 'unreadable';
      readonly row: number;
      readonly label: string;
      readonly reference: string | null;
      readonly findings: readonly PushFinding[];
    }
  | { readonly kind: 'skipped'; readonly why: string }
  /** Something the sender should know; not about a row. */
  | { readonly kind: 'remark'; readonly text: string }
  | { readonly kind: 'total'; readonly rows: number }
  | { readonly kind: 'stopped'; readonly text: string };

export type PushInput =
  | { readonly kind: 'files'; readonly files: readonly string[] }
  | { readonly kind: 'lines'; readonly file: string }
  | { readonly kind: 'ledger'; readonly file: string; readonly mappingFile: string; readonly mapping: LedgerMapping }
  | { readonly kind: 'ddas'; readonly file: string; readonly attachment: string };

export interface SourceSettings {
  readonly participant: Participant;
  readonly organisations: readonly ListedOrganisation[];
  /** Day of sending, `jjjj-mm-dd`. */
  readonly localDate: string;
  readonly idKey: Buffer;
}

const stopped = (text: string): PushItem => ({ kind: 'stopped', text });
const NO_COLUMNS: ReadonlyMap<string, string> = new Map();
const MOST_LINE_BYTES = 256 * 1024;

/** Reads a mapping file; with what is wrong, in words. */
export async function readMappingFile(
  path: string,
): Promise<{ readonly kind: 'mapping'; readonly mapping: LedgerMapping } | { readonly kind: 'fault'; text: string[] }> {
  const json = await readFile(path, 'utf8').catch(() => null);
  if (json === null) return { kind: 'fault', text: ['Het mappingbestand is niet te lezen.'] };
  const reading = readMapping(parseJson(json));
  if (reading.kind === 'mapping') return reading;
  const faults = reading.faults.map(({ pointer, detail }) => `mapping ${pointer || '/'}: ${detail}`);
  return { kind: 'fault', text: [...faults, 'De mapping klopt niet. Er is niets verstuurd.'] };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

/** Every file that decides what is sent. */
export function filesOf(input: PushInput): readonly string[] {
  switch (input.kind) {
    case 'files':
      return input.files;
    case 'lines':
      return [input.file];
    case 'ledger':
      return [input.file, input.mappingFile];
    case 'ddas':
      return [input.file, input.attachment];
  }
}

/**
 * Goes through the files once.
 * @returns their keyed digest (a plain one would stand for what residents' rows say), and the number of rows in the
 *   first of them, near enough for a progress bar; null when one cannot be read
 */
export async function measure(
  files: readonly string[],
  key: Buffer,
): Promise<{ readonly digest: string; readonly rows: number } | null> {
  const digest = createHmac('sha256', key).update('seinhuis-bestand');
  let rows = 0;
  try {
    for (const [index, file] of files.entries()) {
      const { size } = await stat(file);
      digest.update(`|${size}|`);
      let [inQuotes, isEmpty] = [false, true];
      for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
        digest.update(chunk);
        if (index > 0) continue;
        for (const byte of chunk) {
          if (byte === 0x22) inQuotes = !inQuotes;
          if (byte === 0x0a && !inQuotes) {
            if (!isEmpty) rows += 1;
            isEmpty = true;
          } else if (byte !== 0x0d) isEmpty = false;
        }
      }
      if (index === 0 && !isEmpty) rows += 1;
    }
  } catch {
    return null;
  }
  return { digest: digest.digest('base64url'), rows };
}

export async function* itemsOf(input: PushInput, settings: SourceSettings): AsyncGenerator<PushItem> {
  switch (input.kind) {
    case 'files':
      for (const [index, file] of input.files.entries()) {
        const bytes = await readFile(file).catch(() => null);
        const missing = [{ code: 'BESTAND_ONTBREEKT', uitleg: 'Dit bestand is niet te lezen.' }];
        yield bytes === null
          ? { kind: 'unreadable', row: index + 1, label: file, reference: null, findings: missing }
          : messageIn(bytes, index + 1, file);
      }
      return;
    case 'lines':
      return yield* messagesFromLines(input.file);
    case 'ledger': {
      const rows = readLedger(createReadStream(input.file), contextOf(input.mapping, settings));
      for await (const row of rows) {
        const item = ledgerItem(row);
        if (item !== null) yield item;
      }
      return;
    }
    case 'ddas':
      return yield* messagesFromDdas(input.file, input.attachment, settings);
  }
}

function contextOf(mapping: LedgerMapping, { participant, organisations, localDate, idKey }: SourceSettings) {
  const { oin, team, hoedanigheid } = participant;
  const receiverOf = receiverBook(organisations, mapping.ontvanger.soort);
  return { mapping, afzender: { oin, team, hoedanigheid }, receiverOf, localDate, idKey };
}

function messageIn(bytes: Uint8Array, row: number, label: string): PushItem {
  const parsed = parseStrict(bytes);
  const checked = parsed.kind === 'invalid' ? parsed : validateMessage(parsed.value);
  if (checked.kind === 'invalid') {
    const findings = checked.faults.map(fault => ({
      code: fault.code,
      uitleg: `${fault.pointer || '/'}: ${fault.detail}`,
    }));
    return { kind: 'unreadable', row, label, reference: null, findings };
  }
  const { inhoud, berichtId } = checked.message;
  const reference = ('eigenKenmerk' in inhoud ? inhoud.eigenKenmerk : undefined) ?? berichtId;
  // What is forbidden is sent as it stands: the gateway refuses it, and the refusal is on record.
  const message = (parsed.kind === 'invalid' ? checked.message : parsed.value) as Bericht;
  return { kind: 'message', row, label, reference, message, columns: NO_COLUMNS };
}

/** One message a line (NDJSON). */
async function* messagesFromLines(file: string): AsyncGenerator<PushItem> {
  let row = 0;
  for await (const line of linesIn(createReadStream(file) as AsyncIterable<Buffer>)) {
    row += 1;
    const label = `regel ${row}`;
    const tooLong = [{ code: 'TE_GROOT', uitleg: 'Deze regel is langer dan een bericht mag zijn.' }];
    if (line === 'too-long') yield { kind: 'unreadable', row, label, reference: null, findings: tooLong };
    else if (line.length > 0) yield messageIn(line, row, label);
  }
}

async function* linesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer | 'too-long'> {
  let rest: Buffer = Buffer.alloc(0);
  let tooLong = false;
  const ended = (line: Buffer) => {
    const result = tooLong || line.length > MOST_LINE_BYTES ? 'too-long' : trimmed(line);
    tooLong = false;
    return result;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, from)) {
      yield ended(Buffer.concat([rest, chunk.subarray(from, at)]));
      rest = Buffer.alloc(0);
      from = at + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
    if (rest.length <= MOST_LINE_BYTES) continue;
    // Of a line without end no more is kept than that it was too long.
    tooLong = true;
    rest = Buffer.alloc(0);
  }
  if (rest.length > 0 || tooLong) yield ended(rest);
}

function trimmed(line: Buffer): Buffer {
  return line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
}

async function* messagesFromDdas(file: string, attachment: string, settings: SourceSettings): AsyncGenerator<PushItem> {
  const { size } = await stat(file);
  if (size > MOST_DDAS_BYTES)
    return yield stopped(
      `Het DDAS-bestand is groter dan ${MOST_DDAS_BYTES / 1024 / 1024} MB. Splits het per levering.`,
    );
  const { participant, organisations, localDate, idKey } = settings;
  const { oin, team, hoedanigheid } = participant;
  const receiverOf = receiverBook(organisations, 'gemeente.schuldhulp');
  const context = { afzender: { oin, team, hoedanigheid }, receiverOf, localDate, idKey };
  for await (const row of readDdas(await readFile(file), createReadStream(attachment), context)) yield* ddasItems(row);
}

function* ddasItems(row: DdasRow): Generator<PushItem> {
  if (row.kind === 'attachment') {
    yield { kind: 'total', rows: row.signals };
    if (row.unmatched > 0)
      yield { kind: 'remark', text: `${row.unmatched} regels van de bijlage horen bij geen signaal in het bestand.` };
  } else if (row.kind === 'stopped') {
    const columns = row.columns.length > 0 ? ` ${row.columns.join(', ')}` : '';
    yield stopped(`${DDAS_STOP_TEXT[row.code]}${columns}`);
  } else yield rowItem(row, 'signaal');
}

function ledgerItem(row: LedgerRow): PushItem | null {
  if (row.kind === 'header') {
    if (row.unused.length === 0) return null;
    return { kind: 'remark', text: `Niet gelezen, want niet in de mapping: ${row.unused.join(', ')}` };
  }
  if (row.kind !== 'stopped') return rowItem(row, 'rij');
  const columns = row.columns.length > 0 ? ` ${row.columns.join(', ')}` : '';
  return stopped(`${STOP_TEXT[row.code]}${columns}${row.row === null ? '' : ` (rij ${row.row})`}`);
}

function rowItem(reading: Exclude<LedgerRow, { kind: 'header' | 'stopped' }>, unit: string): PushItem {
  const label = `${unit} ${reading.row}`;
  switch (reading.kind) {
    case 'message':
      return { ...reading, label };
    case 'skipped':
      return { kind: 'skipped', why: reading.why };
    case 'fault': {
      const { row, reference, faults } = reading;
      const findings = faults.map(({ column, code, detail }) => ({
        code,
        uitleg: column === null ? detail : `kolom ${column}: ${detail}`,
      }));
      return { kind: 'unreadable', row, label, reference, findings };
    }
  }
}

const STOP_TEXT: Readonly<Record<LedgerStop, string>> = {
  LEEG_BESTAND: 'Het grootboek is leeg.',
  KOLOM_ONTBREEKT: 'Deze kolommen staan in de mapping en niet in het grootboek:',
  DUBBELE_KOLOM: 'Deze kolommen staan meer dan één keer in het grootboek:',
  CSV_ONLEESBAAR: 'Het grootboek is vanaf hier niet te lezen. Kijk de aanhalingstekens na.',
  TEKENSET_KLOPT_NIET:
    'Het grootboek is niet opgeslagen als UTF-8. Sla het zo op, of zet "tekenset": "windows-1252" in de mapping.',
};

const DDAS_STOP_TEXT: Readonly<Record<DdasStop, string>> = {
  DDAS_ONLEESBAAR: 'Het bestand is niet te lezen als DDAS (JSON met leveringen).',
  BIJLAGE_ONLEESBAAR: 'De bijlage is niet te lezen als CSV in UTF-8.',
  BIJLAGE_KOLOM_ONTBREEKT: 'Deze kolommen ontbreken in de bijlage:',
  BIJLAGE_DUBBEL_ID: 'In de bijlage staat een ID meer dan één keer.',
  HOEDANIGHEID_ZONDER_DDAS: 'Voor de rol van deze deelnemer kent DDAS geen signalen.',
};
