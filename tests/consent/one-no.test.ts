import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase, OPENNESS, verdictOf } from './any-case.ts';
import { agreement, attest, consents, type Given, LAWFUL, message, receiver, sender, without } from './cases.ts';

const withdrawn = (one: Given): Given =>
  consents(
    one,
    one.facts.circumstances.consents.map(consent => consent && { ...consent, state: 'ingetrokken' }),
  );

/** Facts that forbid, whatever else is true of the case. */
const NO: Readonly<Record<string, (one: Given) => Given>> = {
  'a forbidden field': one => message(one, { forbiddenFields: ['VELD_NIET_TOEGESTAAN'] }),
  'a health field': one => message(one, { forbiddenFields: ['BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN'] }),
  'a legal person': one => message(one, { naturalPerson: false }),
  'a suspended sender': one => sender(one, { connected: false }),
  'a capacity that is not registered': one => sender(one, { capacityRegistered: false }),
  'a suspended receiver': one => receiver(one, { connected: false }),
  'an ended mandate': one =>
    receiver(one, { gemeenten: [{ gemeentecode: '0344', geldigVan: '2021-01-01', geldigTot: '2026-11-19' }] }),
  'a suspended agreement': one => agreement(one, { status: 'opgeschort' }),
  'an ended agreement': one => agreement(one, { validity: { geldigVan: '2020-01-01', geldigTot: '2026-11-19' } }),
  'no agreement': one => agreement(one, { types: [] }),
  'a diagnosis without necessity': one => message(one, { diagnosis: 'zonder_noodzaak' }),
};

/** Facts that forbid on some routes, and open nothing on any. */
const NEVER_BETTER: Readonly<Record<string, (one: Given) => Given>> = {
  ...NO,
  'a customer who refused': one => attest(one, 'P4', { reaction: 'geweigerd' }),
  'withdrawn consents': withdrawn,
  'no consents on a consent route': one => (one.request.type === 'ggz-ontslag' ? consents(one, []) : one),
  'a team without secrecy': one => receiver(one, { geheimhoudingsplicht: false }),
  'no earlier signal known': one => ({
    ...one,
    facts: { ...one.facts, circumstances: { ...one.facts.circumstances, earlierSignalKnown: false } },
  }),
  'an end of supply that comes nearer': one => {
    const { workingDaysToEndOfSupply: days } = one.facts.message;
    return message(one, { workingDaysToEndOfSupply: days === null ? null : Math.min(days, 1) });
  },
  'a BSN where it is forbidden': one =>
    /^(verhuurder|drinkwaterbedrijf|duo|hypotheekverstrekker)$/.test(one.request.capacity)
      ? message(one, { bsn: 'aanwezig' })
      : one,
  'no BSN where it is asked': one => (one.request.type === 'ggz-ontslag' ? message(one, { bsn: 'afwezig' }) : one),
  'a sender that no experiment designates': one => sender(one, { oin: '00000099000000003000' }),
  'a municipality that no experiment designates': one => {
    const gemeenten = [{ gemeentecode: '0363', geldigVan: '2021-01-01' }];
    return receiver(message(one, { gemeentecode: '0363' }), { gemeenten });
  },
  'a signal from before the experiments': one => message(one, { signalDate: '2025-12-31' }),
  'an amount of one euro': one => message(one, { amountEuro: one.facts.message.amountEuro === null ? null : 1 }),
  'arrears of less than a month': one => message(one, { arrearsMonths: 0 }),
  'a second agreement with a longer term': one => {
    const [made] = one.facts.circumstances.agreements;
    const strict = { ...made!, agreementId: 'streng', terms: { [one.request.type]: { minDagen: 390 } } };
    const { circumstances } = one.facts;
    return {
      ...one,
      facts: { ...one.facts, circumstances: { ...circumstances, agreements: [...circumstances.agreements, strict] } },
    };
  },
};

describe('one no beats every yes', () => {
  for (const [name, forbid] of Object.entries(NO))
    it(`${name} refuses every case`, () => {
      fc.assert(
        fc.property(anyCase, one => {
          expect(verdictOf(forbid(one))).toBe('geweigerd');
        }),
      );
    });

  const codes = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11', 'P12', 'P13'];
  const worse: Readonly<Record<string, (one: Given) => Given>> = {
    ...NEVER_BETTER,
    ...Object.fromEntries(codes.map(code => [`${code} not attested`, (one: Given) => without(one, code)])),
    ...Object.fromEntries(
      codes.map(code => [`${code} too late`, (one: Given) => attest(one, code, { tooLate: true })]),
    ),
  };
  for (const [name, forbid] of Object.entries(worse))
    it(`${name} never opens what was closed`, () => {
      fc.assert(
        fc.property(anyCase, one => {
          expect(OPENNESS[verdictOf(forbid(one))]).toBeLessThanOrEqual(OPENNESS[verdictOf(one)]);
        }),
      );
    });

  it('no attested precondition of an open route can be left out', () => {
    for (const one of Object.values(LAWFUL))
      for (const code of Object.keys(one.facts.message.attestations))
        expect(verdictOf(without(one, code))).toBe('geweigerd');
  });
});
