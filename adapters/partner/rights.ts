/** What a sender does for a resident: consents, the texts they name, objections. Part of `connect`. */
import type {
  BezwaarAanmelding,
  BezwaarBesluit,
  Intrekking,
  Toestemming,
  Toestemmingstand,
  ToestemmingstekstAanmelding,
} from '../../schemas/generated/types.ts';
import { type Json, objectsIn, type Rejection, text } from './answers.ts';

export interface ConsentState {
  readonly kind: 'consent';
  readonly toestemmingId: string;
  readonly status: string;
  readonly geldigVan: string;
  readonly geldigTot: string | null;
}

export interface ObjectionStanding {
  readonly kind: 'objection';
  readonly bezwaarId: string;
  readonly soort: string;
  readonly status: string;
  readonly beslisUiterlijk: string;
  readonly verstrekkingen: readonly { readonly verstrekkingId: string; readonly stand: string }[];
}

export interface RightsCalls {
  giveConsent(consent: Toestemming): Promise<ConsentState | Rejection>;
  consent(toestemmingId: string): Promise<ConsentState | Rejection>;
  withdrawConsent(toestemmingId: string, withdrawal: Intrekking): Promise<ConsentState | Rejection>;
  changeConsent(toestemmingId: string, change: Toestemmingstand): Promise<ConsentState | Rejection>;
  /** The signed receipt for the resident, a compact JWS. */
  consentReceipt(toestemmingId: string): Promise<{ readonly kind: 'receipt'; readonly receipt: string } | Rejection>;
  /** @returns the SHA-256 by which consents name the text */
  registerConsentText(
    registration: ToestemmingstekstAanmelding,
  ): Promise<{ readonly kind: 'registered'; readonly sha256: string } | Rejection>;
  object(objection: BezwaarAanmelding): Promise<ObjectionStanding | Rejection>;
  objection(bezwaarId: string): Promise<ObjectionStanding | Rejection>;
  decideObjection(bezwaarId: string, decision: BezwaarBesluit): Promise<ObjectionStanding | Rejection>;
}

interface Caller {
  readonly get: <T>(path: string, shape: (document: Json) => T | null) => Promise<T | Rejection>;
  /** Signed. */
  readonly submit: <T>(path: string, value: unknown, shape: (document: Json) => T | null) => Promise<T | Rejection>;
}

export function rightsCalls({ get, submit }: Caller): RightsCalls {
  const consentPath = (id: string, more = '') => `/v1/toestemmingen/${encodeURIComponent(id)}${more}`;
  const objectionPath = (id: string, more = '') => `/v1/bezwaren/${encodeURIComponent(id)}${more}`;
  return {
    giveConsent: given => submit('/v1/toestemmingen', given, consentIn),
    consent: id => get(consentPath(id), consentIn),
    withdrawConsent: (id, withdrawal) => submit(consentPath(id, '/intrekking'), withdrawal, consentIn),
    changeConsent: (id, change) => submit(consentPath(id, '/stand'), change, consentIn),
    consentReceipt: id =>
      get(consentPath(id, '/ontvangstbewijs'), document => {
        const receipt = text(document.ontvangstbewijs);
        return receipt === null ? null : { kind: 'receipt', receipt };
      }),
    registerConsentText: registration =>
      submit('/v1/toestemmingsteksten', registration, document => {
        const sha256 = text(document.sha256);
        return sha256 === null ? null : { kind: 'registered', sha256 };
      }),
    object: objection => submit('/v1/bezwaren', objection, objectionIn),
    objection: id => get(objectionPath(id), objectionIn),
    decideObjection: (id, decision) => submit(objectionPath(id, '/besluit'), decision, objectionIn),
  };
}

function consentIn(document: Json): ConsentState | null {
  const [toestemmingId, status, geldigVan] = [
    text(document.toestemmingId),
    text(document.status),
    text(document.geldigVan),
  ];
  if (toestemmingId === null || status === null || geldigVan === null) return null;
  return { kind: 'consent', toestemmingId, status, geldigVan, geldigTot: text(document.geldigTot) };
}

function objectionIn(document: Json): ObjectionStanding | null {
  const { bezwaarId, soort, status, beslisUiterlijk } = Object.fromEntries(
    ['bezwaarId', 'soort', 'status', 'beslisUiterlijk'].map(name => [name, text(document[name])]),
  );
  if (bezwaarId == null || soort == null || status == null || beslisUiterlijk == null) return null;
  const verstrekkingen = objectsIn(document.verstrekkingen).map(one => ({
    verstrekkingId: text(one.verstrekkingId) ?? '',
    stand: text(one.stand) ?? '',
  }));
  return { kind: 'objection', bezwaarId, soort, status, beslisUiterlijk, verstrekkingen };
}
