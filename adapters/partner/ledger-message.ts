/** From one row of a ledger to one message. Pure: the same row, mapping and day give the same message, id included. */
import { createHmac } from 'node:crypto';
import type { Bericht } from '../../schemas/generated/types.ts';
import { validateMessage } from '../../schemas/validate.ts';
import { ATTESTATION_FORMS, type FieldKind, LEDGER_FORMS } from './ledger-fields.ts';
import type { AttestationSource, Constant, LedgerMapping, ValueSource } from './ledger-mapping.ts';
import {
  type CellFaultCode,
  type CellReading,
  choiceKey,
  readChoice,
  readDate,
  readEuro,
  readHouseNumberPart,
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
  /**
   * 32 secret bytes of the sender, the same for all its files: message ids are made with them. Another key gives other
   * ids, and then the gateway cannot tell that a signal came before.
   */
  readonly idKey: Buffer;
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
  /** Left out on purpose: a rule of the mapping says so, or the row is of another kind of partner. */
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'fault'; readonly reference: string | null; readonly faults: readonly LedgerFault[] };

const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;

const CELL_DETAIL: Readonly<Record<CellFaultCode, string>> = {
  DATUM_ONLEESBAAR: 'Dit is geen bestaande datum in de afgesproken schrijfwijze.',
  BEDRAG_ONLEESBAAR: 'Dit is geen bedrag in de afgesproken schrijfwijze.',
  GETAL_ONLEESBAAR: 'Dit is geen heel getal.',
  KEUZE_ONBEKEND: 'Deze waarde staat niet in de lijst van de mapping.',
  HUISNUMMER_ONLEESBAAR: 'Dit begint niet met een huisnummer.',
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
  const skip = mapping.overslaan?.find(one => leftOutSet(one.waarden).has(choiceKey(cellOf(one.kolom))));
  if (skip !== undefined) return { kind: 'skipped', why: `kolom ${skip.kolom}` };
  const form = LEDGER_FORMS.get(mapping.type)!;
  const draft: Draft = { content: {}, columns: new Map(), faults: [] };
  for (const [name, source] of Object.entries(mapping.velden)) {
    const { pointer, kind } = form.fields.get(name)!;
    put(draft.content, pointer, readSource(source, kind, cellOf, context, draft, pointer));
  }
  const voorwaarden = readAttestations(mapping.voorwaarden, cellOf, context, draft);
  const signaaldatum = typeof draft.content.signaaldatum === 'string' ? draft.content.signaaldatum : localDate;
  const ontvanger = readReceiver(cellOf, context, signaaldatum, draft);
  const reference = referenceOf(draft.content);
  if (draft.faults.length > 0 || ontvanger === null) return { kind: 'fault', reference, faults: draft.faults };

  const message = {
    berichtId: messageId(context.idKey, [afzender.oin, afzender.team, mapping.type, reference ?? '', signaaldatum]),
    type: mapping.type,
    versie: form.versie,
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
  const read = readCell(cellOf(source.kolom), kind, source, mapping);
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
  { waarden, datumnotatie, deel }: ValueSource,
  mapping: LedgerMapping,
): CellReading<unknown> | null {
  const list = waarden ?? (kind === 'janee' ? YES_NO : undefined);
  if (cell === '' && (list === undefined || !Object.hasOwn(list, ''))) return null;
  if (kind === 'lijst') return readList(cell, list);
  if (list !== undefined) return readChoice(cell, choiceMap(list));
  if (deel !== undefined) {
    const part = readHouseNumberPart(cell, deel);
    return part?.kind === 'value' && deel === 'huisnummer' ? readWholeNumber(part.value) : part;
  }
  switch (kind) {
    case 'datum':
      return readDate(cell, datumnotatie ?? mapping.datumnotatie);
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
    const { fields } = ATTESTATION_FORMS.get(source.code)!;
    for (const [name, part] of Object.entries(source)) {
      const field = fields.get(name);
      if (field === undefined || typeof part === 'string') continue;
      const read = readSource(part, field.kind, cellOf, context, draft, `${at}/${name}`);
      if (read !== undefined) one[name] = read;
    }
    if (one.metOp !== undefined) attested.push(one);
  }
  return attested;
}

function readReceiver(cellOf: CellOf, { mapping, receiverOf }: LedgerContext, signaaldatum: string, draft: Draft) {
  const { kolom, woonplaats, vast = '' } = mapping.gemeente;
  const direct = (kolom === undefined ? '' : cellOf(kolom)) || vast;
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

const leftOutSets = new WeakMap<object, ReadonlySet<string>>();

function leftOutSet(values: readonly string[]): ReadonlySet<string> {
  const known = leftOutSets.get(values);
  if (known !== undefined) return known;
  const made = new Set(values.map(choiceKey));
  leftOutSets.set(values, made);
  return made;
}

/**
 * The same row gives the same id, also from another file, so the gateway sees a repetition. Keyed: without the key
 * nobody finds a contract number back by trying them all against an id.
 */
function messageId(key: Buffer, parts: readonly string[]): string {
  const bytes = createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, 16);
  // RFC 9562, section 5.8: version 8, own content.
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
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
