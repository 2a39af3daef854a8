/** Each reason names the rule and the articles it follows from; where two rules meet, each has its own case here. */
import { describe, expect, it } from 'vitest';
import { type Decision, decide } from '../../consent/decide.ts';
import { isDesignated } from '../../consent/experiments.ts';
import type { ConsentFacts } from '../../consent/facts.ts';
import { REASONS } from '../../consent/reasons.ts';
import {
  agreement,
  around,
  ask,
  attest,
  bothKinds,
  consents,
  DUO,
  EIGEN_BIJDRAGE,
  ENERGIE_END,
  ENERGIE_UPDATED,
  GGZ,
  type Given,
  HUUR,
  HYPOTHEEK,
  message,
  outcomeOf,
  POLICY,
  receiver,
  sender,
  TO_WGS,
  TODAY,
  terms,
  toTeam,
  WONING,
  without,
  ZORG_CAK,
} from './cases.ts';

const decided = ({ request, facts }: Given, policy = POLICY): Decision => decide(request, facts, policy, TODAY);

/** `CODE regel artikelen` of every reason. */
function reasonsOf(given: Given): readonly string[] {
  const decision = decided(given);
  if (decision.verdict === 'toegestaan') return [];
  return decision.reasons.map(({ code, rule, articles }) => `${code} ${rule} [${articles.join(', ')}]`);
}

const care = (change: Partial<ConsentFacts>) => consents(GGZ, bothKinds(change));
const national = (code: string) => POLICY.routes.find(one => one.code === code)!.basis.national.join(', ');

