/** In which order the tray is worked through (D-P1, D-P2). */
import { type Earlier, matchingOf, sameArrears, type Vroegsignaal } from './matching.ts';
import type { PriorityFact, Settings } from './settings.ts';
import { crisisSignals, isOpen, livingSignals, type Zaak } from './zaak.ts';

/** What is weighed. All of it follows from the signals; nothing of it from who somebody is. */
export interface Weight {
  readonly zaakId: string;
  /** The nearest crisis date; null where none is set. */
  readonly crisisdatum: string | null;
  readonly meervoudig: boolean;
  readonly opeenvolgend: boolean;
  /** Whole euros; arrears that were told of twice count once, at their last amount. */
  readonly bedragEuro: number;
  /** When the oldest arrears began; null when no signal is left. */
  readonly oudste: string | null;
  readonly aantal: number;
  readonly warmeOverdracht: boolean;
  readonly sinds: string;
}

/** @param known what is known of the team's signals, those of the zaak included */
export function weightOf(zaak: Zaak, known: readonly Earlier[]): Weight {
  const signals = livingSignals(zaak).map(({ signaal }) => signaal);
  const matches = signals.map(signal => matchingOf(signal, known));
  const [crisisdatum = null] = crisisSignals(zaak)
    .map(signal => signal.crisisdatum)
    .sort();
  const [oudste = null] = signals.map(signal => signal.ontstaansdatum).sort();
  return {
    zaakId: zaak.zaakId,
    crisisdatum,
    meervoudig: matches.some(match => match.meervoudig),
    opeenvolgend: matches.some(match => match.opeenvolgend),
    bedragEuro: lastOfEach(signals).reduce((sum, signal) => sum + signal.bedragEuro, 0),
    oudste,
    aantal: signals.length,
    warmeOverdracht: signals.some(signal => signal.warmeOverdracht),
    sinds: zaak.geopendOp,
  };
}

function lastOfEach(signals: readonly Vroegsignaal[]): readonly Vroegsignaal[] {
  const inTime = [...signals].sort((one, other) => byText(one.signaaldatum, other.signaaldatum));
  return inTime.filter((signal, index) => !inTime.slice(index + 1).some(later => sameArrears(signal, later)));
}

/** Negative when `one` comes first. A total order: what weighs the same is put in the order of the id. */
export function byPriority(settings: Pick<Settings, 'prioriteit'>): (one: Weight, other: Weight) => number {
  return (one, other) => {
    for (const fact of settings.prioriteit) {
      const difference = COMPARE[fact](one, other);
      if (difference !== 0) return difference;
    }
    return byText(one.zaakId, other.zaakId);
  };
}

/** What of a team's zaken is open, for the municipalities of one worker or of all, the weightiest first. */
export function trayOf(
  zaken: Iterable<Zaak>,
  known: readonly Earlier[],
  settings: Pick<Settings, 'prioriteit'>,
  where: { readonly team: string; readonly gemeenten: readonly string[] | 'alle' },
): readonly string[] {
  return [...zaken]
    .filter(zaak => isOpen(zaak) && zaak.team === where.team)
    .filter(zaak => where.gemeenten === 'alle' || where.gemeenten.includes(zaak.gemeentecode))
    .map(zaak => weightOf(zaak, known))
    .sort(byPriority(settings))
    .map(({ zaakId }) => zaakId);
}

type Compare = (one: Weight, other: Weight) => number;

const first = (has: (weight: Weight) => boolean): Compare => {
  return (one, other) => Number(has(other)) - Number(has(one));
};
/** The earliest first; none at all comes last. */
const earliest = (date: (weight: Weight) => string | null): Compare => {
  return (one, other) => byText(date(one) ?? '9999-99-99', date(other) ?? '9999-99-99');
};

const COMPARE: Readonly<Record<PriorityFact, Compare>> = {
  crisis: first(weight => weight.crisisdatum !== null),
  crisisdatum: earliest(weight => weight.crisisdatum),
  meervoudig: first(weight => weight.meervoudig),
  opeenvolgend: first(weight => weight.opeenvolgend),
  bedrag: (one, other) => other.bedragEuro - one.bedragEuro,
  ouderdom: earliest(weight => weight.oudste),
  aantal: (one, other) => other.aantal - one.aantal,
  warme_overdracht: first(weight => weight.warmeOverdracht),
  wachttijd: earliest(weight => weight.sinds),
};

function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
