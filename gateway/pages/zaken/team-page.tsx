/** What all pages of one team share: who looks, for which team, and the frame with its navigation. */
import type { Child } from 'hono/jsx';
import { claimedTeam } from '../../access/authenticate.ts';
import type { Role } from '../../access/roles.ts';
import { type Worker, workerNames } from '../../casework/worker.ts';
import { readableAreas } from '../../cijfers/reading.ts';
import type { TeamId } from '../../ports.ts';
import { derived } from '../../signing-in/secret.ts';
import { Text } from '../components.tsx';
import { notHere } from '../error-pages.tsx';
import { type Crumb, type NavigationItem, Page, type SignedIn } from '../layout.tsx';
import { answerPage } from '../render.ts';
import type { PersonCaller, ScreenContext } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { ROLE_WORDS } from './words.ts';

export interface Desk {
  readonly team: TeamId;
  /** As it stands in paths. */
  readonly code: string;
  readonly caller: PersonCaller;
  /** How this person is written down, once for every key. */
  readonly self: readonly Worker[];
  readonly leads: boolean;
  /** The gateway keeps the key of this team, so its zaken are here. */
  readonly hasCasework: boolean;
  /** The organisation works for a municipality, of which there can be figures. */
  readonly readsFigures: boolean;
  readonly today: string;
  readonly formToken: string;
  readonly signedIn: SignedIn;
  readonly pretend: boolean;
}

/** The role by which somebody is here, as far as there is one for screens. */
export function roleOf(roles: readonly Role[]): Role {
  return (['teamleider', 'medewerker'] as const).find(one => roles.includes(one)) ?? roles[0] ?? 'medewerker';
}

export function signedInOf(c: ScreenContext): SignedIn {
  const { organisation, person, secret } = c.get('session');
  return {
    organisatie: organisation.naam,
    rol: ROLE_WORDS[roleOf(person.roles)],
    formToken: derived(secret, 'formulier'),
  };
}

/** Runs `work` for the team in the path, when this person reaches it; any other team is as unknown as one that is not there. */
export async function atTeam(
  c: ScreenContext,
  { ports, pretend }: ScreenParts,
  work: (desk: Desk) => Promise<Response>,
): Promise<Response> {
  const caller = c.get('caller');
  const code = c.req.param('team') ?? '';
  const team = claimedTeam(caller, code);
  if (team === null) return notHere(c);
  const signedIn = signedInOf(c);
  return work({
    ...{ team, code, caller, signedIn, pretend },
    self: workerNames(ports.keys, caller.person),
    leads: caller.person.roles.includes('teamleider'),
    hasCasework: (await ports.teamKeys.teams()).includes(team),
    readsFigures: (await readableAreas(ports, caller.oin, ports.clock.now())).length > 0,
    today: ports.clock.now().localDate,
    formToken: signedIn.formToken,
  });
}

/** As `atTeam`, for a team whose casework is here. */
export function atDesk(
  c: ScreenContext,
  parts: ScreenParts,
  work: (desk: Desk) => Promise<Response>,
): Promise<Response> {
  return atTeam(c, parts, async desk => {
    if (desk.hasCasework) return work(desk);
    const page = (
      <TeamPage desk={desk} title="Dit team werkt met eigen software">
        <Text>De sleutel van dit team ligt niet bij deze poort. Daarom zijn er hier geen zaken van dit team.</Text>
      </TeamPage>
    );
    return answerPage(c, page, 404);
  });
}

export const pathTo = ({ code }: Pick<Desk, 'code'>, rest: string) => `/team/${encodeURIComponent(code)}/${rest}`;

function navigationOf(desk: Desk): readonly NavigationItem[] {
  const casework = [
    { href: pathTo(desk, 'lade'), text: 'Lade' },
    { href: pathTo(desk, 'zoeken'), text: 'Zoeken' },
    { href: pathTo(desk, 'herinneringen'), text: 'Herinneringen' },
    ...(desk.leads ? [{ href: pathTo(desk, 'overzicht'), text: 'Overzicht' }] : []),
  ];
  return [
    ...(desk.hasCasework ? casework : []),
    { href: pathTo(desk, 'overdrachten'), text: 'Overdrachten' },
    { href: pathTo(desk, 'verzoeken'), text: 'Verzoeken' },
    { href: pathTo(desk, 'sociale-kaart'), text: 'Sociale kaart' },
    ...(desk.leads && desk.readsFigures ? [{ href: '/cijfers', text: 'Cijfers' }] : []),
  ];
}

export function TeamPage({
  desk,
  title,
  at,
  crumbs = [],
  children,
}: {
  desk: Desk;
  title: string;
  at?: string;
  crumbs?: readonly Crumb[];
  children: Child;
}) {
  return (
    <Page
      {...{ title, crumbs, signedIn: desk.signedIn, pretend: desk.pretend }}
      {...(at === undefined ? {} : { at: pathTo(desk, at) })}
      navigation={navigationOf(desk)}
    >
      {children}
    </Page>
  );
}

/** The fields every form of ours has. */
export function FormToken({ desk }: { desk: Pick<Desk, 'formToken'> }) {
  return <input type="hidden" name="formulier" value={desk.formToken} />;
}
