/**
 * Fetches revocation lists from the distribution points in certificates, ahead of need, so that judging a certificate
 * stays a look in memory. Nothing fetched is believed: a list counts when the issuer signed it and it is current, and
 * where none counts nobody is let in.
 *
 * An address is only ever taken from a certificate whose signatures lead to one of our anchors: otherwise any stranger
 * could make the gateway call any address by showing a certificate of his own making.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import type { Clock } from '../../gateway/ports.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { type CrlSource, genuineList } from './revocation.ts';
import type { RevocationList } from './revocation-list.ts';

export interface FetchSettings {
  /** Verified lists are kept here, so that a restart does not need the CA at once. Processes may share it. */
  readonly folder: string;
  readonly clock: Clock;
  /** Our roots (DER). */
  readonly anchors: readonly Buffer[];
  /** Where a list is asked for, when that is not where the certificate says. */
  readonly mirror?: (url: URL) => URL;
  readonly report?: (event: ListEvent) => void;
  /** Between 0 and 1. */
  readonly random?: () => number;
}

export type ListFault =
  | 'ONBEREIKBAAR'
  | 'ANDER_ANTWOORD'
  | 'TE_GROOT'
  | 'NIET_VAN_UITGEVER'
  | 'NIET_ACTUEEL'
  | 'NIET_BEWAARD';

/** Told when it changes, not at every attempt. */
export type ListEvent =
  | { readonly kind: 'fetched'; readonly url: string }
  | { readonly kind: 'failed'; readonly url: string; readonly code: ListFault };

export interface ListState {
  readonly url: string;
  /** Milliseconds since 1970; null when there is no list. */
  readonly nextUpdateMs: number | null;
  /** Attempts that failed since the last that did not. */
  readonly failures: number;
}

export interface FetchedLists {
  readonly source: CrlSource;
  /**
   * Fetches the lists of certificates known before anybody calls (DER), such as intermediates, as far as an anchor or a
   * CA below it signed them.
   * @throws TypeError when one cannot be read
   */
  know(certificates: readonly Buffer[]): void;
  /** Resolves when every list known of by now was tried once. */
  tried(): Promise<void>;
  /** What is held, for whoever wants to know what expires when. */
  state(): readonly ListState[];
  stop(): Promise<void>;
}

/** Lists of PKIoverheid are small; this holds over a hundred and fifty thousand entries. */
const MOST_BYTES = 8 * 1024 * 1024;
const WITHIN_MS = 10_000;
/** Each issuer has one or two addresses. Past this an issuer's lists are missing, and its certificates refused. */
const MOST_POINTS = 64;
/** A revocation should count long before the old list ends, so a list is asked for again this often. */
const REFRESH_MS = 3_600_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

interface Held {
  readonly der: Buffer;
  readonly list: RevocationList;
}

/** One address of one issuer's list. */
interface Point {
  readonly url: string;
  readonly issuer: Certificate;
  readonly path: string;
  held: Held | null;
  failures: number;
  reported: ListFault | null;
  timer: NodeJS.Timeout | undefined;
  underway: Promise<void> | null;
}

