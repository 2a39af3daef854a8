/** The register of processing activities (AVG 30(1)) of one organisation, made from the policy in force and from who it is here. Pure. */
import { routeLines } from '../../consent/explain.ts';
import { isValidOn } from '../../consent/moment.ts';
import type { PolicyDocument, Route } from '../../consent/policy.ts';
import { FIELD_TITLES } from '../../schemas/generated/field-titles.ts';
import type { DirectorySnapshot } from '../ports.ts';

export interface Activity {
  readonly route: string;
  readonly type: string;
  /** What the organisation does here. */
  readonly does: 'verstrekken' | 'ontvangen';
  /** Own teams that do it. */
  readonly teams: readonly string[];
  readonly purpose: string;
  /** Names of organisations it can go to, or come from, by the agreements that count today. */
  readonly others: readonly string[];
  /** Capacities it comes in, or kinds of team it goes to. */
  readonly otherKinds: readonly string[];
  /** Titles of the fields such a message can have. */
  readonly fields: readonly string[];
  readonly ground: readonly string[];
  readonly bodyDays: number;
  readonly entryYears: number;
}

/** Every open route in which a team of this organisation can send or receive, by purpose. */
export function registerOf(
  oin: string,
  { document, localDate }: { readonly document: PolicyDocument; readonly localDate: string },
  directory: DirectorySnapshot,
): readonly Activity[] {
  const open = document.routes.filter(
    route => route.ground.kind !== 'onvoldoende' && isValidOn(route.validity, localDate),
  );
  const activities = open.flatMap(route => [
    ...sending(route, oin, localDate, directory),
    ...receiving(route, oin, localDate, directory),
  ]);
  return together(activities).sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** Rows of one route that differ in who it is with, and in nothing else, are one activity. */
function together(activities: readonly Activity[]): Activity[] {
  const found = new Map<string, Activity>();
  for (const one of activities) {
    const key = `${keyOf(one)} ${one.ground.join(' ')}`;
    const known = found.get(key);
    found.set(
      key,
      known === undefined
        ? one
        : {
            ...one,
            teams: unique([...known.teams, ...one.teams]),
            others: unique([...known.others, ...one.others]),
            otherKinds: unique([...known.otherKinds, ...one.otherKinds]),
          },
    );
  }
  return [...found.values()];
}

const keyOf = ({ purpose, type, does, route }: Activity) => `${purpose} ${type} ${does} ${route}`;

function sending(route: Route, oin: string, day: string, directory: DirectorySnapshot): readonly Activity[] {
  const own = [...new Set(directory.clientsByTls.values())].filter(one => one.oin === oin && one.status === 'actief');
  const teams = own.flatMap(client =>
    client.teams.filter(one => one.hoedanigheden.includes(route.capacity ?? '')).map(one => codeOf(one.team)),
  );
  if (teams.length === 0) return [];
  const others = agreed(route, day, directory, one => one.senderOin === oin).map(one => oinOf(one.receiverTeam));
  return [
    {
      ...common(route),
      does: 'verstrekken',
      teams: unique(teams),
      others: namesOf(others, directory),
      otherKinds: [route.team ?? ''],
    },
  ];
}

function receiving(route: Route, oin: string, day: string, directory: DirectorySnapshot): readonly Activity[] {
  const teams = [...directory.teams.values()].filter(one => one.oin === oin && one.soort === route.team);
  if (teams.length === 0) return [];
  const ids: readonly string[] = teams.map(one => one.id);
  const others = agreed(route, day, directory, one => ids.includes(one.receiverTeam)).map(one => one.senderOin);
  return [
    {
      ...{ ...common(route), does: 'ontvangen', teams: unique(teams.map(one => one.code)) },
      ...{ others: namesOf(others, directory), otherKinds: [route.capacity ?? ''] },
    },
  ];
}

function agreed(
  { type }: Route,
  day: string,
  { agreements }: DirectorySnapshot,
  concerns: (one: { readonly senderOin: string; readonly receiverTeam: string }) => boolean,
) {
  return [...agreements.values()]
    .flat()
    .filter(
      one => one.status === 'actief' && one.types.includes(type) && isValidOn(one.validity, day) && concerns(one),
    );
}

function common(route: Route): Omit<Activity, 'does' | 'teams' | 'others' | 'otherKinds'> {
  const [, ...ground] = routeLines(route, [route]);
  return {
    ...{ route: route.code, type: route.type, purpose: route.purpose ?? '', ground },
    fields: unique((FIELD_TITLES[route.type] ?? []).map(one => one.titel)),
    ...route.retention,
  };
}

const oinOf = (team: string) => team.slice(0, team.indexOf('/'));
const codeOf = (team: string) => team.slice(team.indexOf('/') + 1);
const unique = (list: readonly string[]) => [...new Set(list)].sort();

function namesOf(oins: readonly string[], { organisations }: DirectorySnapshot): readonly string[] {
  return unique(oins.map(oin => organisations.get(oin)?.naam ?? oin));
}
