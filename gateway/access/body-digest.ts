/** Digests of a body in headers: `Digest` (RFC 3230) as the ADR signing module asks, `Content-Digest` (RFC 9530). */
import { hash } from 'node:crypto';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;
type HashName = 'sha256' | 'sha512';

const HASHES: ReadonlyMap<string, HashName> = new Map([
  ['sha-256', 'sha256'],
  ['sha-512', 'sha512'],
]);
const DIGEST_ITEM = /^\s*([A-Za-z0-9-]+)=([A-Za-z0-9+/]+={0,2})\s*$/;
const CONTENT_DIGEST_ITEM = /^\s*([a-z0-9-]+)=:([A-Za-z0-9+/]+={0,2}):\s*$/;

const base64Of = (name: HashName, body: Uint8Array): string => hash(name, body, 'base64');

/** `Digest` and `Content-Digest` of a body, by SHA-256. */
export function digestHeaders(body: Uint8Array): { readonly Digest: string; readonly 'Content-Digest': string } {
  const digest = base64Of('sha256', body);
  return { Digest: `SHA-256=${digest}`, 'Content-Digest': `sha-256=:${digest}:` };
}

/** Whether one header states at least one digest we know, and every one it states that we know is of this body. */
function statesDigestOf(value: string, item: RegExp, digestBy: (name: HashName) => string): boolean {
  let known = 0;
  for (const text of value.split(',')) {
    const [, algorithm, digest] = item.exec(text) ?? [];
    if (algorithm === undefined) return false;
    const name = HASHES.get(algorithm.toLowerCase());
    if (name === undefined) continue;
    if (digest !== digestBy(name)) return false;
    known += 1;
  }
  return known > 0;
}

/**
 * Whether every digest header that is present is right about the body. A header that is absent says nothing: that one
 * must be there is a rule about what is signed.
 */
export function digestsMatch(headers: Headers, body: Uint8Array): boolean {
  const present = [
    [headers.digest, DIGEST_ITEM],
    [headers['content-digest'], CONTENT_DIGEST_ITEM],
  ] as const;
  // Two headers usually state the same digest: the body is read once for both.
  const made = new Map<HashName, string>();
  const digestBy = (name: HashName): string => {
    const digest = made.get(name) ?? base64Of(name, body);
    made.set(name, digest);
    return digest;
  };
  return present.every(
    ([value, item]) => value === undefined || statesDigestOf([value].flat().join(','), item, digestBy),
  );
}
