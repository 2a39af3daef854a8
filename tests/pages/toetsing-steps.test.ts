/** The way through "Mag ik dit delen?": what it asks, that its answer is the decision's, and that nothing personal fits in. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../adapters/system/clock.ts';
import { assess } from '../../consent/assess.ts';
import { decide } from '../../consent/decide.ts';
import { NEWEST_POLICY } from '../../consent/policies.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { runAssess } from '../../gateway/cli/assess.ts';
import { type Answers, FIELDS, queryOf, readAnswers, UNKNOWN, without } from '../../gateway/pages/toetsing/answers.ts';
import { questionOf } from '../../gateway/pages/toetsing/question.ts';
import {
  type AnswerStep,
  type AskStep,
  carriedBy,
  faultsOf,
  fitting,
  nextStep,
  STEPS,
  stepAgain,
} from '../../gateway/pages/toetsing/steps.ts';
import { CAPACITY_GROUPS, optionText, questionText } from '../../gateway/pages/toetsing/words.ts';
import { validators } from '../../schemas/validate.ts';
import { anyCase } from '../consent/any-case.ts';
import { asQuestion } from '../consent/as-question.ts';
import { GGZ, HUUR, LAWFUL, POLICY, TODAY } from '../consent/cases.ts';
import { chosenFor } from './toetsing-answers.ts';

const ASKING = { policy: POLICY, now: TODAY };
const OUTCOME = { toegestaan: 'mag', geweigerd: 'mag_niet', aangehouden: 'mag_met_tweede_persoon' } as const;

function read(query: string | URLSearchParams): Answers {
  const found = readAnswers(new URLSearchParams(query));
  if (found.kind !== 'read') throw new Error('not a question');
  return fitting(found.answers, ASKING);
}

const answerTo = (answers: Answers) => nextStep(answers, ASKING, true) as AnswerStep;

/** Answers every step with what `pick` chooses, until the page gives its answer. */
function walk(pick: (step: AskStep, name: string, codes: readonly string[]) => string, start: Answers = new Map()) {
  const seen: string[] = [];
  let answers = start;
  for (;;) {
    const step = nextStep(answers, ASKING, false);
    if (step.kind === 'answer') return { answers, step, seen };
    expect(step.fields.length).toBeGreaterThan(0);
    seen.push(step.id);
    const chosen = step.fields.map(({ name, codes, more }) => `${name}=${pick(step, name, [...codes, ...more])}`);
    answers = read([queryOf(answers), ...chosen].join('&'));
    expect(seen.length, 'no step is asked without end').toBeLessThan(20);
  }
}

