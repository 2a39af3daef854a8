/** Days equated with a general holiday by royal decree (Algemene termijnenwet 3(3), ruling R3). Data, not a rule. */
export interface EquatedDay {
  /** `jjjj-mm-dd` */
  readonly date: string;
  /** Staatsblad, year and number. */
  readonly source: string;
}

/** Empty until verified: a day enters with the number of the Staatsblad in which somebody read it. */
export const EQUATED_DAYS: readonly EquatedDay[] = [];
