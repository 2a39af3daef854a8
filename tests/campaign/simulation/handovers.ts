/** People who leave detention, a clinic or beschermd wonen: each a handover between two people at two teams, over the API. */
import { randomUUID } from 'node:crypto';
import type { Chance } from '../../../adapters/pretend/chance.ts';
import { plusDays } from '../../../consent/working-days.ts';
import type { LEAVING } from '../../../gateway/cijfers/grid.ts';
import { isBsn } from '../../../schemas/formats.ts';
import { type Json, oinOf, toestemmingVoor, VALID_MESSAGES } from '../../support/messages.ts';
import { CONSENTS_OF } from '../../support/transition-messages.ts';
import { lettersOf, type Municipality } from './population.ts';
import type { SimulationStage, Somebody } from './stage.ts';

interface Kind {
  readonly leaving: (typeof LEAVING)[number];
  readonly overgang: string;
  readonly kader: 'plicht' | 'toestemming';
  readonly type: string;
  readonly from: Somebody;
  readonly to: string;
  /** People per 1,000 inhabitants a year; an assumption. */
  readonly perThousand: number;
  readonly leavesAfter: number;
}

const KINDS: readonly Kind[] = [
  {
    leaving: 'detentie',
    ...{ overgang: 'detentie-thuis', kader: 'plicht', type: 'detentie-uitstroom', to: 'nazorg' },
    from: { at: 'pi-het-sluiswachtershuis', team: 'casemanagement', name: 'casemanager' },
    ...{ perThousand: 1.7, leavesAfter: 60 },
  },
  {
    leaving: 'ggz',
    ...{ overgang: 'zvw-wmo', kader: 'toestemming', type: 'ggz-ontslag', to: 'wmo' },
    from: { at: 'ggz-de-lindehof', team: 'zorg', name: 'behandelaar' },
    ...{ perThousand: 2, leavesAfter: 21 },
  },
  {
    leaving: 'beschermd wonen',
    ...{ overgang: 'bw-thuis', kader: 'plicht', type: 'bwmo-uitstroom', to: 'wmo' },
    from: { at: 'bw-de-overstap', team: 'uitstroom', name: 'begeleider' },
    ...{ perThousand: 0.5, leavesAfter: 30 },
  },
];

