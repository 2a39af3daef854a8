/**
 * The process that judges mutants, as a test runner of Stryker: it loads the pure tests once and asks them about one
 * mutant after another, the cheap ones first, until one fails. What a mutant left behind in a module could make the
 * next look noticed; therefore the test that failed must pass again without the mutant, or a new process judges anew.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { askedAtLoading, type MutantAt, placeOf } from './place.ts';
import { type Test, testsIn } from './test-list.ts';

/** Tests with generated cases or whole messages; all others are asked before them. */
const DEAR = ['order-time-ground', 'one-no', 'default-no', 'hostile-facts', 'assess']
  .map(name => `tests/consent/${name}.test.ts`)
  .concat('tests/scenarios/edges-core.test.ts');
/** In the first round a test that takes this part of all the time is not asked. */
const DEAR_SHARE = 0.01;
/** Calculates for seconds: asked only about the modules of questions. A mutant that it alone would notice counts as missed. */
const LONGEST = 'tests/consent/assess.test.ts';
const OF_ASSESS = /consent\/(assess|situation|possibilities|questions|ways-on|message-content)\.ts$/;
const SHARES = 'shares.json';
const ROUND = process.env.MUTANTS_ROUND ?? '1';

/** The tests of `consent/` that need neither database nor network, the cheap ones first. */
function testFiles(mutated: readonly string[]): readonly string[] {
  const cheap = readdirSync('tests/consent')
    .filter(name => name.endsWith('.test.ts'))
    .map(name => `tests/consent/${name}`)
    .filter(file => !DEAR.includes(file));
  const asks = mutated.some(file => OF_ASSESS.test(file));
  return [...cheap, ...DEAR.filter(file => (file === LONGEST ? asks : ROUND === '2'))];
}

/** What instrumented code reads and writes (Stryker's `__stryker__`). */
interface Instrumented {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
}

interface Asked {
  readonly activeMutant: MutantAt & { readonly id: string };
  readonly sandboxFileName: string;
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
}

interface Listed extends Test {
  readonly id: string;
}

const instrumented = () => ((globalThis as { __stryker__?: Instrumented }).__stryker__ ??= {});
const loaded = new Map<string, readonly Listed[]>();
let judged = 0;
/** A mutant left something behind: a test fails without it as well. */
let stained = false;

async function listed(file: string): Promise<readonly Listed[]> {
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const tests = await testsIn(pathToFileURL(file));
  const list = tests.map((test, at): Listed => ({ ...test, id: `${file}#${at} ${test.name}` }));
  loaded.set(file, list);
  return list;
}

/** @returns why it failed; null when it passed */
async function failureOf(test: Test): Promise<string | null> {
  try {
    await test.run();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 500) : 'not an error';
  }
}

const sharesOf = (): Readonly<Record<string, number>> => JSON.parse(readFileSync(SHARES, 'utf8'));

/** Round 3, what runs once at loading: such a mutant must be active from the start, in a process of its own. */
async function judgedAtLoading({ activeMutant, sandboxFileName }: Asked) {
  if (!TABLES.has(placeOf(activeMutant))) return { status: 'survived', nrOfTests: 0 };
  if (judged > 0) throw new Error(ANEW);
  judged += 1;
  instrumented().activeMutant = activeMutant.id;
  const shares = sharesOf();
  let nrOfTests = 0;
  for (const file of testFiles([sandboxFileName])) {
    let tests: readonly Listed[];
    try {
      tests = await listed(file);
    } catch {
      return { status: 'killed', killedBy: [file], failureMessage: 'cannot be loaded', nrOfTests };
    }
    for (const test of tests) {
      if ((shares[test.id] ?? 0) > DEAR_SHARE) continue;
      nrOfTests += 1;
      const failureMessage = await failureOf(test);
      if (failureMessage !== null) return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests };
    }
  }
  return { status: 'survived', nrOfTests };
}

class Judge {
  capabilities() {
    // A mutant is active only while a test runs, so nothing has to be loaded anew for it.
    return { reloadEnvironment: true };
  }

  init() {
    // One seed for whatever is generated, so that a mutant that was noticed is noticed again.
    fc.configureGlobal({ seed: 20_261_122, endOnFailure: true });
    instrumented().activeMutant = undefined;
  }

  async dryRun({ files = [] }: { readonly files?: readonly string[] }) {
    const results = [];
    for (const file of testFiles(files))
      for (const test of await listed(file)) {
        instrumented().currentTestId = test.id;
        const from = performance.now();
        const failure = await failureOf(test);
        const timeSpentMs = performance.now() - from;
        instrumented().currentTestId = undefined;
        const result = { id: test.id, name: test.name, timeSpentMs };
        results.push(
          failure === null ? { ...result, status: SUCCESS } : { ...result, status: FAILED, failureMessage: failure },
        );
      }
    const whole = results.reduce((sum, one) => sum + one.timeSpentMs, 0);
    writeFileSync(SHARES, JSON.stringify(Object.fromEntries(results.map(one => [one.id, one.timeSpentMs / whole]))));
    return { status: 'complete', tests: results, mutantCoverage: instrumented().mutantCoverage };
  }

  async mutantRun(asked: Asked) {
    if (Date.now() > DEADLINE) return { status: 'error', errorMessage: OUT_OF_TIME };
    if (ROUND === '3') return judgedAtLoading(asked);
    const { activeMutant, sandboxFileName, testFilter, hitLimit } = asked;
    // Stryker answers a promise that fails with a new process and the same question.
    if (stained) throw new Error(ANEW);
    judged += 1;
    const ns = instrumented();
    const shares = sharesOf();
    const share = (test: Listed) => shares[test.id] ?? 0;
    const chosen = testFilter === undefined ? null : new Set(testFilter);
    let nrOfTests = 0;
    for (const file of testFiles([sandboxFileName])) {
      if (chosen !== null && ![...chosen].some(id => id.startsWith(`${file}#`))) continue;
      const tests = (await listed(file)).filter(test => chosen?.has(test.id) ?? true);
      for (const test of tests.toSorted((a, b) => share(a) - share(b))) {
        if (ROUND === '1' && share(test) > DEAR_SHARE) continue;
        nrOfTests += 1;
        Object.assign(ns, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
        const failureMessage = await failureOf(test);
        const hits = ns.hitCount ?? 0;
        Object.assign(ns, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
        if (hitLimit !== undefined && hits > hitLimit) return { status: 'timeout', reason: 'without end' };
        if (failureMessage === null) continue;
        stained = (await failureOf(test)) !== null;
        if (stained && judged > 1) throw new Error(ANEW);
        return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests };
      }
    }
    return { status: 'survived', nrOfTests };
  }
}

const ANEW = 'judge this one in a new process';
const SUCCESS = 0;
const FAILED = 1;
const DEADLINE = Number(process.env.MUTANTS_UNTIL ?? Number.POSITIVE_INFINITY);
const TABLES = askedAtLoading();
const OUT_OF_TIME = 'niet aan toe gekomen';

export const strykerPlugins = [{ kind: 'TestRunner', name: 'judge', injectableClass: Judge }];
