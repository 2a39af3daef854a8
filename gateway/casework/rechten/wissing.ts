/**
 * Erasing one zaak because the person asks for it (AVG 17): an officer proposes, another agrees, and then the login that clears
 * takes it away, with its files and without stubs. Before each of the three it is asked whether the law keeps it.
 */
import type { Moment } from '../../../consent/moment.ts';
import type { Identity } from '../../access/identity.ts';
import { stillSignsIn } from '../../access/person.ts';
import { makeEntry } from '../../exchange/entries.ts';
import type { Entropy, Ports, TeamId } from '../../ports.ts';
import type { Actor } from '../../vier-ogen/vier-ogen.ts';
import type { Zaak } from '../vroegsignalering/zaak.ts';
import type { ZaakRetention } from '../zaken/ports.ts';
import { erasureRefused, type WisRefusal } from './erasable.ts';
import type { Wisgrond, WissingEntry, WissingOutcome, WissingWork } from './ports.ts';

type Needs = Pick<Ports, 'zaken' | 'wissingen' | 'directory' | 'entropy'>;

export type Wisbesluit =
  | WissingOutcome
  /** No such zaak of this team, or no such proposal of this organisation. */
  | { readonly kind: 'unknown' }
  /** The law keeps it; `bewaardTot` where that has a last day. */
  | { readonly kind: 'kept'; readonly code: WisRefusal; readonly bewaardTot: string | null };

export async function proposeWissing(
  ports: Needs,
  person: Actor,
  { team, zaakId, grond }: { readonly team: TeamId; readonly zaakId: string; readonly grond: Wisgrond },
  { now, traceId }: { readonly now: Moment; readonly traceId: string },
): Promise<Wisbesluit> {
  const kept = await keptByLaw(ports, team, zaakId, grond);
  if (kept !== null) return kept;
  const asked = { wissingId: ports.entropy.uuid(now.epochMs), team, zaakId, grond };
  return ports.wissingen.propose(person, asked, now.epochMs, entriesOf(ports.entropy, person.oin, now, traceId));
}

/** The second person: agrees with exactly what was proposed, or not. */
export async function decideOnWissing(
  ports: Needs,
  person: Actor,
  wissingId: string,
  { agreed, digest }: { readonly agreed: boolean; readonly digest: string },
  { now, traceId }: { readonly now: Moment; readonly traceId: string },
): Promise<Wisbesluit> {
  const found = await ports.wissingen.find(person.oin, wissingId, now.epochMs);
  if (found === null) return { kind: 'unknown' };
  if (agreed && found.status === 'voorgesteld') {
    const kept = await keptByLaw(ports, found.team, found.zaakId, found.grond);
    if (kept !== null) return kept;
  }
  const directory = await ports.directory.current();
  const asked = { agreed, digest, stands: (proposer: Identity) => stillSignsIn(directory, proposer, now) };
  const entryFor = entriesOf(ports.entropy, person.oin, now, traceId);
  return ports.wissingen.decide(person, wissingId, asked, now.epochMs, entryFor);
}

async function keptByLaw(
  { zaken }: Pick<Ports, 'zaken'>,
  team: TeamId,
  zaakId: string,
  grond: Wisgrond,
): Promise<Exclude<Wisbesluit, WissingOutcome> | null> {
  const zaak = await wholeOf(zaken, team, zaakId);
  if (zaak === null) return { kind: 'unknown' };
  const { settings } = await zaken.settings(team);
  const refused = erasureRefused(zaak, grond, settings);
  return refused === null ? null : { kind: 'kept', ...refused };
}

/** What was joined into another zaak is erased with that one, and is not the one to ask for. */
async function wholeOf(zaken: Ports['zaken'], team: TeamId, zaakId: string): Promise<Zaak | null> {
  const [stored] = await zaken.find(team, [zaakId]);
  return stored === undefined || stored.zaak.samengevoegdIn !== null ? null : stored.zaak;
}

/** Which zaak stands with the proposal, beside the log: the entry says that two people decided, and names nobody. */
function entriesOf(entropy: Entropy, oin: string, now: Moment, traceId: string): WissingEntry {
  return (stap, { proposalId: id, kind: onderwerp, digest: kenmerk }) =>
    makeEntry(entropy, now, [oin], {
      soort: 'beoordeling',
      voorstel: { id, onderwerp, kenmerk, stap },
      spoor: traceId,
      fscTransactie: null,
    });
}

/**
 * Takes away what two people agreed on. Safe to be killed and beside other gateways: what is gone already counts as erased.
 * @param report hears of a team how many zaken went
 */
export async function wissingenFallDue(
  retention: Pick<ZaakRetention, 'erase' | 'teams'> & WissingWork,
  now: Moment,
  report: (team: TeamId, erased: number) => void,
): Promise<void> {
  for (const team of await retention.teams()) {
    let erased = 0;
    for (const { wissingId, zaakId } of await retention.agreed(team)) {
      const ended = await retention.erase(team, zaakId);
      // Restricted since they agreed (AVG 18): somebody proposes it again when that is lifted.
      const code = ended === 'beperkt' ? 'VERWERKING_BEPERKT' : null;
      await retention.settle(team, wissingId, { code, epochMs: now.epochMs });
      if (code === null) erased += 1;
    }
    if (erased > 0) report(team, erased);
  }
}
