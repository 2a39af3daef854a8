/** Administrators as the command line names them. Who they are is for their own organisation's OpenID provider to say. */
import type { Administrator } from '../../adapters/postgres/four-eyes.ts';
import { isOin } from '../access/oin.ts';

/** @returns null when it is not `<OIN>:<subject>` */
export function readAdministrator(text: string): Administrator | null {
  const at = text.indexOf(':');
  const oin = text.slice(0, at);
  const subject = text.slice(at + 1);
  // The test series proves nothing and opens nothing here: an administrator enters through a provider, later.
  return at > 0 && isOin(oin, 'ook-test') && subject.length > 0 && subject.length <= 255 && !/\s/.test(subject)
    ? { oin, subject }
    : null;
}
