/**
 * Who somebody is, wherever people act: an organisation, the provider that said so, and the name it gave (`sub`).
 * The same `sub` at two providers is two people (ADR 0021).
 */
export interface Identity {
  readonly oin: string;
  /** Null: no provider said so. The name was typed by whoever holds the keys of the gateway, and is believed. */
  readonly issuer: string | null;
  readonly subject: string;
}

/** `aangemeld` by a token, or `opgegeven` on the command line: what the log and lists call it. */
export type KnownBy = 'aangemeld' | 'opgegeven';

export function knownBy({ issuer }: Pick<Identity, 'issuer'>): KnownBy {
  return issuer === null ? 'opgegeven' : 'aangemeld';
}

/**
 * Whether two who act may be one person; where it cannot be told they are, because two are needed. So letter case,
 * spacing and form of writing make no other person, and a name that was typed is whoever signs in by that name.
 */
export function isSamePerson(one: Identity, other: Identity): boolean {
  if (one.oin !== other.oin || folded(one.subject) !== folded(other.subject)) return false;
  return one.issuer === null || other.issuer === null || folded(one.issuer) === folded(other.issuer);
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replace(/\/+$/, '');
}
