/** `seinhuis policy dry-run`: what another policy would have decided on what was recorded, in counts. */
import { openPool } from '../../adapters/postgres/database.ts';
import { recordedDecisions, refusalsBetween } from '../../adapters/postgres/recorded-decisions.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { keyRingFrom } from '../../adapters/system/key-files.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { type DryRunLine, type DryRunResult, dryRun } from '../governance/dry-run.ts';
import { type OperatorConfig, withDirectory } from './change-by-two.ts';
import type { CommandIo } from './command-io.ts';
import { folderLayout } from './folder-layout.ts';
import { databaseUrls } from './installation.ts';
import { digestOf, readPolicy } from './policy-file.ts';

export interface DryRunOptions {
  /** First and last day, `YYYY-MM-DD`; the last thirty days unless told. */
  readonly van?: string | undefined;
  readonly tot?: string | undefined;
}

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 30;
const DAY = /^\d{4}-\d\d-\d\d$/;
const EVER = { geldigVan: '0001-01-01' };

/** @returns 0 when nothing would differ, 1 when something would, 2 when it could not be tried */
export function runPolicyDryRun(
  config: OperatorConfig,
  source: string,
  { van, tot }: DryRunOptions,
  epochMs: number,
  io: CommandIo,
): Promise<number> {
  const read = readPolicy(source);
  if (read.kind === 'unreadable' || read.faults.length > 0) {
    io.err('Dit beleid kan niet worden geladen. Zie: seinhuis policy check.');
    return Promise.resolve(2);
  }
  const fromMs = van === undefined ? epochMs - SHOWN_DAYS * DAY_MS : startOf(van);
  const untilMs = tot === undefined ? epochMs + 1 : startOf(tot, 1);
  if (fromMs === null || untilMs === null || untilMs <= fromMs) {
    io.err('Geef --van en --tot als jjjj-mm-dd, de eerste dag niet na de laatste.');
    return Promise.resolve(2);
  }
  const { document } = read;
  const policy = compilePolicy(document, digestOf(document), EVER);
  return withDirectory(config, async (_db, directory) => {
    const layout = folderLayout(config.folder);
    const pool = openPool(databaseUrls(config.databaseUrl, layout.root).backup, 'proefdraai', 1);
    try {
      const keys = keyRingFrom(layout.keys, config.logName);
      const result = await dryRun({ keys, directory, policy, momentOf }, recordedDecisions(pool, fromMs, untilMs));
      return tell(result, await refusalsBetween(pool, fromMs, untilMs), document.version, io);
    } finally {
      await pool.end();
    }
  });
}

/** Midnight of a local day, or of the day `more` days later. */
function startOf(day: string, more = 0): number | null {
  const utc = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) + more * DAY_MS : Number.NaN;
  if (Number.isNaN(utc)) return null;
  // Local midnight is one or two hours before that of UTC.
  const localDate = momentOf(utc).localDate;
  for (const hours of [2, 1])
    if (momentOf(utc - hours * 3_600_000).localDate === localDate) return utc - hours * 3_600_000;
  return utc;
}

function tell({ lines, decided, unreadable }: DryRunResult, refused: number, version: number, io: CommandIo): number {
  io.out(`Beleid ${version} over ${counted(decided)} die waren toegestaan of aangehouden:`);
  for (const line of lines) for (const text of textOf(line)) io.out(text);
  if (unreadable > 0) io.out(`Niet opnieuw te berekenen: ${counted(unreadable)} waarvan de feiten zijn vernietigd.`);
  io.out(
    `Niet opnieuw te berekenen: ${counted(refused)} die bij binnenkomst zijn geweigerd; daarvan blijven geen feiten.`,
  );
  io.out('Deelnemers, afspraken en toestemmingen zijn die van nu; alleen de regels verschillen.');
  return lines.some(line => Object.values(line.becomes).some(count => count > 0)) ? 1 : 0;
}

function textOf({ type, route, same, becomes, codes }: DryRunLine): readonly string[] {
  const texts = [`${type} (${route}): ${same} gelijk`];
  for (const [verdict, count] of Object.entries(becomes)) if (count > 0) texts.push(`  wordt ${verdict}: ${count}`);
  for (const [code, count] of [...codes].sort()) texts.push(`    ${code}: ${count}`);
  return texts;
}

function counted(count: number): string {
  return count === 1 ? '1 bericht' : `${count} berichten`;
}
