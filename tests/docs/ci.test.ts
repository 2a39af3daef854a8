/** `.ci/run` passes on what the tests say: their tally as its last line, their exit code as its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from './markdown.ts';

const scratch = mkdtempSync(join(tmpdir(), 'seinhuis-ci-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Runs it with an npm that only says what it was asked, answers `npm test` with `answer` and ends with `code`. */
function runWith(answer: string, code: number): { asked: string[]; last: string; code: number | null } {
  const npm = `#!/bin/sh\necho "asked: npm $*"\n[ "$1" = ci ] && exit 0\nprintf '%s\\n' "${answer}"\necho 'npm error noise' >&2\nexit ${code}\n`;
  writeFileSync(join(scratch, 'npm'), npm, { mode: 0o755 });
  const path = `${scratch}${delimiter}${process.env.PATH ?? ''}`;
  const ran = spawnSync('bash', [join(ROOT, '.ci', 'run')], { env: { ...process.env, PATH: path }, encoding: 'utf8' });
  const lines = ran.stdout.trimEnd().split('\n');
  return {
    asked: lines.filter(line => line.startsWith('asked: ')).map(line => line.slice('asked: '.length)),
    last: lines.at(-1)!,
    code: ran.status,
  };
}

describe('.ci/run', () => {
  it('runs what the README says', () => {
    expect(runWith('3 passed, 0 failed', 0).asked).toEqual(['npm ci', 'npm test']);
  });

  it('ends with the tally and the exit code of the tests', () => {
    expect(runWith('3 passed, 0 failed', 0)).toMatchObject({ last: '3 passed, 0 failed', code: 0 });
    expect(runWith('3 passed, 1 failed', 1)).toMatchObject({ last: '3 passed, 1 failed', code: 1 });
  });

  it('is a failure when there is no tally', () => {
    expect(runWith('nothing', 0)).toMatchObject({ last: '0 passed, 1 failed', code: 1 });
  });
});
