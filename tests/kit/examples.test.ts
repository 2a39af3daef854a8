/** The examples of the partner guide run as they stand, each as a program of its own, against a whole gateway. */
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSubscriber } from '../../adapters/partner/conformance/subscriber.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { webhookClient } from '../../adapters/webhook/webhook-client.ts';
import { newSecret } from '../../gateway/meldingen/event.ts';
import { huurachterstand } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXAMPLES = 'docs/partner/voorbeelden';
const run = promisify(execFile);

let world: World;
let home: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'seinhuis-voorbeelden-'));
  world = await openWorld();
}, 120_000);
afterAll(async () => {
  await world.close();
  rmSync(home, { recursive: true, force: true });
});

async function example(name: string, ...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const environment = { PATH: process.env.PATH };
  return run(process.execPath, [join(EXAMPLES, name), ...args], { cwd: ROOT, env: environment }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout.trim(), err: stderr }),
    (failed: { code: number; stdout: string; stderr: string }) => ({
      code: failed.code,
      out: failed.stdout.trim(),
      err: failed.stderr,
    }),
  );
}

const folder = (name: string) => join(world.folder, 'deelnemers', name);
const sender = () => folder('corporatie-de-vechtstroom');
const receiver = () => folder('gemeente-utrecht');
function message(name: string, change: (one: ReturnType<typeof huurachterstand>) => void = () => {}): string {
  const made = huurachterstand(world.now().localDate);
  change(made);
  const path = join(home, name);
  writeFileSync(path, JSON.stringify(made));
  return path;
}

describe('the examples', () => {
  it('send, prove, open, receive and check the log, one after another', async () => {
    const receipt = join(home, 'ontvangstbewijs.jws');
    const sent = await example('stuur.mjs', sender(), message('goed.json'), receipt);
    expect(sent).toMatchObject({ code: 0, err: '' });
    expect(sent.out).toMatch(/^toegestaan [0-9a-f-]{36}$/);
    const id = sent.out.split(' ')[1]!;

    const proven = await example('bewijs.mjs', sender(), receipt);
    expect(proven).toMatchObject({ code: 0, err: '' });
    expect(proven.out).toMatch(/^bewezen besloten \d+$/);

    const opened = await example('ontsleutel.mjs', receiver(), 'schuldhulp');
    expect(opened).toMatchObject({ code: 0, err: '' });
    expect(opened.out).toMatch(/^huurachterstand T\d persoon /);

    const inbox = join(home, 'ontvangen');
    const received = await example('ontvang.mjs', receiver(), 'schuldhulp', inbox);
    expect(received).toMatchObject({ code: 0, err: '', out: `bevestigd ${id}` });
    expect(readdirSync(inbox)).toEqual([`${id}.json`]);
    expect(JSON.parse(readFileSync(join(inbox, `${id}.json`), 'utf8')).verstrekkingId).toBe(id);
    expect((await example('ontvang.mjs', receiver(), 'schuldhulp', inbox)).out).toBe('');

    const memory = join(home, 'checkpoint');
    const log = [`${world.gateway.apiUrl}/logboek`, world.vkey, join(world.folder, 'ca.pem'), memory];
    expect((await example('logboek.mjs', ...log)).out).toMatch(/^heel \d+$/);
    expect((await example('logboek.mjs', ...log)).code).toBe(0);
  }, 120_000);

  it('send a batch with an answer per line, and get the same for the same batch', async () => {
    const made = Array.from({ length: 4 }, () => huurachterstand(world.now().localDate));
    made[1].voorwaarden.shift();
    made[2].signaaldatum = 'gisteren';
    const file = join(home, 'berichten.ndjson');
    writeFileSync(file, made.map(one => `${JSON.stringify(one)}\n`).join(''));
    const receipts = join(home, 'ontvangstbewijzen');
    const sent = await example('batch.mjs', sender(), file, receipts);
    expect(sent).toMatchObject({ code: 1, err: '' });
    const [first, second, third, fourth] = sent.out.split('\n');
    for (const [index, line] of [first, fourth].entries())
      expect(line).toMatch(new RegExp(`^${index === 0 ? 1 : 4} toegestaan [0-9a-f-]{36}$`));
    expect(second).toBe('2 geweigerd VOORWAARDE_ONTBREEKT:P1');
    expect(third).toMatch(/^3 ongeldig \/signaaldatum [A-Z_]+/);
    expect(readdirSync(receipts)).toHaveLength(1);
    expect((await example('batch.mjs', sender(), file, receipts)).out).toBe(sent.out);

    const good = join(home, 'alleen-goed.ndjson');
    writeFileSync(
      good,
      made
        .filter((_, index) => index % 3 === 0)
        .map(one => JSON.stringify(one))
        .join('\n'),
    );
    expect(await example('batch.mjs', sender(), good, receipts)).toMatchObject({ code: 0, err: '' });
  }, 60_000);

  it('say what is wrong with a message, and why one is refused', async () => {
    const receipt = join(home, 'geen.jws');
    const faulty = message('fout.json', one => {
      one.signaaldatum = 'gisteren';
    });
    expect(await example('stuur.mjs', sender(), faulty, receipt)).toMatchObject({ code: 1, err: '' });
    const refused = message('geweigerd.json', one => {
      one.voorwaarden.shift();
    });
    const answer = await example('stuur.mjs', sender(), refused, receipt);
    expect(answer.out).toContain('geweigerd VOORWAARDE_ONTBREEKT:P1');
  }, 60_000);

  it('notice a receipt and a log that are not what they should be', async () => {
    const receipt = join(home, 'echt.jws');
    await example('stuur.mjs', sender(), message('nog-een.json'), receipt);
    const [head, payload, signature] = readFileSync(receipt, 'utf8').split('.');
    const content = JSON.parse(Buffer.from(payload!, 'base64url').toString());
    content.logboek.blad = Buffer.alloc(32, 1).toString('base64url');
    const forged = join(home, 'vervalst.jws');
    writeFileSync(forged, [head, Buffer.from(JSON.stringify(content)).toString('base64url'), signature].join('.'));
    expect(await example('bewijs.mjs', sender(), forged)).toMatchObject({ code: 1, out: 'fout VERMELDING_WIJKT_AF' });
    const other = 'ander.example+deadbeef+AUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=';
    const ca = join(world.folder, 'ca.pem');
    expect((await example('logboek.mjs', `${world.gateway.apiUrl}/logboek`, other, ca)).code).toBe(1);
  }, 60_000);
});

