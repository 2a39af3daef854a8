/**
 * Which signatures on certificates and revocation lists are believed, and the one place that verifies them.
 * RSASSA-PSS is what PKIoverheid G4 signs with; PKCS#1 with SHA-2 is what G1 still does until 2028; ECDSA for others.
 */
import { constants, type KeyObject, verify } from 'node:crypto';
import { children, context, type DerValue, readOid, readSequence, readSmallInteger } from './der.ts';

export interface SignatureScheme {
  readonly family: 'rsa-pss' | 'rsa-pkcs1' | 'ecdsa';
  readonly hash: 'sha256' | 'sha384' | 'sha512';
}

const HASHES: Readonly<Record<string, SignatureScheme['hash']>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const HASH_BYTES = { sha256: 32, sha384: 48, sha512: 64 } as const;

const SCHEMES: Readonly<Record<string, SignatureScheme>> = {
  '1.2.840.113549.1.1.11': { family: 'rsa-pkcs1', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { family: 'rsa-pkcs1', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { family: 'rsa-pkcs1', hash: 'sha512' },
  '1.2.840.10045.4.3.2': { family: 'ecdsa', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { family: 'ecdsa', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { family: 'ecdsa', hash: 'sha512' },
};
const RSASSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';

function hashOf(value: DerValue | undefined): SignatureScheme['hash'] | null {
  return HASHES[readOid(readSequence(value)[0])] ?? null;
}

/** RFC 4055: every parameter left out means SHA-1 or a short salt, so all three must be there. */
function readPss(parameters: DerValue | undefined): SignatureScheme | null {
  const fields = new Map(readSequence(parameters).map(field => [field.tag, children(field)[0]]));
  if (!fields.has(context(0)) || !fields.has(context(1)) || !fields.has(context(2))) return null;
  const hash = hashOf(fields.get(context(0)));
  const [maskFunction, maskHash] = readSequence(fields.get(context(1)));
  if (hash === null || readOid(maskFunction) !== MGF1 || hashOf(maskHash) !== hash) return null;
  if (readSmallInteger(fields.get(context(2))) !== HASH_BYTES[hash]) return null;
  return { family: 'rsa-pss', hash };
}

/**
 * Reads an AlgorithmIdentifier.
 * @returns null for a scheme that is not believed: SHA-1, MD5, unusual PSS parameters, anything unknown
 * @throws  SyntaxError when it is not one
 */
export function readScheme(identifier: DerValue): SignatureScheme | null {
  const [oid, parameters] = readSequence(identifier);
  const name = readOid(oid);
  return name === RSASSA_PSS ? readPss(parameters) : (SCHEMES[name] ?? null);
}

/** Whether `signature` over `signed` was made with the private half of `publicKey`. */
export function isSignedBy(scheme: SignatureScheme, publicKey: KeyObject, signed: Buffer, signature: Buffer): boolean {
  const type = publicKey.asymmetricKeyType;
  switch (scheme.family) {
    case 'rsa-pss': {
      if (type !== 'rsa' && type !== 'rsa-pss') return false;
      const padding = constants.RSA_PKCS1_PSS_PADDING;
      return verify(scheme.hash, signed, { key: publicKey, padding, saltLength: HASH_BYTES[scheme.hash] }, signature);
    }
    case 'rsa-pkcs1':
      return type === 'rsa' && verify(scheme.hash, signed, publicKey, signature);
    case 'ecdsa':
      return type === 'ec' && verify(scheme.hash, signed, publicKey, signature);
  }
}
