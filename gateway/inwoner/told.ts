/** One disclosure as the person it is about may hear of it: who, to whom, when, what for, why, and which kinds of data. Pure. */
import type { Ground } from '../../consent/policy.ts';
import type { EntryContent } from '../exchange/entries.ts';
import type { DirectorySnapshot } from '../ports.ts';
import { partyName, policyOf } from '../toezicht/lines.ts';

export interface Told {
  readonly verstrekkingId: string;
  readonly type: string;
  /** Names, as the directory has them now. */
  readonly afzender: string;
  readonly ontvanger: string;
  readonly afzenderOin: string;
  readonly ontvangerOin: string;
  /** When it was handed over, ms since 1970. */
  readonly epochMs: number;
  readonly doel: string | null;
  /** How the law opens it; null where the policy of then is not here. */
  readonly grond: Ground['kind'] | null;
  readonly artikelen: readonly string[];
  /** JSON Pointers into the content. */
  readonly velden: readonly string[];
}

type Entry = EntryContent & { readonly tijdstip: string };

/**
 * @param json the entry `verstrekt`, in JCS form
 * @param velden pointers of what was shared
 */
export function toldOf(
  json: string,
  velden: readonly string[],
  directory: Pick<DirectorySnapshot, 'organisations' | 'policies'>,
): Told {
  const entry = JSON.parse(json) as Entry;
  const route = policyOf(entry, directory)?.routes.find(one => one.code === entry.route);
  return {
    verstrekkingId: entry.verstrekking ?? '',
    type: entry.bericht?.type ?? '',
    afzender: partyName(entry.afzender && { oin: entry.afzender.oin }, directory),
    ontvanger: partyName(entry.ontvanger, directory),
    afzenderOin: entry.afzender?.oin ?? '',
    ontvangerOin: entry.ontvanger?.oin ?? '',
    epochMs: Date.parse(entry.tijdstip),
    doel: route?.purpose ?? null,
    grond: route?.ground.kind ?? null,
    artikelen: entry.grondslag ?? [],
    velden,
  };
}

/** Pointers to every value in some content: which kinds of data there are, without one of them. */
export function pointersIn(content: Readonly<Record<string, unknown>>, above = ''): readonly string[] {
  return Object.entries(content).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? pointersIn(value as Readonly<Record<string, unknown>>, `${above}/${name}`)
      : [`${above}/${name}`],
  );
}