/** @throws when `folder` cannot be made, or an anchor cannot be read */
export function fetchedLists(settings: FetchSettings): FetchedLists {
  const { folder, clock, mirror = url => url, report = () => undefined, random = Math.random } = settings;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const agent = new Agent({ connections: 2, connect: { timeout: WITHIN_MS }, maxResponseSize: MOST_BYTES });
  const ending = new AbortController();
  const points = new Map<string, Point>();
  let byIssuer = new Map<string, readonly Buffer[]>();

  const isCurrent = ({ list }: Held): boolean => {
    const now = clock.now().epochMs;
    return list.thisUpdateMs <= now && now <= list.nextUpdateMs;
  };

  function hold(point: Point, held: Held): void {
    point.held = held;
    byIssuer = new Map();
    for (const one of points.values())
      if (one.held !== null)
        byIssuer.set(one.issuer.subject, [...(byIssuer.get(one.issuer.subject) ?? []), one.held.der]);
  }

  /** Takes in fetched bytes. An older list never takes the place of a newer: it could undo a revocation. */
  async function take(point: Point, der: Buffer): Promise<ListFault | null> {
    const list = genuineList(der, point.issuer);
    if (list === null) return 'NIET_VAN_UITGEVER';
    if (!isCurrent({ der, list })) return 'NIET_ACTUEEL';
    const before = point.held;
    if (before !== null && list.thisUpdateMs <= before.list.thisUpdateMs)
      return isCurrent(before) ? keep(point, before) : 'NIET_ACTUEEL';
    hold(point, { der, list });
    return keep(point, { der, list });
  }

  async function keep({ path, issuer }: Point, { der, list }: Held): Promise<ListFault | null> {
    try {
      // Another process may have kept a newer one meanwhile.
      const there = await readFile(path).catch(() => null);
      const kept = there === null ? null : genuineList(there, issuer);
      if (kept !== null && kept.thisUpdateMs >= list.thisUpdateMs) return null;
      const draft = `${path}.${randomUUID()}`;
      await writeFile(draft, der, { mode: 0o600 });
      await rename(draft, path);
      return null;
    } catch {
      return 'NIET_BEWAARD';
    }
  }

  async function attempt(point: Point): Promise<ListFault | null> {
    let der: Buffer;
    try {
      const response = await request(mirror(new URL(point.url)), {
        dispatcher: agent,
        headers: { accept: 'application/pkix-crl' },
        signal: AbortSignal.any([AbortSignal.timeout(WITHIN_MS), ending.signal]),
      });
      if (response.statusCode !== 200) {
        await response.body.dump();
        // A redirect too: it would lead where no certificate pointed.
        return 'ANDER_ANTWOORD';
      }
      der = Buffer.from(await response.body.arrayBuffer());
    } catch (error) {
      return (error as { code?: unknown } | null)?.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE'
        ? 'TE_GROOT'
        : 'ONBEREIKBAAR';
    }
    return take(point, der);
  }

  function fetchNow(point: Point): void {
    if (point.underway !== null || ending.signal.aborted) return;
    clearTimeout(point.timer);
    point.underway = attempt(point).then(fault => {
      point.underway = null;
      if (ending.signal.aborted) return;
      point.failures = fault === null ? 0 : point.failures + 1;
      if (fault !== point.reported) {
        if (fault !== null) report({ kind: 'failed', url: point.url, code: fault });
        else report({ kind: 'fetched', url: point.url });
        point.reported = fault;
      }
      schedule(point);
    });
  }

  /** Well ahead of the end of the list, or soon again after a failure; never at the same moment everywhere. */
  function schedule(point: Point): void {
    const left = (point.held?.list.nextUpdateMs ?? 0) - clock.now().epochMs;
    const longest =
      point.failures === 0
        ? Math.min(REFRESH_MS, left / 2)
        : Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (point.failures - 1));
    const wait = Math.max(FIRST_RETRY_MS, longest) * (0.5 + random() / 2);
    clearTimeout(point.timer);
    point.timer = setTimeout(() => fetchNow(point), wait).unref();
  }

  function readKept(path: string, issuer: Certificate): Held | null {
    try {
      const der = readFileSync(path);
      const list = genuineList(der, issuer);
      return list === null ? null : { der, list };
    } catch {
      // Not fetched before.
      return null;
    }
  }

  function want(certificate: Certificate, issuer: Certificate): void {
    for (const url of certificate.crlUrls) {
      const key = `${issuer.keyThumbprint} ${url}`;
      const known = points.get(key);
      if (known !== undefined) {
        // It ended though it was fetched in time: the clock was moved, or the machine slept.
        if (known.failures === 0 && known.held !== null && !isCurrent(known.held)) fetchNow(known);
        continue;
      }
      if (points.size >= MOST_POINTS) continue;
      const path = join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.crl`);
      const point: Point = {
        ...{ url, issuer, path, held: null, failures: 0, reported: null, timer: undefined, underway: null },
      };
      points.set(key, point);
      const kept = readKept(path, issuer);
      if (kept !== null) hold(point, kept);
      if (kept !== null && isCurrent(kept)) schedule(point);
      else fetchNow(point);
    }
  }

  const none: readonly Buffer[] = [];
  return {
    source(issuerName, sought) {
      if (sought !== undefined) want(sought.certificate, sought.issuer);
      return byIssuer.get(issuerName) ?? none;
    },
    know(certificates) {
      for (const { certificate, issuer } of trusted(settings.anchors, certificates)) want(certificate, issuer);
    },
    async tried() {
      await Promise.all([...points.values()].map(point => point.underway));
    },
    state: () =>
      [...points.values()].map(({ url, held, failures }) => ({
        url,
        nextUpdateMs: held?.list.nextUpdateMs ?? null,
        failures,
      })),
    async stop() {
      ending.abort();
      for (const point of points.values()) clearTimeout(point.timer);
      await Promise.all([...points.values()].map(point => point.underway));
      await agent.destroy();
    },
  };
}

/** Those among `known` that an anchor, or a CA below it, signed; each with that issuer. */
function trusted(anchors: readonly Buffer[], known: readonly Buffer[]) {
  const read = (der: Buffer): Certificate => {
    const certificate = readCertificate(der);
    if (certificate === null) throw new TypeError('Cannot fetch lists: a configured certificate cannot be read');
    return certificate;
  };
  const issuers = anchors.map(read);
  let left = known.map(read);
  const found: { readonly certificate: Certificate; readonly issuer: Certificate }[] = [];
  for (let before = -1; before !== found.length; ) {
    before = found.length;
    left = left.filter(certificate => {
      const issuer = issuers.find(
        one =>
          one.isCa &&
          one.subject === certificate.issuer &&
          certificate.isSchemeBelieved &&
          certificate.x509.verify(one.publicKey),
      );
      if (issuer === undefined) return true;
      found.push({ certificate, issuer });
      issuers.push(certificate);
      return false;
    });
  }
  return found;
}
