/** What a gateway does with messages: takes them once, gives receipts that hold, and says everything that is wrong. */
import { gzipSync } from 'node:zlib';
import type { ReceiptContent } from '../../../gateway/exchange/receipt.ts';
import { objectsIn, text } from '../answers.ts';
import { verifyReceipt } from '../receipt.ts';
import type { Checks } from './finding.ts';
import { bytesOf, documentOf, freshId, sight, statusOf, type Trial } from './gateway-peer.ts';

export const MESSAGE_CHECKS = {
  BERICHT_AANGENOMEN: {
    naam: 'Een goed bericht wordt aangenomen',
    bron: 'Seinhuis, POST /v1/signalen',
    doe: 'Antwoord 201 (of 202, aangehouden) met besluit, verstrekkingId, ontvangstbewijs en Location.',
  },
  ONTVANGSTBEWIJS: {
    naam: 'Het ontvangstbewijs klopt',
    bron: 'RFC 7515, RFC 8037; schemas/ontvangstbewijs.schema.json',
    doe: 'Onderteken met EdDSA (typ seinhuis-ontvangstbewijs+jws) over precies dit bericht.',
  },
  ZELFDE_BERICHT: {
    naam: 'Hetzelfde bericht geeft hetzelfde ontvangstbewijs',
    bron: 'regel R21',
    doe: 'Bewaar het ontvangstbewijs bij het kenmerk en geef het teken voor teken terug.',
  },
  ANDERE_INHOUD: {
    naam: 'Iets anders onder hetzelfde kenmerk is een conflict',
    bron: 'regel R21',
    doe: 'Antwoord 409 als de inhoud onder een bekend kenmerk anders is.',
  },
  WEIGERING: {
    naam: 'Een weigering noemt haar redenen',
    bron: 'Seinhuis, docs/fouten.md (Reasons)',
    doe: 'Antwoord 403 met redenen: van elke reden de code, de uitleg en de artikelen.',
  },
  WEIGERING_VERBRUIKT_NIETS: {
    naam: 'Een geweigerd kenmerk is nog vrij',
    bron: 'regel R21',
    doe: 'Neem het verbeterde bericht onder hetzelfde kenmerk gewoon aan.',
  },
  ALLE_FOUTEN: {
    naam: 'Alle fouten worden tegelijk genoemd',
    bron: 'NLgov API Design Rules 2.2, /core/error-handling/all-errors; RFC 6901',
    doe: 'Antwoord 400 met errors: van elke fout het veld (pointer) en de code.',
  },
  GEEN_WAARDEN: {
    naam: 'Een fout noemt nooit een waarde uit het bericht',
    bron: 'Seinhuis, docs/ARCHITECTURE.md (promise 9); AVG 5(1)(c)',
    doe: 'Haal waarden uit bericht en namen van onbekende waarden uit de teksten van fouten.',
  },
  ONBEKEND_TYPE: {
    naam: 'Een onbekend soort bericht wordt geweigerd',
    bron: 'Seinhuis, docs/fouten.md (TYPE_ONBEKEND)',
    doe: 'Antwoord 400.',
  },
  DUBBELE_SLEUTEL: {
    naam: 'JSON met een dubbele sleutel wordt geweigerd',
    bron: 'RFC 8259, 4; RFC 7493, 2.3',
    doe: 'Lees JSON streng: antwoord 400.',
  },
  GEEN_UTF8: {
    naam: 'Een bericht dat geen UTF-8 is, wordt geweigerd',
    bron: 'RFC 8259, 8.1',
    doe: 'Lees UTF-8 streng: antwoord 400.',
  },
  ANDERE_HOEDANIGHEID: {
    naam: 'Een hoedanigheid die niet is geregistreerd, wordt geweigerd',
    bron: 'Seinhuis, docs/ARCHITECTURE.md (Identity)',
    doe: 'Antwoord 403 als de client niet in deze hoedanigheid mag spreken.',
  },
  TE_GROOT: {
    naam: 'Een te groot bericht wordt geweigerd',
    bron: 'RFC 9110, 15.5.14; ten hoogste 256 KB',
    doe: 'Antwoord 413 zodra het bericht groter is dan 256 KB.',
  },
  MEDIATYPE: {
    naam: 'Alleen application/json wordt gelezen',
    bron: 'RFC 9110, 15.5.16',
    doe: 'Antwoord 415 op een ander mediatype.',
  },
  GECOMPRIMEERD: {
    naam: 'Een ingepakt bericht wordt geweigerd',
    bron: 'RFC 9110, 15.5.16',
    doe: 'Antwoord 415 op Content-Encoding; zo kan een klein bericht niet groot worden.',
  },
} as const satisfies Checks;

const TOO_LARGE = 256 * 1024 + 1;
/** No answer may hold this. */
const CANARY = 'Kanariepietersen';

/** @returns the receipt of an accepted message, for the checks that follow */
export async function tryMessages(trial: Trial<typeof MESSAGE_CHECKS>): Promise<ReceiptContent | null> {
  const receipt = await tryAcceptance(trial);
  await tryRefusal(trial);
  await tryFaults(trial);
  await tryLimits(trial);
  return receipt;
}

