/** Opening the files of a zaak for a page: by the one function that decides anew and notes who reads (R17). */
import type { Moment } from '../../../consent/moment.ts';
import { mayBeShown } from '../../../consent/resident-access.ts';
import { livingSignals, type SignaalStand, type Zaak } from '../../casework/vroegsignalering/zaak.ts';
import { workerOn } from '../../casework/worker.ts';
import { asCorrected } from '../../casework/zaken/corrected.ts';
import { type FileReading, openFiles } from '../../casework/zaken/file.ts';
import type { ReadingReason } from '../../casework/zaken/ports.ts';
import { withoutSensitive } from '../../casework/zaken/sensitive.ts';
import type { Ports } from '../../ports.ts';
import { hiddenTitles, linesOf, type Whom, whomOf } from './content.ts';
import type { Desk } from './team-page.tsx';

/** Why somebody reads on a screen; the words are shown where it is asked. */
export const SCREEN_REASONS = {
  behandeling: 'Ik werk aan deze zaak',
  overdracht: 'Ik draag de zaak over',
  controle: 'Ik controleer het werk',
  inzageverzoek: 'De inwoner vraagt om inzage',
} as const satisfies Partial<Record<ReadingReason, string>>;
export type ScreenReason = keyof typeof SCREEN_REASONS;

export type ReadSignal =
  | {
      readonly kind: 'gelezen';
      readonly wie: Whom;
      readonly regels: readonly (readonly [string, string])[];
      /** Titles of what is not shown until somebody asks. */
      readonly verborgen: readonly string[];
      readonly gecorrigeerd: boolean;
      /** The resident may be told of it by a letter with a code. */
      readonly perBrief: boolean;
    }
  | { readonly kind: Exclude<FileReading['kind'], 'geopend'> };

/** By id of the signal. */
export type ReadSignals = ReadonlyMap<string, ReadSignal>;

export async function readZaak(
  ports: Ports,
  desk: Pick<Desk, 'team' | 'self'>,
  zaak: Zaak,
  { reason, gevoelig }: { readonly reason: ScreenReason; readonly gevoelig: boolean },
  now: Moment,
): Promise<ReadSignals> {
  const standen = reason === 'behandeling' ? livingSignals(zaak) : zaak.signalen;
  const asked = standen.map(({ signaal: { signaalId } }) => ({ zaakId: zaak.zaakId, signaalId }));
  const reader = { person: workerOn(desk.self, null), reason, gevoelig, now };
  const read = await openFiles(ports, desk.team, asked, reader);
  return new Map(
    standen.map((stand, index) => [stand.signaal.signaalId, shown(read[index]!, stand, reason, gevoelig)]),
  );
}

function shown(read: FileReading, stand: SignaalStand, reason: ScreenReason, gevoelig: boolean): ReadSignal {
  if (read.kind !== 'geopend') return read;
  const { inhoud, gecorrigeerd } = asCorrected(read.bericht, stand, reason);
  const { type } = read.bericht;
  const { inhoud: open, verborgen } = gevoelig ? { inhoud, verborgen: [] } : withoutSensitive(inhoud);
  return {
    kind: 'gelezen',
    wie: whomOf(open),
    regels: linesOf(type, open),
    verborgen: hiddenTitles(type, verborgen),
    gecorrigeerd: gecorrigeerd.length > 0,
    perBrief: reason === 'behandeling' && mayBeShown(type, 'brief'),
  };
}
