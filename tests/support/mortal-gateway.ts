/**
 * A composition root for tests only: the gateway on its real parts, killed with SIGKILL before or after the nth call
 * of a port. The parent says by message which; the product knows nothing of it. The process loads its code and keys
 * first and then waits to be told to begin, so that the next one can be made ready while this one still lives.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crlShelf } from '../../adapters/pki/revocation.ts';
import { TRIAL_POLICIES } from '../../adapters/pki/role-profiles.ts';
import { openCertificateAuthority } from '../../adapters/pretend/certificate-authority.ts';
import { keyRingFrom } from '../../adapters/system/key-files.ts';
import { type GatewaySettings, openPorts, runGateway } from '../../gateway/compose.ts';
import type { Leadership, SequencerStore } from '../../gateway/ports.ts';

export interface MortalSettings {
  readonly folder: string;
  readonly database: GatewaySettings['database'];
  readonly port: number;
  readonly logName: string;
  /** Names under which it is called, the first being how it names itself to receivers; `localhost` unless told. */
  readonly hostNames?: readonly string[];
  readonly gatherSeconds?: number;
}
/** Begin; or die at the nth time this step is reached from now on. */
export type ToChild = { readonly begin: true } | { readonly step: string; readonly nth: number };
export type FromChild = { readonly loaded: true } | { readonly ready: true } | { readonly armed: true };

let doom: { step: string; left: number } | null = null;

/** One step of the gateway's way; the process ends here when its turn has come. */
function step(name: string): void {
  if (doom?.step !== name) return;
  doom.left -= 1;
  if (doom.left > 0) return;
  process.kill(process.pid, 'SIGKILL');
}

/** Counts a moment before and a moment after each call of the named methods. */
function mortal<T extends object>(part: string, port: T, methods: readonly (keyof T & string)[]): T {
  return new Proxy(port, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function' || !methods.includes(name as keyof T & string)) return value;
      return async (...args: unknown[]) => {
        step(`voor ${part}.${String(name)}`);
        const result: unknown = await value.apply(target, args);
        step(`na ${part}.${String(name)}`);
        return result;
      };
    },
  });
}

const settings = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as MortalSettings;
const { folder } = settings;
const epochMs = Date.now();
const authority = await openCertificateAuthority({
  folder: join(folder, 'pki'),
  epochMs,
  crlUrl: 'http://localhost:8080/crl',
});
const lists = crlShelf(Object.values(await authority.revocationLists(epochMs)));
const full: GatewaySettings = {
  database: settings.database,
  keys: keyRingFrom(join(folder, 'sleutels'), settings.logName),
  trust: {
    anchors: authority.anchors,
    intermediates: authority.intermediates,
    crls: lists.source,
    policies: TRIAL_POLICIES,
    allowTestOins: true,
  },
  checkpointPath: join(folder, 'logboek', 'laatste-checkpoint.json'),
  hostNames: new Set(settings.hostNames ?? ['localhost']),
  limits: { zenden: { perSecond: 5000, burst: 50_000 }, lezen: { perSecond: 5000, burst: 50_000 } },
  api: {
    host: '127.0.0.1',
    port: settings.port,
    certificatePem: readFileSync(join(folder, 'sleutels', 'gateway.pem'), 'utf8'),
    keyPem: readFileSync(join(folder, 'sleutels', 'gateway.key'), 'utf8'),
  },
  pages: { host: '127.0.0.1', port: 0 },
  pretend: true,
  ...(settings.gatherSeconds === undefined ? {} : { gatherSeconds: settings.gatherSeconds }),
  files: new Map(),
  writeLog: () => undefined,
};

async function begin(): Promise<void> {
  const opened = await openPorts(full);
  const sequencerStore: SequencerStore = {
    ...opened.sequencerStore,
    async acquire(at) {
      let leadership = await opened.sequencerStore.acquire(at);
      // The lock of the one that was killed goes a moment after it; the sequencer itself would try again in a second.
      for (let tries = 0; leadership === null && tries < 20; tries += 1) {
        await new Promise(resolve => setTimeout(resolve, 20));
        leadership = await opened.sequencerStore.acquire(at);
      }
      return leadership === null ? null : mortal<Leadership>('volgorde', leadership, ['sequence', 'publish']);
    },
  };
  await runGateway(
    {
      ...opened,
      sequencerStore,
      ports: {
        ...opened.ports,
        intake: mortal('inname', opened.ports.intake, ['record']),
        consents: mortal('toestemming', opened.ports.consents, ['give', 'withdraw']),
        postbox: mortal('postvak', opened.ports.postbox, ['release', 'confirm']),
        logGate: mortal('poort', opened.ports.logGate, ['waitUntilCovered']),
      },
    },
    full,
  );
}

const tell = (what: FromChild) => process.send?.(what);
process.on('message', async (message: ToChild) => {
  if ('begin' in message) {
    await begin();
    tell({ ready: true });
  } else {
    doom = { step: message.step, left: message.nth };
    tell({ armed: true });
  }
});
process.on('disconnect', () => process.exit(0));
tell({ loaded: true });
