/**
 * Which step of "Mag ik dit delen?" comes next: pure, from the answers alone. Who and what about come first, then where
 * it goes; from there on the decision core says which facts can still change the answer, and only those are asked.
 */
import { assess } from '../../../consent/assess.ts';
import { findRoute } from '../../../consent/decide.ts';
import type { Moment } from '../../../consent/moment.ts';
import type { CompiledPolicy, Route } from '../../../consent/policy.ts';
import { FIELD_TITLES } from '../../../schemas/generated/field-titles.ts';
import type { ToetsingAntwoord, ToetsingVraag } from '../../../schemas/generated/types.ts';
import {
  type Answers,
  CONSENT_KINDS,
  codeOf,
  contradicts,
  FIELDS,
  NONE,
  OTHER,
  PRECONDITION_CODES,
  UNKNOWN,
  without,
} from './answers.ts';
import { boundsOf, citedConsents, fieldOf, placesOf, questionOf } from './question.ts';

const detailsOf = (kind: string) => Object.keys(FIELDS).filter(name => name.startsWith(`${kind}.`));

/** Fields of each step, in the order in which they are asked. */
const STEP_FIELDS = {
  wie: ['wie'],
  bericht: ['bericht'],
  waar: ['stap', 'team', 'doel'],
  deelname: [
    ...['afzenderAangesloten', 'hoedanigheidGeregistreerd', 'ontvangerAangesloten', 'geheimhoudingsplicht'],
    ...['zelfdeGemeente', 'verwijzingBewezen', 'afspraakGeldt', 'termijnAfspraak', 'aangewezen'],
  ],
  situatie: [
    ...['natuurlijkPersoon', 'achterstandDagen', 'achterstandMaanden', 'bedragEuro'],
    ...['P1', 'P2', 'P3', 'P4', 'reactieKlant', ...PRECONDITION_CODES.slice(4), 'werkdagenTotEindeLevering'],
  ],
  gegevens: ['gegevens'],
  toestemming: ['toestemmingen'],
  // One step for each consent that is cited, so that no page is longer than what somebody wants to answer at once.
  avg_grondslag: detailsOf('avg_grondslag'),
  doorbreking_beroepsgeheim: detailsOf('doorbreking_beroepsgeheim'),
  instemming_hulp: detailsOf('instemming_hulp'),
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type StepId = keyof typeof STEP_FIELDS;
export const STEPS = Object.keys(STEP_FIELDS) as StepId[];
/** Steps that say where it goes: whoever changes one of these is asked anew what comes after it. */
const PLACE_STEPS: readonly StepId[] = ['wie', 'bericht', 'waar'];

export interface AskedField {
  readonly name: string;
  /** Codes that can be chosen, in order. */
  readonly codes: readonly string[];
  /** Codes shown only on asking for more: subjects that are not of this capacity. */
  readonly more: readonly string[];
  readonly several: boolean;
}

export interface AskStep {
  readonly kind: 'ask';
  readonly id: StepId;
  readonly fields: readonly AskedField[];
  readonly route: Route | null;
  /** What may be in the message, where the route is known and open. */
  readonly inhoud: ToetsingAntwoord['inhoud'];
}

export interface AnswerStep {
  readonly kind: 'answer';
  readonly vraag: ToetsingVraag;
  readonly antwoord: ToetsingAntwoord;
  readonly route: Route | null;
  /** Fields that can still change the answer, each with the codes that close it. */
  readonly open: readonly { readonly field: string; readonly closes: readonly string[] }[];
}

export interface Asking {
  readonly policy: CompiledPolicy | undefined;
  readonly now: Moment;
}

/** Answers without what does not belong to them: consents that are not cited, bounds the route does not have. */
export function fitting(answers: Answers, asking: Asking): Answers {
  const cited = citedConsents(answers) ?? [];
  const route = routeOf(answers, asking);
  return new Map(
    [...answers].filter(([name, [code = '']]) => {
      if (name.includes('.')) return cited.some(kind => name.startsWith(`${kind}.`));
      const isClass = /^(?:vanaf|onder)_/.test(code);
      return !isClass || boundsOf(name, route).includes(Number(code.slice(code.indexOf('_') + 1)));
    }),
  );
}

/** @param showNow whether to answer with what is known, though more could be asked */
export function nextStep(answers: Answers, asking: Asking, showNow: boolean): AskStep | AnswerStep {
  const place = placeStep(answers, asking);
  if (place !== null) return place;
  const vraag = questionOf(answers, asking.policy)!;
  const antwoord = assess(vraag, asking.policy, asking.now);
  const route = routeOf(answers, asking);
  const open = antwoord.nogTeWeten.map(({ feit, houdtTegen }) => ({
    field: fieldOf(feit, answers),
    closes: houdtTegen,
  }));
  const unasked = open.map(one => one.field).filter(name => !isAnswered(answers, name));
  const id = STEPS.find(step => unasked.some(name => fieldsOf(step).includes(name)));
  if (showNow || id === undefined) return { kind: 'answer', vraag, antwoord, route, open };
  return asked(id, unasked, answers, asking, antwoord);
}

/** The same step again, with what was answered there and what could be asked there now. */
export function stepAgain(id: StepId, answers: Answers, asking: Asking): AskStep | null {
  if (PLACE_STEPS.includes(id)) {
    const before = answersBefore(id, answers);
    const step = placeStep(before, asking);
    return step?.id === id ? step : null;
  }
  const others = without(answers, fieldsOf(id));
  const place = placeStep(others, asking);
  if (place !== null) return null;
  const vraag = questionOf(others, asking.policy)!;
  const antwoord = assess(vraag, asking.policy, asking.now);
  const open = antwoord.nogTeWeten.map(({ feit }) => fieldOf(feit, others));
  const names = [...open, ...answers.keys()].filter(name => fieldsOf(id).includes(name));
  return names.length === 0 ? null : asked(id, names, answers, asking, antwoord);
}

/** What a form of this step carries along: earlier choices, and facts that stay true whatever is answered here. */
export function carriedBy(id: StepId, answers: Answers): Answers {
  return PLACE_STEPS.includes(id) ? answersBefore(id, answers) : without(answers, fieldsOf(id));
}

export function stepOf(field: string): StepId {
  return STEPS.find(step => fieldsOf(step).includes(field)) ?? 'wie';
}

export type FieldFault = 'niet_beantwoord' | 'spreekt_tegen';

/** What is wrong with what was sent from a step, by field. */
export function faultsOf(step: AskStep, answers: Answers): ReadonlyMap<string, FieldFault> {
  return new Map(
    step.fields.flatMap(({ name }): [string, FieldFault][] => {
      const codes = answers.get(name);
      if (codes === undefined) return [[name, 'niet_beantwoord']];
      return contradicts(name, codes) ? [[name, 'spreekt_tegen']] : [];
    }),
  );
}

export function routeOf(answers: Answers, { policy, now }: Asking): Route | null {
  const vraag = questionOf(answers, policy);
  if (vraag?.team === undefined || vraag.doel === undefined || policy === undefined) return null;
  const asked = { type: vraag.bericht, capacity: vraag.hoedanigheid, purpose: vraag.doel, variant: vraag.stap ?? null };
  return findRoute(asked, vraag.team, policy, now);
}

const fieldsOf = (id: StepId): readonly string[] => STEP_FIELDS[id];

const isAnswered = (answers: Answers, name: string) => answers.has(name) && !contradicts(name, answers.get(name) ?? []);

function answersBefore(id: StepId, answers: Answers): Answers {
  const earlier = STEPS.slice(0, STEPS.indexOf(id)).flatMap(fieldsOf);
  return new Map([...answers].filter(([name]) => earlier.includes(name)));
}

function placeStep(answers: Answers, { policy }: Asking): AskStep | null {
  const step = (id: StepId, fields: readonly AskedField[]): AskStep => ({
    ...{ kind: 'ask', id, fields, route: null, inhoud: undefined },
  });
  const field = (name: string, codes: readonly string[], more: readonly string[] = []): AskedField => ({
    ...{ name, codes, more, several: false },
  });
  const wie = codeOf(answers, 'wie');
  if (wie === undefined) return step('wie', [field('wie', listed('wie'))]);
  const bericht = codeOf(answers, 'bericht');
  if (bericht === undefined) {
    const own = (policy?.routes ?? [])
      .filter(({ capacity }) => capacity === wie || capacity === null)
      .map(({ type }) => type);
    const all = listed('bericht');
    const fits = all.filter(code => own.includes(code));
    return step('bericht', [
      field(
        'bericht',
        fits,
        all.filter(code => !fits.includes(code)),
      ),
    ]);
  }
  const hasRoute = (policy?.routes ?? []).some(
    ({ type, capacity }) => type === bericht && (capacity === wie || capacity === null),
  );
  // Without any route from here the answer is the same wherever it goes, so nothing more is asked.
  if (!hasRoute) return null;
  const place = placesOf(bericht, policy);
  const fields = [
    ...(place.stap.length > 1 ? [field('stap', [...place.stap, UNKNOWN])] : []),
    ...(place.team.length > 0 ? [field('team', [...place.team, OTHER, UNKNOWN])] : []),
    ...(place.doel.length > 0 ? [field('doel', [...place.doel, OTHER, UNKNOWN])] : []),
  ];
  return fields.every(({ name }) => isAnswered(answers, name)) ? null : step('waar', fields);
}

const listed = (name: string) => FIELDS[name]!.codes as readonly string[];

function asked(
  id: StepId,
  names: readonly string[],
  answers: Answers,
  asking: Asking,
  { inhoud }: ToetsingAntwoord,
): AskStep {
  const route = routeOf(answers, asking);
  const bericht = codeOf(answers, 'bericht') ?? '';
  const fields = fieldsOf(id)
    .filter(name => names.includes(name))
    .map(name => ({
      name,
      codes: codesOf(name, bericht, route),
      more: [],
      several: FIELDS[name]!.several !== undefined,
    }));
  return { kind: 'ask', id, fields, route, inhoud };
}

function codesOf(name: string, bericht: string, route: Route | null): readonly string[] {
  const { codes } = FIELDS[name]!;
  if (codes instanceof RegExp) {
    const bounds = boundsOf(name, route);
    const [lowest] = bounds;
    return lowest === undefined
      ? [UNKNOWN]
      : [...bounds.map(bound => `vanaf_${bound}`).reverse(), `onder_${lowest}`, UNKNOWN];
  }
  if (name === 'toestemmingen') {
    const needed = route?.ground.kind === 'toestemming' ? route.ground.consentKinds : CONSENT_KINDS;
    return [...needed, ...CONSENT_KINDS.filter(kind => !needed.includes(kind)), NONE, UNKNOWN];
  }
  if (name !== 'gegevens') return codes;
  const hasDiagnosis = (FIELD_TITLES[bericht] ?? []).some(one => one.pointer.startsWith('/diagnose/'));
  const fits = codes.filter(code => {
    if (code.startsWith('diagnose')) return hasDiagnosis;
    return code !== 'bsn_onbekend' || route?.bsn === 'verplicht';
  });
  return fits;
}
