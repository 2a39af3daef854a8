import { describe, expect, it } from 'vitest';
import { decide } from '../../consent/decide.ts';
import { compilePolicy, policyFaults } from '../../consent/policy.ts';
import { POLICY_3 } from '../../consent/policy-3.ts';
import {
  AFWEZIG,
  ask,
  BWMO,
  BWMO_BY_COLLEGE,
  BWMO_OTHER,
  BWMO_TO_CARE,
  bothKinds,
  consents,
  type Given,
  HUUR,
  ISD,
  message,
  OPNAME,
  outcomeOf,
  POLICY,
  RECLASSERING,
  RECLASSERING_DR,
  receiver,
  sender,
  TO_WGS,
  TO_WMO,
  TODAY,
  TOEGANG,
  TOEGANG_MANDATE,
  table,
  toTeam,
  VERHUIZING,
  WONING,
  without,
} from './cases.ts';

const onlyGround = (one: Given): Given =>
  consents(
    one,
    one.facts.circumstances.consents.filter(consent => consent?.kind === 'avg_grondslag'),
  );
const unchecked = (one: Given): Given =>
  consents(
    one,
    one.facts.circumstances.consents.map(consent => consent && { ...consent, freedomChecked: false }),
  );
const serving = (...codes: readonly string[]) => codes.map(gemeentecode => ({ gemeentecode, geldigVan: '2021-01-01' }));
const open = (one: Given): Given => receiver(one, { geheimhoudingsplicht: false });

