/** Agreements of the practice region, signed by their parties with their own keys, as any others are. */
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { signMessage } from '../../gateway/access/message-signature.ts';
import { type AgreementTerms, draftOf, offerOf, signersOf } from '../../gateway/agreements/document.ts';
import { keepSignature, OFFER_TARGET, signTarget } from '../../gateway/agreements/evidence.ts';
import type { AgreementSignature } from '../../gateway/agreements/ports.ts';
import { certificatesIn } from '../pki/certificate.ts';
import type { SignedAgreement } from '../postgres/directory-writer.ts';

/** Always the same id for the same words, so that a second start signs nothing anew. */
export function agreementIdOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Of a pair as the region has them: who, to whom, what, and since when. */
export function pretendAgreementId({ senderOin, receiverTeam, types, validity }: Omit<AgreementTerms, 'agreementId'>) {
  return agreementIdOf(`${senderOin}-${receiverTeam}-${types.join('+')}-${validity.geldigVan}`);
}

/**
 * Signs each agreement as its sender and as its receiver.
 * @param folderOf folder of the participant with this number
 * @param epochMs when they sign
 */
export async function signedByParties(
  agreed: readonly AgreementTerms[],
  folderOf: (oin: string) => string,
  epochMs: number,
): Promise<readonly SignedAgreement[]> {
  const signers = new Map<string, Signer>();
  const signerOf = (oin: string) => {
    const signer = signers.get(oin) ?? readSigner(folderOf(oin));
    signers.set(oin, signer);
    return signer;
  };
  const signed: SignedAgreement[] = [];
  for (const one of agreed) {
    const offer = offerOf(one);
    const draft = draftOf(offer);
    const body = Buffer.from(draft.document, 'utf8');
    const signatures = signersOf(offer).map((oin, index) => {
      const target = index === 0 ? OFFER_TARGET : signTarget(draft.agreementId);
      return signedBy(oin, signerOf(oin), target, body, epochMs);
    });
    signed.push({ draft, signatures, epochMs });
    // A signature takes milliseconds, and a gateway works beside this.
    await setImmediate();
  }
  return signed;
}

interface Signer {
  readonly key: KeyObject;
  readonly leaf: Buffer;
}

function readSigner(folder: string): Signer {
  const [leaf] = certificatesIn(readFileSync(join(folder, 'ondertekening.pem'), 'utf8'));
  if (leaf === undefined) throw new TypeError('Cannot sign agreement: a participant has no certificate');
  return { key: createPrivateKey(readFileSync(join(folder, 'ondertekening.key'))), leaf };
}

function signedBy(
  oin: string,
  { key, leaf }: Signer,
  target: string,
  body: Buffer,
  epochMs: number,
): AgreementSignature {
  const headers = { host: 'localhost', 'content-type': 'application/json', 'content-length': String(body.length) };
  const message = { method: 'POST', target, body };
  const added = signMessage({ ...message, headers, key, certificateChain: [leaf], iat: Math.floor(epochMs / 1000) });
  const lower = Object.fromEntries(Object.entries(added).map(([name, value]) => [name.toLowerCase(), value]));
  const signature = keepSignature(oin, { ...message, headers: { ...headers, ...lower } });
  if (signature === null) throw new TypeError('Cannot sign agreement: nothing was signed');
  return signature;
}
