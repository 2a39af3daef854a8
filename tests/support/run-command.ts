/**
 * `seinhuis push` or `pull` in a process of its own, that a test can kill. Options come as JSON in the second argument,
 * and in the third what a test makes shorter than it is.
 */
import { terminal } from '../../gateway/cli/command-io.ts';
import { runPull } from '../../gateway/cli/pull.ts';
import { runPush } from '../../gateway/cli/push.ts';

const [command, options, around] = [process.argv[2], JSON.parse(process.argv[3]!), JSON.parse(process.argv[4]!)];
process.exitCode = await (command === 'pull' ? runPull(options, terminal) : runPush(options, terminal, around));
