/** What feedback needs of a database: which zaken have something to tell, and which word is being told. */
import type { TeamId } from '../../ports.ts';
import type { Terugkoppeling } from '../vroegsignalering/feedback.ts';

export interface FeedbackTurn {
  readonly zaakId: string;
  /** Number of the event that asks for a look. */
  readonly versie: number;
}

/** All of it for one team (row-level security). A zaak comes up by itself when something happens to it that may be told. */
export interface FeedbackStore {
  /** Zaken to look at now, the longest waiting first. */
  due(team: TeamId, nowMs: number, limit: number): Promise<readonly FeedbackTurn[]>;
  /**
   * Writes down which word is about to be told, before it is told.
   * @returns the word that stands: an earlier one that was begun and never noted goes first, so that who comes back after
   *   a crash says what was said, and not what became of it meanwhile
   */
  intend(team: TeamId, zaakId: string, signaalId: string, woord: Terugkoppeling): Promise<Terugkoppeling>;
  /** The word was told and noted, or may not be told. */
  forget(team: TeamId, signaalId: string): Promise<void>;
  /** Looked at as it was at this version; what happened since comes up again. */
  settle(team: TeamId, turn: FeedbackTurn): Promise<void>;
  /** Look again at this moment. */
  postpone(team: TeamId, zaakId: string, untilMs: number): Promise<void>;
}
