/**
 * The way out of the postbox: list, fetch and confirm. A fetch decides again on fresh facts (promise 3), writes the
 * entry `verstrekt`, waits for the checkpoint that covers it (promise 2), and only then discloses.
 */
import type { Permit } from '../../consent/decide.ts';
import type { Moment } from '../../consent/moment.ts';
import { isStillRegistered, type Receiver } from '../access/authenticate.ts';
import type {
  ConsentRow,
  DirectorySnapshot,
  EntryRecord,
  LockedDelivery,
  PostboxItem,
  ReleaseStep,
  TeamId,
} from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { decideAgain } from './decide-again.ts';
import { disclose, waitUntilCovered } from './disclose.ts';
import { makeEntry } from './entries.ts';
import type { Exchange } from './exchange.ts';
import { sealText } from './receipt.ts';

const DIRECTORY_RETRIES = 3;

export type Fetched =
  | { readonly verstrekkingId: string; readonly status: 'verstrekt'; readonly bericht: string; readonly zegel: string }
  | {
      readonly verstrekkingId: string;
      readonly status: 'niet_meer_beschikbaar' | 'niet_vrijgegeven' | 'niet_gevonden';
    };

export function listPostbox(
  { ports }: Exchange,
  team: TeamId,
  after: string | null,
  limit: number,
): Promise<readonly PostboxItem[]> {
  return ports.postbox.list(team, after, limit);
}

/** Fetches bodies for one team; answers in the order of `ids`. Nothing leaves before the checkpoint covers all entries. */
export async function fetchFromPostbox(
  exchange: Exchange,
  caller: Receiver,
  team: TeamId,
  ids: readonly string[],
  request: { readonly now: Moment; readonly traceId: string },
): Promise<{ readonly kind: 'fetched'; readonly items: readonly Fetched[] } | Problem> {
  const { ports } = exchange;
  for (let attempt = 0; attempt <= DIRECTORY_RETRIES; attempt += 1) {
    const directory = attempt === 0 ? await ports.directory.current() : await ports.directory.refresh();
    if (!isStillRegistered(directory, caller, team)) return problem('AFZENDER_NIET_GEREGISTREERD');
    const outcomes = new Map<string, DoorOutcome>();
    const released = await ports.postbox.release(team, ids, directory.version, (locked, consents) =>
      locked.map(delivery => {
        const outcome = decideAtTheDoor(exchange, delivery, directory, consents, caller, request);
        outcomes.set(delivery.disclosureId, outcome);
        return outcome.step;
      }),
    );
    if (released === 'directory-changed') continue;
    return handOver(exchange, team, ids, outcomes);
  }
  return problem('NIET_BEREIKBAAR');
}

interface DoorOutcome {
  readonly step: ReleaseStep;
  readonly delivery: LockedDelivery;
  /** Present only when the decision allowed it. */
  readonly leaving: { readonly permit: Permit; readonly entryId: string } | null;
  readonly gone: boolean;
}

function decideAtTheDoor(
  { ports }: Exchange,
  delivery: LockedDelivery,
  directory: DirectorySnapshot,
  consents: ReadonlyMap<string, ConsentRow>,
  caller: Receiver,
  { now, traceId }: { readonly now: Moment; readonly traceId: string },
): DoorOutcome {
  const { disclosureId, body, facts, status } = delivery;
  const leave = (gone: boolean): DoorOutcome => ({
    step: { kind: 'leave', disclosureId },
    delivery,
    leaving: null,
    gone,
  });
  if (status === 'aangehouden' || delivery.restricted) return leave(false);
  if (body === null || facts === null || status === 'ingetrokken' || status === 'geweigerd') return leave(true);

  const asKept = { disclosureId, facts, reviewed: delivery.reviewed };
  const { kept, decision } = decideAgain(ports.keys, asKept, directory, consents, now);
  const entry = (soort: 'verstrekt' | 'geweigerd' | 'vernietigd', redenen?: readonly string[]): EntryRecord =>
    makeEntry(ports.entropy, now, [delivery.senderOin, caller.oin], {
      soort,
      verstrekking: disclosureId,
      afzender: { oin: delivery.senderOin },
      ontvanger: { oin: caller.oin, team: delivery.team.slice(delivery.team.indexOf('/') + 1) },
      bericht: { type: delivery.messageType, stap: kept.request.variant },
      route: decision.route,
      beleid: { versie: decision.policyVersion, digest: decision.policyDigest },
      grondslag: decision.articles,
      ...(redenen ? { redenen } : {}),
      zegel: sealText(body.digest),
      betrokkene: { kid: delivery.pseudonyms.kid, pseudoniem: delivery.pseudonyms.person.toString('base64url') },
      ...(delivery.consentIds.length > 0 ? { toestemmingen: delivery.consentIds } : {}),
      spoor: traceId,
      fscTransactie: null,
    });

  if (decision.verdict === 'toegestaan') {
    const { permit } = decision;
    const { releasedEntryId } = delivery;
    if (releasedEntryId !== null)
      return {
        step: { kind: 'repeat', disclosureId },
        delivery,
        leaving: { permit, entryId: releasedEntryId },
        gone: false,
      };
    const made = entry('verstrekt');
    return {
      step: { kind: 'release', disclosureId, entry: made },
      delivery,
      leaving: { permit, entryId: made.entryId },
      gone: false,
    };
  }
  const codes = decision.reasons.map(reason => reason.code);
  const consentGone =
    codes.includes('TOESTEMMING_INGETROKKEN') ||
    codes.includes('TOESTEMMING_VERLOPEN') ||
    // An answer rests on a consent that another recorded: its code does not say that it was withdrawn (R16).
    (kept.reference === 'verzoek' && codes.includes('TOESTEMMING_ONTBREEKT'));
  if (!consentGone)
    return {
      step: { kind: 'refuse', disclosureId, entry: entry('geweigerd', codes) },
      delivery,
      leaving: null,
      gone: false,
    };
  const step: ReleaseStep = { kind: 'stop', disclosureId, entry: entry('vernietigd', codes), becomes: 'ingetrokken' };
  return { step, delivery, leaving: null, gone: true };
}

