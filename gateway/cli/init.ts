/**
 * `seinhuis init`: a real installation, from nothing. Makes what is missing and never touches what is there, so that a
 * run that was broken off is finished by running it again, and one that was finished is refused.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { certificatesIn, readCertificate } from '../../adapters/pki/certificate.ts';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { type Administrator, foundAdministrators } from '../../adapters/postgres/four-eyes.ts';
import { installationState } from '../../adapters/postgres/installation.ts';
import { ensureDatabase, ensureLogins, readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { migrateToLatest } from '../../adapters/postgres/migrate.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import { createKeyFiles, keyRingFrom, missingKeyFiles, writeSecretFile } from '../../adapters/system/key-files.ts';
import { NEWEST_POLICY, POLICIES } from '../../consent/policies.ts';
import type { PolicyDocument } from '../../consent/policy.ts';
import type { GatewayConfig } from '../config.ts';
import { formatVerifierKey, verifierKey } from '../logbook/signed-note.ts';
import { recordedNow } from './change-by-two.ts';
import type { CommandIo } from './command-io.ts';
import { folderLayout } from './folder-layout.ts';
import { databaseUrls } from './installation.ts';
import { readAdministrator } from './people.ts';
import { broughtPolicy, digestOf } from './policy-file.ts';

export interface InitOptions {
  /** Trust anchors, PEM or DER. */
  readonly wortel: readonly string[];
  /** Known intermediates. */
  readonly tussen?: readonly string[] | undefined;
  /** Revocation lists, DER. */
  readonly crl?: readonly string[] | undefined;
  /** The first two administrators, `<OIN>:<subject>`. */
  readonly beheerder: readonly string[];
  /** File with the URL of a database administrator; without it logins and database must be there. */
  readonly beheer?: string | undefined;
  /** Version number or digest of a policy this software brings; the newest unless told. */
  readonly beleid?: string | undefined;
  /** First day of the policy, `YYYY-MM-DD`; today unless told. */
  readonly beleidVanaf?: string | undefined;
}

/** @returns 0 when the installation stands; 1 when nothing was done, or less than all */
export async function runInit(
  config: GatewayConfig & { readonly databaseUrl: string },
  options: InitOptions,
  io: CommandIo,
): Promise<number> {
  const layout = folderLayout(config.folder);
  const asked = readOptions(options);
  if (asked.kind === 'faults') {
    for (const text of asked.faults) io.err(text);
    io.err('Er is niets gedaan.');
    return 1;
  }
  if (existsSync(join(layout.root, 'deelnemers'))) {
    io.err('Deze map is van een oefenregio (`seinhuis start`). Kies een andere met SEINHUIS_FOLDER.');
    return 1;
  }

  for (const folder of [layout.root, layout.keys, layout.anchors, layout.intermediates, layout.lists, layout.log]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  }
  if (options.beheer !== undefined) {
    const adminUrl = readFileSync(options.beheer, 'utf8').trim();
    await ensureLogins(adminUrl, readOrCreatePasswords(layout.passwords));
    await ensureDatabase(adminUrl, new URL(config.databaseUrl).pathname.slice(1));
  }
  const { migrate } = databaseUrls(config.databaseUrl, layout.root);
  if ((await migrateToLatest(migrate)).kind === 'newer') {
    io.err('Deze databank hoort bij een nieuwere versie. Er is niets veranderd.');
    return 1;
  }
  const db = kyselyOn(openPool(migrate, 'inrichten', 1));
  try {
    const state = await installationState(db);
    if (state.founded) {
      const lost = missingKeyFiles(layout.keys);
      io.err(
        lost.length === 0
          ? 'Hier staat al een ingerichte poort. Er is niets veranderd. `seinhuis doctor` zegt wat er nog mist.'
          : `Deze databank is al ingericht, maar de sleutels ontbreken (${lost.join(', ')}). Zet de map \`sleutels\` terug: nieuwe sleutels kunnen niet lezen wat er staat.`,
      );
      return 1;
    }
    if (state.filled) {
      io.err('In deze databank staat al iets. Geef een lege, of zet een kopie terug met `seinhuis restore`.');
      return 1;
    }
    for (const { from, to } of asked.files(layout)) {
      if (existsSync(to) && !readFileSync(to).equals(readFileSync(from))) {
        io.err(`${to} is er al, met iets anders erin. Er is niets overschreven.`);
        return 1;
      }
      if (!existsSync(to)) writeSecretFile(to, readFileSync(from));
    }
    createKeyFiles(layout.keys);
    const now = systemClock.now();
    const [proposer, approver] = asked.administrators;
    const outcome = await foundAdministrators(
      db,
      {
        kind: 'beleid',
        directory: {
          policies: [
            {
              version: asked.policy.version,
              digest: digestOf(asked.policy),
              document: asked.policy,
              validity: { geldigVan: options.beleidVanaf ?? now.localDate },
            },
          ],
        },
      },
      { proposalId: systemEntropy.uuid(now.epochMs), proposer, approver, ...recordedNow() },
    );
    if (outcome.kind === 'refused') {
      io.err(`De beheerders zijn niet vastgelegd: ${outcome.code}.`);
      return 1;
    }
  } finally {
    await db.destroy();
  }

  const keys = keyRingFrom(layout.keys, config.logName);
  io.out(`Ingericht in ${layout.root}. Beleid ${asked.policy.version} is door beide beheerders goedgekeurd.`);
  io.out(`Kenmerk van dit beleid:           ${digestOf(asked.policy)}`);
  io.out(
    `Sleutel van het logboek:          ${formatVerifierKey(verifierKey(keys.logKey.name, 0x01, keys.logKey.publicKey))}`,
  );
  io.out(`Sleutel van ontvangstbewijzen:    ${JSON.stringify(keys.receiptKey.publicKey.export({ format: 'jwk' }))}`);
  io.out('Geef deze twee aan deelnemers langs een weg die u meer vertrouwt dan de poort zelf.');
  const missing = stillMissing(layout);
  if (missing.length > 0) {
    io.out('Nog te doen:');
    for (const line of missing) io.out(`  - ${line}`);
  }
  return 0;
}

