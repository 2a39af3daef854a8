/**
 * The signature of a party, kept so that anybody can check it later: the request as it was signed, with the certificate
 * in it. What is kept is judged again each time the directory is read afresh, so that a row in a table proves nothing.
 */
import { createHash } from 'node:crypto';
import { parseStrict } from '../../schemas/parse.ts';
import { readMessageSignature, type SignedMessage, verifyMessageSignature } from '../access/message-signature.ts';
import { jcs } from '../jcs.ts';
import type { CertificateTrust } from '../ports.ts';
import type { AgreementSignature, KeptAgreement } from './ports.ts';

/** Where an agreement is signed; a signature over another request is not one of an agreement. */
export const OFFER_TARGET = '/v1/afspraken';
export const signTarget = (agreementId: string) => `${OFFER_TARGET}/${agreementId}/ondertekening`;

const KEPT_HEADERS = [
  'host',
  'content-type',
  'content-length',
  'content-encoding',
  'origin',
  'digest',
  'content-digest',
  'message-signature',
  'nlgov-adr-message-sig',
] as const;

interface Evidence {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** base64 */
  readonly body: string;
}

/** @returns null when nothing is signed */
export function keepSignature(oin: string, message: SignedMessage): AgreementSignature | null {
  const read = readMessageSignature(message);
  const [leaf] = read.kind === 'read' ? read.chain : [];
  if (read.kind !== 'read' || leaf === undefined) return null;
  const headers = Object.fromEntries(
    KEPT_HEADERS.flatMap(name => {
      const value = message.headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
  const body = Buffer.from(message.body).toString('base64');
  const evidence: Evidence = { method: message.method, target: message.target, headers, body };
  return {
    oin,
    thumbprint: createHash('sha256').update(leaf).digest('base64url'),
    signedMs: read.signedAtMs,
    evidence: jcs(evidence),
  };
}

/** Whether this signature is of the organisation it names, over exactly this agreement. */
export function signatureHolds(
  { agreementId, document }: Pick<KeptAgreement, 'agreementId' | 'document'>,
  { oin, evidence }: AgreementSignature,
  trust: Pick<CertificateTrust, 'couldSign'>,
): boolean {
  const message = messageOf(evidence);
  if (message === null || message.method !== 'POST') return false;
  if (message.target !== OFFER_TARGET && message.target !== signTarget(agreementId)) return false;
  const read = readMessageSignature(message);
  if (read.kind === 'fault') return false;
  const signer = trust.couldSign(read.chain, read.signedAtMs);
  if (signer.kind === 'invalid' || signer.oin !== oin) return false;
  if (verifyMessageSignature(read, signer.publicKey).kind === 'fault') return false;
  const parsed = parseStrict(Buffer.from(message.body));
  return parsed.kind !== 'invalid' && jcs(parsed.value) === document;
}

function messageOf(evidence: string): SignedMessage | null {
  try {
    const { method, target, headers, body } = JSON.parse(evidence) as Evidence;
    const texts = [method, target, body, ...Object.values(headers)];
    if (!texts.every(one => typeof one === 'string')) return null;
    return { method, target, headers, body: Buffer.from(body, 'base64') };
  } catch {
    return null;
  }
}
