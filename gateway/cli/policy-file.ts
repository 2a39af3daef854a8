/** A policy document for the command line: a file, or the number of a version that this software ships. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type PolicyDocument, type PolicyFault, policyFaults } from '../../consent/policy.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { policyShapeFaults } from '../../consent/policy-shape.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { jcs } from '../jcs.ts';

export type ReadPolicy =
  | { readonly kind: 'policy'; readonly document: PolicyDocument; readonly faults: readonly PolicyFault[] }
  | { readonly kind: 'unreadable'; readonly faults: readonly PolicyFault[] };

const SHIPPED: Readonly<Record<string, PolicyDocument>> = { '1': POLICY_1 };

/** @param source a path, or `1` */
export function readPolicy(source: string): ReadPolicy {
  const shipped = Object.hasOwn(SHIPPED, source) ? SHIPPED[source] : undefined;
  if (shipped !== undefined) return { kind: 'policy', document: shipped, faults: policyFaults(shipped) };
  const parsed = parseStrict(readFileSync(source));
  if (parsed.kind === 'invalid')
    return {
      kind: 'unreadable',
      faults: parsed.faults.map(one => ({ route: one.pointer || '-', fault: one.detail })),
    };
  const shape = policyShapeFaults(parsed.value);
  if (shape.length > 0) return { kind: 'unreadable', faults: shape };
  const document = parsed.value as PolicyDocument;
  return { kind: 'policy', document, faults: policyFaults(document) };
}

/** Hex SHA-256 of the JCS form: the name by which receipts and entries cite a policy. */
export function digestOf(document: PolicyDocument): string {
  return createHash('sha256').update(jcs(document)).digest('hex');
}
