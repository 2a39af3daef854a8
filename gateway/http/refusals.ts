/** Why a second pair of eyes was refused, as a problem of the API. */
import { type Problem, type ProblemCode, problem } from '../problems.ts';
import type { FourEyesRefusal } from '../vier-ogen/vier-ogen.ts';

const PROBLEM_OF: Readonly<Record<FourEyesRefusal, ProblemCode>> = {
  ZELFDE_PERSOON: 'ZELFDE_PERSOON',
  ROL_NIET_BEVOEGD: 'ROL_NIET_BEVOEGD',
  // Whose it is shows nothing to others.
  ANDERE_ORGANISATIE: 'NIET_GEVONDEN',
  VOORSTEL_ONBEKEND: 'NIET_GEVONDEN',
  GEEN_BEHEERDER: 'GEEN_BEHEERDER',
  VOORSTEL_GESLOTEN: 'VOORSTEL_VERVALLEN',
  VOORSTEL_VERLOPEN: 'VOORSTEL_VERVALLEN',
  VOORSTELLER_VERVALLEN: 'VOORSTEL_VERVALLEN',
  ANDERE_INHOUD: 'ANDERE_INHOUD',
};

export function refusalProblem(code: FourEyesRefusal): Problem {
  return problem(PROBLEM_OF[code]);
}
