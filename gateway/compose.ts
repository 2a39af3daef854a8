/**
 * The composition root: the only file of the gateway that knows which adapter stands behind which port.
 */
import { randomUUID, X509Certificate } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CHECK_LOG_SCRIPT } from '../adapters/browser/generated/check-log.ts';
import { asset, pageAssets } from '../adapters/design-system/style-sheet.ts';
import { signInProviders } from '../adapters/oidc/sign-in-providers.ts';
import { tokenVerifier } from '../adapters/oidc/token-verifier.ts';
import { certificatesIn, readCertificate } from '../adapters/pki/certificate.ts';
import { certificateTrust, type TrustSettings } from '../adapters/pki/certificate-path.ts';
import { issuerStandings } from '../adapters/pki/issuers.ts';
import { openMeldingQueue } from '../adapters/postgres/melding-queue.ts';
import { makeMonths } from '../adapters/postgres/months.ts';
import { openStores, type Stores, type StoreUrls } from '../adapters/postgres/stores.ts';
import { openTrajectRetention } from '../adapters/postgres/traject-retention.ts';
import { openZaakRetention } from '../adapters/postgres/zaak-retention.ts';
import { loopbackClient } from '../adapters/selftest/loopback-client.ts';
import { selfTestTrust } from '../adapters/selftest/own-trust.ts';
import type { SelfTestPapers } from '../adapters/selftest/papers.ts';
import { momentOf, systemClock } from '../adapters/system/clock.ts';
import { freeBytesAt } from '../adapters/system/disk.ts';
import { systemEntropy } from '../adapters/system/entropy.ts';
import { checkpointFile } from '../adapters/system/key-files.ts';
import { type Metrics, type MetricsSnapshot, metrics } from '../adapters/system/metrics.ts';
import { judgedFetch } from '../adapters/webhook/judged-fetch.ts';
import { webhookClient } from '../adapters/webhook/webhook-client.ts';
import type { Moment } from '../consent/moment.ts';
import { OPENAPI_DOCUMENT } from '../schemas/generated/openapi-document.ts';
import { shareCounts } from './access/counts-sharing.ts';
import type { StrangerStore } from './access/ports.ts';
import { type RateLimits, rateLimiter } from './access/rate-limit.ts';
import { startStrangerSummary } from './access/stranger-summary.ts';
import { agreementJudge } from './agreements/judge.ts';
import { feedbackFallsDue } from './casework/feedback/feedback.ts';
import { openingsByConsent } from './casework/feedback/openings.ts';
import type { FeedbackStore } from './casework/feedback/ports.ts';
import { leveringenFallDue } from './casework/levering/levering.ts';
import type { Levering, LeveringStore } from './casework/levering/ports.ts';
import type { RegionRule } from './casework/overdracht/region.ts';
import { intentsFallDue, ownSending, type SendingParts } from './casework/trajecten/sending.ts';
import { type Casework, startCasework } from './casework/zaken/casework.ts';
import type { ResidentRegister } from './casework/zaken/residents.ts';
import { startFinishingEndings } from './consents/withdrawal.ts';
import { dutiesOf, trajectDutiesOf, zaakDutiesOf } from './duties.ts';
import { policyInForce } from './exchange/circumstances.ts';
import { type Exchange, makeExchange } from './exchange/exchange.ts';
import { ownMessages, type SendOwn } from './exchange/own-message.ts';
import type { HeldTerms } from './held/ports.ts';
import { HELD_TERMS } from './held/terms.ts';
import { type ApiParts, apiRoutes } from './http/api.ts';
import { createDrain } from './http/drain.ts';
import { type ListenSettings, listenMutualTls, listenPages, type PagesListenSettings } from './http/listen.ts';
import { codeLettersAreForgotten, LETTER_DAYS } from './inwoner/code-letters.ts';
import type { CodeLetterStore, ResidentStore } from './inwoner/ports.ts';
import type { ResidentBroker } from './inwoner/resident-sign-in.ts';
import type { WriteLog } from './log.ts';
import { startSequencer } from './logbook/sequencer.ts';
import { type Meldingen, startMeldingen } from './meldingen/deliver.ts';
import { readinessOf } from './operation/readiness.ts';
import type { Practice } from './pages/practice.tsx';
import { type PublicPagesParts, publicPages } from './pages/public-pages.tsx';
import { type ScreenParts, screens } from './pages/screens.tsx';
import { STYLE } from './pages/style.ts';
import { CHECK_LOG_PATH } from './pages/toezicht/log-page.tsx';
import type { KeyRing, Ports, SequencerStore } from './ports.ts';
import { existingOnly } from './routing/existing-only.ts';
import type { Routing } from './routing/ports.ts';
import { type SelfTestDoor, selfTestDoor } from './selftest/door.ts';
import { SELF_TEST_KINDS } from './selftest/kinds.ts';
import type { SelfTestFace } from './selftest/ports.ts';
import { type SelfTest, startSelfTest } from './selftest/self-test.ts';
import { isAlarm, NOT_BEGUN, type SelfTestStanding } from './selftest/standing.ts';
import type { SessionStore, SignInProviders } from './signing-in/ports.ts';
import { SESSION_LIMITS, type SessionLimits } from './signing-in/session.ts';
import { ATTEMPT_MS } from './signing-in/sign-in.ts';
import { type Duty, keepTicking } from './tick.ts';
import { requestsAreForgotten, requestsFallDue } from './toezicht/letters.ts';

