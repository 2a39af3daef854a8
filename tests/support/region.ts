/** Global setup: one pretend authority and a few participants on disk, made once per run; each world takes a copy. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { pretendAgreementId, signedByParties } from '../../adapters/pretend/agreements.ts';
import { type CertificateAuthority, openCertificateAuthority } from '../../adapters/pretend/certificate-authority.ts';
import { newKey } from '../../adapters/pretend/certificate-making.ts';
import { openParticipant } from '../../adapters/pretend/participant.ts';
import { PRETEND_REGION, type PretendOrganisation, pretendAgreements } from '../../adapters/pretend/region.ts';
import type { Agreement } from '../../consent/facts.ts';

declare module 'vitest' {
  interface ProvidedContext {
    region: { readonly folder: string };
  }
}

/** Participants the tests speak as. */
export const TEST_PARTICIPANTS: readonly string[] = [
  'corporatie-de-vechtstroom',
  'corporatie-domwonen',
  'energie-lichtstad',
  'water-kromme-rijn',
  'zorgverzekeraar-zorgzeker',
  'cak',
  'hypotheekbank-de-sluiswaard',
  'duo',
  'belastingdienst',
  'cbs',
  'dienst-toeslagen',
  'pi-het-sluiswachtershuis',
  'ggz-de-lindehof',
  'reclassering-midden',
  'bw-de-overstap',
  'kredietbank-de-waterlinie',
  'gemeente-utrecht',
  'gemeente-zeist',
];

/** What they agreed on: in force since 2020, without an end. */
export function testAgreements(participants: readonly PretendOrganisation[]): readonly Agreement[] {
  return pretendAgreements(participants)
    .map(one => ({ ...one, validity: { geldigVan: '2020-01-01' } }))
    .map(one => ({ agreementId: pretendAgreementId(one), ...one, status: 'actief' }));
}

/** File in the region's folder with those agreements, signed by their parties. */
export const SIGNED_AGREEMENTS = 'afspraken.json';

const ANYWHERE = { url: 'https://localhost', receiptKey: {}, vkey: '' };

/** A few signing keys for all, each participant under an own certificate: to make one takes a second. */
function withFewSigningKeys(authority: CertificateAuthority, count: number): CertificateAuthority {
  const keys = Array.from({ length: count }, () => newKey('RSA 3072'));
  let issued = 0;
  return {
    ...authority,
    async issue(request) {
      if (request.profile !== 'ondertekening') return authority.issue(request);
      issued += 1;
      return authority.issue({ ...request, key: await keys[issued % count]! });
    },
  };
}

/**
 * Certificates, keys and signed agreements of these participants, for worlds to take copies of.
 * @param signingKeys how many there are together
 */
export async function makeRegion(maps: readonly string[], epochMs: number, signingKeys = 4): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'seinhuis-regio-'));
  const own = await openCertificateAuthority({
    folder: join(folder, 'pki'),
    epochMs,
    crlUrl: 'http://localhost:8080/crl',
  });
  const authority = withFewSigningKeys(own, signingKeys);
  const participants = PRETEND_REGION.filter(one => maps.includes(one.map));
  await Promise.all(
    participants.map(one => openParticipant(join(folder, 'deelnemers', one.map), one, authority, ANYWHERE, epochMs)),
  );
  const folderOf = (oin: string) => join(folder, 'deelnemers', participants.find(one => one.oin === oin)!.map);
  const signed = await signedByParties(testAgreements(participants), folderOf, epochMs);
  writeFileSync(join(folder, SIGNED_AGREEMENTS), JSON.stringify(signed));
  return folder;
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = await makeRegion(TEST_PARTICIPANTS, Date.now());
  project.provide('region', { folder });
  return () => rmSync(folder, { recursive: true, force: true });
}
