/**
 * What the gateway needs from the world, as contracts. Adapters implement them; only the composition root
 * (`gateway/compose.ts`) knows which adapter stands behind which port.
 */
import type { Agreement, ConsentFacts } from '../consent/facts.ts';
import type { Moment, Validity } from '../consent/moment.ts';
import type { PolicyDocument } from '../consent/policy.ts';
import type { TokenVerifier } from './access/ports.ts';
import type { RateLimiter } from './access/rate-limit.ts';
import type { Role } from './access/roles.ts';
import type { AgreementStore } from './agreements/ports.ts';
import type { RegionRule } from './casework/overdracht/region.ts';
import type { InzageStore, WissingStore } from './casework/rechten/ports.ts';
import type { RequestStore, TrajectStore } from './casework/trajecten/ports.ts';
import type { ZaakFeed } from './casework/zaken/feed.ts';
import type { ReadingStore, TeamKeyStore, ZaakStore } from './casework/zaken/ports.ts';
import type { CijferStore } from './cijfers/ports.ts';
import type { ConsentTextStore, ObjectionStore } from './consents/ports.ts';
import type { HeldStore, HeldTerms, Holding } from './held/ports.ts';
import type { KaartStore } from './kaart/ports.ts';
import type { Tally } from './log.ts';
import type { AddressRules } from './meldingen/address.ts';
import type { SubscriptionStore } from './meldingen/ports.ts';
import type { Routing } from './routing/ports.ts';
import type { GovernanceStore } from './vier-ogen/ports.ts';

/** `<oin>/<team code>`: the receiving team, the tenant key everywhere (docs/ARCHITECTURE.md, identity). */
export type TeamId = `${string}/${string}`;

export interface Clock {
  now(): Moment;
}

/** Randomness as an argument, so that a test can replay a run. */
export interface Entropy {
  /** A UUIDv7 whose time part is `epochMs`. */
  uuid(epochMs: number): string;
  /** `length` bytes from a cryptographically strong source. */
  bytes(length: number): Buffer;
}

// --- Directory: who takes part, and on what terms -------------------------------------------------------------------

export interface Organisation {
  readonly oin: string;
  readonly naam: string;
  /** `aangesloten` takes part; `geschorst` is suspended at once, for sending and receiving alike. */
  readonly status: 'aangesloten' | 'geschorst' | 'beeindigd';
}

/** A public key to which bodies for one team are sealed. The private half is the team's, never the gateway's. */
export interface SealingKey {
  readonly kid: string;
  readonly algorithm: 'RSA-OAEP-256' | 'ECDH-ES+A256KW';
  /** Public key as JWK. */
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly validUntilMs: number;
}

export interface Team {
  readonly id: TeamId;
  readonly oin: string;
  readonly code: string;
  /** Kind of team as routes name it, such as `gemeente.schuldhulp`. */
  readonly soort: string;
  /** Staff bound by secrecy through office, profession, law or contract (UAVG 30(4), rule D-08). */
  readonly geheimhoudingsplicht: boolean;
  /** Amount in whole euros below which the team wants `onder_drempel` marked; never a ground to refuse (D-07). */
  readonly drempelEuro: number | null;
  readonly sealingKey: SealingKey | null;
  /** Municipalities this team serves, each with its dates (G-01: codes are effective-dated). */
  readonly gemeenten: readonly (Validity & { readonly gemeentecode: string })[];
}

/** A registered client: its certificates, and for which teams and capacities it may speak. */
export interface Client {
  readonly id: string;
  readonly oin: string;
  readonly status: 'actief' | 'ingetrokken';
  /** base64url SHA-256 of the certificate's DER; TLS and signing never share a key (PKIoverheid: one key, one use). */
  readonly tlsThumbprints: readonly string[];
  readonly signingThumbprints: readonly string[];
  readonly teams: readonly { readonly team: TeamId; readonly hoedanigheden: readonly string[] }[];
}

/** The screens as a client of a provider of OpenID Connect: a public one, with PKCE. */
export interface ScreenClient {
  readonly clientId: string;
  /** With `openid`, and what the provider wants to hear for an access token that is meant for this gateway. */
  readonly scope: string;
  /** RFC 8707, for providers that ask for it. */
  readonly resource: string | null;
}

