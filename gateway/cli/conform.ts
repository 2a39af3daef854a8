/** `seinhuis conform`: checks somebody else's gateway, sender, receiver or subscriber, and says what it does wrong. */
import { existsSync, readFileSync } from 'node:fs';
import { checkGateway } from '../../adapters/partner/conformance/gateway.ts';
import { openGatewayPeer } from '../../adapters/partner/conformance/gateway-from-folder.ts';
import { checkSubscriber } from '../../adapters/partner/conformance/subscriber.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { webhookClient } from '../../adapters/webhook/webhook-client.ts';
import type { GatewayConfig } from '../config.ts';
import type { CommandIo } from './command-io.ts';
import { type ConformListenOptions, runConformListen } from './conform-listen.ts';
import { tellFindings } from './conform-report.ts';

export interface ConformOptions extends ConformListenOptions {
  /** Address of the gateway, for the role `poort`; of the subscriber, for the role `abonnee`. */
  readonly url?: string | undefined;
  readonly luister?: boolean | undefined;
  readonly ontvanger?: string | undefined;
  /** File with a valid message. */
  readonly bericht?: string | undefined;
  /** File with the secret of a subscription: on the command line it would stand in the list of processes. */
  readonly geheim?: string | undefined;
}

const NO_PEER = {
  MAP_ONVOLLEDIG: 'De map van de deelnemer is niet compleet',
  ONTVANGER_ONBEKEND: 'De poort noemt geen team dat kan ontvangen. Geef --ontvanger of --bericht',
  GEEN_VOORBEELD: 'Voor deze hoedanigheid is er geen voorbeeldbericht. Geef er zelf een met --bericht',
  POORT_ZWIJGT: 'De poort geeft haar lijst van organisaties niet',
} as const;

/**
 * @param untilStopped settles when the user has had enough of listening
 * @returns 0 when every check that could be made holds; 1 otherwise
 */
export function runConform(
  options: ConformOptions,
  config: GatewayConfig,
  io: CommandIo,
  untilStopped: () => Promise<void>,
): Promise<number> {
  const { rol, url, als, luister, geheim } = options;
  if (rol === 'poort' && luister !== true && url !== undefined && als !== undefined)
    return checkAt(url, als, options, io);
  if ((rol === 'verzender' || rol === 'ontvanger') && luister === true && url === undefined)
    return runConformListen(options, config, io, untilStopped());
  if (rol === 'abonnee' && luister !== true && url !== undefined && geheim !== undefined)
    return checkSubscriberAt(url, geheim, options, config, io);
  io.err(
    'Geef een adres met --als en --rol poort, een adres met --geheim en --rol abonnee, of --luister met --rol verzender of --rol ontvanger.',
  );
  return Promise.resolve(1);
}

async function checkAt(url: string, als: string, options: ConformOptions, io: CommandIo): Promise<number> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    io.err('Geef het adres van de poort als https://naam:poort.');
    return 1;
  }
  const { ontvanger, team } = options;
  const bericht = options.bericht === undefined ? undefined : readMessage(options.bericht);
  if (bericht === null) {
    io.err('Het bestand bij --bericht is geen JSON-object.');
    return 1;
  }
  const opened = await openGatewayPeer({
    url: new URL(url),
    als,
    ...(ontvanger === undefined ? {} : { ontvanger }),
    ...(team === undefined ? {} : { team }),
    ...(bericht === undefined ? {} : { bericht }),
    now: () => systemClock.now().epochMs,
    localDate: systemClock.now().localDate,
  });
  if (opened.kind === 'fault') {
    io.err(`${NO_PEER[opened.code]}${opened.detail === '' ? '.' : `: ${opened.detail}.`}`);
    return 1;
  }
  try {
    return tellFindings(await checkGateway(opened.peer), options.json === true, io);
  } finally {
    opened.close();
  }
}

/** Base64 of 24 to 64 bytes (Standard Webhooks 1.0.0, Signature scheme). */
const SECRET = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/;
/** The practice region's own gateway, and a team in it. */
const SOURCE = 'urn:nld:oin:00000099000999999000:systeem:seinhuis';
const RECEIVER_OIN = '00000099000000344000';
const TEAM = 'schuldhulp';

async function checkSubscriberAt(
  url: string,
  file: string,
  { team = TEAM, json }: ConformOptions,
  { apiNames }: GatewayConfig,
  io: CommandIo,
): Promise<number> {
  const secret = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (!SECRET.test(secret)) {
    io.err('Het bestand bij --geheim is er niet, of er staat geen geheim in (whsec_ en base64).');
    return 1;
  }
  const [origin = 'localhost'] = apiNames;
  const findings = await checkSubscriber({
    url,
    secret,
    team: `${RECEIVER_OIN}/${team}`,
    source: SOURCE,
    origin,
    client: webhookClient({ loopbackAllowed: true }),
    now: () => systemClock.now(),
  });
  return tellFindings(findings, json === true, io);
}

function readMessage(file: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
