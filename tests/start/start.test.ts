/**
 * `seinhuis start` as a newcomer meets it: a fresh folder that only the owner can enter, the printed next steps as
 * they are printed, a stop and a second start that still has everything.
 */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRETEND_REGION } from '../../adapters/pretend/region.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

let home: string;
let environment: NodeJS.ProcessEnv;
let gateway: Started;
const begun: ChildProcess[] = [];

interface Started {
  readonly process: ChildProcess;
  readonly printed: () => string;
}

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise(resolve => server.close(resolve));
  return String(port);
}

async function start(more: NodeJS.ProcessEnv = {}): Promise<Started> {
  let printed = '';
  const process_ = spawn(process.execPath, ['gateway/cli/seinhuis.mjs', 'start'], {
    cwd: ROOT,
    env: { ...environment, ...more },
  });
  begun.push(process_);
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Stoppen: Ctrl-C')) resolve();
    };
    process_.stdout.on('data', hear);
    process_.stderr.on('data', hear);
    process_.once('exit', code => reject(new Error(`The gateway ended with ${code}: ${printed}`)));
  });
  return { process: process_, printed: () => printed };
}

async function untilPrinted(started: Started, text: string): Promise<void> {
  while (!started.printed().includes(text)) await new Promise(resolve => setTimeout(resolve, 100));
}

const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

async function stop(process_: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>(resolve => process_.once('exit', resolve));
  process_.kill('SIGTERM');
  return ended;
}

const at = (name: string) => join(home, '.seinhuis', name);

/** The commands it printed, in order, as typed into a shell. */
function printedCommands(printed: string): string[] {
  return printed
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.startsWith('npm run -s seinhuis --'));
}

beforeAll(async () => {
  // mkdtemp makes it 0700: nobody but the owner can enter, the database's own user included.
  home = mkdtempSync(join(tmpdir(), 'seinhuis-nieuw-'));
  environment = {
    ...process.env,
    SEINHUIS_FOLDER: join(home, '.seinhuis'),
    SEINHUIS_API_PORT: await freePort(),
    SEINHUIS_PAGES_PORT: await freePort(),
    SEINHUIS_PRACTICE_SIGNALS: '0',
  };
  gateway = await start();
}, 240_000);
afterAll(async () => {
  // Also one that was still starting when this file gave up on it.
  await Promise.all(begun.filter(isRunning).map(stop));
  rmSync(home, { recursive: true, force: true });
}, 60_000);

/** While the region still forms: each of these is a process that ends by itself. */
describe('a start that is refused', { timeout: 120_000 }, () => {
  it.concurrent.each([
    ['SEINHUIS_API_HOST', '0.0.0.0'],
    ['SEINHUIS_PAGES_HOST', '192.0.2.7'],
  ])('refuses to listen beyond this machine (%s)', async (key, host) => {
    await expect(start({ [key]: host, SEINHUIS_FOLDER: join(home, 'ander') })).rejects.toThrow(
      /luistert alleen op deze machine/,
    );
  });

  it.concurrent('leaves a gateway that runs already alone when it is started again', async () => {
    await expect(start()).rejects.toThrow(/in gebruik/);
    expect((await fetch(`http://localhost:${environment.SEINHUIS_PAGES_PORT}/health/ready`)).status).toBe(200);
  });

  it.concurrent('names every fault of its configuration at once', async () => {
    await expect(start({ SEINHUIS_API_PORT: 'tachtig', SEINHUIS_LOG_NAME: 'Met Spaties' })).rejects.toThrow(
      /SEINHUIS_API_PORT[\s\S]*SEINHUIS_LOG_NAME/,
    );
  });
});

