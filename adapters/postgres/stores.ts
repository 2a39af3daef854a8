import type { SpendingStore, StrangerStore } from '../../gateway/access/ports.ts';
import type { AgreementJudge } from '../../gateway/agreements/judge.ts';
import type { AgreementStore } from '../../gateway/agreements/ports.ts';
import type { FeedbackStore } from '../../gateway/casework/feedback/ports.ts';
import type { LeveringStore } from '../../gateway/casework/levering/ports.ts';
import type { InzageStore, WissingStore } from '../../gateway/casework/rechten/ports.ts';
import type { RequestStore, TrajectStore } from '../../gateway/casework/trajecten/ports.ts';
import type { ZaakFeed } from '../../gateway/casework/zaken/feed.ts';
import type { ReadingStore, TeamKeyStore, ZaakStore } from '../../gateway/casework/zaken/ports.ts';
import type { CijferStore } from '../../gateway/cijfers/ports.ts';
import type { ConsentTextStore, ObjectionStore } from '../../gateway/consents/ports.ts';
import type { HeldStore } from '../../gateway/held/ports.ts';
import type { CodeLetterStore, ResidentStore } from '../../gateway/inwoner/ports.ts';
import type { KaartStore } from '../../gateway/kaart/ports.ts';
import type { SubscriptionStore } from '../../gateway/meldingen/ports.ts';
import type {
  ConsentStore,
  Directory,
  Entropy,
  IntakeStore,
  LogGate,
  LogReader,
  PostboxStore,
  SequencerStore,
} from '../../gateway/ports.ts';
import type { SessionStore } from '../../gateway/signing-in/ports.ts';
import type { InzageRequestStore, LineStore } from '../../gateway/toezicht/ports.ts';
import type { GovernanceStore } from '../../gateway/vier-ogen/ports.ts';
import { createAgreementStore } from './agreement-store.ts';
import { createCijferStore } from './cijfer-store.ts';
import { createCodeLetterStore } from './code-letter-store.ts';
import { createConsentStore } from './consent-store.ts';
import { createConsentTextStore } from './consent-text-store.ts';
import { kyselyOn, openPool } from './database.ts';
import { openDirectory } from './directory-store.ts';
import { createSpendingStore, createStrangerStore } from './door-counts.ts';
import { createFeedbackStore } from './feedback-store.ts';
import { createGovernanceStore } from './governance-store.ts';
import { createHeldStore } from './held-store.ts';
import { createIntakeStore } from './intake-store.ts';
import { createInzageRequestStore } from './inzage-request-store.ts';
import { createInzageStore } from './inzage-store.ts';
import { createKaartStore } from './kaart-store.ts';
import { createLeveringStore } from './levering-store.ts';
import { createLineStore } from './line-store.ts';
import { openLogGate } from './log-gate.ts';
import { createLogReader } from './log-reader.ts';
import type { Login } from './logins.ts';
import { createObjectionStore } from './objection-store.ts';
import { createPostboxStore } from './postbox-store.ts';
import { createRequestStore } from './request-store.ts';
import { createResidentStore } from './resident-store.ts';
import { createSequencerStore } from './sequencer-store.ts';
import { createSessionStore } from './session-store.ts';
import { createSubscriptionStore } from './subscription-store.ts';
import { createTrajectStore } from './traject-store.ts';
import { createWaker } from './waker.ts';
import { createWissingStore } from './wissing-store.ts';
import { probeWritePath } from './write-probe.ts';
import { createZaakFeed } from './zaak-feed.ts';
import { createReadingStore, createTeamKeyStore, createZaakStore } from './zaak-store.ts';

/** The logins of a running gateway; it holds no other. */
export type StoreUrls = Readonly<Record<Extract<Login, 'gateway' | 'sequencer'>, string>>;

export interface Stores {
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
  readonly lines: LineStore;
  readonly inzageRequests: InzageRequestStore;
  readonly codeLetters: CodeLetterStore;
  readonly residents: ResidentStore;
  readonly feedback: FeedbackStore;
  readonly kaart: KaartStore;
  readonly cijfers: CijferStore;
  readonly leveringen: LeveringStore;
  readonly verzoeken: RequestStore;
  readonly logReader: LogReader;
  readonly logGate: LogGate;
  readonly sequencer: SequencerStore;
  readonly spending: SpendingStore;
  readonly strangers: StrangerStore;
  readonly sessions: SessionStore;
  /** For health: goes the way of a recording and undoes it (`write-probe.ts`). */
  probe(): Promise<{ readonly oldestWaitingMs: number | null }>;
  /** Call it after the sequencer has stopped. */
  close(): Promise<void>;
}

/** Connections at once. The hot path needs few (`intake-store.ts`); the rest serves receivers and the log. */
const CONNECTIONS = 10;

/**
 * Opens every store of the gateway on one pool.
 * @param judge which agreements count
 */
export async function openStores(urls: StoreUrls, judge: AgreementJudge, entropy: Entropy): Promise<Stores> {
  const pool = openPool(urls.gateway, 'poort', CONNECTIONS);
  const waker = createWaker(pool);
  const directory = await openDirectory(kyselyOn(pool), urls.gateway, judge);
  // A connection of its own: a release that waits for its checkpoint must hear of it, whoever holds all the others.
  const gatePool = openPool(urls.gateway, 'logboek', 1);
  const logGate = await openLogGate(gatePool, urls.gateway);
  return {
    directory,
    intake: createIntakeStore(pool, waker),
    postbox: createPostboxStore(pool, waker),
    consents: createConsentStore(pool, waker),
    consentTexts: createConsentTextStore(pool),
    objections: createObjectionStore(pool, waker),
    held: createHeldStore(kyselyOn(pool), waker),
    agreements: createAgreementStore(kyselyOn(pool), waker),
    governance: createGovernanceStore(kyselyOn(pool), waker),
    subscriptions: createSubscriptionStore(pool),
    trajecten: createTrajectStore(kyselyOn(pool), waker),
    zaken: createZaakStore(pool, epochMs => entropy.uuid(epochMs)),
    zaakFeed: createZaakFeed(pool),
    teamKeys: createTeamKeyStore(pool),
    readings: createReadingStore(pool),
    wissingen: createWissingStore(kyselyOn(pool), waker),
    inzagen: createInzageStore(pool),
    lines: createLineStore(pool),
    inzageRequests: createInzageRequestStore(kyselyOn(pool), waker),
    codeLetters: createCodeLetterStore(kyselyOn(pool), waker),
    residents: createResidentStore(kyselyOn(pool), waker),
    feedback: createFeedbackStore(pool),
    kaart: createKaartStore(pool),
    cijfers: createCijferStore(pool),
    leveringen: createLeveringStore(pool),
    verzoeken: createRequestStore(kyselyOn(pool), waker),
    logReader: createLogReader(pool),
    logGate,
    sequencer: createSequencerStore(urls.sequencer),
    spending: createSpendingStore(pool),
    strangers: createStrangerStore(pool),
    sessions: createSessionStore(pool),
    probe: () => probeWritePath(pool),
    async close() {
      waker.close();
      await logGate.close();
      await directory.close();
      await Promise.all([gatePool.end(), pool.end()]);
    },
  };
}
