/**
 * What was published per municipality and month against what happened: counted here from what was sent, from the steps of
 * the people of the simulation and from the events alone, and rounded by the rule itself (R23).
 */
import type { LEAVING } from '../../../gateway/cijfers/grid.ts';
import type { Json } from '../../support/messages.ts';
import type { Check } from './checks.ts';
import { type History, zaakOn } from './events.ts';
import type { HandoverStep } from './handovers.ts';
import { PARTNER_OF } from './population.ts';
import type { Year } from './year.ts';

/** True counts of one municipality and month, by block and soort, and then by cell. */
type Truth = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Blocks that have no soorten: their cells are nobody's sum, and shown as they are. */
const BY_PARTNER = ['signalen', 'signalen_meervoudig'];

const BLOCKS = [
  ...[...BY_PARTNER, 'meldingen', 'eerste_poging', 'pogingen', 'bereik', 'resultaten', 'hulp', 'wachten_op_oppakken'],
  ...['overdrachten', 'tot_acceptatie', 'wachten_op_antwoord', 'vertrek_zonder_overdracht'],
] as const;

export function numbersAddUp(year: Year): Check {
  const faults: string[] = [];
  let cells = 0;
  for (const { maand, gemeentecode, body } of year.figures) {
    const blocks = body?.gebieden?.find((one: Json) => one.gebied === gemeentecode)?.blokken as Json[] | undefined;
    const truth = truthOf(year, gemeentecode, maand);
    const tables = blocks?.filter(one => BLOCKS.includes(one.blok)) ?? [];
    for (const blok of BLOCKS)
      if (!tables.some(one => one.blok === blok && one.soort === ALLE))
        faults.push(`geen cijfers: ${blok} ${gemeentecode} ${maand}`);
    for (const { blok, soort, cellen } of tables)
      for (const { cel, waarde } of cellen as Json[]) {
        cells += 1;
        const happened = truth.get(tableOf(blok, soort))?.get(cel) ?? 0;
        const isSum = soort === ALLE && !BY_PARTNER.includes(blok);
        if (isSum ? !sumsShownFor(happened).includes(waarde) : waarde !== rounded(happened))
          faults.push(`${gemeentecode} ${maand} ${blok} ${soort} ${cel}: ${happened} gebeurd, ${waarde} getoond`);
      }
    for (const [table, counted] of truth)
      for (const cel of counted.keys()) {
        const shown = tables.find(one => tableOf(one.blok, one.soort) === table)?.cellen as Json[] | undefined;
        if (!shown?.some(one => one.cel === cel)) faults.push(`${gemeentecode} ${maand} ${table}: geen cel ${cel}`);
      }
  }
  return {
    name: 'cijfers tellen op',
    counted: { maanden: year.figures.length, cellen: cells, overdrachtstappen: year.handovers.length },
    faults,
  };
}

const ALLE = 'alle';
const tableOf = (blok: string, soort: string) => `${blok}/${soort}`;

/** A number of all soorten is a sum of what is shown: beside its own multiple of five, or not there, where it would tell more. */
function sumsShownFor(count: number): readonly Json[] {
  const own = rounded(count);
  if (own === 0) return [0];
  return [own, null, ...(own === '<5' ? [5] : [own + 5, own === 5 ? '<5' : own - 5])];
}

const rounded = (count: number): number | '<5' => (count > 0 && count < 5 ? '<5' : Math.round(count / 5) * 5);

function truthOf({ sent, handovers, histories, months }: Year, gemeentecode: string, maand: string): Truth {
  const month = months.find(({ van }) => van.startsWith(maand));
  const counts = new Map<string, Map<string, number>>();
  const add: Add = (blok, cel, ...soorten) => {
    for (const table of [ALLE, ...soorten].map(soort => tableOf(blok, soort))) {
      const cellen = counts.get(table) ?? new Map<string, number>();
      counts.set(table, cellen.set(cel, (cellen.get(cel) ?? 0) + 1));
    }
  };
  if (month === undefined) return counts;
  const isIn = (day: string) => month.van <= day && day <= month.tot;
  for (const { verstrekkingId, type, day, gemeentecode: at } of sent)
    if (verstrekkingId !== null && at === gemeentecode && isIn(day)) add('signalen', PARTNER_OF[type]!);
  for (const history of histories.values()) countZaak(history, gemeentecode, month, add);
  countHandovers(
    handovers.filter(one => one.gemeentecode === gemeentecode),
    month,
    add,
  );
  return counts;
}

