/**
 * "Mag ik dit delen?": answers a question without personal data with the same decision a message gets. What the question
 * does not say is unknown: it makes neither a yes nor a no, but comes back as a question.
 */
import type { ToetsingAntwoord, ToetsingVraag } from '../schemas/generated/types.ts';
import { type Decision, decide, findRoute } from './decide.ts';
import { TERM_TEXT } from './explain.ts';
import { contentOn } from './message-content.ts';
import type { Moment } from './moment.ts';
import { CAPACITY_WORDS, PURPOSE_WORDS, placeWords, TEAM_WORDS, TYPE_WORDS } from './place-words.ts';
import type { CompiledPolicy, Route } from './policy.ts';
import { type Possibility, possibilities } from './possibilities.ts';
import { questionFor } from './questions.ts';
import { REASONS, type Reason, type ReasonCode } from './reasons.ts';
import { BLOCKS, type Block, type Place, type Reader, situationOf } from './situation.ts';
import { waysOn } from './ways-on.ts';

type Outcome = ToetsingAntwoord['kan'][number];
type Question = ToetsingAntwoord['nogTeWeten'][number];

const OUTCOME: Readonly<Record<Decision['verdict'], Outcome>> = {
  toegestaan: 'mag',
  geweigerd: 'mag_niet',
  aangehouden: 'mag_met_tweede_persoon',
};
const OUTCOMES = Object.values(OUTCOME);

/** What can come out for one place. */
interface Outlook {
  readonly place: Place;
  readonly route: Route | null;
  readonly outcomes: readonly Outcome[];
  /** Reasons that stand, whatever is still unknown. */
  readonly reasons: readonly Reason[];
  readonly questions: readonly Question[];
  readonly wayOn: string | null;
}

/**
 * @param policy the version in force; undefined answers no
 * @returns a definite answer only where every value of every unknown fact gives it
 * @source  issue "Mag ik dit delen?"; promise 1; AVG 5(2)
 */
export function assess(vraag: ToetsingVraag, policy: CompiledPolicy | undefined, now: Moment): ToetsingAntwoord {
  const candidates = candidatesOf(vraag, policy);
  const outlooks = placesOf(candidates).map(place => outlookAt(vraag, place, policy, now));
  const outcomes = OUTCOMES.filter(one => outlooks.some(outlook => outlook.outcomes.includes(one)));
  const settled = outcomes.length === 1;
  // With every place but one closed, what is still to be known there is asked at once.
  const open = outlooks.filter(outlook => outlook.outcomes.some(one => one !== 'mag_niet'));
  const only = open.length === 1 ? open[0] : undefined;
  const route = outlooks.length === 1 ? outlooks[0]!.route : null;
  const reasons = certain(outlooks.map(outlook => outlook.reasons));
  const oordeel = settled ? outcomes[0]! : 'nog_te_weten';
  const wayOn = outlooks.length === 1 ? outlooks[0]!.wayOn : null;
  return {
    oordeel,
    kan: outcomes,
    beleid: policy?.version ?? 0,
    ...(route === null ? {} : { route: route.code }),
    artikelen: distinct([...basisOf(route), ...reasons.flatMap(reason => reason.articles)]),
    redenen: reasons.map(({ code, articles }) => ({ code, uitleg: REASONS[code], artikelen: [...articles] })),
    nogTeWeten: settled ? [] : [...placeQuestions(candidates), ...(only?.questions ?? [])],
    uitleg: explanationOf(oordeel, vraag, route),
    wegen: distinct([
      ...(wayOn === null ? [] : [wayOn]),
      ...waysOn(reasons.map(reason => reason.code)),
      ...(policy !== undefined && reasons.some(reason => NO_ROUTE.includes(reason.code))
        ? openWays(vraag.bericht, policy)
        : []),
    ]),
    ...(route === null || route.ground.kind === 'onvoldoende' ? {} : { inhoud: contentOn(route) }),
  };
}

// --- Where it goes ----------------------------------------------------------------------------------------------------

interface Candidates {
  readonly team: readonly string[];
  readonly doel: readonly string[];
  readonly stap: readonly (string | null)[];
}

/** Stands for every team or purpose that no route names: all of them are decided alike. */
const ANY_OTHER = '-';

