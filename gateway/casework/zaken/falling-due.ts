/** What falls due for zaken with time: a reminder before a term passes, a word after, and the end of keeping. Each once. */
import type { Moment } from '../../../consent/moment.ts';
import type { Ports, TeamId } from '../../ports.ts';
import { due, noteerHerinneringen } from '../vroegsignalering/due.ts';
import type { StoredZaak, ZaakRetention } from './ports.ts';

const AT_ONCE = 100;

/** @param report hears of a team how many reminders it got, and how many of those are about a term that is over */
export async function zakenFallDue(
  ports: Pick<Ports, 'zaken' | 'teamKeys'>,
  now: Moment,
  report: (team: TeamId, given: number, late: number) => void,
): Promise<void> {
  for (const team of await ports.teamKeys.teams()) {
    const { settings } = await ports.zaken.settings(team);
    let given = 0;
    let late = 0;
    for (;;) {
      const found = await ports.zaken.remindable(team, now.localDate, AT_ONCE);
      let saved = 0;
      for (const stored of found) {
        const reminders = due(stored.zaak, settings, now);
        if (!(await give(ports, team, stored, reminders, now))) continue;
        saved += 1;
        given += reminders.length;
        late += reminders.filter(({ fase }) => fase !== 'herinnering').length;
      }
      // What another gateway was first with is gone from the next page; what nothing came of would only come again.
      if (found.length < AT_ONCE || saved === 0) break;
    }
    if (given > 0) report(team, given, late);
  }
}

/** @returns whether they were given here and now; false when somebody else changed the zaak meanwhile */
async function give(
  { zaken }: Pick<Ports, 'zaken'>,
  team: TeamId,
  { zaak, versie }: StoredZaak,
  reminders: ReturnType<typeof due>,
  now: Moment,
): Promise<boolean> {
  const events = noteerHerinneringen(zaak, reminders);
  if (events.length === 0) return false;
  const changes = [{ zaakId: zaak.zaakId, versie, events }];
  return (await zaken.save(team, { epochMs: now.epochMs, person: null, changes, reminders })).kind === 'saved';
}

/** @param report hears of a team how many zaken and stubs were taken away */
export async function zakenAreCleared(
  retention: ZaakRetention,
  now: Moment,
  report: (team: TeamId, zaken: number, stubs: number) => void,
): Promise<void> {
  for (const team of await retention.teams()) {
    let zaken = 0;
    let stubs = 0;
    for (;;) {
      const gone = await retention.clear(team, now.localDate, AT_ONCE);
      zaken += gone.zaken;
      stubs += gone.stubs;
      if (gone.zaken === 0 && gone.stubs === 0) break;
    }
    if (zaken + stubs > 0) report(team, zaken, stubs);
  }
}
