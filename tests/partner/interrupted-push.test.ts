/** Ctrl-C while `seinhuis push` runs in a process of its own; the same command goes on afterwards, and no row is lost. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CommandProcess, startCommand } from '../support/command-process.ts';
import { RENT_MAPPING, rentLedger } from './rent-rows.ts';
import { type Fate, openStandIn, type StandIn } from './stand-in-gateway.ts';

const ROWS = 60;
const PER_BATCH = 5;
const PARALLEL = 3;

let folder: string;
let standIn: StandIn;
let files = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-onderbroken-'));
  standIn = await openStandIn(folder, ['0344']);
});
beforeEach(() => standIn.forget());
afterAll(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});

function newFile() {
  files += 1;
  const [csv, mapping] = [join(folder, `huur-${files}.csv`), join(folder, 'mapping.json')];
  writeFileSync(csv, rentLedger(ROWS));
  writeFileSync(mapping, JSON.stringify(RENT_MAPPING));
  return { als: standIn.sender, files: [], csv, mapping, regelsPerBatch: PER_BATCH, parallel: PARALLEL };
}

/** Every request after the first waits, until as many as may be under way are; then the test goes on. */
function untilUnderWay(fate: Promise<Fate> | Fate): Promise<void> {
  return new Promise(resolve => {
    let waiting = 0;
    let requests = 0;
    standIn.fateOf = () => {
      requests += 1;
      if (requests === 1) return 'answer';
      waiting += 1;
      if (waiting === PARALLEL) resolve();
      return fate;
    };
  });
}

async function interrupt({ child, printed }: CommandProcess): Promise<void> {
  child.kill('SIGINT');
  await printed('Onderbroken.');
}

async function finishes(options: object, answered: number): Promise<void> {
  standIn.fateOf = () => 'answer';
  const { code, printed } = await startCommand('push', options).ended;
  expect(printed).toContain(`Klaar: ${ROWS} gelezen, ${ROWS} aangenomen.`);
  expect(printed).toContain(`Daarvan waren er ${answered} een vorige keer al beantwoord.`);
  expect(code).toBe(0);
  const references = [...standIn.recorded.values()].map(
    ({ inhoud }) => 'eigenKenmerk' in inhoud && inhoud.eigenKenmerk,
  );
  expect(new Set(references).size).toBe(ROWS);
  expect(references).toHaveLength(ROWS);
}

describe('a push that is told to stop', () => {
  it('sends nothing new, finishes what is under way, and says what was done and how to go on', async () => {
    const options = newFile();
    let answer: (fate: Fate) => void = () => {};
    const underWay = untilUnderWay(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    const command = startCommand('push', options);
    await underWay;
    await interrupt(command);
    answer('answer');
    const { code, printed } = await command.ended;
    const answered = (1 + PARALLEL) * PER_BATCH;
    expect(printed).toContain(`Gestopt: ${answered} gelezen, ${answered} aangenomen.`);
    expect(printed).toContain(`Nog niet verstuurd: ${ROWS - answered}. Geef dezelfde opdracht opnieuw`);
    expect(code).toBe(130);
    expect(standIn.batches).toHaveLength(1 + PARALLEL);
    await finishes(options, answered);
  });

  it('does not wait for ever for what is under way', async () => {
    const options = newFile();
    const underWay = untilUnderWay('too-late');
    const command = startCommand('push', options, { graceMs: 200 });
    await underWay;
    await interrupt(command);
    const { code, printed } = await command.ended;
    expect(printed).toContain(`ONDERBROKEN (${PARALLEL * PER_BATCH}): rij `);
    expect(code).toBe(130);
    await finishes(options, PER_BATCH);
  });

  it('ends at once when it is told twice', async () => {
    const options = newFile();
    const underWay = untilUnderWay('too-late');
    const command = startCommand('push', options);
    await underWay;
    await interrupt(command);
    command.child.kill('SIGINT');
    const { code, printed } = await command.ended;
    expect(code).toBe(null);
    expect(printed).not.toContain('Gestopt');
    await finishes(options, PER_BATCH);
  });
});