function candidatesOf(vraag: ToetsingVraag, policy: CompiledPolicy | undefined): Candidates {
  const routes = (policy?.routes ?? []).filter(route => route.type === vraag.bericht);
  const named = (of: (route: Route) => string | null) => distinct(routes.flatMap(route => of(route) ?? []));
  const steps = distinct(routes.flatMap(route => route.variants ?? []));
  return {
    team: vraag.team === undefined ? [...named(route => route.team), ANY_OTHER] : [vraag.team],
    doel: vraag.doel === undefined ? [...named(route => route.purpose), ANY_OTHER] : [vraag.doel],
    stap: vraag.stap !== undefined ? [vraag.stap] : steps.length > 0 ? steps : [null],
  };
}

function placesOf({ team, doel, stap }: Candidates): readonly Place[] {
  return team.flatMap(one => doel.flatMap(purpose => stap.map((variant): Place => ({ team: one, purpose, variant }))));
}

function placeQuestions(candidates: Candidates): readonly Question[] {
  return (['team', 'doel', 'stap'] as const)
    .filter(name => candidates[name].length > 1)
    .map(name => ({
      feit: `/${name}`,
      vraag: questionFor(`/${name}`, null),
      antwoorden: candidates[name].flatMap(one => (one === null || one === ANY_OTHER ? [] : [one])),
      houdtTegen: [],
    }));
}

// --- What can come out ------------------------------------------------------------------------------------------------

function outlookAt(vraag: ToetsingVraag, place: Place, policy: CompiledPolicy | undefined, now: Moment): Outlook {
  const asked = { type: vraag.bericht, variant: place.variant, capacity: vraag.hoedanigheid, purpose: place.purpose };
  const route = policy === undefined ? null : findRoute(asked, place.team, policy, now);
  const decided = BLOCKS.map(block => ({
    block,
    runs: possibilities(
      choose => {
        const { request, facts } = situationOf(vraag, place, route, now, readerFor(block, choose));
        return decide(request, facts, policy, now);
      },
      found => found.length >= ENOUGH_RUNS && verdictsIn(found).length === OUTCOMES.length,
    ),
  }));
  const perBlock = decided.map(({ runs }) => (runs.complete ? verdictsIn(runs.found) : OUTCOMES));
  const outcomes = OUTCOMES.filter(one => canBe(one, perBlock));
  const all = decided.flatMap(({ runs }) => runs.found.map(({ result }) => result));
  return {
    place,
    route,
    outcomes,
    reasons: standing(
      decided.map(({ runs }) => runs.found.map(({ result }) => result)),
      outcomes,
    ),
    questions: oncePerFact(
      decided.flatMap(({ runs }, at) =>
        perBlock[at]!.length > 1 ? questionsOf(runs.found, runs.complete, route) : [],
      ),
    ),
    wayOn: all.flatMap(one => (one.verdict === 'geweigerd' ? (one.wayOn ?? []) : []))[0] ?? null,
  };
}

/** From here on the search stops as soon as everything is seen to be possible. */
const ENOUGH_RUNS = 50;

function readerFor(block: Block, choose: <T>(fact: string, values: readonly T[]) => T): Reader {
  return (of, fact, known, values) => {
    if (of !== block) return values[0];
    return known === undefined ? choose(fact, values) : known;
  };
}

function verdictsIn(found: readonly Possibility<Decision>[]): readonly Outcome[] {
  return distinct(found.map(({ result }) => OUTCOME[result.verdict]));
}

/** One no in one block is no; yes needs a yes in every block; a doubt is left when nothing says no. */
function canBe(outcome: Outcome, perBlock: readonly (readonly Outcome[])[]): boolean {
  if (outcome === 'mag_niet') return perBlock.some(block => block.includes('mag_niet'));
  if (outcome === 'mag') return perBlock.every(block => block.includes('mag'));
  return (
    perBlock.some(block => block.includes('mag_met_tweede_persoon')) &&
    perBlock.every(block => block.some(one => one !== 'mag_niet'))
  );
}

/** Reasons of the blocks in which nothing unknown can give a yes. */
function standing(perBlock: readonly (readonly Decision[])[], outcomes: readonly Outcome[]): readonly Reason[] {
  const held = outcomes.length === 1 && outcomes[0] === 'mag_met_tweede_persoon';
  return byCode(
    perBlock
      .filter(decisions => decisions.every(one => one.verdict !== 'toegestaan'))
      .flatMap(decisions => certain(decisions.map(reasonsOf))),
  ).filter(reason => held || reason.code !== 'HANDMATIGE_BEOORDELING');
}

const reasonsOf = (decision: Decision) => (decision.verdict === 'toegestaan' ? [] : decision.reasons);

