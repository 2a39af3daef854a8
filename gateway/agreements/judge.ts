/** Which agreements count: those that every party signed, over exactly the text that is kept. */
import type { CertificateTrust } from '../ports.ts';
import { type AgreementTerms, readOffer, signersOf, termsOf } from './document.ts';
import { signatureHolds } from './evidence.ts';
import type { KeptAgreement } from './ports.ts';

/** @returns what was agreed; null when it was not */
export type AgreementJudge = (kept: KeptAgreement) => AgreementTerms | null;

/** For whatever decides. */
export function agreementJudge(trust: Pick<CertificateTrust, 'couldSign'>): AgreementJudge {
  return kept => {
    const offer = readOffer(kept.document);
    if (offer === null || offer.afspraakId !== kept.agreementId) return null;
    const signed = (oin: string) => kept.signatures.some(one => one.oin === oin && signatureHolds(kept, one, trust));
    return signersOf(offer).every(signed) ? termsOf(offer) : null;
  };
}

/** For lists and repairs by administrators, which decide nothing: what the tables say. */
export const agreementAsKept: AgreementJudge = kept => {
  const offer = readOffer(kept.document);
  return offer === null ? null : termsOf(offer);
};