describe('a reason names its rule and its articles', () => {
  it.each<[Given, readonly string[]]>([
    [sender(HUUR, { connected: false }), ['GEEN_OVEREENKOMST L-11 [AVG 28]']],
    [sender(HUUR, { capacityRegistered: false }), ['VERKEERDE_AFZENDERROL A1 [AVG 6]']],
    [receiver(HUUR, { connected: false }), ['ONTVANGER_NIET_AANGESLOTEN G-01 [AVG 5(1)(b)]']],
    [receiver(HUUR, { gemeenten: [] }), ['ONTVANGER_NIET_AANGESLOTEN G-01 [AVG 5(1)(b)]']],
    [message(HUUR, { forbiddenFields: ['BSN_NIET_TOEGESTAAN'] }), ['BSN_NIET_TOEGESTAAN BSN-02 [UAVG 46]']],
    [
      message(HUUR, { forbiddenFields: ['BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN'] }),
      ['BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN D-02 [Wgs 8b, AVG 9]'],
    ],
    [
      message(HUUR, { forbiddenFields: ['STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN'] }),
      ['STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN A3 [AVG 10, UAVG 31-33]'],
    ],
    ...['VELD_NIET_TOEGESTAAN', 'GEEN_GRONDSLAG', 'NIEUW', 'constructor', ''].map(
      (code): [Given, readonly string[]] => [
        message(HUUR, { forbiddenFields: [code] }),
        ['VELD_NIET_TOEGESTAAN A3 [AVG 5(1)(c)]'],
      ],
    ),
    [message(HUUR, { naturalPerson: false }), ['GEEN_NATUURLIJK_PERSOON D-05 [AVG 1]']],
    [message(GGZ, { diagnosis: 'zonder_noodzaak' }), ['VELD_NIET_TOEGESTAAN R9 [AVG 5(1)(c), Wmo 5.2.5]']],
    [agreement(HUUR, { status: 'opgeschort' }), ['GEEN_OVEREENKOMST A5.8 [AVG 26, AVG 28]']],
    [terms(HUUR, { minDagen: 46 }), ['ONDER_TERMIJN R6 [Wgs 3(1)(b)]']],
    [terms(HUUR, { maxDagen: 44 }), ['BOVEN_TERMIJN R6 [Wgs 3(1)(b)]']],
    [message(ZORG_CAK, { arrearsMonths: 5 }), [`ONDER_TERMIJN R6 [${national('ZORG-CAK')}]`]],
    [message(DUO, { signalDate: '2020-01-01' }), [`EXPERIMENT_NIET_AANGEWEZEN P10 [${national('EXP-DUO')}]`]],
    [message(DUO, { amountEuro: 269 }), [`ONDER_DREMPEL A5.5 [${national('EXP-DUO')}]`]],
    [without(HUUR, 'P1'), ['VOORWAARDE_ONTBREEKT:P1 P1 [Bgs 2(a)]']],
    [without(HUUR, 'P2'), ['VOORWAARDE_ONTBREEKT:P2 P2 [Bgs 2(b)]']],
    [without(HUUR, 'P4'), ['VOORWAARDE_ONTBREEKT:P4 P4 [Bgs 2(d)]']],
    [without(ENERGIE_END, 'P5'), ['VOORWAARDE_ONTBREEKT:P5 P5 [Energieregeling]']],
    [without(ENERGIE_END, 'P6'), ['VOORWAARDE_ONTBREEKT:P6 P6 [Energieregeling]']],
    [without(ENERGIE_UPDATED, 'P7'), ['VOLGORDE_ENERGIE P7 [Energieregeling]']],
    [without(DUO, 'P10'), ['VOORWAARDE_ONTBREEKT:P10 P10 [Wgs 10]']],
    [without(GGZ, 'P12'), ['VOORWAARDE_ONTBREEKT:P12 P12 [Wmo 5.2.5(1)]']],
    [without(TO_WGS, 'P15'), ['VOORWAARDE_ONTBREEKT:P15 P15 [Wgs 8d]']],
    [attest(HUUR, 'P4', { reaction: 'geweigerd' }), ['KLANT_HEEFT_GEWEIGERD P4 [Bgs 2(d)]']],
    [message(HUUR, { bsn: 'aanwezig' }), ['BSN_NIET_TOEGESTAAN BSN-02 [UAVG 46]']],
    [message(WONING, { gemeentecode: '0599' }), ['ONTVANGER_NIET_AANGESLOTEN G-01 [AVG 5(1)(b)]']],
    [sender(TO_WGS, { gemeenten: [] }), ['VERKEERDE_ONTVANGER B-08 [Wgs 3a, AVG 5(1)(b)]']],
    [sender(TO_WGS, { gemeenten: undefined }), ['VERKEERDE_ONTVANGER B-08 [Wgs 3a, AVG 5(1)(b)]']],
    [receiver(GGZ, { geheimhoudingsplicht: false }), ['VERKEERDE_ONTVANGER D-08 [UAVG 30(4)]']],
    [consents(GGZ, []), ['TOESTEMMING_ONTBREEKT B-06 [BW 7:457, Wmo 5.2.5, AVG 9(2)(a)]']],
    [care({ state: 'ingetrokken' }), ['TOESTEMMING_INGETROKKEN B-17 [AVG 7(3)]']],
    [care({ state: 'verlopen' }), ['TOESTEMMING_VERLOPEN B-18 [AVG 7]']],
    [care({ purpose: 'veiligheid' }), ['TOESTEMMING_BUITEN_BEREIK B-18 [AVG 5(1)(b), AVG 7]']],
    [care({ givenBy: 'bewindvoerder' }), ['VERTEGENWOORDIGER_ONBEVOEGD B-12 [UAVG 5, BW 7:465]']],
    [care({ ageAtGiving: 14 }), ['HANDMATIGE_BEOORDELING R2 [AVG 5(2)]', 'TOESTEMMING_ONTBREEKT B-13 [BW 7:450]']],
    [ask(HUUR, { type: 'verzonnen' }), ['GEEN_GRONDSLAG B-04 [AVG 6]']],
    [ask(HUUR, { capacity: 'duo' }), ['VERKEERDE_AFZENDERROL A1 [AVG 5(1)(b), AVG 6]']],
    [toTeam(HUUR, 'gemeente.wmo'), ['VERKEERDE_ONTVANGER A1 [AVG 5(1)(b), AVG 6]']],
  ])('%#', (given, reasons) => {
    expect(reasonsOf(given)).toEqual(reasons);
  });

  it('and of two with one code the first is told', () => {
    const both = message(GGZ, { diagnosis: 'zonder_noodzaak', forbiddenFields: ['VELD_NIET_TOEGESTAAN'] });
    expect(reasonsOf(both)).toEqual(['VELD_NIET_TOEGESTAAN A3 [AVG 5(1)(c)]']);
  });

  it('and a rule that fails refuses by itself (promise 1)', () => {
    const broken = around(HUUR, { agreements: undefined as never });
    expect(reasonsOf(broken)).toEqual(['GEEN_GRONDSLAG promise 1 [AVG 5(2)]']);
  });
});

describe('without a policy', () => {
  it('the refusal names no route, no version and no article', () => {
    const { request, facts } = HUUR;
    expect(decide(request, facts, undefined, TODAY)).toEqual({
      verdict: 'geweigerd',
      ...{ route: null, policyVersion: 0, policyDigest: '', articles: [], wayOn: null },
      reasons: [{ code: 'GEEN_GRONDSLAG', rule: 'B-04', articles: ['AVG 6'] }],
    });
    expect(REASONS.GEEN_GRONDSLAG).toBeDefined();
  });
});

