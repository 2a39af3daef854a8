/**
 * The ports as the self-test sees them: it reads what is really there, and it can write nothing. Each port is spelled out
 * method by method, so that a method added to a port does not compile until somebody says here what the self-test gets.
 * Whatever a yes would write or hand over ends in `Yes`: the alarm, and nothing else.
 */
import type { RateLimiter } from '../access/rate-limit.ts';
import type { AgreementStore } from '../agreements/ports.ts';
import type { WissingStore } from '../casework/rechten/ports.ts';
import type { RequestStore, TrajectStore } from '../casework/trajecten/ports.ts';
import type { ZaakFeed } from '../casework/zaken/feed.ts';
import type { ReadingStore, TeamKeyStore, ZaakStore } from '../casework/zaken/ports.ts';
import type { CijferStore } from '../cijfers/ports.ts';
import type { ConsentTextStore, ObjectionStore } from '../consents/ports.ts';
import type { Pseudonymiser } from '../exchange/pseudonyms.ts';
import type { HeldStore } from '../held/ports.ts';
import type { KaartStore } from '../kaart/ports.ts';
import type { Tally } from '../log.ts';
import type { SubscriptionStore } from '../meldingen/ports.ts';
import type {
  CertificateTrust,
  ConsentRow,
  ConsentStore,
  Directory,
  IntakeStore,
  Ports,
  PostboxStore,
  TeamId,
} from '../ports.ts';
import type { GovernanceStore } from '../vier-ogen/ports.ts';
import { directoryWithSelfTest } from './directory.ts';
import { PATIENT_IDENTITY } from './messages.ts';
import { SELF_TEST_RECEIVER, SELF_TEST_SENDER, type SelfTestFace } from './ports.ts';

/** The gateway said yes to its self-test. Nothing was written, and nothing was handed over. */
export class SelfTestPassed extends Error {
  constructor() {
    super('Cannot go on: the gateway said yes to its own self-test');
  }
}

/** Of the self-test; what is cited under it was withdrawn. */
export const WITHDRAWN_CONSENT = '00000000-0000-4000-8000-000000000025';

export interface GuardParts {
  readonly ports: Ports;
  readonly face: SelfTestFace;
  readonly pseudonyms: Pseudonymiser;
  /** Trust in which the certificates of the self-test itself are judged, by the same function as any other. */
  readonly ownTrust: CertificateTrust;
  /** Told before `SelfTestPassed` is thrown, because what is thrown may be caught on its way. */
  readonly onYes: () => void;
}

export function guardedPorts({ ports, face, pseudonyms, ownTrust, onYes }: GuardParts): Ports {
  const yes = (): never => {
    onYes();
    throw new SelfTestPassed();
  };
  const neverAsync = async (): Promise<never> => yes();
  return {
    ...readingOnly(ports),
    directory: directoryOf(ports.directory, face),
    intake: intakeOf(ports.intake, yes),
    postbox: postboxOf(ports.postbox, yes),
    consents: consentsOf(ports.consents, pseudonyms, neverAsync),
    consentTexts: textsOf(ports.consentTexts, neverAsync),
    objections: objectionsOf(ports.objections, neverAsync),
    held: heldOf(ports.held, neverAsync),
    subscriptions: subscriptionsOf(neverAsync),
    trajecten: trajectenOf(neverAsync),
    verzoeken: requestsOf(neverAsync),
    agreements: agreementsOf(ports.agreements, neverAsync),
    governance: governanceOf(neverAsync),
    zaken: zakenOf(neverAsync),
    zaakFeed: zaakFeedOf(neverAsync),
    teamKeys: teamKeysOf(neverAsync),
    readings: readingsOf(neverAsync),
    wissingen: wissingenOf(neverAsync),
    inzagen: { lines: neverAsync },
    // The list is the operator's own; a register elsewhere is asked nothing for a trial.
    routing: { municipalities: ports.routing.municipalities, addresses: null },
    kaart: kaartOf(ports.kaart, neverAsync),
    cijfers: cijfersOf(ports.cijfers, neverAsync),
    trust: trustOf(ports.trust, ownTrust, face),
    tally: SILENT,
    rates: UNLIMITED,
  };
}

