/**
 * Makes single certificates and revocation lists, exactly as asked: the workbench of the pretend PKIoverheid, and of
 * tests that need bad ones. Nothing here judges what it makes.
 */
import 'reflect-metadata';
import { createPublicKey, generateKeyPair, type KeyObject, randomBytes, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import {
  AuthorityKeyIdentifierExtension,
  Extension,
  type JsonName,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
} from '@peculiar/x509';

export type KeyKind = 'EC P-256' | 'RSA 3072' | 'RSA 2048';
/** Scheme of an RSA signature. G4 uses PSS; SHA-1 is there to be refused. */
type RsaScheme = 'PSS SHA-512' | 'PKCS#1 SHA-256' | 'PKCS#1 SHA-1';

const generate = promisify(generateKeyPair);

/** Generates a private key; several at once use several cores. RSA 2048 is there to be refused. */
export async function newKey(kind: KeyKind): Promise<KeyObject> {
  if (kind === 'EC P-256') return (await generate('ec', { namedCurve: 'P-256' })).privateKey;
  return (await generate('rsa', { modulusLength: kind === 'RSA 3072' ? 3072 : 2048 })).privateKey;
}

/** Who signs: a certificate and its private key. Any certificate can be tried as an issuer; a good one need not be. */
export interface Issuer {
  readonly certificate: Buffer;
  readonly key: KeyObject;
}

export interface CertificateOrder {
  readonly subject: JsonName;
  /** Private key of the subject; only its public half goes into the certificate. */
  readonly key: KeyObject;
  /** All but the key identifiers, which are added. */
  readonly extensions: readonly Extension[];
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** `self` makes a root. */
  readonly issuer: Issuer | 'self';
  readonly scheme?: RsaScheme;
  /** Serial number of the certificate; random when left out. */
  readonly serialHex?: string;
}

const RSA_SCHEMES = {
  'PSS SHA-512': { name: 'RSA-PSS', hash: 'SHA-512' },
  'PKCS#1 SHA-256': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  'PKCS#1 SHA-1': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' },
} as const satisfies Record<RsaScheme, unknown>;

async function signer(key: KeyObject, scheme: RsaScheme) {
  const isEc = key.asymmetricKeyType === 'ec';
  const rsa = RSA_SCHEMES[scheme];
  const der = key.export({ format: 'der', type: 'pkcs8' });
  const algorithm = isEc ? { name: 'ECDSA', namedCurve: 'P-256' } : rsa;
  return {
    signingKey: await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']),
    signingAlgorithm: isEc ? { name: 'ECDSA', hash: 'SHA-256' } : { ...rsa, saltLength: 64 },
  };
}

const spkiOf = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' });

export async function makeCertificate(order: CertificateOrder): Promise<Buffer> {
  const parent = order.issuer === 'self' ? null : new X509Certificate(order.issuer.certificate);
  const issuerKey = order.issuer === 'self' ? order.key : order.issuer.key;
  const certificate = await X509CertificateGenerator.create({
    // First byte neither zero nor negative: one encoding, of constant length.
    serialNumber: order.serialHex ?? Buffer.concat([Buffer.of(0x40), randomBytes(15)]).toString('hex'),
    subject: order.subject,
    issuer: parent === null ? order.subject : parent.subjectName.toJSON(),
    notBefore: new Date(order.notBeforeMs),
    notAfter: new Date(order.notAfterMs),
    publicKey: spkiOf(order.key),
    ...(await signer(issuerKey, order.scheme ?? 'PSS SHA-512')),
    extensions: [
      ...order.extensions,
      await SubjectKeyIdentifierExtension.create(spkiOf(order.key)),
      await AuthorityKeyIdentifierExtension.create(spkiOf(issuerKey)),
    ],
  });
  return Buffer.from(certificate.rawData);
}

interface ListOrder {
  readonly issuer: Issuer;
  readonly revoked: readonly { readonly serialHex: string; readonly epochMs: number }[];
  readonly thisUpdateMs: number;
  readonly nextUpdateMs: number;
  readonly extensions?: readonly Extension[];
  readonly scheme?: RsaScheme;
}

/** cRLNumber: only ever larger. The second of issue is, and needs no counter to be kept. */
function listNumber(epochMs: number): Extension {
  const hex = Math.floor(epochMs / 1000).toString(16);
  const whole = hex.padStart(hex.length + (hex.length % 2), '0');
  // A first bit that is set would read as a minus sign.
  const content = Buffer.from(Number.parseInt(whole[0]!, 16) >= 8 ? `00${whole}` : whole, 'hex');
  return new Extension('2.5.29.20', false, Buffer.concat([Buffer.of(0x02, content.length), content]));
}

export async function makeRevocationList(order: ListOrder): Promise<Buffer> {
  const list = await X509CrlGenerator.create({
    issuer: new X509Certificate(order.issuer.certificate).subjectName.toJSON(),
    thisUpdate: new Date(order.thisUpdateMs),
    nextUpdate: new Date(order.nextUpdateMs),
    entries: order.revoked.map(({ serialHex, epochMs }) => ({
      serialNumber: serialHex,
      revocationDate: new Date(epochMs),
    })),
    extensions: [
      await AuthorityKeyIdentifierExtension.create(spkiOf(order.issuer.key)),
      listNumber(order.thisUpdateMs),
      ...(order.extensions ?? []),
    ],
    ...(await signer(order.issuer.key, order.scheme ?? 'PSS SHA-512')),
  });
  return Buffer.from(list.rawData);
}

/** PEM of DER bytes, as Node and OpenSSL read it. */
export function toPem(label: 'CERTIFICATE' | 'X509 CRL', der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
