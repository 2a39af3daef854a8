/**
 * Where the self-test comes in: the same listener, the same routes and the same decision as everybody's, on ports that
 * can write nothing. Recognising it opens no way: it closes the one that is left.
 */
import type { Exchange } from '../exchange/exchange.ts';
import { pseudonymiser } from '../exchange/pseudonyms.ts';
import type { CertificateTrust, Ports } from '../ports.ts';
import { type Connection, recogniser } from './face.ts';
import { guardedPorts, SelfTestPassed } from './guarded-ports.ts';
import type { SelfTestFace } from './ports.ts';

type Fetch = (request: Request, env: object) => Response | Promise<Response>;
/** A request as the server hands it over. */
interface Incoming {
  readonly socket: Connection;
  readonly headers: Readonly<Record<string, unknown>>;
}
/** What of an exception is an outage, and that it is written down. */
export type OnBroken = (where: string, error: unknown, traceId: string) => { readonly unavailable: boolean };

export interface DoorParts {
  readonly ports: Ports;
  readonly face: SelfTestFace;
  readonly ownTrust: CertificateTrust;
  /** The routes of the API, as they are for everybody. */
  readonly routesOn: (exchange: Exchange, onBroken: OnBroken) => { readonly fetch: Fetch };
  readonly onBroken: OnBroken;
}

export interface SelfTestDoor {
  isFor(incoming: Incoming): boolean;
  readonly answer: Fetch;
}

/** Said instead of the answer when anything would have been written or handed over. */
const PASSED = JSON.stringify({ zelftest: 'doorgelaten' });

export function selfTestDoor({ ports, face, ownTrust, routesOn, onBroken }: DoorParts): SelfTestDoor {
  const recognise = recogniser(face);
  const pseudonyms = pseudonymiser(ports.keys);
  return {
    isFor: ({ socket, headers }) => recognise(socket, headers),
    async answer(request, env) {
      let passed = false;
      const onYes = () => {
        passed = true;
      };
      // Made for this one request: what it let through is then this request's and nobody else's.
      const guarded = guardedPorts({ ports, face, pseudonyms, ownTrust, onYes });
      const routes = routesOn({ ports: guarded, pseudonyms }, (where, error, traceId) =>
        error instanceof SelfTestPassed ? { unavailable: false } : onBroken(where, error, traceId),
      );
      const response = await routes.fetch(request, env);
      return passed ? new Response(PASSED, { status: 200, headers: { 'Content-Type': 'application/json' } }) : response;
    },
  };
}
