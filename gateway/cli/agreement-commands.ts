/** The commands with which a party offers, signs and reads an agreement. */
import type { Command } from 'commander';
import type { SignOptions } from './agreement-parties.ts';
import type { CommandIo } from './command-io.ts';
import type { AsParticipant } from './consents.ts';

/** @param end told of the exit code */
export function addAgreementParties(agreements: Command, io: CommandIo, end: (code: number) => void): void {
  const load = () => import('./agreement-parties.ts');
  const part = (name: string, description: string) =>
    agreements.command(name).description(description).requiredOption('--als <map>', 'map van de deelnemer');
  part('aanbieden', 'onderteken een afspraak als eerste partij, en bied haar de ander aan')
    .argument('<bestand>', 'afspraak in JSON')
    .action(async (file: string, options: AsParticipant) =>
      end(await (await load()).runOfferAgreement(file, options, io)),
    );
  part('ondertekenen', 'onderteken een aangeboden afspraak als tweede partij')
    .argument('<afspraak>', 'kenmerk van de afspraak')
    .requiredOption('--kenmerk <sha256>', 'kenmerk van de tekst die u hebt gelezen')
    .action(async (id: string, options: SignOptions) => end(await (await load()).runSignAgreement(id, options, io)));
  part('tonen', 'toon een afspraak met haar tekst en ondertekeningen')
    .argument('<afspraak>', 'kenmerk van de afspraak')
    .action(async (id: string, options: AsParticipant) => end(await (await load()).runShowAgreement(id, options, io)));
}
