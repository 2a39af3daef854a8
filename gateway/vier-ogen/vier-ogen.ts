/**
 * Four eyes: one person proposes, a second one approves, and only then something applies. The same rules for who takes
 * part, policy versions and agreements (administrators) and for held messages (privacy officers of the sender, R20).
 * The database holds them once more (migration 0006).
 */

import { type Identity, isSamePerson } from '../access/identity.ts';
import type { Person } from '../access/person.ts';
import type { Role } from '../access/roles.ts';

/** Somebody who acts in one role. */
export interface Actor extends Identity {
  readonly role: Role;
}

/**
 * A signed-in person in the role that is asked for.
 * @returns null when the person has not got it, or is `fg` too: who watches over decisions makes none (AVG 38(6))
 */
export function actingAs({ oin, issuer, subject, roles }: Person, role: Panel['role']): Actor | null {
  return roles.includes(role) && !roles.includes('fg') ? { oin, issuer, subject, role } : null;
}

/** Who may decide on a kind of proposal, and for how long it can be decided on. */
export interface Panel {
  readonly role: 'beheerder' | 'privacyfunctionaris';
  /** Both people are of this organisation; null where it may be any. */
  readonly organisation: string | null;
  readonly lastsMs: number;
}

export interface Proposal {
  readonly proposalId: string;
  /** The word a list shows, such as `beleid`, `afspraak` or `aanhouding`. */
  readonly kind: string;
  /** What it is about: an id; null for a change that names it in its content. */
  readonly about: string | null;
  /** In JCS form; what both people agree on, byte for byte. */
  readonly content: string;
  /** Hex SHA-256 of `content`. */
  readonly digest: string;
  readonly role: Panel['role'];
  readonly organisation: string | null;
  readonly proposer: Identity;
  readonly proposedMs: number;
  readonly expiresMs: number;
  readonly outcome: 'toegepast' | 'afgewezen' | 'verlopen' | null;
}

export const FOUR_EYES_REFUSALS = {
  ZELFDE_PERSOON: 'Wie voorstelt en wie akkoord gaat, moeten twee mensen zijn.',
  ROL_NIET_BEVOEGD: 'Deze rol mag hierover niet beslissen.',
  ANDERE_ORGANISATIE: 'Alleen mensen van de eigen organisatie beslissen hierover.',
  VOORSTELLER_VERVALLEN:
    'De aanmelddienst van wie voorstelde, hoort niet meer bij de organisatie. Doe het voorstel opnieuw.',
  GEEN_BEHEERDER: 'Een van de twee is geen beheerder, of niet meer.',
  VOORSTEL_ONBEKEND: 'Dit voorstel is er niet.',
  VOORSTEL_GESLOTEN: 'Over dit voorstel is al beslist.',
  VOORSTEL_VERLOPEN: 'Dit voorstel is verlopen. Doe het opnieuw.',
  ANDERE_INHOUD: 'Het kenmerk is niet dat van dit voorstel. Bekijk eerst wat er wordt voorgesteld.',
} as const;

export type FourEyesRefusal = keyof typeof FOUR_EYES_REFUSALS;

const DAY_MS = 86_400_000;

/** Administrators of the gateway, of whichever organisation; a proposal not yet decided lapses after fourteen days. */
export const ADMINISTRATORS: Panel = { role: 'beheerder', organisation: null, lastsMs: 14 * DAY_MS };

/** Privacy officers of one organisation. A held message has a term of its own, which ends before this does. */
export function officersOf(oin: string): Panel {
  return { role: 'privacyfunctionaris', organisation: oin, lastsMs: 30 * DAY_MS };
}

/** @returns why this person may not propose; null when they may */
export function proposingRefused(person: Actor, panel: Pick<Panel, 'role' | 'organisation'>): FourEyesRefusal | null {
  if (person.role !== panel.role) return 'ROL_NIET_BEVOEGD';
  return panel.organisation === null || person.oin === panel.organisation ? null : 'ANDERE_ORGANISATIE';
}

/**
 * @param digest what the second person saw; null where the same command shows and decides
 * @returns why this person may not be the second one; null when they may
 */
export function approvingRefused(
  proposal: Proposal,
  person: Actor,
  digest: string | null,
  epochMs: number,
): FourEyesRefusal | null {
  const refused = proposingRefused(person, proposal);
  if (refused !== null) return refused;
  if (isSamePerson(proposal.proposer, person)) return 'ZELFDE_PERSOON';
  if (proposal.outcome === 'verlopen') return 'VOORSTEL_VERLOPEN';
  if (proposal.outcome !== null) return 'VOORSTEL_GESLOTEN';
  if (epochMs >= proposal.expiresMs) return 'VOORSTEL_VERLOPEN';
  return digest === null || digest === proposal.digest ? null : 'ANDERE_INHOUD';
}
