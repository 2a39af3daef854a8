/** The states of a handover and every arrow between them. `docs/overdracht.md` draws exactly these. */
import type { Arrow, Side } from './steps.ts';

export const STATUSES = [
  'concept',
  'toestemming_gevraagd',
  'voorgesteld',
  'in_gesprek',
  'geaccepteerd',
  'overgedragen',
  'afgesloten',
  'geweigerd',
  'doorverwezen',
  'ingetrokken',
] as const;

export type Status = (typeof STATUSES)[number];

export const STEPS = [
  'noteerClientondersteuning',
  'vraagToestemming',
  'noteerToestemming',
  'stelVoor',
  'noemProfessional',
  'noteerContact',
  'accepteer',
  'bevestig',
  'sluitAf',
  'weiger',
  'verwijsDoor',
  'trekIn',
  'meldGeschil',
  'brengVerder',
  'beslisGeschil',
  'noteerGegeven',
  'maakAfspraak',
  'verzetDatum',
  'geefDoor',
] as const;

export type Step = (typeof STEPS)[number];

const AFZENDER: readonly Side[] = ['afzender'];
const ONTVANGER: readonly Side[] = ['ontvanger'];
const BEIDE: readonly Side[] = ['afzender', 'ontvanger'];

/** Nothing is left to do in these; a consent can still be withdrawn where consents live, and that is no step here. */
export const FINAL: readonly Status[] = ['afgesloten', 'ingetrokken'];

export const REFUSED: readonly Status[] = ['geweigerd', 'doorverwezen'];

const LIVE = STATUSES.filter(status => !FINAL.includes(status));
const TALKING: readonly Status[] = ['in_gesprek', 'geaccepteerd', 'overgedragen'];

const stay = (step: Step, by: readonly Side[], statuses: readonly Status[]): readonly Arrow<Step, Status>[] =>
  statuses.map(status => ({ step, from: status, to: status, by }));

export const ARROWS: readonly Arrow<Step, Status>[] = [
  ...stay('noteerClientondersteuning', BEIDE, ['concept', 'toestemming_gevraagd', 'voorgesteld', 'in_gesprek']),
  { step: 'vraagToestemming', from: 'concept', to: 'toestemming_gevraagd', by: AFZENDER },
  { step: 'noteerToestemming', from: 'toestemming_gevraagd', to: 'toestemming_gevraagd', by: AFZENDER },
  { step: 'noteerToestemming', from: 'toestemming_gevraagd', to: 'ingetrokken', by: AFZENDER },
  { step: 'stelVoor', from: 'concept', to: 'voorgesteld', by: AFZENDER },
  { step: 'stelVoor', from: 'toestemming_gevraagd', to: 'voorgesteld', by: AFZENDER },
  { step: 'noemProfessional', from: 'voorgesteld', to: 'in_gesprek', by: ONTVANGER },
  ...stay('noteerContact', BEIDE, TALKING),
  { step: 'accepteer', from: 'in_gesprek', to: 'geaccepteerd', by: ONTVANGER },
  { step: 'bevestig', from: 'geaccepteerd', to: 'geaccepteerd', by: BEIDE },
  { step: 'bevestig', from: 'geaccepteerd', to: 'overgedragen', by: BEIDE },
  { step: 'sluitAf', from: 'overgedragen', to: 'afgesloten', by: ONTVANGER },
  { step: 'weiger', from: 'voorgesteld', to: 'geweigerd', by: ONTVANGER },
  { step: 'weiger', from: 'in_gesprek', to: 'geweigerd', by: ONTVANGER },
  { step: 'verwijsDoor', from: 'voorgesteld', to: 'doorverwezen', by: ONTVANGER },
  { step: 'verwijsDoor', from: 'in_gesprek', to: 'doorverwezen', by: ONTVANGER },
  ...LIVE.map(from => ({ step: 'trekIn' as const, from, to: 'ingetrokken' as const, by: BEIDE })),
  ...stay('meldGeschil', AFZENDER, REFUSED),
  ...stay('brengVerder', BEIDE, REFUSED),
  ...stay('beslisGeschil', BEIDE, REFUSED),
  ...REFUSED.map(from => ({ step: 'beslisGeschil' as const, from, to: 'voorgesteld' as const, by: BEIDE })),
  ...stay('noteerGegeven', AFZENDER, ['voorgesteld', ...TALKING]),
  ...stay('maakAfspraak', BEIDE, TALKING),
  ...stay('verzetDatum', AFZENDER, ['concept', 'toestemming_gevraagd', 'voorgesteld', 'in_gesprek', 'geaccepteerd']),
  ...stay('geefDoor', BEIDE, LIVE),
];