/** Where the people of one organisation sign in, and how its tokens say who they are (ADR 0021). */
export interface IdentityProvider {
  readonly id: string;
  readonly oin: string;
  /** `iss`, to the letter; its keys are found from it (OpenID Connect Discovery). */
  readonly issuer: string;
  /** `aud` of tokens that are meant for this gateway. */
  readonly audience: string;
  readonly rolesClaim: string;
  /** What the values of that claim mean here; a value that is not here means nothing. */
  readonly roles: Readonly<Record<string, Role>>;
  /** Its values are codes of teams of this organisation. */
  readonly teamsClaim: string;
  /** Claim that must be the OIN; needed where one provider serves several organisations. */
  readonly organisationClaim: string | null;
  /** As what the screens are known there (ADR 0035); absent: its people have no screens. */
  readonly screens?: ScreenClient;
  readonly validity: Validity;
}

export interface PolicyVersion {
  readonly version: number;
  /** hex SHA-256 of the JCS form of `document`. */
  readonly digest: string;
  readonly document: PolicyDocument;
  readonly validity: Validity;
}

/** Everything about participants and rules at one version; immutable. */
export interface DirectorySnapshot {
  readonly version: number;
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly teams: ReadonlyMap<TeamId | string, Team>;
  readonly clientsByTls: ReadonlyMap<string, Client>;
  readonly clientsBySigning: ReadonlyMap<string, Client>;
  /** By organisation; more than one each is possible. */
  readonly identityProviders: ReadonlyMap<string, readonly IdentityProvider[]>;
  /** Keyed by `<sender oin>><receiver team id>`. */
  readonly agreements: ReadonlyMap<string, readonly Agreement[]>;
  readonly policies: readonly PolicyVersion[];
}

export interface Directory {
  /** The snapshot last read; reads it first when there is none. May be stale: writers pass its version along. */
  current(): Promise<DirectorySnapshot>;
  /** Reads again from the database, whatever is cached. */
  refresh(): Promise<DirectorySnapshot>;
}

// --- Intake: record(list) ---------------------------------------------------------------------------------------------

/** One log entry as it stands beside its leaf (docs/adr/0006). */
export interface EntryRecord {
  readonly entryId: string;
  readonly epochMs: number;
  readonly kind: string;
  /** Parties that may read the entry (OINs). */
  readonly parties: readonly string[];
  /** The entry in JCS form: what the commitment covers, byte for byte. */
  readonly json: string;
  readonly salt: Buffer;
  /** SHA-256(salt ‖ json): the only thing the leaf says. */
  readonly commitment: Buffer;
}

/** Keyed search keys under the inzage key (ruling R18); absent where the message does not carry the data. */
export interface SearchKeys {
  readonly kid: string;
  readonly bsn: Buffer | null;
  readonly birthDateAndSurname: Buffer | null;
  readonly birthDateAndAddress: Buffer | null;
}

/** A body sealed to the receiver. The parts of a compact JWE, with the wrapped data key apart so that it can be destroyed. */
export interface SealedBody {
  readonly kid: string;
  readonly protectedHeader: string;
  readonly wrappedKey: Buffer;
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
  /** SHA-256 of the compact JWE; what the receiver confirms. */
  readonly digest: Buffer;
}

/** Bytes encrypted by the gateway for itself (AES-256-GCM, iv ‖ ciphertext ‖ tag) under the key `kid`. */
export interface GatewaySealed {
  readonly kid: string;
  readonly bytes: Buffer;
}

/** Keyed pseudonyms under the receiving team's own key. */
export interface Pseudonyms {
  readonly kid: string;
  readonly person: Buffer;
  readonly address: Buffer | null;
  /** Customer number at this sender (energy order of signals, precondition P7). */
  readonly customer: Buffer | null;
}