/** Reasons given in every case; those given in any, where no single one is and each case has its own. */
function certain(cases: readonly (readonly Reason[])[]): readonly Reason[] {
  const [first = []] = cases;
  const shared = first.filter(reason => cases.every(one => one.some(other => other.code === reason.code)));
  if (shared.length > 0 || cases.some(one => one.length === 0)) return byCode(shared);
  return byCode(cases.flat());
}

function questionsOf(
  found: readonly Possibility<Decision>[],
  complete: boolean,
  route: Route | null,
): readonly Question[] {
  const facts = new Map<string, unknown[]>();
  for (const { chosen } of found)
    for (const [fact, value] of chosen) facts.set(fact, distinct([...(facts.get(fact) ?? []), value]));
  return [...facts].map(([feit, values]) => ({
    feit,
    vraag: questionFor(feit, route),
    antwoorden: values.flatMap(asWord),
    houdtTegen: complete ? values.filter(value => closes(found, feit, value)).flatMap(asWord) : [],
  }));
}

/** Which consents there are is one question, though each kind of consent asks it. */
function oncePerFact(questions: readonly Question[]): readonly Question[] {
  return questions.filter((one, at) => questions.findIndex(other => other.feit === one.feit) === at);
}

function closes(found: readonly Possibility<Decision>[], fact: string, value: unknown): boolean {
  return found.every(({ result, chosen }) => chosen.get(fact) !== value || result.verdict === 'geweigerd');
}

function asWord(value: unknown): readonly string[] {
  if (typeof value === 'boolean') return [value ? 'ja' : 'nee'];
  return typeof value === 'string' ? [value] : [];
}

// --- In words ---------------------------------------------------------------------------------------------------------

const NO_ROUTE: readonly ReasonCode[] = ['GEEN_GRONDSLAG', 'VERKEERDE_ONTVANGER', 'VERKEERDE_AFZENDERROL'];

function openWays(type: string, policy: CompiledPolicy): readonly string[] {
  return policy.routes
    .filter(route => route.type === type && route.ground.kind !== 'onvoldoende')
    .map(route => `Dit staat wel open. ${wayOf(route)}`);
}

function wayOf({ capacity, team, purpose }: Route): string {
  const [from, to] = [placeWords(CAPACITY_WORDS, capacity), placeWords(TEAM_WORDS, team)];
  return `Van ${from} naar ${to}. Doel: ${placeWords(PURPOSE_WORDS, purpose)}.`;
}

const VERDICT_TEXT: Readonly<Record<ToetsingAntwoord['oordeel'], string>> = {
  mag: 'Ja, dit mag.',
  mag_niet: 'Nee, dit mag niet.',
  mag_met_tweede_persoon: 'Dit mag alleen als twee privacyfunctionarissen van uw organisatie het goed vinden.',
  nog_te_weten: 'Dat hangt af van wat u nog niet hebt gezegd. Beantwoord de vragen hieronder.',
};

function explanationOf(oordeel: ToetsingAntwoord['oordeel'], vraag: ToetsingVraag, route: Route | null): string[] {
  const lines = [VERDICT_TEXT[oordeel]];
  if (route !== null && route.ground.kind !== 'onvoldoende') {
    lines.push(`Onderwerp: ${placeWords(TYPE_WORDS, route.type)}. ${wayOf(route)}`);
    if (oordeel !== 'mag_niet') lines.push(...termLines(route, vraag.feiten?.crisis));
    if (route.verify.length > 0) lines.push('Een jurist moet een deel van deze route nog bevestigen.');
  }
  lines.push(
    'Dit antwoord is geen vrijgave: het bericht zelf wordt opnieuw getoetst, bij het sturen en bij het ophalen.',
  );
  return lines;
}

function termLines(route: Route, crisis: boolean | undefined): readonly string[] {
  const { normal, crisis: urgent } = route.term;
  const text = (term: string) => TERM_TEXT[term] ?? term;
  const retention = `Het bericht blijft ten hoogste ${route.retention.bodyDays} dagen na bevestiging bewaard, de vermelding in het logboek ${route.retention.entryYears} jaar.`;
  if (normal === urgent || crisis === false) return [text(normal), retention];
  return crisis === true ? [text(urgent), retention] : [text(normal), `Bij een crisis: ${text(urgent)}`, retention];
}

function basisOf(route: Route | null): readonly string[] {
  return route === null ? [] : [...route.basis.national, ...route.basis.sender, ...route.basis.receiver];
}

function byCode(reasons: readonly Reason[]): readonly Reason[] {
  const found = new Map<ReasonCode, Reason>();
  for (const one of reasons) if (!found.has(one.code)) found.set(one.code, one);
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];
