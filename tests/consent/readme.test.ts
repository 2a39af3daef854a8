import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Ground, Route } from '../../consent/policy.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { POLICY_2 } from '../../consent/policy-2.ts';
import { POLICY_3 } from '../../consent/policy-3.ts';
import { REASONS } from '../../consent/reasons.ts';

const folder = new URL('../../consent/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const README = text('README.md');

/** The cells of the first table under a heading. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const from = README.indexOf(`\n## ${heading}\n`);
  const end = README.indexOf('\n## ', from + 1);
  const section = README.slice(from, end === -1 ? undefined : end);
  const table = /(?:^\|.*\n)+/m.exec(section)?.[0] ?? '';
  const cells = table
    .trim()
    .split('\n')
    .map(line =>
      line
        .slice(1, -1)
        .split('|')
        .map(cell => cell.trim()),
    );
  return cells.slice(2);
}

function groundOf(ground: Ground): string {
  switch (ground.kind) {
    case 'plicht':
      return 'plicht';
    case 'plicht_tenzij_geweigerd':
      return 'plicht, tenzij geweigerd';
    case 'toestemming':
      return `toestemming: ${ground.consentKinds.join(' en ')}`;
    case 'onvoldoende':
      return `dicht: ${ground.code}`;
  }
}

function preconditionsOf({ preconditions }: Route): string {
  const asked = preconditions.map(({ code, variants, fromDays }) => {
    if (variants !== undefined) return `${code} (${variants.join(', ')})`;
    return fromDays === undefined ? code : `${code} (vanaf ${fromDays} dagen)`;
  });
  return asked.join(', ') || '–';
}

describe('the rule book (consent/README.md)', () => {
  it.each([
    ['De routes van beleid 1', POLICY_1.routes],
    ['De routes die beleid 2 toevoegt', POLICY_2.routes.slice(POLICY_1.routes.length)],
    ['De routes die beleid 3 toevoegt', POLICY_3.routes.slice(POLICY_2.routes.length)],
  ])('has under "%s" a row for every route, as it is', (heading, routes) => {
    expect(rowsUnder(heading)).toEqual(
      routes.map(route => [
        route.code,
        route.variants === null ? route.type : `${route.type} (${route.variants.join(', ')})`,
        route.capacity ?? 'iedereen',
        route.team ?? 'ieder team',
        route.purpose ?? 'ieder doel',
        groundOf(route.ground),
        preconditionsOf(route),
        route.bsn,
        route.secrecy ? 'ja' : 'nee',
        route.basis.national.join('; '),
      ]),
    );
  });

  it('has a row for every code of a refusal', () => {
    expect(rowsUnder('De codes van een weigering').map(([code]) => code)).toEqual(Object.keys(REASONS));
  });

  it('names only rules that stand in the code, and every rule that stands there', () => {
    const code = ['rules.ts', 'decide.ts', 'competence.ts'].map(text).join('\n');
    const named = rowsUnder('De regels').flatMap(([, , , where]) => where?.match(/`(\w+)`/g) ?? []);
    const names = new Set(named.map(one => one.slice(1, -1)));
    for (const name of names) expect(code).toMatch(new RegExp(`(function|const) ${name}\\b`));
    const rules = [...text('rules.ts').matchAll(/const (\w+): (?:CaseRule|RouteRule|PreconditionRule) =/g)].map(
      ([, name]) => name!,
    );
    expect(rules.filter(name => !names.has(name) && name !== 'preconditionsMet')).toEqual([]);
  });

  it('keeps in sight what a jurist must still confirm', () => {
    const open = POLICY_3.routes.flatMap(route => route.verify.map(one => /[A-Z]{1,3}-?\d+(\.\d+)?/.exec(one)?.[0]));
    for (const mark of new Set(open))
      if (mark !== undefined) expect(README).toMatch(new RegExp(`\\[verify:[^\\]]*${mark}`));
  });
});