describe('the example that is told when something waits', () => {
  it('passes every check of conform', async () => {
    const secret = newSecret(randomBytes(32));
    const file = join(home, 'geheim');
    writeFileSync(file, `${secret}\n`);
    const child = spawn(process.execPath, [join(EXAMPLES, 'luister.mjs'), file, '0'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', chunk => {
      said += chunk;
    });
    try {
      await expect.poll(() => /^luistert (http:\S+)$/m.exec(said)?.[1], { timeout: 10_000 }).toBeDefined();
      const findings = await checkSubscriber({
        url: /^luistert (http:\S+)$/m.exec(said)![1]!,
        secret,
        team: '00000099000000344000/schuldhulp',
        source: 'urn:nld:oin:00000099000999999000:systeem:seinhuis',
        origin: 'poort.example.nl',
        client: webhookClient({ loopbackAllowed: true }),
        now: systemClock.now,
      });
      expect(findings.filter(one => one.uitkomst !== 'goed')).toEqual([]);
      // Of all that was sent these were known and new: the good one, in another layout, under two secrets, with a field more.
      await expect.poll(() => said.match(/^er wacht 3 schuldhulp$/gm)?.length, { timeout: 10_000 }).toBe(4);
    } finally {
      child.kill();
    }
  }, 30_000);
});

describe('the guide', () => {
  it('names every example, and no other', () => {
    const named = readFileSync(join(ROOT, 'docs/partner/README.md'), 'utf8').match(/[a-z]+\.mjs/g) ?? [];
    expect([...new Set(named)].sort()).toEqual(readdirSync(join(ROOT, EXAMPLES)).sort());
  });
});
