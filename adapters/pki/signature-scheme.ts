/**
 * Which signatures on certificates and revocation lists are believed. RSASSA-PSS is what PKIoverheid G4 signs with;
 * PKCS#1 with SHA-2 is what G1 still does until 2028; ECDSA for others.
 */
import { constants, type KeyObject, verify } from 'node:crypto';
import { id_ecdsaWithSHA256, id_ecdsaWithSHA384, id_ecdsaWithSHA512 } from '@peculiar/asn1-ecc';
import {
  id_mgf1,
  id_RSASSA_PSS,
  id_sha256,
  id_sha256WithRSAEncryption,
  id_sha384,
  id_sha384WithRSAEncryption,
  id_sha512,
  id_sha512WithRSAEncryption,
  RsaSaPssParams,
} from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

export interface SignatureScheme {
  readonly family: 'rsa-pss' | 'rsa-pkcs1' | 'ecdsa';
  readonly hash: 'sha256' | 'sha384' | 'sha512';
}

const HASHES: Readonly<Record<string, SignatureScheme['hash']>> = {
  [id_sha256]: 'sha256',
  [id_sha384]: 'sha384',
  [id_sha512]: 'sha512',
};
const HASH_BYTES = { sha256: 32, sha384: 48, sha512: 64 } as const;

const SCHEMES: Readonly<Record<string, SignatureScheme>> = {
  [id_sha256WithRSAEncryption]: { family: 'rsa-pkcs1', hash: 'sha256' },
  [id_sha384WithRSAEncryption]: { family: 'rsa-pkcs1', hash: 'sha384' },
  [id_sha512WithRSAEncryption]: { family: 'rsa-pkcs1', hash: 'sha512' },
  [id_ecdsaWithSHA256]: { family: 'ecdsa', hash: 'sha256' },
  [id_ecdsaWithSHA384]: { family: 'ecdsa', hash: 'sha384' },
  [id_ecdsaWithSHA512]: { family: 'ecdsa', hash: 'sha512' },
};

/** RFC 4055: what is left out means SHA-1 or a salt of 20 bytes, and the library fills that in. */
function readPss(parameters: ArrayBuffer): SignatureScheme | null {
  const { hashAlgorithm, maskGenAlgorithm, saltLength, trailerField } = AsnConvert.parse(parameters, RsaSaPssParams);
  const hash = HASHES[hashAlgorithm.algorithm];
  if (hash === undefined || maskGenAlgorithm.algorithm !== id_mgf1 || !maskGenAlgorithm.parameters) return null;
  const maskHash = AsnConvert.parse(maskGenAlgorithm.parameters, AlgorithmIdentifier).algorithm;
  if (HASHES[maskHash] !== hash || saltLength !== HASH_BYTES[hash] || trailerField !== 1) return null;
  return { family: 'rsa-pss', hash };
}

/**
 * Reads which scheme an identifier names.
 * @returns null for a scheme that is not believed: SHA-1, MD5, unusual PSS parameters, anything unknown
 * @throws  Error when its parameters cannot be read
 */
export function readScheme({ algorithm, parameters }: AlgorithmIdentifier): SignatureScheme | null {
  if (algorithm !== id_RSASSA_PSS) return SCHEMES[algorithm] ?? null;
  return parameters ? readPss(parameters) : null;
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
