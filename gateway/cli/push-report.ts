/** What a person reads after a push: how many, which rows, why, and what to do. Dutch, level B1. */
import type { CommandIo } from './command-io.ts';
import { whatToDo } from './push-advice.ts';

export type PushVerdict =
  | 'toegestaan'
  | 'aangehouden'
  | 'geweigerd'
  | 'ongeldig'
  | 'niet leesbaar'
  | 'geen ontvanger'
  | 'niet verstuurd'
  | 'bewijs klopt niet';

export interface PushFinding {
  readonly code: string;
  readonly uitleg: string;
}

/** One answered or unanswered row; holds nothing from the row but the sender's own reference. */
export interface PushLine {
  /** Place in the file. */
  readonly row: number;
  /** `rij 12`, or the name of a file. */
  readonly label: string;
  readonly reference: string | null;
  readonly verdict: PushVerdict;
  readonly findings: readonly PushFinding[];
}

export interface PushReport {
  add(line: PushLine): void;
  /** A row that was left out on purpose. */
  skip(why: string): void;
  /** Rows told of, those left out included. */
  readonly total: number;
  count(verdict: PushVerdict): number;
  /**
   * Prints the summary.
   * @param ended `earlier`: rows answered in an earlier run; `isStopped`: before the end of the file; `untried`: rows
   *   that were not come to then, when that is known
   */
  conclude(io: CommandIo, ended: PushEnd): void;
}

interface PushEnd {
  readonly earlier: number;
  readonly isStopped: boolean;
  readonly untried: number | null;
}

const ROWS_SHOWN = 20;
const GROUPS_SHOWN = 40;
const HEADINGS: readonly (readonly [PushVerdict, string])[] = [
  ['aangehouden', 'Aangehouden: twee privacyfunctionarissen beslissen'],
  ['geweigerd', 'Geweigerd: er is niets verstrekt en niets van de inhoud bewaard'],
  ['ongeldig', 'Ongeldig'],
  ['geen ontvanger', 'Geen ontvanger: deze zijn niet verstuurd'],
  ['niet leesbaar', 'Niet leesbaar: deze zijn niet verstuurd'],
  ['niet verstuurd', 'Niet verstuurd'],
  ['bewijs klopt niet', 'Het ontvangstbewijs klopt niet'],
];
/** Codes whose explanation differs from row to row; they stand together under the first one. */
const ROW_BY_ROW: ReadonlySet<string> = new Set(['DUBBEL_KENMERK']);

interface Group {
  readonly code: string;
  readonly uitleg: string;
  count: number;
  /** The first rows of the file, however the answers came in. */
  readonly first: { readonly row: number; readonly label: string }[];
}

export function pushReport(): PushReport {
  const counts = new Map<PushVerdict, number>();
  const groups = new Map<PushVerdict, Map<string, Group>>();
  const skipped = new Map<string, number>();
  let total = 0;
  const count = (verdict: PushVerdict) => counts.get(verdict) ?? 0;

  return {
    get total() {
      return total;
    },
    count,
    add({ row, label, verdict, findings }) {
      total += 1;
      counts.set(verdict, count(verdict) + 1);
      if (verdict === 'toegestaan') return;
      const alike = groups.get(verdict) ?? new Map<string, Group>();
      groups.set(verdict, alike);
      const distinct = new Map(findings.map(one => [ROW_BY_ROW.has(one.code) ? one.code : keyOf(one), one]));
      for (const [key, { code, uitleg }] of distinct) {
        const group = alike.get(key) ?? { code, uitleg, count: 0, first: [] };
        group.count += 1;
        remember(group.first, { row, label });
        alike.set(key, group);
      }
    },
    skip(why) {
      total += 1;
      skipped.set(why, (skipped.get(why) ?? 0) + 1);
    },
    conclude(io, { earlier, isStopped, untried }) {
      io.out('');
      io.out(`${isStopped ? 'Gestopt' : 'Klaar'}: ${total} gelezen, ${count('toegestaan')} aangenomen.`);
      if (earlier > 0) io.out(`Daarvan waren er ${earlier} een vorige keer al beantwoord.`);
      if (isStopped) io.out(untried === 0 ? GO_ON : `Nog niet verstuurd: ${untried ?? 'de rest'}. ${GO_ON}`);
      if (skipped.size > 0)
        io.out(`Overgeslagen: ${[...skipped].map(([why, rows]) => `${rows} (${why})`).join(', ')}.`);
      for (const [verdict, heading] of HEADINGS) {
        if (count(verdict) === 0) continue;
        io.out('');
        io.out(`${heading}: ${count(verdict)}`);
        const found = [...(groups.get(verdict)?.values() ?? [])].sort((one, other) => other.count - one.count);
        for (const { code, uitleg, count: rows, first } of found.slice(0, GROUPS_SHOWN)) {
          io.out(`  ${code} (${rows}): ${labelList(first, rows)}`);
          if (uitleg !== '' && !ROW_BY_ROW.has(code)) io.out(`    ${uitleg}`);
          io.out(`    Wat u kunt doen: ${whatToDo(code, verdict)}`);
        }
        if (found.length > GROUPS_SHOWN) io.out(`  en ${found.length - GROUPS_SHOWN} andere redenen; zie --verslag`);
      }
    },
  };
}

const GO_ON = 'Geef dezelfde opdracht opnieuw; hij gaat verder waar hij was.';
const keyOf = ({ code, uitleg }: PushFinding) => `${code} ${uitleg}`;

function remember(first: { readonly row: number; readonly label: string }[], one: (typeof first)[number]): void {
  const last = first.at(-1);
  if (first.length === ROWS_SHOWN && last !== undefined && one.row > last.row) return;
  first.push(one);
  first.sort((left, right) => left.row - right.row);
  if (first.length > ROWS_SHOWN) first.pop();
}

function labelList(first: readonly { readonly label: string }[], count: number): string {
  const labels = first.map(one => one.label);
  const unit = /^(rij|regel|signaal) /.exec(labels[0] ?? '')?.[0] ?? '';
  const isAlike = unit !== '' && labels.every(label => label.startsWith(unit));
  const names = isAlike ? `${unit}${labels.map(label => label.slice(unit.length)).join(', ')}` : labels.join(', ');
  return count > labels.length ? `${names} en ${count - labels.length} meer` : names;
}

/** One line as it is printed while the push runs. */
export function lineText({ label, reference, verdict, findings }: PushLine): string {
  const start = `${label.padEnd(10)} ${(reference ?? '-').padEnd(20)} ${verdict}`;
  return findings.length === 0 ? start : `${start}  ${findings.map(one => `${one.code}: ${one.uitleg}`).join(' | ')}`;
}

/** Rows of the file `--verslag`: one per finding, for whoever mends them in a spreadsheet. No value from a row. */
export function tableRows({ row, label, verdict, findings }: PushLine): string {
  const place = label.includes(' ') ? String(row) : label;
  const shown = findings.length === 0 ? [{ code: '', uitleg: '' }] : findings;
  return shown
    .map(({ code, uitleg }) => [place, verdict, code, uitleg, whatToDo(code, verdict)].map(cell).join(';'))
    .map(line => `${line}\r\n`)
    .join('');
}

export const TABLE_HEADER = 'plaats;antwoord;code;uitleg;wat u kunt doen\r\n';

function cell(text: string): string {
  // A spreadsheet takes a cell that begins so for a formula; a column's name may.
  const safe = /^[=+@\t-]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
