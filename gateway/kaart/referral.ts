/**
 * The sociale kaart at every referral: whoever is told which college to turn to, or is refused or sent on, also reads who
 * can be reached for it today.
 */
import { isValidOn, type Moment } from '../../consent/moment.ts';
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

/** What somebody asks of a team of this kind; a kind that is not here has no entries of its own. */
const ASKED_OF: Readonly<Record<string, readonly Hulpvraag[]>> = {
  'gemeente.schuldhulp': ['schuldhulp'],
  'gemeente.wmo': ['wmo'],
  'gemeente.bwmo_toegang': ['beschermd_wonen', 'opvang'],
  'gemeente.nazorg': ['nazorg'],
  'gemeente.wvggz': ['wvggz'],
  'gemeente.participatie': ['inkomen'],
  'corporatie.verhuur': ['wonen'],
  'ggz.zorg': ['zorg'],
};

/**
 * Where to go after a no: entries of the kind that was named, or else of the kind of team that said no, in the municipalities
 * of who said it and of who asked.
 * @param soort kind of team such as `gemeente.wmo`; null: that of the refusing team
 */
export async function kaartAfterNo(
  ports: Reading,
  sides: { readonly asked: string; readonly refusing: string },
  soort: string | null,
  now: Moment,
): Promise<SocialeKaartVermelding[]> {
  const { teams } = await ports.directory.current();
  const [refusing, asked] = [teams.get(sides.refusing), teams.get(sides.asked)];
  const questions = ASKED_OF[soort ?? refusing?.soort ?? ''] ?? [];
  const codes = [refusing, asked].flatMap(team => team?.gemeenten.filter(one => isValidOn(one, now.localDate)) ?? []);
  const byId = new Map<string, SocialeKaartVermelding>();
  for (const gemeentecode of new Set(codes.map(one => one.gemeentecode))) {
    if (byId.size >= SHOWN_AT_MOST) break;
    for (const one of await entriesFor(ports, gemeentecode, questions, now)) byId.set(one.kaartvermeldingId, one);
  }
  return [...byId.values()].slice(0, SHOWN_AT_MOST);
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
