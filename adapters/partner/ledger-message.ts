/** From one row of a ledger to one message. Pure: the same row, mapping and day give the same message, id included. */
import { v5 } from 'uuid';
import type { Bericht } from '../../schemas/generated/types.ts';
import { validateMessage } from '../../schemas/validate.ts';
import {
  ATTESTATION_FIELDS,
  type AttestationSource,
  type Constant,
  type FieldKind,
  LEDGER_FIELDS,
  type LedgerMapping,
  type ValueSource,
} from './ledger-mapping.ts';
import {
  type CellFaultCode,
  type CellReading,
  choiceKey,
  readChoice,
  readDate,
  readEuro,
  readWholeNumber,
  tidyPostcode,
  tidyTelephone,
} from './ledger-values.ts';

/** Finds the team that receives signals for a municipality on a day; null when none does. */
export type ReceiverBook = (
  gemeentecode: string,
  localDate: string,
) => { readonly oin: string; readonly team: string } | null;

export interface LedgerContext {
  readonly mapping: LedgerMapping;
  readonly afzender: { readonly oin: string; readonly team: string; readonly hoedanigheid: string };
  readonly receiverOf: ReceiverBook;
  /** Day of sending, `jjjj-mm-dd`; the signal date where the mapping says `vandaag`. */
  readonly localDate: string;
}

/** What is wrong with a row: where and what kind, never the value. */
export interface LedgerFault {
  /** The column's own name, as the sender wrote it; null when no one column is to blame. */
  readonly column: string | null;
  readonly code: string;
  readonly detail: string;
}

export type RowReading =
  | {
      readonly kind: 'message';
      readonly reference: string;
      readonly message: Bericht;
      /** Column that each JSON pointer was read from, to explain what the gateway says about it. */
      readonly columns: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'fault'; readonly reference: string | null; readonly faults: readonly LedgerFault[] };

/** Namespace of the ids made here; any fixed value will do, as long as it never changes. */
const ID_NAMESPACE = '2f5c7c1e-6a44-5d0b-9c3e-1b7d8a90e6f4';
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;

const CELL_DETAIL: Readonly<Record<CellFaultCode, string>> = {
  DATUM_ONLEESBAAR: 'Dit is geen bestaande datum in de afgesproken schrijfwijze.',
  BEDRAG_ONLEESBAAR: 'Dit is geen bedrag in de afgesproken schrijfwijze.',
  GETAL_ONLEESBAAR: 'Dit is geen heel getal.',
  KEUZE_ONBEKEND: 'Deze waarde staat niet in de lijst van de mapping.',
};

const WRONG_FORM = 'Dit heeft niet de juiste vorm.';
/** What the schema says as a pattern, said to people. */
const PATTERN_DETAIL: Readonly<Record<string, string>> = {
  '/inhoud/persoon/adres/postcode': 'Schrijf een postcode als 1234AB.',
  '/inhoud/persoon/adres/huisletter': 'Een huisletter is één letter.',
  '/inhoud/persoon/adres/huisnummertoevoeging': 'Een toevoeging heeft ten hoogste vier letters of cijfers.',
  '/inhoud/persoon/telefoon': 'Een telefoonnummer heeft tien cijfers, of begint met een plusteken en de landcode.',
  '/inhoud/persoon/achternaam': 'In een achternaam staan geen cijfers.',
  '/inhoud/eigenKenmerk':
    'Een kenmerk heeft ten hoogste veertig letters, cijfers, punten, streepjes en schuine strepen.',
  '/inhoud/klantnummer':
    'Een klantnummer heeft ten hoogste veertig letters, cijfers, punten, streepjes en schuine strepen.',
};

/** The cell of a column in this row, without outer white space; empty when the row is too short. */
export type CellOf = (column: string) => string;

/** One row being read: values by pointer, and where each came from. */
interface Draft {
  readonly content: Record<string, unknown>;
  readonly columns: Map<string, string>;
  readonly faults: LedgerFault[];
}

