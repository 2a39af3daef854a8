/**
 * Whether something read from a file has the shape of a policy, before `policyFaults` looks at what it says. A field
 * nobody knows is a fault: a rule that is written down and not applied is worse than none.
 */
import type { PolicyFault } from './policy.ts';

type Shape = (value: unknown) => boolean;

const text: Shape = value => typeof value === 'string';
const truth: Shape = value => typeof value === 'boolean';
const whole: Shape = value => Number.isInteger(value);
const textOrNull: Shape = value => value === null || text(value);
const wholeOrNull: Shape = value => value === null || whole(value);
const listOf =
  (shape: Shape): Shape =>
  value =>
    Array.isArray(value) && value.every(shape);
const day: Shape = value => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** @param may fields that may be absent */
const record =
  (must: Readonly<Record<string, Shape>>, may: Readonly<Record<string, Shape>> = {}): Shape =>
  value =>
    isRecord(value) && misfits(value, must, may).length === 0;

const validity = record({ geldigVan: day }, { geldigTot: day });
const ground: Shape = value => {
  if (!isRecord(value)) return false;
  if (value.kind === 'toestemming')
    return record({ kind: text, consentKinds: listOf(text), freedomCheck: truth })(value);
  if (value.kind === 'onvoldoende') return record({ kind: text, code: text, wayOn: text })(value);
  return record({ kind: text })(value);
};
const designation = record({ senderOin: text, gemeentecode: text, validity, source: text });

const ROUTE: Readonly<Record<string, Shape>> = {
  code: text,
  type: text,
  variants: value => value === null || listOf(text)(value),
  capacity: textOrNull,
  team: textOrNull,
  purpose: textOrNull,
  ground,
  basis: record({ sender: listOf(text), receiver: listOf(text), national: listOf(text) }),
  preconditions: listOf(record({ code: text }, { variants: listOf(text), fromDays: whole })),
  dataSet: text,
  bsn: text,
  secrecy: truth,
  termLimits: text,
  term: record({ normal: text, crisis: text }),
  retention: record({ bodyDays: whole, entryYears: whole }),
  validity,
  source: text,
  verify: listOf(text),
};
const ROUTE_MAY: Readonly<Record<string, Shape>> = {
  minMonths: whole,
  withinMunicipality: value => value === true,
  refersTo: text,
  experiment: record({ minEuro: wholeOrNull, designations: listOf(designation) }),
};

/** @returns what keeps `value` from being read as a policy, with the code of the route or its place in the list */
export function policyShapeFaults(value: unknown): readonly PolicyFault[] {
  if (!isRecord(value)) return [{ route: '-', fault: 'dit is geen beleid' }];
  const faults = misfits(value, { version: whole, title: text, routes: Array.isArray }, {}).map(field => ({
    route: '-',
    fault: `veld ontbreekt, is onbekend of heeft een onjuiste vorm: ${field}`,
  }));
  if (!Array.isArray(value.routes)) return faults;
  return [
    ...faults,
    ...value.routes.flatMap((route: unknown, index) => {
      if (!isRecord(route)) return [{ route: `${index + 1}`, fault: 'dit is geen route' }];
      const name = typeof route.code === 'string' && route.code !== '' ? route.code : `${index + 1}`;
      return misfits(route, ROUTE, ROUTE_MAY).map(field => ({
        route: name,
        fault: `veld ontbreekt, is onbekend of heeft een onjuiste vorm: ${field}`,
      }));
    }),
  ];
}

function misfits(
  value: Readonly<Record<string, unknown>>,
  must: Readonly<Record<string, Shape>>,
  may: Readonly<Record<string, Shape>>,
): readonly string[] {
  const wrong = Object.entries(must).filter(([name, shape]) => !Object.hasOwn(value, name) || !shape(value[name]));
  const odd = Object.entries(value).filter(([name, inner]) => {
    if (Object.hasOwn(must, name)) return false;
    return !Object.hasOwn(may, name) || !may[name]!(inner);
  });
  return [...wrong, ...odd].map(([name]) => name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
