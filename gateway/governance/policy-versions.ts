/** Whether a version of the policy can stand beside those there are: asked when it is proposed, and when it is approved. */
import { createHash } from 'node:crypto';
import { POLICIES } from '../../consent/policies.ts';
import { type PolicyDocument, policyFaults } from '../../consent/policy.ts';
import { policyShapeFaults } from '../../consent/policy-shape.ts';
import { jcs } from '../jcs.ts';
import type { DirectorySnapshot, PolicyVersion } from '../ports.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Hex SHA-256 of the JCS form: the name by which receipts and entries cite a policy. */
export function digestOf(document: PolicyDocument): string {
  return createHash('sha256').update(jcs(document)).digest('hex');
}

/** @param name version number, or digest: a digest names one text, whatever software it came with */
export function broughtPolicy(name: string): PolicyDocument | undefined {
  return POLICIES.find(one => name === String(one.version) || name === digestOf(one));
}

/** Why a version cannot stand beside those that are there; rules are never made for days that have passed. */
export function misfitOf(version: PolicyVersion, directory: DirectorySnapshot, today: string): string | null {
  const { geldigVan, geldigTot } = version.validity;
  if (![geldigVan, geldigTot ?? geldigVan].every(day => DAY.test(day))) return 'Een dag schrijft u als jjjj-mm-dd.';
  if (geldigVan < today) return 'De eerste dag is voorbij: over wat al besloten is, verandert niets.';
  if (geldigTot !== undefined && geldigTot < geldigVan) return 'De laatste dag ligt voor de eerste.';
  const newest = Math.max(0, ...directory.policies.map(one => one.version));
  return version.version > newest ? null : `Versie ${version.version} is er al. De volgende is ${newest + 1} of hoger.`;
}

/** Read back from the proposal, so judged again as if it came from a file. */
export function isSound({ document, digest }: PolicyVersion): boolean {
  return (
    policyShapeFaults(document).length === 0 && policyFaults(document).length === 0 && digestOf(document) === digest
  );
}
