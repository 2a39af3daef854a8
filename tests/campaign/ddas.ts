/**
 * `npm run campaign -- --ddas BESTAND`: whether what we send to CBS follows the schema of the makers of the model, which is
 * not ours to ship. Ours is compared in the tests; this compares with theirs, whenever they publish a new one.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { clientOf, uitwisselmodel } from '../../gateway/casework/levering/uitwisselmodel.ts';
import { bericht, HEAD, zaak } from '../casework/levering/sample.ts';

const path = process.argv[process.argv.indexOf('--ddas') + 1];
if (path === undefined) throw new RangeError('Cannot compare: --ddas names the file of the schema');
const schema: unknown = JSON.parse(readFileSync(path, 'utf8'));
const follows = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema as object);
const faults = follows(uitwisselmodel(HEAD, [zaak()], new Map([['s-a', clientOf(bericht)]])))
  ? []
  : (follows.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
for (const fault of faults) console.log(fault);
console.log(JSON.stringify({ ddas: path, faults: faults.length }));
process.exit(faults.length === 0 ? 0 : 1);
