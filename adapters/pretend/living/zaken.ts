/** People of the debt team at work on what came in: some zaken are left new, others are brought into every state there is. */
import type { PretendPerson } from '../people.ts';
import { type Filling, must, personAt, type Task, ZEIST } from './filling.ts';

type Step = Readonly<Record<string, unknown>> & { readonly stap: string };

const TEAM = 'schuldhulp';

function coursesOn(datum: string, tijdstip: string) {
  const attempt = (soort: string, bereikt: boolean): Step => ({ stap: 'noteerPoging', soort, bereikt, tijdstip });
  const told = (kanaal: string): Step => ({ stap: 'informeer', kanaal, datum });
  const take: Step = { stap: 'pakOp' };
  const offer: Step = { stap: 'biedAan', datum };
  const reached = [take, attempt('Telefoon', false), attempt('Huisbezoek', true), told('Huisbezoek')];
  const accepted = [...reached, offer, { stap: 'noteerAanvaarding', datum }];
  const spoken = [...accepted, { stap: 'noteerGesprek', datum }];
  const closed = (resultaat: string): Step => ({ stap: 'sluit', resultaat });
  return [
    [[], 30],
    [[take], 9],
    [[take, { stap: 'geefTerug' }], 2],
    [[take, attempt('Telefoon', false)], 9],
    [[take, attempt('Brief', false), attempt('Huisbezoek', false)], 5],
    [reached, 9],
    [[...reached, offer], 6],
    [accepted, 6],
    [spoken, 5],
    [[...spoken, closed('Vervolghulp en/of verwijzing financieel')], 5],
    [[...spoken, closed('Vervolghulp en/of verwijzing financieel'), { stap: 'brengNaarDossier' }], 2],
    [[...reached, offer, closed('Inwoner hoeft geen hulp vanuit vroegsignalering')], 5],
    [
      [
        take,
        attempt('Brief', false),
        attempt('Huisbezoek', false),
        offer,
        closed('Definitief geen contact kunnen krijgen'),
      ],
      4,
    ],
    [[...reached, closed('Inwoner heeft zelf al betaald/betalingsregeling getroffen')], 3],
  ] satisfies readonly (readonly [readonly Step[], number])[];
}

/** Terms run from the day of the signal here, so that some are near and some are over. */
export function settingsTask({ door }: Filling): Task {
  const leader = personAt(ZEIST.map, 'teamleider');
  const path = `/v1/teams/${TEAM}/instellingen`;
  return {
    key: 'instellingen',
    async run() {
      const { instellingen, versie } = must(await door.ask(leader, 'GET', path), 200, 'settings') as {
        readonly instellingen: Readonly<Record<string, unknown>>;
        readonly versie: number;
      };
      const changed = { ...instellingen, anker: 'signaaldatum' };
      must(await door.ask(leader, 'PUT', path, changed, { version: versie }), 200, 'settings');
    },
  };
}

/** Zaken that nobody has, by now. */
export async function waiting({ door }: Filling): Promise<readonly string[]> {
  const worker = personAt(ZEIST.map, 'medewerker', TEAM);
  const path = `/v1/zaken?team=${TEAM}&houder=niemand&aantal=500`;
  const { items } = must(await door.ask(worker, 'GET', path), 200, 'tray') as {
    readonly items: readonly { readonly zaakId: string }[];
  };
  return items.map(({ zaakId }) => zaakId);
}

export function courseTask({ door, chance, now }: Filling, zaakId: string): Task {
  const worker = personAt(ZEIST.map, 'medewerker', TEAM);
  const leader = personAt(ZEIST.map, 'teamleider');
  return {
    key: `zaak ${zaakId}`,
    async run() {
      const { localDate, epochMs } = now();
      const who: PretendPerson = chance.happens(0.75) ? worker : leader;
      const steps = chance.weighed<readonly Step[]>(coursesOn(localDate, new Date(epochMs).toISOString()));
      if (steps.length === 0) return;
      const path = `/v1/zaken/${zaakId}`;
      let version = (must(await door.ask(who, 'GET', `${path}?team=${TEAM}`), 200, 'zaak') as { versie: number })
        .versie;
      for (const step of steps) {
        const reply = await door.ask(who, 'POST', `${path}/stappen`, { team: TEAM, ...step }, { version });
        version = (must(reply, 200, step.stap) as { versie: number }).versie;
      }
    },
  };
}
