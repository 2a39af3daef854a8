/** A later word about a signal that is in a zaak already (AVG 18, 19), so that whoever works on it sees it there. */
import type { Moment } from '../../../consent/moment.ts';
import type { Notice, Ports, TeamId } from '../../ports.ts';
import type { SignaalStand, ZaakEvent } from '../vroegsignalering/zaak.ts';
import type { KeptFile } from './ports.ts';

const RETRIES = 10;

export async function noteNotice(
  { zaken }: Pick<Ports, 'zaken'>,
  team: TeamId,
  { zaakId, signaalId }: Pick<KeptFile, 'zaakId' | 'signaalId'>,
  notice: Notice,
  now: Moment,
): Promise<void> {
  for (let attempt = 0; attempt < RETRIES; attempt += 1) {
    const [stored] = await zaken.find(team, [zaakId]);
    const stand = stored?.zaak.signalen.find(({ signaal }) => signaal.signaalId === signaalId);
    if (stored === undefined || stand === undefined || isNoted(stand, notice)) return;
    const event: ZaakEvent = { zaakId, kind: 'aangetekend', signaalId, aantekening: notice, op: now.localDate };
    const changes = [{ zaakId, versie: stored.versie, events: [event] }];
    const saved = await zaken.save(team, { epochMs: now.epochMs, person: null, changes });
    if (saved.kind === 'saved') return;
  }
  throw new Error('Cannot note a notice: the zaak keeps changing');
}

function isNoted({ aantekeningen = [] }: SignaalStand, notice: Notice): boolean {
  if (notice === 'beperking_opgeheven') return !aantekeningen.includes('verwerking_beperkt');
  return aantekeningen.includes(notice);
}
