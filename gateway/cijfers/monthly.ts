/**
 * The figures of a month are made once, when it is over, and never again: figures that were made anew after one more person
 * would show that person by the difference. What was noted later counts in the month in which it was noted.
 */
import { isValidOn, type Moment } from '../../consent/moment.ts';
import type { DirectorySnapshot, Ports, TeamId } from '../ports.ts';
import { Counts, type Month } from './count.ts';
import { countTraject } from './count-overdrachten.ts';
import { countZaak } from './count-zaken.ts';
import { localDayOf, monthsToPublish, safelyBefore } from './months.ts';
import type { NotedTraject } from './ports.ts';
import { publish } from './publish.ts';

const AT_ONCE = 500;

type FigurePorts = Pick<Ports, 'cijfers' | 'teamKeys' | 'directory' | 'routing'>;

/** Signals that were counted and of which the log knows no disclosure: nothing may be counted that was not disclosed. */
export type Difference = { readonly team: TeamId; readonly maand: string; readonly zonderVermelding: number };

/** Safe beside other gateways: who publishes first has published. */
export async function figuresFallDue(
  ports: FigurePorts,
  now: Moment,
  report: (difference: Difference) => void,
): Promise<void> {
  for (const month of monthsToPublish(await ports.cijfers.last(), now.localDate)) {
    const { counted, withCasework } = await countMonth(ports, month, report);
    const municipalities = ports.routing.municipalities?.regios ?? [];
    const regions = municipalities.filter(({ validity }) => isValidOn(validity, month.totEnMet));
    await ports.cijfers.publish(month.maand, now.epochMs, publish(counted, withCasework, regions));
  }
}

async function countMonth(ports: FigurePorts, month: Month, report: (difference: Difference) => void) {
  const [directory, kept] = await Promise.all([ports.directory.current(), ports.teamKeys.teams()]);
  const counted = new Map<string, Counts>();
  const withCasework = new Set<string>();
  const countsOf = (gemeentecode: string): Counts => {
    const counts = counted.get(gemeentecode) ?? new Counts();
    counted.set(gemeentecode, counts);
    return counts;
  };
  for (const team of directory.teams.values())
    for (const code of servedBy(directory, team.id, month.totEnMet)) {
      countsOf(code);
      if (kept.includes(team.id)) withCasework.add(code);
    }
  for (const team of kept) {
    const signals = await countZaken(ports, team, month, code => {
      withCasework.add(code);
      return countsOf(code);
    });
    const zonderVermelding = signals.length - (await ports.cijfers.entered(team, signals));
    if (zonderVermelding > 0) report({ team, maand: month.maand, zonderVermelding });
  }
  for (const team of directory.teams.keys()) await countTrajecten(ports, team as TeamId, month, directory, countsOf);
  return { counted, withCasework };
}

/** @returns ids of the signals that were counted */
async function countZaken(
  { cijfers }: FigurePorts,
  team: TeamId,
  month: Month,
  countsOf: (gemeentecode: string) => Counts,
): Promise<readonly string[]> {
  const seen = new Set<string>();
  let after: string | null = null;
  for (;;) {
    const page = await cijfers.zaken(team, safelyBefore(month), after, AT_ONCE);
    for (const { gemeentecode, events } of page)
      countZaak(countsOf(gemeentecode), { events: events.map(onItsDay) }, month, seen);
    if (page.length < AT_ONCE) return [...seen];
    after = page.at(-1)!.zaakId;
  }
}

async function countTrajecten(
  { cijfers }: FigurePorts,
  team: TeamId,
  month: Month,
  directory: DirectorySnapshot,
  countsOf: (gemeentecode: string) => Counts,
): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const page: readonly NotedTraject[] = await cijfers.trajecten(team, after, AT_ONCE);
    for (const { events, receivers } of page) {
      const where = (handoverId: string) => {
        const code = municipalityOf(directory, receivers.get(handoverId), team, month.totEnMet);
        return code === null ? null : countsOf(code);
      };
      countTraject(where, { events: events.map(onItsDay) }, month);
    }
    if (page.length < AT_ONCE) return;
    after = page.at(-1)!.trajectId;
  }
}

/** A handover counts where it goes to; where that team works for several municipalities, where it comes from. */
function municipalityOf(
  directory: DirectorySnapshot,
  to: TeamId | undefined,
  from: TeamId,
  localDate: string,
): string | null {
  for (const team of [to, from]) {
    const served = team === undefined ? [] : servedBy(directory, team, localDate);
    if (served.length === 1) return served[0]!;
  }
  return null;
}

/** Municipalities that a team of a municipality works for on this day. */
function servedBy({ teams }: DirectorySnapshot, team: TeamId | string, localDate: string): readonly string[] {
  const found = teams.get(team);
  if (found === undefined || !found.soort.startsWith('gemeente.')) return [];
  return found.gemeenten.filter(one => isValidOn(one, localDate)).map(({ gemeentecode }) => gemeentecode);
}

function onItsDay<E>({ epochMs, event }: { readonly epochMs: number; readonly event: E }) {
  return { op: localDayOf(epochMs), event };
}
