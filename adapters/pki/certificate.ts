/**
 * One X.509 certificate as plain values, read once (RFC 5280). Reading judges nothing: whether a certificate is good for
 * anything is the work of `certificate-path.ts`.
 */
import 'reflect-metadata';
import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import {
  AttributeValue,
  BasicConstraints,
  CertificatePolicies,
  Certificate as CertificateSyntax,
  CRLDistributionPoints,
  ExtendedKeyUsage,
  type Extension,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_cRLDistributionPoints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  KeyUsage,
  type Name,
  Version,
} from '@peculiar/asn1-x509';
import { PemConverter } from '@peculiar/x509';
import { derOf, readExactly } from './exact-reading.ts';
import { readScheme } from './signature-scheme.ts';

export interface Certificate {
  /** The same certificate as OpenSSL reads it, which verifies its signature. */
  readonly x509: X509Certificate;
  readonly publicKey: KeyObject;
  /** base64url SHA-256 of the DER. */
  readonly thumbprint: string;
  /** base64url SHA-256 of the SubjectPublicKeyInfo. */
  readonly keyThumbprint: string;
  readonly serialHex: string;
  /** Hex of the DER of the names: chaining compares bytes, never a printed form that two names can share. */
  readonly subject: string;
  readonly issuer: string;
  readonly organisation: string;
  /** Every `serialNumber` (2.5.4.5) in the subject; null where a value is no plain text. Not the certificate's serial. */
  readonly subjectSerialNumbers: readonly (string | null)[];
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** Whether signatures of the kind it bears are believed. */
  readonly isSchemeBelieved: boolean;
  readonly isCa: boolean;
  readonly pathLength: number | null;
  /** `KeyUsageFlags` together; 0 when the extension is absent. */
  readonly keyUsage: number;
  /** null when the extension is absent. */
  readonly extendedKeyUsage: readonly string[] | null;
  readonly policies: readonly string[];
  /** Where its issuer says the list of revoked certificates is: http and https addresses of whole, direct lists. */
  readonly crlUrls: readonly string[];
  readonly hasUnknownCriticalExtension: boolean;
}

/** Understood, or without any bearing on trust here. Name and policy constraints are not: critical, they refuse. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_extKeyUsage,
  id_ce_certificatePolicies,
  id_ce_subjectKeyIdentifier,
  id_ce_authorityKeyIdentifier,
  id_ce_subjectAltName,
  id_ce_cRLDistributionPoints, // says where a list may be found; whether there is a good one is judged apart
]);

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');

/** Hex of the DER of a name, as `Certificate` and `CrlSource` compare it. */
export const nameHex = (name: Name): string => derOf(name).toString('hex');

/** Hex of a serial number, without the zero byte that only keeps it positive. */
const serialHexOf = (serial: ArrayBuffer): string =>
  Buffer.from(serial)
    .toString('hex')
    .replace(/^00(?=..)/, '');

/**
 * @throws Error for an extension that stands there twice, as each reader would pick its own, and for one that holds
 *         anything but one value, be it understood or not
 */
export function byType(extensions: readonly Extension[] = []): ReadonlyMap<string, Extension> {
  const found = new Map(extensions.map(extension => [extension.extnID, extension] as const));
  if (found.size !== extensions.length) throw new SyntaxError('Cannot read extensions: one stands there twice');
  // `AttributeValue` is what the library calls any value at all.
  for (const { extnValue } of extensions) readExactly(Buffer.from(extnValue.buffer), AttributeValue);
  return found;
}

function textsOf(name: Name, type: string): readonly (string | null)[] {
  return [...name].flatMap(set =>
    [...set]
      .filter(attribute => attribute.type === type)
      .map(({ value }) => value.utf8String ?? value.printableString ?? null),
  );
}

function readPathLength({ pathLenConstraint }: BasicConstraints): number | null {
  if (pathLenConstraint === undefined) return null;
  // The library gives text for numbers of four bytes and more.
  if (!Number.isInteger(pathLenConstraint) || pathLenConstraint < 0) throw new SyntaxError('Cannot read path length');
  return pathLenConstraint;
}

