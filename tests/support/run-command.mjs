// The installed `seinhuis push` or `pull` in a process of its own, that a test can kill. Options come as JSON in the
// second argument, and in the third what a test makes shorter than it is.
import { terminal } from '../../dist/gateway/cli/command-io.js';
import { runPull } from '../../dist/gateway/cli/pull.js';
import { runPush } from '../../dist/gateway/cli/push.js';

const [command, options, around] = [process.argv[2], JSON.parse(process.argv[3]), JSON.parse(process.argv[4])];
process.exitCode = await (command === 'pull' ? runPull(options, terminal) : runPush(options, terminal, around));
