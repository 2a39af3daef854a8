/** The way out: list, fetch, open, confirm, as a receiving team meets it. */
import type { ReceiptContent } from '../../../gateway/exchange/receipt.ts';
import { objectsIn, text } from '../answers.ts';
import { openBody } from '../sealed-body.ts';
import type { Checks } from './finding.ts';
import { bytesOf, documentOf, freshId, sight, statusOf, type Trial } from './gateway-peer.ts';

export const POSTBOX_CHECKS = {
  POSTVAK_NEUTRAAL: {
    naam: 'De lijst van het postvak zegt niet over wie het gaat',
    bron: 'regel D-09; schemas/postvak.schema.json',
    doe: 'Noem per item alleen verstrekkingId, ontvangenTijdstip, status en mededeling.',
  },
  POSTVAK_OPHALEN: {
    naam: 'Het opgehaalde bericht is dat van het ontvangstbewijs, en het team kan het openen',
    bron: 'RFC 7516; NLgov API Design Rules, module encryption',
    doe: 'Versleutel voor de sleutel van het team; het zegel is sha-256 over de hele JWE en staat in het ontvangstbewijs.',
  },
  POSTVAK_OPNIEUW: {
    naam: 'Opnieuw ophalen geeft hetzelfde bericht',
    bron: 'Seinhuis, docs/ARCHITECTURE.md (promise 6)',
    doe: 'Geef dezelfde JWE en hetzelfde zegel tot er is bevestigd.',
  },
  POSTVAK_VREEMD: {
    naam: 'Een vreemd kenmerk wordt niet gevonden',
    bron: 'Seinhuis, docs/fouten.md (NIET_GEVONDEN)',
    doe: 'Geef status niet_gevonden voor elk kenmerk dat niet van het team is.',
  },
  ZEGEL_VERKEERD: {
    naam: 'Een verkeerd zegel bevestigt niets',
    bron: 'Seinhuis, docs/fouten.md (ANDER_ZEGEL)',
    doe: 'Antwoord 409 en laat het bericht open staan.',
  },
  BEVESTIGEN: {
    naam: 'Bevestigen haalt het bericht uit het postvak',
    bron: 'Seinhuis, POST /v1/postvak/_bevestigen',
    doe: 'Geef status bevestigd, ook de tweede keer, en noem het bericht niet meer in de lijst.',
  },
} as const satisfies Checks;

const NEUTRAL: ReadonlySet<string> = new Set(['verstrekkingId', 'ontvangenTijdstip', 'status', 'mededeling']);
const MOST_PAGES = 1000;

export async function tryPostbox(trial: Trial<typeof POSTBOX_CHECKS>, receipt: ReceiptContent | null): Promise<void> {
  const { peer, seen } = trial;
  if (peer.receiver === null || receipt === null || receipt.besluit !== 'toegestaan') {
    const why = peer.receiver === null ? 'geef --ontvanger om ook dit te toetsen' : 'er wacht geen bericht dat klopt';
    for (const code of Object.keys(POSTBOX_CHECKS) as (keyof typeof POSTBOX_CHECKS)[]) seen.untested(code, why);
    return;
  }
  const { verstrekkingId, zegel } = receipt;
  const before = await listed(trial, verstrekkingId);
  seen.judge('POSTVAK_NEUTRAAL', before.isNeutral && before.isThere, before.isThere ? 'andere velden' : before.sight);
  await tryFetch(trial, receipt);
  const wrong = await post(trial, '_bevestigen', { items: [{ verstrekkingId, zegel: `sha-256=${'A'.repeat(43)}` }] });
  const after = await listed(trial, verstrekkingId);
  seen.judge('ZEGEL_VERKEERD', statusOf(wrong) === 409 && after.isThere, sight(wrong));

  const states: string[] = [];
  for (let time = 0; time < 2; time += 1) {
    const answer = await post(trial, '_bevestigen', { items: [{ verstrekkingId, zegel }] });
    states.push(text(itemsOf(answer)[0]?.status) ?? sight(answer));
  }
  const end = await listed(trial, verstrekkingId);
  const isConfirmed = states.every(state => state === 'bevestigd') && !end.isThere;
  seen.judge('BEVESTIGEN', isConfirmed, `${end.isThere ? 'nog in de lijst' : 'niet twee keer bevestigd'}`);
}

async function tryFetch(trial: Trial<typeof POSTBOX_CHECKS>, { verstrekkingId, zegel }: ReceiptContent): Promise<void> {
  const { peer, seen } = trial;
  const fetched = await post(trial, '_ophalen', { verstrekkingen: [verstrekkingId, freshId()] });
  const [own, foreign] = itemsOf(fetched);
  const jwe = text(own?.bericht);
  seen.judge('POSTVAK_VREEMD', foreign?.status === 'niet_gevonden', `${sight(fetched)}, of een andere status`);
  if (jwe === null || own?.zegel !== zegel) seen.fault('POSTVAK_OPHALEN', `${sight(fetched)}, of een ander zegel`);
  else {
    const opened = await openBody(jwe, { verstrekkingId, zegel }, peer.receiver?.privateKey ?? '');
    seen.judge('POSTVAK_OPHALEN', opened.kind === 'opened', opened.kind === 'fault' ? `code ${opened.code}` : '');
  }
  const again = await post(trial, '_ophalen', { verstrekkingen: [verstrekkingId] });
  seen.judge('POSTVAK_OPNIEUW', jwe !== null && itemsOf(again)[0]?.bericht === jwe, `${sight(again)}, ander bericht`);
}

function post({ peer, ask }: Trial<typeof POSTBOX_CHECKS>, operation: string, value: object) {
  const headers = { 'content-type': 'application/json' };
  const body = bytesOf({ team: peer.receiver?.team, ...value });
  return ask({ as: 'ontvanger', method: 'POST', path: `/v1/postvak/${operation}`, headers, body });
}

const itemsOf = (answer: Parameters<typeof documentOf>[0]) => objectsIn(documentOf(answer)?.items);

/** Goes through the pages until the id is there. */
async function listed({ peer, ask }: Trial<typeof POSTBOX_CHECKS>, id: string) {
  let after: string | null = null;
  let isNeutral = true;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query: URLSearchParams = new URLSearchParams({ team: peer.receiver?.team ?? '', aantal: '500' });
    if (after !== null) query.set('na', after);
    const answer = await ask({ as: 'ontvanger', method: 'GET', path: `/v1/postvak?${query}` });
    const items = itemsOf(answer);
    isNeutral &&= items.every(item => Object.keys(item).every(name => NEUTRAL.has(name)));
    if (items.some(item => item.verstrekkingId === id)) return { isThere: true, isNeutral, sight: sight(answer) };
    after = text(documentOf(answer)?.volgende);
    if (after === null) return { isThere: false, isNeutral, sight: sight(answer) };
  }
  return { isThere: false, isNeutral, sight: 'te veel bladzijden' };
}