/** What cannot write. */
function readingOnly(ports: Ports) {
  const { clock, entropy, logReader, logGate, keys, tokens, hostNames, addressRules, heldTerms, regionRules } = ports;
  return { clock, entropy, logReader, logGate, keys, tokens, hostNames, addressRules, heldTerms, regionRules };
}

type Never = () => Promise<never>;

function directoryOf(directory: Directory, face: SelfTestFace): Directory {
  return {
    current: async () => directoryWithSelfTest(await directory.current(), face),
    refresh: async () => directoryWithSelfTest(await directory.refresh(), face),
  };
}

/** A refusal is not written either: of the self-test there is one entry a day (R25). */
function intakeOf(intake: IntakeStore, yes: () => never): IntakeStore {
  return {
    record: async list =>
      list.map(one => {
        if (one.kind !== 'refusal') yes();
        return { kind: 'recorded' };
      }),
    known: (clientId, messageId) => intake.known(clientId, messageId),
    hasEarlierSignal: (team, senderOin, messageType, customers) =>
      intake.hasEarlierSignal(team, senderOin, messageType, customers),
  };
}

/** Looks in the real postbox, in a transaction that a single delivery found there undoes. */
function postboxOf(postbox: PostboxStore, yes: () => never): PostboxStore {
  return {
    list: async () => yes(),
    release: (team, ids, directoryVersion) =>
      postbox.release(team, ids, directoryVersion, locked => {
        if (locked.length > 0) yes();
        return [];
      }),
    received: (team, disclosureId) => postbox.received(team, disclosureId),
    confirm: async (team, list) => {
      const outcomes = await postbox.confirm(team, list, () => yes());
      return outcomes.some(outcome => outcome !== 'onbekend') ? yes() : outcomes;
    },
  };
}

function consentsOf(consents: ConsentStore, pseudonyms: Pseudonymiser, never: Never): ConsentStore {
  return {
    give: never,
    async find(ids) {
      const found = new Map(await consents.find(ids));
      if (ids.includes(WITHDRAWN_CONSENT)) found.set(WITHDRAWN_CONSENT, withdrawnConsent(pseudonyms));
      return found;
    },
    about: (senderOin, receiverTeam, purpose, persons) => consents.about(senderOin, receiverTeam, purpose, persons),
    settleConcept: never,
    withdraw: never,
    stopRest: never,
    ending: async () => [],
    ended: never,
  };
}

function withdrawnConsent(pseudonyms: Pseudonymiser): ConsentRow {
  const receiverTeam: TeamId = `${SELF_TEST_RECEIVER}/wmo`;
  const { kid, person, alternate } = pseudonyms.forTeam(receiverTeam, PATIENT_IDENTITY);
  return {
    consentId: WITHDRAWN_CONSENT,
    ...{ state: 'ingetrokken', kind: 'avg_grondslag', explicit: true },
    ...{ senderOin: SELF_TEST_SENDER, receiverTeam, purpose: 'maatwerkvoorziening', categories: ['woonsituatie'] },
    validity: { geldigVan: '2020-01-01' },
    givenEpochMs: 0,
    pseudonyms: { kid, person, personAlternate: alternate },
    facts: {
      ...{ freedomChecked: true, understood: true, givenBy: 'betrokkene', ageAtGiving: 40 },
      ...{ personCompetent: true, proofReferred: true },
    },
    record: { kid: '', bytes: Buffer.alloc(0) },
  };
}

function textsOf(texts: ConsentTextStore, never: Never): ConsentTextStore {
  return {
    register: never,
    find: (senderOin, sha256) => texts.find(senderOin, sha256),
    list: senderOin => texts.list(senderOin),
  };
}

function objectionsOf(objections: ObjectionStore, never: Never): ObjectionStore {
  return {
    ...{ object: never, decide: never, remind: never },
    find: (id, senderOin) => objections.find(id, senderOin),
    list: (senderOin, state, after, limit) => objections.list(senderOin, state, after, limit),
    unreminded: async () => [],
  };
}

