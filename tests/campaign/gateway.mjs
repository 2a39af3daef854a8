// A gateway on the practice region's folder and a database that lives and dies apart from it. Processes of the API are
// started with this same file, as the main program does with its own.

import { jsonLog } from '../../dist/gateway/cli/logger.js';
import { main } from '../../dist/gateway/cli/main.js';
import { serveGateway } from '../../dist/gateway/cli/serve.js';
import { readConfig } from '../../dist/gateway/config.js';

const [command] = process.argv.slice(2);
if (command === 'answer-pretend') process.exitCode = await main(process.argv.slice(2));
else {
  const { config } = readConfig(process.env);
  const gateway = await serveGateway(config, { pretend: true }, jsonLog('error'));
  process.send?.('serving');
  await new Promise(done => process.once('SIGTERM', done));
  await gateway.stop();
  process.exit(0);
}