type Layout = ReturnType<typeof folderLayout>;

function stillMissing(layout: Layout): readonly string[] {
  const files: readonly (readonly [string, string])[] = [
    [layout.apiCertificate, 'PKIoverheid-certificaat van de API, met keten'],
    [layout.apiKey, 'sleutel daarbij, alleen leesbaar voor de poort (0600)'],
    [layout.pagesCertificate, 'certificaat van de pagina’s, met keten'],
    [layout.pagesKey, 'sleutel daarbij (0600)'],
  ];
  return [
    ...files.filter(([path]) => !existsSync(path)).map(([path, what]) => `${path}: ${what}`),
    ...(readdirSync(layout.lists).length === 0 ? [`${layout.lists}: intrekkingslijsten van elke uitgever`] : []),
    'deelnemers en afspraken: `seinhuis leden` en `seinhuis afspraken`',
    'kijk na met `seinhuis doctor`, en start met `seinhuis serve`',
  ];
}

interface Asked {
  readonly kind: 'asked';
  readonly administrators: readonly [Administrator, Administrator];
  readonly policy: PolicyDocument;
  readonly files: (layout: Layout) => readonly { readonly from: string; readonly to: string }[];
}

/** Everything that is wrong with what was asked, at once, before anything is made. */
function readOptions(options: InitOptions): Asked | { readonly kind: 'faults'; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const people = options.beheerder.map(readAdministrator);
  const [first, second] = people;
  if (people.length !== 2) faults.push('Geef twee keer --beheerder <OIN>:<subject>.');
  if (people.some(one => one === null)) faults.push('Een beheerder schrijft u als <OIN>:<subject>.');
  if (first && second && first.oin === second.oin && first.subject === second.subject)
    faults.push('De twee beheerders moeten twee mensen zijn.');
  if (options.beleidVanaf !== undefined && !/^\d{4}-\d\d-\d\d$/.test(options.beleidVanaf))
    faults.push('--beleid-vanaf is een datum: jjjj-mm-dd.');
  const policy = options.beleid === undefined ? NEWEST_POLICY : broughtPolicy(options.beleid);
  if (policy === undefined)
    faults.push(`--beleid is een van: ${POLICIES.map(one => `${one.version} (${digestOf(one)})`).join(', ')}.`);
  if (options.wortel.length === 0) faults.push('Geef ten minste één --wortel: zonder vertrouwen komt niemand binnen.');
  for (const path of [...options.wortel, ...(options.tussen ?? [])]) {
    const fault = authorityFault(path);
    if (fault !== null) faults.push(`${path}: ${fault}`);
  }
  for (const path of options.wortel)
    if (authorityFault(path) === null && certificatesOf(path).some(one => one.subject !== one.issuer))
      faults.push(`${path}: is geen wortel (niet door zichzelf uitgegeven). Gebruik --tussen.`);
  for (const path of options.crl ?? []) if (!existsSync(path)) faults.push(`${path}: is er niet.`);
  if (options.beheer !== undefined && !existsSync(options.beheer)) faults.push(`${options.beheer}: is er niet.`);
  if (faults.length > 0 || !first || !second || policy === undefined) return { kind: 'faults', faults };
  const into = (folder: string, paths: readonly string[] = []) =>
    paths.map(from => ({ from, to: join(folder, basename(from)) }));
  return {
    kind: 'asked',
    administrators: [first, second],
    policy,
    files: layout => [
      ...into(layout.anchors, options.wortel),
      ...into(layout.intermediates, options.tussen),
      ...into(layout.lists, options.crl),
    ],
  };
}

function certificatesOf(path: string) {
  return certificatesIn(readFileSync(path)).flatMap(der => readCertificate(der) ?? []);
}

function authorityFault(path: string): string | null {
  if (!existsSync(path)) return 'is er niet.';
  try {
    const read = certificatesOf(path);
    if (read.length === 0) return 'is geen certificaat.';
    return read.every(one => one.isCa) ? null : 'is geen certificaat van een uitgever.';
  } catch {
    return 'is geen certificaat.';
  }
}
