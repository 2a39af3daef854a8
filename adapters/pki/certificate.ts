/**
 * One X.509 certificate as plain values, read once (RFC 5280). Reading judges nothing: whether a certificate is good for
 * anything is the work of `certificate-path.ts`.
 */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import {
  children,
  context,
  type DerValue,
  expectTag,
  readBoolean,
  readDer,
  readIntegerHex,
  readNamedBits,
  readOid,
  readSequence,
  readSmallInteger,
  readTime,
  readWholeBits,
  TAG,
} from './der.ts';
import { readScheme, type SignatureScheme } from './signature-scheme.ts';

/** Bit numbers of keyUsage (RFC 5280, 4.2.1.3). */
export const KEY_USAGE = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
} as const;

export interface Certificate {
  readonly raw: Buffer;
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
  readonly publicKey: KeyObject;
  readonly signed: Buffer;
  readonly signature: Buffer;
  /** null when the scheme is not believed. */
  readonly scheme: SignatureScheme | null;
  readonly isCa: boolean;
  readonly pathLength: number | null;
  /** null when the extension is absent. */
  readonly keyUsage: ReadonlySet<number> | null;
  readonly extendedKeyUsage: readonly string[] | null;
  readonly policies: readonly string[];
  readonly hasUnknownCriticalExtension: boolean;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');

function readText(value: DerValue | undefined): string | null {
  const isText = value?.tag === TAG.utf8String || value?.tag === TAG.printableString;
  return isText ? value.content.toString('utf8') : null;
}

function readAttributes(name: DerValue): readonly { readonly oid: string; readonly text: string | null }[] {
  return readSequence(name).flatMap(set =>
    children(expectTag(set, TAG.set)).map(attribute => {
      const [oid, value] = readSequence(attribute);
      return { oid: readOid(oid), text: readText(value) };
    }),
  );
}

export interface Extensions {
  readonly values: ReadonlyMap<string, DerValue>;
  readonly critical: ReadonlySet<string>;
}

/** @throws SyntaxError also for an extension that stands there twice: each reader would pick its own. */
export function readExtensions(list: DerValue | undefined): Extensions {
  const values = new Map<string, DerValue>();
  const critical = new Set<string>();
  for (const extension of list === undefined ? [] : readSequence(list)) {
    const parts = readSequence(extension);
    const oid = readOid(parts[0]);
    if (values.has(oid)) throw new SyntaxError('Cannot read extensions: one stands there twice');
    if (parts.length === 3 && readBoolean(parts[1])) critical.add(oid);
    values.set(oid, readDer(expectTag(parts.at(-1), TAG.octetString).content));
  }
  return { values, critical };
}

const EXTENSION = {
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  certificatePolicies: '2.5.29.32',
} as const;

/** Understood, or without any bearing on trust here. Name and policy constraints are not: critical, they refuse. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  ...Object.values(EXTENSION),
  '2.5.29.14', // subjectKeyIdentifier
  '2.5.29.35', // authorityKeyIdentifier
  '2.5.29.17', // subjectAltName
  '2.5.29.31', // cRLDistributionPoints: where a list is fetched is configuration, never the certificate's word
]);

function readBasicConstraints(value: DerValue | undefined): { isCa: boolean; pathLength: number | null } {
  if (value === undefined) return { isCa: false, pathLength: null };
  const parts = readSequence(value);
  const isCa = parts[0]?.tag === TAG.boolean && readBoolean(parts[0]);
  const length = parts.find(part => part.tag === TAG.integer);
  return { isCa, pathLength: length === undefined ? null : readSmallInteger(length) };
}

function parse(der: Buffer): Certificate {
  const [signed, outerScheme, signature] = readSequence(readDer(der));
  const fields = readSequence(signed);
  const [version, serial, innerScheme, issuer, validity, subject, keyInfo, ...rest] = fields;
  if (readSmallInteger(children(expectTag(version, context(0)))[0]) !== 2) {
    throw new SyntaxError('Cannot read certificate: not version 3');
  }
  // The unsigned outer identifier must not say another scheme than the signed inner one.
  if (!expectTag(outerScheme, TAG.sequence).raw.equals(expectTag(innerScheme, TAG.sequence).raw)) {
    throw new SyntaxError('Cannot read certificate: two signature schemes');
  }
  const wrapped = rest.find(field => field.tag === context(3));
  const { values, critical } = readExtensions(wrapped && children(wrapped)[0]);
  const [notBefore, notAfter] = readSequence(validity);
  const attributes = readAttributes(subject!);
  const usage = values.get(EXTENSION.keyUsage);
  const purposes = values.get(EXTENSION.extendedKeyUsage);
  const policies = values.get(EXTENSION.certificatePolicies);
  return {
    raw: der,
    thumbprint: sha256(der),
    keyThumbprint: sha256(keyInfo!.raw),
    serialHex: readIntegerHex(serial),
    subject: subject!.raw.toString('hex'),
    issuer: expectTag(issuer, TAG.sequence).raw.toString('hex'),
    organisation: attributes.find(attribute => attribute.oid === '2.5.4.10')?.text ?? '',
    subjectSerialNumbers: attributes.filter(attribute => attribute.oid === '2.5.4.5').map(attribute => attribute.text),
    notBeforeMs: readTime(notBefore),
    notAfterMs: readTime(notAfter),
    publicKey: createPublicKey({ key: expectTag(keyInfo, TAG.sequence).raw, format: 'der', type: 'spki' }),
    signed: signed!.raw,
    signature: readWholeBits(signature),
    scheme: readScheme(innerScheme!),
    ...readBasicConstraints(values.get(EXTENSION.basicConstraints)),
    keyUsage: usage === undefined ? null : readNamedBits(usage),
    extendedKeyUsage: purposes === undefined ? null : readSequence(purposes).map(readOid),
    policies: policies === undefined ? [] : readSequence(policies).map(policy => readOid(readSequence(policy)[0])),
    hasUnknownCriticalExtension: [...critical].some(oid => !UNDERSTOOD.has(oid)),
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

/** DER of every certificate in PEM text; DER is given back as it is. */
export function certificatesIn(pemOrDer: string | Buffer): readonly Buffer[] {
  if (typeof pemOrDer !== 'string' && pemOrDer[0] === TAG.sequence) return [pemOrDer];
  const blocks = pemOrDer
    .toString()
    .matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g);
  return [...blocks].map(block => Buffer.from(block[1]!, 'base64'));
}