export interface GatewaySettings {
  readonly database: StoreUrls & { readonly worker: string };
  readonly keys: KeyRing;
  readonly trust: TrustSettings;
  /** Where the last published checkpoint is remembered. */
  readonly checkpointPath: string;
  readonly api: ListenSettings;
  /** Over https with a certificate of their own; plain http only in a pretend region, on this machine. */
  readonly pages: PagesListenSettings;
  /** Where browsers reach the pages, without a slash at the end; this machine and the port they listen on unless told. */
  readonly pagesOrigin?: string;
  /** How long somebody stays signed in; `SESSION_LIMITS` unless told. */
  readonly sessionLimits?: SessionLimits;
  /** How long requests under way may take to finish when stopping. */
  readonly drainMs?: number;
  /** Names in `Host` that mean this gateway. */
  readonly hostNames: ReadonlySet<string>;
  readonly limits: RateLimits;
  readonly pretend: boolean;
  /** At most one notification per receiver in this many seconds; 60 unless told. */
  readonly gatherSeconds?: number;
  /** How long two people have for a held message; `HELD_TERMS` unless told. */
  readonly heldTerms?: HeldTerms;
  /** Months that a traject is kept after everything in it ended; `KEEP_MONTHS` unless told. */
  readonly trajectMonths?: number;
  /** How long the code of a letter can be used; `LETTER_DAYS` unless told. */
  readonly letterDays?: number;
  /** Where residents sign in; nowhere unless told. */
  readonly residentBroker?: ResidentBroker | null;
  /** What is known of municipalities and addresses; nothing unless told. */
  readonly routing?: Routing;
  /** What regions agreed on about handovers; nothing unless told. */
  readonly regionRules?: readonly RegionRule[];
  /** Who lives where, asked on behalf of teams whose key is kept here; nobody unless told. */
  readonly residents?: ResidentRegister;
  readonly files: PublicPagesParts['files'];
  /** What there is to try, on the start page of a pretend region. */
  readonly practice?: Practice;
  readonly writeLog: WriteLog;
}

/** Every port on its real part, before anything runs on them. */
export interface OpenedPorts {
  readonly ports: Ports;
  readonly sequencerStore: SequencerStore;
  readonly measured: Metrics;
  readonly strangers: StrangerStore;
  readonly feedback: FeedbackStore;
  readonly leveringen: LeveringStore;
  readonly sessions: SessionStore;
  readonly oversight: ScreenParts['oversight'];
  readonly codeLetters: CodeLetterStore;
  readonly residents: ResidentStore;
  readonly signInProviders: SignInProviders;
  /** Tells other processes what was counted here, and hears theirs, now rather than within a second. */
  shareCounts(): Promise<void>;
  readonly probe: Stores['probe'];
  close(): Promise<void>;
}

/** Where the API is answered: in this process, or in processes of its own. */
export interface ApiDoor {
  readonly url: string;
  /** What processes other than this one counted. */
  snapshots(): Promise<readonly MetricsSnapshot[]>;
  /** Whoever answers knows this gateway's self-test when it returns, and so does who answers later. */
  meet(face: SelfTestFace): Promise<void>;
  /** Answers what is under way, then stops. */
  stop(): Promise<void>;
}

