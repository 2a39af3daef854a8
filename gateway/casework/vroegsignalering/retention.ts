/** How long a zaak is kept, as a date that is computed; and what stays for the look-back when a body goes. */
import { plusDays } from '../../../consent/working-days.ts';
import { lastDayThatSees, monthOf, plusMonths } from '../calendar.ts';
import { isHelp } from './codes.ts';
import { LOOK_BACK_MONTHS, type Stub } from './matching.ts';
import type { Settings } from './settings.ts';
import type { Zaak } from './zaak.ts';

/** `tot`: the last day on which it is there. */
export type Retention =
  | { readonly kind: 'open' }
  /** No help was accepted: only the look-back needs it. */
  | { readonly kind: 'zonder_hulp'; readonly tot: string }
  /** It led to help and has not gone to the dossier yet. */
  | { readonly kind: 'met_hulp'; readonly tot: string }
  | { readonly kind: 'in_dossier'; readonly tot: string };

/** Days of the next month in which a month is counted and delivered to CBS; it is tried again each day. */
const COUNTING_DAYS = 7;

/** @source domain rule A7 */
export function retentionOf(zaak: Zaak, settings: Settings): Retention {
  if (zaak.resultaat === null || zaak.geslotenOp === null) return { kind: 'open' };
  if (!isHelp(zaak.resultaat))
    return { kind: 'zonder_hulp', tot: lastDayThatSees(zaak.geslotenOp, settings.bewaarMaanden) };
  if (zaak.naarDossierOp !== null) return { kind: 'in_dossier', tot: inDossierUntil(zaak.naarDossierOp, settings) };
  return { kind: 'met_hulp', tot: plusMonths(zaak.geslotenOp, 12 * settings.dossierJaren) };
}

/** What is gone before its month is counted would be missing in the figures and in the delivery, and nobody would notice. */
function inDossierUntil(naarDossierOp: string, { naDossierDagen }: Settings): string {
  const asked = plusDays(naarDossierOp, naDossierDagen);
  const counted = plusDays(monthOf(naarDossierOp).tot, COUNTING_DAYS);
  return asked > counted ? asked : counted;
}

/** What is left of each signal when the file goes, and until when: the last day whose look-back reaches it (D-M3). A signal that was detached leaves nothing. */
export function stubsOf(zaak: Zaak): readonly { readonly stub: Stub; readonly tot: string }[] {
  return zaak.signalen
    .filter(({ signaal }) => signaal.teltNiet === undefined)
    .map(({ signaal: { adres, partner, signaaldatum, bedragEuro } }) => ({
      stub: { kind: 'stub', adres, partner, signaaldatum, bedragEuro },
      tot: lastDayThatSees(signaaldatum, LOOK_BACK_MONTHS),
    }));
}
