/**
 * Municipalities and their regions as dated data: codes begin and end on 1 January (G-01), and who is the centre of a
 * region differs by task and by date (G-05). The file is the operator's; nothing about the country is built in.
 */
import { isValidOn, overlap, type Validity } from '../../consent/moment.ts';

/** What a centre municipality does for its region. `adreslozen`: the college of Participatiewet 40. */
export type RegionalTask = 'adreslozen' | 'beschermd_wonen' | 'opvang';

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
  if (known.some(one => endedBy(one.validity, localDate)))
    return { kind: 'opgeheven', opvolgers: successorsOn(gemeenten, gemeentecode, localDate) };
  return { kind: known.length > 0 ? 'nog-niet' : 'onbekend' };
}

/** Those that exist on the day, where a successor was itself dissolved: its successors. */
function successorsOn(gemeenten: readonly Municipality[], gemeentecode: string, localDate: string): readonly string[] {
  const found = new Set<string>();
  const seen = new Set([gemeentecode]);
  const next = [gemeentecode];
  for (let code = next.pop(); code !== undefined; code = next.pop())
    for (const one of gemeenten.filter(
      ({ gemeentecode: own, validity }) => own === code && endedBy(validity, localDate),
    ))
      for (const heir of one.opvolgers) {
        if (gemeenten.some(other => other.gemeentecode === heir && isValidOn(other.validity, localDate)))
          found.add(heir);
        else if (!seen.has(heir)) next.push(heir);
        seen.add(heir);
      }
  return [...found];
}

const endedBy = ({ geldigTot }: Validity, localDate: string) => geldigTot !== undefined && geldigTot < localDate;

/** @returns its name on this day; the code itself when it has none then */
export function nameOn({ gemeenten }: Municipalities, gemeentecode: string, localDate: string): string {
  const valid = gemeenten.find(one => one.gemeentecode === gemeentecode && isValidOn(one.validity, localDate));
  return valid?.naam ?? gemeentecode;
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

/**
 * What is wrong with the data beyond its form, in words for the operator; empty when it can be used. A municipality twice
 * on one day, a successor or member that is not in the list, and two regions that do one task for one municipality on one
 * day would each send a person's data to a place that depends on the order of lines.
 */
export function faultsOf({ gemeenten, regios }: Municipalities): readonly string[] {
  const faults: string[] = [];
  const codes = new Map<string, Municipality[]>();
  for (const one of gemeenten) codes.set(one.gemeentecode, [...(codes.get(one.gemeentecode) ?? []), one]);
  for (const { gemeentecode, validity, opvolgers } of gemeenten) {
    faults.push(...periodFaults(`gemeente ${gemeentecode}`, validity));
    for (const next of opvolgers)
      if (!codes.has(next)) faults.push(`Opvolger ${next} van ${gemeentecode} staat er niet in.`);
  }
  for (const [gemeentecode, rows] of codes)
    for (const [one, other] of pairs(rows))
      if (overlap(one.validity, other.validity))
        faults.push(`Gemeente ${gemeentecode} staat er twee keer in voor dezelfde dagen.`);
  for (const { naam, centrum, leden, validity } of regios) {
    faults.push(...periodFaults(`regio ${naam}`, validity));
    if (!leden.includes(centrum)) faults.push(`Centrum ${centrum} van regio ${naam} is zelf geen lid.`);
    for (const lid of leden)
      if (!codes.has(lid)) faults.push(`Lid ${lid} van regio ${naam} staat niet bij de gemeenten.`);
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
  return geldigTot !== undefined && geldigTot < geldigVan ? [`Het einde van ${of} ligt voor het begin.`] : [];
}

function pairs<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((one, index) => list.slice(index + 1).map(other => [one, other] as const));
}