/** What waits for the receiving team. */
export interface DeliveryRecord {
  readonly disclosureId: string;
  readonly team: TeamId;
  readonly status: 'wacht' | 'aangehouden';
  readonly senderOin: string;
  readonly messageType: string;
  readonly variant: string | null;
  readonly epochMs: number;
  readonly body: SealedBody;
  /** The facts of the message, for the decision at the door; codes, booleans, counts and field names only. */
  readonly facts: GatewaySealed;
  readonly pseudonyms: Pseudonyms;
  readonly consentIds: readonly string[];
  /** What two people look at, and until when; null for what is not held. */
  readonly held: Holding | null;
}

/** `<kid>:<base64url HMAC-SHA256>` of a message: no plain digest of a cleartext message stands anywhere (promise 8). */
export type KeyedDigest = `${string}:${string}`;

/** What makes the same message by the same client give the same receipt (ruling R21). */
export interface IdempotencyRecord {
  readonly clientId: string;
  readonly messageId: string;
  readonly requestDigest: KeyedDigest;
  /** What the receipt says; it is signed when it is given, after the commit. */
  readonly receipt: string;
  readonly epochMs: number;
}

/** A refusal is an entry and nothing else: no id used up, no person linked (rulings R13, R21). */
export type Recording =
  | { readonly kind: 'refusal'; readonly entry: EntryRecord }
  | {
      readonly kind: 'acceptance';
      readonly entry: EntryRecord;
      readonly idempotency: IdempotencyRecord;
      readonly delivery: DeliveryRecord;
      readonly searchKeys: SearchKeys | null;
    };

export type RecordOutcome =
  | { readonly kind: 'recorded' }
  /** The id was taken by this client before; nothing was written for it now. */
  | { readonly kind: 'known'; readonly requestDigest: KeyedDigest; readonly receipt: string };

export interface IntakeStore {
  /**
   * Writes all recordings in ONE transaction by one named statement; returns only after the commit is durable.
   * A known (client, id) writes nothing and gives the stored digest and receipt.
   * @returns outcomes in the order of `list`, or `directory-changed` (nothing written) when the directory is no
   *   longer at `directoryVersion`: the caller reads it again and decides anew.
   */
  record(list: readonly Recording[], directoryVersion: number): Promise<readonly RecordOutcome[] | 'directory-changed'>;
  /** The stored answer for (client, id), if this client sent it before. */
  known(clientId: string, messageId: string): Promise<{ requestDigest: KeyedDigest; receipt: string } | null>;
  /**
   * Whether this team was sent an earlier, accepted signal of `messageType` for this customer by this sender (P7).
   * @param customers pseudonyms of the one customer, under every key still known
   */
  hasEarlierSignal(
    team: TeamId,
    senderOin: string,
    messageType: string,
    customers: readonly Buffer[],
  ): Promise<boolean>;
}

// --- Postbox: the way out ---------------------------------------------------------------------------------------------

export interface PostboxItem {
  readonly disclosureId: string;
  readonly senderOin: string;
  readonly messageType: string;
  readonly epochMs: number;
  readonly status: 'wacht' | 'opgehaald';
  /** A later word about a message this team already has (AVG 19). */
  readonly notice: Notice | null;
}

export type Notice = 'toestemming_ingetrokken' | 'verwerking_beperkt' | 'beperking_opgeheven' | 'bezwaar_gemaakt';

export interface LockedDelivery {
  readonly disclosureId: string;
  readonly team: TeamId;
  readonly status: 'wacht' | 'aangehouden' | 'opgehaald' | 'bevestigd' | 'ingetrokken' | 'geweigerd';
  readonly senderOin: string;
  readonly messageType: string;
  /** null when the body was destroyed. */
  readonly body: SealedBody | null;
  readonly facts: GatewaySealed | null;
  readonly pseudonyms: Pseudonyms;
  readonly consentIds: readonly string[];
  /** The entry `verstrekt` of the first release; null before it. */
  readonly releasedEntryId: string | null;
  /** Restricted (AVG 18): neither handed over again nor destroyed. */
  readonly restricted: boolean;
  /** Codes that two people of the sender let pass; empty where nothing was held (R20). */
  readonly reviewed: readonly string[];
}

