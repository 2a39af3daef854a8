import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const out = mkdtempSync(join(tmpdir(), 'seinhuis-pakket-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('the partner library as others import it', () => {
  it('is built to plain JavaScript that Node loads without a loader, with types beside it', async () => {
    // As the build of this run left it, at a place where nothing else of the project is.
    cpSync(join(ROOT, 'dist'), join(out, 'dist'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(out, 'node_modules'));
    const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const entry = join(out, exports['./partner'].default);
    expect(readFileSync(join(out, exports['./partner'].types), 'utf8')).toContain('verifyReceipt');
    const script = `import(${JSON.stringify(entry)}).then(m => console.log(Object.keys(m).join(' ')))`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
      cwd: out,
      env: { PATH: process.env.PATH },
    });
    for (const name of [
      'connect',
      'openBody',
      'readLedger',
      'verifyDisclosureProof',
      'verifyLogOverHttp',
      'verifyReceipt',
    ])
      expect(stdout.split(/\s/)).toContain(name);
  });
});
