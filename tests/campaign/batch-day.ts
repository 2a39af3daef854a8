/**
 * Batch day: one file of signals from one corporation to every municipality of the practice region, with the commands that
 * partners use. The sender dies at a third, the whole gateway at two thirds, a receiver half-way its postbox; each goes on
 * with the same command. Afterwards what was acknowledged, what arrived and what the log says are compared, id by id.
 *   --batchdag N   how many signals (50,000 unless told)
 *   --zaad N       seed of the ledger
 *   --minuten N    at most so long (default 20); not done in time is a failure
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeJwt } from 'jose';
import pg from 'pg';
import { lawfulLedger, makeLedgerFiles } from '../support/make-ledger.ts';
import { compare } from './compare.ts';
import { option } from './option.ts';
import { openStage, pause } from './stage.ts';

const LAUNCHER = fileURLToPath(new URL('../../gateway/cli/seinhuis.mjs', import.meta.url));
const SENDER = 'corporatie-de-vechtstroom';
const TEAM = 'schuldhulp';
const SIGNAL_DATE = '2026-11-20';
/** Receivers at work at the same time. */
const AT_ONCE = 3;

const count = option('batchdag', 50_000) || 50_000;
const seed = option('zaad', 20_261_120);
const deadline = performance.now() + option('minuten', 20) * 60_000;
const note = (line: string) => process.stderr.write(`${line}\n`);

const stage = await openStage();
const { csv, municipalityOf } = lawfulLedger(count, seed);
const inFolder = (name: string) => join(stage.folder, name);
writeFileSync(inFolder('grootboek.csv'), csv);
writeFileSync(inFolder('mapping.json'), makeLedgerFiles().get('huurgrootboek.mapping.json')!);
const database = new pg.Pool({ connectionString: stage.adminUrl, max: 1 });
database.on('error', () => undefined);

while (
  !(await fetch(`${stage.logUrl}/vkey`)
    .then(answer => answer.ok)
    .catch(() => false))
)
  await pause(200);

const isTime = () => performance.now() < deadline;
const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;