describe('a start that fails', () => {
  it('leaves no database and no process behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seinhuis-stuk-'));
    try {
      chmodSync(folder, 0o711);
      mkdirSync(join(folder, 'pki'));
      writeFileSync(join(folder, 'pki', 'root.pem'), 'geen certificaat');
      writeFileSync(join(folder, 'pki', 'root.key'), 'geen sleutel');
      const ports = { SEINHUIS_API_PORT: await freePort(), SEINHUIS_PAGES_PORT: await freePort() };
      await expect(start({ ...ports, SEINHUIS_FOLDER: folder })).rejects.toThrow(/ended with 1/);
      const main = String(begun.at(-1)!.pid);
      const alive = (await run('ps', ['-eo', 'ppid=,args='])).stdout.split('\n').map(line => line.trim());
      expect(alive.filter(line => line.startsWith(`${main} `) || line.includes(folder))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

describe('the pretend region', () => {
  it('pushes the ledger, pulls at the municipality and verifies the log by the printed steps', async () => {
    await untilPrinted(gateway, 'De hele oefenregio doet mee');
    const [push, pull, token, verify, ...rest] = printedCommands(gateway.printed());
    expect(rest).toEqual([]);
    const kept = join(home, 'bij-de-gemeente');
    const shell = (command: string) =>
      run('bash', ['-c', command.replace('--map ontvangen', `--map ${kept}`)], {
        cwd: ROOT,
        env: environment,
        maxBuffer: 16 * 1024 * 1024,
      });

    // Some rows of the ledger cannot be sent, so push says so with its exit code.
    const pushed = await shell(push!).then(
      done => ({ ...done, code: 0 }),
      (failed: { code: number; stdout: string }) => failed,
    );
    expect(pushed.code).toBe(1);
    expect(pushed.stdout).toContain('KLANT_HEEFT_GEWEIGERD');
    const pulled = await shell(pull!);
    expect(pulled.stdout).toMatch(/^[1-9]\d* berichten opgehaald, ontsleuteld, zegel nagekeken en bevestigd/m);
    expect(readdirSync(kept).length).toBeGreaterThan(5);
    // Somebody of the municipality signs in, and asks what waits.
    const [, login] = /^ {2}(\S+) {2}medewerker {2}schuldhulp$/m.exec((await shell(token!)).stdout)!;
    const signedIn = await shell(token!.replace('--bij gemeente-utrecht', `--als ${login}`));
    const asked = await shell(
      [
        `curl -s --cacert ${at('ca.pem')} --cert ${at('deelnemers/gemeente-utrecht/tls.pem')}`,
        `--key ${at('deelnemers/gemeente-utrecht/tls.key')} -H 'Authorization: Bearer ${signedIn.stdout.trim()}'`,
        `'https://localhost:${environment.SEINHUIS_API_PORT}/v1/postvak?team=schuldhulp'`,
      ].join(' '),
    );
    expect(JSON.parse(asked.stdout)).toHaveProperty('items');
    // Nothing but what we have to say is on the terminal.
    expect(gateway.printed()).not.toContain('oidc-provider');
    const verified = await shell(verify!);
    expect(verified.stdout).toMatch(/Oordeel:\s+heel/);
  }, 240_000);

  it('knows its municipalities, and names the college to turn to', async () => {
    const question = {
      ...{ voor: 'schuldhulp_zonder_adres', bericht: 'verhuizing', hoedanigheid: 'college_schuldhulp' },
      verblijft: '0312',
    };
    const { stdout } = await run('curl', [
      ...['-s', '--cacert', at('ca.pem'), '--cert', at('deelnemers/gemeente-utrecht/tls.pem')],
      ...['--key', at('deelnemers/gemeente-utrecht/tls.key'), '-H', 'Content-Type: application/json'],
      ...['-d', JSON.stringify(question)],
      `https://localhost:${environment.SEINHUIS_API_PORT}/v1/routeringen`,
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      gemeenten: [{ gemeentecode: '0344', teams: [{ team: 'schuldhulp' }] }],
    });
  }, 60_000);

  it('keeps no name, address, birth date or BSN in any file of its folder', () => {
    const traces = tracesOfLedger();
    expect(traces.length).toBeGreaterThan(300);

    const folders = foldersOf(environment.SEINHUIS_FOLDER!);
    expect(filesHolding(['BEGIN PRIVATE KEY', 'seinhuis_gateway'], folders).length).toBeGreaterThan(3);
    expect(filesHolding(traces, folders).map(path => path.slice(home.length))).toEqual([]);
  });

  it('keeps its data between starts', async () => {
    const size = async () =>
      (await (await fetch(`http://localhost:${environment.SEINHUIS_PAGES_PORT}/logboek/checkpoint`)).text()).split(
        '\n',
      )[1];
    const before = await size();
    expect(Number(before)).toBeGreaterThan(100);
    expect(await stop(gateway.process)).toBe(0);
    gateway = await start({ SEINHUIS_PRACTICE_SIGNALS: '4' });
    expect(await size()).toBe(before);
  }, 240_000);

  it('then fills itself, and says when it is done', async () => {
    await untilPrinted(gateway, 'De oefenregio is ');
    expect(gateway.printed()).toContain('De oefenregio is gevuld.');
    expect(readFileSync(at('gevuld.txt'), 'utf8')).toMatch(/^alles$/m);
  }, 240_000);
});

/** Personal values of the ledger, as they stand in it and as they go over the line. */
function tracesOfLedger(): string[] {
  const text = readFileSync(join(ROOT, 'docs/voorbeelden/huurgrootboek.csv'), 'utf8').replace(/^\uFEFF/, '');
  const [columns, ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(';'));
  const personal = columns!.flatMap((name, index) =>
    /achternaam|postcode|geboorte|mail|telefoon/i.test(name) ? [index] : [],
  );
  expect(personal.length).toBeGreaterThan(3);
  const names = PRETEND_REGION.map(one => one.naam.toLowerCase()).join(' ');
  const values = rows.flatMap(row => personal.map(index => row[index]!.trim())).filter(value => value.length >= 6);
  const forms = values.flatMap(value => [
    value,
    value.replace(/ /g, ''),
    value.replace(/^(\d\d)-(\d\d)-(\d{4})$/, '$3-$2-$1'),
  ]);
  // A surname such as one that is also part of the name of a municipality says nothing about anybody.
  return [...new Set(forms)].filter(value => !names.includes(value.toLowerCase()));
}

/** The folder, and where the database lies when it had to lie elsewhere: the folder says where. */
function foldersOf(folder: string): readonly string[] {
  const elsewhere = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /locatie|plaats|data/i.test(name))
    .map(name => join(folder, name))
    .filter(path => (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false) && statSync(path).size < 500)
    .map(path => bytesOf(path)?.toString('utf8').trim() ?? '')
    .filter(text => text.startsWith('/var/lib/seinhuis'));
  return [folder, ...elsewhere];
}

/** Files that hold one of these texts anywhere, as bytes. All at once: a few hundred texts in some hundred megabytes. */
function filesHolding(texts: readonly string[], folders: readonly string[]): readonly string[] {
  const { status, stdout, error } = spawnSync('grep', ['-rlaF', '-f', '-', ...folders], {
    ...{ input: texts.join('\n'), encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C' } },
  });
  if (error !== undefined || status === null) throw error ?? new Error('The search did not end');
  return stdout.split('\n').filter(line => line !== '');
}

/** The bytes of a file; nothing when the running database has just removed it, as it does with files it rebuilds. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
