/** What a maker of other software reads after a check: per check whether it holds, the source, and what to do. */
import type { Finding } from '../../adapters/partner/conformance/finding.ts';
import type { CommandIo } from './command-io.ts';

const MARKS = { goed: 'goed', fout: 'FOUT', niet_getoetst: '-' } as const satisfies Record<Finding['uitkomst'], string>;

/**
 * @param json one document with every finding, for a build server
 * @returns 0 when nothing is wrong and something was checked; 1 otherwise
 */
export function tellFindings(findings: readonly Finding[], json: boolean, io: CommandIo): number {
  const count = (uitkomst: Finding['uitkomst']) => findings.filter(one => one.uitkomst === uitkomst).length;
  const [good, wrong, untested] = [count('goed'), count('fout'), count('niet_getoetst')];
  const code = wrong === 0 && good > 0 ? 0 : 1;
  if (json) {
    io.out(JSON.stringify({ goed: good, fout: wrong, nietGetoetst: untested, bevindingen: findings }, null, 2));
    return code;
  }
  for (const { uitkomst, code: name, naam, bron, gezien, doe } of findings) {
    io.out(`${MARKS[uitkomst].padEnd(5)} ${name.padEnd(26)} ${naam}`);
    if (uitkomst === 'goed') continue;
    io.out(`      ${uitkomst === 'fout' ? 'gezien' : 'niet getoetst'}: ${gezien}`);
    if (uitkomst === 'niet_getoetst') continue;
    io.out(`      bron:   ${bron}`);
    io.out(`      doe:    ${doe}`);
  }
  io.out('');
  io.out(`${good} goed, ${wrong} fout, ${untested} niet getoetst.`);
  if (good + wrong === 0) io.err('Er is niets te toetsen geweest.');
  return code;
}
