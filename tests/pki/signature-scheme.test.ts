import { id_sha1, id_sha256, id_sha512, RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { describe, expect, it } from 'vitest';
import { derOf } from '../../adapters/pki/exact-reading.ts';
import { readScheme } from '../../adapters/pki/signature-scheme.ts';

const identifier = (algorithm: string, parameters: object): AlgorithmIdentifier =>
  new AlgorithmIdentifier({ algorithm, parameters: Uint8Array.from(derOf(parameters)).buffer });

const hash = (algorithm: string) => new AlgorithmIdentifier({ algorithm });
const RSASSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';

/** An identifier of RSASSA-PSS; what is not changed is as PKIoverheid G4 has it. */
const pss = (change: Partial<RsaSaPssParams> = {}): AlgorithmIdentifier =>
  identifier(
    RSASSA_PSS,
    new RsaSaPssParams({
      hashAlgorithm: hash(id_sha512),
      maskGenAlgorithm: identifier(MGF1, hash(id_sha512)),
      saltLength: 64,
      ...change,
    }),
  );

describe('a signature scheme', () => {
  it('of RSASSA-PSS is believed with one SHA-2 hash throughout and a salt of its length', () => {
    expect(readScheme(pss())).toEqual({ family: 'rsa-pss', hash: 'sha512' });
    const maskGenAlgorithm = identifier(MGF1, hash(id_sha256));
    const shorter = pss({ hashAlgorithm: hash(id_sha256), maskGenAlgorithm, saltLength: 32 });
    expect(readScheme(shorter)).toEqual({ family: 'rsa-pss', hash: 'sha256' });
  });

  it.each([
    ['another hash for its mask', { maskGenAlgorithm: identifier(MGF1, hash(id_sha256)) }],
    ['SHA-1', { hashAlgorithm: hash(id_sha1), maskGenAlgorithm: identifier(MGF1, hash(id_sha1)), saltLength: 20 }],
    ['another mask than MGF1', { maskGenAlgorithm: identifier('1.2.840.113549.1.1.9', hash(id_sha512)) }],
    ['a mask without a hash', { maskGenAlgorithm: new AlgorithmIdentifier({ algorithm: MGF1 }) }],
    ['a short salt', { saltLength: 20 }],
    ['another trailer', { trailerField: 2 }],
  ])('of RSASSA-PSS is not believed with %s', (_name, change) => {
    expect(readScheme(pss(change))).toBeNull();
  });

  it('of RSASSA-PSS is not believed with defaults, which mean SHA-1', () => {
    expect(readScheme(identifier(RSASSA_PSS, new RsaSaPssParams()))).toBeNull();
    expect(readScheme(new AlgorithmIdentifier({ algorithm: RSASSA_PSS }))).toBeNull();
    expect(readScheme(new AlgorithmIdentifier({ algorithm: RSASSA_PSS, parameters: null }))).toBeNull();
  });

  it.each([
    ['SHA-1 with RSA', '1.2.840.113549.1.1.5'],
    ['MD5 with RSA', '1.2.840.113549.1.1.4'],
    ['SHA-1 with ECDSA', '1.2.840.10045.4.1'],
    ['Ed25519', '1.3.101.112'],
  ])('that is %s is not believed', (_name, algorithm) => {
    expect(readScheme(new AlgorithmIdentifier({ algorithm }))).toBeNull();
  });
});