describe('the answer of the page', () => {
  it.each(Object.entries(LAWFUL))('is yes where a message may go: %s', (_name, given) => {
    const { antwoord } = answerTo(read(chosenFor(asQuestion(given, POLICY, TODAY), POLICY)!));
    expect([antwoord.oordeel, antwoord.nogTeWeten]).toEqual(['mag', []]);
  });

  it('is that of the decision on the same facts, whatever they are', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyCase, given => {
        const query = chosenFor(asQuestion(given, POLICY, TODAY), POLICY);
        if (query === null) return;
        compared += 1;
        const decision = decide(given.request, given.facts, POLICY, TODAY);
        expect(answerTo(read(query)).antwoord.oordeel).toBe(OUTCOME[decision.verdict]);
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  it('is open wherever the policy has an open route, and asks there', () => {
    const open = POLICY.routes
      .filter(({ ground }) => ground.kind !== 'onvoldoende')
      .filter(({ code }, at, all) => all.findIndex(one => one.code === code) === at);
    for (const { type, capacity, team, purpose, variants } of open)
      for (const stap of variants ?? [UNKNOWN]) {
        const place = `wie=${capacity}&bericht=${type}&team=${team}&doel=${purpose}`;
        const { vraag, antwoord } = answerTo(read(`${place}&stap=${stap}`));
        expect(validators.toetsingVraag(vraag).kind).toBe('valid');
        expect([antwoord.oordeel, antwoord.kan.length > 1], place).toEqual(['nog_te_weten', true]);
      }
  });

  it('is no wherever it has none, whatever role, subject, team and purpose are chosen', () => {
    const codesOf = (name: string) =>
      fc.constantFrom(...(FIELDS[name]!.codes as string[]).filter(one => one !== UNKNOWN));
    fc.assert(
      fc.property(codesOf('wie'), codesOf('bericht'), codesOf('team'), codesOf('doel'), (wie, bericht, team, doel) => {
        const { vraag, antwoord } = answerTo(
          read(`wie=${wie}&bericht=${bericht}&team=${team}&doel=${doel}&stap=${UNKNOWN}`),
        );
        expect(validators.toetsingVraag(vraag).kind).toBe('valid');
        const isOpen = POLICY.routes.some(
          route =>
            route.ground.kind !== 'onvoldoende' &&
            [route.type, route.capacity, route.team, route.purpose].join() === [bericht, wie, team, doel].join(),
        );
        expect(antwoord.oordeel).toBe(isOpen ? 'nog_te_weten' : 'mag_niet');
      }),
      { numRuns: 60 },
    );
  });

  it('is definite for whoever answers everything, and a question back only for who does not', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1000)), choices => {
        const { step, answers } = walk((_step, _name, codes) => {
          const known = codes.filter(code => code !== UNKNOWN);
          return known[choices.next().value! % known.length]!;
        });
        expect(step.antwoord.oordeel).not.toBe('nog_te_weten');
        expect(step.antwoord).toEqual(assess(questionOf(answers, POLICY)!, POLICY, TODAY));
      }),
      { numRuns: 15 },
    );
  });

  it.each(['P3=ja', 'P3=nee', 'P3=weet_niet'])('is that of the command, word for word: %s', changed => {
    const policy = compilePolicy(NEWEST_POLICY, 'a'.repeat(64), { geldigVan: '0001-01-01' });
    const asking = { policy, now: systemClock.now() };
    const { P3: _, ...rest } = Object.fromEntries(chosenFor(asQuestion(HUUR, POLICY, TODAY), POLICY)!);
    const { vraag, antwoord } = nextStep(read(`${new URLSearchParams(rest)}&${changed}`), asking, true) as AnswerStep;
    const file = join(mkdtempSync(join(tmpdir(), 'seinhuis-vraag-')), 'vraag.json');
    writeFileSync(file, JSON.stringify(vraag));
    const out: string[] = [];
    runAssess(
      { file, json: true },
      { out: line => out.push(line), err: line => out.push(line), progress: () => undefined },
    );
    expect(JSON.parse(out.join('\n'))).toEqual(JSON.parse(JSON.stringify(antwoord)));
  });

  it('never is yes when all facts are answered with "I do not know"', () => {
    const start = read('wie=verhuurder&bericht=huurachterstand&team=gemeente.schuldhulp&doel=vroegsignalering');
    const { step } = walk(() => UNKNOWN, start);
    expect(step.antwoord.oordeel).toBe('nog_te_weten');
    expect(step.open.map(({ field }) => field)).toContain('P1');
  });
});

