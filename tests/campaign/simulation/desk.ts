/**
 * People of a debt team at work, over the API with tokens. Every zaak gets a course when it first lies in the tray: who
 * takes it, what they try, how it ends. Some wait far too long, on purpose.
 */

import type { Chance } from '../../../adapters/pretend/chance.ts';
import { plusDays } from '../../../consent/working-days.ts';
import type { Json } from '../../support/messages.ts';
import type { SimulationStage, Somebody } from './stage.ts';

type Step = (now: { readonly datum: string; readonly tijdstip: string }) => Json;

interface Task {
  readonly day: string;
  readonly who: Somebody;
  readonly zaakId: string;
  readonly step: Step;
}

const call =
  (bereikt: boolean, soort = 'Telefoon'): Step =>
  ({ tijdstip }) => ({
    ...{ stap: 'noteerPoging', soort, bereikt, tijdstip },
  });
const inform =
  (kanaal: string): Step =>
  ({ datum }) => ({ stap: 'informeer', kanaal, datum });
const dated =
  (stap: string): Step =>
  ({ datum }) => ({ stap, datum });
const close =
  (resultaat: string): Step =>
  () => ({ stap: 'sluit', resultaat });
const plain =
  (stap: string): Step =>
  () => ({ stap });

type Course = readonly (readonly [days: number, step: Step])[];

/** Days are counted from the one before; the first from when it was found in the tray. */
function courseOf(chance: Chance): Course {
  const wait = chance.happens(0.06) ? chance.between(20, 50) : chance.between(0, 7);
  const start: Course = [[wait, plain('pakOp')]];
  const ending = chance.weighed([
    ['hulp', 25],
    ['wil niet', 30],
    ['geen contact', 27],
    ['betaald', 15],
    ['blijft liggen', 3],
  ] as const);
  switch (ending) {
    case 'hulp': {
      const talk = chance.happens(0.1) ? chance.between(29, 36) : chance.between(3, 20);
      return [
        ...start,
        [0, call(true, 'Huisbezoek')],
        [0, inform('Huisbezoek')],
        [0, dated('biedAan')],
        [chance.between(0, 6), dated('noteerAanvaarding')],
        [talk, dated('noteerGesprek')],
        [1, inform('Brief')],
        [0, close('Vervolghulp en/of verwijzing financieel')],
        ...(chance.happens(0.6) ? ([[chance.between(0, 3), plain('brengNaarDossier')]] as const) : []),
      ];
    }
    case 'wil niet':
      return [
        ...start,
        [chance.between(0, 2), call(false)],
        [chance.between(1, 3), call(true)],
        [chance.happens(0.9) ? 0 : 2, inform('Telefoon')],
        [0, dated('biedAan')],
        [0, close('Inwoner hoeft geen hulp vanuit vroegsignalering')],
      ];
    case 'geen contact':
      return [
        ...start,
        [1, call(false, 'Brief')],
        [0, dated('biedAan')],
        [0, inform('Brief')],
        [chance.between(5, 9), call(false, 'Huisbezoek')],
        [1, close('Definitief geen contact kunnen krijgen')],
      ];
    case 'betaald':
      return [
        ...start,
        [1, call(true)],
        [0, inform('Telefoon')],
        [0, close('Inwoner heeft zelf al betaald/betalingsregeling getroffen')],
      ];
    default:
      return [];
  }
}

export interface Desk {
  /** A day at this team: what is new gets its course, what is planned for today is done. */
  work(): Promise<void>;
  /** Steps that were made. */
  readonly made: () => number;
  /** Codes of steps that were refused though nothing was against them. */
  readonly refused: readonly string[];
}

/** @param at participant whose team this is */
export function openDesk(stage: SimulationStage, at: string, chance: Chance): Desk {
  const team = 'schuldhulp';
  const people = ['anna', 'bram', 'carla'].map((name): Somebody => ({ at, team, name: `${at}-${name}` }));
  const planned = new Set<string>();
  const versions = new Map<string, string>();
  const refused: string[] = [];
  let tasks: Task[] = [];
  let made = 0;

  async function findNew(): Promise<void> {
    let after = '';
    do {
      const page = await stage.ask(people[0]!, 'GET', `/v1/zaken?team=${team}&houder=niemand&aantal=500${after}`);
      if (page.status !== 200) throw new Error(`Cannot read the tray: ${page.status} ${page.text}`);
      for (const { zaakId } of page.body.items as Json[]) {
        if (planned.has(zaakId)) continue;
        planned.add(zaakId);
        const who = chance.pick(people);
        let day = stage.world.now().localDate;
        for (const [days, step] of courseOf(chance)) {
          day = plusDays(day, days);
          tasks.push({ day, who, zaakId, step });
        }
      }
      after = page.body.volgende === undefined ? '' : `&na=${encodeURIComponent(page.body.volgende)}`;
    } while (after !== '');
  }

  async function take({ who, zaakId, step }: Task): Promise<void> {
    const { epochMs, localDate: datum } = stage.world.now();
    const asked = step({ datum, tijdstip: new Date(epochMs).toISOString() });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      let version = versions.get(zaakId);
      version ??= String((await stage.ask(who, 'GET', `/v1/zaken/${zaakId}?team=${team}`)).headers.etag);
      const path = `/v1/zaken/${zaakId}/stappen`;
      const answer = await stage.ask(who, 'POST', path, { team, ...asked }, { 'if-match': version });
      if (answer.status === 200) {
        versions.set(zaakId, String(answer.headers.etag));
        made += 1;
        return;
      }
      versions.delete(zaakId);
      // Somebody was reminded, or a signal joined, since it was seen: look again.
      if (answer.status === 412) continue;
      // Everything there is to tell was told before.
      if (answer.body?.code === 'AL_GEDAAN' && asked.stap === 'informeer') return;
      refused.push(`${asked.stap} ${answer.status} ${answer.body?.code}`);
      return;
    }
    refused.push(`${asked.stap} 412`);
  }

  return {
    refused,
    made: () => made,
    async work() {
      await findNew();
      const today = stage.world.now().localDate;
      const due = tasks.filter(({ day }) => day <= today);
      tasks = tasks.filter(({ day }) => day > today);
      for (const task of due) await take(task);
    },
  };
}
