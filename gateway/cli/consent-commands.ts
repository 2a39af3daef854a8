/** The commands about consents and objections, and what each is called with. */
import type { Command } from 'commander';
import type { CommandIo } from './command-io.ts';
import type { AsParticipant, NotedOptions, TextOptions } from './consents.ts';

/** @param end told of the exit code */
export function addConsents(program: Command, io: CommandIo, end: (code: number) => void): void {
  const load = () => import('./consents.ts');
  const part = (parent: Command, name: string, description: string) =>
    parent.command(name).description(description).requiredOption('--als <map>', 'map van de deelnemer');

  const consent = program.command('toestemming').description('toestemmingen vastleggen, tonen en intrekken');
  part(consent, 'vastleggen', 'leg een toestemming of een weigering vast')
    .argument('<bestand>', 'toestemming in JSON')
    .action(async (file: string, options: AsParticipant) =>
      end(await (await load()).runGiveConsent(file, options, io)),
    );
  part(consent, 'tonen', 'toon de stand van een toestemming')
    .argument('<kenmerk>', 'kenmerk van de toestemming')
    .action(async (id: string, options: AsParticipant) => end(await (await load()).runShowConsent(id, options, io)));
  part(consent, 'intrekken', 'leg een intrekking vast; wat nog wacht, wordt direct gestopt')
    .argument('<kenmerk>', 'kenmerk van de toestemming')
    .requiredOption('--vastgelegd-door <kenmerk>', 'kenmerk van wie dit noteert')
    .option('--wijze <wijze>', 'schriftelijk, mondeling of digitaal', 'mondeling')
    .option('--door <wie>', 'betrokkene of vertegenwoordiger', 'betrokkene')
    .action(async (id: string, options: NotedOptions) => end(await (await load()).runWithdraw(id, options, io)));
  part(consent, 'bewijs', 'haal het ontvangstbewijs voor de betrokkene op')
    .argument('<kenmerk>', 'kenmerk van de toestemming')
    .action(async (id: string, options: AsParticipant) => end(await (await load()).runConsentReceipt(id, options, io)));
  part(consent, 'tekst', 'leg een tekst vast waarmee u om toestemming vraagt')
    .argument('<bestand>', 'de tekst, in UTF-8')
    .requiredOption('--titel <titel>', 'hoe u de tekst noemt')
    .requiredOption('--versie <versie>', 'bijvoorbeeld 2026-1')
    .option('--taal <taal>', 'taal van de tekst', 'nl')
    .action(async (file: string, options: TextOptions) => end(await (await load()).runRegisterText(file, options, io)));

  const objection = program.command('bezwaar').description('bezwaar (AVG 21) en beperking (AVG 18)');
  part(objection, 'vastleggen', 'leg een bezwaar of beperking vast; wat nog wacht, wordt aangehouden')
    .argument('<bestand>', 'bezwaar in JSON')
    .action(async (file: string, options: AsParticipant) => end(await (await load()).runObject(file, options, io)));
  part(objection, 'tonen', 'toon de stand van een bezwaar')
    .argument('<kenmerk>', 'kenmerk van het bezwaar')
    .action(async (id: string, options: AsParticipant) => end(await (await load()).runShowObjection(id, options, io)));
  part(objection, 'besluit', 'beslis op een bezwaar of hef een beperking op')
    .argument('<kenmerk>', 'kenmerk van het bezwaar')
    .argument('<bestand>', 'besluit in JSON')
    .action(async (id: string, file: string, options: AsParticipant) =>
      end(await (await load()).runDecideObjection(id, file, options, io)),
    );
}