export type ReleaseStep =
  /** First release: entry `verstrekt` is written, the status becomes `opgehaald`. */
  | { readonly kind: 'release'; readonly disclosureId: string; readonly entry: EntryRecord }
  /** The same disclosure again: counted as an attempt, no new entry (promise 6). */
  | { readonly kind: 'repeat'; readonly disclosureId: string }
  /** Stopped at the door: entry written, data key and body destroyed. */
  | {
      readonly kind: 'stop';
      readonly disclosureId: string;
      readonly entry: EntryRecord;
      readonly becomes: 'ingetrokken' | 'geweigerd';
    }
  /** Refused at the door for a reason that may pass (a suspended member, an agreement): the entry is written, the body stays. */
  | { readonly kind: 'refuse'; readonly disclosureId: string; readonly entry: EntryRecord }
  /** Left where it is; nothing is written. */
  | { readonly kind: 'leave'; readonly disclosureId: string };

/** What the records say of a message a team has, or had. */
export interface ReceivedMessage {
  readonly messageType: string;
  readonly status: LockedDelivery['status'];
  /** null once destroyed. */
  readonly facts: GatewaySealed | null;
  readonly consentIds: readonly string[];
  /** An objection or restriction on it is open (AVG 18, 21). */
  readonly isHeld: boolean;
  /** Codes that two people of the sender let pass; empty where nothing was held (R20). */
  readonly reviewed: readonly string[];
}

export interface PostboxStore {
  /** Neutral metadata of what waits or was fetched but not confirmed, oldest first, after the id `after`. */
  list(team: TeamId, after: string | null, limit: number): Promise<readonly PostboxItem[]>;
  /**
   * One transaction: locks the team's deliveries among `ids` (row-level security on `team`), shares a lock on the
   * directory version and on every consent they rely on, calls `decideAll` synchronously with what was read, writes
   * its steps, commits. The commit is the dividing moment of promise 3. Ids that are not the team's are not passed.
   * @returns the locked deliveries as read, or `directory-changed` (nothing written).
   */
  release(
    team: TeamId,
    ids: readonly string[],
    directoryVersion: number,
    decideAll: (locked: readonly LockedDelivery[], consents: ReadonlyMap<string, ConsentRow>) => readonly ReleaseStep[],
  ): Promise<readonly LockedDelivery[] | 'directory-changed'>;
  /** What is known of one message to this team; null when it has no such message. */
  received(team: TeamId, disclosureId: string): Promise<ReceivedMessage | null>;
  /**
   * Marks the team's fetched deliveries as received, in one transaction, where the digest equals the sealed body's.
   * `entryFor` makes the entry `bevestigd` of one delivery.
   */
  confirm(
    team: TeamId,
    list: readonly { readonly disclosureId: string; readonly digest: Buffer }[],
    entryFor: (delivery: { disclosureId: string; senderOin: string; messageType: string }) => EntryRecord,
  ): Promise<readonly ('bevestigd' | 'al_bevestigd' | 'ander_zegel' | 'onbekend' | 'niet_opgehaald')[]>;
}

// --- Consents ---------------------------------------------------------------------------------------------------------

/** Facts for the rules B-05 and B-11 to B-15: codes, booleans and an age in whole years. */
export type ConsentPersonFacts = Pick<
  ConsentFacts,
  'freedomChecked' | 'understood' | 'givenBy' | 'ageAtGiving' | 'personCompetent' | 'proofReferred'
>;

export interface ConsentRow {
  readonly consentId: string;
  readonly state: 'concept' | 'actief' | 'ingetrokken' | 'verlopen' | 'geweigerd' | 'onjuist_ingevoerd';
  readonly kind: 'avg_grondslag' | 'doorbreking_beroepsgeheim' | 'instemming_hulp';
  readonly explicit: boolean;
  readonly senderOin: string;
  readonly receiverTeam: TeamId;
  readonly purpose: string;
  readonly categories: readonly string[];
  readonly validity: Validity;
  readonly givenEpochMs: number;
  readonly pseudonyms: { readonly kid: string; readonly person: Buffer; readonly personAlternate: Buffer | null };
  readonly facts: ConsentPersonFacts;
  /** The whole record as given, sealed by the gateway for itself. */
  readonly record: GatewaySealed;
}

