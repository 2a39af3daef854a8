/** One line of the log as an officer reads it: what the entry says, with names from the directory and words from the policy. Pure. */
import { explainRecorded, type RecordedExplanation } from '../../consent/explain-recorded.ts';
import type { PolicyDocument } from '../../consent/policy.ts';
import type { EntryContent } from '../exchange/entries.ts';
import type { DirectorySnapshot } from '../ports.ts';
import type { Line } from './ports.ts';

export type RecordedEntry = EntryContent & { readonly id: string; readonly tijdstip: string };

export const entryOf = ({ json }: Pick<Line, 'json'>) => JSON.parse(json) as RecordedEntry;

/** Which entries somebody wants to see. */
export const LINE_KINDS = {
  verstrekt: ['verstrekt', 'geweigerd'],
  besluiten: ['besloten', 'aangehouden', 'geweigerd'],
  ontvangst: ['bevestigd', 'mededeling'],
  vernietigd: ['vernietigd'],
  rechten: ['toestemming', 'bezwaar', 'inwoner'],
  mensen: ['beoordeling', 'overdracht', 'beheer'],
  alles: null,
} as const satisfies Readonly<Record<string, readonly string[] | null>>;
export type LineChoice = keyof typeof LINE_KINDS;

/** How the law opens a route; `geen` also where there was no route. */
export const GROUND_CHOICES = ['plicht', 'plicht_tenzij_geweigerd', 'toestemming', 'geen'] as const;
export type GroundChoice = (typeof GROUND_CHOICES)[number];

/** Routes of every version with this ground. */
export function routesOn(ground: GroundChoice, { policies }: Pick<DirectorySnapshot, 'policies'>): readonly string[] {
  const kind = ground === 'geen' ? 'onvoldoende' : ground;
  const codes = policies.flatMap(({ document }) =>
    document.routes.filter(route => route.ground.kind === kind).map(route => route.code),
  );
  return [...new Set([...codes, ...(ground === 'geen' ? ['-'] : [])])];
}

/** The policy that an entry names, by its digest: the very one it was decided under. */
export function policyOf(
  { beleid }: EntryContent,
  { policies }: Pick<DirectorySnapshot, 'policies'>,
): PolicyDocument | undefined {
  return policies.find(one => one.digest === beleid?.digest)?.document;
}

/** Name of a party; an organisation that is gone from the directory keeps its number. */
export function partyName(
  party: { readonly oin: string; readonly team?: string | null | undefined } | undefined,
  { organisations }: Pick<DirectorySnapshot, 'organisations'>,
): string {
  if (party === undefined) return 'Onbekend';
  const name = organisations.get(party.oin)?.naam ?? `Organisatie ${party.oin}`;
  return party.team == null ? name : `${name}, team ${party.team}`;
}

export type Verdict = 'toegestaan' | 'geweigerd' | 'aangehouden';

/** What was decided, of an entry that is a decision about a message; null for every other. */
export function verdictOf({ soort }: Pick<EntryContent, 'soort'>): Verdict | null {
  if (soort === 'besloten' || soort === 'verstrekt') return 'toegestaan';
  return soort === 'geweigerd' || soort === 'aangehouden' ? soort : null;
}

/** @param oin who reads: codes of a message that stopped are its sender's */
export function explanationOf(
  entry: RecordedEntry,
  directory: Pick<DirectorySnapshot, 'policies'>,
  oin: string,
): RecordedExplanation | null {
  const verdict = verdictOf(entry);
  if (verdict === null) return null;
  const codes = entry.afzender?.oin === oin ? (entry.redenen ?? []) : [];
  return explainRecorded({ verdict, route: entry.route ?? null, policy: policyOf(entry, directory), codes });
}
