/**
 * The terms of a zaak, computed from what happened and never kept. Of each: from when, the last day to work by, which is
 * never shifted, and the end by law, which moves to the next working day (R3).
 */
import { plusDays } from '../../../consent/working-days.ts';
import { plusMonths, plusWorkingDays, shiftedToWorkingDay } from '../calendar.ts';
import type { Settings, TermName } from './settings.ts';
import { crisisSignals, isOpen, livingSignals, type SignaalStand, type Zaak } from './zaak.ts';

export interface Term {
  readonly naam: TermName;
  /** Rule or article. */
  readonly bron: string;
  /** Whether a law sets it, or we do. */
  readonly soort: 'wet' | 'eigen';
  /** The signal it is about; null for the zaak as a whole. */
  readonly over: string | null;
  readonly start: string;
  /** Date of the first signal, which T1 is shown beside (A6). */
  readonly signaaldatum: string | null;
  /** Last day to work by. */
  readonly uiterlijk: string;
  /** End by law; null for terms of our own. */
  readonly wettelijkEinde: string | null;
  /** `vervallen`: the zaak was closed before it was met. */
  readonly stand: 'loopt' | 'op_tijd' | 'te_laat' | 'vervallen';
}

const T1_DAYS = 28;
const T2_WORKING_DAYS = 3;

export function termsOf(zaak: Zaak, settings: Settings): readonly Term[] {
  return [...offer(zaak, settings), ...firstConversation(zaak, settings), ...urgent(zaak), ...informing(zaak)];
}

/** A6: for making an offer there is no term by law; this is our target. */
function offer(zaak: Zaak, settings: Settings): Term[] {
  const [start] = datesOf(zaak, ({ signaal }) => signaal.ontvangenOp);
  if (start === undefined) return [];
  const uiterlijk = plusWorkingDays(start, settings.aanbodWerkdagen);
  return [own('AANBOD', 'A6', null, { zaak, start, uiterlijk, metOn: zaak.aangebodenOp })];
}

/** T1 (Wgs 4(1)) always; T2 (Wgs 4(2)) beside it where something threatens. The one that ends first decides. */
function firstConversation(zaak: Zaak, settings: Settings): Term[] {
  const [signalDate] = datesOf(zaak, ({ signaal }) => signaal.signaaldatum);
  const start = settings.anker === 'aanvaarding' ? zaak.aanvaardOp : (signalDate ?? null);
  if (start === null || signalDate === undefined) return [];
  const uiterlijk = plusDays(start, T1_DAYS);
  const t1 = byLaw('T1', 'Wgs 4(1)', null, { zaak, start, uiterlijk, metOn: zaak.gesprokenOp });
  return [t1, ...threatened(zaak, settings, start)].map(term => ({ ...term, signaaldatum: signalDate }));
}

function threatened(zaak: Zaak, settings: Settings, anchor: string): Term[] {
  const crises = crisisSignals(zaak);
  const [told] = crises.map(one => (settings.anker === 'aanvaarding' ? one.ontvangenOp : one.signaaldatum)).sort();
  if (told === undefined) return [];
  // A crisis that came up after the offer was accepted starts when it came up.
  const start = settings.anker === 'aanvaarding' && anchor > told ? anchor : told;
  // A first conversation that was already held needs not be held again.
  if (zaak.gesprokenOp !== null && zaak.gesprokenOp < start) return [];
  const uiterlijk = plusWorkingDays(start, T2_WORKING_DAYS);
  return [byLaw('T2', 'Wgs 4(2)', null, { zaak, start, uiterlijk, metOn: zaak.gesprokenOp })];
}

/** A6: contact is tried on the same or the next working day; and the day itself on which it happens (R5). */
function urgent(zaak: Zaak): Term[] {
  return crisisSignals(zaak).flatMap(({ signaalId, ontvangenOp: start, crisisdatum }) => {
    const [metOn = null] = zaak.pogingen
      .filter(({ soort, datum }) => soort !== 'Administratief' && datum >= start)
      .map(({ datum }) => datum)
      .sort();
    const uiterlijk = plusWorkingDays(start, 1);
    return [
      own('POGING', 'A6', signaalId, { zaak, start, uiterlijk, metOn }),
      own('CRISIS', 'R5', signaalId, { zaak, start, uiterlijk: crisisdatum, metOn: zaak.gesprokenOp }),
    ];
  });
}

/**
 * AVG 14(3): at the first contact that reached somebody, at the latest one month after a signal came. Each signal has
 * another source, so each counts by itself; closing the zaak ends nothing. The dead have no rights under the AVG. A letter about
 * a signal that was detached would tell whoever lives here of somebody else.
 */
function informing(zaak: Zaak): Term[] {
  return zaak.signalen
    .filter(({ status, signaal }) => status !== 'Inwoner is overleden' && signaal.teltNiet === undefined)
    .map(({ signaal, geinformeerd }) => {
      const start = signaal.ontvangenOp;
      const month = plusMonths(start, 1);
      const [reached = month] = zaak.pogingen
        .filter(({ bereikt, datum }) => bereikt && datum >= start)
        .map(({ datum }) => datum)
        .sort();
      const atContact = reached < month;
      const uiterlijk = atContact ? reached : month;
      const term = byLaw('AVG14', atContact ? 'AVG 14(3)(b)' : 'AVG 14(3)(a)', signaal.signaalId, {
        zaak,
        start,
        uiterlijk,
        metOn: geinformeerd?.op ?? null,
      });
      const stand = term.stand === 'vervallen' ? 'loopt' : term.stand;
      // Contact is a moment, not a period: it does not move to a working day.
      return atContact
        ? { ...term, wettelijkEinde: reached, stand: standOf(reached, geinformeerd?.op) }
        : { ...term, stand };
    });
}

function standOf(end: string, metOn: string | undefined): Term['stand'] {
  if (metOn === undefined) return 'loopt';
  return metOn <= end ? 'op_tijd' : 'te_laat';
}

interface Run {
  readonly zaak: Zaak;
  readonly start: string;
  readonly uiterlijk: string;
  /** The day on which it was met. */
  readonly metOn: string | null;
}

function own(naam: TermName, bron: string, over: string | null, run: Run): Term {
  return term(naam, { bron, soort: 'eigen', over, wettelijkEinde: null }, run);
}

function byLaw(naam: TermName, bron: string, over: string | null, run: Run): Term {
  return term(naam, { bron, soort: 'wet', over, wettelijkEinde: shiftedToWorkingDay(run.uiterlijk) }, run);
}

function term(
  naam: TermName,
  rest: Pick<Term, 'bron' | 'soort' | 'over' | 'wettelijkEinde'>,
  { zaak, start, uiterlijk, metOn }: Run,
): Term {
  const open = metOn === null && !isOpen(zaak);
  const stand = open ? 'vervallen' : standOf(rest.wettelijkEinde ?? uiterlijk, metOn ?? undefined);
  return { naam, ...rest, start, signaaldatum: null, uiterlijk, stand };
}

function datesOf(zaak: Zaak, date: (stand: SignaalStand) => string): readonly string[] {
  return livingSignals(zaak).map(date).sort();
}
