/** A team's public key from a file: an encryption certificate, or a bare public key with the day it is good until. */
import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { SealingKey } from '../ports.ts';

export type SealingKeyReading =
  | { readonly kind: 'key'; readonly key: SealingKey }
  | { readonly kind: 'fault'; readonly text: string };

const LEAST_RSA_BITS = 3072;
const CURVES: readonly unknown[] = ['prime256v1', 'secp384r1', 'secp521r1'];

/** @param until last day, `YYYY-MM-DD`; a certificate has its own */
export function readSealingKey(path: string, until: string | undefined): SealingKeyReading {
  const fault = (text: string): SealingKeyReading => ({ kind: 'fault', text });
  if (!existsSync(path)) return fault(`${path} is er niet.`);
  const text = readFileSync(path, 'utf8');
  // Whoever sends the private half by mistake must hear it, and make another.
  if (/PRIVATE KEY/.test(text)) return fault(`${path} is een geheime sleutel. Geef alleen de openbare helft.`);
  let key: KeyObject;
  let validUntilMs = until === undefined ? Number.NaN : Date.parse(`${until}T22:00:00Z`);
  try {
    if (/BEGIN CERTIFICATE/.test(text)) {
      const certificate = new X509Certificate(text);
      key = certificate.publicKey;
      validUntilMs = Date.parse(certificate.validTo);
    } else key = createPublicKey(text);
  } catch {
    return fault(`${path} is geen sleutel of certificaat in PEM.`);
  }
  if (Number.isNaN(validUntilMs)) return fault('Geef bij een sleutel ook --zegelsleutel-tot jjjj-mm-dd.');
  const details = key.asymmetricKeyDetails;
  const isRsa = key.asymmetricKeyType === 'rsa' && (details?.modulusLength ?? 0) >= LEAST_RSA_BITS;
  const isEc = key.asymmetricKeyType === 'ec' && CURVES.includes(details?.namedCurve);
  if (!isRsa && !isEc) return fault(`${path}: RSA van 3072 bits of meer, of P-256, P-384 of P-521.`);
  const thumbprint = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
  return {
    kind: 'key',
    key: {
      kid: thumbprint.slice(0, 16),
      algorithm: isRsa ? 'RSA-OAEP-256' : 'ECDH-ES+A256KW',
      jwk: key.export({ format: 'jwk' }) as SealingKey['jwk'],
      validUntilMs,
    },
  };
}
