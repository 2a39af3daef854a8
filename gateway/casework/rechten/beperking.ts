/**
 * The organisation itself restricts a zaak (AVG 18): its files are not shown, nothing of it is destroyed. It holds for the
 * signals that are there, whatever version somebody saw, and ends only by a decision of the organisation.
 */
import type { Moment } from '../../../consent/moment.ts';
import type { Ports, TeamId } from '../../ports.ts';
import { restrictZaak } from '../vroegsignalering/correcting.ts';
import type { Worker } from '../worker.ts';
import type { StoredZaak } from '../zaken/ports.ts';

const RETRIES = 10;

/** @returns the zaak as it stands now; null where the team has none of this id */
export async function setRestriction(
  { zaken }: Pick<Ports, 'zaken'>,
  { team, zaakId, person }: { readonly team: TeamId; readonly zaakId: string; readonly person: Worker },
  besluit: 'beperken' | 'opheffen',
  now: Moment,
): Promise<StoredZaak | null> {
  for (let attempt = 0; attempt < RETRIES; attempt += 1) {
    const [stored] = await zaken.find(team, [zaakId]);
    if (stored === undefined) return null;
    const events = restrictZaak(stored.zaak, besluit, now);
    if (events.length === 0) return stored;
    const changes = [{ zaakId, versie: stored.versie, events }];
    const saved = await zaken.save(team, { epochMs: now.epochMs, person, changes });
    if (saved.kind === 'saved') return saved.zaken[0] ?? null;
  }
  throw new Error('Cannot restrict: the zaak keeps changing');
}
