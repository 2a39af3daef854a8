/** The command line: which command does what. Each command is a function of its own file, loaded when it is asked for. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { AssessOptions } from './assess.ts';
import { type CommandIo, terminal } from './command-io.ts';
import type { ConformOptions } from './conform.ts';
import { addConsents } from './consent-commands.ts';
import { readEnvironment } from './environment.ts';
import type { ExplainOptions } from './explain.ts';
import { addPolicyVersionCommands } from './governance-commands.ts';
import type { LogVerifyOptions } from './log-verify.ts';
import { addOperation, configOrFaults } from './operation-commands.ts';
import { PULL_DEFAULTS, type PullOptions } from './pull-options.ts';
import { PUSH_DEFAULTS, type PushOptions } from './push-options.ts';
import { stopWhenTold, untilStopped } from './stopping.ts';
import { isPracticeRegion, runToken, type TokenOptions } from './token.ts';

/** @returns the exit code */
export async function main(args: readonly string[], io: CommandIo = terminal): Promise<number> {
  let code = 0;
  const program = new Command('seinhuis').description(
    'Poort voor signalen over inwoners: geen grond, geen verstrekking.',
  );
  program
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeOut: text => io.out(text.trimEnd()), writeErr: text => io.err(text.trimEnd()) });

  program
    .command('start')
    .description('start de poort met een oefenregio op een eigen databank')
    .action(async () => {
      code = await start(io);
    });
  program
    .command('serve')
    .description('start een echte poort op uw PostgreSQL (DATABASE_URL)')
    .action(async () => {
      code = await serve(io);
    });
  program
    .command('migrate')
    .description('maak de databank gereed: rollen, tabellen, rechten')
    .option('--beheer <bestand>', 'bestand met de URL van een databankbeheerder; maakt rollen en databank')
    .action(async (options: { beheer?: string }) => {
      code = await migrate(options.beheer, io);
    });
  const onDatabase = addOperation(program, io, readEnvironment, ended => {
    code = ended;
  });
  addConsents(program, io, ended => {
    code = ended;
  });
  program
    .command('push')
    .description('onderteken en stuur berichten, een heel bestand tegelijk')
    .argument('[bestand...]', 'berichten in JSON, of één bestand in NDJSON')
    .requiredOption('--als <map>', 'map van de deelnemer')
    .option('--csv <bestand>', 'grootboek in CSV')
    .option('--mapping <bestand>', 'welke kolom wat betekent')
    .option('--ddas <bestand>', 'signalen in DDAS (v0.9)')
    .option('--bijlage <bestand>', 'bij DDAS: wat u hebt gedaan, per ID, in CSV')
    .option('--datum <datum>', 'signaaldatum waar het bestand die niet heeft, jjjj-mm-dd')
    .option('--parallel <aantal>', 'batches tegelijk onderweg', Number, PUSH_DEFAULTS.parallel)
    .option('--regels-per-batch <aantal>', 'berichten per batch', Number, PUSH_DEFAULTS.regelsPerBatch)
    .option('--geduld <seconden>', 'zo lang wachten op een poort die geen antwoord geeft', Number, PUSH_DEFAULTS.geduld)
    .option('--voortgang <bestand>', 'waar staat hoe ver dit bestand is; anders in de map van de deelnemer')
    .option('--opnieuw', 'stuur ook wat al beantwoord is')
    .option('--verslag <bestand>', 'schrijf alle rijen die niet zijn aangenomen in deze CSV')
    .option('--bewijzen <bestand>', 'voeg de ondertekende ontvangstbewijzen toe aan dit bestand')
    .action(async (files: string[], options: Omit<PushOptions, 'files'>) => {
      code = await (await import('./push.ts')).runPush({ ...options, files }, io);
    });
  program
    .command('pull')
    .description('haal op, ontsleutel en bevestig')
    .requiredOption('--als <map>', 'map van de deelnemer')
    .requiredOption('--team <code>', 'team waarvoor wordt opgehaald')
    .requiredOption('--map <map>', 'bewaar de berichten in deze map; wat bevestigd is, staat niet meer in het postvak')
    .option('--parallel <aantal>', 'verzoeken tegelijk onderweg', Number, PULL_DEFAULTS.parallel)
    .option('--per-keer <aantal>', 'berichten per verzoek', Number, PULL_DEFAULTS.perKeer)
    .action(async (options: PullOptions) => {
      code = await (await import('./pull.ts')).runPull(options, io);
    });
  program
    .command('sandbox')
    .description('maak een nieuwkomer in de oefenregio: certificaten, sleutels, afspraken')
    .argument('<naam>', 'naam van de organisatie')
    .requiredOption('--soort <soort>', 'bijvoorbeeld verhuurder, energieleverancier, ggz of gemeente')
    .action(async (naam: string, options: { soort: string }) => {
      const config = configuration(io);
      code =
        config === null
          ? 1
          : await (await import('./sandbox.ts')).runSandbox({ naam, soort: options.soort }, config, io);
    });
  const practice = readEnvironment();
  if (practice.kind === 'config' && isPracticeRegion(practice))
    program
      .command('token')
      .description('meld u aan als iemand van de oefenregio, en krijg een token')
      .option('--als <naam>', 'voornaam.achternaam')
      .option('--bij <map>', 'toon wie er zijn bij deze organisatie')
      .action(async (options: TokenOptions) => {
        code = await runToken(options, practice.config.folder, io);
      });
  program
    .command('conform')
    .description('toets andermans poort, verzender, ontvanger of abonnee, en zeg wat er niet klopt')
    .argument('[url]', 'adres van de poort, bij --rol poort; van wie meldingen krijgt, bij --rol abonnee')
    .option('--rol <rol>', 'poort, verzender, ontvanger of abonnee', 'poort')
    .option('--luister', 'speel zelf de poort, bij --rol verzender of ontvanger')
    .option('--als <map>', 'map van de deelnemer')
    .option('--ontvanger <map>', 'map van een ontvanger: toets ook het postvak')
    .option('--team <code>', 'team van de ontvanger')
    .option('--bericht <bestand>', 'goed bericht om te sturen, in plaats van het voorbeeld')
    .option('--geheim <bestand>', 'bestand met het geheim van het abonnement, bij --rol abonnee')
    .option('--poort <nummer>', 'poort om op te luisteren', Number, 9443)
    .option('--seconden <aantal>', 'hoe lang te luisteren', Number, 300)
    .option('--json', 'alle bevindingen als JSON')
    .action(async (url: string | undefined, options: ConformOptions) => {
      const config = configuration(io);
      code =
        config === null
          ? 1
          : await (await import('./conform.ts')).runConform({ ...options, url }, config, io, untilStopped);
    });
  const log = program.command('log').description('het logboek');
  log
    .command('verify')
    .description('controleer het hele logboek van buiten')
    .requiredOption('--url <url>', 'adres van het logboek')
    .requiredOption('--vkey <sleutel>', 'sleutel van het logboek, of een bestand met die sleutel')
    .option('--ca <bestand>', 'wortelcertificaat, bij https')
    .option('--vorige <bestand>', 'onthoudt de laatst gecontroleerde stand')
    .action(async (options: LogVerifyOptions) => {
      code = await (await import('./log-verify.ts')).runLogVerify(options, io);
    });
  const meldingen = program.command('meldingen').description('meldingen die niet aankwamen');
  meldingen
    .command('lijst')
    .description('toon onbestelbare meldingen')
    .action(async () => {
      code = await withWorker(io, async url => (await import('./meldingen.ts')).listUndeliverable(url, io));
    });
  meldingen
    .command('opnieuw')
    .description('stuur onbestelbare meldingen opnieuw')
    .argument('[kenmerk...]', 'kenmerken van meldingen')
    .option('--alle', 'alle onbestelbare meldingen')
    .action(async (ids: string[], options: { alle?: boolean }) => {
      code = await withWorker(io, async url =>
        (await import('./meldingen.ts')).replayUndeliverable(url, { ids, ...options }, Date.now(), io),
      );
    });
  const policy = program.command('policy').description('het beleid: de regels als gegevens');
  // `seinhuis explain` is the name it had first, and stays.
  for (const parent of [policy, program])
    parent
      .command('explain')
      .description('leg uit of een bericht mag, en waarom')
      .argument('<bestand>', 'bericht in JSON')
      .option('--team-soort <soort>', 'soort van het ontvangende team')
      .action(async (file: string, options: Omit<ExplainOptions, 'file'>) => {
        code = (await import('./explain.ts')).runExplain({ ...options, file }, io);
      });
  addPolicyVersionCommands(policy, io, onDatabase);
  policy
    .command('check')
    .description('controleer een beleid: leeg, tegenstrijdig, zonder bron, met gaten')
    .argument('<beleid>', 'beleid in JSON, of nummer of kenmerk van een versie die wordt meegeleverd')
    .action(async (source: string) => {
      code = (await import('./policy.ts')).runPolicyCheck(source, io);
    });
  policy
    .command('diff')
    .description('zeg wat er verandert tussen twee versies van het beleid')
    .argument('<oud>', 'beleid in JSON, nummer of kenmerk')
    .argument('<nieuw>', 'beleid in JSON, nummer of kenmerk')
    .action(async (from: string, to: string) => {
      code = (await import('./policy.ts')).runPolicyDiff(from, to, io);
    });
  program
    .command('toets')
    .description('mag ik dit delen? beantwoord een vraag zonder persoonsgegevens')
    .argument('<bestand>', 'vraag in JSON')
    .option('--beleid <beleid>', 'beleid in JSON, in plaats van het beleid dat wordt meegeleverd')
    .option('--json', 'het antwoord als JSON')
    .action(async (file: string, options: Omit<AssessOptions, 'file'>) => {
      code = (await import('./assess.ts')).runAssess({ ...options, file }, io);
    });

  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    const known = error as { exitCode?: number; code?: string };
    if (known.code?.startsWith('commander.')) return known.exitCode ?? 1;
    io.err(error instanceof Error ? error.message : 'Er ging iets mis.');
    return 1;
  }
  return code;
}

