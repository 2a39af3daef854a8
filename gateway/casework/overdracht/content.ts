/**
 * What a handover says at the least (E-11), as areas: what is needed, when it may go, and whether it was given. The
 * core knows names of areas; what they say lies sealed elsewhere.
 */
import type { Kader } from './transitions.ts';

/** What every handover has. */
const ALWAYS = ['identiteit', 'plandatum', 'contactprofessionals'] as const;

/** What the sender names at the start, as far as it is needed for this client. */
export const LIFE_AREAS = ['huisvesting', 'inkomen', 'schulden', 'id_bewijs', 'verzekering', 'zorgafspraken'] as const;

export type LifeArea = (typeof LIFE_AREAS)[number];
export type Area = (typeof ALWAYS)[number] | LifeArea | 'woorden_client';

export const AREAS: readonly Area[] = [...ALWAYS, ...LIFE_AREAS, 'woorden_client'];

/** Care appointments and the client's own words travel on consent only (E-11, R24). */
const ON_CONSENT_ONLY: readonly Area[] = ['zorgafspraken', 'woorden_client'];

export const asksConsent = (area: Area): boolean => ON_CONSENT_ONLY.includes(area);

/** How an area reached the receiver: in a message decided by itself, or told in a conversation the client was at. */
export type Given =
  | { readonly kind: 'bericht'; readonly type: string; readonly verstrekkingId: string }
  | { readonly kind: 'gesprek'; readonly contact: number };

export interface NeededArea {
  readonly area: LifeArea;
  readonly urgent: boolean;
}

export interface ContentLine {
  readonly area: Area;
  readonly needed: boolean;
  /** With the proposal, or only after acceptance: urgent areas go early, the rest does not. */
  readonly from: 'voorstel' | 'acceptatie';
  readonly given: Given | null;
}

export function contentOf(
  kader: Kader,
  needed: readonly NeededArea[],
  given: Readonly<Partial<Record<Area, Given>>>,
): readonly ContentLine[] {
  return AREAS.map(area => {
    const chosen = needed.find(one => one.area === area);
    const always = (ALWAYS as readonly Area[]).includes(area);
    return {
      area,
      needed: always || chosen !== undefined || (area === 'woorden_client' && kader === 'toestemming'),
      from: always || chosen?.urgent === true ? 'voorstel' : 'acceptatie',
      given: given[area] ?? null,
    };
  });
}