function heldOf(held: HeldStore, never: Never): HeldStore {
  return {
    list: (senderOin, state, after, limit) => held.list(senderOin, state, after, limit),
    find: (senderOin, disclosureId, epochMs) => held.find(senderOin, disclosureId, epochMs),
    ...{ propose: never, decide: never, fallDue: never },
    due: async () => [],
  };
}

function agreementsOf(agreements: AgreementStore, never: Never): AgreementStore {
  return {
    ...{ offer: never, sign: never },
    find: (agreementId, partyOin) => agreements.find(agreementId, partyOin),
    list: (partyOin, after, limit) => agreements.list(partyOin, after, limit),
  };
}

/** What was published may be read; nothing is counted for a trial. */
function cijfersOf(cijfers: CijferStore, never: Never): CijferStore {
  return {
    ...{ zaken: never, trajecten: never, entered: never, publish: never },
    last: () => cijfers.last(),
    read: maand => cijfers.read(maand),
    months: () => cijfers.months(),
    tables: asked => cijfers.tables(asked),
  };
}

/** What teams say of themselves is for whoever takes part; the reminders are the real gateway's. */
function kaartOf(kaart: KaartStore, never: Never): KaartStore {
  return {
    list: (question, after, limit) => kaart.list(question, after, limit),
    find: id => kaart.find(id),
    change: never,
    unconfirmed: async () => [],
    remind: never,
  };
}

/** Only for people who signed in; the self-test has no token that is one. */
function governanceOf(never: Never): GovernanceStore {
  return { standing: never, list: never, proposePolicy: never, approvePolicy: never, reject: never };
}

/** Only people make steps, and nothing is anybody's of the self-test. */
function trajectenOf(never: Never): TrajectStore {
  return {
    begin: never,
    step: never,
    find: async () => null,
    carriers: never,
    list: async () => [],
    turns: async () => [],
    look: never,
  };
}

/** The teams of the self-test have no casework. */
function zakenOf(never: Never): ZaakStore {
  return {
    ...{
      find: never,
      history: never,
      numberOf: never,
      openAt: never,
      known: never,
      knownAt: never,
      save: never,
      tray: never,
    },
    ...{ search: never, files: never, settings: never, setSettings: never, reorder: never, remindable: never },
    reminders: never,
  };
}

function zaakFeedOf(never: Never): ZaakFeed {
  return { changes: never };
}

function teamKeysOf(never: Never): TeamKeyStore {
  return { teams: async () => [], find: never };
}

function readingsOf(never: Never): ReadingStore {
  return { note: never };
}

/** Only for officers who signed in. */
function wissingenOf(never: Never): WissingStore {
  return { list: never, find: never, propose: never, decide: never };
}

function requestsOf(never: Never): RequestStore {
  return {
    ...{ begin: never, step: never, find: async () => null, list: async () => [] },
    ...{ ofMessage: async () => null, intend: never, intents: never, forget: never },
  };
}

/** No kind of the self-test gets as far as a subscription. */
function subscriptionsOf(never: Never): SubscriptionStore {
  return { add: never, list: never, remove: never, switchOn: never, renewSecret: never };
}

/** Exactly the self-test's own certificates are judged in its own trust; every other one as always. */
function trustOf(
  trust: CertificateTrust,
  ownTrust: CertificateTrust,
  { certificates }: SelfTestFace,
): CertificateTrust {
  const { vreemd: _judgedAsAnyOther, ...own } = certificates;
  const known = new Set(Object.values(own));
  return {
    validate(chain, role, now) {
      const leaf = chain[0]?.toString('base64');
      return (leaf !== undefined && known.has(leaf) ? ownTrust : trust).validate(chain, role, now);
    },
    couldSign: (chain, epochMs) => trust.couldSign(chain, epochMs),
  };
}

/** The figures of the gateway are about its participants; those of the self-test are counted where it is sent. */
const SILENT: Tally = {
  answered: () => undefined,
  decided: () => undefined,
  stranger: () => undefined,
  sequenced: () => undefined,
  alarm: () => undefined,
  notified: () => undefined,
};

const UNLIMITED: RateLimiter = { spend: () => null, tell: () => [], hear: () => undefined };
