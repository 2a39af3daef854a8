/** What is known of a request to a screen once it was let in. */
import type { Context } from 'hono';
import type { Caller } from '../access/authenticate.ts';
import type { Person } from '../access/person.ts';
import type { ResidentSession } from '../inwoner/resident-sign-in.ts';
import type { Session } from '../signing-in/session.ts';

/** A person, as the functions of the API know one. */
export type PersonCaller = Caller & { readonly person: Person };

export type ScreenEnvironment = {
  Variables: {
    session: Session;
    caller: PersonCaller;
    /** On pages of residents, in place of these two. */
    resident: ResidentSession;
    /** Fields of the form that was sent; empty for a page that was asked. */
    form: URLSearchParams;
  };
};
export type ScreenContext = Context<ScreenEnvironment>;
