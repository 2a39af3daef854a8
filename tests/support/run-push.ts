/** `seinhuis push` in a process of its own, that a test can kill. Options come as JSON in the first argument. */
import { terminal } from '../../gateway/cli/command-io.ts';
import { runPush } from '../../gateway/cli/push.ts';

process.exitCode = await runPush(JSON.parse(process.argv[2]!), terminal);