describe('ISD and reclassering', () => {
  table([
    ['ISD, last phase, to nazorg', ISD, 'toegestaan'],
    ['ISD without necessity attested', without(ISD, 'P11'), 'geweigerd VOORWAARDE_ONTBREEKT:P11'],
    ['ISD by reclassering', ask(ISD, { capacity: 'reclassering' }), 'geweigerd VERKEERDE_AFZENDERROL'],
    ['ISD to debt help', toTeam(ISD, 'gemeente.schuldhulp'), 'geweigerd VERKEERDE_ONTVANGER'],
    ['ISD to a team without secrecy', open(ISD), 'geweigerd VERKEERDE_ONTVANGER'],
    ['reclassering on consent, freedom checked', RECLASSERING, 'toegestaan'],
    ['needs no breach of secrecy', onlyGround(RECLASSERING), 'toegestaan'],
    ['freedom not checked (B-05)', unchecked(RECLASSERING), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['without consent', consents(RECLASSERING, []), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['on consent with a BSN (R8)', message(RECLASSERING, { bsn: 'aanwezig' }), 'geweigerd BSN_NIET_TOEGESTAAN'],
    ['inside the plan, with a BSN', RECLASSERING_DR, 'toegestaan'],
    ['inside the plan without P11', without(RECLASSERING_DR, 'P11'), 'geweigerd VOORWAARDE_ONTBREEKT:P11'],
    [
      'a consent does not stand in for the plan',
      consents(without(RECLASSERING_DR, 'P11'), RECLASSERING.facts.circumstances.consents),
      'geweigerd VOORWAARDE_ONTBREEKT:P11',
    ],
    [
      'P11 does not stand in for consent',
      ask(RECLASSERING_DR, { variant: 'toestemming' }),
      'geweigerd BSN_NIET_TOEGESTAAN TOESTEMMING_ONTBREEKT',
    ],
  ]);
});

describe('outflow of beschermd wonen and opvang (S35, S36, R10)', () => {
  table([
    ['to the college that granted the place', BWMO, 'toegestaan'],
    ['to its Wmo team', toTeam(BWMO, 'gemeente.wmo'), 'toegestaan'],
    ['without contract or decision', without(BWMO, 'P14'), 'geweigerd VOORWAARDE_ONTBREEKT:P14'],
    ['without a BSN', message(BWMO, { bsn: 'afwezig' }), 'geweigerd BSN_VERPLICHT'],
    ['with a BSN declared unknown', message(BWMO, { bsn: 'onbekend_met_vervangende_gegevens' }), 'toegestaan'],
    ['to a team without secrecy', open(BWMO), 'geweigerd VERKEERDE_ONTVANGER'],
    [
      'to another college, whatever the contract',
      ask(BWMO, { variant: 'ander_college' }),
      'geweigerd TOESTEMMING_ONTBREEKT',
    ],
    ['to another college on both kinds of consent', BWMO_OTHER, 'toegestaan'],
    ['by a provider with the ground alone', onlyGround(BWMO_OTHER), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['by a college with the ground alone', onlyGround(BWMO_BY_COLLEGE), 'toegestaan'],
    ['by a college to its own', ask(BWMO_BY_COLLEGE, { variant: 'eigen_college' }), 'geweigerd GEEN_GRONDSLAG'],
    ['to a care provider on consent', BWMO_TO_CARE, 'toegestaan'],
    ['to a care provider without consent', consents(BWMO_TO_CARE, []), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['to a corporation, on any consent', toTeam(BWMO_OTHER, 'corporatie.verhuur'), 'geweigerd VERKEERDE_ONTVANGER'],
  ]);
});

describe('what a housing corporation may hear', () => {
  for (const [name, one] of Object.entries({ WONING, AFWEZIG }))
    table([
      [`${name} on consent`, one, 'toegestaan'],
      [`${name} without`, consents(one, []), 'geweigerd TOESTEMMING_ONTBREEKT'],
      [`${name} with a BSN`, message(one, { bsn: 'aanwezig' }), 'geweigerd BSN_NIET_TOEGESTAAN'],
      [`${name} to those who collect rent`, toTeam(one, 'corporatie.incasso'), 'geweigerd VERKEERDE_ONTVANGER'],
      [`${name} by the prison itself`, ask(one, { capacity: 'directeur_pi' }), 'geweigerd VERKEERDE_AFZENDERROL'],
    ]);
  table([
    ['by a provider, secrecy not broken', onlyGround(WONING), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['by nazorg, freedom not checked (B-05)', unchecked(AFWEZIG), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['by nazorg, with the ground alone', onlyGround(AFWEZIG), 'toegestaan'],
  ]);
});

describe('use again inside a municipality is asymmetric (B-08)', () => {
  const elsewhere = (one: Given) => sender(one, { gemeenten: serving('0355') });
  const ended = [{ gemeentecode: '0344', geldigVan: '2021-01-01', geldigTot: '2026-11-19' }];
  table([
    ['to debt help without consent', TO_WGS, 'toegestaan'],
    ['to debt help without necessity', without(TO_WGS, 'P15'), 'geweigerd VOORWAARDE_ONTBREEKT:P15'],
    ['from jeugd', ask(message(TO_WGS, { bsn: 'afwezig' }), { capacity: 'college_jeugd' }), 'toegestaan'],
    ['from jeugd with a BSN (R8)', ask(TO_WGS, { capacity: 'college_jeugd' }), 'geweigerd BSN_NIET_TOEGESTAAN'],
    ['to the Wmo on consent', TO_WMO, 'toegestaan'],
    ['to the Wmo without', consents(TO_WMO, []), 'geweigerd TOESTEMMING_ONTBREEKT'],
    [
      'to the Wmo on an objectionless silence: none is asked',
      consents(TO_WMO, bothKinds({ state: 'concept' })),
      'geweigerd TOESTEMMING_ONTBREEKT',
    ],
    ['to debt help of another municipality', elsewhere(TO_WGS), 'geweigerd VERKEERDE_ONTVANGER'],
    ['to the Wmo of another municipality, on consent', elsewhere(TO_WMO), 'geweigerd VERKEERDE_ONTVANGER'],
    ['when the sender no longer serves it', sender(TO_WGS, { gemeenten: ended }), 'geweigerd VERKEERDE_ONTVANGER'],
    [
      'when nobody knows what the sender serves',
      sender(TO_WGS, { gemeenten: undefined }),
      'geweigerd VERKEERDE_ONTVANGER',
    ],
  ]);

  it('an uitvoerder that serves several municipalities counts as the one it is asked for (A5.9)', () => {
    const carriedOut = (one: Given) => receiver(one, { gemeenten: serving('0310', '0344', '0355') });
    for (const one of [HUUR, TO_WGS]) expect(outcomeOf(carriedOut(one))).toBe('toegestaan');
    for (const one of [HUUR, TO_WGS])
      expect(outcomeOf(receiver(one, { gemeenten: serving('0310') }))).toContain('ONTVANGER_NIET_AANGESLOTEN');
  });
});

describe('access, moving and admission (A1b)', () => {
  table([
    ['local team to access inside a mandate', TOEGANG_MANDATE, 'toegestaan'],
    [
      'a mandate of another municipality',
      sender(TOEGANG_MANDATE, { gemeenten: serving('0355') }),
      'geweigerd VERKEERDE_ONTVANGER',
    ],
    ['outside a mandate on consent', sender(TOEGANG, { gemeenten: serving('0355') }), 'toegestaan'],
    ['outside a mandate without', consents(TOEGANG, []), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['a move on consent', VERHUIZING, 'toegestaan'],
    ['a move without', consents(VERHUIZING, []), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['a move to a team of another field', toTeam(VERHUIZING, 'gemeente.wmo'), 'geweigerd GEEN_GRONDSLAG'],
    ['an admission on both kinds', OPNAME, 'toegestaan'],
    ['an admission with the ground alone', onlyGround(OPNAME), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['an admission with a BSN (R8)', message(OPNAME, { bsn: 'aanwezig' }), 'geweigerd BSN_NIET_TOEGESTAAN'],
    ['an admission to debt help', toTeam(OPNAME, 'gemeente.schuldhulp'), 'geweigerd VERKEERDE_ONTVANGER'],
  ]);
});

describe('a row that is always refused', () => {
  const refused = POLICY_3.routes.filter(route => route.ground.kind === 'onvoldoende' && route.capacity === null);

  it.each(refused.map(route => [route.code, route] as const))(
    '%s names a way on, whoever asks for whatever',
    (_, row) => {
      for (const one of [HUUR, WONING, TO_WMO, OPNAME]) {
        const asked = ask(one, { type: row.type, variant: row.variants![0]! });
        const decision = decide(asked.request, asked.facts, POLICY, TODAY);
        expect(decision).toMatchObject({ verdict: 'geweigerd', route: row.code });
        expect(decision.verdict === 'geweigerd' && decision.reasons.map(one => one.code)).toContain('GEEN_GRONDSLAG');
        expect(decision.verdict === 'geweigerd' && decision.wayOn).toBeTruthy();
      }
    },
  );

  it('stays refused for a kind nobody wrote down', () => {
    expect(outcomeOf(ask(HUUR, { type: 'zorgmelding', variant: 'anders' }))).toBe('geweigerd GEEN_GRONDSLAG');
  });
});

describe('a policy with rows of this kind is not loaded', () => {
  const row = POLICY_3.routes.find(route => route.code === 'TOEGANG-MANDAAT')!;
  const faultsOf = (change: object) =>
    policyFaults({ version: 9, title: 'proef', routes: [{ ...row, ...change }] }).map(one => one.fault);

  it('when an open row is for every capacity', () => {
    expect(faultsOf({ capacity: null })).toContain('een open route noemt hoedanigheid, team en doel');
  });

  it('when an open row rests on the Wams (O-6)', () => {
    expect(faultsOf({ basis: { ...row.basis, national: ['Wams 3'] } })).toContain(
      'een open route rust op een wet die niet geldt',
    );
  });

  it('when data of the Wmo or of an admission go to a team without secrecy (D-08, R10)', () => {
    for (const dataSet of ['D-WMO', 'D-OPNAME'])
      expect(faultsOf({ dataSet, secrecy: false })).toContain(
        'gezondheidsgegevens alleen naar een team met geheimhoudingsplicht',
      );
    expect(() => compilePolicy({ version: 9, title: 'proef', routes: [row] }, 'a', row.validity)).not.toThrow();
  });
});
