/** `seinhuis backup`: a copy of the whole database at one moment, without the keys. */
import { join, resolve } from 'node:path';
import { copyOut } from '../../adapters/postgres/copy-out.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { newCopyFolder } from '../../adapters/system/copy-folder.ts';
import type { GatewayConfig } from '../config.ts';
import { emptyRoot } from '../logbook/merkle.ts';
import { COPY_FORM, type CopiedTable, type Manifest } from '../operation/manifest.ts';
import type { CommandIo } from './command-io.ts';
import { databaseUrls } from './installation.ts';

/** @returns 0 when the copy is whole; 1 when there is none */
export async function runBackup(
  config: GatewayConfig & { readonly databaseUrl: string },
  options: { readonly naar: string },
  io: CommandIo,
): Promise<number> {
  const made = new Date(systemClock.now().epochMs).toISOString();
  const folder = join(resolve(options.naar), `seinhuis-${made.replaceAll(':', '').slice(0, 17)}Z`);
  const copy = newCopyFolder(folder);
  if (copy === null) {
    io.err(`In ${folder} staat al iets. Er is niets geschreven.`);
    return 1;
  }
  const tables: CopiedTable[] = [];
  const { head, migrations, months } = await copyOut(
    databaseUrls(config.databaseUrl, config.folder).backup,
    async (name, lines) => {
      io.progress(name);
      tables.push(await copy.table(name, lines));
    },
  );
  io.progress('');
  const manifest: Manifest = {
    vorm: COPY_FORM,
    gemaakt: made,
    logboek: {
      naam: config.logName,
      omvang: head?.size ?? 0,
      wortel: (head?.root ?? emptyRoot).toString('base64'),
    },
    migraties: migrations,
    maanden: months,
    tabellen: tables,
  };
  copy.finish(manifest);
  io.out(`Kopie:         ${folder}`);
  io.out(`Rijen:         ${tables.reduce((sum, table) => sum + table.rijen, 0)} in ${tables.length} tabellen`);
  io.out(`Logboek:       ${manifest.logboek.omvang} vermeldingen, wortel ${manifest.logboek.wortel}`);
  io.out('De sleutels zitten er niet bij. Bewaar apart, en niet op dezelfde plek als deze kopie:');
  io.out('  sleutels/     zonder deze is de kopie niet te lezen');
  io.out('  vertrouwen/   wortels en tussencertificaten');
  io.out('  logboek/      laatste-checkpoint.json en vernietigingen.ndjson, zo vers mogelijk');
  return 0;
}
