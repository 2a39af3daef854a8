/** docs/zelftest.md and the code name the same kinds, with the same answers, in both directions. */
import { describe, expect, it } from 'vitest';
import { SELF_TEST_KINDS } from '../../gateway/selftest/kinds.ts';
import { plain, readText, section, tableRows } from './markdown.ts';

const rows = tableRows(section(readText('docs/zelftest.md'), 'Kinds'));

describe('the list of kinds of the self-test', () => {
  it('is that of the code, in its order, with status, code and reasons', () => {
    expect(rows.map(([name, , status, codes]) => [plain(name!), Number(status), plain(codes!)])).toEqual(
      SELF_TEST_KINDS.map(({ name, expected: { status, code, reasons = [] } }) => [
        ...[name, status, [code, ...reasons].join(' ')],
      ]),
    );
  });

  it('says of each what is tried', () => {
    expect(rows.filter(([, what]) => what === '')).toEqual([]);
  });
});
