/** The scripts of docs/curl.md, as they stand there, against a running gateway. Needs bash, curl and openssl. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';
import { fenced, readText } from './markdown.ts';

const run = promisify(execFile);
const document = readText('docs/curl.md');
const scratch = mkdtempSync(join(tmpdir(), 'seinhuis-curl-'));
let world: World;

const SENDER = 'corporatie-de-vechtstroom';
const RECEIVER = 'gemeente-utrecht';

beforeAll(async () => {
  for (const name of ['stuur-signaal.sh', 'bekijk-postvak.sh'])
    writeFileSync(join(scratch, name), fenced(document, `bash ${name}`));
  writeFileSync(join(scratch, 'bericht.json'), fenced(document, 'json bericht.json'));
  world = await openWorld({ participants: [SENDER, RECEIVER] });
});
afterAll(async () => {
  await world?.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function script(name: string, ...args: string[]): Promise<{ status: number; body: Record<string, unknown> }> {
  const { stdout } = await run('bash', [join(scratch, name), ...args]);
  const lines = stdout.trimEnd().split('\n');
  const status = Number(lines.pop());
  return { status, body: JSON.parse(lines.join('\n')) as Record<string, unknown> };
}

const folderOf = (map: string) => join(world.folder, 'deelnemers', map);
const send = (message: string) => script('stuur-signaal.sh', folderOf(SENDER), message, world.gateway.apiUrl);

describe('curl and openssl', () => {
  it('are on this machine', () => {
    const missing = ['bash', 'curl', 'openssl'].filter(name => spawnSync(name, ['--help']).error !== undefined);
    expect(missing, 'install these to run this test').toEqual([]);
  });

  it('send a signed signal and get a receipt, the same one for the same message', async () => {
    const first = await send(join(scratch, 'bericht.json'));
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    expect(first.body.besluit).toBe('toegestaan');
    const again = await send(join(scratch, 'bericht.json'));
    expect(again.body).toEqual(first.body);

    const listed = await script('bekijk-postvak.sh', folderOf(RECEIVER), 'schuldhulp', world.gateway.apiUrl);
    expect(listed.status).toBe(200);
    expect(listed.body.items).toMatchObject([{ verstrekkingId: first.body.verstrekkingId, status: 'wacht' }]);
  });

  it('are refused when the customer refused, with the reason', async () => {
    const refused = fenced(document, 'json bericht.json')
      .replace('7d0c1f0e', '7d0c1f0f')
      .replace('geen_reactie', 'geweigerd');
    writeFileSync(join(scratch, 'geweigerd.json'), refused);
    const answer = await send(join(scratch, 'geweigerd.json'));
    expect(answer).toMatchObject({ status: 403, body: { redenen: [{ code: 'KLANT_HEEFT_GEWEIGERD' }] } });
  });
});