const OUTCOMES = ['voorgesteld', 'geaccepteerd', 'geweigerd of doorverwezen'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface HandoverStep {
  readonly day: string;
  readonly gemeentecode: string;
  readonly outcome: Outcome;
  /** Who: each person is handed over once. */
  readonly id: string;
  readonly from: (typeof LEAVING)[number];
  readonly overgang: string;
  /** The day on which they leave, and on which they were proposed. */
  readonly leaves: string;
  readonly proposed: string;
}

export interface Handovers {
  /** A day: who is to leave is proposed, and who was proposed gets an answer or none. */
  work(): Promise<void>;
  readonly steps: readonly HandoverStep[];
  /** Ids under which its messages were accepted. */
  readonly messages: readonly string[];
  readonly refused: readonly string[];
}

interface Answering {
  readonly day: string;
  readonly about: Omit<HandoverStep, 'day' | 'outcome'>;
  readonly who: Somebody;
  readonly accepts: boolean;
}

const DAYS_A_YEAR = 365;
/** Of the range for tests. */
const TEST_NUMBERS = Array.from({ length: 30_000 }, (_, at) => String(999_970_000 + at)).filter(isBsn);

export function openHandovers(
  stage: SimulationStage,
  places: readonly Municipality[],
  schaal: number,
  chance: Chance,
): Handovers {
  const { world } = stage;
  const steps: HandoverStep[] = [];
  const messages: string[] = [];
  const refused: string[] = [];
  let answering: Answering[] = [];
  let people = 0;
  const today = () => world.now().localDate;

  async function step(who: Somebody, id: string, stap: string, more: Json = {}): Promise<boolean> {
    const seen = await stage.ask(who, 'GET', `/v1/overdrachten/${id}?team=${who.team}`);
    const headers = { 'if-match': String(seen.headers.etag) };
    const body = { team: who.team, stap, ...more };
    const answer = await stage.ask(who, 'POST', `/v1/overdrachten/${id}/stappen`, body, headers);
    if (answer.status !== 200) refused.push(`${stap} ${answer.status} ${answer.body?.code}`);
    return answer.status === 200;
  }

  async function send(from: Somebody, made: Json): Promise<string> {
    const toestemmingen: string[] = [];
    for (const soort of CONSENTS_OF[made.type] ?? []) {
      const given = toestemmingVoor(made, new Date(world.now().epochMs - 1000).toISOString(), soort);
      const noted = await world.call(from.at, 'POST', '/v1/toestemmingen', { ...given, betrokkene: personIn(made) });
      if (noted.status !== 201) throw new Error(`Cannot note a consent: ${noted.status} ${noted.text}`);
      toestemmingen.push(given.toestemmingId);
    }
    const whole = toestemmingen.length === 0 ? made : { ...made, toestemmingen };
    const sent = await world.call(from.at, 'POST', '/v1/signalen', whole);
    if (sent.status !== 201) throw new Error(`Cannot send ${made.type}: ${sent.status} ${sent.text}`);
    messages.push(sent.body.verstrekkingId);
    return sent.body.verstrekkingId;
  }

  async function propose(kind: Kind, place: Municipality): Promise<void> {
    const { from, overgang, kader, to, leavesAfter } = kind;
    people += 1;
    const made = messageAbout(kind, place, people, today());
    const begun = await stage.ask(from, 'POST', '/v1/overdrachten', {
      ...{ team: from.team, naar: { oin: oinOf(place.map), team: to }, overgang, kader },
      ...{ ankerdatum: today(), plandatum: plusDays(today(), leavesAfter), betrokkene: personIn(made) },
      gebieden: [{ gebied: 'huisvesting', dringend: true }],
    });
    if (begun.status !== 201) throw new Error(`Cannot begin ${overgang}: ${begun.status} ${begun.text}`);
    const id = begun.body.overdrachtId as string;
    await step(from, id, 'noteerClientondersteuning', { antwoord: 'aangeboden' });
    if (kader === 'toestemming') {
      await step(from, id, 'vraagToestemming');
      await step(from, id, 'noteerToestemming', { gegeven: true });
    }
    const verstrekkingId = await send(from, made);
    const own = kader === 'toestemming' ? { woordenClient: 'Ik wil een eigen plek.' } : {};
    if (!(await step(from, id, 'stelVoor', { verstrekkingId, ...own }))) return;
    const leaves = plusDays(today(), leavesAfter);
    const about = {
      ...{ id, gemeentecode: place.gemeentecode, from: kind.leaving, overgang },
      ...{ leaves, proposed: today() },
    };
    steps.push({ ...about, day: today(), outcome: 'voorgesteld' });
    if (chance.happens(0.15)) return;
    const who = { at: place.map, team: to, name: `${place.map}-${to}` };
    const day = plusDays(today(), chance.between(1, 25));
    answering.push({ ...{ day, about, who }, accepts: chance.happens(0.8) });
  }

  async function answer({ about, who, accepts }: Answering): Promise<void> {
    const { id } = about;
    if (!accepts) {
      const reason = { reden: 'geen_capaciteit' };
      if (await step(who, id, 'weiger', reason))
        steps.push({ ...about, day: today(), outcome: 'geweigerd of doorverwezen' });
      return;
    }
    await step(who, id, 'noemProfessional');
    const later = plusDays(today(), 14);
    const contact = { op: today(), soort: 'driegesprek', clientAanwezig: true };
    if (await step(who, id, 'accepteer', { eersteAfspraak: later, start: later, contact }))
      steps.push({ ...about, day: today(), outcome: 'geaccepteerd' });
  }

  return {
    ...{ steps, messages, refused },
    async work() {
      const due = answering.filter(({ day }) => day <= today());
      answering = answering.filter(({ day }) => day > today());
      for (const one of due) await answer(one);
      for (const place of places)
        for (const kind of KINDS) {
          const expected = (place.inhabitants * schaal * kind.perThousand) / 1000 / DAYS_A_YEAR;
          if (chance.happens(expected)) await propose(kind, place);
        }
    },
  };
}

function messageAbout(
  { type, to }: Kind,
  { map, gemeentecode, naam }: Municipality,
  number: number,
  datum: string,
): Json {
  const made = VALID_MESSAGES[type]!(datum);
  const { bsn, ...persoon } = made.inhoud.persoon;
  return {
    ...made,
    berichtId: randomUUID(),
    ontvanger: { oin: oinOf(map), team: to, gemeentecode },
    inhoud: {
      ...made.inhoud,
      ...('gewensteGemeente' in made.inhoud ? { gewensteGemeente: gemeentecode } : {}),
      ...('toekennendeGemeente' in made.inhoud ? { toekennendeGemeente: gemeentecode } : {}),
      persoon: {
        ...persoon,
        ...(bsn === undefined ? {} : { bsn: TEST_NUMBERS[number % TEST_NUMBERS.length] }),
        achternaam: `Vertrekker${lettersOf(number)}`,
        adres: { postcode: '3521CD', huisnummer: number, woonplaats: naam },
      },
    },
  };
}

function personIn({ inhoud: { persoon } }: Json): Json {
  const { bsn, achternaam, geboortedatum, adres } = persoon;
  const rest = { achternaam, geboortedatum, postcode: adres.postcode, huisnummer: adres.huisnummer };
  return bsn === undefined ? rest : { bsn, ...rest };
}
