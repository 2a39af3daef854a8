/** Agreements as a party to them: offering, signing and reading. Part of `connect`. */
import type { AfspraakAanbod } from '../../schemas/generated/types.ts';
import { type Json, objectsIn, type Rejection, text } from './answers.ts';

/** An agreement as the gateway says it stands. */
export interface AgreementStanding {
  readonly kind: 'agreement';
  /** The text that both parties sign. Check it yourself before you sign: the gateway could show another. */
  readonly afspraak: AfspraakAanbod;
  /** Hex SHA-256 of the text in JCS form, as the gateway says. */
  readonly kenmerk: string;
  readonly status: string;
  readonly ondertekeningen: readonly Json[];
}

export interface AgreementCalls {
  /** Signs as the first party. It counts when the other party signed the same text. */
  offerAgreement(offer: AfspraakAanbod): Promise<AgreementStanding | Rejection>;
  /** Signs as the second party. */
  signAgreement(offer: AfspraakAanbod): Promise<AgreementStanding | Rejection>;
  agreement(afspraakId: string): Promise<AgreementStanding | Rejection>;
}

interface Caller {
  readonly get: <T>(path: string, shape: (document: Json) => T | null) => Promise<T | Rejection>;
  /** Signed. */
  readonly submit: <T>(path: string, value: unknown, shape: (document: Json) => T | null) => Promise<T | Rejection>;
}

export function agreementCalls({ get, submit }: Caller): AgreementCalls {
  const path = (id: string, more = '') => `/v1/afspraken/${encodeURIComponent(id)}${more}`;
  return {
    offerAgreement: offer => submit('/v1/afspraken', offer, agreementIn),
    signAgreement: offer => submit(path(offer.afspraakId, '/ondertekening'), offer, agreementIn),
    agreement: id => get(path(id), agreementIn),
  };
}

function agreementIn(document: Json): AgreementStanding | null {
  const { afspraak } = document;
  const kenmerk = text(document.kenmerk);
  const status = text(document.status);
  const ondertekeningen = objectsIn(document.ondertekeningen);
  if (typeof afspraak !== 'object' || afspraak === null || kenmerk === null || status === null) return null;
  if (ondertekeningen === null) return null;
  return { kind: 'agreement', afspraak: afspraak as AfspraakAanbod, kenmerk, status, ondertekeningen };
}
