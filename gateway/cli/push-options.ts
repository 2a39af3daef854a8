/** What a push is asked to do, checked before anything is read or sent. */
import type { PushInput } from './push-source.ts';

export interface PushOptions {
  /** Folder of the participant. */
  readonly als: string;
  /** Messages in JSON, one a file; or one file in NDJSON, one a line. */
  readonly files: readonly string[];
  readonly csv?: string | undefined;
  readonly mapping?: string | undefined;
  readonly ddas?: string | undefined;
  /** Goes with `ddas`: what was attested, in CSV. */
  readonly bijlage?: string | undefined;
  /** Signal date where the file has none, `jjjj-mm-dd`; left out: today, or the day on which this file was begun. */
  readonly datum?: string | undefined;
  /** Batches underway at once. */
  readonly parallel?: number | undefined;
  readonly regelsPerBatch?: number | undefined;
  /** Where it is kept how far this file has come; left out: in the participant's folder. */
  readonly voortgang?: string | undefined;
  /** Sends every row once more, also those that were answered. */
  readonly opnieuw?: boolean | undefined;
  /** Writes every row that was not accepted to this file (CSV). */
  readonly verslag?: string | undefined;
  /** Adds the signed lists of receipts to this file, one a line. */
  readonly bewijzen?: string | undefined;
  /** Seconds that a gateway without answer is waited for. */
  readonly geduld?: number | undefined;
}

export const PUSH_DEFAULTS = { parallel: 4, regelsPerBatch: 500, geduld: 120 } as const;
const MOST_PARALLEL = 16;
const MOST_LINES = 1000;
const MOST_PATIENCE_S = 86_400;
const LINES_FILE = /\.(?:ndjson|jsonl)$/i;

/** @returns `fault` with what is wrong, in words */
export async function inputOf(
  options: PushOptions,
): Promise<PushInput | { readonly kind: 'fault'; readonly text: readonly string[] }> {
  const wrong = wrongOption(options);
  if (wrong !== null) return { kind: 'fault', text: [wrong] };
  const { files, csv, mapping, ddas, bijlage } = options;
  if (csv !== undefined && mapping !== undefined) {
    const { readMappingFile } = await import('./push-source.ts');
    const read = await readMappingFile(mapping);
    if (read.kind === 'fault') return read;
    return { kind: 'ledger', file: csv, mappingFile: mapping, mapping: read.mapping };
  }
  if (ddas !== undefined && bijlage !== undefined) return { kind: 'ddas', file: ddas, attachment: bijlage };
  return LINES_FILE.test(files[0] ?? '') ? { kind: 'lines', file: files[0]! } : { kind: 'files', files };
}

function wrongOption(options: PushOptions): string | null {
  const { files, csv, mapping, ddas, bijlage, datum, parallel, regelsPerBatch, geduld } = options;
  const given = [files.length > 0, csv !== undefined, ddas !== undefined].filter(one => one).length;
  if (given !== 1) return 'Geef bestanden met berichten, of --csv met --mapping, of --ddas met --bijlage.';
  if ((csv === undefined) !== (mapping === undefined)) return 'Geef --csv en --mapping samen.';
  if ((ddas === undefined) !== (bijlage === undefined)) return 'Geef --ddas en --bijlage samen.';
  if (files.length > 1 && files.some(file => LINES_FILE.test(file))) return 'Geef één NDJSON-bestand tegelijk.';
  if (datum !== undefined && !isDate(datum)) return 'Schrijf --datum als jjjj-mm-dd.';
  const counts = [
    ['--parallel', parallel, 1, MOST_PARALLEL],
    ['--regels-per-batch', regelsPerBatch, 1, MOST_LINES],
    ['--geduld', geduld, 0, MOST_PATIENCE_S],
  ] as const;
  const off = counts.find(([, count, least, most]) => count !== undefined && !isBetween(count, least, most));
  return off === undefined ? null : `Geef bij ${off[0]} een getal van ${off[2]} tot en met ${off[3]}.`;
}

function isBetween(count: number, least: number, most: number): boolean {
  return Number.isInteger(count) && count >= least && count <= most;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
