/** What all pages of an officer share: who looks, for which organisation, what they may decide, and the frame with its navigation. */
import type { Child } from 'hono/jsx';
import { workerNames, workerOn } from '../../casework/worker.ts';
import type { DirectorySnapshot } from '../../ports.ts';
import type { Looker } from '../../toezicht/letters.ts';
import { type Actor, actingAs } from '../../vier-ogen/vier-ogen.ts';
import { Link, Notice, Text } from '../components.tsx';
import { type Crumb, type NavigationItem, Page, type SignedIn } from '../layout.tsx';
import type { PersonCaller, ScreenContext } from '../screen-environment.ts';
import type { ScreenParts } from '../screens.tsx';
import { signedInOf } from '../zaken/team-page.tsx';

export interface Office {
  readonly oin: string;
  readonly caller: PersonCaller;
  readonly looker: Looker;
  /** In the role that decides; null for whoever only reads along (AVG 38(6)). */
  readonly actor: Actor | null;
  readonly directory: DirectorySnapshot;
  readonly today: string;
  readonly formToken: string;
  readonly signedIn: SignedIn;
  readonly pretend: boolean;
}

export async function officeOf(c: ScreenContext, { ports, pretend }: ScreenParts): Promise<Office> {
  const caller = c.get('caller');
  const signedIn = signedInOf(c);
  const teams = caller.client.teams.map(({ team }) => team).filter(team => team.startsWith(`${caller.oin}/`));
  return {
    ...{ oin: caller.oin, caller, signedIn, pretend, formToken: signedIn.formToken },
    looker: { oin: caller.oin, teams, person: workerOn(workerNames(ports.keys, caller.person), null) },
    actor: actingAs(caller.person, 'privacyfunctionaris'),
    directory: await ports.directory.current(),
    today: ports.clock.now().localDate,
  };
}

const NAVIGATION: readonly NavigationItem[] = [
  { href: '/toezicht', text: 'Verstrekkingen' },
  { href: '/toezicht/aangehouden', text: 'Aangehouden' },
  { href: '/toezicht/inzage', text: 'Inzage' },
  { href: '/toezicht/rechten', text: 'Rechten' },
  { href: '/toezicht/logboek', text: 'Logboek' },
  { href: '/toezicht/afspraken', text: 'Afspraken' },
  { href: '/toezicht/register', text: 'Register' },
  { href: '/toezicht/proef', text: 'Proef' },
  { href: '/sociale-kaart', text: 'Sociale kaart' },
];

export function OfficePage({
  office,
  title,
  at,
  crumbs = [],
  children,
}: {
  office: Office;
  title: string;
  at?: string;
  crumbs?: readonly Crumb[];
  children: Child;
}) {
  return (
    <Page
      {...{ title, crumbs, signedIn: office.signedIn, pretend: office.pretend }}
      {...(at === undefined ? {} : { at })}
      navigation={NAVIGATION}
    >
      {children}
    </Page>
  );
}

/** What was asked did not happen: why, and the way back. */
export function NotDone({
  office,
  text,
  crumbs,
  back,
}: {
  office: Office;
  text: string;
  crumbs: readonly Crumb[];
  back: Crumb;
}) {
  return (
    <OfficePage office={office} title="Dit ging niet door" crumbs={crumbs}>
      <Notice kind="error">
        <Text>{text}</Text>
      </Notice>
      <Text>
        <Link href={back.href}>{back.text}</Link>
      </Text>
    </OfficePage>
  );
}

/** Said where somebody who reads along would look for a button. */
export function ReadsAlong({ office }: { office: Office }) {
  if (office.actor !== null) return null;
  return (
    <Notice kind="info">
      <Text>U leest mee en adviseert. Beslissen doen twee privacyfunctionarissen (AVG 38).</Text>
    </Notice>
  );
}
