import { describe, expect, it } from 'vitest';
import { decide } from '../../consent/decide.ts';
import { compilePolicy, type PolicyDocument } from '../../consent/policy.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import {
  ask,
  attest,
  bothKinds,
  CONSENT,
  consents,
  DETENTIE,
  GGZ,
  GGZ_ACCESS,
  type Given,
  message,
  on,
  outcomeOf,
  POLICY,
  receiver,
  TODAY,
  table,
  toTeam,
  WVGGZ,
  without,
} from './cases.ts';

const ruling = ({ request, facts }: Given) => decide(request, facts, POLICY, TODAY);

describe('release from detention (Pbw 18a, Wjsg 51c)', () => {
  table([
    ['with P11, without any consent', DETENTIE, 'toegestaan'],
    ['without P11', without(DETENTIE, 'P11'), 'geweigerd VOORWAARDE_ONTBREEKT:P11'],
    ['P11 after the signal', attest(DETENTIE, 'P11', { tooLate: true }), 'geweigerd VOORWAARDE_ONTBREEKT:P11'],
    ['with a BSN', message(DETENTIE, { bsn: 'aanwezig' }), 'toegestaan'],
    ['without a BSN', message(DETENTIE, { bsn: 'afwezig' }), 'toegestaan'],
    [
      'to a team not bound by secrecy (D-08)',
      receiver(DETENTIE, { geheimhoudingsplicht: false }),
      'geweigerd VERKEERDE_ONTVANGER',
    ],
    [
      'with the offence and a risk score',
      message(DETENTIE, { forbiddenFields: ['STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN'] }),
      'geweigerd STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN',
    ],
    ['by an ordinary officer', ask(DETENTIE, { capacity: 'reclassering' }), 'geweigerd VERKEERDE_AFZENDERROL'],
    [
      'to a corporatie',
      message(toTeam(DETENTIE, 'corporatie.incasso'), { gemeentecode: null }),
      'geweigerd VERKEERDE_ONTVANGER',
    ],
    ['to the debt team', toTeam(DETENTIE, 'gemeente.schuldhulp'), 'geweigerd VERKEERDE_ONTVANGER'],
    ['before Pbw 18a was in force', agreedSince2021(DETENTIE), 'geweigerd GEEN_GRONDSLAG', on('2021-06-30')],
    ['on the day Pbw 18a came into force', agreedSince2021(DETENTIE), 'toegestaan', on('2021-07-01')],
  ]);

  it('keeps its entry at least four years (Wjsg 51c(4)) and reminds by T3', () => {
    const decision = ruling(DETENTIE);
    expect(decision).toMatchObject({ verdict: 'toegestaan', obligations: { term: 'T3' } });
    expect(decision.verdict === 'toegestaan' && decision.obligations.entryYears).toBeGreaterThanOrEqual(4);
  });

  it('never carries risk for the burgemeester, and says which way does', () => {
    const risk = toTeam(DETENTIE, 'gemeente.burgemeester');
    for (const purpose of ['veiligheid', 're-integratie']) {
      const decision = ruling(ask(risk, { purpose }));
      expect(decision).toMatchObject({
        verdict: 'geweigerd',
        route: 'DET-RISICO',
        reasons: [{ code: 'VERKEERDE_ONTVANGER' }],
      });
      expect(decision.verdict === 'geweigerd' && decision.wayOn).toContain('Pbw 18b');
    }
  });
});

describe('the end of compulsory care (Wvggz 8:18(11))', () => {
  table([
    ['by the geneesheer-directeur, P13 attested, no consent', WVGGZ, 'toegestaan'],
    ['without P13', without(WVGGZ, 'P13'), 'geweigerd VOORWAARDE_ONTBREEKT:P13'],
    ['P13 after the signal', attest(WVGGZ, 'P13', { tooLate: true }), 'geweigerd VOORWAARDE_ONTBREEKT:P13'],
    ['by an ordinary care provider', ask(WVGGZ, { capacity: 'zorgaanbieder_zvw' }), 'geweigerd VERKEERDE_AFZENDERROL'],
    ['without a BSN (R8)', message(WVGGZ, { bsn: 'afwezig' }), 'toegestaan'],
    [
      'to a team not bound by secrecy',
      receiver(WVGGZ, { geheimhoudingsplicht: false }),
      'geweigerd VERKEERDE_ONTVANGER',
    ],
    ['to the debt team', toTeam(WVGGZ, 'gemeente.schuldhulp'), 'geweigerd VERKEERDE_ONTVANGER'],
  ]);
});

