/** `seinhuis conform`: checks somebody else's gateway, sender or receiver, and says what it does wrong. */
import { readFileSync } from 'node:fs';
import { checkGateway } from '../../adapters/partner/conformance/gateway.ts';
import { openGatewayPeer } from '../../adapters/partner/conformance/gateway-from-folder.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import type { CommandIo } from './command-io.ts';
import { tellFindings } from './conform-report.ts';

export interface ConformGatewayOptions {
  readonly url: string;
  readonly als: string;
  readonly ontvanger?: string | undefined;
  readonly team?: string | undefined;
  /** File with a valid message. */
  readonly bericht?: string | undefined;
  readonly json?: boolean | undefined;
}

const NO_PEER = {
  MAP_ONVOLLEDIG: 'De map van de deelnemer is niet compleet',
  ONTVANGER_ONBEKEND: 'De poort noemt geen team dat kan ontvangen. Geef --ontvanger of --bericht',
  GEEN_VOORBEELD: 'Voor deze hoedanigheid is er geen voorbeeldbericht. Geef er zelf een met --bericht',
  POORT_ZWIJGT: 'De poort geeft haar lijst van organisaties niet',
} as const;

/** @returns 0 when every check that could be made holds; 1 otherwise */
export async function runConformGateway(options: ConformGatewayOptions, io: CommandIo): Promise<number> {
  if (!URL.canParse(options.url) || new URL(options.url).protocol !== 'https:') {
    io.err('Geef het adres van de poort als https://naam:poort.');
    return 1;
  }
  const { als, ontvanger, team } = options;
  const bericht = options.bericht === undefined ? undefined : readMessage(options.bericht);
  if (bericht === null) {
    io.err('Het bestand bij --bericht is geen JSON-object.');
    return 1;
  }
  const opened = await openGatewayPeer({
    url: new URL(options.url),
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

function readMessage(file: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