async function handOver(
  { ports }: Exchange,
  team: TeamId,
  ids: readonly string[],
  outcomes: ReadonlyMap<string, DoorOutcome>,
): Promise<{ readonly kind: 'fetched'; readonly items: readonly Fetched[] } | Problem> {
  const entryIds = [...outcomes.values()].flatMap(outcome =>
    outcome.leaving === null ? [] : [outcome.leaving.entryId],
  );
  const covered = await waitUntilCovered(ports.logGate, entryIds);
  if (covered === null) return problem('NIET_BEREIKBAAR');
  const now = ports.clock.now();
  const items = ids.map((verstrekkingId): Fetched => {
    const outcome = outcomes.get(verstrekkingId);
    if (outcome === undefined) return { verstrekkingId, status: 'niet_gevonden' };
    const { leaving, delivery, gone } = outcome;
    if (leaving === null || delivery.body === null)
      return { verstrekkingId, status: gone ? 'niet_meer_beschikbaar' : 'niet_vrijgegeven' };
    const ready = { disclosureId: verstrekkingId, team, entryId: leaving.entryId, body: delivery.body };
    const disclosed = disclose(leaving.permit, covered, ready, now);
    if (disclosed.kind === 'kept') return { verstrekkingId, status: 'niet_vrijgegeven' };
    return { verstrekkingId, status: 'verstrekt', bericht: disclosed.jwe, zegel: sealText(delivery.body.digest) };
  });
  return { kind: 'fetched', items };
}

export type Confirmed = {
  readonly verstrekkingId: string;
  readonly status: 'bevestigd' | 'ander_zegel' | 'niet_gevonden' | 'niet_opgehaald';
};

/** Confirms receipt with the seal of what was received. A wrong seal leaves the message open and raises an alarm. */
export async function confirmReceipt(
  { ports }: Exchange,
  caller: Receiver,
  team: TeamId,
  list: readonly { readonly verstrekkingId: string; readonly zegel: string }[],
  { now, traceId }: { readonly now: Moment; readonly traceId: string },
): Promise<readonly Confirmed[]> {
  const outcomes = await ports.postbox.confirm(
    team,
    list.map(({ verstrekkingId, zegel }) => ({ disclosureId: verstrekkingId, digest: sealDigest(zegel) })),
    delivery =>
      makeEntry(ports.entropy, now, [delivery.senderOin, caller.oin], {
        soort: 'bevestigd',
        verstrekking: delivery.disclosureId,
        afzender: { oin: delivery.senderOin },
        ontvanger: { oin: caller.oin, team: team.slice(team.indexOf('/') + 1) },
        bericht: { type: delivery.messageType, stap: null },
        spoor: traceId,
        fscTransactie: null,
      }),
  );
  return list.map(({ verstrekkingId }, index) => {
    const outcome = outcomes[index]!;
    if (outcome === 'ander_zegel') ports.tally.alarm('ANDER_ZEGEL');
    return { verstrekkingId, status: CONFIRM_STATUS[outcome] };
  });
}

const CONFIRM_STATUS = {
  bevestigd: 'bevestigd',
  al_bevestigd: 'bevestigd',
  ander_zegel: 'ander_zegel',
  onbekend: 'niet_gevonden',
  niet_opgehaald: 'niet_opgehaald',
} as const;

function sealDigest(text: string): Buffer {
  return Buffer.from(text.replace(/^sha-256=/, ''), 'base64url');
}
