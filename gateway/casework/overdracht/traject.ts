/**
 * A traject: one person who moves on, one regiehouder, and the handovers in which the regie may move. The regie is one
 * field that is never empty, and one event changes its team: an acceptance (E-03). Events hold ids, codes and dates;
 * what people say lies sealed elsewhere.
 */
import type { Status } from './arrows.ts';
import type { Area, Given, LifeArea, NeededArea } from './content.ts';
import type { RefusalReason, Rung } from './reasons.ts';
import type { Holder, Side } from './steps.ts';
import type { Kader, TransitionCode } from './transitions.ts';

export const CONTACT_KINDS = ['driegesprek', 'telefoon', 'videogesprek', 'bezoek'] as const;

export type ContactKind = (typeof CONTACT_KINDS)[number];

export interface Contact {
  readonly on: string;
  readonly soort: ContactKind;
  /** Person of the sender's team who took part, and of the receiver's. */
  readonly afzender: string;
  readonly ontvanger: string;
  readonly clientAanwezig: boolean;
}

export type Clientondersteuning = 'aangeboden' | 'aangenomen' | 'afgewezen';

export interface Afspraak {
  readonly gebied: LifeArea;
  readonly eigenaar: Side | 'client';
  readonly uiterlijk: string;
}

export interface Dispute {
  readonly trede: Rung;
  readonly sinds: string;
  readonly uitkomst: 'ontvanger_neemt_op' | 'weigering_blijft' | null;
}

export const RESULTS = ['hulp_loopt', 'hulp_afgerond', 'niet_van_de_grond'] as const;

export type Result = (typeof RESULTS)[number];

export interface Handover {
  readonly handoverId: string;
  readonly overgang: TransitionCode;
  readonly kader: Kader;
  readonly status: Status;
  readonly afzender: Holder;
  /** `person` is null until the receiver names a professional. */
  readonly ontvanger: { readonly team: string; readonly person: string | null };
  readonly begonnenOp: string;
  /** Day of the measure, the D&R plan or the planning, from which this ought to be worked on (E-06). */
  readonly ankerOp: string;
  /** Planned day of the transition. */
  readonly plandatum: string;
  readonly gebieden: readonly NeededArea[];
  readonly clientondersteuning: Clientondersteuning | null;
  readonly toestemming: 'gevraagd' | 'gegeven' | 'geweigerd' | null;
  readonly voorgesteldOp: string | null;
  readonly contacten: readonly Contact[];
  readonly acceptatie: { readonly op: string; readonly eersteAfspraak: string; readonly start: string } | null;
  readonly bevestigd: readonly Side[];
  readonly gegeven: Readonly<Partial<Record<Area, Given>>>;
  readonly afspraken: readonly Afspraak[];
  readonly weigering: { readonly reden: RefusalReason; readonly alternatief: string | null } | null;
  readonly geschil: Dispute | null;
  /** The commission advised that the receiver takes it up: another refusal is no longer possible (G-03). */
  readonly adviesVolgen: boolean;
  readonly ingetrokken: { readonly door: 'client' | 'afzender'; readonly genoteerdDoor: Side } | null;
  readonly resultaat: Result | null;
}

export interface Traject {
  readonly trajectId: string;
  /** The one regiehouder. */
  readonly regie: Holder;
  readonly handovers: readonly Handover[];
}

interface Common {
  readonly handoverId: string;
  /** Local day of the step. */
  readonly op: string;
  readonly door: Holder;
}

export type Event =
  | (Common & {
      readonly kind: 'begonnen';
      readonly overgang: TransitionCode;
      readonly kader: Kader;
      readonly naar: string;
      readonly ankerOp: string;
      readonly plandatum: string;
      readonly gebieden: readonly NeededArea[];
    })
  | (Common & { readonly kind: 'clientondersteuning'; readonly antwoord: Clientondersteuning })
  | (Common & { readonly kind: 'toestemming_gevraagd' | 'toestemming_gegeven' | 'toestemming_geweigerd' })
  | (Common & { readonly kind: 'voorgesteld' })
  | (Common & { readonly kind: 'professional_genoemd'; readonly persoon: string })
  | (Common & { readonly kind: 'contact'; readonly contact: Contact })
  | (Common & {
      readonly kind: 'geaccepteerd';
      readonly regiehouder: Holder;
      readonly eersteAfspraak: string;
      readonly start: string;
    })
  | (Common & { readonly kind: 'bevestigd'; readonly kant: Side })
  | (Common & { readonly kind: 'afgesloten'; readonly resultaat: Result })
  | (Common & { readonly kind: 'geweigerd'; readonly reden: RefusalReason })
  | (Common & { readonly kind: 'doorverwezen'; readonly reden: RefusalReason; readonly alternatief: string })
  | (Common & { readonly kind: 'ingetrokken'; readonly wie: 'client' | 'afzender'; readonly kant: Side })
  | (Common & { readonly kind: 'geschil'; readonly trede: Rung })
  | (Common & { readonly kind: 'geschil_beslist'; readonly uitkomst: NonNullable<Dispute['uitkomst']> })
  | (Common & { readonly kind: 'gebied_gegeven'; readonly gebied: Area; readonly gegeven: Given })
  | (Common & { readonly kind: 'afspraak'; readonly afspraak: Afspraak })
  | (Common & { readonly kind: 'datum_verzet'; readonly plandatum: string })
  | (Common & { readonly kind: 'doorgegeven'; readonly kant: Side; readonly aan: string })
  /** Another person of the team that has the regie; the team stays. */
  | { readonly kind: 'regiehouder_gewisseld'; readonly op: string; readonly door: Holder; readonly aan: string };