export interface RunningGateway {
  readonly ports: Ports;
  readonly meldingen: Meldingen;
  /** What came in for teams whose key is kept here, into their zaken. */
  readonly casework: Casework;
  /** When it has begun; null where it was composed without one. */
  readonly selfTest: Promise<SelfTest> | null;
  readonly apiUrl: string;
  readonly pagesUrl: string;
  /** Residents sign in there from now on; only a pretend region changes it while it runs. */
  residentsSignInAt(broker: ResidentBroker | null): void;
  /** What does not work now; empty when all does. */
  readiness(): Promise<readonly string[]>;
  /** Answers what is under way, then stops everything. */
  stop(): Promise<void>;
}

export async function openPorts(
  settings: Pick<
    GatewaySettings,
    'database' | 'keys' | 'trust' | 'hostNames' | 'pretend' | 'limits' | 'heldTerms' | 'routing' | 'regionRules'
  >,
): Promise<OpenedPorts> {
  const trust = certificateTrust(settings.trust);
  const stores = await openStores(settings.database, agreementJudge(trust), systemEntropy);
  const measured = metrics();
  const routing = settings.routing ?? { municipalities: null, addresses: null };
  const rates = rateLimiter(settings.limits);
  const sharing = shareCounts({ processId: randomUUID(), rates, clock: systemClock, ...stores });
  const fetchJudged = judgedFetch({ loopbackAllowed: settings.pretend });
  const nowMs = () => systemClock.now().epochMs;
  const ports: Ports = {
    clock: systemClock,
    entropy: systemEntropy,
    directory:
      routing.municipalities === null ? stores.directory : existingOnly(stores.directory, routing.municipalities),
    intake: stores.intake,
    postbox: stores.postbox,
    consents: stores.consents,
    consentTexts: stores.consentTexts,
    objections: stores.objections,
    held: stores.held,
    agreements: stores.agreements,
    governance: stores.governance,
    subscriptions: stores.subscriptions,
    trajecten: stores.trajecten,
    zaken: stores.zaken,
    zaakFeed: stores.zaakFeed,
    teamKeys: stores.teamKeys,
    readings: stores.readings,
    wissingen: stores.wissingen,
    inzagen: stores.inzagen,
    verzoeken: stores.verzoeken,
    logReader: stores.logReader,
    logGate: stores.logGate,
    keys: settings.keys,
    trust,
    tokens: tokenVerifier(fetchJudged, nowMs),
    hostNames: settings.hostNames,
    addressRules: { loopbackAllowed: settings.pretend },
    heldTerms: settings.heldTerms ?? HELD_TERMS,
    routing,
    regionRules: settings.regionRules ?? [],
    kaart: stores.kaart,
    cijfers: stores.cijfers,
    tally: {
      ...measured.tally,
      stranger(code) {
        measured.tally.stranger(code);
        sharing.stranger(code);
      },
    },
    rates,
  };
  return {
    ports,
    sequencerStore: stores.sequencer,
    measured,
    strangers: stores.strangers,
    feedback: stores.feedback,
    leveringen: stores.leveringen,
    sessions: stores.sessions,
    oversight: { lines: stores.lines, requests: stores.inzageRequests, momentOf },
    codeLetters: stores.codeLetters,
    residents: stores.residents,
    signInProviders: signInProviders(fetchJudged, settings.pretend, nowMs),
    shareCounts: sharing.exchange,
    probe: stores.probe,
    async close() {
      await sharing.stop();
      await stores.close();
    },
  };
}

const MONTHS_AHEAD = 3;
const MONTHS_EVERY_MS = 12 * 3_600_000;

