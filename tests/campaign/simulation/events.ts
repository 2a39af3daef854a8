/** What happened to every zaak, read from the table of events day by day and kept also when the zaak itself is gone. */
import { apply, type Zaak, type ZaakEvent } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { localDayOf } from '../../../gateway/cijfers/months.ts';
import type { SimulationStage } from './stage.ts';

export interface Noted {
  /** Local day. */
  readonly op: string;
  readonly event: ZaakEvent;
}

export interface History {
  readonly zaakId: string;
  readonly team: string;
  readonly events: Noted[];
}

export type Histories = Map<string, History>;

/** Adds what was noted since. @returns until when it was read */
export async function readEvents({ admin }: SimulationStage, histories: Histories, sinceMs: number): Promise<number> {
  const { rows } = await admin.query<{ zaak_id: string; team_id: string; epoch_ms: string; event: ZaakEvent }>(
    'select zaak_id, team_id, epoch_ms, event from zaak_event where epoch_ms > $1 order by zaak_id, number',
    [sinceMs],
  );
  let until = sinceMs;
  for (const { zaak_id: zaakId, team_id: team, epoch_ms, event } of rows) {
    const epochMs = Number(epoch_ms);
    until = Math.max(until, epochMs);
    const history = histories.get(zaakId) ?? { zaakId, team, events: [] };
    history.events.push({ op: localDayOf(epochMs), event });
    histories.set(zaakId, history);
  }
  return until;
}

/** The zaak as it stood at the end of this day; null before it was opened. */
export function zaakOn({ events }: History, day: string): Zaak | null {
  return events.filter(({ op }) => op <= day).reduce<Zaak | null>((zaak, { event }) => apply(zaak, event), null);
}
