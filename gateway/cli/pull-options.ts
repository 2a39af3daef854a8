/** What `seinhuis pull` can be told. */
export interface PullOptions {
  /** Folder of the participant. */
  readonly als: string;
  /** Code of the team. */
  readonly team: string;
  /** Where each message is kept, as JSON that only the owner can read: what is confirmed leaves the postbox. */
  readonly map: string;
  /** Requests underway at once. */
  readonly parallel?: number | undefined;
  /** Messages in one request. */
  readonly perKeer?: number | undefined;
}

export const PULL_DEFAULTS = { parallel: 4, perKeer: 500 } as const;
