/** Whether the law lets a zaak be erased on request (AVG 17; ruling R22). Two people decide; this says where they may not. */
import { retentionOf } from '../vroegsignalering/retention.ts';
import type { Settings } from '../vroegsignalering/settings.ts';
import { isOpen, isRestricted, type Zaak } from '../vroegsignalering/zaak.ts';
import type { Wisgrond } from './ports.ts';

export const WIS_REFUSALS = {
  VERWERKING_BEPERKT: 'De verwerking is beperkt. Wat beperkt is, wordt niet gewist zolang dat duurt (AVG 18).',
  TAAK_LOOPT:
    'Het team werkt hier nog aan, omdat de wet dat vraagt (Wgs 4). Zolang dat zo is, wordt dit niet gewist (AVG 17 lid 3 b).',
  BEWAARPLICHT: 'De zaak heeft tot hulp geleid. De wet vraagt haar te bewaren tot de termijn om is (AVG 17 lid 3 b).',
} as const;
export type WisRefusal = keyof typeof WIS_REFUSALS;

/** Where keeping would itself be unlawful, a task or a term is no reason to keep. */
const BEFORE_EVERYTHING: readonly Wisgrond[] = ['bezwaar_gegrond', 'onrechtmatig', 'wettelijke_plicht'];

/**
 * @returns why not; null when nothing is against it
 * @source AVG 17(1), 17(3)(b), 18; domain rules A7, L-07; ruling R22
 */
export function erasureRefused(
  zaak: Zaak,
  grond: Wisgrond,
  settings: Settings,
): { readonly code: WisRefusal; readonly bewaardTot: string | null } | null {
  if (zaak.signalen.some(isRestricted)) return { code: 'VERWERKING_BEPERKT', bewaardTot: null };
  if (BEFORE_EVERYTHING.includes(grond)) return null;
  if (isOpen(zaak)) return { code: 'TAAK_LOOPT', bewaardTot: null };
  const retention = retentionOf(zaak, settings);
  return retention.kind === 'met_hulp' || retention.kind === 'in_dossier'
    ? { code: 'BEWAARPLICHT', bewaardTot: retention.tot }
    : null;
}
