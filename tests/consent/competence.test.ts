import { describe, expect, it } from 'vitest';
import { competenceOf } from '../../consent/competence.ts';
import type { ConsentFacts, GivenBy } from '../../consent/facts.ts';
import { bothKinds, CONSENT, consents, GGZ, outcomeOf, table } from './cases.ts';

type Particulars = Partial<Pick<ConsentFacts, 'personCompetent' | 'proofReferred'>>;
const incompetent: Particulars = { personCompetent: false };
const appointed: Particulars = { personCompetent: false, proofReferred: true };
const competentAppointed: Particulars = { personCompetent: true, proofReferred: true };

/** Who gave it, at which age of the person, with what, and whether that opens anything. */
const WHO: readonly (readonly [GivenBy, number, Particulars, ReturnType<typeof competenceOf>])[] = [
  ['betrokkene', 11, {}, 'onbevoegd'],
  ['betrokkene', 12, {}, 'beiden_nodig'],
  ['betrokkene', 15, {}, 'beiden_nodig'],
  ['betrokkene', 16, {}, 'bevoegd'],
  ['betrokkene', 44, {}, 'bevoegd'],
  ['betrokkene', 44, incompetent, 'niet_wilsbekwaam'],
  ['betrokkene', 13, incompetent, 'niet_wilsbekwaam'],
  ['ouder', 0, {}, 'bevoegd'],
  ['ouder', 11, {}, 'bevoegd'],
  ['ouder', 12, {}, 'beiden_nodig'],
  ['ouder', 15, {}, 'beiden_nodig'],
  ['ouder', 16, {}, 'onbevoegd'],
  ['voogd', 11, {}, 'bevoegd'],
  ['voogd', 12, {}, 'beiden_nodig'],
  ['voogd', 16, {}, 'onbevoegd'],
  ['bewindvoerder', 44, appointed, 'onbevoegd'],
  ['bewindvoerder', 44, {}, 'onbevoegd'],
  ['curator', 44, appointed, 'bevoegd'],
  ['curator', 44, incompetent, 'onbevoegd'],
  ['curator', 44, competentAppointed, 'onbevoegd'],
  ['mentor', 44, appointed, 'bevoegd'],
  ['mentor', 44, incompetent, 'onbevoegd'],
  ['mentor', 44, competentAppointed, 'onbevoegd'],
  ['mentor', 17, appointed, 'onbevoegd'],
  ['mentor', 18, appointed, 'bevoegd'],
  ['gemachtigde', 44, appointed, 'bevoegd'],
  ['gemachtigde', 44, incompetent, 'onbevoegd'],
  ['gemachtigde', 44, competentAppointed, 'onbevoegd'],
  ['gemachtigde', 10, appointed, 'onbevoegd'],
  ['partner', 44, incompetent, 'bevoegd'],
  ['partner', 44, {}, 'onbevoegd'],
  ['familielid', 44, incompetent, 'bevoegd'],
  ['familielid', 44, {}, 'onbevoegd'],
  ['familielid', 10, incompetent, 'onbevoegd'],
];

describe('who may consent to sharing care data (B-11 to B-13, R11)', () => {
  for (const [givenBy, ageAtGiving, particulars, competence] of WHO) {
    const how = Object.entries(particulars).map(([name, value]) => `${name} ${value}`);
    it(`${givenBy} for a person of ${ageAtGiving} ${how.join(', ')}: ${competence}`, () => {
      expect(competenceOf({ ...CONSENT, givenBy, ageAtGiving, ...particulars })).toBe(competence);
    });
  }

  it('is nobody when it is not known who gave it, or at what age', () => {
    expect(competenceOf({ ...CONSENT, givenBy: 'buurman' as never })).toBe('onbevoegd');
    for (const ageAtGiving of [Number.NaN, -1, undefined as never])
      for (const givenBy of ['betrokkene', 'ouder', 'mentor', 'partner'] as const)
        expect(competenceOf({ ...CONSENT, givenBy, ageAtGiving, ...appointed })).toBe('onbevoegd');
  });

  it('takes no silence about competence for incompetence', () => {
    for (const givenBy of ['curator', 'mentor', 'gemachtigde', 'partner', 'familielid'] as const)
      expect(competenceOf({ ...CONSENT, givenBy, proofReferred: true, personCompetent: undefined as never })).toBe(
        'onbevoegd',
      );
  });
});

