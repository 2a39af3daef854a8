/** What one zaak adds to the figures of a month. A happening counts once, in the month in which it was noted. */
import { daysBetween } from '../../consent/working-days.ts';
import { isAfgevallen } from '../casework/vroegsignalering/codes.ts';
import { apply, isOpen, livingSignals, type Zaak, type ZaakEvent } from '../casework/vroegsignalering/zaak.ts';
import type { Counts, Month } from './count.ts';
import { ATTEMPT_COUNTS, type BlockCode, DAY_CLASSES, dayClass, MIXED } from './grid.ts';

export interface ZaakHistory {
  /** In order, each with the local day on which it was noted. */
  readonly events: readonly { readonly op: string; readonly event: ZaakEvent }[];
}

/** Of one zaak, and so of its soort. */
type Add = (block: BlockCode, cel: string) => void;

/** @param seen ids of signals that were counted: splitting and joining put a signal in another zaak, it came in once */
export function countZaak(counts: Counts, history: ZaakHistory, { van, totEnMet }: Month, seen: Set<string>): void {
  const soort = soortOf(history, totEnMet);
  const add: Add = (block, cel) => counts.add(block, cel, soort);
  let zaak: Zaak | null = null;
  let opened = false;
  /** Results of a zaak that is opened again and closed anew within the month count once, as they ended. */
  let closed: Zaak | null = null;
  for (const { op, event } of history.events) {
    if (op > totEnMet) break;
    const before: Zaak | null = zaak;
    zaak = apply(before, event);
    if (zaak === null || op < van) continue;
    if (event.kind === 'geopend') opened = true;
    if (event.kind === 'gesloten') closed = zaak;
    if (event.kind === 'heropend') closed = null;
    countHappening(add, event, before, zaak);
  }
  countSignals(counts, history, { van, totEnMet }, zaak, seen);

  if (zaak === null) return;
  // What was joined is counted where it went.
  if (opened && zaak.samengevoegdIn === null) add('meldingen', isMeervoudig(zaak) ? 'meervoudig' : 'enkelvoudig');
  if (closed !== null) countClosing(add, closed);
  if (isOpen(zaak) && zaak.opgepaktOp === null)
    add('wachten_op_oppakken', dayClass(DAY_CLASSES.wachten, daysBetween(zaak.geopendOp, totEnMet)));
}

/** The kind of signaalpartner whose signals made the zaak, as it stood on the last day; of what was joined, before it was. */
function soortOf({ events }: ZaakHistory, totEnMet: string): string {
  let zaak: Zaak | null = null;
  let partners: readonly string[] = [];
  for (const { op, event } of events) {
    if (op > totEnMet) break;
    zaak = apply(zaak, event);
    if (zaak === null || zaak.signalen.length === 0) continue;
    const living = livingSignals(zaak);
    partners = (living.length > 0 ? living : zaak.signalen).map(({ signaal }) => signaal.partner);
  }
  const kinds = new Set(partners);
  return kinds.size === 1 ? partners[0]! : MIXED;
}

function countSignals(
  counts: Counts,
  { events }: ZaakHistory,
  { van, totEnMet }: Pick<Month, 'van' | 'totEnMet'>,
  zaak: Zaak | null,
  seen: Set<string>,
): void {
  for (const { op, event } of events) {
    if (event.kind !== 'signaal_toegevoegd' || op < van || op > totEnMet) continue;
    const { signaalId, ontvangenOp, partner } = event.stand.signaal;
    if (ontvangenOp < van || seen.has(signaalId)) continue;
    seen.add(signaalId);
    counts.add('signalen', partner, null);
  }
  if (zaak === null || !isMeervoudig(zaak)) return;
  // A signal that went to another zaak is on one of them only, and counts there.
  for (const { signaal } of livingSignals(zaak))
    if (signaal.ontvangenOp >= van) counts.add('signalen_meervoudig', signaal.partner, null);
}

const isMeervoudig = (zaak: Zaak) => livingSignals(zaak).length > 1;

function countHappening(add: Add, event: ZaakEvent, before: Zaak | null, zaak: Zaak): void {
  switch (event.kind) {
    case 'contact_gezocht': {
      const { soort, bereikt } = event.poging;
      add('pogingen', `${soort}, ${bereikt ? 'bereikt' : 'niet bereikt'}`);
      const isFirst = soort !== 'Administratief' && before !== null && attemptsOf(before).length === 0;
      if (isFirst) add('eerste_poging', dayClass(DAY_CLASSES.poging, daysBetween(zaak.geopendOp, event.poging.datum)));
      break;
    }
    case 'aangeboden':
      if (before?.aangebodenOp === null) add('hulp', 'aangeboden');
      break;
    case 'aanvaard':
      if (before?.aanvaardOp === null) add('hulp', 'aanvaard');
      break;
    case 'gesproken':
      if (before?.gesprokenOp === null) add('hulp', 'gesproken');
      break;
    default:
  }
}

function countClosing(add: Add, zaak: Zaak): void {
  if (zaak.resultaat === null) return;
  add('resultaten', zaak.resultaat);
  if (isAfgevallen(zaak.resultaat)) return;
  const attempts = attemptsOf(zaak);
  const number = ATTEMPT_COUNTS[Math.min(attempts.length, ATTEMPT_COUNTS.length - 1)]!;
  add('bereik', `${number}, ${attempts.some(({ bereikt }) => bereikt) ? 'bereikt' : 'niet bereikt'}`);
}

/** Work on paper is no attempt to reach somebody. */
const attemptsOf = ({ pogingen }: Zaak) => pogingen.filter(({ soort }) => soort !== 'Administratief');
