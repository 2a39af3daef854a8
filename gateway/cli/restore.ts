/** `seinhuis restore`: puts a copy back into an empty database, proves that it is whole, destroys again what must go. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CopyInFault, copyIn } from '../../adapters/postgres/copy-in.ts';
import { ensureDatabase, ensureLogins, readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { migrateToLatest, migrationsNamed } from '../../adapters/postgres/migrate.ts';
import { checkFiles, linesOf, manifestText, type TableFault } from '../../adapters/system/copy-folder.ts';
import { checkpointFile, keyRingFrom } from '../../adapters/system/key-files.ts';
import type { GatewayConfig } from '../config.ts';
import { verifierKey } from '../logbook/signed-note.ts';
import { type Erasure, readJournal } from '../operation/erasures.ts';
import { type CopyExpectations, type CopyFault, isBehind, judgeCopy } from '../operation/judge-copy.ts';
import { type Manifest, readManifest } from '../operation/manifest.ts';
import type { KeyRing } from '../ports.ts';
import type { CommandIo } from './command-io.ts';
import { folderLayout } from './folder-layout.ts';
import { databaseUrls } from './installation.ts';

export interface RestoreOptions {
  /** Folder of the copy, as `backup` made it. */
  readonly van: string;
  /** File with the URL of a database administrator; makes logins and database when they are not there. */
  readonly beheer?: string | undefined;
  /** Journal of destructions; the one in the gateway's folder unless told. */
  readonly vernietigingen?: string | undefined;
}

/** @returns 0 when the gateway can go on with what was put back; 1 when it cannot, or nothing was put back */
export async function runRestore(
  config: GatewayConfig & { readonly databaseUrl: string },
  options: RestoreOptions,
  io: CommandIo,
): Promise<number> {
  const layout = folderLayout(config.folder);
  const from = resolve(options.van);
  const refuse = (...lines: string[]) => {
    for (const line of lines) io.err(line);
    io.err('Er is niets teruggezet.');
    return 1;
  };
  const text = manifestText(from);
  const reading = text === null ? null : readManifest(text);
  if (reading === null) return refuse(`In ${from} staat geen hele kopie: manifest.json ontbreekt.`);
  if (reading.kind === 'fault') return refuse(`Het manifest is niet te gebruiken: ${reading.code}.`);
  const { manifest } = reading;
  const migrations = migrationsNamed(manifest.migraties);
  if (migrations === null) return refuse('Deze kopie is van een nieuwere versie. Installeer die eerst.');

  let keys: KeyRing;
  try {
    keys = keyRingFrom(layout.keys, config.logName);
  } catch {
    return refuse('De sleutels ontbreken of zijn niet te lezen. Zet eerst de map `sleutels` terug.');
  }
  const journal = readJournalFile(options.vernietigingen, layout.erasures);
  if (journal.kind === 'fault') return refuse(journal.text);
  const fault = await checkFiles(from, manifest.tabellen);
  if (fault !== null) return refuse(textOf(fault));

  if (options.beheer !== undefined) {
    const adminUrl = readFileSync(options.beheer, 'utf8').trim();
    await ensureLogins(adminUrl, readOrCreatePasswords(layout.passwords));
    await ensureDatabase(adminUrl, new URL(config.databaseUrl).pathname.slice(1));
  }
  const { migrate } = databaseUrls(config.databaseUrl, config.folder);
  if ((await migrateToLatest(migrate, migrations)).kind === 'newer')
    return refuse('De databank is verder dan de kopie. Geef een nieuwe, lege databank.');

  const remembered = checkpointFile(layout.checkpoint).read();
  const expected: CopyExpectations = {
    log: manifest.logboek,
    logKey: verifierKey(keys.logKey.name, 0x01, keys.logKey.publicKey),
    remembered:
      remembered === null ? null : { size: remembered.size, root: Buffer.from(remembered.rootBase64, 'base64') },
    knownKids: new Set((['pseudoniem', 'inzage', 'feiten', 'herhaling'] as const).flatMap(use => keys.kids(use))),
  };
  const outcome = await copyIn<CopyFault>(migrate, {
    manifest,
    lines: table => linesOf(from, manifest.tabellen.find(one => one.naam === table)!),
    judge: found => judgeCopy(found, expected),
    erasures: journal.erasures,
  });
  if (outcome.kind === 'fault') return refuse(textOf(outcome));
  await migrateToLatest(migrate);

  io.out(
    `Teruggezet:    ${manifest.tabellen.reduce((sum, table) => sum + table.rijen, 0)} rijen, van ${manifest.gemaakt}`,
  );
  io.out(`Logboek:       ${manifest.logboek.omvang} vermeldingen; de wortel is opnieuw berekend en klopt`);
  const { bodies, consents } = outcome.replayed;
  io.out(
    `Vernietigd:    ${bodies} berichten en ${consents} toestemmingen opnieuw, van ${journal.erasures.length} in het journaal`,
  );
  if (!journal.isThere)
    io.err('Let op: er is geen vernietigingen.ndjson. Wat na de kopie is ingetrokken of vernietigd, is nu terug.');
  return isBehind(manifest.logboek.omvang, remembered) ? tellBehind(manifest, remembered!.size, io) : 0;
}

