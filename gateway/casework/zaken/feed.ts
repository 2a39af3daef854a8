/** What changed in the zaken of a team, for software that keeps a copy of them. */
import type { TeamId } from '../../ports.ts';
import type { ZaakEvent } from '../vroegsignalering/zaak.ts';

export interface ZaakWijziging {
  /** Per team; a number is never filled in after a later one could be seen. */
  readonly nummer: number;
  readonly zaakId: string;
  /** `opgeruimd`: the zaak was kept long enough, and is gone. */
  readonly soort: ZaakEvent['kind'] | 'opgeruimd';
  /** Version of the zaak after it. */
  readonly versie: number;
}

export interface ZaakFeed {
  /**
   * Changes after `after`, in order.
   * @returns null when `after` was never given out: the copy is of another database, or of a later one
   */
  changes(team: TeamId, after: number, limit: number): Promise<readonly ZaakWijziging[] | null>;
}
