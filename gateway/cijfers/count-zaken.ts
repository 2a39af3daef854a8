/** What one zaak adds to the figures of a month. A happening counts once, in the month in which it was noted. */
import { daysBetween } from '../../consent/working-days.ts';
import { isAfgevallen } from '../casework/vroegsignalering/codes.ts';
import type { Vroegsignaal } from '../casework/vroegsignalering/matching.ts';
import { apply, isOpen, livingSignals, type Zaak, type ZaakEvent } from '../casework/vroegsignalering/zaak.ts';
import type { Counts, Month } from './count.ts';
import { ATTEMPT_COUNTS, DAY_CLASSES, dayClass } from './grid.ts';

export interface ZaakHistory {
  /** In order, each with the local day on which it was noted. */
  readonly events: readonly { readonly op: string; readonly event: ZaakEvent }[];
}

/** @param seen ids of signals that were counted: splitting and joining put a signal in another zaak, it came in once */
export function countZaak(counts: Counts, { events }: ZaakHistory, { van, totEnMet }: Month, seen: Set<string>): void {
  let zaak: Zaak | null = null;
  let opened = false;
  /** Results of a zaak that is opened again and closed anew within the month count once, as they ended. */
  let closed: Zaak | null = null;
  for (const { op, event } of events) {
    if (op > totEnMet) break;
    const before: Zaak | null = zaak;
    zaak = apply(before, event);
    if (zaak === null || op < van) continue;
    if (event.kind === 'geopend') opened = true;
    if (event.kind === 'signaal_toegevoegd') countSignal(event.stand.signaal);
    if (event.kind === 'gesloten') closed = zaak;
    if (event.kind === 'heropend') closed = null;
    countHappening(counts, event, before, zaak);
  }
  function countSignal({ signaalId, ontvangenOp, partner }: Vroegsignaal): void {
    if (ontvangenOp < van || seen.has(signaalId)) return;
    seen.add(signaalId);
    counts.add('signalen', partner);
  }

  if (zaak === null) return;
  // What was joined is counted where it went.
  if (opened && zaak.samengevoegdIn === null)
    counts.add('meldingen', livingSignals(zaak).length > 1 ? 'meervoudig' : 'enkelvoudig');
  if (closed !== null) countClosing(counts, closed);
  if (isOpen(zaak) && zaak.opgepaktOp === null)
    counts.add('wachten_op_oppakken', dayClass(DAY_CLASSES.wachten, daysBetween(zaak.geopendOp, totEnMet)));
}

function countHappening(counts: Counts, event: ZaakEvent, before: Zaak | null, zaak: Zaak): void {
  switch (event.kind) {
    case 'contact_gezocht': {
      const { soort, bereikt } = event.poging;
      counts.add('pogingen', `${soort}, ${bereikt ? 'bereikt' : 'niet bereikt'}`);
      const isFirst = soort !== 'Administratief' && before !== null && attemptsOf(before).length === 0;
      if (isFirst)
        counts.add('eerste_poging', dayClass(DAY_CLASSES.poging, daysBetween(zaak.geopendOp, event.poging.datum)));
      break;
    }
    case 'aangeboden':
      if (before?.aangebodenOp === null) counts.add('hulp', 'aangeboden');
      break;
    case 'aanvaard':
      if (before?.aanvaardOp === null) counts.add('hulp', 'aanvaard');
      break;
    case 'gesproken':
      if (before?.gesprokenOp === null) counts.add('hulp', 'gesproken');
      break;
    default:
  }
}

function countClosing(counts: Counts, zaak: Zaak): void {
  if (zaak.resultaat === null) return;
  counts.add('resultaten', zaak.resultaat);
  if (isAfgevallen(zaak.resultaat)) return;
  const attempts = attemptsOf(zaak);
  const number = ATTEMPT_COUNTS[Math.min(attempts.length, ATTEMPT_COUNTS.length - 1)]!;
  counts.add('bereik', `${number}, ${attempts.some(({ bereikt }) => bereikt) ? 'bereikt' : 'niet bereikt'}`);
}

/** Work on paper is no attempt to reach somebody. */
const attemptsOf = ({ pogingen }: Zaak) => pogingen.filter(({ soort }) => soort !== 'Administratief');
