/** JSON Canonicalization Scheme (RFC 8785): one byte sequence for one value. */
import * as canonicalizeModule from 'canonicalize';

// The package is CommonJS behind an ES default; its types and its run-time shape differ, so both are named here once.
const canonicalize = canonicalizeModule.default as unknown as (value: unknown) => string | undefined;

/** @throws TypeError for a value that JSON cannot hold */
export function jcs(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Cannot canonicalize: not a JSON value');
  return text;
}
