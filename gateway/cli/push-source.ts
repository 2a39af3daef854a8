/** Where a push gets its messages: files with one message each, or a ledger with its mapping. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Participant, PartnerClient } from '../../adapters/partner/index.ts';
import {
  type LedgerRow,
  type LedgerStop,
  readLedger,
  readMapping,
  receiverBook,
} from '../../adapters/partner/index.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { validateMessage } from '../../schemas/validate.ts';
import type { PushFinding } from './push-report.ts';

export type PushItem =
  | {
      readonly kind: 'message';
      readonly label: string;
      readonly reference: string;
      readonly message: Bericht;
      /** Column that each JSON pointer was read from; empty for a file. */
      readonly columns: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: 'unreadable';
      readonly label: string;
      readonly reference: string | null;
      readonly findings: readonly PushFinding[];
    }
  /** Something the sender should know; not about a row. */
  | { readonly kind: 'remark'; readonly text: string }
  | { readonly kind: 'stopped'; readonly text: string };

export interface LedgerRequest {
  readonly csv: string;
  readonly mapping: string;
  /** Day of sending, `jjjj-mm-dd`. */
  readonly localDate: string;
}

const stopped = (text: string): PushItem => ({ kind: 'stopped', text });

const NO_COLUMNS: ReadonlyMap<string, string> = new Map();

/** Messages from JSON files, one each. */
export async function* messagesFromFiles(files: readonly string[]): AsyncGenerator<PushItem> {
  for (const file of files) {
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null) {
      yield unreadable(file, [{ code: 'BESTAND_ONTBREEKT', uitleg: 'Dit bestand is niet te lezen.' }]);
      continue;
    }
    const parsed = parseStrict(bytes);
    const checked = parsed.kind === 'invalid' ? parsed : validateMessage(parsed.value);
    if (checked.kind === 'invalid') {
      yield unreadable(
        file,
        checked.faults.map(fault => ({ code: fault.code, uitleg: `${fault.pointer || '/'}: ${fault.detail}` })),
      );
      continue;
    }
    const { inhoud, berichtId } = checked.message;
    const reference = ('eigenKenmerk' in inhoud ? inhoud.eigenKenmerk : undefined) ?? berichtId;
    // What is forbidden is sent as it stands: the gateway refuses it, and the refusal is on record.
    const message = (parsed.kind === 'invalid' ? checked.message : parsed.value) as Bericht;
    yield { kind: 'message', label: file, reference, message, columns: NO_COLUMNS };
  }
}

function unreadable(label: string, findings: readonly PushFinding[]): PushItem {
  return { kind: 'unreadable', label, reference: null, findings };
}

/** Messages from a ledger; asks the gateway first who takes part. */
export async function* messagesFromLedger(
  request: LedgerRequest,
  participant: Participant,
  client: PartnerClient,
): AsyncGenerator<PushItem> {
  const json = await readFile(request.mapping, 'utf8').catch(() => null);
  if (json === null) return yield stopped('Het mappingbestand is niet te lezen.');
  const reading = readMapping(parseJson(json));
  if (reading.kind === 'invalid') {
    for (const { pointer, detail } of reading.faults)
      yield { kind: 'remark', text: `mapping ${pointer || '/'}: ${detail}` };
    return yield stopped('De mapping klopt niet. Er is niets verstuurd.');
  }
  const isFile = await stat(request.csv).then(
    found => found.isFile(),
    () => false,
  );
  if (!isFile) return yield stopped('Het grootboek is niet te lezen.');
  const listed = await client.organisations();
  if (listed.kind !== 'organisations')
    return yield stopped(`De lijst van deelnemers is niet op te halen (${listed.code}).`);
  const { mapping } = reading;
  const { oin, team, hoedanigheid } = participant;
  const rows = readLedger(createReadStream(request.csv), {
    mapping,
    afzender: { oin, team, hoedanigheid },
    receiverOf: receiverBook(listed.items, mapping.ontvanger.soort),
    localDate: request.localDate,
  });
  for await (const row of rows) {
    const item = itemOf(row);
    if (item !== null) yield item;
  }
}

function itemOf(row: LedgerRow): PushItem | null {
  switch (row.kind) {
    case 'header':
      if (row.unused.length === 0) return null;
      return { kind: 'remark', text: `Niet gelezen, want niet in de mapping: ${row.unused.join(', ')}` };
    case 'message':
      return {
        kind: 'message',
        label: `rij ${row.row}`,
        reference: row.reference,
        message: row.message,
        columns: row.columns,
      };
    case 'fault': {
      const findings = row.faults.map(({ column, code, detail }) => ({
        code,
        uitleg: column === null ? detail : `kolom ${column}: ${detail}`,
      }));
      return { kind: 'unreadable', label: `rij ${row.row}`, reference: row.reference, findings };
    }
    case 'stopped':
      return stopped(
        `${STOP_TEXT[row.code]}${row.columns.length > 0 ? ` ${row.columns.join(', ')}` : ''}${row.row === null ? '' : ` (rij ${row.row})`}`,
      );
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

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
