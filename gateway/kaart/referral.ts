/** The sociale kaart at every referral: whoever is told which college to turn to also reads how to reach it today. */
import type { Moment } from '../../consent/moment.ts';
import type { RouteringAntwoord, RouteringVraag, SocialeKaartVermelding } from '../../schemas/generated/types.ts';
import type { Ports } from '../ports.ts';
import { readKaart } from './kaart.ts';
import type { Hulpvraag } from './ports.ts';

type Reading = Pick<Ports, 'kaart' | 'directory' | 'routing'>;

/** As the schema of an answer about routing bounds it. */
const SHOWN_AT_MOST = 20;

const ASKED_FOR: Readonly<Record<RouteringVraag['voor'], readonly Hulpvraag[]>> = {
  schuldhulp: ['schuldhulp'],
  schuldhulp_zonder_adres: ['schuldhulp'],
  wmo: ['wmo'],
  beschermd_wonen: ['beschermd_wonen'],
  opvang: ['opvang'],
  nazorg: ['nazorg'],
  wvggz: ['wvggz'],
  verhuizing: ['schuldhulp', 'wmo', 'inkomen'],
};

export async function withKaart(
  ports: Reading,
  { voor }: RouteringVraag,
  answer: RouteringAntwoord,
  now: Moment,
): Promise<RouteringAntwoord> {
  if (answer.uitkomst !== 'gemeenten') return answer;
  const gemeenten = await Promise.all(
    answer.gemeenten.map(async college => ({
      ...college,
      kaart: await entriesFor(ports, college.gemeentecode, ASKED_FOR[voor], now),
    })),
  );
  return { ...answer, gemeenten };
}

async function entriesFor(
  ports: Reading,
  gemeentecode: string,
  questions: readonly Hulpvraag[],
  now: Moment,
): Promise<SocialeKaartVermelding[]> {
  const found = await Promise.all(
    questions.map(hulpvraag => readKaart(ports, { gemeentecode, hulpvraag, team: null }, null, SHOWN_AT_MOST, now)),
  );
  const byId = new Map(found.flatMap(({ items }) => items).map(one => [one.kaartvermeldingId, one]));
  return [...byId.values()].slice(0, SHOWN_AT_MOST);
}