describe('voluntary discharge from ggz (BW 7:457, Wmo 5.2.5)', () => {
  table([
    ['with both kinds of consent, to the Wmo team', GGZ, 'toegestaan'],
    ['with both kinds of consent, to the access of beschermd wonen', GGZ_ACCESS, 'toegestaan'],
    ['without any consent', consents(GGZ, []), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['a consent nobody knows', consents(GGZ, [null, null]), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['only avg_grondslag (B-02)', consents(GGZ, bothKinds().slice(0, 1)), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['only doorbreking_beroepsgeheim (B-02)', consents(GGZ, bothKinds().slice(1)), 'geweigerd TOESTEMMING_ONTBREEKT'],
    [
      'agreement to be helped is no ground',
      consents(GGZ, [{ ...CONSENT, kind: 'instemming_hulp' }]),
      'geweigerd TOESTEMMING_ONTBREEKT',
    ],
    ['without P12', without(GGZ, 'P12'), 'geweigerd VOORWAARDE_ONTBREEKT:P12'],
    ['P12 after the signal', attest(GGZ, 'P12', { tooLate: true }), 'geweigerd VOORWAARDE_ONTBREEKT:P12'],
    [
      'to a team not bound by secrecy (D-08)',
      receiver(GGZ, { geheimhoudingsplicht: false }),
      'geweigerd VERKEERDE_ONTVANGER',
    ],
    ['by a Wmo provider', ask(GGZ, { capacity: 'college' }), 'geweigerd VERKEERDE_AFZENDERROL'],
  ]);

  describe('the BSN (Wmo 5.2.9)', () => {
    table([
      ['given', message(GGZ, { bsn: 'aanwezig' }), 'toegestaan'],
      ['unknown, with what takes its place', message(GGZ, { bsn: 'onbekend_met_vervangende_gegevens' }), 'toegestaan'],
      ['missing', message(GGZ, { bsn: 'afwezig' }), 'geweigerd BSN_VERPLICHT'],
      ['not stated at all', message(GGZ, { bsn: undefined as never }), 'geweigerd BSN_VERPLICHT'],
    ]);
  });

  describe('the state of the consent (B-16, R12)', () => {
    const inState = (change: Parameters<typeof bothKinds>[0]) => consents(GGZ, bothKinds(change));
    const from = { validity: { geldigVan: '2026-11-20', geldigTot: '2026-11-30' } };
    table([
      ['still a draft', inState({ state: 'concept' }), 'geweigerd TOESTEMMING_ONTBREEKT'],
      ['refused', inState({ state: 'geweigerd' }), 'geweigerd TOESTEMMING_ONTBREEKT'],
      ['entered in error', inState({ state: 'onjuist_ingevoerd' }), 'geweigerd TOESTEMMING_ONTBREEKT'],
      ['withdrawn', inState({ state: 'ingetrokken' }), 'geweigerd TOESTEMMING_INGETROKKEN'],
      ['expired', inState({ state: 'verlopen' }), 'geweigerd TOESTEMMING_VERLOPEN'],
      ['in a state nobody knows', inState({ state: 'misschien' as never }), 'geweigerd TOESTEMMING_ONTBREEKT'],
      ['on its first day', inState(from), 'toegestaan'],
      ['the day before', inState(from), 'geweigerd TOESTEMMING_ONTBREEKT', on('2026-11-19')],
      ['on its last day', inState(from), 'toegestaan', on('2026-11-30')],
      ['the day after', inState(from), 'geweigerd TOESTEMMING_VERLOPEN', on('2026-12-01')],
      ['not explicit', inState({ explicit: false }), 'geweigerd TOESTEMMING_ONTBREEKT'],
      ['not understood', inState({ understood: false }), 'geweigerd TOESTEMMING_ONTBREEKT'],
      ['freedom not checked: asked of detainees only (B-05)', inState({ freedomChecked: false }), 'toegestaan'],
      [
        'one kind withdrawn, the other in force',
        consents(GGZ, [CONSENT, { ...CONSENT, kind: 'doorbreking_beroepsgeheim', state: 'ingetrokken' }]),
        'geweigerd TOESTEMMING_INGETROKKEN',
      ],
      [
        'one kind withdrawn, the other expired: both are said',
        consents(GGZ, [
          { ...CONSENT, state: 'verlopen' },
          { ...CONSENT, kind: 'doorbreking_beroepsgeheim', state: 'ingetrokken' },
        ]),
        'geweigerd TOESTEMMING_INGETROKKEN TOESTEMMING_VERLOPEN',
      ],
      [
        'withdrawn once, and given again since',
        consents(GGZ, [...bothKinds({ state: 'ingetrokken' }), ...bothKinds()]),
        'toegestaan',
      ],
    ]);
  });

  describe('a route that asks for a check of freedom (B-05)', () => {
    const document: PolicyDocument = {
      ...POLICY_1,
      routes: POLICY_1.routes.map(route =>
        route.ground.kind === 'toestemming' ? { ...route, ground: { ...route.ground, freedomCheck: true } } : route,
      ),
    };
    const asking = compilePolicy(document, 'b'.repeat(64), { geldigVan: '2021-01-01' });
    it('is opened by a consent with it, and not by one without', () => {
      expect(outcomeOf(GGZ, TODAY, asking)).toBe('toegestaan');
      const unchecked = consents(GGZ, bothKinds({ freedomChecked: false }));
      expect(outcomeOf(unchecked, TODAY, asking)).toBe('geweigerd TOESTEMMING_ONTBREEKT');
    });
  });

  describe('what the consent reaches (B-18, R9, R16)', () => {
    const given = (change: Parameters<typeof bothKinds>[0]) => consents(GGZ, bothKinds(change));
    table([
      ['another receiver', given({ receiverTeam: '00000099000000363000/wmo' }), 'geweigerd TOESTEMMING_BUITEN_BEREIK'],
      [
        'another team of the same municipality',
        given({ receiverTeam: '00000099000000344000/schuldhulp' }),
        'geweigerd TOESTEMMING_BUITEN_BEREIK',
      ],
      ['another purpose', given({ purpose: 'vroegsignalering' }), 'geweigerd TOESTEMMING_BUITEN_BEREIK'],
      ['one category less than sent', given({ categories: ['woonsituatie'] }), 'geweigerd TOESTEMMING_BUITEN_BEREIK'],
      ['one category more than sent', given({ categories: ['begeleiding', 'schulden', 'woonsituatie'] }), 'toegestaan'],
      [
        'one kind names all, the other less',
        consents(GGZ, [CONSENT, { ...CONSENT, kind: 'doorbreking_beroepsgeheim', categories: [] }]),
        'geweigerd TOESTEMMING_BUITEN_BEREIK',
      ],
      ['of another person', given({ samePerson: false }), 'geweigerd TOESTEMMING_ONTBREEKT'],
      ['recorded by another sender: looks unknown', given({ bySameSender: false }), 'geweigerd TOESTEMMING_ONTBREEKT'],
      [
        'recorded by another sender and withdrawn: not told',
        given({ bySameSender: false, state: 'ingetrokken' }),
        'geweigerd TOESTEMMING_ONTBREEKT',
      ],
    ]);
  });

  describe('a diagnosis (R9)', () => {
    const named = consents(message(GGZ, { categories: ['diagnose'] }), bothKinds({ categories: ['diagnose'] }));
    table([
      ['named, with the necessity', message(named, { diagnosis: 'met_noodzaak' }), 'toegestaan'],
      [
        'named, without the necessity',
        message(named, { diagnosis: 'zonder_noodzaak' }),
        'geweigerd VELD_NIET_TOEGESTAAN',
      ],
      [
        'nothing known about the necessity',
        message(named, { diagnosis: undefined as never }),
        'geweigerd VELD_NIET_TOEGESTAAN',
      ],
      [
        'with the necessity, not named',
        message(GGZ, { categories: ['diagnose'], diagnosis: 'met_noodzaak' }),
        'geweigerd TOESTEMMING_BUITEN_BEREIK',
      ],
    ]);
  });

  describe('for debts (B-09, Wgs 8b)', () => {
    const forDebts = toTeam(
      ask(GGZ, { receiverTeam: '00000099000000344000/schuldhulp', purpose: 'vroegsignalering' }),
      'gemeente.schuldhulp',
    );
    table([
      ['with consent for the Wmo team', forDebts, 'geweigerd TOESTEMMING_BUITEN_BEREIK VERKEERDE_ONTVANGER'],
      [
        'even with consent for exactly this (B-04)',
        consents(forDebts, bothKinds({ receiverTeam: forDebts.request.receiverTeam, purpose: 'vroegsignalering' })),
        'geweigerd VERKEERDE_ONTVANGER',
      ],
      ['without any consent', consents(forDebts, []), 'geweigerd VERKEERDE_ONTVANGER'],
    ]);

    it('is refused with a way on', () => {
      const decision = ruling(forDebts);
      expect(decision).toMatchObject({ verdict: 'geweigerd', route: 'GGZ-SCHULDEN' });
      expect(decision.verdict === 'geweigerd' && decision.wayOn).toContain('Wmo-team');
    });
  });
});

/** The same case with an agreement and a team that are older than Pbw 18a. */
function agreedSince2021(one: Given): Given {
  const { circumstances } = one.facts;
  return {
    ...one,
    facts: {
      ...one.facts,
      circumstances: {
        ...circumstances,
        agreements: circumstances.agreements.map(made => ({ ...made, validity: { geldigVan: '2021-01-01' } })),
      },
    },
  };
}
