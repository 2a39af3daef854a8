/** Ways to go wrong: certificates, CAs and lists with one thing changed, and the judge they are brought before. */
import 'reflect-metadata';
import type { Extension } from '@peculiar/x509';
import { readCertificate } from '../../adapters/pki/certificate.ts';
import { certificateTrust, type TrustSettings } from '../../adapters/pki/certificate-path.ts';
import { crlShelf } from '../../adapters/pki/revocation.ts';
import type { IssuedCertificate, IssueRequest } from '../../adapters/pretend/certificate-authority.ts';
import { type Issuer, makeCertificate, makeRevocationList } from '../../adapters/pretend/certificate-making.ts';
import { caExtensions, caName, type Level, leafName } from '../../adapters/pretend/certificate-profiles.ts';
import type { CertificateRole } from '../../gateway/ports.ts';
import { TEST_CRL_URL, TEST_MOMENT, TEST_SUBJECT, testPki } from '../support/pki.ts';

export const NOW = TEST_MOMENT.epochMs;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const pki = await testPki();

export interface Attempt {
  readonly chain: readonly Buffer[];
  readonly settings?: Partial<TrustSettings>;
  readonly role?: CertificateRole;
  readonly epochMs?: number;
}

/** The verdict of a fresh judge: nothing is remembered between attempts. */
export const judge = ({ chain, settings, role = 'tls-client', epochMs = NOW }: Attempt) =>
  certificateTrust({ ...pki.settings, ...settings }).validate(chain, role, { ...TEST_MOMENT, epochMs });

type Overrides = NonNullable<IssueRequest['overrides']>;

export const issueTls = (overrides: Overrides, request: Partial<IssueRequest> = {}): Promise<IssuedCertificate> =>
  pki.authority.issue({ profile: 'tls', subject: TEST_SUBJECT, epochMs: NOW, key: pki.tls.key, ...request, overrides });

export const tls = async (overrides: Overrides, request: Partial<IssueRequest> = {}): Promise<Attempt> => ({
  chain: (await issueTls(overrides, request)).chain,
});

export const without = (type: string) => (usual: readonly Extension[]) =>
  usual.filter(extension => extension.type !== type);
export const instead = (replacement: Extension) => (usual: readonly Extension[]) => [
  ...usual.filter(extension => extension.type !== replacement.type),
  replacement,
];
export const leafSubjectWithout = (oid: string) => leafName(TEST_SUBJECT).filter(part => !(oid in part));

/** A hierarchy with one CA certificate made differently: same name, same key. */
export async function withCa(
  level: 'tussen' | 'tsp',
  change: {
    extensions?: (usual: readonly Extension[]) => readonly Extension[];
    notBeforeMs?: number;
    notAfterMs?: number;
  },
): Promise<Attempt> {
  const { issuers } = pki.authority;
  const usual = caExtensions(level, TEST_CRL_URL);
  const changed = await makeCertificate({
    subject: caName(level),
    key: issuers[level].key,
    issuer: level === 'tsp' ? issuers.tussen : issuers.root,
    notBeforeMs: NOW - DAY,
    notAfterMs: NOW + DAY,
    ...change,
    extensions: change.extensions?.(usual) ?? usual,
  });
  const others = pki.authority.intermediates.filter(der => !der.equals(issuers[level].certificate));
  return { chain: [pki.tls.certificate], settings: { intermediates: [changed, ...others] } };
}

/** The good chain, judged with one list in the place of that of `level`; null: no list. */
export async function withList(level: Level, list: Buffer | null): Promise<Attempt> {
  const lists = { ...(await pki.authority.revocationLists(NOW)), [level]: list };
  return {
    chain: pki.tls.chain,
    settings: { crls: crlShelf(Object.values(lists).filter(each => each !== null)).source },
  };
}

export const listOf = (level: Level, change: Partial<Parameters<typeof makeRevocationList>[0]> = {}): Promise<Buffer> =>
  makeRevocationList({
    issuer: pki.authority.issuers[level],
    revoked: [],
    thisUpdateMs: NOW - HOUR,
    nextUpdateMs: NOW + DAY,
    ...change,
  });

/** Revocation of what `level` issued on the path of the good chain. */
export function revocationBelow(level: Level): { serialHex: string; epochMs: number } {
  const { tussen, tsp } = pki.authority.issuers;
  const der = { root: tussen.certificate, tussen: tsp.certificate, tsp: pki.tls.certificate }[level];
  return { serialHex: readCertificate(der)!.serialHex, epochMs: NOW - 2 * HOUR };
}

/** An issuer that is not of our hierarchy, under a name of its own or of ours. */
export async function otherAuthority(name: 'root' | 'tsp' | 'vreemd'): Promise<Issuer> {
  const subject = name === 'vreemd' ? [{ CN: ['TEST - niet voor productie - vreemde wortel'] }] : caName(name);
  const period = { notBeforeMs: NOW - DAY, notAfterMs: NOW + DAY };
  const { key } = pki.signing;
  const extensions = caExtensions('root', TEST_CRL_URL);
  return { key, certificate: await makeCertificate({ subject, key, extensions, issuer: 'self', ...period }) };
}

/** A leaf under any issuer, sent with that issuer and our intermediates. */
export async function below(issuer: Issuer, overrides: Overrides = {}): Promise<Attempt> {
  const { certificate } = await issueTls({ ...overrides, issuer });
  return { chain: [certificate, issuer.certificate, ...pki.authority.intermediates] };
}
