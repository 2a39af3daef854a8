/** Commands for whoever runs a gateway on a PostgreSQL of their own (docs/beheer.md). */
import type { Command } from 'commander';
import type { ConfigReading, GatewayConfig } from '../config.ts';
import { addAgreementParties } from './agreement-commands.ts';
import type { AgreementOptions } from './agreements.ts';
import type { CommandIo } from './command-io.ts';
import { addHeldCommands, type OnDatabase } from './governance-commands.ts';
import type { IdentityProviderOptions } from './identity-provider.ts';
import type { InitOptions } from './init.ts';
import type { AdministratorOptions, ClientOptions, OrganisationOptions, TeamOptions } from './members.ts';
import type { RestoreOptions } from './restore.ts';

// A command loads what it needs when it is asked for: the rest of the gateway takes a second or two.
const members = () => import('./members.ts');
const agreements = () => import('./agreements.ts');

/** The configuration, or null after every fault was told. */
export function configOrFaults(reading: ConfigReading, io: CommandIo): GatewayConfig | null {
  if (reading.kind === 'config') return reading.config;
  for (const { key, fault } of reading.faults) io.err(`${key} ${fault}`);
  return null;
}

/**
 * @param end told of the exit code
 * @returns what runs a command on the configured database
 */
export function addOperation(
  program: Command,
  io: CommandIo,
  read: () => ConfigReading,
  end: (code: number) => void,
): OnDatabase {
  const many = (value: string, before: readonly string[] = []) => [...before, value];
  /** Runs on the configured database, or says what is missing. */
  const onDatabase =
    <Options>(run: (config: GatewayConfig & { databaseUrl: string }, options: Options) => Promise<number>) =>
    async (options: Options) => {
      const config = configOrFaults(read(), io);
      if (config !== null && config.databaseUrl === null) io.err('Geef DATABASE_URL, zonder wachtwoord.');
      end(config?.databaseUrl == null ? 1 : await run({ ...config, databaseUrl: config.databaseUrl }, options));
    };
  const byTwo = (command: Command) =>
    command
      .requiredOption('--voorstel <beheerder>', 'wie voorstelt: <OIN>:<subject>')
      .requiredOption('--akkoord <beheerder>', 'wie akkoord gaat; een ander')
      .option('--wordt <staat>', 'nieuwe staat');

  program
    .command('init')
    .description('richt een echte poort in: map, sleutels, vertrouwen, databank, beheerders, beleid')
    .requiredOption('--wortel <bestand>', 'wortelcertificaat dat u vertrouwt (vaker mag)', many)
    .requiredOption('--beheerder <beheerder>', 'een van de eerste twee: <OIN>:<subject>', many)
    .option('--tussen <bestand>', 'tussencertificaat (vaker mag)', many)
    .option('--crl <bestand>', 'intrekkingslijst (vaker mag)', many)
    .option('--beheer <bestand>', 'bestand met de URL van een databankbeheerder; maakt rollen en databank')
    .option('--beleid <versie>', 'versie of kenmerk van het beleid; anders de nieuwste')
    .option('--beleid-vanaf <datum>', 'eerste dag van het beleid')
    .action(
      onDatabase<InitOptions>(async (config, options) => (await import('./init.ts')).runInit(config, options, io)),
    );
  program
    .command('backup')
    .description('maak een kopie van de databank, zonder de sleutels')
    .requiredOption('--naar <map>', 'map waarin de kopie een eigen map krijgt')
    .action(
      onDatabase<{ naar: string }>(async (config, options) =>
        (await import('./backup.ts')).runBackup(config, options, io),
      ),
    );
  program
    .command('restore')
    .description('zet een kopie terug in een lege databank, en bewijs dat zij heel is')
    .requiredOption('--van <map>', 'map van de kopie')
    .option('--beheer <bestand>', 'bestand met de URL van een databankbeheerder; maakt rollen en databank')
    .option('--vernietigingen <bestand>', 'journaal van vernietigingen')
    .action(
      onDatabase<RestoreOptions>(async (config, options) =>
        (await import('./restore.ts')).runRestore(config, options, io),
      ),
    );
  program
    .command('doctor')
    .description('zeg wat er mis is, wat u doet, en wat wanneer verloopt')
    .option('--json', 'voor een programma')
    .action(async (options: { json?: boolean }) =>
      end(await (await import('./doctor.ts')).runDoctor(read(), options, io)),
    );
  program
    .command('gezond')
    .description('vraag de poort op deze machine of zij gereed is')
    .action(async () => {
      const config = configOrFaults(read(), io);
      end(config === null ? 1 : await (await import('./health.ts')).runHealth(config, io));
    });

  const leden = program.command('leden').description('wie meedoet; elke wijziging door twee beheerders');
  byTwo(leden.command('organisatie').description('leg een organisatie vast, of schors (--wordt geschorst)'))
    .requiredOption('--oin <oin>', 'haar OIN')
    .option('--naam <naam>', 'haar naam')
    .action(
      onDatabase<OrganisationOptions>(async (config, options) =>
        (await members()).runOrganisation(config, options, io),
      ),
    );
  byTwo(leden.command('team').description('leg een team vast, of geef het een nieuwe zegelsleutel'))
    .requiredOption('--oin <oin>', 'OIN van de organisatie')
    .requiredOption('--code <code>', 'code van het team')
    .option('--soort <soort>', 'zoals gemeente.schuldhulp')
    .option('--gemeente <code>', '0344 of 0344=2026-01-01..2026-12-31 (vaker mag)', many)
    .option('--geheimhoudingsplicht', 'het team is gebonden aan geheimhouding')
    .option('--drempel <euro>', 'bedrag waaronder een signaal wordt gemerkt')
    .option('--zegelsleutel <bestand>', 'openbare sleutel of certificaat van het team, PEM')
    .option('--zegelsleutel-tot <datum>', 'laatste dag van een sleutel zonder certificaat')
    .option('--bewaar-sleutel', 'de poort maakt de zegelsleutel en bewaart hem: het team werkt met zaken in de poort')
    .action(onDatabase<TeamOptions>(async (config, options) => (await members()).runTeam(config, options, io)));
  byTwo(leden.command('client').description('leg een client vast aan de hand van haar certificaten'))
    .requiredOption('--oin <oin>', 'OIN van de organisatie')
    .requiredOption('--id <naam>', 'naam van de client')
    .option('--tls <bestand>', 'TLS-certificaat (vaker mag)', many)
    .option('--ondertekening <bestand>', 'certificaat om te ondertekenen (vaker mag)', many)
    .option('--namens <team>', 'team=hoedanigheid,hoedanigheid (vaker mag)', many)
    .option('--intrekken', 'de client mag niets meer')
    .action(onDatabase<ClientOptions>(async (config, options) => (await members()).runClient(config, options, io)));
  byTwo(leden.command('aanmelddienst').description('leg vast waar mensen van een organisatie zich aanmelden'))
    .requiredOption('--oin <oin>', 'OIN van de organisatie')
    .requiredOption('--id <naam>', 'naam van de aanmelddienst')
    .option('--uitgever <url>', 'iss, precies zoals in haar tokens')
    .option('--publiek <naam>', 'aud van tokens voor deze poort')
    .option('--rolclaim <claim>', 'claim met rollen; rollen als u niets zegt')
    .option('--rol <rol>', 'waarde=rol (vaker mag)', many)
    .option('--teamclaim <claim>', 'claim met codes van teams; teams als u niets zegt')
    .option('--organisatieclaim <claim>', 'claim met het OIN, als zij meer organisaties dient')
    .option('--schermclient <naam>', 'client_id van de schermen bij haar; leeg: geen schermen')
    .option('--schermscope <scope>', 'scope voor een token voor deze poort, met openid')
    .option('--schermresource <resource>', 'resource (RFC 8707), als zij die wil horen')
    .option('--vanaf <datum>', 'eerste dag')
    .option('--tot <datum>', 'laatste dag')
    .action(
      onDatabase<IdentityProviderOptions>(async (config, options) =>
        (await import('./identity-provider.ts')).runIdentityProvider(config, options, io),
      ),
    );
  byTwo(leden.command('beheerder').description('voeg een beheerder toe, of beëindig'))
    .requiredOption('--wie <beheerder>', '<OIN>:<subject>')
    .option('--aanmelddienst <url>', 'waar deze beheerder zich aanmeldt: iss van een vastgelegde aanmelddienst')
    .option('--intrekken', 'is geen beheerder meer')
    .action(
      onDatabase<AdministratorOptions>(async (config, options) =>
        (await members()).runAdministrator(config, options, io),
      ),
    );
  leden
    .command('lijst')
    .description('wie meedoet')
    .action(onDatabase(async config => (await members()).runMemberList(config, io)));

  addHeldCommands(program, io, onDatabase);

  const afspraken = program
    .command('afspraken')
    .description('wie wat aan wie mag sturen; door beide partijen ondertekend');
  byTwo(afspraken.command('stand').description('hervat, schort op of beëindig een ondertekende afspraak'))
    .requiredOption('--id <kenmerk>', 'kenmerk van de afspraak')
    .action(
      onDatabase<AgreementOptions>(async (config, options) => (await agreements()).runAgreement(config, options, io)),
    );
  afspraken
    .command('opschorten')
    .description('stop een afspraak meteen; één beheerder is genoeg, hervatten doen er twee')
    .requiredOption('--id <naam>', 'naam van de afspraak')
    .requiredOption('--door <beheerder>', '<OIN>:<subject>')
    .action(
      onDatabase<{ id: string; door: string }>(async (config, options) =>
        (await agreements()).runAgreementSuspend(config, options, io),
      ),
    );
  afspraken
    .command('lijst')
    .description('alle afspraken')
    .action(onDatabase(async config => (await agreements()).runAgreementList(config, io)));
  addAgreementParties(afspraken, io, end);
  return onDatabase;
}