async function tryAcceptance({ peer, send, seen }: Trial<typeof MESSAGE_CHECKS>): Promise<ReceiptContent | null> {
  const message = peer.message(freshId());
  const first = await send(bytesOf(message));
  const document = documentOf(first) ?? {};
  const jws = text(document.ontvangstbewijs);
  const status = statusOf(first);
  const isAnswer =
    ((status === 201 && document.besluit === 'toegestaan') || (status === 202 && document.besluit === 'aangehouden')) &&
    text(document.verstrekkingId) !== null &&
    first.kind === 'answer' &&
    first.headers.location !== undefined;
  seen.judge('BERICHT_AANGENOMEN', isAnswer, `${sight(first)}, of een onderdeel ontbreekt`);
  if (jws === null) {
    if (status === 201 || status === 202) seen.fault('ONTVANGSTBEWIJS', 'geen ontvangstbewijs in het antwoord');
    for (const code of ['ONTVANGSTBEWIJS', 'ZELFDE_BERICHT', 'ANDERE_INHOUD'] as const)
      seen.untested(code, 'er is geen bericht aangenomen');
    return null;
  }
  const { berichtId, afzender, ontvanger, type } = message;
  const expected = { berichtId, afzender, ontvanger, type };
  const verified = await verifyReceipt(jws, peer.receiptKey, expected);
  if (verified.kind === 'fault') seen.fault('ONTVANGSTBEWIJS', `code ${verified.code}`);
  else
    seen.judge('ONTVANGSTBEWIJS', verified.receipt.verstrekkingId === document.verstrekkingId, 'ander verstrekkingId');

  const again = await send(bytesOf(message));
  const isSame = documentOf(again)?.ontvangstbewijs === jws;
  seen.judge('ZELFDE_BERICHT', isSame && statusOf(again) === status, `${sight(again)}, ander ontvangstbewijs`);
  const changed = { ...message, inhoud: { ...message.inhoud, ontstaansdatum: earlier(message.signaaldatum) } };
  const conflict = await send(bytesOf(changed));
  seen.judge('ANDERE_INHOUD', statusOf(conflict) === 409, sight(conflict));
  return verified.kind === 'verified' ? verified.receipt : null;
}

async function tryRefusal({ peer, send, seen }: Trial<typeof MESSAGE_CHECKS>): Promise<void> {
  const message = peer.message(freshId());
  if (message.voorwaarden.length < 2) {
    for (const code of ['WEIGERING', 'WEIGERING_VERBRUIKT_NIETS'] as const)
      seen.untested(code, 'dit soort bericht heeft te weinig voorwaarden om er een weg te laten');
    return;
  }
  const refused = await send(bytesOf({ ...message, voorwaarden: message.voorwaarden.slice(1) }));
  const reasons = objectsIn(documentOf(refused)?.redenen);
  const isWhole = reasons.every(one => text(one.code) !== null && text(one.uitleg) && Array.isArray(one.artikelen));
  const isReasoned = statusOf(refused) === 403 && reasons.length > 0 && isWhole;
  seen.judge('WEIGERING', isReasoned, `${sight(refused)}, ${reasons.length} redenen`);
  const better = await send(bytesOf(message));
  seen.judge('WEIGERING_VERBRUIKT_NIETS', [201, 202].includes(statusOf(better) ?? 0), sight(better));
}

async function tryFaults({ peer, send, seen }: Trial<typeof MESSAGE_CHECKS>): Promise<void> {
  const broken = { ...peer.message(freshId()), signaaldatum: CANARY, proefveld: CANARY };
  const faults = await send(bytesOf(broken));
  const pointers = objectsIn(documentOf(faults)?.errors).map(one => one.pointer);
  const named = ['/signaaldatum', '/proefveld'].filter(pointer => pointers.includes(pointer));
  const isNamed = statusOf(faults) === 400 && named.length === 2;
  seen.judge('ALLE_FOUTEN', isNamed, `${sight(faults)}, ${named.length} van 2 fouten genoemd`);
  const told = faults.kind === 'answer' && faults.body.includes(CANARY);
  seen.judge('GEEN_WAARDEN', !told, 'een waarde uit het bericht staat in het antwoord');

  const unknown = await send(bytesOf({ ...peer.message(freshId()), type: 'proef-onbekend' }));
  seen.judge('ONBEKEND_TYPE', statusOf(unknown) === 400, sight(unknown));
  const whole = JSON.stringify(peer.message(freshId()));
  const twice = await send(Buffer.from(whole.replace('{', '{"versie":1,')));
  seen.judge('DUBBELE_SLEUTEL', statusOf(twice) === 400, sight(twice));
  const notUtf8 = Buffer.from(whole.replace(/"kenmerk":"([^"]*)"/, '"kenmerk":"$1\u00ff"'), 'latin1');
  const strange = await send(notUtf8);
  seen.judge('GEEN_UTF8', statusOf(strange) === 400, sight(strange));
  const other = peer.message(freshId());
  const claimed = await send(bytesOf({ ...other, afzender: { ...other.afzender, team: 'niet-van-ons' } }));
  seen.judge('ANDERE_HOEDANIGHEID', statusOf(claimed) === 403, sight(claimed));
}

async function tryLimits({ peer, send, seen }: Trial<typeof MESSAGE_CHECKS>): Promise<void> {
  const large = bytesOf({ ...peer.message(freshId()), proefveld: 'x'.repeat(TOO_LARGE) });
  const refused = await send(large);
  seen.judge('TE_GROOT', statusOf(refused) === 413, sight(refused));
  const plain = await send(bytesOf(peer.message(freshId())), { mediaType: 'text/plain' });
  seen.judge('MEDIATYPE', statusOf(plain) === 415, sight(plain));
  const packed = gzipSync(bytesOf(peer.message(freshId())));
  const unpacked = await send(packed, { headers: { 'content-encoding': 'gzip' } });
  seen.judge('GECOMPRIMEERD', statusOf(unpacked) === 415, sight(unpacked));
}

/** A valid other content for any kind of message: nothing is decided on it, because the id is taken. */
function earlier(day: string): string {
  return `${Number(day.slice(0, 4)) - 2}${day.slice(4, 8)}01`;
}
