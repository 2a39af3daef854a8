/** What the documents point to exists: files, headings, tests; and nothing points to the place it was made. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBsn } from '../../schemas/formats.ts';
import { documents, linkedFiles, ROOT, readText, section, tableRows } from './markdown.ts';

/** A heading as an anchor, the way code hosts make them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

const anchorsIn = (path: string) =>
  [...readText(path).matchAll(/^#+ (.+)$/gm)].map(match => anchorOf(match[1]!.replaceAll('`', '')));

describe('links between documents', () => {
  it.each(documents())('lead somewhere from %s', path => {
    const broken = linkedFiles(path).filter(
      ({ target, anchor }) =>
        !existsSync(join(ROOT, target)) ||
        (anchor !== null && target.endsWith('.md') && !anchorsIn(target).includes(anchor)),
    );
    expect(broken).toEqual([]);
  });

  it('reach every document of docs/ from the README', () => {
    const seen = new Set<string>();
    const follow = (path: string) => {
      if (seen.has(path) || !path.endsWith('.md')) return;
      seen.add(path);
      for (const { target } of linkedFiles(path)) follow(target);
    };
    follow('README.md');
    expect(documents().filter(path => path.startsWith('docs/') && !seen.has(path))).toEqual([]);
  });
});

const FOLDERS = 'schemas|consent|gateway|adapters|tests|docs';
const PATH = new RegExp(`\`((?:${FOLDERS})/[A-Za-z0-9_./-]+)\``, 'g');

describe('paths in the documents', () => {
  it.each(documents())('exist, as %s names them', path => {
    const named = [...readText(path).matchAll(PATH)].map(match => match[1]!);
    expect([...new Set(named)].filter(one => !existsSync(join(ROOT, one)))).toEqual([]);
  });

  it('name for each of the ten promises the tests that attack it', () => {
    const rows = tableRows(section(readText('docs/ARCHITECTURE.md'), 'The ten promises'));
    expect(rows.map(([number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const [, promise, attacks] of rows) {
      const files = [...attacks!.matchAll(/`([^`]+)`/g)].map(match => match[1]!);
      expect(files.length, promise).toBeGreaterThan(0);
      expect(
        files.filter(file => !file.endsWith('.test.ts')),
        promise,
      ).toEqual([]);
    }
  });
});

describe('the commands of the README', () => {
  it('are the two that start and test', () => {
    const blocks = [...readText('README.md').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(match => match[1]!.trim());
    expect(blocks).toContain('npm ci && npm start');
    expect(blocks).toContain('npm ci && npm test');
  });

  it('are the ones the gateway prints', () => {
    const told = readText('README.md').match(/^npm run -s seinhuis -- .*$/gm) ?? [];
    const printed = readText('gateway/cli/pretend-gateway.ts');
    for (const line of told) {
      const [, command, options] = /seinhuis -- (push|pull|log verify) (.*)$/.exec(line)!;
      expect(printed).toContain(`\${command} ${command}`);
      const names = options!.match(/--[a-z]+|docs\/voorbeelden\/[a-z.-]+|deelnemers\/[a-z-]+/g) ?? [];
      for (const name of names) expect(printed, line).toContain(name);
    }
    expect(told.length).toBe(3);
  });
});

/** What `.gitignore` keeps out, and what git itself keeps. */
const NOT_OURS = ['.git', 'node_modules', 'dist', '.seinhuis', 'coverage'];

describe('the whole tree', () => {
  const files = readdirSync(ROOT, { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.includes(name))
    .flatMap(top =>
      top.isFile()
        ? [top.name]
        : readdirSync(join(ROOT, top.name), { recursive: true, withFileTypes: true })
            .filter(entry => entry.isFile())
            .map(entry => relative(ROOT, join(entry.parentPath, entry.name))),
    )
    .map(path => ({ path, text: readFileSync(join(ROOT, path), 'latin1') }));
  const where = (wrong: (text: string) => boolean) => files.filter(({ text }) => wrong(text)).map(({ path }) => path);

  /** Folders of one machine, written apart so that this file does not name them. */
  const FOLDERS_OF_A_MACHINE = ['work', 'root', 'home', 'Users', 'farm'].map(name => `/${name}/`);
  const elsewhere = /https?:\/\/[^\s"'`)]*(?:registry|npmjs|verdaccio|artifactory|nexus)[^\s"'`)]*/;

  it('names no folder of a machine it was made on', () => {
    const patterns = FOLDERS_OF_A_MACHINE.map(folder => new RegExp(`(?<![A-Za-z0-9_.:}/-])${folder}`));
    expect(where(text => patterns.some(pattern => pattern.test(text)))).toEqual([]);
  });

  it('names no place to download packages from', () => {
    expect(where(text => elsewhere.test(text))).toEqual([]);
  });

  it('holds no citizen service number that could be somebody’s', () => {
    const numbers = (text: string) => (text.match(/\b\d{9}\b/g) ?? []).filter(isBsn);
    expect(where(text => numbers(text).some(bsn => bsn < FIRST_TEST_BSN))).toEqual([]);
  });
});

/** Test numbers of the BRP trial environment lie between this one and 999999999. */
const FIRST_TEST_BSN = '999970000';
