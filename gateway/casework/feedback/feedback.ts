/**
 * Tells the sender of a signal what it may hear, after something happened to the zaak (D-F1 to D-F4). Which word is for the
 * rules to say; the word leaves as a message like any other. Safe to be killed at any moment and beside other gateways: the
 * word is written down, told under an id that follows from it, and noted on the version of the zaak it was decided on.
 */
import type { Moment } from '../../../consent/moment.ts';
import type { Voorwaarde } from '../../../schemas/generated/types.ts';
import type { KeptFacts } from '../../exchange/circumstances.ts';
import { openForGateway } from '../../exchange/gateway-seal.ts';
import type { OwnMessage, SendOwn } from '../../exchange/own-message.ts';
import type { DirectorySnapshot, Ports, TeamId } from '../../ports.ts';
import { isAfgevallen } from '../vroegsignalering/codes.ts';
import { feedbackDue, noteerTerugkoppeling, type Terugkoppeling } from '../vroegsignalering/feedback.ts';
import type { Zaak } from '../vroegsignalering/zaak.ts';
import type { OpeningFor, OpeningProof } from './openings.ts';
import type { FeedbackStore, FeedbackTurn } from './ports.ts';
import { isResult, messageWord } from './words.ts';

export interface FeedbackParts {
  readonly ports: Pick<Ports, 'zaken' | 'postbox' | 'directory' | 'keys' | 'entropy' | 'teamKeys'>;
  readonly store: FeedbackStore;
  readonly send: SendOwn;
  readonly openingFor: OpeningFor;
}

/** Zaken of one team that are looked at in one go; the rest follows the next minute. */
const AT_ONCE = 1_000;
const DAY_MS = 86_400_000;
/** A word, and what happened while it was told. */
const ROUNDS = 4;

export async function feedbackFallsDue(parts: FeedbackParts, now: Moment): Promise<void> {
  for (const team of await parts.ports.teamKeys.teams())
    for (const turn of await parts.store.due(team, now.epochMs, AT_ONCE)) await tellOf(parts, team, turn, now);
}

async function tellOf(parts: FeedbackParts, team: TeamId, turn: FeedbackTurn, now: Moment): Promise<void> {
  const { store } = parts;
  for (let round = 0; round < ROUNDS; round += 1) {
    const outcome = await tellOnce(parts, team, turn.zaakId, now);
    if (outcome === 'told') continue;
    if (outcome === 'nothing') await store.settle(team, turn);
    if (outcome === 'later') await store.postpone(team, turn.zaakId, now.epochMs + DAY_MS);
    return;
  }
}

/** `changed`: somebody else changed the zaak meanwhile; it stays in line. */
type Told = 'told' | 'nothing' | 'later' | 'changed';

async function tellOnce(parts: FeedbackParts, team: TeamId, zaakId: string, now: Moment): Promise<Told> {
  const { ports, store } = parts;
  const [stored] = await ports.zaken.find(team, [zaakId]);
  if (stored === undefined) return 'nothing';
  const { zaak, versie } = stored;
  const directory = await ports.directory.current();
  const listeners = await listenersOf(parts, directory, team, zaak);
  const proofs = await openingsOf(parts, zaak, team, listeners, now);
  const proofOf = (signaalId: string) => proofs.get(signaalId) ?? ({ kind: 'geen' } as const);

  const told: string[] = [];
  const events = [];
  let isRefused = false;
  for (const one of feedbackDue(zaak, proofOf)) {
    const naar = listeners.get(one.signaalId);
    if (naar === undefined) continue;
    const woord = await store.intend(team, zaakId, one.signaalId, one.woord);
    const message = messageOf(team, naar, one.signaalId, woord, proofOf(one.signaalId));
    const answer = await parts.send(message, { now, traceId: ports.entropy.bytes(16).toString('hex') });
    if (answer.kind === 'sent') {
      told.push(one.signaalId);
      events.push(noteerTerugkoppeling(zaak, { ...one, woord }));
      continue;
    }
    isRefused = true;
    // Refused words are not said later: what became of the zaak by then is.
    if (answer.code === 'GEWEIGERD') await store.forget(team, one.signaalId);
  }
  if (events.length === 0) return isRefused ? 'later' : 'nothing';
  const saved = await ports.zaken.save(team, {
    ...{ epochMs: now.epochMs, person: null },
    changes: [{ zaakId, versie, events }],
  });
  if (saved.kind !== 'saved') return 'changed';
  for (const signaalId of told) await store.forget(team, signaalId);
  return isRefused ? 'later' : 'told';
}

/**
 * Per signal the team that sent it, where that one can hear: it has a key and an agreement on feedback. Who has none made no
 * arrangement to hear anything, and is not asked about each signal: a refusal is an entry.
 */
async function listenersOf(
  { ports }: FeedbackParts,
  { teams, agreements }: DirectorySnapshot,
  team: TeamId,
  zaak: Zaak,
): Promise<ReadonlyMap<string, TeamId>> {
  const own = team.slice(0, team.indexOf('/'));
  const found = new Map<string, TeamId>();
  for (const { signaal } of zaak.signalen) {
    const received = await ports.postbox.received(team, signaal.signaalId);
    if (received === null || received.facts === null) continue;
    const { senderTeam } = openForGateway(ports.keys, signaal.signaalId, received.facts) as KeptFacts;
    const agreed = (agreements.get(`${own}>${senderTeam}`) ?? []).some(
      one => one.status === 'actief' && one.types.includes('terugkoppeling'),
    );
    const hasKey = (teams.get(senderTeam)?.sealingKey ?? null) !== null;
    if (agreed && hasKey) found.set(signaal.signaalId, senderTeam);
  }
  return found;
}

/** Only where there is a result that is no word: nothing is opened, and no file read, for what anybody may hear. */
async function openingsOf(
  { openingFor }: FeedbackParts,
  zaak: Zaak,
  team: TeamId,
  listeners: ReadonlyMap<string, TeamId>,
  now: Moment,
): Promise<ReadonlyMap<string, OpeningProof>> {
  const { zaakId, resultaat } = zaak;
  const found = new Map<string, OpeningProof>();
  if (resultaat === null || isAfgevallen(resultaat)) return found;
  for (const { signaal, status } of zaak.signalen) {
    const naar = listeners.get(signaal.signaalId);
    if (naar === undefined || isAfgevallen(status)) continue;
    const { signaalId } = signaal;
    found.set(signaalId, await openingFor({ team, zaakId, signaalId, naar, now }));
  }
  return found;
}

function messageOf(
  team: TeamId,
  naar: TeamId,
  signaal: string,
  woord: Terugkoppeling,
  proof: OpeningProof,
): OwnMessage {
  const message = {
    ...{ team, hoedanigheid: 'college_schuldhulp', naar, type: 'terugkoppeling', doel: 'terugkoppeling' },
    inhoud: { signaal, woord: messageWord(woord) },
    // Told once, on whatever it rested: who comes back after a crash must find it, also when a consent ended meanwhile.
    eenmaal: `${signaal} ${messageWord(woord)}`,
    over: null,
  } as const satisfies OwnMessage;
  if (!isResult(woord)) return message;
  switch (proof.kind) {
    case 'geen':
      return message;
    case 'toestemming':
      return { ...message, toestemmingen: proof.toestemmingenVoor(woord), over: proof.over };
    case 'overeenkomst': {
      const attested: Voorwaarde = {
        ...{ code: 'P16', metOp: proof.geslotenOp, methode: 'dossier', kenmerk: proof.kenmerk },
      };
      return { ...message, voorwaarden: [attested] };
    }
  }
}