/** Other schemes, partial lists and lists signed by another than the issuer are left out: nothing here can use them. */
function readCrlUrls(extension: Extension | undefined): readonly string[] {
  if (extension === undefined) return [];
  try {
    const points = [...readExactly(Buffer.from(extension.extnValue.buffer), CRLDistributionPoints)];
    return points
      .filter(point => point.reasons === undefined && point.cRLIssuer === undefined)
      .flatMap(point => point.distributionPoint?.fullName ?? [])
      .flatMap(name => name.uniformResourceIdentifier ?? [])
      .filter(url => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol));
  } catch {
    // Where to look is a hint. Without one there is no list, and without a list nobody is let in.
    return [];
  }
}

function parse(der: Buffer): Certificate {
  const { tbsCertificate, signatureAlgorithm } = readExactly(der, CertificateSyntax);
  const { version, serialNumber, signature, issuer, subject, validity, subjectPublicKeyInfo } = tbsCertificate;
  if (version !== Version.v3) throw new SyntaxError('Cannot read certificate: not version 3');
  // The unsigned outer identifier must not say another scheme than the signed inner one.
  if (!signatureAlgorithm.isEqual(signature)) throw new SyntaxError('Cannot read certificate: two signature schemes');
  const extensions = byType(tbsCertificate.extensions);
  const read = <T extends object>(type: string, Type: new () => T): T | null => {
    const value = extensions.get(type)?.extnValue.buffer;
    return value === undefined ? null : readExactly(Buffer.from(value), Type);
  };
  const constraints = read(id_ce_basicConstraints, BasicConstraints);
  const purposes = read(id_ce_extKeyUsage, ExtendedKeyUsage);
  const policies = read(id_ce_certificatePolicies, CertificatePolicies);
  const x509 = new X509Certificate(der);
  return {
    x509,
    publicKey: x509.publicKey,
    thumbprint: sha256(der),
    keyThumbprint: sha256(derOf(subjectPublicKeyInfo)),
    serialHex: serialHexOf(serialNumber),
    subject: nameHex(subject),
    issuer: nameHex(issuer),
    organisation: textsOf(subject, '2.5.4.10')[0] ?? '',
    subjectSerialNumbers: textsOf(subject, '2.5.4.5'),
    notBeforeMs: validity.notBefore.getTime().getTime(),
    notAfterMs: validity.notAfter.getTime().getTime(),
    isSchemeBelieved: readScheme(signature) !== null,
    isCa: constraints?.cA ?? false,
    pathLength: constraints === null ? null : readPathLength(constraints),
    keyUsage: read(id_ce_keyUsage, KeyUsage)?.toNumber() ?? 0,
    extendedKeyUsage: purposes === null ? null : [...purposes],
    policies: [...(policies ?? [])].map(policy => policy.policyIdentifier),
    crlUrls: readCrlUrls(extensions.get(id_ce_cRLDistributionPoints)),
    hasUnknownCriticalExtension: [...extensions.values()].some(
      ({ critical, extnID }) => critical && !UNDERSTOOD.has(extnID),
    ),
  };
}

/** Reads one certificate from DER; null when it cannot be read whole, whatever the reason. */
export function readCertificate(der: Buffer): Certificate | null {
  try {
    return parse(der);
  } catch {
    // Peers send what they like: bytes that are no certificate, or a key no curve knows, are one expected end.
    return null;
  }
}

/** First byte of every certificate in DER. */
const SEQUENCE = 0x30;

/** DER of every certificate in PEM text; DER is given back as it is. */
export function certificatesIn(pemOrDer: string | Buffer): readonly Buffer[] {
  if (typeof pemOrDer !== 'string' && pemOrDer[0] === SEQUENCE) return [pemOrDer];
  return PemConverter.decodeWithHeaders(pemOrDer.toString())
    .filter(({ type }) => type === 'CERTIFICATE')
    .map(({ rawData }) => Buffer.from(rawData));
}
