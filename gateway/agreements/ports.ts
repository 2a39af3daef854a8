/** Agreements that both parties sign, as contracts. */
import type { Agreement } from '../../consent/facts.ts';
import type { EntryRecord } from '../ports.ts';

/** One party's signature on an agreement, with all that is needed to check it again without this gateway. */
export interface AgreementSignature {
  readonly oin: string;
  /** base64url SHA-256 of the certificate that signed. */
  readonly thumbprint: string;
  /** When the signature says it was made. */
  readonly signedMs: number;
  /** The signed request as it came (`Evidence`), in JSON. */
  readonly evidence: string;
}

export type AgreementStatus = Agreement['status'] | 'aangeboden';

/** An agreement as the tables keep it. Whether it counts is not said here: `judge.ts` does. */
export interface KeptAgreement {
  readonly agreementId: string;
  /** The agreement itself in JCS form: what both sign. */
  readonly document: string;
  /** Hex SHA-256 of `document`. */
  readonly digest: string;
  readonly status: AgreementStatus;
  readonly signatures: readonly AgreementSignature[];
}

export interface AgreementDraft {
  readonly agreementId: string;
  readonly document: string;
  readonly digest: string;
  readonly senderOin: string;
  readonly receiverOin: string;
  readonly receiverTeam: string;
}

export interface AgreementStore {
  /**
   * The first signature, with the agreement itself and the entry, in one transaction. `taken`: something else stands
   * under this id; `party`: one of the parties does not take part.
   */
  offer(
    draft: AgreementDraft,
    signature: AgreementSignature,
    epochMs: number,
    entry: EntryRecord,
  ): Promise<'offered' | 'known' | 'taken' | 'party'>;
  /**
   * The other signature. With it the tables let the agreement count, in the same transaction. `known`: this party
   * signed it before; `other`: what is signed is not what was offered. No agreement of this party is `unknown`.
   */
  sign(
    draft: AgreementDraft,
    signature: AgreementSignature,
    entry: EntryRecord,
  ): Promise<'signed' | 'known' | 'other' | 'unknown'>;
  /** Only for a party to it. */
  find(agreementId: string, partyOin: string): Promise<KeptAgreement | null>;
  /** Of one party, in order of id, after the id `after`. */
  list(partyOin: string, after: string | null, limit: number): Promise<readonly KeptAgreement[]>;
}
