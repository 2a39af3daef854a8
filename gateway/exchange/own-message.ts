/**
 * The gateway sends a message in the name of a team whose casework it keeps: feedback, a request, an answer, a delivery to
 * CBS. It takes the way of every signal, from the check of its form to the record (`acceptTogether`); what differs is who
 * made it, and its entry says so. No route of the API leads here: only the composition root hands it out.
 */
import { createHmac } from 'node:crypto';
import type { Moment } from '../../consent/moment.ts';
import type { Bericht, Voorwaarde } from '../../schemas/generated/types.ts';
import { jcs } from '../jcs.ts';
import type { TeamId } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import type { Exchange } from './exchange.ts';
import type { Identity } from './pseudonyms.ts';
import { checkMessage, type Origin } from './reading.ts';
import { readReceipt } from './receipt.ts';
import { MAX_MESSAGE_BYTES } from './received.ts';
import { acceptTogether } from './signal-flow.ts';

export interface OwnMessage {
  /** In whose name; the gateway must keep its key. */
  readonly team: TeamId;
  /** Capacity of that team, one that a client of its organisation is registered for. */
  readonly hoedanigheid: string;
  readonly naar: TeamId;
  /** Where the receiving team works for several municipalities. */
  readonly gemeentecode?: string | undefined;
  readonly type: Bericht['type'];
  readonly doel: string;
  readonly inhoud: Readonly<Record<string, unknown>>;
  readonly voorwaarden?: readonly Voorwaarde[];
  /** Ids of consents that the team's own organisation recorded. */
  readonly toestemmingen?: readonly string[];
  /** What makes it the same message as before, where that is less than its words; the whole of it unless given. */
  readonly eenmaal?: string;
  /** Whom it is about, from the team's own file, where the message itself names nobody; else null. */
  readonly over: Identity | null;
}

/** `isRepeat`: it was sent before, word for word, and nothing was written now. */
export interface SentOwn {
  readonly kind: 'sent';
  readonly verdict: 'toegestaan' | 'aangehouden';
  readonly disclosureId: string;
  readonly isRepeat: boolean;
}

/**
 * Sends once, however often it is called with the same words: the id of the message follows from what it says.
 * @returns `sent` when it is durable in the receiver's postbox; `GEWEIGERD` with every reason (a refusal is entered each
 *   time, so ask no more than needed), `AFZENDER_NIET_GEREGISTREERD` when the team's key is not kept here,
 *   `ONGELDIG_BERICHT` with the faults, `TE_GROOT`, `ONTVANGER_ZONDER_SLEUTEL` and `NIET_BEREIKBAAR` for later
 */
export type SendOwn = (
  message: OwnMessage,
  at: { readonly now: Moment; readonly traceId: string },
) => Promise<SentOwn | Problem>;

/** @param isKept whether the gateway keeps the private sealing key of this team */
export function ownMessages(exchange: Exchange, isKept: (team: TeamId) => Promise<boolean>): SendOwn {
  return async (message, { now, traceId }) => {
    if (!(await isKept(message.team))) return problem('AFZENDER_NIET_GEREGISTREERD');
    const clientId = `poort:${message.team}`;
    const ids = idsOf(exchange, message);
    const before = await sentBefore(exchange, clientId, ids);
    if (before !== null) return before;

    const origin: Origin = {
      ...{ clientId, oin: partyOf(message.team).oin, now, traceId },
      ...{ isFresh: true, byGateway: true, about: message.over },
    };
    const whole = wholeMessage(message, ids.at(-1)!, now);
    // Whoever receives it counts on what a message may be, whoever made it.
    if (Buffer.byteLength(JSON.stringify(whole)) > MAX_MESSAGE_BYTES) return problem('TE_GROOT');
    const checked = checkMessage(whole, origin, () => true);
    const [answer] = await acceptTogether(exchange, [
      checked.kind === 'problem' ? { kind: 'unreadable', origin, fault: checked } : checked,
    ]);
    if (answer!.kind === 'accepted') {
      const { besluit, verstrekkingId } = answer!.receipt;
      return { kind: 'sent', verdict: besluit, disclosureId: verstrekkingId, isRepeat: false };
    }
    // Another gateway said the same on another day: its words stand.
    const meanwhile = answer!.code === 'ID_AL_GEBRUIKT' ? await sentBefore(exchange, clientId, ids) : null;
    return meanwhile ?? answer!;
  };
}

async function sentBefore({ ports }: Exchange, clientId: string, ids: readonly string[]): Promise<SentOwn | null> {
  for (const id of ids) {
    const known = await ports.intake.known(clientId, id);
    if (known === null) continue;
    const { besluit, verstrekkingId } = readReceipt(known.receipt);
    return { kind: 'sent', verdict: besluit, disclosureId: verstrekkingId, isRepeat: true };
  }
  return null;
}

/**
 * Ids that follow from the words, one per key still known and the current key last (RFC 9562, version 8). Keyed: a plain
 * digest would let whoever reads the table of ids guess the words (promise 8). The day is not part of it.
 */
function idsOf({ ports: { keys } }: Exchange, message: OwnMessage): readonly string[] {
  const { over: _over, eenmaal, ...said } = message;
  const words = jcs(eenmaal === undefined ? said : { team: said.team, naar: said.naar, type: said.type, eenmaal });
  return keys.kids('herhaling').map(kid => {
    const { key } = keys.secret('herhaling', kid);
    const bytes = createHmac('sha256', key).update(`eigen bericht\u0000${words}`).digest().subarray(0, 16);
    bytes[6] = (bytes[6]! & 0x0f) | 0x80;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  });
}

function wholeMessage(message: OwnMessage, berichtId: string, now: Moment): unknown {
  const { team, hoedanigheid, naar, gemeentecode, type, doel, inhoud, voorwaarden, toestemmingen } = message;
  return {
    berichtId,
    type,
    versie: 1,
    afzender: { ...partyOf(team), hoedanigheid },
    ontvanger: { ...partyOf(naar), ...(gemeentecode === undefined ? {} : { gemeentecode }) },
    doel,
    signaaldatum: now.localDate,
    voorwaarden: voorwaarden ?? [],
    ...(toestemmingen === undefined || toestemmingen.length === 0 ? {} : { toestemmingen }),
    inhoud,
  };
}

function partyOf(team: TeamId): { readonly oin: string; readonly team: string } {
  const at = team.indexOf('/');
  return { oin: team.slice(0, at), team: team.slice(at + 1) };
}
