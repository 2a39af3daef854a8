/** `seinhuis policy check`, `policy diff` and `toets`, on files as somebody would write them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { POLICIES } from '../../consent/policies.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { policyDifference } from '../../consent/policy-diff.ts';
import { policyShapeFaults } from '../../consent/policy-shape.ts';
import { runAssess } from '../../gateway/cli/assess.ts';
import { runPolicyCheck, runPolicyDiff } from '../../gateway/cli/policy.ts';
import { broughtPolicy, digestOf } from '../../gateway/cli/policy-file.ts';
import { listeningIo } from '../support/operator.ts';

const folder = mkdtempSync(join(tmpdir(), 'seinhuis-beleid-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function fileWith(content: unknown): string {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const [huur, ...others] = POLICY_1.routes;
const withHuur = (change: object) => ({ ...POLICY_1, routes: [{ ...huur, ...change }, ...others] });

function checked(content: unknown): { readonly code: number; readonly text: string } {
  const io = listeningIo();
  return { code: runPolicyCheck(fileWith(content), io), text: io.text() };
}

describe('policy check', () => {
  it('finds nothing wrong with the policy that ships, by number and as a file', () => {
    const io = listeningIo();
    expect(runPolicyCheck('1', io)).toBe(0);
    expect(io.text()).toContain('EXP-DUO: experiment zonder aanwijzingen');
    expect(checked(POLICY_1)).toEqual({ code: 0, text: io.text() });
  });

  it.each<[string, unknown, string]>([
    ['is empty', { ...POLICY_1, routes: [] }, 'het beleid is leeg'],
    ['contradicts itself', { ...POLICY_1, routes: [huur, ...POLICY_1.routes] }, 'spreekt HUUR tegen'],
    ['has a route without a source', withHuur({ source: '' }), 'geen bron of grondslag'],
    ['asks an unknown precondition', withHuur({ preconditions: [{ code: 'P99' }] }), 'onbekende voorwaarde'],
    ['has a field nobody knows', withHuur({ tenzij: 'spoed' }), 'HUUR: veld ontbreekt, is onbekend'],
    ['lacks a field', withHuur({ bsn: undefined }), 'onjuiste vorm: bsn'],
    ['has a field of another form', withHuur({ secrecy: 'ja' }), 'onjuiste vorm: secrecy'],
    ['has something inside a field', withHuur({ validity: { geldigVan: 'ooit' } }), 'onjuiste vorm: validity'],
    ['names a field twice', '{"version":1,"version":2}', '-'],
    ['is no JSON', 'beleid', '-'],
    ['is a list', [], 'dit is geen beleid'],
  ])('says what is wrong when a policy %s', (_what, content, fault) => {
    const { code, text } = checked(content);
    expect([code, text]).toEqual([1, expect.stringContaining(fault)]);
  });

  it('names the days on which a way is closed between two rows', () => {
    const first = { ...huur, validity: { geldigVan: '2021-01-01', geldigTot: '2026-01-31' } };
    const later = { ...huur, validity: { geldigVan: '2026-03-01' } };
    const { code, text } = checked({ ...POLICY_1, routes: [later, first, ...others] });
    expect([code, text]).toEqual([0, expect.stringContaining('gat: van 2026-02-01 tot en met 2026-02-28')]);
    const joined = { ...huur, validity: { geldigVan: '2026-02-01' } };
    expect(checked({ ...POLICY_1, routes: [first, joined, ...others] }).text).not.toContain('gat:');
  });

  it('reads every route that ships as the shape it should have', () => {
    for (const one of POLICIES) expect(policyShapeFaults(JSON.parse(JSON.stringify(one)))).toEqual([]);
  });

  it('finds a version that ships by its number and by its digest, and no other', () => {
    for (const one of POLICIES) {
      expect(broughtPolicy(`${one.version}`)).toBe(one);
      expect(broughtPolicy(digestOf(one))).toBe(one);
    }
    expect(['0', `${POLICIES.length + 1}`, '01', digestOf({ ...POLICY_1, version: 9 })].map(broughtPolicy)).toEqual(
      Array(4).fill(undefined),
    );
  });
});

describe('policy diff', () => {
  const way = 'HUUR: huurachterstand van verhuurder naar gemeente.schuldhulp, voor vroegsignalering';
  it.each<[string, object, readonly string[]]>([
    ['nothing', POLICY_1, []],
    ['another order of rows', { ...POLICY_1, routes: POLICY_1.routes.toReversed() }, []],
    ['a way that disappears', { ...POLICY_1, routes: others }, [`Vervalt: ${way}`]],
    ['another rule', withHuur({ bsn: 'toegestaan' }), [`Anders: ${way}, BSN: was verboden, wordt toegestaan`]],
    [
      'another precondition',
      withHuur({ preconditions: [{ code: 'P4' }] }),
      [`Anders: ${way}, voorwaarden: was code P1; code P2; code P3; code P4, wordt code P4`],
    ],
    [
      'a new purpose beside it',
      { ...POLICY_1, routes: [{ ...huur, purpose: 'veiligheid' }, ...POLICY_1.routes] },
      [`Nieuw: ${way.replace('vroegsignalering', 'veiligheid')}`],
    ],
    [
      'an end',
      withHuur({ validity: { geldigVan: '2021-01-01', geldigTot: '2026-12-31' } }),
      [expect.stringContaining(`Anders: ${way}, geldigheid: was `)],
    ],
  ])('says %s', (_what, to, lines) => {
    expect(policyDifference(POLICY_1, to as typeof POLICY_1)).toEqual(lines);
  });

  it('says with its exit code whether anything differs, and whether both can be loaded', () => {
    const io = listeningIo();
    expect(runPolicyDiff('1', fileWith(POLICY_1), io)).toBe(0);
    expect(runPolicyDiff('1', fileWith({ ...POLICY_1, routes: others }), io)).toBe(1);
    expect(runPolicyDiff('1', fileWith({ ...POLICY_1, routes: [] }), io)).toBe(2);
  });
});

describe('toets', () => {
  const asked = (vraag: unknown) => {
    const io = listeningIo();
    return { code: runAssess({ file: fileWith(vraag) }, io), text: io.text() };
  };
  it.each<[string, object, number, string]>([
    [
      'open questions',
      {},
      4,
      'Hebt u de klant ten minste één keer schriftelijk herinnerd? [ja, nee] Dan mag het niet: nee.',
    ],
    ['a no', { feiten: { reactieKlant: 'geweigerd' } }, 3, 'KLANT_HEEFT_GEWEIGERD'],
    ['a way on', { feiten: { reactieKlant: 'geweigerd' } }, 3, 'Hoe dan wel:'],
    ['a field that could hold a person', { naam: 'x' }, 2, 'geen geldige vraag'],
  ])('answers with %s', (_what, more, code, text) => {
    const vraag = {
      bericht: 'huurachterstand',
      hoedanigheid: 'verhuurder',
      team: 'gemeente.schuldhulp',
      doel: 'vroegsignalering',
      ...more,
    };
    expect(asked(vraag)).toEqual({ code, text: expect.stringContaining(text) });
  });
});
