/**
 * The one grid of figures (R23): blocks with their cells, the same for every municipality and every month. Nobody asks for
 * another breakdown, because two breakdowns that differ by one person would show that person.
 */
import { REFUSAL_REASONS } from '../casework/overdracht/reasons.ts';
import { TRANSITIONS } from '../casework/overdracht/transitions.ts';
import { CONTACTSOORTEN, EINDRESULTATEN, SIGNAALPARTNERS } from '../casework/vroegsignalering/codes.ts';

export interface Block {
  readonly cellen: readonly string[];
  /** Whether the cells are parts of one whole; else each stands for itself, and there is nothing to add up. */
  readonly geheel: boolean;
  /** What the whole block is shown for beside all together; empty where the cells say that already. */
  readonly soorten: readonly string[];
  /** `zaken`: only where a team of the municipality has its casework here. */
  readonly bron: 'zaken' | 'overdrachten';
}

/** All soorten together. */
export const ALLE = 'alle';
/** Of a zaak with signals of more than one kind of signaalpartner. */
export const MIXED = 'meer soorten';

const SOORTEN = { zaken: [...SIGNAALPARTNERS, MIXED], overdrachten: Object.keys(TRANSITIONS) } as const;

const whole = (bron: Block['bron'], cellen: readonly string[]): Block => ({
  ...{ cellen, geheel: true, bron },
  soorten: SOORTEN[bron],
});
const apart = (bron: Block['bron'], cellen: readonly string[]): Block => ({ ...whole(bron, cellen), geheel: false });
const byPartner: Block = { ...whole('zaken', SIGNAALPARTNERS), soorten: [] };

const inDays = (...bounds: readonly number[]) =>
  bounds.map((bound, index) => `${index === 0 ? 0 : bounds[index - 1]! + 1}-${bound} dagen`);

/** Upper bounds of classes of days, both included; what is above the last is a class of its own. */
export const DAY_CLASSES = {
  poging: [3, 7, 14, 28],
  acceptatie: [7, 14, 28, 56],
  wachten: [7, 14, 28, 56],
} as const;

const classesOf = (bounds: readonly number[]) => [...inDays(...bounds), `meer dan ${bounds.at(-1)} dagen`];

export const ATTEMPT_COUNTS = ['0', '1', '2', '3', '4 of meer'] as const;
export const REACHED = ['bereikt', 'niet bereikt'] as const;
export const LEAVING = ['detentie', 'ggz', 'beschermd wonen'] as const;
/** Months after the one of the figures. */
export const MONTHS_AHEAD = 6;

const crossed = (one: readonly string[], other: readonly string[]) =>
  one.flatMap(first => other.map(second => `${first}, ${second}`));

export const GRID = {
  /** Signals that came in, by who sent them. */
  signalen: byPartner,
  /** Those of them that were in a zaak with more signals at the end of the month. */
  signalen_meervoudig: byPartner,
  /** Zaken that were opened, by how many signals they had at the end of the month. */
  meldingen: whole('zaken', ['enkelvoudig', 'meervoudig']),
  /** Zaken with their first attempt to reach somebody, by days since they were opened. */
  eerste_poging: whole('zaken', classesOf(DAY_CLASSES.poging)),
  /** Attempts, by kind and whether somebody was reached. */
  pogingen: whole('zaken', crossed(CONTACTSOORTEN, REACHED)),
  /** Zaken that were closed after being picked up, by number of attempts and whether somebody was reached. */
  bereik: whole('zaken', crossed(ATTEMPT_COUNTS, REACHED)),
  /** Zaken that were closed, by result. */
  resultaten: whole('zaken', EINDRESULTATEN),
  hulp: apart('zaken', ['aangeboden', 'aanvaard', 'gesproken']),
  /** Open zaken that nobody had picked up on the last day, by days since they were opened. */
  wachten_op_oppakken: whole('zaken', classesOf(DAY_CLASSES.wachten)),
  overdrachten: apart('overdrachten', ['voorgesteld', 'geaccepteerd', 'geweigerd of doorverwezen']),
  weigeringen: whole('overdrachten', Object.keys(REFUSAL_REASONS)),
  /** Accepted handovers, by days since they were proposed. */
  tot_acceptatie: whole('overdrachten', classesOf(DAY_CLASSES.acceptatie)),
  /** Proposed handovers without an answer on the last day, by days since they were proposed. */
  wachten_op_antwoord: whole('overdrachten', classesOf(DAY_CLASSES.wachten)),
  /** People whose day of leaving lay in the month, without an accepted handover on its last day. */
  vertrek_zonder_overdracht: whole('overdrachten', LEAVING),
  /** Handovers under way that need a home, by the month in which somebody is to leave. */
  verwachte_uitstroom: whole(
    'overdrachten',
    Array.from({ length: MONTHS_AHEAD }, (_, index) => `over ${index + 1} maanden`),
  ),
} as const satisfies Record<string, Block>;

export type BlockCode = keyof typeof GRID;

export const BLOCKS = Object.keys(GRID) as readonly BlockCode[];

/** @param bounds as in `DAY_CLASSES`; negative days (noted afterwards) fall in the first class */
export function dayClass(bounds: readonly number[], days: number): string {
  const index = bounds.findIndex(bound => days <= bound);
  return classesOf(bounds)[index === -1 ? bounds.length : index]!;
}
