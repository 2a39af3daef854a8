/** The months themselves: each day what is sent, taken in, worked on and falls due. */

import { chanceOf } from '../../../adapters/pretend/chance.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { monthOf } from '../../../gateway/casework/calendar.ts';
import type { Json } from '../../support/messages.ts';
import { retentionFaultsOf } from './checks.ts';
import { openDesk } from './desk.ts';
import { type Histories, readEvents } from './events.ts';
import { type HandoverStep, openHandovers } from './handovers.ts';
import { type Received, receiveAll, type Sent, sendDay } from './outside.ts';
import { type Municipality, type Planned, planner } from './population.ts';
import type { SimulationStage } from './stage.ts';

export interface Order {
  readonly seed: number;
  readonly months: number;
  readonly schaal: number;
  readonly places: readonly Municipality[];
  /** Hears of each day that is over. @returns whether there is time for another */
  readonly onDay: (done: number, days: number) => boolean;
}

/** Everything the checks look at. */
export interface Year {
  readonly sent: readonly Sent[];
  readonly received: readonly Received[];
  readonly handovers: readonly HandoverStep[];
  /** Ids of messages of handovers. */
  readonly handoverMessages: readonly string[];
  readonly histories: Histories;
  readonly figures: readonly { readonly maand: string; readonly gemeentecode: string; readonly body: Json }[];
  readonly retentionFaults: readonly string[];
  readonly refusedSteps: readonly string[];
  readonly steps: number;
  /** Months that were lived through whole, and the day after. */
  readonly months: readonly { readonly van: string; readonly tot: string }[];
  /** The last day that was lived through. */
  readonly lastDay: string;
  /** Days lived through, of those there were to be. */
  readonly done: number;
  readonly days: number;
}

/** Days after the last month in which what is left falls due. */
const AFTER_DAYS = 10;
const RECEIVE_EVERY = 7;

export async function liveThrough(
  stage: SimulationStage,
  { seed, months: count, schaal, places, onDay }: Order,
): Promise<Year> {
  const chance = chanceOf(seed);
  const plan = planner(chance, places, schaal);
  const { world } = stage;
  const first = world.now().localDate;
  const months = [monthOf(first)];
  while (months.length < count) months.push(monthOf(plusDays(months.at(-1)!.tot, 1)));
  const lastOfAll = plusDays(months.at(-1)!.tot, AFTER_DAYS);
  const desks = [...new Set(places.map(({ debtHelp }) => debtHelp))].map((at, index) =>
    openDesk(stage, at, chanceOf(seed + index + 1)),
  );
  const handovers = openHandovers(stage, places, schaal, chanceOf(seed - 1));
  const days = Math.round((Date.parse(lastOfAll) - Date.parse(first)) / 86_400_000) + 1;

  const sent: Sent[] = [];
  const received: Received[] = [];
  const histories: Histories = new Map();
  const figures: { maand: string; gemeentecode: string; body: Json }[] = [];
  const retentionFaults: string[] = [];
  let planned: readonly Planned[] = [];
  let readUntil = 0;
  let done = 0;
  for (let goesOn = true; goesOn && done < days; ) {
    if (done > 0) await stage.nextDay();
    const today = world.now().localDate;
    if (months.some(({ van }) => van === today)) planned = plan(today);
    sent.push(
      ...(await sendDay(
        stage,
        planned.filter(({ day }) => day === today),
      )),
    );
    await world.gateway.casework.turn();
    await Promise.all(desks.map(desk => desk.work()));
    // After the last month nobody is proposed any more.
    if (today <= months.at(-1)!.tot) await handovers.work();
    await stage.runDuties();
    if (done % RECEIVE_EVERY === 0) received.push(...(await receiveAll(stage)));
    readUntil = await readEvents(stage, histories, readUntil);
    retentionFaults.push(...(await retentionFaultsOf(stage, histories, today)));
    const over = months.find(({ tot }) => plusDays(tot, 1) === today);
    if (over !== undefined)
      for (const { gemeentecode, map } of places) {
        const maand = over.van.slice(0, 7);
        const { body } = await world.call(map, 'GET', `/v1/cijfers?maand=${maand}`);
        figures.push({ maand, gemeentecode, body });
      }
    done += 1;
    goesOn = onDay(done, days);
  }
  received.push(...(await receiveAll(stage)));
  const today = world.now().localDate;
  return {
    ...{ sent, received, histories, figures, retentionFaults, done, days, lastDay: today },
    months: months.filter(({ tot }) => tot < today),
    ...{ handovers: handovers.steps, handoverMessages: handovers.messages },
    refusedSteps: [...desks.flatMap(({ refused }) => refused), ...handovers.refused],
    steps: desks.reduce((sum, desk) => sum + desk.made(), 0),
  };
}

/** In the morning of the first day of the month it is now: certificates of that day hold for a year and a month. */
export function firstOfThisMonth(): number {
  const now = new Date();
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1, 9);
}
