import { type RegionRule, regionFaults } from '../../gateway/casework/overdracht/region.ts';
import type { Municipalities } from '../../gateway/routing/municipalities.ts';
import type { Regioregels } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import { operatorFile, validityOf } from './operator-file.ts';

/**
 * What regions agreed on about handovers, from a file of the operator (`schemas/regioregels.schema.json`).
 * @param municipalities every code in it must be in this list; null where the operator gave none
 * @throws RangeError with what is wrong with it: empty, without source, contradictory, or for an unknown municipality
 */
export function regionFile(path: string, municipalities: Municipalities | null): readonly RegionRule[] {
  const known = municipalities === null ? null : new Set(municipalities.gemeenten.map(one => one.gemeentecode));
  return operatorFile(path, 'the rules of regions', validators.regioregels, rulesOf, rules =>
    regionFaults(rules, known),
  );
}

const rulesOf = ({ regels }: Regioregels): readonly RegionRule[] =>
  regels.map(one => ({
    ...{ naam: one.naam, bron: one.bron, gemeenten: one.gemeenten },
    validity: validityOf(one),
    settings: one.instellingen,
  }));
