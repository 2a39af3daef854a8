/**
 * Objection (AVG 21) and restriction (AVG 18), as the sender writes them down for the resident. Each holds what was not
 * released until the sender decides; nothing is lifted by the passing of time (R15). A restriction also keeps what it
 * holds from being destroyed. Who already has the data is told.
 */
import type { Moment } from '../../consent/moment.ts';
import type { BezwaarAanmelding } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import { type Caller, isFresh, maySpeakFor } from '../access/authenticate.ts';
import { makeEntry } from '../exchange/entries.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { sealForGateway } from '../exchange/gateway-seal.ts';
import { isDigestOf, keyedDigest } from '../exchange/keyed-digest.ts';
import type { Received } from '../exchange/received.ts';
import type { EntryRecord, Notice, Ports } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { answerBy } from './open-objections.ts';
import type {
  ObjectedDelivery,
  Objection,
  ObjectionEffect,
  ObjectionKind,
  ObjectionPlan,
  ObjectionStanding,
  ObjectionState,
} from './ports.ts';
import { signedBody } from './signed-body.ts';

export interface ObjectionStatus {
  readonly kind: 'objection';
  readonly bezwaarId: string;
  readonly soort: ObjectionKind;
  readonly status: ObjectionState;
  readonly ontvangenTijdstip: string;
  readonly beslisUiterlijk: string;
  readonly verstrekkingen: readonly { readonly verstrekkingId: string; readonly stand: string }[];
}

export async function giveObjection(exchange: Exchange, received: Received): Promise<ObjectionStatus | Problem> {
  const { ports } = exchange;
  const signed = await signedBody(exchange, received, validators.bezwaarAanmelding);
  if (signed.kind === 'problem') return signed;
  const { authenticated, value } = signed;
  if (!maySpeakFor(authenticated.caller, value.afzender)) return problem('AFZENDER_NIET_GEREGISTREERD');
  const detail = 'Dit tijdstip ligt in de toekomst.';
  if (Date.parse(value.ingediendTijdstip) > received.now.epochMs)
    return problem('ONGELDIG_BERICHT', {
      faults: [{ pointer: '/ingediendTijdstip', code: 'DATUM_IN_TOEKOMST', detail }],
    });
  if (!isFresh(authenticated)) return problem('HERHALING');
  const outcome = await recordObjection(exchange, authenticated.caller.oin, value, value, received);
  if (outcome.kind === 'unknown') return problem('NIET_GEVONDEN');
  if (outcome.kind === 'taken') {
    const same = outcome.senderOin === authenticated.caller.oin && isDigestOf(ports.keys, outcome.requestDigest, value);
    if (!same) return problem('ID_AL_GEBRUIKT');
  }
  return readObjection(exchange, authenticated.caller, value.bezwaarId);
}

/** What an objection is about, whoever brings it. */
type Objected = Pick<BezwaarAanmelding, 'bezwaarId' | 'soort' | 'ontvanger' | 'verstrekkingen' | 'wijze'>;

/**
 * Writes it down and holds what was not released; by the sender for the resident, or by the resident.
 * @param record the whole document, kept sealed
 */
export function recordObjection(
  { ports }: Exchange,
  senderOin: string,
  { bezwaarId, soort, ontvanger, verstrekkingen, wijze }: Objected,
  record: unknown,
  at: { readonly now: Moment; readonly traceId: string },
) {
  const objection: Objection = {
    objectionId: bezwaarId,
    kind: soort,
    senderOin,
    receiverTeam: `${ontvanger.oin}/${ontvanger.team}`,
    state: 'open',
    receivedMs: at.now.epochMs,
    remindedMs: null,
    channel: wijze,
    record: sealForGateway(ports.keys, ports.entropy, bezwaarId, record),
  };
  const plan = planFor(ports, at, objection, 'open');
  return ports.objections.object(objection, keyedDigest(ports.keys, record), verstrekkingen, plan);
}

/** The decision of the sender; the only thing that ends an objection or a restriction. */
export async function decideObjection(
  exchange: Exchange,
  received: Received,
  objectionId: string,
): Promise<ObjectionStatus | Problem> {
  const { ports } = exchange;
  const signed = await signedBody(exchange, received, validators.bezwaarBesluit);
  if (signed.kind === 'problem') return signed;
  const { authenticated, value } = signed;
  if (!isFresh(authenticated)) return problem('HERHALING');
  const { caller } = authenticated;
  const found = await ports.objections.find(objectionId, caller.oin);
  if (found === null) return problem('NIET_GEVONDEN');
  const { kind, state } = found.objection;
  if (state === value.besluit) return readObjection(exchange, caller, objectionId);
  if ((kind === 'beperking') !== (value.besluit === 'opgeheven')) return problem('STAND_LAAT_NIET_TOE');
  const outcome = await ports.objections.decide(
    objectionId,
    caller.oin,
    {
      state: value.besluit,
      epochMs: received.now.epochMs,
      record: sealForGateway(ports.keys, ports.entropy, objectionId, value),
    },
    objection => planFor(ports, received, objection, value.besluit),
  );
  if (outcome === 'wrong-state') return problem('STAND_LAAT_NIET_TOE');
  return readObjection(exchange, caller, objectionId);
}