function configuration(io: CommandIo) {
  return configOrFaults(readEnvironment(), io);
}

async function start(io: CommandIo): Promise<number> {
  const config = configuration(io);
  if (config === null) return 1;
  const [{ nextSteps, startPretendGateway }, { jsonLog }] = await Promise.all([
    import('./pretend-gateway.ts'),
    import('./logger.ts'),
  ]);
  const gateway = await startPretendGateway(config, jsonLog('warn'), io.out);
  if ('kind' in gateway) {
    io.err(gateway.reason);
    return 1;
  }
  for (const line of nextSteps(gateway.folder, gateway.apiUrl, gateway.pagesUrl)) io.out(line);
  gateway.regionReady.catch(() => io.err('De oefenregio is niet helemaal gereed gekomen. Start opnieuw.'));
  await stopWhenTold(gateway.stop, config.drainSeconds * 1_000);
  return 0;
}

async function serve(io: CommandIo): Promise<number> {
  const config = configuration(io);
  if (config === null) return 1;
  const { databaseUrl } = config;
  if (databaseUrl === null) {
    io.err('Geef DATABASE_URL. Voor een oefenregio: `seinhuis start`.');
    return 1;
  }
  const [{ serveGateway }, { jsonLog }] = await Promise.all([import('./serve.ts'), import('./logger.ts')]);
  const gateway = await serveGateway({ ...config, databaseUrl }, { pretend: false }, jsonLog());
  await stopWhenTold(gateway.stop, config.drainSeconds * 1_000);
  return 0;
}

