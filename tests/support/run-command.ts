/** `seinhuis push` or `pull` in a process of its own, that a test can kill. Options come as JSON in the second argument. */
import { terminal } from '../../gateway/cli/command-io.ts';
import { runPull } from '../../gateway/cli/pull.ts';
import { runPush } from '../../gateway/cli/push.ts';

const options = JSON.parse(process.argv[3]!);
process.exitCode = await (process.argv[2] === 'pull' ? runPull(options, terminal) : runPush(options, terminal));
