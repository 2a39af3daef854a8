/** Where a process of the API begins; only a main process starts it (`api-processes.ts`). Loads what answering needs, no more. */
import { answerApi } from './api-process.ts';
import { readEnvironment } from './environment.ts';
import { jsonLog } from './logger.ts';

const pretend = process.argv[2] === 'pretend';
const reading = readEnvironment();
if (reading.kind === 'faults') process.exitCode = 1;
else await answerApi(reading.config, pretend, jsonLog(pretend ? 'warn' : 'info'));
