/**
 * Fills the practice region after its start, so that every screen has something to show: people and organisations do
 * what they would do, each through the real door, one small step after another. What is done is written down in the
 * region's folder and is done once. No row is written into a table here, and no clock is moved.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Moment } from '../../../consent/moment.ts';
import { plusDays } from '../../../consent/working-days.ts';
import { agreementIdOf } from '../agreements.ts';
import { chanceOf } from '../chance.ts';
import type { PretendProviderName } from '../people.ts';
import { openDoor } from './door.ts';
import { type Filling, must, personAt, type Task, ZEIST } from './filling.ts';
import { handoverTasks, homeTasks, textTasks } from './handovers.ts';
import { kaartTasks } from './kaart.ts';
import { residents } from './residents.ts';
import { rightsTasks } from './rights.ts';
import { plannedSignals, refusedTask } from './signals.ts';
import { storyTask } from './story.ts';
import { courseTask, settingsTask, waiting } from './zaken.ts';

export interface FillSettings {
  /** Folder of the practice region. */
  readonly folder: string;
  readonly issuers: Readonly<Record<PretendProviderName, string>>;
  readonly pagesUrl: string;
  /** How many signals of arrears. */
  readonly signals: number;
  /** Whether an organisation of the region takes part; all do unless told. */
  readonly takesPart?: (oin: string) => boolean;
  readonly now: () => Moment;
}

export interface FillStanding {
  readonly made: number;
  readonly of: number;
}

export interface FillReport {
  readonly made: number;
  /** What did not go as it should, without anything personal. It is tried again at the next start. */
  readonly faults: readonly string[];
}

export interface RegionFill {
  /** null when there is nothing left to do. */
  standing(): FillStanding | null;
  /** Settles when everything was done or it was stopped; never rejects. */
  readonly finished: Promise<FillReport>;
  /** After the step under way. */
  stop(): Promise<void>;
}

const SEED = 2_026;
const JOURNAL = 'gevuld.txt';
/** So few that only a few of everything are wanted. */
const FEW = 20;
const ARRIVAL_MS = 250;
const MOST_ARRIVAL_TURNS = 400;

export function fillRegion(settings: FillSettings): RegionFill {
  const { folder, signals, now, takesPart = () => true } = settings;
  const journal = openJournal(join(folder, JOURNAL), now().localDate);
  const door = openDoor({ ...settings });
  const chance = chanceOf(SEED);
  const id = (words: string) => agreementIdOf(`oefenregio ${journal.day} ${words}`);
  const filling: Filling = {
    door,
    chance,
    now,
    id,
    day: journal.day,
    saidAt: saidBefore(journal.day),
    resident: residents(chance),
  };
  const faults: string[] = [];
  let stopping = false;
  let made = 0;
  let of = 0;
  let busy = true;

  const sizeOf = ({ size = 1 }: Task) => size;
  async function all(tasks: readonly Task[]): Promise<void> {
    for (const task of tasks) {
      if (stopping) return;
      try {
        if (!journal.has(task.key)) {
          await task.run();
          journal.note(task.key);
        }
      } catch (error) {
        faults.push(`${task.key}: ${(error as Error).message}`);
      }
      made += sizeOf(task);
    }
  }

  async function arrived(): Promise<void> {
    const worker = personAt(ZEIST.map, 'medewerker', 'schuldhulp');
    for (let turn = 0; turn < MOST_ARRIVAL_TURNS && !stopping; turn += 1) {
      const box = must(await door.ask(worker, 'GET', '/v1/postvak?team=schuldhulp&aantal=10'), 200, 'postbox');
      if (Array.isArray(box.items) && box.items.length === 0) return;
      await pause(ARRIVAL_MS);
    }
  }

  async function run(): Promise<FillReport> {
    const { tasks: sent, toZeist } = plannedSignals(filling, signals, takesPart);
    const first = [...textTasks(filling), settingsTask(filling), storyTask(filling), ...sent, ...kaartTasks(filling)];
    const then = [
      ...handoverTasks(filling, signals < FEW ? 3 : Number.POSITIVE_INFINITY),
      ...rightsTasks(filling),
      ...homeTasks(filling),
      refusedTask(filling),
    ];
    const plan = [...first, ...then];
    // Some signals come together in one zaak: a guess until they are there.
    const planned = plan.reduce((sum, task) => sum + sizeOf(task), 0);
    of = planned + toZeist;
    if (!journal.has(ALL)) {
      await all(plan);
      await arrived();
      const zaken = stopping ? [] : await waiting(filling);
      of = planned + zaken.length;
      await all(zaken.map(zaakId => courseTask(filling, zaakId)));
      if (!stopping && faults.length === 0) journal.note(ALL);
    }
    return { made, faults };
  }

  const finished = run()
    .catch((error: unknown): FillReport => ({ made, faults: [...faults, (error as Error).message] }))
    .finally(() => {
      busy = false;
    })
    .then(async report => {
      await door.close();
      return report;
    });
  return {
    standing: () => (busy && of > 0 && !journal.has(ALL) ? { made: Math.min(made, of), of } : null),
    finished,
    async stop() {
      stopping = true;
      await finished;
    },
  };
}

const ALL = 'alles';

const saidBefore = (day: string) => `${plusDays(day, -1)}T12:00:00.000Z`;

/** One line for each thing that is done, after the day on which it began. Holds no value of a message. */
function openJournal(path: string, today: string) {
  if (!existsSync(path)) appendFileSync(path, `${today}\n`, { mode: 0o600 });
  const [day = today, ...keys] = readFileSync(path, 'utf8').split('\n');
  const done = new Set(keys);
  return {
    day,
    has: (key: string) => done.has(key),
    note(key: string) {
      done.add(key);
      appendFileSync(path, `${key}\n`);
    },
  };
}