/** How an objection stands; anybody else's does not exist (R16). */
export async function readObjection(
  { ports }: Pick<Exchange, 'ports'>,
  caller: Caller,
  objectionId: string,
): Promise<ObjectionStatus | Problem> {
  const found = await ports.objections.find(objectionId, caller.oin);
  if (found === null) return problem('NIET_GEVONDEN');
  const { objection, deliveries } = found;
  const ontvangenTijdstip = new Date(objection.receivedMs).toISOString();
  return {
    kind: 'objection',
    bezwaarId: objection.objectionId,
    soort: objection.kind,
    status: objection.state,
    ontvangenTijdstip,
    beslisUiterlijk: answerBy(objection),
    verstrekkingen: deliveries.map(one => ({ verstrekkingId: one.disclosureId, stand: STANDING[one.status] })),
  };
}

const STANDING: Readonly<Record<ObjectedDelivery['status'], string>> = {
  wacht: 'wacht',
  aangehouden: 'aangehouden',
  opgehaald: 'al_verstrekt',
  bevestigd: 'al_verstrekt',
  ingetrokken: 'gestopt',
  geweigerd: 'gestopt',
};

function planFor(
  ports: Pick<Ports, 'entropy'>,
  { now, traceId }: { readonly now: Moment; readonly traceId: string },
  objection: Objection,
  state: ObjectionState,
): ObjectionPlan {
  const receiver = { oin: objection.receiverTeam.slice(0, 20), team: objection.receiverTeam.slice(21) };
  return standing => {
    const effects = standing.map(one => effectOf(one, objection.kind, state));
    const entries = effects.flatMap((effect, index): readonly EntryRecord[] => {
      const common = {
        verstrekking: effect.disclosureId,
        afzender: { oin: objection.senderOin },
        ontvanger: receiver,
        bezwaar: { id: objection.objectionId, soort: objection.kind, stand: state },
        spoor: traceId,
        fscTransactie: null,
      };
      const released = isReleased(standing[index]!);
      // Before the release the receiver is no party: it does not even know that something waits.
      const parties = released ? [objection.senderOin, receiver.oin] : [objection.senderOin];
      return [
        makeEntry(ports.entropy, now, parties, { soort: 'bezwaar', ...common }),
        ...(effect.becomes === 'geweigerd'
          ? [makeEntry(ports.entropy, now, parties, { soort: 'vernietigd', ...common })]
          : []),
        ...(effect.notice === null
          ? []
          : [makeEntry(ports.entropy, now, parties, { soort: 'mededeling', ...common, mededeling: effect.notice })]),
      ];
    });
    return { effects, entries };
  };
}

const isReleased = ({ status }: ObjectionStanding) => status === 'opgehaald' || status === 'bevestigd';

/** What the objection, together with all others against the same disclosure, makes of it. */
function effectOf(standing: ObjectionStanding, kind: ObjectionKind, state: ObjectionState): ObjectionEffect {
  const { disclosureId, status, waited } = standing;
  const open = new Set(state === 'open' ? [...standing.open, kind] : standing.open);
  const notice = noticeOf(standing, kind, state, open);
  if (status === 'ingetrokken' || status === 'geweigerd') return { disclosureId, becomes: null, hold: null, notice };
  const hold: ObjectionKind | null = open.has('beperking') ? 'beperking' : open.has('bezwaar') ? 'bezwaar' : null;
  // What was released is the receiver's to decide about (R15); here only a restriction still says something.
  if (isReleased(standing)) return { disclosureId, becomes: null, hold: hold === 'beperking' ? hold : null, notice };
  if (hold === 'beperking') return { disclosureId, becomes: 'aangehouden', hold, notice };
  if (state === 'gegrond' || standing.upheld) return { disclosureId, becomes: 'geweigerd', hold: null, notice };
  if (hold !== null) return { disclosureId, becomes: 'aangehouden', hold, notice };
  // It goes back to where it was: what two people had to decide on (R20), they still have to.
  return { disclosureId, becomes: waited ? 'wacht' : 'aangehouden', hold: null, notice };
}

/** A withdrawal says more than any of these, and is not written over. */
function noticeOf(
  standing: ObjectionStanding,
  kind: ObjectionKind,
  state: ObjectionState,
  open: ReadonlySet<ObjectionKind>,
): Notice | null {
  if (!isReleased(standing) || standing.notice === 'toestemming_ingetrokken') return null;
  if (kind === 'beperking') {
    if (state === 'open') return 'verwerking_beperkt';
    return open.has('beperking') ? null : 'beperking_opgeheven';
  }
  return state === 'open' && !open.has('beperking') ? 'bezwaar_gemaakt' : null;
}
