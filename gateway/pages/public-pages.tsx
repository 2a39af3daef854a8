/** Start page, health, metrics and the public log, for people and for machines that watch. Nothing personal is here. */
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { policyInForce } from '../exchange/circumstances.ts';
import type { ApiParts } from '../http/api.ts';
import { logRoutes } from '../http/log-routes.ts';
import { peekCheckpoint } from '../logbook/checkpoint.ts';
import type { Ports } from '../ports.ts';
import { isAlarm, type SelfTestStanding, standingDocument, standingText } from '../selftest/standing.ts';
import { AccessibilityPage } from './accessibility-page.tsx';
import { assetRoutes, type PageAsset } from './assets.ts';
import { broken, nothingAnswers } from './error-pages.tsx';
import type { Practice } from './practice.tsx';
import { answerPage } from './render.ts';
import type { ScreenEnvironment } from './screen-environment.ts';
import { StartPage } from './start-page.tsx';
import { toetsingPages } from './toetsing/routes.tsx';
import { LOG_PAGE_PATH } from './toezicht/log-page.tsx';

export interface PublicPagesParts {
  /** What is behind signing in. */
  readonly screens: Hono<ScreenEnvironment>;
  readonly ports: Ports;
  readonly apiUrl: string;
  readonly openapi: string;
  readonly pretend: boolean;
  /** Style and letters. */
  readonly assets: readonly PageAsset[];
  /** Whether everything a disclosure needs works now; the names of what does not. */
  readonly readiness: () => Promise<readonly string[]>;
  /** How the self-test stands; null where there is none. */
  readonly selfTest: () => SelfTestStanding | null;
  /** Told of exceptions; answers whether it looks like an outage. */
  readonly onBroken: ApiParts['onBroken'];
  readonly metrics: { readonly text: () => Promise<string>; readonly contentType: string };
  /** Files of the pretend authority by path, such as `/crl/tsp.crl`. */
  readonly files: ReadonlyMap<string, { readonly contentType: string; readonly bytes: () => Buffer }>;
  /** What there is to try; null outside a pretend region. */
  readonly practice: Practice | null;
}

const NOTHING_BUT_OURS = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

// Forms of ours say where they come from; nobody else hears a path.
const CLOSED = secureHeaders({ contentSecurityPolicy: NOTHING_BUT_OURS, referrerPolicy: 'same-origin' });

/** The one page with a script: its own file, which reads this gateway and nobody else. */
const CHECKING = secureHeaders({
  contentSecurityPolicy: { ...NOTHING_BUT_OURS, scriptSrc: ["'self'"], connectSrc: ["'self'"] },
  referrerPolicy: 'same-origin',
});

export function publicPages(parts: PublicPagesParts): Hono {
  const { ports, screens, apiUrl, openapi, pretend, assets, readiness, selfTest, onBroken, metrics, files, practice } =
    parts;
  const pages = new Hono();
  pages.onError((error, c) => {
    const traceId = ports.entropy.bytes(16).toString('hex');
    const { unavailable } = onBroken(c.req.routePath, error, traceId);
    return broken(c, { traceId, unavailable, pretend });
  });
  pages.use((c, next) => (c.req.path === LOG_PAGE_PATH ? CHECKING : CLOSED)(c, next));

  pages.get('/', async c => {
    const [directory, note, missing] = await Promise.all([
      ports.directory.current(),
      ports.logReader.checkpoint(),
      readiness(),
    ]);
    const policy = policyInForce(directory, ports.clock.now());
    const tested = selfTest();
    const data = {
      apiUrl,
      pretend,
      practice,
      ready: missing.length === 0,
      selfTest: tested === null ? null : { isAlarm: isAlarm(tested), text: standingText(tested) },
      logName: ports.keys.logKey.name,
      logSize: note === null ? null : (peekCheckpoint(note)?.size ?? null),
      policy: policy === undefined ? null : { version: policy.version, digest: policy.digest },
      organisations: [...directory.organisations.values()]
        .filter(organisation => organisation.status === 'aangesloten')
        .map(({ oin, naam }) => ({
          oin,
          naam,
          teams: [...directory.teams.values()].filter(team => team.oin === oin).map(team => team.code),
        })),
    };
    return answerPage(c, <StartPage data={data} />);
  });
  assetRoutes(pages, assets);
  pages.route('/mag-ik-dit-delen', toetsingPages({ ports, pretend }));
  pages.get('/toegankelijkheid', c => answerPage(c, <AccessibilityPage pretend={pretend} />));
  pages.get('/v1/openapi.json', c =>
    c.body(openapi, 200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' }),
  );
  pages.get('/health/live', c => c.json({ status: 'leeft' }));
  pages.get('/health/ready', async c => {
    const missing = await readiness();
    const tested = selfTest();
    return c.json(
      // The self-test takes no gateway out of service: who reads this decides (ADR 0023).
      {
        status: missing.length === 0 ? 'gereed' : 'niet gereed',
        ontbreekt: missing,
        ...(tested === null ? {} : { zelftest: standingDocument(tested) }),
      },
      missing.length === 0 ? 200 : 503,
    );
  });
  pages.get('/metrics', async c => {
    // Asked now, so that the gauges say how it stands now.
    await readiness();
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
  });
  for (const [path, file] of files)
    pages.get(
      path,
      () => new Response(new Uint8Array(file.bytes()), { headers: { 'Content-Type': file.contentType } }),
    );
  pages.route('/logboek', logRoutes(ports));
  pages.route('/', screens);
  pages.notFound(c => nothingAnswers(c, pages));
  return pages;
}
