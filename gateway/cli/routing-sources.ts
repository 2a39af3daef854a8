/** What the operator gave for routing: the dated list of municipalities, and where addresses are looked up. */
import { existsSync } from 'node:fs';
import { addressFile } from '../../adapters/registers/address-file.ts';
import { locatieserver } from '../../adapters/registers/locatieserver.ts';
import { municipalityFile } from '../../adapters/registers/municipality-file.ts';
import { regionFile } from '../../adapters/registers/region-file.ts';
import { judgedFetch } from '../../adapters/webhook/judged-fetch.ts';
import type { RegionRule } from '../casework/overdracht/region.ts';
import type { GatewayConfig } from '../config.ts';
import { endpointUrl } from '../meldingen/address.ts';
import type { AddressRegister, Routing } from '../routing/ports.ts';
import { folderLayout } from './folder-layout.ts';

/** @throws when a file is not there or says something wrong: a gateway that names the wrong college must not start */
export function readRouting(config: GatewayConfig, pretend: boolean): Routing {
  const { municipalities: ofPracticeRegion } = folderLayout(config.folder);
  const path = config.municipalities ?? (pretend && existsSync(ofPracticeRegion) ? ofPracticeRegion : null);
  return {
    municipalities: path === null ? null : municipalityFile(path),
    addresses: config.addresses === null ? null : addressesAt(config.addresses, { loopbackAllowed: pretend }),
  };
}

/** @throws when the file is not there, or empty, contradictory, without source or for a municipality that is not known */
export function readRegionRules({ regionRules }: GatewayConfig, { municipalities }: Routing): readonly RegionRule[] {
  return regionRules === null ? [] : regionFile(regionRules, municipalities);
}

function addressesAt(where: string, rules: { readonly loopbackAllowed: boolean }): AddressRegister {
  if (!/^https:\/\//i.test(where)) return addressFile(where);
  if (endpointUrl(where, rules) === null)
    throw new RangeError('Cannot start: the register of addresses may not be asked at this address');
  return locatieserver(where, judgedFetch(rules));
}
