/** What an officer of an organisation sees of its own lines in the log, and requests for inzage, as contracts (R19, L-07). */
import type { Identity } from '../access/identity.ts';
import type { RecordedDecision } from '../governance/dry-run.ts';
import type { EntryRecord, GatewaySealed, LockedDelivery } from '../ports.ts';
import type { Actor, FourEyesRefusal, Proposal } from '../vier-ogen/vier-ogen.ts';

export interface LineFilter {
  /** From this instant, up to and without that one; ms since 1970. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Kinds of entries; null is every kind. */
  readonly kinds: readonly string[] | null;
  /** OIN of the other party. */
  readonly other: string | null;
  readonly type: string | null;
  /** Codes of routes; `-` is an entry without a route. */
  readonly routes: readonly string[] | null;
  /** Id of an entry: only what is older. */
  readonly before: string | null;
}

export interface Line {
  readonly entryId: string;
  /** The entry in JCS form. */
  readonly json: string;
}

export interface LinePage {
  /** Newest first. */
  readonly lines: readonly Line[];
  /** Where to go on; null when everything in the filter's time was looked at. */
  readonly next: string | null;
}

export interface Standing {
  readonly status: LockedDelivery['status'];
  readonly releasedEntryId: string | null;
  /** The body is still there, sealed. */
  readonly kept: boolean;
}

/** Lines of one organisation. What only the sender knows (what waits, what was refused and why) is the sender's alone. */
export interface LineStore {
  list(oin: string, filter: LineFilter, limit: number): Promise<LinePage>;
  /** One entry; null for somebody who is no party to it, or not the sender where only the sender may. */
  find(oin: string, entryId: string): Promise<Line | null>;
  /** How a message stands; null where this organisation did not send it, nor was given it. */
  standing(oin: string, disclosureId: string): Promise<Standing | null>;
  /** What this organisation sent that was allowed or held, from `fromMs` on, the newest `limit` of it. */
  decisions(
    oin: string,
    fromMs: number,
    limit: number,
  ): Promise<readonly (RecordedDecision & { readonly consentIds: readonly string[] })[]>;
}

export type RequestState = 'nieuw' | 'voorgesteld' | 'goedgekeurd';

/** Why a line is not in the letter. */
export const LEFT_OUT = ['andere_persoon', 'uavg_41'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What two officers agree on, as the proposal has it. */
export interface LetterDraft {
  readonly verzoek: string;
  /** Ids of entries that the letter names. */
  readonly vermeldingen: readonly string[];
  readonly weggelaten: readonly { readonly vermelding: string; readonly grond: LeftOut }[];
}

export interface InzageRequest {
  readonly requestId: string;
  readonly state: RequestState;
  /** `YYYY-MM-DD` */
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly madeMs: number;
  readonly decidedMs: number | null;
  /** The entry of the second yes: the letter is shown once a checkpoint covers it. */
  readonly decisionEntryId: string | null;
  /** Who asks, sealed by the gateway for itself; null once it is forgotten. */
  readonly about: GatewaySealed | null;
  /** The open or applied proposal; null while there is none. */
  readonly proposal: Proposal | null;
}

export type RequestOutcome =
  | { readonly kind: 'done'; readonly request: InzageRequest }
  | { readonly kind: 'unknown' | 'closed' }
  | { readonly kind: 'refused'; readonly code: FourEyesRefusal };

/** What the log gets about one step. */
export type RequestEntry = (step: 'voorgesteld' | 'afgewezen' | 'toegepast', proposal: Proposal) => EntryRecord;

/** Rows of another organisation do not exist (row-level security). */
export interface InzageRequestStore {
  list(oin: string, limit: number, epochMs: number): Promise<readonly InzageRequest[]>;
  find(oin: string, requestId: string, epochMs: number): Promise<InzageRequest | null>;
  open(
    oin: string,
    request: Pick<InzageRequest, 'requestId' | 'receivedOn' | 'dueOn' | 'madeMs'> & { readonly about: GatewaySealed },
  ): Promise<void>;
  /** The first person. Nothing goes to anybody yet. */
  propose(
    person: Actor,
    draft: LetterDraft,
    proposalId: string,
    epochMs: number,
    entryFor: RequestEntry,
  ): Promise<RequestOutcome>;
  /** The second person; a no brings the request back to its lines. */
  decide(
    person: Actor,
    requestId: string,
    asked: {
      readonly agreed: boolean;
      /** Digest of what this person saw. */
      readonly digest: string;
      readonly stands: (proposer: Identity) => boolean;
    },
    epochMs: number,
    entryFor: RequestEntry,
  ): Promise<RequestOutcome>;
  /** Marks what must be answered on or before `until` and is not; each once. @returns whose they are, an OIN for each */
  remind(until: string, epochMs: number): Promise<readonly string[]>;
  /** Forgets who asked, of requests made before this instant. */
  forget(madeBeforeMs: number): Promise<void>;
}
