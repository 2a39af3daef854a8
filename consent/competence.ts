/**
 * Who may consent for whom (B-11 to B-15, R11), judged on the day the consent was given.
 * Medical data follow the WGBO: sixteen and over decides alone, under twelve a parent or guardian, in between both.
 */
import type { ConsentFacts } from './facts.ts';

export type Competence = 'bevoegd' | 'onbevoegd' | 'niet_wilsbekwaam' | 'beiden_nodig';

const AGE_ALONE_YEARS = 16; // BW 7:447, UAVG 5
const AGE_TOGETHER_YEARS = 12; // BW 7:450; UAVG 5(5) for withdrawal
const ADULT_YEARS = 18; // BW 7:465(3): curator, mentor, gemachtigde, partner and family stand in for adults only

/** @source BW 7:447, 7:450, 7:465; UAVG 5; domain rules B-11 to B-13 (12 to 15 years: to be verified by a jurist) */
export function competenceOf(consent: ConsentFacts): Competence {
  const { ageAtGiving: age } = consent;
  // Silence about age or competence opens nothing.
  if (!Number.isInteger(age) || age < 0) return 'onbevoegd';
  const incompetentAdult = age >= ADULT_YEARS && consent.personCompetent === false;
  switch (consent.givenBy) {
    case 'betrokkene':
      if (age < AGE_TOGETHER_YEARS) return 'onbevoegd';
      if (!consent.personCompetent) return 'niet_wilsbekwaam';
      return age < AGE_ALONE_YEARS ? 'beiden_nodig' : 'bevoegd';
    case 'ouder':
    case 'voogd':
      if (age >= AGE_ALONE_YEARS) return 'onbevoegd';
      return age < AGE_TOGETHER_YEARS ? 'bevoegd' : 'beiden_nodig';
    case 'curator':
    case 'mentor':
    case 'gemachtigde':
      return incompetentAdult && consent.proofReferred ? 'bevoegd' : 'onbevoegd';
    case 'partner':
    case 'familielid':
      return incompetentAdult ? 'bevoegd' : 'onbevoegd';
    default:
      return 'onbevoegd'; // a bewindvoerder has a say in money matters only (B-12); anybody unknown has none
  }
}
