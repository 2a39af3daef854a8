/** What a team is called on a page: its organisation's name, and the code that the organisation gave it. */
import type { DirectorySnapshot } from '../../ports.ts';

export function teamNames({ organisations }: Pick<DirectorySnapshot, 'organisations'>) {
  return ({ oin, team }: { readonly oin: string; readonly team: string }): string =>
    `${organisations.get(oin)?.naam ?? oin}, team ${team}`;
}
