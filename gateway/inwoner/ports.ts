/** What residents see for themselves, as contracts: letters with a code (R24), and their own lines after signing in (R18, R19). */
import type { ConsentRow, EntryRecord, TeamId } from '../ports.ts';

/** Keyed digests of what somebody types, under one key. */
export interface TypedCode {
  readonly kid: string;
  readonly code: Buffer;
  /** Over code and birth date together. */
  readonly proof: Buffer;
}

export interface CodeLetter extends TypedCode {
  readonly letterId: string;
  readonly signalId: string;
  readonly madeMs: number;
  readonly untilMs: number;
}

export interface TriedLetter {
  readonly letterId: string;
  readonly team: TeamId;
  readonly signalId: string;
  /** Of an opening that began and was not shown yet; null before. */
  readonly entryId: string | null;
}

export type Attempt =
  | { readonly kind: 'past'; readonly letter: TriedLetter }
  /** No letter, another birth date, used, over: from outside they are one. */
  | { readonly kind: 'onbekend' }
  /** The last try of this letter did not fit: it is closed. */
  | { readonly kind: 'gesloten' }
  /** Too much that did not fit was typed at all gateways together. */
  | { readonly kind: 'te_vaak' };

export interface AttemptLimits {
  /** What does not fit, for one letter. */
  readonly tries: number;
  /** The same for all gateways together, since this instant. */
  readonly all: number;
  readonly sinceMs: number;
}

export interface CodeLetterStore {
  /** Takes the place of a letter about the same signal that was not used. */
  make(team: TeamId, letter: CodeLetter, entry: EntryRecord): Promise<void>;
  /**
   * Looks for a letter and counts what does not fit, in one transaction.
   * @param typed under every key still known
   * @param closed the entry of a letter that is closed with this try
   */
  attempt(
    typed: readonly TypedCode[],
    epochMs: number,
    limits: AttemptLimits,
    closed: (letter: TriedLetter) => EntryRecord,
  ): Promise<Attempt>;
  /**
   * Writes the entry of an opening, under a lock on the signal and its disclosure: what is restricted, objected to or gone is
   * not opened. The commit is the dividing moment (promise 3).
   */
  begin(letter: TriedLetter, entry: EntryRecord): Promise<'begun' | 'stopped' | 'taken'>;
  /** The letter is used; of several that ask one gets true. */
  finish(letter: TriedLetter, entryId: string): Promise<boolean>;
  /** Removes letters that ended before one instant, and tries from before another. */
  forget(untilMs: number, triedMs: number): Promise<void>;
}

/** A disclosure that was released, found by an exact BSN. */
export interface ResidentLine {
  readonly disclosureId: string;
  readonly type: string;
  /** The entry of the decision, and that of the release; in JCS form. */
  readonly decidedJson: string;
  readonly releasedJson: string;
  /** An objection or restriction on it is open. */
  readonly held: boolean;
}

export interface ResidentStore {
  /** Of all organisations, the newest first; without what two officers left out of a letter (L-09). */
  lines(bsnKeys: readonly Buffer[], limit: number): Promise<readonly ResidentLine[]>;
  /** Consents recorded for one of these pseudonyms, the newest first. */
  consents(persons: readonly Buffer[]): Promise<readonly ConsentRow[]>;
  /** That somebody looked, findable by the person alone. */
  note(entry: EntryRecord, bsnKey: Buffer | null, kid: string): Promise<void>;
}
