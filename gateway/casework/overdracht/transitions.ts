/**
 * The transitions that a handover can be about (E-08), from when it should be started (E-06), and which type of message
 * carries it in which frame. The type is a need, never a ground: each message is decided by its own (E-04).
 */

/** From which day on a handover is worked on. */
export type StartsAt = 'begin_maatregel' | 'dr_plan' | 'planning';

/** Whether the messages of a handover rest on a duty or on consent; chosen at the start, and never changed after. */
export type Kader = 'plicht' | 'toestemming';

/** A type of message, and its variant where the type has several routes. */
export interface MessageNeed {
  readonly type: string;
  readonly variant: string | null;
}

/** `message` is null where no route exists: people meet, and nothing goes through the gateway. */
interface Way {
  readonly message: MessageNeed | null;
}

export interface Transition {
  readonly startsAt: StartsAt;
  readonly ways: Readonly<Partial<Record<Kader, Way>>>;
  /** The person leaves an institution: fixed costs ran on meanwhile (E-09). */
  readonly institution: boolean;
}

const by = (type: string, variant: string | null = null): Way => ({ message: { type, variant } });

const LIST = {
  'detentie-thuis': { startsAt: 'dr_plan', ways: { plicht: by('detentie-uitstroom') }, institution: true },
  'isd-thuis': { startsAt: 'begin_maatregel', ways: { plicht: by('isd-laatste-fase') }, institution: true },
  'forensisch-wmo': {
    startsAt: 'planning',
    ways: {
      plicht: by('reclassering-overdracht', 'dr_plan'),
      toestemming: by('reclassering-overdracht', 'toestemming'),
    },
    institution: true,
  },
  'zvw-wmo': {
    startsAt: 'planning',
    ways: { plicht: by('wvggz-beeindiging'), toestemming: by('ggz-ontslag') },
    institution: true,
  },
  'jeugd-wmo': { startsAt: 'planning', ways: { toestemming: by('hergebruik-wmo') }, institution: false },
  'wmo-wlz': { startsAt: 'planning', ways: { toestemming: { message: null } }, institution: false },
  'bw-thuis': {
    startsAt: 'planning',
    ways: { plicht: by('bwmo-uitstroom', 'eigen_college'), toestemming: by('bwmo-uitstroom', 'ander_college') },
    institution: true,
  },
  'gemeente-gemeente': { startsAt: 'planning', ways: { toestemming: by('verhuizing') }, institution: false },
  'lokaal-regionaal': {
    startsAt: 'planning',
    ways: { plicht: by('toegang-onderzoek', 'mandaat'), toestemming: by('toegang-onderzoek', 'toestemming') },
    institution: false,
  },
} as const satisfies Record<string, Transition>;

export type TransitionCode = keyof typeof LIST;

export const TRANSITIONS: Readonly<Record<TransitionCode, Transition>> = LIST;

/** @returns undefined when this transition has no such frame */
export function wayOf(code: TransitionCode, kader: Kader): Way | undefined {
  return TRANSITIONS[code].ways[kader];
}

export interface ExtraNeed extends MessageNeed {
  readonly to: 'verhuurder' | 'participatie';
  /** All that this one may hear, as field names of its type. */
  readonly fields: readonly string[];
  readonly rule: string;
}

/**
 * What others than the receiver need to hear while somebody is in an institution (E-09): each a message of its own, on
 * its own consent. The landlord hears until when and whom to call, and no word of care or detention (D-09).
 */
export function extraNeeds(code: TransitionCode): readonly ExtraNeed[] {
  if (!TRANSITIONS[code].institution) return [];
  return [
    {
      to: 'verhuurder',
      type: 'afwezigheid',
      variant: null,
      fields: ['persoon', 'afwezigTot', 'contactpersoon'],
      rule: 'E-09',
    },
    {
      to: 'participatie',
      type: 'opname',
      variant: null,
      fields: ['persoon', 'opnamedatum', 'verwachteEinddatum', 'contactpersoon'],
      rule: 'E-09',
    },
  ].filter(need => need.type !== 'opname' || CARE.includes(code)) as readonly ExtraNeed[];
}

/** Only a care provider tells participatie of an admission; detention has its own flow (E-07). */
const CARE: readonly TransitionCode[] = ['zvw-wmo', 'bw-thuis'];