describe('where two rules meet', () => {
  const doubtful = message(ENERGIE_END, { workingDaysToEndOfSupply: 19 });
  const looked = (reviewed: unknown) => outcomeOf(around(doubtful, { reviewed: reviewed as readonly string[] }));

  it('a doubt that two people looked at is none, and another stays (R20)', () => {
    const held = 'aangehouden HANDMATIGE_BEOORDELING VOLGORDE_ENERGIE';
    expect(looked(['VOLGORDE_ENERGIE'])).toBe('toegestaan');
    expect(looked(['TOESTEMMING_ONTBREEKT', 'VOLGORDE_ENERGIE'])).toBe('toegestaan');
    for (const reviewed of [undefined, [], ['TOESTEMMING_ONTBREEKT'], 'VOLGORDE_ENERGIE'])
      expect(looked(reviewed)).toBe(held);
  });

  it('a way that nobody named has no ground, also when something else is wrong', () => {
    const elsewhere = ask(HUUR, { purpose: 'veiligheid' });
    expect(outcomeOf(elsewhere)).toBe('geweigerd GEEN_GRONDSLAG');
    expect(outcomeOf(sender(elsewhere, { connected: false }))).toBe('geweigerd GEEN_GRONDSLAG GEEN_OVEREENKOMST');
  });

  it('an amount that is not known is not below the threshold of a team, nor above that of a law', () => {
    const unknown = message(receiver(HUUR, { drempelEuro: 1000 }), { amountEuro: null });
    expect(decided(unknown)).toMatchObject({ verdict: 'toegestaan', obligations: { marks: [] } });
    const free = [DUO, HYPOTHEEK, EIGEN_BIJDRAGE].filter(
      ({ request }) => POLICY.routes.find(one => one.type === request.type)!.experiment!.minEuro === null,
    );
    expect(free.length).toBeGreaterThan(0);
    for (const one of free) expect(outcomeOf(message(one, { amountEuro: null }))).toBe('toegestaan');
  });

  it('a precondition whose particulars fall short is not met, also when none were asked', () => {
    expect(outcomeOf(attest(HUUR, 'P3', { complete: false }))).toBe('geweigerd VOORWAARDE_ONTBREEKT:P3');
    expect(outcomeOf(attest(HUUR, 'P3', { complete: true }))).toBe('toegestaan');
  });

  it('a pair without an end is designated on no day (Wgs 10)', () => {
    const pair = { senderOin: '0', gemeentecode: '0344', validity: { geldigVan: '2026-01-01' }, source: 'proef' };
    const on = (validity: object) =>
      isDesignated({ minEuro: null, designations: [{ ...pair, ...validity }] }, '0', '0344', '2026-06-01');
    expect(on({})).toBe(false);
    expect(on({ validity: { geldigVan: '2026-01-01', geldigTot: '2026-12-31' } })).toBe(true);
  });

  const child = { ageAtGiving: 14 };
  it.each([
    ['an own consent and that of a parent', 'ouder', 'toegestaan'],
    ['an own consent and that of a guardian', 'voogd', 'toegestaan'],
    ['two own consents', 'betrokkene', 'aangehouden HANDMATIGE_BEOORDELING TOESTEMMING_ONTBREEKT'],
  ] as const)('of somebody of fourteen (B-13): %s', (_what, givenBy, outcome) => {
    const both = [...bothKinds({ ...child, givenBy: 'betrokkene' }), ...bothKinds({ ...child, givenBy })];
    expect(outcomeOf(consents(GGZ, both))).toBe(outcome);
  });

  it('a parent who refuses is a doubt while only the other parent says yes, whatever else lapsed (R11)', () => {
    const young = { ageAtGiving: 8, proofReferred: true } as const;
    const list = (...more: readonly ConsentFacts[]) =>
      outcomeOf(
        consents(GGZ, [
          ...bothKinds({ ...young, givenBy: 'ouder' }),
          ...bothKinds({ ...young, givenBy: 'ouder', state: 'geweigerd' }),
          ...more,
        ]),
      );
    const held = 'aangehouden HANDMATIGE_BEOORDELING TOESTEMMING_ONTBREEKT';
    expect(list()).toBe(held);
    expect(list(...bothKinds({ ...young, givenBy: 'mentor', state: 'verlopen' }))).toBe(held);
  });
});