export type GiveOutcome =
  | { readonly kind: 'recorded' }
  /** The id was taken before, by this sender and with this content, or not. */
  | { readonly kind: 'taken'; readonly senderOin: string; readonly requestDigest: KeyedDigest };

/** What ended a consent, or decided about a concept, and how it came in. */
export interface ConsentEvent {
  /** When the gateway wrote it down. */
  readonly epochMs: number;
  readonly channel: string;
  readonly traceId: string;
  readonly byWhom?: 'betrokkene' | 'vertegenwoordiger';
  /** The document as it came, sealed by the gateway for itself. */
  readonly record?: GatewaySealed;
}

export type WithdrawOutcome =
  | {
      readonly kind: 'withdrawn';
      readonly stopped: readonly string[];
      readonly notified: readonly string[];
      /** What comes after this id is still to be stopped; null when all that relied on it was looked at. */
      readonly next: string | null;
    }
  | { readonly kind: 'already' }
  | { readonly kind: 'unknown' };

/** Makes the entries of one batch; `first` has the entry about the consent itself too. */
export type EndingEntries = (hit: {
  readonly consent: ConsentRow;
  readonly stopped: readonly string[];
  readonly notified: readonly string[];
  readonly first: boolean;
}) => readonly EntryRecord[];

/** Deliveries stopped in one transaction at most. */
export const STOP_AT_ONCE = 1_000;
/** With the consent itself, whose row is held meanwhile; the rest then goes in several transactions at once. */
export const STOP_FIRST = 100;

export interface ConsentStore {
  /** Stores a consent and its entry in one transaction, unless the id was taken. */
  give(row: ConsentRow, requestDigest: KeyedDigest, entry: EntryRecord): Promise<GiveOutcome>;
  find(ids: readonly string[]): Promise<ReadonlyMap<string, ConsentRow>>;
  /** Consents that one organisation recorded for this receiver and purpose, about a person under one of these pseudonyms. */
  about(
    senderOin: string,
    receiverTeam: TeamId,
    purpose: string,
    persons: readonly Buffer[],
  ): Promise<readonly ConsentRow[]>;
  /** Decides about a concept (B-16): given or refused. `wrong-state` when it is no concept. */
  settleConcept(
    consentId: string,
    senderOin: string,
    decided: {
      readonly becomes: 'actief' | 'geweigerd';
      readonly givenEpochMs: number;
      readonly facts: ConsentPersonFacts;
    },
    event: ConsentEvent,
    entry: EntryRecord,
  ): Promise<'settled' | 'wrong-state' | 'unknown'>;
  /**
   * Ends a consent in one transaction: the consent's row (exclusive, so a release that relies on it came before or sees
   * it), the first waiting deliveries that rely on it are stopped and their data keys destroyed, released ones get a
   * notice for their receiver (AVG 19). From its commit on nothing that relies on it passes the door. The rest follows
   * by `stopRest`; that there is a rest is written in the same transaction.
   */
  withdraw(
    consentId: string,
    senderOin: string,
    event: ConsentEvent & { readonly becomes: 'ingetrokken' | 'onjuist_ingevoerd' },
    entriesFor: EndingEntries,
  ): Promise<WithdrawOutcome>;
  /**
   * Stops everything after an id that relied on a consent that ended, `STOP_AT_ONCE` in a transaction. Who has hold of
   * one is waited for and holds up only its batch; safe to run twice, and by several gateways at once.
   */
  stopRest(consentId: string, after: string | null, entriesFor: EndingEntries): Promise<void>;
  /** Consents that ended and may still have something to stop. */
  ending(): Promise<readonly { readonly consentId: string; readonly epochMs: number; readonly traceId: string }[]>;
  /** Forgets that there was something to stop; does nothing as long as something waits, restricted or not. */
  ended(consentId: string): Promise<void>;
}

// --- Log --------------------------------------------------------------------------------------------------------------

export interface TreeState {
  readonly size: number;
  /** Hashes of the last, partial tile per level (multiples of 32 bytes; absent or empty when the level ends full). */
  readonly edge: ReadonlyMap<number, Buffer>;
}

export interface WaitingLeaf {
  readonly entryId: string;
  readonly commitment: Buffer;
}

