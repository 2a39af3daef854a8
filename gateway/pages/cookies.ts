/** Cookies of the screens. The prefix makes browsers refuse one that is not secure, or set by another host name. */
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';

export const SESSION_COOKIE = '__Host-seinhuis';
export const SIGN_IN_COOKIE = '__Host-aanmelden';
/** Of residents: never the cookie of who works here, so that neither can pass for the other. */
export const RESIDENT_COOKIE = '__Host-inwoner';
export const RESIDENT_SIGN_IN_COOKIE = '__Host-inwoner-aanmelden';
/** At which provider somebody signed in here the last time; nothing secret. */
export const PROVIDER_COOKIE = '__Host-aanmelddienst';

/** @param maxAge seconds; null ends with the browser. An empty value takes the cookie away */
export function putCookie(c: Context, name: string, value: string, maxAge: number | null = null): void {
  // Lax: the way back from the provider is a link from another site, and must find the sign-in that was begun.
  setCookie(c, name, value, {
    ...{ path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
    ...(value === '' ? { maxAge: 0 } : maxAge === null ? {} : { maxAge }),
  });
}
