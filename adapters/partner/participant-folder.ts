/** A participant's folder on disk: who it is, where its gateway is, and its own certificates and keys. */
import { randomBytes } from 'node:crypto';
import { link, open, readFile, unlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Connection } from './connect.ts';

export interface Participant {
  readonly kind: 'participant';
  readonly oin: string;
  readonly naam: string;
  readonly team: string;
  readonly hoedanigheid: string;
  readonly gateway: {
    readonly url: string;
    /** Ed25519 as JWK. */
    readonly receiptKey: Readonly<Record<string, unknown>>;
    readonly vkey: string;
  };
  readonly connection: Connection;
  readonly folder: string;
}

/** `file` is relative to the folder; nothing of what stands in it is told. */
export interface FolderFault {
  readonly kind: 'fault';
  readonly code: 'BESTAND_ONTBREEKT' | 'BESTAND_ONLEESBAAR';
  readonly file: string;
}

const TEAM_CODE = /^[a-z0-9][a-z0-9_-]{0,39}$/;
const ABOUT = 'deelnemer.json';

type Reading<T> = { readonly kind: 'read'; readonly value: T } | FolderFault;

async function readText(folder: string, file: string): Promise<Reading<string>> {
  try {
    return { kind: 'read', value: await readFile(resolve(folder, file), 'utf8') };
  } catch {
    return { kind: 'fault', code: 'BESTAND_ONTBREEKT', file };
  }
}

interface About {
  readonly oin: string;
  readonly naam: string;
  readonly team: string;
  readonly hoedanigheid: string;
  readonly gateway: {
    readonly url: string;
    readonly ca: string;
    readonly receiptKey: Record<string, unknown>;
    readonly vkey: string;
  };
}

function readAbout(json: string): About | null {
  try {
    const about = JSON.parse(json) as About;
    const { gateway } = about;
    const texts = [about.oin, about.naam, about.team, about.hoedanigheid, gateway.url, gateway.ca, gateway.vkey];
    const isWhole = texts.every(one => typeof one === 'string') && typeof gateway.receiptKey === 'object';
    return isWhole && URL.canParse(gateway.url) ? about : null;
  } catch {
    return null;
  }
}

/** Reads everything a participant needs to talk to its gateway. */
export async function readParticipant(folder: string): Promise<Participant | FolderFault> {
  const json = await readText(folder, ABOUT);
  if (json.kind === 'fault') return json;
  const about = readAbout(json.value);
  if (about === null) return { kind: 'fault', code: 'BESTAND_ONLEESBAAR', file: ABOUT };
  const files = [about.gateway.ca, 'tls.pem', 'tls.key', 'ondertekening.pem', 'ondertekening.key'];
  const read = await Promise.all(files.map(file => readText(folder, file)));
  const missing = read.find(one => one.kind === 'fault');
  if (missing !== undefined) return missing;
  const [ca, cert, key, certChain, signingKey] = read.map(one => (one.kind === 'read' ? one.value : ''));
  const { url, receiptKey, vkey } = about.gateway;
  return {
    kind: 'participant',
    oin: about.oin,
    naam: about.naam,
    team: about.team,
    hoedanigheid: about.hoedanigheid,
    gateway: { url, receiptKey, vkey },
    connection: {
      gatewayUrl: url,
      ca: ca!,
      tls: { cert: cert!, key: key! },
      // The gateway knows the issuing authorities; the leaf alone keeps each request four kilobytes smaller.
      signing: { certChain: leafOf(certChain!), key: signingKey! },
      receiptKey,
      logName: vkey.slice(0, vkey.indexOf('+')),
    },
    folder,
  };
}

/** The private key (PEM) with which a team of this participant opens what is sealed to it. */
export async function readTeamKey(
  folder: string,
  team: string,
): Promise<{ readonly kind: 'key'; readonly pem: string } | FolderFault> {
  const file = `sleutels/${team}.key`;
  // The code becomes part of a path.
  if (!TEAM_CODE.test(team)) return { kind: 'fault', code: 'BESTAND_ONTBREEKT', file: 'sleutels/' };
  const read = await readText(folder, file);
  return read.kind === 'fault' ? read : { kind: 'key', pem: read.value };
}

const ID_KEY = 'berichtkenmerk.key';

/**
 * The secret with which this participant makes message ids from its files. Made at the first use; whoever loses it
 * cannot have the gateway recognise what was sent before.
 */
export async function readOrCreateIdKey(
  folder: string,
): Promise<{ readonly kind: 'key'; readonly key: Buffer } | FolderFault> {
  const read = async () => {
    const stored = await readText(folder, ID_KEY);
    return stored.kind === 'fault' ? null : Buffer.from(stored.value.trim(), 'base64url');
  };
  const key = (await read()) ?? ((await createIdKey(folder)) ? await read() : null);
  return key?.length === 32 ? { kind: 'key', key } : { kind: 'fault', code: 'BESTAND_ONLEESBAAR', file: ID_KEY };
}

/** Durable before its name exists: a key that is lost with the power would have made ids already. */
async function createIdKey(folder: string): Promise<boolean> {
  const path = resolve(folder, ID_KEY);
  const draft = `${path}.${process.pid}.nieuw`;
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(`${randomBytes(32).toString('base64url')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    // Another push may have made one meanwhile; then that one counts.
    await link(draft, path).catch(() => undefined);
    await unlink(draft);
    return true;
  } catch {
    return false;
  }
}

function leafOf(chain: string): string {
  const end = '-----END CERTIFICATE-----';
  const at = chain.indexOf(end);
  return at < 0 ? chain : chain.slice(0, at + end.length);
}
