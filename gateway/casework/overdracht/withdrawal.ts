/** What a withdrawal stops at each state, whom it is told, and where the regie is after it (B-17, L-07, R14). */
import type { Status } from './arrows.ts';
import type { Side } from './steps.ts';

export interface AfterWithdrawal {
  /** In the order in which it is done. */
  readonly stopt: readonly (
    | 'vragen'
    | 'antwoord'
    | 'berichten'
    | 'herinneringen'
    | 'geschil'
    | 'gebruik_op_toestemming'
  )[];
  /** Whether the receiver is told (AVG 19): it is party only once it was proposed to. */
  readonly ontvangerHoort: boolean;
  readonly regie: Side;
}

const proposed: AfterWithdrawal = {
  stopt: ['antwoord', 'berichten', 'herinneringen', 'gebruik_op_toestemming'],
  ontvangerHoort: true,
  regie: 'afzender',
};
const disputed: AfterWithdrawal = { ...proposed, stopt: ['geschil', 'gebruik_op_toestemming'] };
const accepted: AfterWithdrawal = {
  stopt: ['berichten', 'herinneringen', 'gebruik_op_toestemming'],
  ontvangerHoort: true,
  regie: 'ontvanger',
};

/** null: nothing is left to stop. After acceptance the receiver goes on as regiehouder, on what it knows by other grounds. */
export const AFTER_WITHDRAWAL: Readonly<Record<Status, AfterWithdrawal | null>> = {
  concept: { stopt: ['vragen', 'herinneringen'], ontvangerHoort: false, regie: 'afzender' },
  toestemming_gevraagd: { stopt: ['vragen', 'herinneringen'], ontvangerHoort: false, regie: 'afzender' },
  voorgesteld: proposed,
  in_gesprek: proposed,
  geaccepteerd: accepted,
  overgedragen: accepted,
  afgesloten: null,
  geweigerd: disputed,
  doorverwezen: disputed,
  ingetrokken: null,
};
