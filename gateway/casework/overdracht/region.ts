/**
 * What a region agreed on about handovers, with the days on which it holds: how long things may take, who offers
 * cliëntondersteuning, who is asked in a dispute. Numbers and organisations only: no trait of a person fits in here.
 */
import { isValidOn, overlap, type Validity } from '../../../consent/moment.ts';
import { configurationFaults, OVERDRACHT_DEFAULTS, type OverdrachtConfiguration } from './configuration.ts';
import type { Rung } from './reasons.ts';
import type { TransitionCode } from './transitions.ts';

/** An organisation or desk, never a person. */
export interface RegionContact {
  readonly naam: string;
  readonly telefoon?: string;
  readonly email?: string;
}

/** What differs from the defaults; what is absent is as everywhere. */
export interface RegionSettings extends Partial<OverdrachtConfiguration> {
  /** Working days in which a handover of this kind is started, instead of `beginBinnenWerkdagen` (E-06). */
  readonly beginPerOvergang?: readonly { readonly overgang: TransitionCode; readonly werkdagen: number }[];
  readonly clientondersteuning?: RegionContact;
  /** Whom to turn to on each rung (G-03). */
  readonly geschil?: Readonly<Partial<Record<Rung, RegionContact>>>;
}

export interface RegionRule {
  readonly naam: string;
  /** The text in which it was agreed on, with its day. */
  readonly bron: string;
  /** Codes of the municipalities for which it holds. */
  readonly gemeenten: readonly string[];
  readonly validity: Validity;
  readonly settings: RegionSettings;
}

/** Municipalities that each side works for on a day; none for who works for the whole country. */
export interface ServedBySides {
  readonly afzender: readonly string[];
  readonly ontvanger: readonly string[];
}

/**
 * Both sides see one and the same term, so one rule holds for a handover: that of the municipalities both work for, or else
 * of those the receiver works for (who takes somebody over agreed on how), or else of the sender's.
 * @param localDate day on which what is looked at began: what is agreed on later changes no term that runs
 * @returns null where no rule, or no single rule, covers all of these municipalities; the defaults hold then
 */
export function ruleFor(
  rules: readonly RegionRule[],
  { afzender, ontvanger }: ServedBySides,
  localDate: string,
): RegionRule | null {
  const shared = ontvanger.filter(code => afzender.includes(code));
  const codes = [shared, ontvanger, afzender].find(list => list.length > 0) ?? [];
  const holding = rules.filter(one => isValidOn(one.validity, localDate));
  const found = new Set(codes.map(code => holding.find(one => one.gemeenten.includes(code)) ?? null));
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}

/** @param overgang kind of handover; null for a request */
export function configurationOf(rule: RegionRule | null, overgang: TransitionCode | null): OverdrachtConfiguration {
  if (rule === null) return OVERDRACHT_DEFAULTS;
  const { beginPerOvergang, clientondersteuning: _, geschil: __, ...numbers } = rule.settings;
  const begin = beginPerOvergang?.find(one => one.overgang === overgang)?.werkdagen;
  return { ...OVERDRACHT_DEFAULTS, ...numbers, ...(begin === undefined ? {} : { beginBinnenWerkdagen: begin }) };
}

/**
 * What is wrong beyond the form, in words for the operator; empty when it can be used. Two rules for one municipality on one
 * day would make a term depend on the order of lines.
 * @param known codes of the list of municipalities; null where the operator gave none
 */
export function regionFaults(rules: readonly RegionRule[], known: ReadonlySet<string> | null): readonly string[] {
  const faults = rules.flatMap(rule => ofOne(rule, known));
  for (const [at, one] of rules.entries())
    for (const other of rules.slice(at + 1)) {
      if (!overlap(one.validity, other.validity)) continue;
      for (const code of one.gemeenten.filter(each => other.gemeenten.includes(each)))
        faults.push(`Voor gemeente ${code} gelden ${one.naam} en ${other.naam} op dezelfde dagen.`);
    }
  return faults;
}

function ofOne(rule: RegionRule, known: ReadonlySet<string> | null): string[] {
  const { naam, bron, gemeenten, settings } = rule;
  const { geldigVan, geldigTot } = rule.validity;
  const { beginPerOvergang: begins = [], clientondersteuning: _, geschil: __, ...numbers } = settings;
  return [
    ...(naam.trim() === '' ? ['Een regio heeft geen naam.'] : []),
    ...(bron.trim() === '' ? [`Regio ${naam} noemt geen bron.`] : []),
    ...(geldigTot !== undefined && geldigTot < geldigVan ? [`Het einde van regio ${naam} ligt voor het begin.`] : []),
    ...(isEmpty(settings) ? [`Regio ${naam} stelt niets in.`] : []),
    ...configurationFaults({ ...OVERDRACHT_DEFAULTS, ...numbers }).map(
      ({ key, code }) => `Instelling ${key} van regio ${naam}: ${code}.`,
    ),
    ...(new Set(begins.map(one => one.overgang)).size < begins.length
      ? [`Regio ${naam} noemt een overgang twee keer.`]
      : []),
    ...gemeenten
      .filter(code => known !== null && !known.has(code))
      .map(code => `Gemeente ${code} van regio ${naam} staat niet in de lijst van gemeenten.`),
  ];
}

/** An empty list sets something (no reminder); an object without a line does not. */
const isEmpty = (settings: RegionSettings) =>
  Object.values(settings).every(value => !Array.isArray(value) && typeof value === 'object' && isBare(value));

const isBare = (value: object) => Object.keys(value).length === 0;
