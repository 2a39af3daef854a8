import { faultsOf } from '../../gateway/routing/municipalities.ts';
import type { RoutingRules } from '../../gateway/routing/responsible.ts';
import type { Gemeentelijst } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import { operatorFile, validityOf } from './operator-file.ts';

/**
 * The dated list of municipalities and regions, from a file of the operator (`schemas/gemeentelijst.schema.json`).
 * @throws RangeError with what is wrong with it: a gateway that names the wrong college must not start
 */
export function municipalityFile(path: string): RoutingRules {
  return operatorFile(path, 'the list of municipalities', validators.gemeentelijst, rulesOf, faultsOf);
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
