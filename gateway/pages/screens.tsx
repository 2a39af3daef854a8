/** Everything behind signing in, and signing in itself: one guard before all, one answer to what breaks. */
import { Hono } from 'hono';
import type { Moment } from '../../consent/moment.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { ApiParts } from '../http/api.ts';
import type { CodeLetterParts } from '../inwoner/code-letters.ts';
import type { OwnAffairsParts } from '../inwoner/own-affairs.ts';
import type { ResidentSignInParts } from '../inwoner/resident-sign-in.ts';
import type { Ports } from '../ports.ts';
import type { SelfTestStanding } from '../selftest/standing.ts';
import type { SignInParts } from '../signing-in/sign-in.ts';
import type { InzageRequestStore, LineStore } from '../toezicht/ports.ts';
import { figuresPages } from './cijfers/figures-pages.tsx';
import { broken } from './error-pages.tsx';
import { askPages } from './inwoner/ask-pages.tsx';
import { briefPages } from './inwoner/brief-pages.tsx';
import { ownPages } from './inwoner/own-pages.tsx';
import { residentSignInPages } from './inwoner/sign-in-pages.tsx';
import { handoverPages } from './overdrachten/handover-pages.tsx';
import { listPage } from './overdrachten/list-page.tsx';
import { startPages } from './overdrachten/start-pages.tsx';
import type { ScreenEnvironment } from './screen-environment.ts';
import { screenGuard } from './screen-guard.tsx';
import { signInPages } from './sign-in-pages.tsx';
import { kaartPages } from './sociale-kaart/kaart-pages.tsx';
import { heldPages } from './toezicht/held-pages.tsx';
import { inzagePages } from './toezicht/inzage-pages.tsx';
import { linePages } from './toezicht/line-pages.tsx';
import { logPage } from './toezicht/log-page.tsx';
import { rechtenPages } from './toezicht/rechten-pages.tsx';
import { registerPages } from './toezicht/register-pages.tsx';
import { oversightSearchPages } from './toezicht/search-pages.tsx';
import { trialPage } from './toezicht/trial-page.tsx';
import { requestPages } from './verzoeken/request-pages.tsx';
import { letterPages } from './zaken/letter-pages.tsx';
import { reminderPage } from './zaken/reminder-page.tsx';
import { searchPages } from './zaken/search-pages.tsx';
import { trayPages } from './zaken/tray-pages.tsx';
import { zaakPages } from './zaken/zaak-pages.tsx';

export interface ScreenParts {
  readonly ports: Ports;
  readonly exchange: Exchange;
  readonly signIn: SignInParts;
  readonly pretend: boolean;
  readonly onBroken: ApiParts['onBroken'];
  /** What the gateway finds when it tries itself; null where it does not. */
  readonly selfTest: () => SelfTestStanding | null;
  /** What officers see of their own organisation. */
  readonly oversight: {
    readonly lines: LineStore;
    readonly requests: InzageRequestStore;
    readonly momentOf: (epochMs: number) => Moment;
  };
  /** What residents see for themselves. */
  readonly resident: {
    readonly letters: CodeLetterParts;
    readonly own: OwnAffairsParts;
    readonly signIn: ResidentSignInParts;
    readonly momentOf: (epochMs: number) => Moment;
  };
}

export function screens(parts: ScreenParts): Hono<ScreenEnvironment> {
  const pages = new Hono<ScreenEnvironment>();
  pages.onError((error, c) => {
    const traceId = parts.ports.entropy.bytes(16).toString('hex');
    const { unavailable } = parts.onBroken(c.req.routePath, error, traceId);
    return broken(c, { traceId, unavailable, pretend: parts.pretend });
  });
  pages.use(screenGuard(parts));
  signInPages(pages, parts);
  trayPages(pages, parts);
  searchPages(pages, parts);
  reminderPage(pages, parts);
  zaakPages(pages, parts);
  letterPages(pages, parts);
  briefPages(pages, parts);
  residentSignInPages(pages, parts);
  ownPages(pages, parts);
  askPages(pages, parts);
  listPage(pages, parts);
  startPages(pages, parts);
  handoverPages(pages, parts);
  requestPages(pages, parts);
  kaartPages(pages, parts);
  linePages(pages, parts);
  heldPages(pages, parts);
  oversightSearchPages(pages, parts);
  inzagePages(pages, parts);
  rechtenPages(pages, parts);
  registerPages(pages, parts);
  logPage(pages, parts);
  trialPage(pages, parts);
  figuresPages(pages, parts);
  return pages;
}