/** @param cellOf reads a cell of the row by the name of its column */
export function readRow(cellOf: CellOf, context: LedgerContext): RowReading {
  const { mapping, afzender, localDate } = context;
  const draft: Draft = { content: {}, columns: new Map(), faults: [] };
  for (const [name, source] of Object.entries(mapping.velden)) {
    const { pointer, kind } = LEDGER_FIELDS[name]!;
    put(draft.content, pointer, readSource(source, kind, cellOf, context, draft, pointer));
  }
  const voorwaarden = readAttestations(mapping.voorwaarden, cellOf, context, draft);
  const signaaldatum = typeof draft.content.signaaldatum === 'string' ? draft.content.signaaldatum : localDate;
  const ontvanger = readReceiver(cellOf, context, signaaldatum, draft);
  const reference = referenceOf(draft.content);
  if (draft.faults.length > 0 || ontvanger === null) return { kind: 'fault', reference, faults: draft.faults };

  const message = {
    berichtId: v5(`${afzender.oin}|${mapping.type}|${reference ?? ''}|${signaaldatum}`, ID_NAMESPACE),
    type: mapping.type,
    versie: 1,
    afzender,
    ontvanger,
    doel: mapping.doel,
    voorwaarden,
    ...draft.content,
  };
  const checked = validateMessage(message);
  if (checked.kind === 'invalid') {
    const faults = checked.faults.map(({ pointer, code, detail }) => {
      const column = draft.columns.get(pointer) ?? null;
      if (column === null) return { column, code, detail: `${pointer || 'bericht'}: ${detail}` };
      return { column, code, detail: code === 'PATROON' ? (PATTERN_DETAIL[pointer] ?? WRONG_FORM) : detail };
    });
    return { kind: 'fault', reference, faults };
  }
  // A forbidden field is the gateway's to refuse; without it this would be another message than the row says.
  return {
    kind: 'message',
    reference: reference ?? message.berichtId,
    message: message as unknown as Bericht,
    columns: draft.columns,
  };
}

function readSource(
  source: ValueSource,
  kind: FieldKind,
  cellOf: CellOf,
  { mapping, localDate }: LedgerContext,
  draft: Draft,
  pointer: string,
): unknown {
  if (source.vandaag) return localDate;
  if (source.kolom === undefined) return source.vast;
  draft.columns.set(pointer, source.kolom);
  const read = readCell(cellOf(source.kolom), kind, source.waarden, mapping);
  if (read === null) return undefined;
  if (read.kind === 'value') return read.value;
  draft.faults.push({ column: source.kolom, code: read.code, detail: CELL_DETAIL[read.code] });
  return undefined;
}

const YES_NO: Readonly<Record<string, Constant>> = { ja: true, nee: false };

/** @returns null for an empty cell: then there is no such field */
function readCell(
  cell: string,
  kind: FieldKind,
  choices: Readonly<Record<string, Constant>> | undefined,
  mapping: LedgerMapping,
): CellReading<unknown> | null {
  const list = choices ?? (kind === 'janee' ? YES_NO : undefined);
  if (cell === '' && (list === undefined || !Object.hasOwn(list, ''))) return null;
  if (kind === 'lijst') return readList(cell, list);
  if (list !== undefined) return readChoice(cell, choiceMap(list));
  switch (kind) {
    case 'datum':
      return readDate(cell, mapping.datumnotatie);
    case 'euro':
      return readEuro(cell, mapping.decimaalteken);
    case 'getal':
      return readWholeNumber(cell);
    case 'postcode':
      return { kind: 'value', value: tidyPostcode(cell) };
    case 'telefoon':
      return { kind: 'value', value: tidyTelephone(cell) };
    default:
      return { kind: 'value', value: cell };
  }
}