describe('the steps', () => {
  const yes = (_step: AskStep, name: string, codes: readonly string[]) =>
    ({ gegevens: 'geen', toestemmingen: 'geen', reactieKlant: 'geen_reactie', termijnAfspraak: 'binnen' })[name] ??
    (codes.includes('ja') ? 'ja' : codes[0]!);

  it('lead a landlord from the first page to a yes, asking only what can matter', () => {
    const { seen, step } = walk(yes, read('wie=verhuurder&bericht=huurachterstand'));
    expect(seen).toEqual(['waar', 'deelname', 'situatie', 'gegevens', 'toestemming']);
    expect(step.antwoord.oordeel).toBe('mag');
  });

  it('stop asking as soon as the answer is no', () => {
    const no = (step: AskStep, name: string, codes: readonly string[]) =>
      name === 'afspraakGeldt' ? 'nee' : yes(step, name, codes);
    const { seen, step } = walk(no, read('wie=verhuurder&bericht=huurachterstand'));
    expect(seen).toEqual(['waar', 'deelname']);
    expect(step.antwoord.redenen.map(one => one.code)).toEqual(['GEEN_OVEREENKOMST']);
  });

  it('ask about each consent that is cited, and of no other', () => {
    const ggz = queryOf(read(chosenFor(asQuestion(GGZ, POLICY, TODAY), POLICY)!));
    const [kind, ...rest] = ['doorbreking_beroepsgeheim', 'avg_grondslag'];
    const open = without(
      read(ggz),
      Object.keys(FIELDS).filter(name => name.startsWith(`${kind}.`)),
    );
    const step = nextStep(open, ASKING, false) as AskStep;
    expect(step.id).toBe(kind);
    expect(step.fields.every(({ name }) => name.startsWith(`${kind}.`) && !name.startsWith(rest[0]!))).toBe(true);
  });

  it('can be taken again, keep what else was said, and ask the place anew where who or what changed', () => {
    const answers = read(chosenFor(asQuestion(HUUR, POLICY, TODAY), POLICY)!);
    for (const id of STEPS) {
      const step = stepAgain(id, answers, ASKING);
      if (step === null) continue;
      const carried = carriedBy(id, answers);
      const names = step.fields.map(one => one.name);
      expect([...carried.keys()].filter(name => names.includes(name))).toEqual([]);
      if (['wie', 'bericht', 'waar'].includes(id)) expect(carried.has('P1')).toBe(false);
      else expect([carried.has('team'), names.some(name => answers.has(name))]).toEqual([true, true]);
    }
  });

  it('tell at the field what was left open or contradicts itself', () => {
    const answers = read('wie=verhuurder&bericht=huurachterstand&team=gemeente.schuldhulp&doel=vroegsignalering');
    const step = stepAgain('gegevens', answers, ASKING)!;
    expect(faultsOf(step, answers)).toEqual(new Map([['gegevens', 'niet_beantwoord']]));
    const both = read(`${queryOf(answers)}&gegevens=geen&gegevens=bsn`);
    expect(faultsOf(step, both)).toEqual(new Map([['gegevens', 'spreekt_tegen']]));
    expect(questionOf(both, POLICY)!.feiten).not.toHaveProperty('gegevens');
  });
});

describe('an address', () => {
  it('is the same for the same answers, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(FIELDS)), fc.infiniteStream(fc.nat(100)), (names, choices) => {
        const query = names.map(name => {
          const { codes } = FIELDS[name]!;
          return `${name}=${codes instanceof RegExp ? 'vanaf_60' : codes[choices.next().value! % codes.length]}`;
        });
        const [one, other] = [query, [...query].reverse()].map(list =>
          readAnswers(new URLSearchParams(list.join('&'))),
        );
        expect(one).toEqual(other);
        if (one?.kind !== 'read') throw new Error('not read');
        expect(readAnswers(new URLSearchParams(queryOf(one.answers)))).toEqual(one);
      }),
    );
  });

  it.each([
    'wie=Jan+de+Vries',
    'wie=verhuurder&naam=Jan',
    'bericht=huurachterstand&bsn=999970008',
    'bedragEuro=437',
    'bedragEuro=vanaf_999970008',
    'achterstandDagen=vanaf_010190',
    'wie=verhuurder&wie=duo',
    'constructor=ja',
    '__proto__=ja',
    'avg_grondslag.naam=ja',
    'P1=misschien',
  ])('that says anything but a known code is no question: %#', query => {
    expect(readAnswers(new URLSearchParams(query))).toEqual({ kind: 'not_a_question' });
  });

  it('holds nothing that somebody wrote', () => {
    const names = Object.keys(FIELDS);
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...names), fc.string()), fc.string({ minLength: 1 }), (name, text) => {
        const found = readAnswers(new URLSearchParams({ [name]: text }));
        if (found.kind === 'not_a_question') return;
        const { codes } = FIELDS[name]!;
        expect(codes instanceof RegExp ? codes.test(text) || text === UNKNOWN : codes.includes(text)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the words', () => {
  it('show every role once', () => {
    const shown = CAPACITY_GROUPS.flatMap(({ codes }) => codes);
    expect([...shown].sort()).toEqual([...(FIELDS.wie!.codes as string[])].sort());
  });

  it('are there for every field and every choice', () => {
    for (const [name, { codes }] of Object.entries(FIELDS)) {
      expect(questionText(name, null), name).toMatch(/^[A-Z].{9,}[?.]$/);
      for (const code of codes instanceof RegExp ? ['vanaf_60', 'onder_60'] : codes)
        expect(optionText(name, code), `${name} ${code}`).toMatch(/^[A-Z0-9][^_]*$/);
    }
  });
});
