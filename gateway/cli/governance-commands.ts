/** Commands for what two people decide: held messages, policy versions, agreements. */
import type { Command } from 'commander';
import type { OperatorConfig } from './change-by-two.ts';
import type { CommandIo } from './command-io.ts';
import {
  type DecideHeldOptions,
  type ProposeHeldOptions,
  runHeldDecide,
  runHeldPropose,
  runHeldShow,
  type ShowHeldOptions,
} from './held.ts';

/** Runs a command on the configured database. */
export type OnDatabase = <Options>(
  run: (config: OperatorConfig, options: Options) => Promise<number>,
) => (options: Options) => Promise<void>;

export function addHeldCommands(program: Command, io: CommandIo, onDatabase: OnDatabase): void {
  const held = program.command('aangehouden').description('berichten waarover twee privacyfunctionarissen beslissen');
  held
    .command('tonen')
    .description('wat er wacht, of één bericht in woorden')
    .requiredOption('--van <oin>', 'OIN van de afzender')
    .option('--id <kenmerk>', 'kenmerk van de verstrekking')
    .action(onDatabase<ShowHeldOptions>((config, options) => runHeldShow(config, options, io)));
  held
    .command('voorstellen')
    .description('de eerste: laat toe of weiger')
    .requiredOption('--id <kenmerk>', 'kenmerk van de verstrekking')
    .requiredOption('--besluit <besluit>', 'toelaten of weigeren')
    .requiredOption('--door <functionaris>', '<OIN>:<subject>')
    .action(onDatabase<ProposeHeldOptions>((config, options) => runHeldPropose(config, options, io)));
  held
    .command('besluiten')
    .description('de tweede: ga mee of niet')
    .requiredOption('--id <kenmerk>', 'kenmerk van de verstrekking')
    .requiredOption('--voorstel <kenmerk>', 'kenmerk van het voorstel')
    .requiredOption('--door <functionaris>', '<OIN>:<subject>; een ander dan wie voorstelde')
    .option('--niet-akkoord', 'het voorstel gaat van de baan')
    .action(onDatabase<DecideHeldOptions>((config, options) => runHeldDecide(config, options, io)));
}