/** The copy is sound and too old: what was published since is not in it, and outside there are those who saw it. */
function tellBehind(manifest: Manifest, published: number, io: CommandIo): number {
  for (const line of [
    `De kopie loopt achter: het logboek telt ${manifest.logboek.omvang} vermeldingen, en ${published} zijn al gepubliceerd.`,
    'De poort zal starten, maar niets ondertekenen en niets vrijgeven (LOGBOEK_TERUGGEZET). Dat hoort zo. Doe dit:',
    '  1. Zoek een nieuwere stand: archief van de databank (WAL), een standby, een latere kopie. Zet die terug.',
    '  2. Is die er niet: haal laatste-checkpoint.json niet weg. Wie het logboek volgt, ziet het gat toch.',
    '     Bewaar deze databank voor inzage, meld het aan de deelnemers, en richt met `seinhuis init` een nieuwe poort in',
    '     met een andere map, databank en SEINHUIS_LOG_NAME. Afzenders sturen wat niet was opgehaald opnieuw.',
  ])
    io.err(line);
  return 1;
}

type Journal =
  | { readonly kind: 'journal'; readonly isThere: boolean; readonly erasures: readonly Erasure[] }
  | { readonly kind: 'fault'; readonly text: string };

function readJournalFile(named: string | undefined, usual: string): Journal {
  const path = named ?? usual;
  if (!existsSync(path))
    return named === undefined
      ? { kind: 'journal', isThere: false, erasures: [] }
      : { kind: 'fault', text: `Het journaal ${named} is er niet.` };
  const reading = readJournal(readFileSync(path, 'utf8'));
  return reading.kind === 'journal'
    ? { ...reading, isThere: true }
    : { kind: 'fault', text: `Het journaal van vernietigingen is niet te lezen: regel ${reading.line}.` };
}

function textOf(fault: TableFault | CopyInFault | CopyFault): string {
  if (fault.code === 'NIET_LEEG') return `De databank is niet leeg: in ${fault.table} staat al iets.`;
  if (fault.code === 'SLEUTEL_ONTBREEKT')
    return `De sleutel ${fault.kid} ontbreekt in sleutels/. Zonder die sleutel is een deel van de kopie niet te lezen.`;
  if ('table' in fault) return `De kopie is niet heel: ${fault.code} bij ${fault.table}.`;
  if (fault.code === 'VERMELDING_WIJKT_AF')
    return `De kopie klopt niet: de vermelding op plaats ${fault.at} is een andere dan in het logboek staat.`;
  return `Het logboek in de kopie klopt niet, of is van een andere poort: ${fault.code}.`;
}
