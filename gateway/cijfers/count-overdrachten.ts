/** What the handovers of one traject add to the figures of a month. A happening counts in the month in which it was noted. */
import { daysBetween } from '../../consent/working-days.ts';
import { apply, beginTraject, type Event, type Handover, type Traject } from '../casework/overdracht/traject.ts';
import type { TransitionCode } from '../casework/overdracht/transitions.ts';
import type { Counts, Month } from './count.ts';
import { DAY_CLASSES, dayClass, GRID, type LEAVING, MONTHS_AHEAD } from './grid.ts';

export interface TrajectHistory {
  /** In order, each with the local day on which it was noted. */
  readonly events: readonly { readonly op: string; readonly event: Event }[];
}

const LEAVES: Readonly<Partial<Record<TransitionCode, (typeof LEAVING)[number]>>> = {
  'detentie-thuis': 'detentie',
  'isd-thuis': 'detentie',
  'forensisch-wmo': 'detentie',
  'zvw-wmo': 'ggz',
  'bw-thuis': 'beschermd wonen',
};

/** Statuses in which somebody still works on the handover. */
const RUNNING: readonly Handover['status'][] = [
  'concept',
  'toestemming_gevraagd',
  'voorgesteld',
  'in_gesprek',
  'geaccepteerd',
];

/** @param where the counts of the municipality of a handover; null where it cannot be told which that is */
export function countTraject(
  where: (handoverId: string) => Counts | null,
  { events }: TrajectHistory,
  month: Month,
): void {
  // The regie is no part of any figure.
  let traject = beginTraject('', { team: '', person: '' });
  for (const { op, event } of events) {
    if (op > month.totEnMet) break;
    const before = traject;
    traject = apply(traject, event);
    if (op >= month.van && traject !== before && 'handoverId' in event)
      countHappening(where(event.handoverId), event, traject);
  }
  countStanding(where, traject, month);
}

function countHappening(
  counts: Counts | null,
  event: Extract<Event, { handoverId: string }>,
  { handovers }: Traject,
): void {
  const handover = handovers.find(one => one.handoverId === event.handoverId);
  if (handover === undefined || counts === null) return;
  const { overgang } = handover;
  switch (event.kind) {
    case 'voorgesteld':
      counts.add('overdrachten', 'voorgesteld', overgang);
      break;
    case 'geaccepteerd':
      counts.add('overdrachten', 'geaccepteerd', overgang);
      counts.add(
        'tot_acceptatie',
        dayClass(DAY_CLASSES.acceptatie, daysBetween(handover.voorgesteldOp ?? event.op, event.op)),
        overgang,
      );
      break;
    case 'geweigerd':
    case 'doorverwezen':
      counts.add('overdrachten', 'geweigerd of doorverwezen', overgang);
      counts.add('weigeringen', event.reden, overgang);
      break;
    default:
  }
}

function countStanding(
  where: (handoverId: string) => Counts | null,
  { handovers }: Traject,
  { van, totEnMet }: Month,
): void {
  // One person leaves once, however many handovers were tried: any that was accepted is enough. Counted where the last goes.
  const left = new Map<(typeof LEAVING)[number], Pick<Handover, 'handoverId' | 'overgang'> & { accepted: boolean }>();
  for (const { handoverId, overgang, plandatum, acceptatie, status, voorgesteldOp } of handovers) {
    const from = LEAVES[overgang];
    if (from !== undefined && van <= plandatum && plandatum <= totEnMet)
      left.set(from, { handoverId, overgang, accepted: (left.get(from)?.accepted ?? false) || acceptatie !== null });
    if (status === 'voorgesteld' && voorgesteldOp !== null) {
      const waits = dayClass(DAY_CLASSES.wachten, daysBetween(voorgesteldOp, totEnMet));
      where(handoverId)?.add('wachten_op_antwoord', waits, overgang);
    }
  }
  for (const [from, { handoverId, overgang, accepted }] of left)
    if (!accepted) where(handoverId)?.add('vertrek_zonder_overdracht', from, overgang);

  // The same: one home is needed, by the first of the days.
  const [first] = handovers
    .filter(one => RUNNING.includes(one.status) && one.gebieden.some(({ area }) => area === 'huisvesting'))
    .map(one => ({ ...one, ahead: monthsAhead(totEnMet, one.plandatum) }))
    .filter(({ ahead }) => ahead >= 1 && ahead <= MONTHS_AHEAD)
    .sort((one, other) => one.ahead - other.ahead);
  if (first !== undefined)
    where(first.handoverId)?.add(
      'verwachte_uitstroom',
      GRID.verwachte_uitstroom.cellen[first.ahead - 1]!,
      first.overgang,
    );
}

function monthsAhead(from: string, to: string): number {
  const number = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return number(to) - number(from);
}
