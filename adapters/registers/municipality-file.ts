import { readFileSync } from 'node:fs';
import type { Validity } from '../../consent/moment.ts';
import { faultsOf } from '../../gateway/routing/municipalities.ts';
import type { RoutingRules } from '../../gateway/routing/responsible.ts';
import type { Gemeentelijst } from '../../schemas/generated/types.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { validators } from '../../schemas/validate.ts';

const MOST_TOLD = 10;

/**
 * The dated list of municipalities and regions, from a file of the operator (`schemas/gemeentelijst.schema.json`).
 * @throws RangeError with what is wrong with it: a gateway that names the wrong college must not start
 */
export function municipalityFile(path: string): RoutingRules {
  const parsed = parseStrict(readFileSync(path));
  const read = parsed.kind === 'invalid' ? parsed : validators.gemeentelijst(parsed.value);
  if (read.kind === 'invalid') throw unusable(read.faults.map(one => `${one.pointer}: ${one.detail}`));
  const rules = rulesOf(read.value as Gemeentelijst);
  const faults = faultsOf(rules);
  if (faults.length > 0) throw unusable(faults);
  return rules;
}

function rulesOf({ gemeenten, regios, woonplaatsbeginsel }: Gemeentelijst): RoutingRules {
  return {
    gemeenten: gemeenten.map(one => ({
      gemeentecode: one.gemeentecode,
      naam: one.naam,
      validity: validityOf(one),
      opvolgers: one.opvolgers ?? [],
    })),
    regios: regios.map(one => ({
      naam: one.naam,
      taken: one.taken,
      centrum: one.centrum,
      leden: one.leden,
      validity: validityOf(one),
    })),
    woonplaatsbeginsel: woonplaatsbeginsel ?? [],
  };
}

const validityOf = ({ geldigVan, geldigTot }: Validity): Validity =>
  geldigTot === undefined ? { geldigVan } : { geldigVan, geldigTot };

const unusable = (faults: readonly string[]) =>
  new RangeError(`Cannot use the list of municipalities: ${faults.slice(0, MOST_TOLD).join(' ')}`);
