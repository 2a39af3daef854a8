/**
 * Agreements by their parties (A5.8): one organisation signs and offers, the other signs the same text, and only then it
 * counts. Nobody else can make one, administrators neither; they may suspend it at once.
 */
import type { AfspraakAanbod, AfspraakStand } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import { type Caller, isFresh } from '../access/authenticate.ts';
import { signedBody } from '../consents/signed-body.ts';
import { makeEntry } from '../exchange/entries.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Received } from '../exchange/received.ts';
import type { EntryRecord } from '../ports.ts';
import { type Fault, type Problem, problem } from '../problems.ts';
import { draftOf, readOffer, signersOf } from './document.ts';
import { keepSignature } from './evidence.ts';
import type { AgreementDraft, AgreementSignature, KeptAgreement } from './ports.ts';

export type AgreementAnswer = { readonly kind: 'agreement'; readonly stand: AfspraakStand } | Problem;

/** The first party. Nothing may be sent under it yet. */
export async function offerAgreement(exchange: Exchange, received: Received): Promise<AgreementAnswer> {
  const signed = await signedAgreement(exchange, received);
  if (signed.kind === 'problem') return signed;
  const { draft, signature, offer } = signed;
  const faults = faultsOf(offer, received);
  if (faults.length > 0) return problem('ONGELDIG_BERICHT', { faults });
  const entry = entryOf(exchange, received, draft, signature, 'aangeboden');
  const outcome = await exchange.ports.agreements.offer(draft, signature, received.now.epochMs, entry);
  if (outcome === 'taken') return problem('ID_AL_GEBRUIKT');
  if (outcome === 'party') return problem('PARTIJ_ONBEKEND');
  return asItStands(exchange, draft.agreementId, signature.oin);
}

/** The other party, with the same text. From then on it counts, as far as its dates go. */
export async function signAgreement(
  exchange: Exchange,
  received: Received,
  agreementId: string,
): Promise<AgreementAnswer> {
  const signed = await signedAgreement(exchange, received);
  if (signed.kind === 'problem') return signed;
  const { draft, signature } = signed;
  if (draft.agreementId !== agreementId) return problem('ANDERE_INHOUD');
  const entry = entryOf(exchange, received, draft, signature, 'ondertekend');
  const outcome = await exchange.ports.agreements.sign(draft, signature, entry);
  if (outcome === 'unknown') return problem('NIET_GEVONDEN');
  if (outcome === 'other') return problem('ANDERE_INHOUD');
  // So that who signed can send under it at once; other processes hear of it by themselves.
  await exchange.ports.directory.refresh();
  return asItStands(exchange, agreementId, signature.oin);
}

export async function readAgreement({ ports }: Exchange, caller: Caller, id: string): Promise<AfspraakStand | null> {
  const kept = await ports.agreements.find(id, caller.oin);
  return kept === null ? null : standOf(kept);
}

export async function listAgreements(
  { ports }: Exchange,
  caller: Caller,
  after: string | null,
  limit: number,
): Promise<readonly AfspraakStand[]> {
  return (await ports.agreements.list(caller.oin, after, limit)).flatMap(kept => standOf(kept) ?? []);
}

type Signed =
  | Problem
  | {
      readonly kind: 'signed';
      readonly offer: AfspraakAanbod;
      readonly draft: AgreementDraft;
      readonly signature: AgreementSignature;
    };

async function signedAgreement(exchange: Exchange, received: Received): Promise<Signed> {
  const signed = await signedBody(exchange, received, validators.afspraakAanbod);
  if (signed.kind === 'problem') return signed;
  const { authenticated, value: offer } = signed;
  if (!isFresh(authenticated)) return problem('HERHALING');
  const { oin } = authenticated.caller;
  if (!signersOf(offer).includes(oin)) return problem('GEEN_PARTIJ');
  const signature = keepSignature(oin, received);
  return signature === null
    ? problem('HANDTEKENING_ONGELDIG')
    : { kind: 'signed', offer, draft: draftOf(offer), signature };
}

function faultsOf({ geldigVan, geldigTot, termijnen, berichten }: AfspraakAanbod, { now }: Received): readonly Fault[] {
  const faults: Fault[] = [];
  if (geldigTot !== undefined && geldigTot < geldigVan)
    faults.push({ pointer: '/geldigTot', code: 'DATUM_VOOR_BEGIN', detail: 'De laatste dag ligt voor de eerste.' });
  if (geldigTot !== undefined && geldigTot < now.localDate)
    faults.push({ pointer: '/geldigTot', code: 'DATUM_VOORBIJ', detail: 'De laatste dag is voorbij.' });
  termijnen.forEach(({ bericht, minDagen = 0, maxDagen = Number.POSITIVE_INFINITY }, index) => {
    const isSecond = termijnen.findIndex(one => one.bericht === bericht) !== index;
    if (isSecond || !berichten.includes(bericht) || maxDagen < minDagen)
      faults.push({
        pointer: `/termijnen/${index}`,
        code: 'TERMIJN_PAST_NIET',
        detail: 'Eén termijn per soort bericht van de afspraak, met het minste eerst.',
      });
  });
  return faults;
}

function entryOf(
  { ports }: Exchange,
  { now, traceId }: Received,
  { agreementId, digest, senderOin, receiverOin }: AgreementDraft,
  { oin, thumbprint }: AgreementSignature,
  status: 'aangeboden' | 'ondertekend',
): EntryRecord {
  return makeEntry(ports.entropy, now, [senderOin, receiverOin], {
    soort: 'beheer',
    afspraak: { id: agreementId, status, kenmerk: digest, ondertekenaar: { oin, certificaat: thumbprint } },
    spoor: traceId,
    fscTransactie: null,
  });
}

async function asItStands({ ports }: Exchange, id: string, oin: string): Promise<AgreementAnswer> {
  const kept = await ports.agreements.find(id, oin);
  const stand = kept === null ? null : standOf(kept);
  return stand === null ? problem('NIET_GEVONDEN') : { kind: 'agreement', stand };
}

function standOf({ document, digest, status, signatures }: KeptAgreement): AfspraakStand | null {
  const afspraak = readOffer(document);
  if (afspraak === null) return null;
  return {
    afspraak,
    kenmerk: digest,
    status,
    ondertekeningen: signatures.map(({ oin, thumbprint, signedMs }) => ({
      oin,
      certificaat: thumbprint,
      ondertekendTijdstip: new Date(signedMs).toISOString(),
    })),
  };
}
