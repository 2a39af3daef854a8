/** What all pages of who signed in as a resident share: the frame, the way out, and who answers what did not work out. */
import type { Child } from 'hono/jsx';
import type { ResidentSession } from '../../inwoner/resident-sign-in.ts';
import { derived } from '../../signing-in/secret.ts';
import { Button } from '../components.tsx';
import { Page } from '../layout.tsx';

export const HOME = '/inwoner';
const NAVIGATION = [
  { href: HOME, text: 'Over mij' },
  { href: '/inwoner/inzage', text: 'Alles opvragen' },
];

export function ResidentPage({
  session,
  title,
  at,
  faulty = false,
  pretend,
  children,
}: {
  session: ResidentSession;
  title: string;
  at?: string;
  faulty?: boolean;
  pretend: boolean;
  children: Child;
}) {
  return (
    <Page {...{ title, faulty, pretend }} {...(at === undefined ? {} : { at })} navigation={NAVIGATION}>
      {children}
      <form method="post" action="/inwoner/uitloggen">
        <ResidentToken session={session} />
        <div class="sh-knoppen">
          <Button look="subtle">Uitloggen</Button>
        </div>
      </form>
    </Page>
  );
}

export function ResidentToken({ session }: { session: ResidentSession }) {
  return <input type="hidden" name="formulier" value={derived(session.secret, 'formulier')} />;
}
