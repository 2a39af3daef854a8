/**
 * The receipt of a consent, for the resident: what was agreed to, by whom it is used and how to withdraw. Fields as in
 * the Kantara Consent Receipt 1.1, which ISO/IEC TS 27560 builds on; the record itself stays sealed. No name, BSN,
 * address or member of staff is in it: a receipt that gets lost tells nothing about whom.
 */
import type { Toestemming } from '../../schemas/generated/types.ts';
import type { Caller } from '../access/authenticate.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { openForGateway } from '../exchange/gateway-seal.ts';
import { signCompact } from '../exchange/receipt.ts';
import type { DirectorySnapshot } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { ownConsent, stateOn } from './consents.ts';

export const CONSENT_RECEIPT_TYPE = 'seinhuis-toestemming+jws';

export async function consentReceipt(
  { ports }: Exchange,
  caller: Caller,
  consentId: string,
): Promise<{ readonly kind: 'receipt'; readonly toestemmingId: string; readonly ontvangstbewijs: string } | Problem> {
  const row = await ownConsent(ports, caller, consentId);
  if (row === null) return problem('NIET_GEVONDEN');
  const consent = openForGateway(ports.keys, row.consentId, row.record) as Toestemming;
  const directory = await ports.directory.current();
  const receiverOin = row.receiverTeam.slice(0, 20);
  const text = await ports.consentTexts.find(row.senderOin, consent.tekstversie.sha256);
  const { gegevenDoor, tekstversie } = consent;
  const content = {
    version: 'KI-CR-v1.1.0',
    jurisdiction: 'NL',
    consentTimestamp: Math.floor(row.givenEpochMs / 1000),
    collectionMethod: consent.wijze,
    consentReceiptID: row.consentId,
    language: consent.begrepen.taal,
    // Whoever holds the receipt knows who it is about; the paper does not say.
    piiPrincipalId: row.consentId,
    piiControllers: [row.senderOin, receiverOin].map(oin => ({ piiController: nameOf(directory, oin), oin })),
    ...(tekstversie.url === undefined ? {} : { policyUrl: tekstversie.url }),
    services: [
      {
        service: nameOf(directory, row.senderOin),
        purposes: [
          {
            purpose: row.purpose,
            purposeCategory: [row.kind],
            consentType: row.explicit ? 'EXPLICIT' : 'IMPLICIT',
            piiCategory: row.categories,
            primaryPurpose: true,
            termination: row.validity.geldigTot ?? 'intrekking',
            thirdPartyDisclosure: true,
            thirdPartyName: nameOf(directory, receiverOin),
          },
        ],
      },
    ],
    sensitive: row.categories.length > 0,
    spiCat: row.categories,
    // What Kantara has no word for.
    status: stateOn(row, ports.clock.now()),
    geldigVan: row.validity.geldigVan,
    gegevenDoor: gegevenDoor.hoedanigheid,
    tekst: { sha256: tekstversie.sha256, ...(text === null ? {} : { titel: text.title, versie: text.version }) },
    intrekken: 'Op elk moment, op dezelfde manier als u toestemming gaf, bij wie dit heeft vastgelegd (AVG 7(3)).',
  };
  const ontvangstbewijs = signCompact(ports.keys, CONSENT_RECEIPT_TYPE, content);
  return { kind: 'receipt', toestemmingId: row.consentId, ontvangstbewijs };
}

function nameOf(directory: DirectorySnapshot, oin: string): string {
  return directory.organisations.get(oin)?.naam ?? oin;
}