export interface SequencePlan {
  /** In the order of their positions, the first being the tree's size before. */
  readonly leaves: readonly { readonly entryId: string; readonly position: number; readonly data: Buffer }[];
  /** Whole and partial tiles to store: level, index, hashes so far (at most 256 × 32 bytes). */
  readonly tiles: readonly { readonly level: number; readonly index: number; readonly hashes: Buffer }[];
  readonly size: number;
  readonly root: Buffer;
}

export interface Head {
  readonly size: number;
  readonly root: Buffer;
  readonly epoch: number;
}

/** Held by one sequencer at a time, on the database connection that owns the advisory lock. */
export interface Leadership {
  readonly epoch: number;
  /** The newest committed head of any epoch; null for an empty log. */
  head(): Promise<Head | null>;
  /** The newest published checkpoint; null when none. */
  published(): Promise<{ readonly size: number; readonly note: string } | null>;
  /**
   * One transaction: takes up to `limit` visible waiting entries (never "id greater than the last": ids commit out
   * of order), calls `plan` synchronously, writes leaves, tiles and head with this epoch, commits.
   * @returns the new head, or null when nothing waited.
   */
  sequence(
    limit: number,
    epochMs: number,
    plan: (waiting: readonly WaitingLeaf[], tree: TreeState) => SequencePlan,
  ): Promise<Head | null>;
  /**
   * Raises the newest head, committed by an earlier leader that never published it, to this epoch: same size, same
   * root. Durable on return; from then on `head()` shows this epoch. An implementation may keep it beside the head.
   * @returns the head with this epoch, or null when the newest head is not of `size` or not of an earlier epoch.
   */
  adopt(size: number): Promise<Head | null>;
  /** Stores the signed checkpoint of a committed head of this epoch and wakes those who wait for it. */
  publish(size: number, note: string): Promise<void>;
  release(): Promise<void>;
}

export interface SequencerStore {
  /** Tries the advisory lock once; null when another holds it. */
  acquire(epochMs: number): Promise<Leadership | null>;
  /** Calls back soon after entries start waiting; returns a stop function. A poll is the safety net. */
  onWaiting(wake: () => void): Promise<() => Promise<void>>;
}

