/**
 * Referral from a local team to the regional access. One investigation travels along and is added to, never begun anew;
 * whatever the outcome, there is a named regiehouder. Taking over the regie goes by a handover, not by this.
 */
import { plusWorkingDays } from '../calendar.ts';
import type { OverdrachtConfiguration } from './configuration.ts';
import { LIFE_AREAS, type LifeArea } from './content.ts';
import {
  AFZENDER,
  askRefused,
  BEIDE,
  ONTVANGER,
  type RequestEvent,
  type RequestState,
  requestMachine,
  takenBy,
} from './request.ts';
import type { Arrow, Holder, Side } from './steps.ts';
import type { Clientondersteuning } from './traject.ts';

export const TOEGANG_STATUSES = [
  'aangemeld',
  'in_onderzoek',
  'toegelaten',
  'andere_oplossing',
  'niet_toegelaten',
  'ingetrokken',
] as const;

export type ToegangStatus = (typeof TOEGANG_STATUSES)[number];
export type ToegangOutcome = 'toegelaten' | 'andere_oplossing' | 'niet_toegelaten';

export const TOEGANG_STEPS = ['neemOp', 'vulAan', 'besluit', 'trekIn'] as const;

export type ToegangStep = (typeof TOEGANG_STEPS)[number];

export const TOEGANG_ARROWS: readonly Arrow<ToegangStep, ToegangStatus>[] = [
  { step: 'neemOp', from: 'aangemeld', to: 'in_onderzoek', by: ONTVANGER },
  { step: 'vulAan', from: 'aangemeld', to: 'aangemeld', by: AFZENDER },
  { step: 'vulAan', from: 'in_onderzoek', to: 'in_onderzoek', by: BEIDE },
  { step: 'besluit', from: 'in_onderzoek', to: 'toegelaten', by: ONTVANGER },
  { step: 'besluit', from: 'in_onderzoek', to: 'andere_oplossing', by: ONTVANGER },
  { step: 'besluit', from: 'in_onderzoek', to: 'niet_toegelaten', by: ONTVANGER },
  { step: 'trekIn', from: 'aangemeld', to: 'ingetrokken', by: BEIDE },
  { step: 'trekIn', from: 'in_onderzoek', to: 'ingetrokken', by: BEIDE },
];

export interface Toegang extends RequestState<ToegangStatus> {
  readonly toegangId: string;
  /** The one investigation; what it says lies sealed elsewhere. */
  readonly onderzoekId: string;
  readonly aangemeldOp: string;
  readonly clientondersteuning: Clientondersteuning;
  /** Which areas each side has looked at. */
  readonly onderzocht: Readonly<Record<Side, readonly LifeArea[]>>;
  readonly regiehouder: Holder | null;
}

interface Kinds {
  readonly aangemeld: {
    readonly naar: string;
    readonly onderzoekId: string;
    readonly clientondersteuning: Clientondersteuning;
  };
  readonly opgenomen: unknown;
  readonly aangevuld: { readonly kant: Side; readonly gebieden: readonly LifeArea[] };
  readonly besloten: { readonly uitkomst: ToegangOutcome; readonly regiehouder: Holder };
  readonly ingetrokken: unknown;
}

export type ToegangEvent = RequestEvent<'toegangId', Kinds>;

export interface ToegangWish {
  readonly naar: string;
  readonly onderzoekId: string;
  /** There is no referral without this: independent support was offered. */
  readonly clientondersteuning: Clientondersteuning;
  /** Every referral of the same traject: whoever asks again takes the investigation along. */
  readonly earlier: readonly Toegang[];
}

export type ToegangAsk =
  | { readonly stap: 'neemOp' }
  | { readonly stap: 'vulAan'; readonly gebieden: readonly LifeArea[] }
  /** Who looks after the person from now on, also when the answer is no. */
  | { readonly stap: 'besluit'; readonly uitkomst: ToegangOutcome; readonly regiehouder: Holder | null }
  | { readonly stap: 'trekIn' };

export const TOEGANG = requestMachine<'toegangId', ToegangStatus, Toegang, Kinds, ToegangWish, ToegangAsk>({
  id: 'toegangId',
  arrows: TOEGANG_ARROWS,
  begin({ earlier, naar, onderzoekId, clientondersteuning }, { actor, regie, carried }) {
    if (actor.team !== regie?.team) return 'REGIE_ELDERS';
    const no = askRefused(actor, naar);
    if (no !== null) return no;
    if (actor.person !== regie.person && actor.role !== 'teamleider') return 'ZAAK_VAN_COLLEGA';
    const open = earlier.some(one => one.status === 'aangemeld' || one.status === 'in_onderzoek');
    if (open || earlier.some(one => one.onderzoekId !== onderzoekId)) return 'ONDERZOEK_LOOPT_AL';
    return carried ? { kind: 'aangemeld', naar, onderzoekId, clientondersteuning } : 'BERICHT_PAST_NIET';
  },
  steps: {
    neemOp: () => ({ kind: 'opgenomen' }),
    vulAan: (_, { gebieden }, { side }) => ({ kind: 'aangevuld', kant: side, gebieden }),
    besluit(_, { uitkomst, regiehouder }, { regie }) {
      if (regiehouder === null || regiehouder.person === '') return 'REGIEHOUDER_ONTBREEKT';
      // Naming somebody moves the regie to nobody else's team.
      return regiehouder.team === regie?.team ? { kind: 'besloten', uitkomst, regiehouder } : 'REGIEHOUDER_ANDER_TEAM';
    },
    trekIn: () => ({ kind: 'ingetrokken' }),
  },
  running: ['aangemeld', 'in_onderzoek'],
  first(event) {
    if (event.kind !== 'aangemeld') return null;
    const { toegangId, onderzoekId, clientondersteuning, op, door, naar } = event;
    return {
      ...{ toegangId, onderzoekId, clientondersteuning, status: 'aangemeld', aangemeldOp: op, regiehouder: null },
      ...{ afzender: door, ontvanger: { team: naar, person: null } },
      onderzocht: { afzender: [], ontvanger: [] },
    };
  },
  changes: {
    aangemeld: () => ({}),
    opgenomen: ({ door }, now) => ({ status: 'in_onderzoek', ...takenBy(now, door) }),
    aangevuld({ kant, gebieden }, now) {
      const all = new Set([...now.onderzocht[kant], ...gebieden]);
      return { onderzocht: { ...now.onderzocht, [kant]: LIFE_AREAS.filter(area => all.has(area)) } };
    },
    besloten: ({ uitkomst, regiehouder }) => ({ status: uitkomst, regiehouder }),
    ingetrokken: () => ({ status: 'ingetrokken' }),
  },
});

/** Last day to decide by: a default of ours, no law gives one for a referral. */
export function decideBy(toegang: Toegang, configuration: OverdrachtConfiguration): string {
  return plusWorkingDays(toegang.aangemeldOp, configuration.toegangWerkdagen);
}
