/**
 * A pretend PKIoverheid: root, intermediate and TSP that look like G4 (RSASSA-PSS with SHA-512, TRIAL policies). It
 * issues certificates to a pretend region and publishes their revocation lists. Every name says that it is a test, and
 * no real anchor knows it.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Extension } from '@peculiar/x509';
import { certificatesIn, readCertificate } from '../pki/certificate.ts';
import {
  type CertificateOrder,
  type Issuer,
  type KeyKind,
  makeCertificate,
  makeRevocationList,
  newKey,
  toPem,
} from './certificate-making.ts';
import {
  caExtensions,
  caName,
  type LeafProfile,
  type LeafSubject,
  type Level,
  leafExtensions,
  leafName,
} from './certificate-profiles.ts';

const LEVELS = ['root', 'tussen', 'tsp'] as const satisfies readonly Level[];
const DAY_MS = 86_400_000;
const CA_DAYS = 3650;
/** Term of PKIoverheid G4 end-entity certificates. */
const LEAF_DAYS = 397;
/** The longest a PKIoverheid G4 list may be relied on. */
const LIST_MS = 2 * DAY_MS;
/** Clocks differ: what is issued now is already valid on a machine that runs behind. */
const BACKDATE_MS = 3_600_000;

export interface IssueRequest {
  readonly profile: LeafProfile;
  readonly subject: LeafSubject;
  readonly dnsNames?: readonly string[];
  readonly epochMs: number;
  /** Private key, or the kind to generate. Left out: EC P-256 for TLS, RSA 3072 for signing (PS256) and encryption. */
  readonly key?: KeyObject | KeyKind;
  /** Departures from the profile. */
  readonly overrides?: Partial<Omit<CertificateOrder, 'extensions' | 'key'>> & {
    readonly extensions?: (usual: readonly Extension[]) => readonly Extension[];
  };
}

export interface IssuedCertificate extends Issuer {
  /** Leaf, TSP, intermediate (DER): what a peer sends. */
  readonly chain: readonly [Buffer, ...Buffer[]];
  /** The same in PEM, for a TLS server or client. */
  readonly chainPem: string;
  readonly keyPem: string;
}

export interface CertificateAuthority {
  readonly issuers: Readonly<Record<Level, Issuer>>;
  /** The root (DER). */
  readonly anchors: readonly Buffer[];
  /** TSP and intermediate (DER). */
  readonly intermediates: readonly Buffer[];
  issue(request: IssueRequest): Promise<IssuedCertificate>;
  /** Notes a certificate of one of the three levels as revoked; it counts from the next lists on. */
  revoke(certificate: Buffer, epochMs: number): Promise<void>;
  /** Fresh lists (DER) of all three levels, good for 48 hours less the hour they are dated back. */
  revocationLists(epochMs: number): Promise<Readonly<Record<Level, Buffer>>>;
}

export interface AuthoritySettings {
  readonly epochMs: number;
  /** Where certificates say that lists are found: `<crlUrl>/root.crl`, `tussen.crl`, `tsp.crl`. */
  readonly crlUrl: string;
}

interface Revocation {
  readonly level: Level;
  readonly serialHex: string;
  readonly epochMs: number;
}

async function makeHierarchy({ epochMs, crlUrl }: AuthoritySettings): Promise<Record<Level, Issuer>> {
  const [rootKey, tussenKey, tspKey] = await Promise.all(LEVELS.map(() => newKey('RSA 3072')));
  const make = async (level: Level, key: KeyObject, issuer: Issuer | 'self'): Promise<Issuer> => {
    const notBeforeMs = epochMs - BACKDATE_MS;
    const period = { notBeforeMs, notAfterMs: epochMs + CA_DAYS * DAY_MS };
    const extensions = caExtensions(level, crlUrl);
    return { key, certificate: await makeCertificate({ subject: caName(level), key, extensions, issuer, ...period }) };
  };
  const root = await make('root', rootKey!, 'self');
  const tussen = await make('tussen', tussenKey!, root);
  return { root, tussen, tsp: await make('tsp', tspKey!, tussen) };
}

