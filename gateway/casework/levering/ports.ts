/** Which deliveries to CBS were made, per team, municipality and month. */
import type { TeamId } from '../../ports.ts';

export interface Levering {
  readonly team: TeamId;
  readonly gemeentecode: string;
  /** `YYYY-MM` */
  readonly maand: string;
}

export interface TakenLevering {
  readonly madeMs: number;
  /** Id of the last zaak of each part; null until it was divided. */
  readonly delen: readonly string[] | null;
  /** Numbers of the parts that were delivered. */
  readonly geleverd: readonly number[];
}

export interface LeveringStore {
  /**
   * Takes a delivery on for a day, so that one gateway at a time makes it. What it says it was made at stays the same, so
   * that the same delivery made again is the same message.
   * @returns null when it was made, or somebody took it on less than a day ago
   */
  take(levering: Levering, epochMs: number): Promise<TakenLevering | null>;
  /** Keeps where its parts end, once. @returns where they end: as was kept before, if anything was */
  divide(levering: Levering, ends: readonly string[]): Promise<readonly string[]>;
  /** Notes that a part was delivered. */
  delivered(levering: Levering, nummer: number): Promise<void>;
  /** Notes how it ended: as this disclosure, or with this code, to be tried again tomorrow. */
  settle(levering: Levering, ended: { readonly disclosureId: string } | { readonly code: string }): Promise<void>;
}
