/**
 * Log entries: what is written about a disclosure, and nothing of its content. Field names, never values; a person
 * only as the pseudonym of the receiving team.
 */

import type { Moment } from '../../consent/moment.ts';
import { jcs } from '../jcs.ts';
import { commit } from '../logbook/entry.ts';
import type { Entropy, EntryRecord, TeamId } from '../ports.ts';

export type EntryKind =
  | 'besloten'
  | 'geweigerd'
  | 'aangehouden'
  | 'verstrekt'
  | 'bevestigd'
  | 'toestemming'
  | 'vernietigd'
  | 'mededeling'
  | 'bezwaar'
  | 'onbekenden'
  | 'zelftest'
  | 'beoordeling'
  | 'beheer'
  | 'overdracht'
  | 'inwoner';

/** Body of an entry; keys are Dutch, as the parties read it. */
export interface EntryContent {
  readonly soort: EntryKind;
  readonly verstrekking?: string;
  /** The disclosure that a message refers to, as far as our own records prove it. */
  readonly bij?: string;
  readonly afzender?: { readonly oin: string; readonly team?: string; readonly hoedanigheid?: string };
  readonly ontvanger?: { readonly oin: string; readonly team: string };
  readonly bericht?: { readonly type: string; readonly stap: string | null };
  readonly route?: string | null;
  readonly beleid?: { readonly versie: number; readonly digest: string };
  readonly grondslag?: readonly string[];
  readonly redenen?: readonly string[];
  /** JSON pointers of the fields that were sealed. */
  readonly velden?: readonly string[];
  readonly zegel?: string;
  readonly betrokkene?: { readonly kid: string; readonly pseudoniem: string };
  readonly toestemmingen?: readonly string[];
  readonly toestemming?: { readonly id: string; readonly status: string; readonly wijze?: string };
  /** A step of two people; who they are stands beside the log, with the proposal. */
  readonly voorstel?: {
    readonly id: string;
    readonly onderwerp: string;
    readonly kenmerk?: string;
    readonly besluit?: 'toelaten' | 'weigeren';
    readonly stap: 'voorgesteld' | 'toegepast' | 'afgewezen';
  };
  /**
   * An agreement: offered or signed by a party, with the digest of its text, or stopped at once by one administrator;
   * starting it again takes two.
   */
  readonly afspraak?: {
    readonly id: string;
    readonly status: 'aangeboden' | 'ondertekend' | 'opgeschort';
    readonly kenmerk?: string;
    readonly ondertekenaar?: { readonly oin: string; readonly certificaat: string };
  };
  /** A held message whose term is near, or past; an objection whose month is nearly over. */
  readonly termijn?: { readonly uiterlijk: string; readonly stap: 'herinnerd' | 'verlopen' };
  /** A step between two teams that told the other one something: which, and no reason. */
  readonly overdracht?: {
    readonly id: string;
    readonly soort: 'overdracht' | 'toegang' | 'woning' | 'maatwerk';
    readonly stap: string;
  };
  /** What a receiver is told about a message it already has (AVG 19). */
  readonly mededeling?: string;
  /** Objection or restriction: its id, which of the two, and how it stands. */
  readonly bezwaar?: { readonly id: string; readonly soort: string; readonly stand: string };
  /** A resident looked for themselves, by a letter with a code or after signing in; what was shown stands in `verstrekking`. */
  readonly inwoner?: {
    readonly stap: 'brief_gemaakt' | 'brief_geopend' | 'brief_gesloten' | 'bekeken';
    readonly brief?: string;
  };
  /** Strangers since the entry before: how many, by code. Nobody is a party to it. */
  readonly onbekenden?: { readonly sinds: string; readonly aantallen: Readonly<Record<string, number>> };
  /** The self-test since the summary before (R25): how often, by kind. Nobody is a party to it. */
  readonly zelftest?: {
    readonly aanleiding: 'start' | 'dag' | 'alarm';
    readonly sinds: string;
    readonly geweigerd: Readonly<Record<string, number>>;
    readonly doorgelaten: Readonly<Record<string, number>>;
    readonly anders: Readonly<Record<string, number>>;
    readonly nietAfgerond: Readonly<Record<string, number>>;
  };
  /** The gateway made the message itself, in the name of the sending team, whose casework it keeps. */
  readonly door?: 'poort';
  readonly spoor: string;
  readonly fscTransactie: string | null;
}

/** Teams that an entry names, from its JCS form. An entry about an organisation as a whole names none. */
export function teamsIn(json: string): readonly TeamId[] {
  const { afzender, ontvanger } = JSON.parse(json) as EntryContent;
  return [afzender, ontvanger].flatMap((party): TeamId[] =>
    party?.team === undefined ? [] : [`${party.oin}/${party.team}`],
  );
}

const SALT_BYTES = 32;

/** Makes the entry with its salt and commitment; the leaf will say nothing but the commitment (promise 8). */
export function makeEntry(
  entropy: Entropy,
  now: Moment,
  parties: readonly string[],
  content: EntryContent,
): EntryRecord {
  const entryId = entropy.uuid(now.epochMs);
  const json = jcs({ v: 1, id: entryId, tijdstip: new Date(now.epochMs).toISOString(), ...content });
  const salt = entropy.bytes(SALT_BYTES);
  return {
    entryId,
    epochMs: now.epochMs,
    kind: content.soort,
    parties: [...new Set(parties)],
    json,
    salt,
    commitment: commit(salt, json),
  };
}
