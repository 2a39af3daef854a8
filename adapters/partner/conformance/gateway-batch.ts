/** Many messages under one signature: each line answered on its own, one signed list of receipts. */
import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { compactVerify } from 'jose';
import { objectsIn, readJson, text } from '../answers.ts';
import type { Checks } from './finding.ts';
import { bytesOf, documentOf, freshId, sight, statusOf, type Trial } from './gateway-peer.ts';

export const BATCH_CHECKS = {
  BATCH_REGELS: {
    naam: 'Elke regel van een batch krijgt een eigen antwoord',
    bron: 'Seinhuis, POST /v1/signalen/_batch',
    doe: 'Antwoord 200 met regels, in volgorde; een foute regel houdt de andere niet tegen.',
  },
  BATCH_ONTVANGSTBEWIJS: {
    naam: 'Een batch heeft één ondertekende lijst van ontvangstbewijzen',
    bron: 'RFC 7515, RFC 8037; typ seinhuis-ontvangstbewijzen+jws',
    doe: 'Onderteken één lijst met de ontvangstbewijzen van de aangenomen regels, in volgorde.',
  },
  BATCH_OPNIEUW: {
    naam: 'Dezelfde batch geeft dezelfde ontvangstbewijzen',
    bron: 'regel R21',
    doe: 'Geef voor een bekende regel het ontvangstbewijs van de eerste keer.',
  },
  BATCH_GRENS: {
    naam: 'Een batch van meer dan 1.000 regels wordt geweigerd',
    bron: 'RFC 9110, 15.5.14',
    doe: 'Antwoord 413 op het hele verzoek.',
  },
} as const satisfies Checks;

const MOST_LINES = 1000;
const LIST_TYPE = 'seinhuis-ontvangstbewijzen+jws';
const BATCH = { path: '/v1/signalen/_batch', mediaType: 'application/x-ndjson' } as const;

export async function tryBatch({ peer, send, seen }: Trial<typeof BATCH_CHECKS>): Promise<void> {
  const good = peer.message(freshId());
  const body = Buffer.concat([Buffer.from('{"kapot":\n'), bytesOf(good), Buffer.from('\n')]);
  const first = await send(body, BATCH);
  const document = documentOf(first);
  const [broken, accepted, ...more] = objectsIn(document?.regels);
  const isBroken = broken?.regel === 1 && broken.status === 400 && typeof broken.probleem === 'object';
  const isAccepted =
    accepted?.regel === 2 &&
    [201, 202].includes(Number(accepted.status)) &&
    accepted.berichtId === good.berichtId &&
    text(accepted.verstrekkingId) !== null;
  const isWhole = statusOf(first) === 200 && isBroken && isAccepted && more.length === 0;
  seen.judge('BATCH_REGELS', isWhole, `${sight(first)}, of andere regels dan een foute en een goede`);

  const receipts = await receiptsIn(text(document?.ontvangstbewijs), peer.receiptKey);
  const isProof =
    receipts?.length === 1 &&
    receipts[0]!.berichtId === good.berichtId &&
    (accepted === undefined || receipts[0]!.verstrekkingId === accepted.verstrekkingId);
  seen.judge('BATCH_ONTVANGSTBEWIJS', isProof, 'geen geldige lijst over precies de aangenomen regels');
  if (!isProof) seen.untested('BATCH_OPNIEUW', 'er is geen lijst die klopt');
  else {
    const again = await send(body, BATCH);
    const repeated = await receiptsIn(text(documentOf(again)?.ontvangstbewijs), peer.receiptKey);
    const isSame = JSON.stringify(repeated) === JSON.stringify(receipts);
    seen.judge('BATCH_OPNIEUW', isSame, `${sight(again)}, een ander ontvangstbewijs`);
  }
  const many = await send(Buffer.from('{}\n'.repeat(MOST_LINES + 1)), BATCH);
  seen.judge('BATCH_GRENS', statusOf(many) === 413, sight(many));
}

async function receiptsIn(jws: string | null, receiptKey: Readonly<Record<string, unknown>>) {
  if (jws === null) return null;
  const key = createPublicKey({ key: receiptKey as JsonWebKey, format: 'jwk' });
  const verified = await compactVerify(jws, key, { algorithms: ['EdDSA'] }).catch(() => null);
  if (verified?.protectedHeader.typ !== LIST_TYPE) return null;
  return objectsIn(readJson(Buffer.from(verified.payload))?.ontvangstbewijzen);
}