function readList(cell: string, list: Readonly<Record<string, Constant>> | undefined): CellReading<unknown> {
  const parts = cell.split(/[+,/ ]+/).filter(part => part !== '');
  if (list === undefined) return { kind: 'value', value: parts.map(choiceKey) };
  const read = parts.map(part => readChoice(part, choiceMap(list)));
  const wrong = read.find(one => one.kind === 'fault');
  return wrong ?? { kind: 'value', value: read.map(one => (one.kind === 'value' ? one.value : null)) };
}

const choiceMaps = new WeakMap<object, ReadonlyMap<string, Constant>>();

function choiceMap(list: Readonly<Record<string, Constant>>): ReadonlyMap<string, Constant> {
  const known = choiceMaps.get(list);
  if (known !== undefined) return known;
  const made = new Map(Object.entries(list).map(([key, chosen]) => [choiceKey(key), chosen]));
  choiceMaps.set(list, made);
  return made;
}

/** What has no date was not attested, and is left out: whether it is needed is for the decision to say. */
function readAttestations(
  list: readonly AttestationSource[],
  cellOf: CellOf,
  context: LedgerContext,
  draft: Draft,
): readonly unknown[] {
  const attested: unknown[] = [];
  for (const source of list) {
    const at = `/voorwaarden/${attested.length}`;
    const one: Record<string, unknown> = { code: source.code };
    for (const [name, part] of Object.entries(source)) {
      const kind = ATTESTATION_FIELDS[name];
      if (kind === undefined || typeof part === 'string') continue;
      const read = readSource(part, kind, cellOf, context, draft, `${at}/${name}`);
      if (read !== undefined) one[name] = read;
    }
    if (one.metOp !== undefined) attested.push(one);
  }
  return attested;
}

function readReceiver(cellOf: CellOf, { mapping, receiverOf }: LedgerContext, signaaldatum: string, draft: Draft) {
  const { kolom, woonplaats } = mapping.gemeente;
  const direct = kolom === undefined ? '' : cellOf(kolom);
  const gemeentecode =
    direct === '' && woonplaats ? placeTable(woonplaats.tabel).get(choiceKey(cellOf(woonplaats.kolom))) : direct;
  const column = (direct === '' ? woonplaats?.kolom : kolom) ?? kolom ?? null;
  if (gemeentecode === undefined || !/^[0-9]{4}$/.test(gemeentecode)) {
    draft.faults.push({ column, code: 'GEMEENTE_ONBEKEND', detail: 'Bij deze rij is geen gemeente te vinden.' });
    return null;
  }
  const receiver = receiverOf(gemeentecode, signaaldatum);
  if (receiver !== null) return { ...receiver, gemeentecode };
  // Nobody to send it to: then nothing about this person leaves the sender.
  draft.faults.push({
    column,
    code: 'ONTVANGER_NIET_AANGESLOTEN',
    detail: 'Deze gemeente is op deze dag niet aangesloten.',
  });
  return null;
}

const placeTables = new WeakMap<object, ReadonlyMap<string, string>>();

function placeTable(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const known = placeTables.get(table);
  if (known !== undefined) return known;
  const made = new Map(Object.entries(table).map(([place, code]) => [choiceKey(place), code]));
  placeTables.set(table, made);
  return made;
}

/** Sets a value by pointer; what is absent stays absent. */
function put(into: Record<string, unknown>, pointer: string, given: unknown): void {
  if (given === undefined) return;
  const steps = pointer.slice(1).split('/');
  let target = into;
  for (const step of steps.slice(0, -1)) {
    target[step] ??= {};
    target = target[step] as Record<string, unknown>;
  }
  target[steps.at(-1)!] = given;
}

/** The sender's own reference, only when it has the form of one: any other text could be anything. */
function referenceOf(content: Readonly<Record<string, unknown>>): string | null {
  const inhoud = content.inhoud as Readonly<Record<string, unknown>> | undefined;
  const reference = inhoud?.eigenKenmerk ?? inhoud?.klantnummer;
  return typeof reference === 'string' && REFERENCE.test(reference) ? reference : null;
}