describe('a consent given by somebody else', () => {
  const by = (givenBy: GivenBy, change: Partial<ConsentFacts>) => consents(GGZ, bothKinds({ givenBy, ...change }));
  table([
    [
      'a bewindvoerder, who has a say in money only',
      by('bewindvoerder', appointed),
      'geweigerd VERTEGENWOORDIGER_ONBEVOEGD',
    ],
    ['a mentor, the person being incompetent', by('mentor', appointed), 'toegestaan'],
    ['a mentor, the person being competent', by('mentor', competentAppointed), 'geweigerd VERTEGENWOORDIGER_ONBEVOEGD'],
    ['the person, being incompetent', by('betrokkene', incompetent), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['a parent of a child of ten', by('ouder', { ageAtGiving: 10 }), 'toegestaan'],
    ['a child of ten', by('betrokkene', { ageAtGiving: 10 }), 'geweigerd VERTEGENWOORDIGER_ONBEVOEGD'],
  ]);
});

describe('between twelve and sixteen, both say yes (B-13)', () => {
  const young = bothKinds({ ageAtGiving: 14 });
  const parent = bothKinds({ ageAtGiving: 14, givenBy: 'ouder' });
  const held = 'aangehouden HANDMATIGE_BEOORDELING TOESTEMMING_ONTBREEKT';
  const parentWith = (change: Partial<ConsentFacts>) => bothKinds({ ageAtGiving: 14, givenBy: 'ouder', ...change });
  table([
    ['only the young person', consents(GGZ, young), held],
    ['only the mother', consents(GGZ, parent), held],
    ['both', consents(GGZ, [...young, ...parent]), 'toegestaan'],
    ['both, in the other order', consents(GGZ, [...parent, ...young]), 'toegestaan'],
    ['the young person twice', consents(GGZ, [...young, ...young]), held],
    ['two parents', consents(GGZ, [...parent, ...bothKinds({ ageAtGiving: 14, givenBy: 'voogd' })]), held],
    [
      'the parent withdrew',
      consents(GGZ, [...young, ...parentWith({ state: 'ingetrokken' })]),
      'geweigerd TOESTEMMING_INGETROKKEN TOESTEMMING_ONTBREEKT',
    ],
    [
      'the parent has a consent that expired',
      consents(GGZ, [
        ...young,
        ...young,
        ...parentWith({ validity: { geldigVan: '2026-01-01', geldigTot: '2026-06-30' } }),
      ]),
      held,
    ],
    [
      'the parent was not asked explicitly',
      consents(GGZ, [...young, ...young, ...parentWith({ explicit: false })]),
      held,
    ],
  ]);
});

describe('under twelve, one parent is enough unless the other is known to refuse (R11)', () => {
  const mother = bothKinds({ ageAtGiving: 8, givenBy: 'ouder' });
  it('is allowed with one parent', () => {
    expect(outcomeOf(consents(GGZ, mother))).toBe('toegestaan');
  });
  it('is held when the other parent refused', () => {
    const father = bothKinds({ ageAtGiving: 8, givenBy: 'ouder', state: 'geweigerd' });
    expect(outcomeOf(consents(GGZ, [...mother, ...father]))).toBe(
      'aangehouden HANDMATIGE_BEOORDELING TOESTEMMING_ONTBREEKT',
    );
    expect(outcomeOf(consents(GGZ, [...father, ...mother]))).toBe(
      'aangehouden HANDMATIGE_BEOORDELING TOESTEMMING_ONTBREEKT',
    );
  });
  it('is the own decision of who is sixteen, whatever a parent refused', () => {
    const refused = bothKinds({ ageAtGiving: 16, givenBy: 'ouder', state: 'geweigerd' });
    expect(outcomeOf(consents(GGZ, [...bothKinds({ ageAtGiving: 16 }), ...refused]))).toBe('toegestaan');
  });
  it('stays valid when the person turned twelve or sixteen since', () => {
    expect(outcomeOf(consents(GGZ, bothKinds({ ageAtGiving: 11, givenBy: 'ouder' })))).toBe('toegestaan');
  });
});