/** Reading side of the log: all of it is public but `opening`. */
export interface LogReader {
  checkpoint(): Promise<string | null>;
  /** Hashes of one tile, at most `width` of them, or null when there are fewer. */
  tile(level: number, index: number, width: number): Promise<Buffer | null>;
  /** Leaf data of entries `index`·256 onward, `width` of them, or null when there are fewer. */
  entries(index: number, width: number): Promise<readonly Buffer[] | null>;
  /** Positions of entries; absent while not sequenced. */
  positions(entryIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Entry, salt and position, only for a party to it; null for anybody else. */
  opening(entryId: string, partyOin: string): Promise<{ json: string; salt: Buffer; position: number | null } | null>;
}

export interface LogGate {
  /** Resolves true once a signed checkpoint covers all entries, false after `timeoutMs`. */
  waitUntilCovered(entryIds: readonly string[], timeoutMs: number): Promise<boolean>;
}

/** Where the last checkpoint this gateway published is remembered, apart from the database. */
export interface CheckpointMemory {
  read(): { readonly size: number; readonly rootBase64: string } | null;
  write(checkpoint: { readonly size: number; readonly rootBase64: string }): void;
}

// --- Keys -------------------------------------------------------------------------------------------------------------

/** The gateway's own keys. Each has a `kid`; several of one kind may be known, one of each is current. */
export interface KeyRing {
  /** Ed25519, for receipts. */
  readonly receiptKey: {
    readonly kid: string;
    readonly privateKey: import('node:crypto').KeyObject;
    readonly publicKey: import('node:crypto').KeyObject;
  };
  /** Ed25519, for checkpoints only. */
  readonly logKey: {
    readonly name: string;
    readonly privateKey: import('node:crypto').KeyObject;
    readonly publicKey: import('node:crypto').KeyObject;
  };
  /** Ids of all keys still known for a use, the current one last. */
  kids(use: 'pseudoniem' | 'inzage' | 'feiten' | 'herhaling'): readonly string[];
  /** 32-byte symmetric key by use; the current one unless a `kid` is given. */
  secret(
    use: 'pseudoniem' | 'inzage' | 'feiten' | 'herhaling',
    kid?: string,
  ): { readonly kid: string; readonly key: Buffer };
}

// --- Certificates -----------------------------------------------------------------------------------------------------

export interface CertificateTrust {
  /**
   * Validates a whole path for a role at `now`: dates, constraints, key usage, policy, revocation, our anchors.
   * `chain` is what the peer sent, leaf first (DER). The one function for every certificate in the product.
   */
  validate(chain: readonly Buffer[], role: CertificateRole, now: Moment): CertificateVerdict;
  /**
   * Whether this certificate could sign at a moment that has passed, for a signature that was judged in full when it
   * came: everything but revocation, of which the lists of that day are gone.
   */
  couldSign(chain: readonly Buffer[], epochMs: number): CertificateVerdict;
}

export type CertificateRole = 'tls-client' | 'ondertekening' | 'versleuteling';

export type CertificateVerdict =
  | {
      readonly kind: 'valid';
      readonly oin: string;
      readonly organisation: string;
      /** base64url SHA-256 of the leaf's DER. */
      readonly thumbprint: string;
      /** base64url SHA-256 of the leaf's SubjectPublicKeyInfo. */
      readonly keyThumbprint: string;
      readonly publicKey: import('node:crypto').KeyObject;
      readonly notAfterMs: number;
    }
  | { readonly kind: 'invalid'; readonly code: CertificateFault };

export type CertificateFault =
  | 'GEEN_CERTIFICAAT'
  | 'ONLEESBAAR'
  | 'ONBEKENDE_UITGEVER'
  | 'HANDTEKENING_ONGELDIG'
  | 'NOG_NIET_GELDIG'
  | 'VERLOPEN'
  | 'GEEN_CA'
  | 'PAD_TE_LANG'
  | 'SLEUTELGEBRUIK'
  | 'UITGEBREID_SLEUTELGEBRUIK'
  | 'BELEID'
  | 'ZWAKKE_SLEUTEL'
  | 'ZWAKKE_HANDTEKENING'
  | 'KRITIEKE_EXTENSIE'
  | 'INGETROKKEN'
  | 'CRL_ONTBREEKT'
  | 'CRL_VERLOPEN'
  | 'GEEN_OIN'
  | 'MEER_DAN_EEN_OIN'
  | 'OIN_ONGELDIG';

/** Everything the exchange is built from. */
export interface Ports {
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly directory: Directory;
  readonly intake: IntakeStore;
  readonly postbox: PostboxStore;
  readonly consents: ConsentStore;
  readonly consentTexts: ConsentTextStore;
  readonly objections: ObjectionStore;
  readonly held: HeldStore;
  readonly agreements: AgreementStore;
  readonly governance: GovernanceStore;
  readonly subscriptions: SubscriptionStore;
  readonly trajecten: TrajectStore;
  readonly zaken: ZaakStore;
  readonly zaakFeed: ZaakFeed;
  readonly teamKeys: TeamKeyStore;
  readonly readings: ReadingStore;
  readonly wissingen: WissingStore;
  readonly inzagen: InzageStore;
  readonly verzoeken: RequestStore;
  readonly logReader: LogReader;
  readonly logGate: LogGate;
  readonly keys: KeyRing;
  readonly trust: CertificateTrust;
  readonly tokens: TokenVerifier;
  /** Names under which this gateway is called; a message signed for another name is not for us. */
  readonly hostNames: ReadonlySet<string>;
  /** Where receivers may ask to be told that something waits. */
  readonly addressRules: AddressRules;
  /** How long two people have for a held message. */
  readonly heldTerms: HeldTerms;
  /** Which college is to be turned to. */
  readonly routing: Routing;
  /** What regions agreed on about handovers; none where the operator gave nothing. */
  readonly regionRules: readonly RegionRule[];
  readonly kaart: KaartStore;
  readonly cijfers: CijferStore;
  readonly tally: Tally;
  readonly rates: RateLimiter;
}
