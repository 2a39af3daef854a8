/** What a copy says about itself, `manifest.json`: enough to know whether all of it is there and belongs together. */

/** Version of the form of a copy. */
export const COPY_FORM = 1;

export interface CopiedTable {
  readonly naam: string;
  readonly rijen: number;
  /** File beside the manifest: gzip, one row per line as JSON. */
  readonly bestand: string;
  /** hex SHA-256 of the file. */
  readonly sha256: string;
}

export interface Manifest {
  readonly vorm: typeof COPY_FORM;
  /** RFC 3339, UTC: when the copy began; everything in it is of one moment soon after. */
  readonly gemaakt: string;
  readonly logboek: { readonly naam: string; readonly omvang: number; readonly wortel: string };
  readonly migraties: readonly string[];
  /** Months (`YYYY-MM`) for which the database had parts. */
  readonly maanden: readonly string[];
  readonly tabellen: readonly CopiedTable[];
}

export type ManifestReading =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'fault'; readonly code: 'MANIFEST_ONLEESBAAR' | 'ANDERE_VORM' };

const NAME = /^[a-z][a-z0-9_]*$/;

/** Reads a manifest as data of unknown origin: file names in it can only name files beside it. */
export function readManifest(text: string): ManifestReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'fault', code: 'MANIFEST_ONLEESBAAR' };
  }
  if (!isRecord(value)) return { kind: 'fault', code: 'MANIFEST_ONLEESBAAR' };
  if (value.vorm !== COPY_FORM) return { kind: 'fault', code: 'ANDERE_VORM' };
  return isManifest(value) ? { kind: 'manifest', manifest: value } : { kind: 'fault', code: 'MANIFEST_ONLEESBAAR' };
}

function isManifest(value: Readonly<Record<string, unknown>>): value is Manifest & Record<string, unknown> {
  const { gemaakt, logboek, migraties, maanden, tabellen } = value;
  return (
    typeof gemaakt === 'string' &&
    isRecord(logboek) &&
    typeof logboek.naam === 'string' &&
    isCount(logboek.omvang) &&
    typeof logboek.wortel === 'string' &&
    isListOf(migraties, one => typeof one === 'string') &&
    isListOf(maanden, one => typeof one === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(one)) &&
    isListOf(tabellen, isTable)
  );
}

function isTable(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.naam === 'string' &&
    NAME.test(value.naam) &&
    isCount(value.rijen) &&
    value.bestand === fileOf(value.naam) &&
    typeof value.sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(value.sha256)
  );
}

export function fileOf(table: string): string {
  return `${table}.ndjson.gz`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isListOf = (value: unknown, check: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(check);