export const beginTraject = (trajectId: string, regie: Holder): Traject => ({ trajectId, regie, handovers: [] });

/** Total and pure: an event about a handover that is not here changes nothing. */
export function apply(traject: Traject, event: Event): Traject {
  if (event.kind === 'regiehouder_gewisseld') return { ...traject, regie: { ...traject.regie, person: event.aan } };
  if (event.kind === 'begonnen') {
    const known = traject.handovers.some(one => one.handoverId === event.handoverId);
    return known ? traject : { ...traject, handovers: [...traject.handovers, begun(event)] };
  }
  if (!traject.handovers.some(one => one.handoverId === event.handoverId)) return traject;
  return {
    ...traject,
    regie: event.kind === 'geaccepteerd' ? event.regiehouder : traject.regie,
    handovers: traject.handovers.map(one =>
      one.handoverId === event.handoverId ? { ...one, ...change(one, event) } : one,
    ),
  };
}

function begun(event: Extract<Event, { kind: 'begonnen' }>): Handover {
  return {
    handoverId: event.handoverId,
    overgang: event.overgang,
    kader: event.kader,
    status: 'concept',
    afzender: event.door,
    ontvanger: { team: event.naar, person: null },
    begonnenOp: event.op,
    ankerOp: event.ankerOp,
    plandatum: event.plandatum,
    gebieden: event.gebieden,
    clientondersteuning: null,
    toestemming: null,
    voorgesteldOp: null,
    contacten: [],
    acceptatie: null,
    bevestigd: [],
    gegeven: {},
    afspraken: [],
    weigering: null,
    geschil: null,
    adviesVolgen: false,
    ingetrokken: null,
    resultaat: null,
  };
}

type OfHandover = Exclude<Event, { kind: 'begonnen' | 'regiehouder_gewisseld' }>;

function change(now: Handover, event: OfHandover): Partial<Handover> {
  switch (event.kind) {
    case 'clientondersteuning':
      return { clientondersteuning: event.antwoord };
    case 'toestemming_gevraagd':
      return { status: 'toestemming_gevraagd', toestemming: 'gevraagd' };
    case 'toestemming_gegeven':
      return { toestemming: 'gegeven' };
    case 'toestemming_geweigerd':
      return {
        status: 'ingetrokken',
        toestemming: 'geweigerd',
        ingetrokken: { door: 'client', genoteerdDoor: 'afzender' },
      };
    case 'voorgesteld':
      return { status: 'voorgesteld', voorgesteldOp: event.op };
    case 'professional_genoemd':
      return { status: 'in_gesprek', ontvanger: { ...now.ontvanger, person: event.persoon } };
    case 'contact':
      return { contacten: [...now.contacten, event.contact] };
    case 'geaccepteerd':
      return {
        status: 'geaccepteerd',
        acceptatie: { op: event.op, eersteAfspraak: event.eersteAfspraak, start: event.start },
      };
    case 'bevestigd': {
      const bevestigd = now.bevestigd.includes(event.kant) ? now.bevestigd : [...now.bevestigd, event.kant];
      return { bevestigd, status: bevestigd.length === 2 ? 'overgedragen' : now.status };
    }
    case 'afgesloten':
      return { status: 'afgesloten', resultaat: event.resultaat };
    case 'geweigerd':
      return { status: 'geweigerd', geschil: null, weigering: { reden: event.reden, alternatief: null } };
    case 'doorverwezen':
      return {
        status: 'doorverwezen',
        geschil: null,
        weigering: { reden: event.reden, alternatief: event.alternatief },
      };
    case 'ingetrokken':
      return { status: 'ingetrokken', ingetrokken: { door: event.wie, genoteerdDoor: event.kant } };
    case 'geschil':
      return { geschil: { trede: event.trede, sinds: event.op, uitkomst: null } };
    case 'geschil_beslist':
      return afterDispute(now, event);
    case 'gebied_gegeven':
      return { gegeven: { ...now.gegeven, [event.gebied]: event.gegeven } };
    case 'afspraak':
      return { afspraken: [...now.afspraken.filter(one => one.gebied !== event.afspraak.gebied), event.afspraak] };
    case 'datum_verzet':
      return { plandatum: event.plandatum };
    case 'doorgegeven':
      return { [event.kant]: { ...now[event.kant], person: event.aan } };
  }
}

/** Back to where a refusal came from; the receiver answers anew, within a new term. */
function afterDispute(now: Handover, event: Extract<Event, { kind: 'geschil_beslist' }>): Partial<Handover> {
  if (now.geschil === null) return {};
  const geschil = { ...now.geschil, uitkomst: event.uitkomst };
  if (event.uitkomst === 'weigering_blijft') return { geschil };
  return {
    geschil,
    status: 'voorgesteld',
    voorgesteldOp: event.op,
    weigering: null,
    adviesVolgen: now.geschil.trede === 'geschillencommissie',
  };
}
