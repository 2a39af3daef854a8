/**
 * What is written about a message: for a refusal only that it was refused and by which rule (promise 9, ruling R13), for an
 * acceptance everything in one: entry, sealed body, search keys, and what recognises the same message again.
 */
import { REASONS } from '../../consent/reasons.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { holdingOf } from '../held/terms.ts';
import type { Recording, SealedBody, TeamId } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { wayToSuccessors } from '../routing/successors.ts';
import type { Decided, Rejected } from './deciding.ts';
import { makeEntry } from './entries.ts';
import type { Exchange } from './exchange.ts';
import { sealForGateway } from './gateway-seal.ts';
import { keyedDigest } from './keyed-digest.ts';
import type { Origin } from './reading.ts';
import { type ReceiptContent, sealText, writeReceipt } from './receipt.ts';

/** A decided message whose body is sealed to the receiving team. */
export interface Sealed {
  readonly kind: 'sealed';
  readonly decided: Decided;
  readonly fields: readonly string[];
  readonly body: SealedBody;
}

export interface Refusal {
  readonly kind: 'refusal';
  readonly recording: Recording;
  readonly answer: Problem;
}

export interface Acceptance {
  readonly kind: 'acceptance';
  readonly recording: Extract<Recording, { kind: 'acceptance' }>;
  readonly message: Bericht;
  readonly receipt: ReceiptContent;
}

/** An entry says so where the gateway sent in the name of a team. */
const madeBy = ({ byGateway }: Origin) => (byGateway ? { door: 'poort' as const } : {});

/** A message that could not be read leaves a refusal with codes; names of unknown fields are the sender's words and stay out. */
export function refuseUnread({ ports }: Exchange, origin: Origin, fault: Problem): Refusal {
  const codes = [...new Set([fault.code, ...(fault.faults ?? []).map(one => one.code)])];
  const entry = makeEntry(ports.entropy, origin.now, [origin.oin], {
    soort: 'geweigerd',
    afzender: { oin: origin.oin },
    redenen: codes,
    ...madeBy(origin),
    spoor: origin.traceId,
    fscTransactie: null,
  });
  return { kind: 'refusal', recording: { kind: 'refusal', entry }, answer: fault };
}

/** Linked to nobody: an entry about the sender and the rule. */
export function refuse({ ports }: Exchange, { validated, decision }: Rejected): Refusal {
  const { message, origin } = validated;
  const entry = makeEntry(ports.entropy, origin.now, [message.afzender.oin], {
    soort: 'geweigerd',
    afzender: message.afzender,
    ontvanger: { oin: message.ontvanger.oin, team: message.ontvanger.team },
    bericht: { type: message.type, stap: null },
    route: decision.route,
    beleid: { versie: decision.policyVersion, digest: decision.policyDigest },
    redenen: decision.reasons.map(reason => reason.code),
    ...madeBy(origin),
    spoor: origin.traceId,
    fscTransactie: null,
  });
  const { gemeentecode } = message.ontvanger;
  const successors = decision.reasons.some(one => one.code === 'ONTVANGER_NIET_AANGESLOTEN')
    ? wayToSuccessors(ports.routing.municipalities, gemeentecode, origin.now.localDate)
    : null;
  const waysOn = [decision.wayOn, successors].filter(one => one !== null);
  const answer = problem('GEWEIGERD', {
    reasons: decision.reasons.map(reason => ({
      code: reason.code,
      uitleg: REASONS[reason.code],
      artikelen: reason.articles,
    })),
    wayOn: waysOn.length === 0 ? null : waysOn.join(' '),
  });
  return { kind: 'refusal', recording: { kind: 'refusal', entry }, answer };
}

export function acceptanceOf({ ports, pseudonyms }: Exchange, { decided, fields, body }: Sealed): Acceptance {
  const { validated, decision, kept, person, disclosureId } = decided;
  const { message, origin } = validated;
  const { epochMs } = origin.now;
  const held = decision.verdict === 'aangehouden';
  const policy = { versie: decision.policyVersion, digest: decision.policyDigest };
  const receiver = { oin: message.ontvanger.oin, team: message.ontvanger.team };
  const entry = makeEntry(ports.entropy, origin.now, [message.afzender.oin, message.ontvanger.oin], {
    soort: held ? 'aangehouden' : 'besloten',
    verstrekking: disclosureId,
    ...(decided.refersTo === null ? {} : { bij: decided.refersTo }),
    afzender: message.afzender,
    ontvanger: receiver,
    bericht: { type: message.type, stap: kept.request.variant },
    route: decision.route,
    beleid: policy,
    grondslag: decision.articles,
    ...(held ? { redenen: decision.reasons.map(reason => reason.code) } : {}),
    velden: fields,
    zegel: sealText(body.digest),
    betrokkene: { kid: person.kid, pseudoniem: person.person.toString('base64url') },
    ...(kept.citedConsents.length > 0 ? { toestemmingen: kept.citedConsents } : {}),
    ...madeBy(origin),
    spoor: origin.traceId,
    fscTransactie: null,
  });
  const receipt: ReceiptContent = {
    versie: 1,
    berichtId: message.berichtId,
    besluit: decision.verdict,
    verstrekkingId: disclosureId,
    ontvangenTijdstip: new Date(epochMs).toISOString(),
    afzender: { oin: message.afzender.oin, team: message.afzender.team },
    ontvanger: receiver,
    type: message.type,
    zegel: sealText(body.digest),
    route: decision.route ?? '',
    beleid: policy,
    logboek: { naam: ports.keys.logKey.name, vermelding: entry.entryId, blad: entry.commitment.toString('base64url') },
  };
  const recording: Acceptance['recording'] = {
    kind: 'acceptance',
    entry,
    idempotency: {
      clientId: origin.clientId,
      messageId: message.berichtId,
      requestDigest: keyedDigest(ports.keys, message),
      receipt: writeReceipt(receipt),
      epochMs,
    },
    delivery: {
      disclosureId,
      team: kept.request.receiverTeam as TeamId,
      status: held ? 'aangehouden' : 'wacht',
      senderOin: message.afzender.oin,
      messageType: message.type,
      variant: kept.request.variant,
      epochMs,
      body,
      facts: sealForGateway(ports.keys, ports.entropy, disclosureId, kept),
      pseudonyms: { kid: person.kid, person: person.person, address: person.address, customer: decided.customer },
      consentIds: kept.citedConsents,
      held: decision.verdict === 'aangehouden' ? holdingOf(decision, origin.now, ports.heldTerms) : null,
    },
    searchKeys: decided.identity === null ? null : pseudonyms.searchKeys(decided.identity),
  };
  return { kind: 'acceptance', recording, message, receipt };
}