function run(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [LAUNCHER, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
}
function ended(child: ChildProcess): Promise<number | null> {
  let told = '';
  child.stderr?.on('data', chunk => {
    told = `${told}${chunk}`.slice(-600);
  });
  return new Promise(resolve =>
    child.once('close', code => {
      if (code !== 0 && code !== null) note(told);
      resolve(code);
    }),
  );
}
const push = () =>
  run(
    'push',
    '--als',
    inFolder(`deelnemers/${SENDER}`),
    '--csv',
    inFolder('grootboek.csv'),
    '--mapping',
    inFolder('mapping.json'),
    '--datum',
    SIGNAL_DATE,
    '--bewijzen',
    inFolder('bewijzen.jws'),
  );
const pull = (municipality: string) =>
  run(
    'pull',
    '--als',
    inFolder(`deelnemers/${municipality}`),
    '--team',
    TEAM,
    '--map',
    inFolder(`ontvangen/${municipality}`),
  );

async function delivered(): Promise<number> {
  const { rows } = await database
    .query<{ n: string }>('select count(*) as n from idempotency')
    .catch(() => ({ rows: [{ n: '0' }] }));
  return Number(rows[0]!.n);
}
async function untilDelivered(least: number, child: ChildProcess): Promise<void> {
  while (isTime() && child.exitCode === null && (await delivered()) < least) await pause(200);
}

/** With one command, given three times in all: the first dies, the second sees its gateway die and goes on by itself. */
async function send(): Promise<void> {
  const first = push();
  const gone = ended(first);
  await untilDelivered(count / 3, first);
  first.kill('SIGKILL');
  await gone;
  note(`de verzender is gedood na ${await delivered()} signalen; hetzelfde commando opnieuw`);
  const second = push();
  const done = ended(second);
  await untilDelivered((count * 2) / 3, second);
  const main = stage.pidOf('hoofdproces');
  if (main === null) throw new Error('The gateway is not there to be killed');
  process.kill(main, 'SIGKILL');
  note(`de poort is gedood na ${await delivered()} signalen`);
  let code = await done;
  for (; code === 3 && isTime(); code = await ended(push()))
    note('de verzender gaf het op; hetzelfde commando opnieuw');
  if (code !== 0) throw new Error(`Sending ended with ${code}`);
}

const municipalities = readdirSync(inFolder('deelnemers')).filter(name => name.startsWith('gemeente-'));

async function receive(): Promise<void> {
  const waiting = [...municipalities];
  const [unlucky] = municipalities;
  const receiver = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (name === unlucky) {
        const first = pull(name);
        const gone = ended(first);
        while (isTime() && first.exitCode === null && arrivedAt(name).length === 0) await pause(20);
        first.kill('SIGKILL');
        await gone;
        note(`een ontvanger is gedood na ${arrivedAt(name).length} berichten; hetzelfde commando opnieuw`);
      }
      const code = await ended(pull(name));
      if (code !== 0) throw new Error(`Receiving ended with ${code}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, receiver));
}

function arrivedAt(municipality: string): readonly string[] {
  try {
    return readdirSync(inFolder(`ontvangen/${municipality}`)).filter(name => name.endsWith('.json'));
  } catch {
    return [];
  }
}

const startedAt = performance.now();
await send();
const sendSeconds = seconds(startedAt);
note(`${count} signalen verstuurd in ${sendSeconds} s`);
const receivingAt = performance.now();
await receive();
const receiveSeconds = seconds(receivingAt);

/** Own reference by disclosure, and what came to a municipality that it was not for. */
const arrived = new Map<string, string>();
const astray: string[] = [];
for (const municipality of municipalities)
  for (const file of arrivedAt(municipality)) {
    const view = JSON.parse(readFileSync(inFolder(`ontvangen/${municipality}/${file}`), 'utf8'));
    const reference = String(view.inhoud.eigenKenmerk);
    if (arrived.has(view.verstrekkingId) || view.ontvanger.gemeentecode !== municipalityOf.get(reference))
      astray.push(view.verstrekkingId);
    arrived.set(view.verstrekkingId, reference);
  }
const receipts = readFileSync(inFolder('bewijzen.jws'), 'utf8').trim().split('\n');
const acknowledged = new Map<string, Set<string>>();
for (const list of receipts) {
  const { ontvangstbewijzen } = decodeJwt<{ ontvangstbewijzen: { verstrekkingId: string }[] }>(list);
  for (const { verstrekkingId } of ontvangstbewijzen) {
    const reference = arrived.get(verstrekkingId) ?? `niet aangekomen: ${verstrekkingId}`;
    acknowledged.set(reference, (acknowledged.get(reference) ?? new Set()).add(verstrekkingId));
  }
}
const { rows } = await database.query<{ id: string }>(
  `select disclosure_id as id from delivery where status = 'bevestigd'`,
);
await database.end();
const confirmed = new Set(rows.map(row => row.id));
const comparison = await compare(stage, { acknowledged, arrived, confirmed, sent: count, repeated: 0 }).finally(() =>
  stage.close(),
);

const missing = [...municipalityOf.keys()].filter(reference => !acknowledged.has(reference));
const { lost, twice, releasedUnrecorded, unexplained, log } = comparison;
const passed =
  arrived.size === count &&
  confirmed.size === count &&
  missing.length + astray.length + lost.length + twice.length + releasedUnrecorded.length + unexplained.length === 0 &&
  log === 'heel';
console.log(`
Batchdag: zaad ${seed}, ${cpus().length} kernen, Node ${process.version}

  signalen in het bestand    ${count}, voor ${municipalities.length} gemeenten
  versturen                  ${sendSeconds} s (${Math.round(count / sendSeconds)} per seconde), onderbrekingen inbegrepen
  ophalen en bevestigen      ${receiveSeconds} s (${Math.round(count / receiveSeconds)} per seconde)
  aangenomen                 ${comparison.acknowledged}
  aangekomen, bevestigd      ${arrived.size}, ${confirmed.size}
  niet aangenomen            ${missing.length}
  kwijt                      ${lost.length}
  dubbel                     ${twice.length}
  bij een ander              ${astray.length}
  verstrekt zonder logregel  ${releasedUnrecorded.length}
  niet verklaard             ${unexplained.length}
  logboek                    ${log}, ${comparison.logSize} bladen

  ${passed ? 'Geslaagd' : 'NIET GESLAAGD'}
`);
console.log(
  JSON.stringify({
    ...{ seed, count, municipalities: municipalities.length, sendSeconds, receiveSeconds, logSize: comparison.logSize },
    ...{ acknowledged: comparison.acknowledged, arrived: arrived.size, confirmed: confirmed.size, log },
    ...{ missing: missing.length, lost: lost.length, twice: twice.length, astray: astray.length },
    ...{ releasedUnrecorded: releasedUnrecorded.length, unexplained: unexplained.length, passed },
  }),
);
process.exit(passed ? 0 : 1);