async function migrate(adminFile: string | undefined, io: CommandIo): Promise<number> {
  const config = configuration(io);
  if (config === null) return 1;
  if (config.databaseUrl === null) {
    io.err('Geef DATABASE_URL, zonder wachtwoord.');
    return 1;
  }
  const [{ ensureDatabase, ensureLogins, readOrCreatePasswords }, { migrateToLatest }, { databaseUrls }] =
    await Promise.all([
      import('../../adapters/postgres/logins.ts'),
      import('../../adapters/postgres/migrate.ts'),
      import('./installation.ts'),
    ]);
  const folder = resolve(config.folder);
  if (adminFile !== undefined) {
    const adminUrl = readFileSync(adminFile, 'utf8').trim();
    await ensureLogins(adminUrl, readOrCreatePasswords(`${folder}/sleutels/databank`));
    await ensureDatabase(adminUrl, new URL(config.databaseUrl).pathname.slice(1));
  }
  const outcome = await migrateToLatest(databaseUrls(config.databaseUrl, folder).migrate);
  if (outcome.kind === 'newer') {
    io.err('Deze databank hoort bij een nieuwere versie. Er is niets veranderd.');
    return 1;
  }
  io.out(outcome.applied.length === 0 ? 'De databank was al gereed.' : `Toegepast: ${outcome.applied.join(', ')}`);
  return 0;
}

async function withWorker(io: CommandIo, work: (workerUrl: string) => Promise<number>): Promise<number> {
  const config = configuration(io);
  if (config === null) return 1;
  const { workerUrlOf } = await import('./meldingen.ts');
  const url = await workerUrlOf(config);
  if (url !== null) return work(url);
  io.err('De oefenregio draait niet. Geef anders DATABASE_URL.');
  return 1;
}