type Month = { readonly van: string; readonly tot: string };
type Add = (blok: string, cel: string, ...soorten: readonly string[]) => void;

function countZaak(history: History, gemeentecode: string, { van, tot }: Month, addTo: Add): void {
  const zaak = zaakOn(history, tot);
  if (zaak === null || zaak.gemeentecode !== gemeentecode) return;
  const partners = zaak.signalen.map(({ signaal }) => signaal.partner);
  const soort = partners.every(one => one === partners[0]) ? partners[0]! : 'meer soorten';
  const add: Add = (blok, cel) => addTo(blok, cel, soort);
  if (partners.length > 1)
    for (const { signaal } of zaak.signalen)
      if (van <= signaal.ontvangenOp) addTo('signalen_meervoudig', signaal.partner);
  const attempts: boolean[] = [];
  let opened = '';
  for (const { op, event } of history.events) {
    if (op > tot) break;
    const now = op >= van;
    if (event.kind === 'geopend') {
      opened = op;
      if (now) add('meldingen', zaak.signalen.length > 1 ? 'meervoudig' : 'enkelvoudig');
    }
    if (event.kind === 'contact_gezocht') {
      const { soort, bereikt } = event.poging;
      if (now) add('pogingen', `${soort}, ${bereikt ? 'bereikt' : 'niet bereikt'}`);
      if (now && attempts.length === 0) add('eerste_poging', inClass(daysFrom(opened, op), [3, 7, 14, 28]));
      attempts.push(bereikt);
    }
    if (now && ['aangeboden', 'aanvaard', 'gesproken'].includes(event.kind)) add('hulp', event.kind);
    if (now && event.kind === 'gesloten') {
      add('resultaten', event.resultaat);
      const number = attempts.length > 3 ? '4 of meer' : String(attempts.length);
      add('bereik', `${number}, ${attempts.includes(true) ? 'bereikt' : 'niet bereikt'}`);
    }
  }
  if (!history.events.some(({ op, event }) => op <= tot && (event.kind === 'opgepakt' || event.kind === 'gesloten')))
    add('wachten_op_oppakken', inClass(daysFrom(opened, tot), [7, 14, 28, 56]));
}

function countHandovers(steps: readonly HandoverStep[], { van, tot }: Month, add: Add): void {
  const people = new Map<string, HandoverStep[]>();
  for (const step of steps) {
    if (step.day > tot) continue;
    people.set(step.id, [...(people.get(step.id) ?? []), step]);
    if (step.day < van) continue;
    add('overdrachten', step.outcome, step.overgang);
    if (step.outcome === 'geaccepteerd')
      add('tot_acceptatie', inClass(daysFrom(step.proposed, step.day), [7, 14, 28, 56]), step.overgang);
  }
  for (const [one, ...answers] of people.values()) {
    const { leaves, from, proposed, overgang } = one!;
    const accepted = answers.some(({ outcome }) => outcome === 'geaccepteerd');
    if (van <= leaves && leaves <= tot && !accepted)
      add('vertrek_zonder_overdracht', from satisfies (typeof LEAVING)[number], overgang);
    if (answers.length === 0) add('wachten_op_antwoord', inClass(daysFrom(proposed, tot), [7, 14, 28, 56]), overgang);
  }
}

const daysFrom = (one: string, other: string) => Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000);

function inClass(days: number, bounds: readonly number[]): string {
  const at = bounds.findIndex(bound => days <= bound);
  return at === -1 ? `meer dan ${bounds.at(-1)} dagen` : `${at === 0 ? 0 : bounds[at - 1]! + 1}-${bounds[at]} dagen`;
}
