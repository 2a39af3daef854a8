/**
 * Municipalities and their regions as dated data: codes begin and end on 1 January (G-01), and who is the centre of a
 * region differs by task and by date (G-05). The file is the operator's; nothing about the country is built in.
 */
import { isValidOn, type Validity } from '../../consent/moment.ts';

/** What a centre municipality does for its region. `adreslozen`: the college of Participatiewet 40. */
export type RegionalTask = 'adreslozen' | 'beschermd-wonen' | 'opvang';
export const REGIONAL_TASKS: readonly RegionalTask[] = ['adreslozen', 'beschermd-wonen', 'opvang'];

export interface Municipality {
  /** CBS code, four digits. */
  readonly gemeentecode: string;
  readonly naam: string;
  readonly validity: Validity;
  /** Codes that go on with it after the last day; none while it exists. */
  readonly opvolgers: readonly string[];
}

export interface Region {
  readonly naam: string;
  readonly taken: readonly RegionalTask[];
  readonly centrum: string;
  /** Codes of the members, the centre among them. */
  readonly leden: readonly string[];
  readonly validity: Validity;
}

export interface Municipalities {
  readonly gemeenten: readonly Municipality[];
  readonly regios: readonly Region[];
}

export type CodeOnDay =
  | { readonly kind: 'geldig'; readonly municipality: Municipality }
  /** It exists, but not on this day. The successors are named and nothing is forwarded to them (R12). */
  | { readonly kind: 'opgeheven'; readonly opvolgers: readonly string[] }
  | { readonly kind: 'nog-niet' }
  | { readonly kind: 'onbekend' };

/** @param localDate `YYYY-MM-DD` */
export function codeOn({ gemeenten }: Municipalities, gemeentecode: string, localDate: string): CodeOnDay {
  const known = gemeenten.filter(one => one.gemeentecode === gemeentecode);
  const valid = known.find(one => isValidOn(one.validity, localDate));
  if (valid !== undefined) return { kind: 'geldig', municipality: valid };
  const ended = known.filter(one => one.validity.geldigTot !== undefined && one.validity.geldigTot < localDate);
  if (ended.length > 0) return { kind: 'opgeheven', opvolgers: [...new Set(ended.flatMap(one => one.opvolgers))] };
  return { kind: known.length > 0 ? 'nog-niet' : 'onbekend' };
}

/** Code of the centre municipality that does `task` for this municipality on this day; null when nobody is designated. */
export function centreFor(
  { regios }: Municipalities,
  gemeentecode: string,
  task: RegionalTask,
  localDate: string,
): string | null {
  const region = regios.find(
    one => one.taken.includes(task) && one.leden.includes(gemeentecode) && isValidOn(one.validity, localDate),
  );
  return region?.centrum ?? null;
}

const CODE = /^\d{4}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What is wrong with the data, in words for the operator; empty when it can be used. A municipality twice on one day, a
 * successor or member that is not in the list, and two regions that do one task for one municipality on one day would
 * each send a person's data to a place that depends on the order of lines.
 */
export function faultsOf({ gemeenten, regios }: Municipalities): readonly string[] {
  const faults: string[] = [];
  const codes = new Set(gemeenten.map(one => one.gemeentecode));
  if (gemeenten.length === 0) faults.push('Er staat geen enkele gemeente in.');
  for (const { gemeentecode, validity, opvolgers } of gemeenten) {
    if (!CODE.test(gemeentecode)) faults.push(`Gemeentecode ${gemeentecode} heeft geen vier cijfers.`);
    faults.push(...periodFaults(`gemeente ${gemeentecode}`, validity));
    for (const next of opvolgers)
      if (!codes.has(next)) faults.push(`Opvolger ${next} van ${gemeentecode} staat er niet in.`);
  }
  for (const [one, other] of pairs(gemeenten))
    if (one.gemeentecode === other.gemeentecode && overlap(one.validity, other.validity))
      faults.push(`Gemeente ${one.gemeentecode} staat er twee keer in voor dezelfde dagen.`);
  for (const { naam, centrum, leden, taken, validity } of regios) {
    faults.push(...periodFaults(`regio ${naam}`, validity));
    if (!leden.includes(centrum)) faults.push(`Centrum ${centrum} van regio ${naam} is zelf geen lid.`);
    for (const lid of leden)
      if (!codes.has(lid)) faults.push(`Lid ${lid} van regio ${naam} staat niet bij de gemeenten.`);
    for (const taak of taken)
      if (!REGIONAL_TASKS.includes(taak)) faults.push(`Regio ${naam} heeft een onbekende taak.`);
  }
  for (const [one, other] of pairs(regios)) {
    if (!overlap(one.validity, other.validity)) continue;
    if (!one.taken.some(taak => other.taken.includes(taak))) continue;
    for (const lid of one.leden.filter(code => other.leden.includes(code)))
      faults.push(`Gemeente ${lid} valt voor dezelfde taak en dagen onder ${one.naam} en ${other.naam}.`);
  }
  return faults;
}

function periodFaults(of: string, { geldigVan, geldigTot }: Validity): readonly string[] {
  if (!DATE.test(geldigVan) || (geldigTot !== undefined && !DATE.test(geldigTot)))
    return [`De datums van ${of} kloppen niet.`];
  return geldigTot !== undefined && geldigTot < geldigVan ? [`Het einde van ${of} ligt voor het begin.`] : [];
}

function overlap(one: Validity, other: Validity): boolean {
  return one.geldigVan <= (other.geldigTot ?? '9999-12-31') && other.geldigVan <= (one.geldigTot ?? '9999-12-31');
}

function pairs<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((one, index) => list.slice(index + 1).map(other => [one, other] as const));
}
