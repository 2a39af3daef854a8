/** Reading a file (R17): that somebody reads is written down, durably, before anything is opened. */
import type { Moment } from '../../../consent/moment.ts';
import type { Ports, TeamId } from '../../ports.ts';
import type { ReadingReason } from './ports.ts';
import { type OpenedMessage, teamOpener } from './team-keys.ts';

export type FileReading =
  | { readonly kind: 'geopend'; readonly bericht: OpenedMessage }
  /** No such signal of this team. */
  | { readonly kind: 'onbekend' }
  /** Restricted (AVG 18): it is not shown. */
  | { readonly kind: 'beperkt' }
  /** Its term is over, or somebody had it erased. */
  | { readonly kind: 'vernietigd' };

export interface Reader {
  /** Opaque keyed pseudonym. */
  readonly person: string;
  readonly reason: ReadingReason;
  readonly now: Moment;
}

/** The only way to the content of a signal that came to a team whose key is kept here. */
export async function openFile(
  ports: Pick<Ports, 'zaken' | 'teamKeys' | 'readings' | 'keys' | 'entropy'>,
  team: TeamId,
  { zaakId, signaalId }: { readonly zaakId: string; readonly signaalId: string },
  { person, reason, now }: Reader,
): Promise<FileReading> {
  const [file] = await ports.zaken.files(team, [signaalId]);
  if (file === undefined || file.zaakId !== zaakId) return { kind: 'onbekend' };
  if (file.restricted) return { kind: 'beperkt' };
  if (file.jwe === null) return { kind: 'vernietigd' };
  await ports.readings.note({
    ...{ readingId: ports.entropy.uuid(now.epochMs), epochMs: now.epochMs },
    ...{ team, person, reason, zaakId, signaalIds: [signaalId] },
  });
  const opened = await teamOpener(ports, team)(file.jwe);
  return opened.kind === 'geopend' ? opened : { kind: 'vernietigd' };
}