/** Tables that grow by month have their months before they begin; a month that is late lands in the default part. */
async function keepMonthsReady(workerUrl: string): Promise<() => void> {
  const make = () => makeMonths(workerUrl, systemClock.now().epochMs, MONTHS_AHEAD);
  await make();
  const timer = setInterval(() => void make().catch(() => undefined), MONTHS_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** For requests under way when stopping, unless the settings say otherwise. */
const DRAIN_MS = 5_000;

/** The routes of the API on ports, for everybody and for the self-test alike. */
function routesOn(exchange: Exchange, onBroken: ApiParts['onBroken']) {
  return apiRoutes({ exchange, sending: ownSending(sendingOf(exchange)), openapi: OPENAPI_DOCUMENT, onBroken });
}

/**
 * Answers the API in this process.
 * @param routes a test brings its own, for everybody
 */
export async function openApi(
  { ports }: OpenedPorts,
  { api, writeLog, drainMs = DRAIN_MS }: GatewaySettings,
  routes: typeof routesOn = routesOn,
): Promise<ApiDoor> {
  const onBroken = brokenTo(writeLog);
  const open = routes(makeExchange(ports), onBroken);
  let test: SelfTestDoor | null = null;
  const drain = createDrain();
  const { port, stop } = await listenMutualTls(
    (request, env) =>
      drain.answer(
        () => (test?.isFor(env.incoming) === true ? test.answer(request, env) : open.fetch(request, env)),
        () => ports.entropy.bytes(16).toString('hex'),
      ),
    api,
  );
  return {
    url: `https://localhost:${port}`,
    snapshots: async () => [],
    async meet(face) {
      test = selfTestDoor({ ports, face, ownTrust: selfTestTrust(face), routesOn: routes, onBroken });
    },
    async stop() {
      drain.begin();
      await drain.idle(drainMs);
      await stop();
    },
  };
}

/**
 * Runs sequencer, pages and API on opened ports.
 * @param openDoor who answers the API; this process unless told
 * @param makePapers those of the self-test, which begins when they are made. Every gateway that serves has them
 * @throws RangeError when no policy is in force: an empty policy stops the start (promise 10)
 */
export async function runGateway(
  opened: OpenedPorts,
  settings: GatewaySettings,
  openDoor: (opened: OpenedPorts, settings: GatewaySettings) => Promise<ApiDoor> = (ports, known) =>
    openApi(ports, known),
  makePapers: (() => Promise<SelfTestPapers>) | null = null,
): Promise<RunningGateway> {
  const { ports, measured } = opened;
  const { keys, writeLog } = settings;
  if (settings.pages.tls === undefined && !settings.pretend) {
    await opened.close();
    throw new RangeError('Cannot start: outside a pretend region the pages need a certificate of their own');
  }
  const directory = await ports.directory.current();
  const policy = policyInForce(directory, ports.clock.now());
  if (policy === undefined) {
    await opened.close();
    throw new RangeError('Cannot start: no policy is in force, and without policy nothing may be disclosed');
  }

  const stopMonths = await keepMonthsReady(settings.database.worker);
  const sequencer = startSequencer({
    store: opened.sequencerStore,
    logKey: keys.logKey,
    memory: checkpointFile(settings.checkpointPath),
    clock: ports.clock,
    readTile: (level, index, width) => ports.logReader.tile(level, index, width),
    report: event => {
      if (event.kind === 'published') measured.tally.sequenced(event.added, event.size);
      if (event.kind === 'leading') writeLog('info', { event: 'volgordelijk_leider', epoch: event.epoch });
      if (event.kind === 'refused') writeLog('error', { event: 'logboek_weigert', code: event.refusal.code });
      if (event.kind === 'failed')
        writeLog('warn', { event: 'fout', where: 'logboek', code: 'VOLGORDE_STOKT', traceId: null });
    },
  });

  const meldingen = await runMeldingen(opened, settings);
  const sessionLimits = settings.sessionLimits ?? SESSION_LIMITS;

  const casework = startCasework({
    exchange: makeExchange(ports),
    residents: settings.residents ?? null,
    notAdmitted: (team, disclosure, code) =>
      writeLog('error', { event: 'signaal_niet_opgenomen', team, disclosure, code }),
    onBroken: error => writeLog('warn', { event: 'fout', where: 'zaken', code: codeOf(error), traceId: null }),
  });
  const retention = openZaakRetention(settings.database.worker, () => ports.entropy.uuid(ports.clock.now().epochMs));
  const trajectRetention = openTrajectRetention(settings.database.worker);
  const duties = [
    ...dutiesOf(ports, writeLog),
    sessionDuty(opened.sessions, sessionLimits),
    ...inzageDuties(opened.oversight, writeLog),
    { name: 'codebrieven', run: (now: Moment) => codeLettersAreForgotten(opened.codeLetters, now) },
    ...zaakDutiesOf(ports, retention, writeLog),
    ...trajectDutiesOf(trajectRetention, settings.trajectMonths, writeLog),
    feedbackDuty(opened),
    requestDuty(opened),
    leveringDuty(opened, writeLog),
  ];
  const stopTicking = keepTicking(duties, ports.clock, (duty, error) =>
    writeLog('warn', { event: 'fout', where: duty, code: codeOf(error), traceId: null }),
  );
  const stopSummary = startStrangerSummary(ports, opened.strangers);
  const stopEndings = startFinishingEndings(ports, error =>
    writeLog('warn', { event: 'fout', where: 'toestemmingen', code: codeOf(error), traceId: null }),
  );
  const certificate = Date.parse(new X509Certificate(settings.api.certificatePem).validTo);
  let stopping = false;
  let testing: RunningSelfTest | null = null;
  const readiness = async (): Promise<readonly string[]> => {
    const { missing, waitingMs, firstListEndMs } = await readinessOf(
      {
        policyInForce: async () => policyInForce(await ports.directory.refresh(), ports.clock.now()) !== undefined,
        writePath: opened.probe,
        sequencerIsHealthy: () => sequencer.isHealthy(),
        listEnds: now => issuerStandings(settings.trust, now.epochMs).map(one => one.listUntilMs),
        freeBytes: () => freeBytesAt(settings.checkpointPath),
        isStopping: () => stopping,
      },
      ports.clock.now(),
    );
    measured.standing({
      isReady: missing.length === 0,
      waitingMs,
      until: { certificaat: certificate, ...(firstListEndMs === null ? {} : { intrekkingslijst: firstListEndMs }) },
      ...(testing === null ? {} : { selfTest: gaugesOf(testing.standing()) }),
    });
    return missing;
  };

  const door = await openDoor(opened, settings);
  // Known when the pages listen, and asked for by nobody before.
  let pagesOrigin = '';
  const signIn = {
    ports,
    sessions: opened.sessions,
    providers: opened.signInProviders,
    limits: sessionLimits,
    origin: () => pagesOrigin,
  };
  const onBroken = brokenTo(writeLog);
  const selfTest = () => testing?.standing() ?? null;
  const exchange = makeExchange(ports);
  let broker = settings.residentBroker ?? null;
  const pages = publicPages({
    ports,
    screens: screens({
      ...{ ports, exchange, signIn, pretend: settings.pretend, onBroken, selfTest },
      oversight: opened.oversight,
      resident: {
        letters: {
          ...{ ports, letters: opened.codeLetters, lines: opened.oversight.lines },
          days: settings.letterDays ?? LETTER_DAYS,
        },
        own: { exchange, store: opened.residents, requests: opened.oversight.requests },
        signIn: {
          ...{ ports, pseudonyms: exchange.pseudonyms, sessions: opened.sessions, providers: opened.signInProviders },
          ...{ broker: () => broker, origin: () => pagesOrigin },
        },
        momentOf: opened.oversight.momentOf,
      },
    }),
    apiUrl: door.url,
    openapi: OPENAPI_DOCUMENT,
    pretend: settings.pretend,
    assets: [
      ...pageAssets(STYLE),
      asset(CHECK_LOG_PATH, 'text/javascript; charset=utf-8', Buffer.from(CHECK_LOG_SCRIPT)),
    ],
    readiness,
    selfTest,
    onBroken,
    metrics: { text: async () => measured.text(await door.snapshots()), contentType: measured.contentType },
    files: settings.files,
    practice: settings.pretend ? (settings.practice ?? null) : null,
  });
  const pagesServer = await listenPages(pages.fetch, settings.pages);
  pagesOrigin =
    settings.pagesOrigin ?? `${settings.pages.tls === undefined ? 'http' : 'https'}://localhost:${pagesServer.port}`;
  testing = makePapers === null ? null : runSelfTest(makePapers, door, opened, settings);

  writeLog('info', { event: 'gestart', address: door.url, policyVersion: policy.version, policyDigest: policy.digest });
  return {
    ports,
    meldingen,
    casework,
    selfTest: testing?.begun ?? null,
    apiUrl: door.url,
    pagesUrl: pagesOrigin,
    residentsSignInAt: at => {
      broker = at;
    },
    readiness,
    async stop() {
      // Not ready at once, so that whoever spreads the load looks elsewhere; the pages say so until the end.
      stopping = true;
      await testing?.stop();
      await door.stop();
      await pagesServer.stop();
      await meldingen.stop();
      // A turn can be left at any point: the next one, here or elsewhere, finds out where it was.
      await Promise.race([casework.stop(), pause(STOP_TURN_MS, undefined, { ref: false })]);
      await stopTicking();
      await retention.close();
      await trajectRetention.close();
      await stopSummary();
      await stopEndings();
      await sequencer.stop();
      stopMonths();
      await opened.close();
      writeLog('info', { event: 'gestopt' });
    },
  };
}

/** For teams whose casework it keeps; `ownMessages` is handed out nowhere else. */
function sendFor(exchange: Exchange): SendOwn {
  const { teamKeys } = exchange.ports;
  return ownMessages(exchange, async team => (await teamKeys.teams()).includes(team));
}

const sendingOf = (exchange: Exchange): SendingParts => ({ ...exchange, send: sendFor(exchange) });

/** Requests of which the message left, or may have left, before somebody died. */
export function requestDuty({ ports }: Pick<OpenedPorts, 'ports'>): Duty {
  const parts = sendingOf(makeExchange(ports));
  return { name: 'verzoeken', run: async now => intentsFallDue(parts, await ports.teamKeys.teams(), now) };
}

/** Sessions that ended by themselves, and sign-ins that nobody finished. */
function sessionDuty(sessions: SessionStore, { idleMs, wholeMs }: SessionLimits): Duty {
  return {
    name: 'sessies',
    run: ({ epochMs }) =>
      sessions.clear({ begunMs: epochMs - wholeMs, seenMs: epochMs - idleMs, attemptMs: epochMs - ATTEMPT_MS }),
  };
}

/** Who asked for inzage is forgotten in time, and a request whose month ends is reminded of. */
function inzageDuties({ requests }: OpenedPorts['oversight'], writeLog: WriteLog): readonly Duty[] {
  const report = (organisation: string) => writeLog('warn', { event: 'inzagetermijn', organisation });
  return [
    { name: 'inzageverzoeken', run: now => requestsAreForgotten(requests, now) },
    { name: 'inzagetermijnen', run: now => requestsFallDue(requests, now, report) },
  ];
}

/** What the gateway tells in the name of teams whose casework it keeps. */
export function feedbackDuty({ ports, feedback }: Pick<OpenedPorts, 'ports' | 'feedback'>): Duty {
  const exchange = makeExchange(ports);
  const parts = { ports, store: feedback, send: sendFor(exchange), openingFor: openingsByConsent(exchange) };
  return { name: 'terugkoppeling', run: now => feedbackFallsDue(parts, now) };
}

/** The monthly delivery to CBS. */
export function leveringDuty(
  { ports, leveringen }: Pick<OpenedPorts, 'ports' | 'leveringen'>,
  writeLog: WriteLog,
): Duty {
  const send = sendFor(makeExchange(ports));
  const report = ({ team, maand }: Levering, code: string) =>
    writeLog('warn', { event: 'levering_mislukt', team, month: maand, code });
  return { name: 'levering', run: now => leveringenFallDue({ ports, store: leveringen, send, report }, now) };
}

const STOP_TURN_MS = 2_000;
const STOP_TESTING_MS = 1_000;

interface RunningSelfTest {
  readonly begun: Promise<SelfTest>;
  standing(): SelfTestStanding;
  stop(): Promise<void>;
}

/** Everything as soon as its keys are made, and from then on what each minute asks for (R25). */
function runSelfTest(
  makePapers: () => Promise<SelfTestPapers>,
  door: ApiDoor,
  { ports, measured }: Pick<OpenedPorts, 'ports' | 'measured'>,
  { api, hostNames, writeLog }: GatewaySettings,
): RunningSelfTest {
  const [hostName = 'localhost'] = hostNames;
  const failed = (_duty: string, error: unknown) =>
    writeLog('warn', { event: 'fout', where: 'zelftest', code: codeOf(error), traceId: null });
  let test: SelfTest | null = null;
  let stopTicking = async () => {};
  let stopping = false;

  const begin = async (): Promise<SelfTest> => {
    const papers = await makePapers();
    await door.meet(papers.face);
    const { host, certificatePem } = api;
    const client = loopbackClient({ papers, host, port: Number(new URL(door.url).port), certificatePem, hostName });
    const made = startSelfTest({
      ...{ ports, client, kinds: SELF_TEST_KINDS, secret: papers.face.secret, writeLog },
      count: (kind, outcome) => {
        measured.selfTested(kind, outcome);
        if (outcome === 'doorgelaten' || outcome === 'anders') measured.tally.alarm('ZELFTEST');
      },
    });
    test = made;
    if (stopping) return made;
    // Apart from the other duties: a slow answer to the self-test must not keep them waiting.
    stopTicking = keepTicking([{ name: 'zelftest', run: () => made.turn() }], ports.clock, failed);
    void made.turn().catch((error: unknown) => failed('zelftest', error));
    return made;
  };
  const begun = begin();
  begun.catch((error: unknown) => failed('zelftest', error));
  return {
    begun,
    standing: () => test?.standing() ?? NOT_BEGUN,
    async stop() {
      stopping = true;
      // A database that went silent must not hold up the stop: what is left of a turn writes nothing any more.
      await Promise.race([
        Promise.all([test?.stop(), stopTicking()]),
        pause(STOP_TESTING_MS, undefined, { ref: false }),
      ]);
    },
  };
}

function gaugesOf(standing: SelfTestStanding) {
  return { isAlarm: isAlarm(standing), completeMs: standing.completeMs };
}

const GATHER_SECONDS = 60;

/** Tells receivers that something waits; on connections of its own, beside everything else. */
async function runMeldingen(
  { ports, measured }: Pick<OpenedPorts, 'ports' | 'measured'>,
  settings: GatewaySettings,
): Promise<Meldingen> {
  const { pretend, trust, writeLog, gatherSeconds = GATHER_SECONDS } = settings;
  const queue = openMeldingQueue(settings.database.worker);
  const [leaf] = certificatesIn(settings.api.certificatePem);
  const oin = leaf === undefined ? null : readCertificate(leaf)?.subjectSerialNumbers[0];
  const [name = 'localhost'] = settings.hostNames;
  const meldingen = await startMeldingen({
    queue,
    // The practice region knows its own authority; everywhere else receivers have certificates of the public web.
    client: webhookClient({ ...ports.addressRules, ...(pretend ? { ca: trust.anchors.map(pemOf) } : {}) }),
    directory: ports.directory,
    keys: ports.keys,
    clock: ports.clock,
    entropy: ports.entropy,
    tally: measured.tally,
    source: oin == null ? `https://${name}` : `urn:nld:oin:${oin}:systeem:seinhuis`,
    origin: name,
    gatherMs: gatherSeconds * 1_000,
    report: event => {
      if (event.kind === 'failed')
        writeLog('warn', { event: 'fout', where: 'meldingen', code: codeOf(event.error), traceId: null });
      else
        writeLog('warn', {
          event: 'abonnement_uitgeschakeld',
          subscription: event.subscriptionId,
          team: event.team,
          code: event.code,
        });
    },
  });
  return {
    ...meldingen,
    async stop() {
      await meldingen.stop();
      await queue.close();
    },
  };
}

function pemOf(der: Buffer): string {
  return new X509Certificate(der).toString();
}

/** Writes down that a promise was broken, and says whether it looks like an outage. */
function brokenTo(writeLog: WriteLog): ApiParts['onBroken'] {
  return (where, error, traceId) => {
    writeLog('error', { event: 'fout', where, code: codeOf(error), traceId });
    return { unavailable: isOutage(error) };
  };
}

/** What a log may say of an error: that something was away for a while, or what kind of thing broke. */
function codeOf(error: unknown): string {
  return isOutage(error) ? 'NIET_BEREIKBAAR' : nameOf(error);
}

/** A connection or resource that is not there now; the same request may succeed later. */
function isOutage(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string')
    return /timeout|terminated|ended|not queryable/i.test(error instanceof Error ? error.message : '');
  // PostgreSQL: 25006 read-only; classes 08 connection, 40 undone for another's sake, 53 resources, 55 lock or state,
  // 57 operator, 58 system (disk).
  return /^(25006|08|40|53|55|57|58)/.test(code) || code.startsWith('E');
}

/** The name of an error class says what broke; its message could say about whom. */
function nameOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)
    ? code
    : error instanceof Error
      ? error.name
      : 'ONBEKEND';
}
