/**
 * Held messages (R20): two privacy officers of the sender look at codes and facts, never at the body, and let it through
 * or refuse it. What they let through is decided again at the door; nobody in time is a no.
 */
import { decide } from '../../consent/decide.ts';
import { factSentences } from '../../consent/fact-words.ts';
import type { Moment } from '../../consent/moment.ts';
import { REASONS, type ReasonCode } from '../../consent/reasons.ts';
import type { Identity } from '../access/identity.ts';
import { stillSignsIn } from '../access/person.ts';
import { circumstancesOf, type KeptFacts, policyInForce } from '../exchange/circumstances.ts';
import { makeEntry } from '../exchange/entries.ts';
import { openForGateway } from '../exchange/gateway-seal.ts';
import type { Entropy, Ports } from '../ports.ts';
import type { Actor } from '../vier-ogen/vier-ogen.ts';
import type { HeldAnswer, HeldDue, HeldEntries, HeldMessage, HeldOutcome } from './ports.ts';

type HeldPorts = Pick<Ports, 'held' | 'entropy' | 'directory' | 'consents' | 'keys'>;

/** What an officer reads before deciding. */
export interface HeldView {
  readonly held: HeldMessage;
  /** Sentences about the message; empty when the facts are destroyed. */
  readonly facts: readonly string[];
  readonly doubts: readonly { readonly code: string; readonly text: string }[];
  /** What the decision would be at this moment if the doubts were let pass; null when the facts are destroyed. */
  readonly ifAllowed: 'toegestaan' | 'geweigerd' | 'aangehouden' | null;
}

/** @returns null for a message that is not held, or not of this sender */
export async function viewHeld(
  ports: HeldPorts,
  senderOin: string,
  disclosureId: string,
  now: Moment,
): Promise<HeldView | null> {
  const found = await ports.held.find(senderOin, disclosureId, now.epochMs);
  if (found === null) return null;
  const { facts: sealed, ...held } = found;
  const doubts = held.codes.map(code => ({ code, text: REASONS[code as ReasonCode] ?? code }));
  if (sealed === null) return { held, facts: [], doubts, ifAllowed: null };
  const kept = openForGateway(ports.keys, disclosureId, sealed) as KeptFacts;
  const directory = await ports.directory.current();
  const consents = await ports.consents.find(kept.citedConsents);
  const circumstances = circumstancesOf(kept, directory, consents, held.codes);
  const { verdict } = decide(
    kept.request,
    { message: kept.message, circumstances },
    policyInForce(directory, now),
    now,
  );
  return { held, facts: factSentences(kept.message), doubts, ifAllowed: verdict };
}

/** The first person says what they think; nothing changes for the message. */
export function proposeOnHeld(
  { held, entropy }: HeldPorts,
  person: Actor,
  disclosureId: string,
  answer: HeldAnswer,
  now: Moment,
): Promise<HeldOutcome> {
  const asked = { answer, proposalId: entropy.uuid(now.epochMs), person, localDate: now.localDate };
  return held.propose(person.oin, disclosureId, asked, now.epochMs, heldEntries(entropy, now));
}

/** The second person agrees, or does not; then the proposal is off and the message waits on. */
export async function decideOnHeld(
  { held, entropy, directory }: HeldPorts,
  person: Actor,
  disclosureId: string,
  {
    proposalId,
    agreed,
    digest = null,
  }: { readonly proposalId: string; readonly agreed: boolean; readonly digest?: string | null },
  now: Moment,
): Promise<HeldOutcome> {
  const standing = await directory.current();
  const stands = (proposer: Identity) => stillSignsIn(standing, proposer, now);
  const asked = { proposalId, agreed, digest, person, stands, localDate: now.localDate };
  return held.decide(person.oin, disclosureId, asked, now.epochMs, heldEntries(entropy, now));
}

export type HeldReport = (step: 'herinnerd' | 'verlopen', senderOin: string) => void;

/**
 * Reminds of what is near its last day, and refuses what is past it.
 * @param atOnce how many are looked up together
 */
export async function heldFallsDue(
  { held, entropy }: Pick<HeldPorts, 'held' | 'entropy'>,
  now: Moment,
  report: HeldReport,
  atOnce = 100,
): Promise<void> {
  let after: HeldDue | null = null;
  for (;;) {
    // What is restricted, or in the hands of another gateway, stays due: the page after it comes all the same.
    const due: readonly HeldDue[] = await held.due(now.localDate, after, atOnce);
    for (const { senderOin, disclosureId } of due) {
      const entries = heldEntries(entropy, now);
      const step = await held.fallDue(senderOin, disclosureId, now.localDate, now.epochMs, entries);
      if (step !== null) report(step, senderOin);
    }
    if (due.length < atOnce) return;
    after = due.at(-1)!;
  }
}

/** Every step is an entry; the end of a message also says to its receiver that it is no longer coming. */
function heldEntries(entropy: Entropy, now: Moment): HeldEntries {
  return (held, step) => {
    const [oin, team] = held.team.split('/') as [string, string];
    const common = {
      verstrekking: held.disclosureId,
      afzender: { oin: held.senderOin },
      ontvanger: { oin, team },
      bericht: { type: held.messageType, stap: held.variant },
      redenen: held.codes,
      ...('proposal' in step
        ? {
            voorstel: {
              id: step.proposal.proposalId,
              onderwerp: step.proposal.kind,
              besluit: step.answer,
              stap: step.kind,
            },
          }
        : { termijn: { uiterlijk: held.dueOn, stap: step.kind } }),
      spoor: entropy.bytes(16).toString('hex'),
      fscTransactie: null,
    };
    const refused = step.kind === 'verlopen' || (step.kind === 'toegepast' && step.answer === 'weigeren');
    if (!refused) return [makeEntry(entropy, now, [held.senderOin], { soort: 'beoordeling', ...common })];
    return [
      makeEntry(entropy, now, [held.senderOin], { soort: 'geweigerd', ...common }),
      makeEntry(entropy, now, [held.senderOin, oin], {
        ...common,
        soort: 'vernietigd',
        redenen: ['HANDMATIGE_BEOORDELING'],
      }),
    ];
  };
}
