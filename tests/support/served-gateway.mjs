// The installed gateway with processes of its own for the API, as `seinhuis serve` runs it, on a practice region's folder.
// Its argument: for how many milliseconds it may come to rest when stopping.
import { jsonLog } from '../../dist/gateway/cli/logger.js';
import { serveGateway } from '../../dist/gateway/cli/serve.js';
import { stopWhenTold } from '../../dist/gateway/cli/stopping.js';
import { readConfig } from '../../dist/gateway/config.js';

const { config } = readConfig(process.env);
const gateway = await serveGateway(config, { pretend: true }, jsonLog('warn'));
const stopped = stopWhenTold(gateway.stop, config.drainSeconds * 1_000, Number(process.argv[2]));
process.send({ apiUrl: gateway.apiUrl, pagesUrl: gateway.pagesUrl });
await stopped;
process.disconnect();
