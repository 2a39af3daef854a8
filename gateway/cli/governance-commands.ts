/** Commands for what two people decide: held messages, policy versions, agreements. */
import type { Command } from 'commander';
import type { OperatorConfig } from './change-by-two.ts';
import type { CommandIo } from './command-io.ts';
import type { DecideHeldOptions, ProposeHeldOptions, ShowHeldOptions } from './held.ts';
import type { DryRunOptions } from './policy-dry-run.ts';
import type { ApprovePolicyOptions, ProposePolicyOptions } from './policy-versions.ts';

const held = () => import('./held.ts');
const versions = () => import('./policy-versions.ts');

/** Runs a command on the configured database. */
export type OnDatabase = <Options>(
  run: (config: OperatorConfig, options: Options) => Promise<number>,
) => (options: Options) => Promise<void>;

/** The commands of `policy` that need the database. */
export function addPolicyVersionCommands(policy: Command, io: CommandIo, onDatabase: OnDatabase): void {
  policy
    .command('propose')
    .description('stel een versie van het beleid voor')
    .argument('<beleid>', 'beleid in JSON, of het nummer van een versie die wordt meegeleverd')
    .requiredOption('--geldig-vanaf <datum>', 'eerste dag, jjjj-mm-dd')
    .option('--geldig-tot <datum>', 'laatste dag')
    .requiredOption('--door <beheerder>', 'wie voorstelt: <OIN>:<subject>')
    .action((source: string, options: ProposePolicyOptions) =>
      onDatabase<ProposePolicyOptions>(async (config, given) =>
        (await versions()).runPolicyPropose(config, source, given, io),
      )(options),
    );
  policy
    .command('approve')
    .description('keur een voorgestelde versie goed; een ander dan wie voorstelde')
    .argument('<voorstel>', 'kenmerk van het voorstel')
    .requiredOption('--door <beheerder>', 'wie goedkeurt: <OIN>:<subject>')
    .requiredOption('--kenmerk <sha256>', 'kenmerk van de inhoud die u hebt bekeken')
    .action((proposalId: string, options: ApprovePolicyOptions) =>
      onDatabase<ApprovePolicyOptions>(async (config, given) =>
        (await versions()).runPolicyApprove(config, proposalId, given, io),
      )(options),
    );
  policy
    .command('reject')
    .description('wijs een voorgestelde versie af')
    .argument('<voorstel>', 'kenmerk van het voorstel')
    .requiredOption('--door <beheerder>', 'wie afwijst: <OIN>:<subject>')
    .action((proposalId: string, options: { door: string }) =>
      onDatabase<{ door: string }>(async (config, given) =>
        (await versions()).runPolicyReject(config, proposalId, given, io),
      )(options),
    );
  policy
    .command('list')
    .description('versies van het beleid, en wat op een tweede beheerder wacht')
    .action(onDatabase(async config => (await versions()).runPolicyList(config, io)));
  policy
    .command('dry-run')
    .description('wat zou dit beleid hebben besloten? aantallen, nooit mensen')
    .argument('<beleid>', 'beleid in JSON, of het nummer van een versie die wordt meegeleverd')
    .option('--van <datum>', 'eerste dag; anders dertig dagen terug')
    .option('--tot <datum>', 'laatste dag')
    .action((source: string, options: DryRunOptions) =>
      onDatabase<DryRunOptions>(async (config, given) =>
        (await import('./policy-dry-run.ts')).runPolicyDryRun(config, source, given, Date.now(), io),
      )(options),
    );
}

export function addHeldCommands(program: Command, io: CommandIo, onDatabase: OnDatabase): void {
  const aangehouden = program
    .command('aangehouden')
    .description('berichten waarover twee privacyfunctionarissen beslissen');
  aangehouden
    .command('tonen')
    .description('wat er wacht, of één bericht in woorden')
    .requiredOption('--van <oin>', 'OIN van de afzender')
    .option('--id <kenmerk>', 'kenmerk van de verstrekking')
    .action(onDatabase<ShowHeldOptions>(async (config, options) => (await held()).runHeldShow(config, options, io)));
  aangehouden
    .command('voorstellen')
    .description('de eerste: laat toe of weiger')
    .requiredOption('--id <kenmerk>', 'kenmerk van de verstrekking')
    .requiredOption('--besluit <besluit>', 'toelaten of weigeren')
    .requiredOption('--door <functionaris>', '<OIN>:<subject>')
    .action(
      onDatabase<ProposeHeldOptions>(async (config, options) => (await held()).runHeldPropose(config, options, io)),
    );
  aangehouden
    .command('besluiten')
    .description('de tweede: ga mee of niet')
    .requiredOption('--id <kenmerk>', 'kenmerk van de verstrekking')
    .requiredOption('--voorstel <kenmerk>', 'kenmerk van het voorstel')
    .requiredOption('--door <functionaris>', '<OIN>:<subject>; een ander dan wie voorstelde')
    .option('--niet-akkoord', 'het voorstel gaat van de baan')
    .action(
      onDatabase<DecideHeldOptions>(async (config, options) => (await held()).runHeldDecide(config, options, io)),
    );
}
