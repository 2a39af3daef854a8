/**
 * What each side may see of the same handover, built from a table and never by leaving out (promise 4). A side that is
 * no party, or no party yet, sees nothing; where else a traject goes, nobody reads here (R19, R27).
 */
import { type ContentLine, contentOf } from './content.ts';
import { sidesOf } from './guard.ts';
import { type Side, sideOf } from './steps.ts';
import type { Handover, Traject } from './traject.ts';

/** How far it is, as far as seeing goes. */
export const PHASES = ['loopt', 'overgedragen', 'ingetrokken_voor', 'ingetrokken_na'] as const;

export type Phase = (typeof PHASES)[number];

interface Seen {
  readonly status: Handover['status'];
  /** Where the regie is: a team that is no party is only `elders`. */
  readonly regie: Side | 'elders';
  readonly overgang: Handover['overgang'];
  readonly plandatum: string;
  readonly afzender: Handover['afzender'];
  readonly ontvanger: Handover['ontvanger'];
  readonly clientondersteuning: Handover['clientondersteuning'];
  readonly toestemming: Handover['toestemming'];
  readonly inhoud: readonly ContentLine[];
  readonly contacten: Handover['contacten'];
  readonly afspraken: Handover['afspraken'];
  readonly acceptatie: Handover['acceptatie'];
  readonly weigering: Handover['weigering'];
  readonly geschil: Handover['geschil'];
  readonly ingetrokken: Handover['ingetrokken'];
  readonly resultaat: Handover['resultaat'];
}

export type Field = keyof Seen;
export type View = Readonly<Partial<Seen>>;

const ALL: readonly Phase[] = PHASES;
const NOT_WITHDRAWN: readonly Phase[] = ['loopt', 'overgedragen'];
const NEVER: readonly Phase[] = [];

/** In which phases a side sees a field. */
export const VISIBLE: Readonly<Record<Field, Readonly<Record<Side, readonly Phase[]>>>> = {
  status: { afzender: ALL, ontvanger: ALL },
  regie: { afzender: ALL, ontvanger: ALL },
  overgang: { afzender: ALL, ontvanger: ['loopt', 'overgedragen', 'ingetrokken_na'] },
  plandatum: { afzender: ALL, ontvanger: ['loopt', 'overgedragen', 'ingetrokken_na'] },
  afzender: { afzender: ALL, ontvanger: ['loopt', 'overgedragen', 'ingetrokken_na'] },
  ontvanger: { afzender: ALL, ontvanger: ALL },
  clientondersteuning: { afzender: ALL, ontvanger: NOT_WITHDRAWN },
  // Between client and sender: a receiver need not know that it was asked twice.
  toestemming: { afzender: ALL, ontvanger: NEVER },
  inhoud: { afzender: ALL, ontvanger: NOT_WITHDRAWN },
  contacten: { afzender: ALL, ontvanger: ['loopt', 'overgedragen', 'ingetrokken_na'] },
  // After the handover the agreements are between client and receiver.
  afspraken: { afzender: ['loopt', 'ingetrokken_voor'], ontvanger: ['loopt', 'overgedragen', 'ingetrokken_na'] },
  acceptatie: { afzender: ALL, ontvanger: ['loopt', 'overgedragen', 'ingetrokken_na'] },
  weigering: { afzender: ALL, ontvanger: ['loopt'] },
  geschil: { afzender: ALL, ontvanger: ['loopt'] },
  // Who withdrew is told to the sender, whose consent it was (R16); the receiver sees that it stopped.
  ingetrokken: { afzender: ALL, ontvanger: NEVER },
  // The sender learns that it is closed, no more.
  resultaat: { afzender: NEVER, ontvanger: ALL },
};

export function phaseOf(handover: Handover): Phase {
  if (handover.status === 'ingetrokken') return handover.acceptatie === null ? 'ingetrokken_voor' : 'ingetrokken_na';
  return handover.status === 'overgedragen' || handover.status === 'afgesloten' ? 'overgedragen' : 'loopt';
}

/** @returns null when there is nothing here for this team: unknown and foreign are the same */
export function viewOf(traject: Traject, handoverId: string, team: string): View | null {
  const handover = traject.handovers.find(one => one.handoverId === handoverId);
  const side = handover === undefined ? null : sideOf(sidesOf(handover), team);
  if (handover === undefined || side === null) return null;
  const phase = phaseOf(handover);
  const seen: Seen = {
    status: handover.status,
    regie: sideOf({ afzender: handover.afzender, ontvanger: handover.ontvanger }, traject.regie.team) ?? 'elders',
    overgang: handover.overgang,
    plandatum: handover.plandatum,
    afzender: handover.afzender,
    ontvanger: handover.ontvanger,
    clientondersteuning: handover.clientondersteuning,
    toestemming: handover.toestemming,
    inhoud: contentOf(handover.kader, handover.gebieden, handover.gegeven),
    contacten: handover.contacten,
    afspraken: handover.afspraken,
    acceptatie: handover.acceptatie,
    weigering: handover.weigering,
    geschil: handover.geschil,
    ingetrokken: handover.ingetrokken,
    resultaat: handover.resultaat,
  };
  const fields = (Object.keys(VISIBLE) as Field[]).filter(field => VISIBLE[field][side].includes(phase));
  return Object.fromEntries(fields.map(field => [field, seen[field]]));
}
