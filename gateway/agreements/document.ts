/** An agreement as a document: one text that both parties sign, and what it means for the decision. */
import { createHash } from 'node:crypto';
import type { Agreement } from '../../consent/facts.ts';
import type { AfspraakAanbod } from '../../schemas/generated/types.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { validators } from '../../schemas/validate.ts';
import { jcs } from '../jcs.ts';
import type { AgreementDraft } from './ports.ts';

/** What two parties agree on, without whether it is in force. */
export type AgreementTerms = Omit<Agreement, 'status'>;

export function draftOf(offer: AfspraakAanbod): AgreementDraft {
  const document = jcs(offer);
  return {
    agreementId: offer.afspraakId,
    document,
    digest: createHash('sha256').update(document, 'utf8').digest('hex'),
    senderOin: offer.afzender.oin,
    receiverOin: offer.ontvanger.oin,
    receiverTeam: `${offer.ontvanger.oin}/${offer.ontvanger.team}`,
  };
}

/** Organisations that have to sign: both, or the one that agrees with itself about two of its teams. */
export function signersOf({ afzender, ontvanger }: AfspraakAanbod): readonly string[] {
  return [...new Set([afzender.oin, ontvanger.oin])];
}

/** @returns null when the text is no agreement, or not in the one form that is signed */
export function readOffer(document: string): AfspraakAanbod | null {
  const parsed = parseStrict(Buffer.from(document, 'utf8'));
  if (parsed.kind === 'invalid') return null;
  const checked = validators.afspraakAanbod(parsed.value);
  return checked.kind === 'valid' && jcs(checked.value) === document ? checked.value : null;
}

export function termsOf(offer: AfspraakAanbod): AgreementTerms {
  const { afspraakId, afzender, ontvanger, berichten, geldigVan, geldigTot, termijnen } = offer;
  return {
    agreementId: afspraakId,
    senderOin: afzender.oin,
    receiverTeam: `${ontvanger.oin}/${ontvanger.team}`,
    types: berichten,
    validity: { geldigVan, ...(geldigTot === undefined ? {} : { geldigTot }) },
    terms: Object.fromEntries(termijnen.map(({ bericht, ...limits }) => [bericht, limits])),
  };
}

/** The other way round: the document of what a practice region or a test agrees on. */
export function offerOf({
  agreementId,
  senderOin,
  receiverTeam,
  types,
  validity,
  terms,
}: AgreementTerms): AfspraakAanbod {
  const [oin, team] = receiverTeam.split('/') as [string, string];
  return {
    afspraakId: agreementId,
    afzender: { oin: senderOin },
    ontvanger: { oin, team },
    berichten: [...types] as AfspraakAanbod['berichten'],
    geldigVan: validity.geldigVan,
    ...(validity.geldigTot === undefined ? {} : { geldigTot: validity.geldigTot }),
    termijnen: Object.entries(terms).map(([bericht, { minDagen, maxDagen }]) => ({
      bericht: bericht as AfspraakAanbod['berichten'][number],
      ...(minDagen === undefined ? {} : { minDagen }),
      ...(maxDagen === undefined ? {} : { maxDagen }),
    })),
  };
}
