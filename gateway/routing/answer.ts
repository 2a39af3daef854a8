/**
 * "Which college, which team?" before anything is sent. The question has no name and no number; an address is asked of the
 * register only where it decides, and nothing of it is kept, logged or counted.
 */
import { isValidOn, type Moment } from '../../consent/moment.ts';
import type { CompiledPolicy } from '../../consent/policy.ts';
import type {
  RouteringAntwoord,
  RouteringCollege,
  RouteringOntbrekend,
  RouteringOntvangendTeam,
  RouteringPlaats,
  RouteringVraag,
} from '../../schemas/generated/types.ts';
import type { DirectorySnapshot } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { nameOn } from './municipalities.ts';
import type { AddressRegister, Routing } from './ports.ts';
import { hasDomicilePrinciple, type Named, type RoutingQuestion, responsible } from './responsible.ts';
import { ARTICLES, EXPLANATIONS, questionBack, TEAM_KINDS } from './words.ts';

/** What was said of one place: a code, nothing, or why there is none. */
type Place =
  | { readonly kind: 'code'; readonly gemeentecode: string | undefined }
  | { readonly kind: 'missing'; readonly ontbreekt: RouteringOntbrekend }
  | Problem;

export async function answerRouting(
  vraag: RouteringVraag,
  { municipalities, addresses }: Routing,
  directory: DirectorySnapshot,
  policy: CompiledPolicy | undefined,
  now: Moment,
): Promise<RouteringAntwoord | Problem> {
  if (municipalities === null) return questionBack(vraag, 'GEEN_GEMEENTELIJST');
  const { localDate } = now;
  const needsHome = vraag.voor !== 'beschermd_wonen' || hasDomicilePrinciple(municipalities, localDate);
  const home = await codeOf('woont' in vraag && needsHome ? vraag.woont : undefined, addresses, localDate);
  if (home.kind === 'problem') return home;
  if (home.kind === 'missing') return questionBack(vraag, home.ontbreekt);
  const found = responsible(questionOf(vraag, home.gemeentecode), municipalities, localDate);
  switch (found.kind) {
    case 'niet-te-bepalen':
      return questionBack(vraag, found.ontbreekt);
    case 'opgeheven':
      return {
        uitkomst: 'opgeheven',
        opvolgers: found.opvolgers.map(gemeentecode => ({
          gemeentecode,
          naam: nameOn(municipalities, gemeentecode, localDate),
        })),
      };
    case 'gemeenten':
      return {
        uitkomst: 'gemeenten',
        gemeenten: found.gemeenten.map(
          (named): RouteringCollege => ({
            ...named,
            naam: nameOn(municipalities, named.gemeentecode, localDate),
            artikelen: articlesOf(vraag, named),
            teams: teamsFor(vraag, named.gemeentecode, directory, policy, localDate),
          }),
        ),
        uitleg: EXPLANATIONS[vraag.voor],
      };
  }
}

function questionOf(vraag: RouteringVraag, woont: string | undefined): RoutingQuestion {
  switch (vraag.voor) {
    case 'schuldhulp_zonder_adres':
    case 'opvang':
    case 'nazorg':
      return vraag;
    default:
      return { ...vraag, woont };
  }
}

async function codeOf(
  place: RouteringPlaats | undefined,
  addresses: AddressRegister | null,
  localDate: string,
): Promise<Place> {
  if (place === undefined) return { kind: 'code', gemeentecode: undefined };
  if (place.soort === 'gemeente') return { kind: 'code', gemeentecode: place.gemeentecode };
  if (addresses === null) return { kind: 'missing', ontbreekt: 'GEEN_ADRESREGISTER' };
  const { postcode, huisnummer } = place;
  const found = await addresses.municipalityOf({ postcode, huisnummer }, localDate);
  switch (found.kind) {
    case 'gevonden':
      return { kind: 'code', gemeentecode: found.gemeentecode };
    case 'onbekend':
      return { kind: 'missing', ontbreekt: 'ADRES_ONBEKEND' };
    case 'meer-dan-een':
      return { kind: 'missing', ontbreekt: 'ADRES_IN_MEER_GEMEENTEN' };
    case 'onbereikbaar':
      return problem('ADRESREGISTER_ONBEREIKBAAR');
  }
}

function articlesOf({ voor }: RouteringVraag, { regel }: Named): string[] {
  return [...(regel === 'G-04' ? ['wetsvoorstel 36288'] : ARTICLES[voor])];
}

/** Connected teams of a kind that serves this purpose, to which the policy opens a way for this message and capacity. */
function teamsFor(
  { voor, bericht, hoedanigheid }: RouteringVraag,
  gemeentecode: string,
  { teams, organisations }: DirectorySnapshot,
  policy: CompiledPolicy | undefined,
  localDate: string,
): RouteringOntvangendTeam[] {
  const open = (policy?.routes ?? []).filter(
    route =>
      route.type === bericht &&
      (route.capacity === null || route.capacity === hoedanigheid) &&
      route.ground.kind !== 'onvoldoende' &&
      isValidOn(route.validity, localDate),
  );
  const kinds = TEAM_KINDS[voor].filter(kind => open.some(route => route.team === kind));
  return [...teams.values()].flatMap(team => {
    const organisation = organisations.get(team.oin);
    const soort = kinds.find(kind => kind === team.soort);
    const serves = team.gemeenten.some(one => one.gemeentecode === gemeentecode && isValidOn(one, localDate));
    if (soort === undefined || !serves || team.sealingKey === null || organisation?.status !== 'aangesloten') return [];
    return [{ oin: team.oin, team: team.code, soort, organisatie: organisation.naam }];
  });
}
