/**
 * Kills processes and the database at random under load, and afterwards compares id by id.
 *   --zaad N     seed of the choices; printed, and the same seed makes the same choices
 *   --doden N    how many deaths (default 120)
 *   --minuten N  at most so long (default 15); fewer deaths than asked for is a failure, never a pass
 */
import { randomInt } from 'node:crypto';
import { cpus } from 'node:os';
import { compare } from './compare.ts';
import { option } from './option.ts';
import { partnersOf } from './partners.ts';
import { openStage, pause, TARGETS, type Target } from './stage.ts';

const seed = option('zaad', randomInt(1, 2 ** 31));
const wanted = option('doden', 120);
const minutes = option('minuten', 15);
const note = (line: string) => process.stderr.write(`${line}\n`);

/** mulberry32: small, seeded, good enough to choose whom to kill. */
function chooser(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A process of the API is back soonest, so it dies most; the others often enough to meet each other. */
const WEIGHTS: Readonly<Record<Target, number>> = {
  'api-proces': 70,
  hoofdproces: 12,
  databankproces: 12,
  databankserver: 6,
};
/** Each death falls on work: so many messages must have been taken in since the one before, or so long have passed. */
const PROGRESS = 12;
const PROGRESS_WITHIN_MS = 20_000;
const MOST_MS = 400;

if (!(wanted > 0 && minutes > 0 && Number.isInteger(seed)))
  throw new RangeError('Cannot start: --zaad, --doden and --minuten are numbers');
note(`zaad ${seed}, ${wanted} doden, ten hoogste ${minutes} minuten`);
const random = chooser(seed);
const pick = (): Target => {
  const tickets = TARGETS.flatMap(target => Array.from({ length: WEIGHTS[target] }, () => target));
  return tickets[Math.floor(random() * tickets.length)]!;
};

const stage = await openStage();
let stopping = false;
const partners = partnersOf(stage, () => stopping);
const startedAt = performance.now();
const deadline = startedAt + minutes * 60_000;
const running = partners.run();
running.catch(() => {
  stopping = true;
});

const deaths: Record<Target, number> = { 'api-proces': 0, hoofdproces: 0, databankserver: 0, databankproces: 0 };
let total = 0;
while (total < wanted && performance.now() < deadline && !stopping) {
  const target = pick();
  const { acknowledged } = partners.notes;
  const [before, since] = [acknowledged.size, performance.now()];
  while (acknowledged.size < before + PROGRESS && performance.now() - since < PROGRESS_WITHIN_MS && !stopping)
    await pause(10);
  await pause(random() * MOST_MS);
  // Whoever is away already is waited for: each death is the death of something that lived.
  let pid = stage.pidOf(target);
  while (pid === null && performance.now() < deadline && !stopping) {
    await pause(20);
    pid = stage.pidOf(target);
  }
  if (pid === null) break;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    continue;
  }
  deaths[target] += 1;
  total += 1;
  if (total % 25 === 0)
    note(
      `${total} doden; ${partners.notes.acknowledged.size} bevestigd aangenomen, ${partners.notes.arrived.size} aangekomen`,
    );
}
stopping = true;
await running;
await partners.drain();
const seconds = Math.round((performance.now() - startedAt) / 1000);
const comparison = await compare(stage, partners.notes).finally(async () => {
  await partners.close();
  await stage.close();
});

const { lost, twice, releasedUnrecorded, unexplained, log } = comparison;
const passed =
  total >= wanted &&
  comparison.acknowledged > 0 &&
  lost.length + twice.length + releasedUnrecorded.length + unexplained.length === 0 &&
  log === 'heel';
console.log(`
Campagne: zaad ${seed}, ${seconds} s, ${cpus().length} kernen, Node ${process.version}

  doden                      ${total} (${TARGETS.map(target => `${target} ${deaths[target]}`).join(', ')})
  gestuurd                   ${partners.notes.sent}, waarvan opnieuw gevraagd ${partners.notes.repeated}
  aangenomen                 ${comparison.acknowledged}
  aangekomen, bevestigd      ${comparison.arrived}, ${comparison.confirmed}
  kwijt                      ${lost.length}
  dubbel                     ${twice.length}
  verstrekt zonder logregel  ${releasedUnrecorded.length}
  niet verklaard             ${unexplained.length}
  logboek                    ${log}, ${comparison.logSize} bladen

  ${passed ? 'Geslaagd' : total < wanted ? 'Niet geslaagd: te weinig doden in de tijd' : 'NIET GESLAAGD'}
`);
console.log(
  JSON.stringify({
    seed,
    seconds,
    deaths: { total, ...deaths },
    ...comparison,
    lost: lost.length,
    twice: twice.length,
    releasedUnrecorded: releasedUnrecorded.length,
    unexplained: unexplained.length,
    passed,
  }),
);
process.exit(passed ? 0 : 1);
