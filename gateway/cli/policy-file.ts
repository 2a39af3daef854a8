/** A policy document for the command line: a file, or a version that this software brings, by its number or digest. */
import { readFileSync } from 'node:fs';
import { type PolicyDocument, type PolicyFault, policyFaults } from '../../consent/policy.ts';
import { policyShapeFaults } from '../../consent/policy-shape.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { broughtPolicy, digestOf } from '../governance/policy-versions.ts';

export { broughtPolicy, digestOf };

export type ReadPolicy =
  | { readonly kind: 'policy'; readonly document: PolicyDocument; readonly faults: readonly PolicyFault[] }
  | { readonly kind: 'unreadable'; readonly faults: readonly PolicyFault[] };

/** @param source a path, or the number or digest of a version that this software brings */
export function readPolicy(source: string): ReadPolicy {
  const shipped = broughtPolicy(source);
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
