/**
 * kill -9 of the sender's own process, before a batch arrives, after it was recorded and after it was answered. The
 * same command goes on; at the end every row of the file arrived once.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PushOptions } from '../../gateway/cli/push-options.ts';
import { startCommand } from '../support/command-process.ts';
import { RENT_MAPPING, rentLedger } from './rent-rows.ts';
import { openStandIn, type StandIn } from './stand-in-gateway.ts';

const ROWS = 3000;
const CODES = Array.from({ length: 23 }, (_, index) => String(1001 + index));

let folder: string;
let standIn: StandIn;
let options: PushOptions;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-gedood-'));
  standIn = await openStandIn(folder, CODES);
  writeFileSync(join(folder, 'huur.csv'), rentLedger(ROWS, CODES));
  writeFileSync(join(folder, 'mapping.json'), JSON.stringify(RENT_MAPPING));
  options = {
    als: standIn.sender,
    files: [],
    csv: join(folder, 'huur.csv'),
    mapping: join(folder, 'mapping.json'),
    regelsPerBatch: 50,
    parallel: 4,
  };
});
afterAll(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = () => startCommand('push', options);

describe('a push that is killed', () => {
  it('goes on where it was each time, and no row is lost or doubled', async () => {
    let total = 0;
    for (const [death, moment] of (
      ['before', 'recorded', 'answered', 'recorded', 'before', 'answered'] as const
    ).entries()) {
      const { child, ended } = start();
      const last = total + 6;
      standIn.fateOf = async request => {
        total = Math.max(total, request);
        if (request < last) return 'answer';
        // The answer of an earlier batch gets the time to be written down; this one never does.
        if (moment === 'answered') setImmediate(() => setImmediate(() => child.kill('SIGKILL')));
        else child.kill('SIGKILL');
        if (moment === 'recorded') return 'lost';
        return moment === 'before' ? 'never-came' : 'answer';
      };
      expect((await ended).code, `death ${death + 1}`).toBe(null);
    }
    expect(standIn.recorded.size).toBeGreaterThan(500);
    expect(standIn.recorded.size).toBeLessThan(ROWS);
    standIn.fateOf = () => 'answer';
    const { code, printed } = await start().ended;
    expect(printed).toContain(`Klaar: ${ROWS} gelezen, ${ROWS} aangenomen.`);
    expect(printed).toMatch(/Daarvan waren er \d{3,4} een vorige keer al beantwoord\./);
    expect(code).toBe(0);
    const references = [...standIn.recorded.values()].map(
      ({ inhoud }) => 'eigenKenmerk' in inhoud && inhoud.eigenKenmerk,
    );
    expect(references).toHaveLength(ROWS);
    expect(new Set(references).size).toBe(ROWS);
    expect(new Set([...standIn.recorded.values()].map(one => one.ontvanger.oin)).size).toBe(23);
  }, 120_000);

  it('sends nothing again once it was finished', async () => {
    const before = standIn.batches.length;
    expect((await start().ended).code).toBe(0);
    expect(standIn.batches.length).toBe(before);
  }, 30_000);

  it('keeps of the rows only number, id and outcome, for the owner alone', () => {
    const kept = join(standIn.sender, 'voortgang');
    const [name] = readdirSync(kept);
    expect(statSync(join(kept, name!)).mode & 0o777).toBe(0o600);
    const text = readFileSync(join(kept, name!), 'utf8');
    expect(text).not.toMatch(/Kwartelvogel|3511AB|HC-\d|Utrecht/);
  });
});
