/**
 * Who of a team did something, as casework keeps it: a keyed digest of organisation, provider and the name it gave
 * (`sub`). It recognises a colleague and names nobody: without the key it leads to no person.
 */
import { createHmac } from 'node:crypto';
import type { Identity } from '../access/identity.ts';
import type { KeyRing } from '../ports.ts';

/** `<kid>.<base64url HMAC-SHA256>` */
export type Worker = `${string}.${string}`;

/** @returns how this person may be written down: once for every key still known, the current one last */
export function workerNames(keys: KeyRing, { oin, issuer, subject }: Identity): readonly Worker[] {
  return keys.kids('pseudoniem').map((known): Worker => {
    const { kid, key } = keys.secret('pseudoniem', known);
    // The lengths come first: no two identities make the same bytes.
    const parts = ['medewerker', oin, issuer ?? '', subject].map(part => `${Buffer.byteLength(part)}:${part}`);
    return `${kid}.${createHmac('sha256', key).update(parts.join('')).digest('base64url')}`;
  });
}

/**
 * The name under which this person acts on something: the one that stands there when that is theirs, else the newest.
 * Without it somebody would lose what they hold on the day a new key comes.
 */
export function workerOn(names: readonly Worker[], held: string | null): Worker {
  const own = names.find(name => name === held) ?? names.at(-1);
  if (own === undefined) throw new Error('Cannot name a worker: there is no key');
  return own;
}
