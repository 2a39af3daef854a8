// A gateway on the practice region's folder and a database that lives and dies apart from it.
import { jsonLog } from '../../dist/gateway/cli/logger.js';
import { serveGateway } from '../../dist/gateway/cli/serve.js';
import { readConfig } from '../../dist/gateway/config.js';

const { config } = readConfig(process.env);
const gateway = await serveGateway(config, { pretend: true }, jsonLog('error'));
await new Promise(done => process.once('SIGTERM', done));
await gateway.stop();
process.exit(0);