async function issueLeaf(
  issuers: Record<Level, Issuer>,
  crlUrl: string,
  request: IssueRequest,
): Promise<IssuedCertificate> {
  const { profile, subject, dnsNames = [], epochMs, overrides = {} } = request;
  const wanted = request.key ?? (profile === 'tls' ? 'EC P-256' : 'RSA 3072');
  const key = typeof wanted === 'string' ? await newKey(wanted) : wanted;
  const usual = leafExtensions(profile, dnsNames, crlUrl);
  const certificate = await makeCertificate({
    subject: leafName(subject),
    notBeforeMs: epochMs - BACKDATE_MS,
    notAfterMs: epochMs + LEAF_DAYS * DAY_MS,
    issuer: issuers.tsp,
    ...overrides,
    key,
    extensions: overrides.extensions?.(usual) ?? usual,
  });
  const chain = [certificate, issuers.tsp.certificate, issuers.tussen.certificate] as const;
  return {
    certificate,
    key,
    chain,
    chainPem: chain.map(der => toPem('CERTIFICATE', der)).join(''),
    keyPem: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

function authority(
  issuers: Record<Level, Issuer>,
  crlUrl: string,
  revoked: Revocation[],
  keep: (revoked: readonly Revocation[]) => Promise<void>,
): CertificateAuthority {
  const names = LEVELS.map(level => [level, readCertificate(issuers[level].certificate)?.subject] as const);
  return {
    issuers,
    anchors: [issuers.root.certificate],
    intermediates: [issuers.tsp.certificate, issuers.tussen.certificate],
    issue: request => issueLeaf(issuers, crlUrl, request),
    async revoke(certificate, epochMs) {
      const read = readCertificate(certificate);
      const level = names.find(([, subject]) => subject === read?.issuer)?.[0];
      if (read === null || level === undefined) throw new TypeError('Cannot revoke: not issued by this authority');
      revoked.push({ level, serialHex: read.serialHex, epochMs });
      await keep(revoked);
    },
    async revocationLists(epochMs) {
      const thisUpdateMs = epochMs - BACKDATE_MS;
      const make = (level: Level): Promise<Buffer> =>
        makeRevocationList({
          issuer: issuers[level],
          revoked: revoked.filter(each => each.level === level),
          thisUpdateMs,
          nextUpdateMs: thisUpdateMs + LIST_MS,
        });
      const [root, tussen, tsp] = await Promise.all([make('root'), make('tussen'), make('tsp')]);
      return { root, tussen, tsp };
    },
  };
}

/** Makes a new hierarchy in memory; takes the time of three RSA 3072 keys. */
export async function createCertificateAuthority(settings: AuthoritySettings): Promise<CertificateAuthority> {
  return authority(await makeHierarchy(settings), settings.crlUrl, [], async () => {});
}

const REVOKED_FILE = 'ingetrokken.json';

async function save(folder: string, issuers: Record<Level, Issuer>): Promise<void> {
  // Made beside its place and renamed: a start that is cut short leaves no half authority behind.
  const draft = `${folder}.in-aanmaak`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  for (const level of LEVELS) {
    const { certificate, key } = issuers[level];
    await writeFile(join(draft, `${level}.pem`), toPem('CERTIFICATE', certificate));
    await writeFile(join(draft, `${level}.key`), key.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  }
  await writeFile(join(draft, REVOKED_FILE), '[]');
  await rename(draft, folder);
}

async function load(folder: string): Promise<{ issuers: Record<Level, Issuer>; revoked: Revocation[] }> {
  const readIssuer = async (level: Level): Promise<Issuer> => {
    const [certificate] = certificatesIn(await readFile(join(folder, `${level}.pem`), 'utf8'));
    if (certificate === undefined) throw new TypeError(`Cannot load the authority: ${level}.pem holds no certificate`);
    return { certificate, key: createPrivateKey(await readFile(join(folder, `${level}.key`))) };
  };
  const [root, tussen, tsp] = await Promise.all([readIssuer('root'), readIssuer('tussen'), readIssuer('tsp')]);
  return { issuers: { root, tussen, tsp }, revoked: JSON.parse(await readFile(join(folder, REVOKED_FILE), 'utf8')) };
}

/** Loads the authority kept in `folder` (0700, keys 0600), or makes one and keeps it there. */
export async function openCertificateAuthority(
  settings: AuthoritySettings & { readonly folder: string },
): Promise<CertificateAuthority> {
  const { folder } = settings;
  if (!existsSync(folder)) await save(folder, await makeHierarchy(settings));
  const { issuers, revoked } = await load(folder);
  return authority(issuers, settings.crlUrl, revoked, async list => {
    const draft = join(folder, `${REVOKED_FILE}.nieuw`);
    await writeFile(draft, JSON.stringify(list));
    await rename(draft, join(folder, REVOKED_FILE));
  });
}
