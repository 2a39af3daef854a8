/**
 * Gateways with one thing wrong: our own, with something between it and the checker that lies. Each names the one check
 * that must find it.
 */
import { gunzipSync } from 'node:zlib';
import type { GATEWAY_CHECKS } from '../../adapters/partner/conformance/gateway.ts';
import { type GatewayPeer, SIGNALS } from '../../adapters/partner/conformance/gateway-peer.ts';
import { signLoosely } from '../../adapters/partner/conformance/loose-signature.ts';
import type { Ask, RawAnswer, RawCall, RawSilence } from '../../adapters/partner/conformance/raw-call.ts';
import type { Json } from '../support/messages.ts';

type Code = keyof typeof GATEWAY_CHECKS;
type Wrap = (ask: Ask, peer: GatewayPeer) => Ask;

const read = (bytes: Buffer): Json => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
};
const bytes = (value: Json) => Buffer.from(JSON.stringify(value), 'utf8');

/** Signs a request as it should be, whatever it was. */
function signAgain(peer: GatewayPeer, call: RawCall, body: Buffer): RawCall {
  const signed = signLoosely({
    method: 'POST',
    path: SIGNALS,
    host: peer.host,
    mediaType: 'application/json',
    body,
    signedAtMs: peer.now(),
    ...peer.signing,
  });
  return { ...call, headers: signed, body };
}

/** Lets a request through that was rightly refused with this code. */
const forgives =
  (code: string): Wrap =>
  (ask, peer) =>
  async call => {
    const answer = await ask(call);
    const isForgiven = answer.kind === 'answer' && call.path === SIGNALS && read(answer.body)?.code === code;
    return isForgiven && call.body !== undefined ? ask(signAgain(peer, call, call.body)) : answer;
  };

/** Reads requests more loosely than they were written; what it does not change stays as it was signed. */
const readsAs =
  (loosely: (body: Buffer, headers: Readonly<Record<string, string>>) => Buffer | null): Wrap =>
  (ask, peer) =>
  async call => {
    const body = call.path === SIGNALS && call.body ? loosely(call.body, call.headers ?? {}) : null;
    return ask(body === null ? call : signAgain(peer, call, body));
  };

type Change = (answer: RawAnswer, call: RawCall) => RawAnswer | undefined;

const answers =
  (change: Change): Wrap =>
  ask =>
  async call => {
    const answer = await ask(call);
    return answer.kind === 'answer' ? (change(answer, call) ?? answer) : answer;
  };

/** Another status, in line and document alike, where the gateway answered with this code. */
const status = (code: string, becomes: number): Wrap =>
  answers(answer => {
    const document = read(answer.body);
    if (document?.code !== code) return undefined;
    return { ...answer, status: becomes, body: bytes({ ...document, status: becomes }) };
  });

const document = (change: (value: Json, answer: RawAnswer, call: RawCall) => Json | undefined): Wrap =>
  answers((answer, call) => {
    const value = read(answer.body);
    const changed = value === null ? undefined : change(value, answer, call);
    return changed === undefined ? undefined : { ...answer, body: bytes(changed) };
  });

const headers = (change: (all: RawAnswer['headers'], answer: RawAnswer) => RawAnswer['headers']): Wrap =>
  answers((answer, call) =>
    call.path.startsWith('/v1/') ? { ...answer, headers: change(answer.headers, answer) } : undefined,
  );

const calls =
  (change: (call: RawCall) => RawCall): Wrap =>
  ask =>
  call =>
    ask(change(call));

const withoutHeader = (call: RawCall, name: string): RawCall => {
  const { [name]: _, ...rest } = call.headers ?? {};
  return { ...call, headers: rest };
};
const path = (call: RawCall) => call.path.split('?')[0]!;
const isPost = (call: RawCall, operation: string) => path(call) === `/v1/postvak/${operation}`;
const isBatch = (call: RawCall) => path(call) === '/v1/signalen/_batch';
const items = (value: Json, change: (item: Json) => Json): Json | undefined =>
  Array.isArray(value.items) ? { ...value, items: value.items.map(change) } : undefined;

/** Remembers something between requests; made anew for each run. */
const remembering =
  (make: () => Wrap): Wrap =>
  (ask, peer) =>
    make()(ask, peer);

const ok = (answer: RawAnswer, value: Json): RawAnswer => ({ ...answer, status: 200, body: bytes(value) });

export const WRONG_GATEWAYS: readonly (readonly [string, Code, Wrap])[] = [
  [
    'keeps its document from other origins',
    'API_DOCUMENT',
    headers(({ 'access-control-allow-origin': _, ...rest }) => rest),
  ],
  [
    'asks a certificate for its document',
    'API_DOCUMENT',
    calls(call => (path(call) === '/v1/openapi.json' ? { ...call, path: '/v1/organisaties' } : call)),
  ],
  [
    'tells its version only when all went well',
    'API_VERSIE',
    headers(({ 'api-version': version, ...rest }, { status: is }) =>
      is < 400 && version !== undefined ? { ...rest, 'api-version': version } : rest,
    ),
  ],
  ['tells another version than its document', 'API_VERSIE', headers(all => ({ ...all, 'api-version': '9.9.9' }))],
  ['leaves out a safe header', 'VEILIGE_KOPPEN', headers(({ 'strict-transport-security': _, ...rest }) => rest)],
  [
    'calls a problem plain JSON',
    'PROBLEEMDOCUMENT',
    headers((all, { status: is }) => (is >= 400 ? { ...all, 'content-type': 'application/json' } : all)),
  ],
  [
    'writes another status into the document',
    'PROBLEEMDOCUMENT',
    document((value, { status: is }) => (is >= 400 ? { ...value, status: 418 } : undefined)),
  ],
  [
    'finds paths that are not there',
    'ONBEKEND_PAD',
    answers((answer, call) =>
      path(call) === '/v1/bestaat-niet'
        ? { ...answer, status: 400, body: bytes({ ...read(answer.body), status: 400 }) }
        : undefined,
    ),
  ],
  ['takes a slash at the end', 'SLASH', calls(call => ({ ...call, path: call.path.replace(/\/$/, '') }))],
  ['does not find a method', 'METHODE', status('METHODE_NIET_TOEGESTAAN', 404)],
  ['does not say which methods there are', 'METHODE', headers(({ allow: _, ...rest }) => rest)],
  ['does not look at what is accepted', 'AANVAARDBAAR', calls(call => withoutHeader(call, 'accept'))],
  ['starts a trace of its own', 'SPOOR', calls(call => withoutHeader(call, 'traceparent'))],
  [
    'lets a stranger read',
    'CERTIFICAAT_NODIG',
    calls(call => (path(call) === '/v1/organisaties' ? { ...call, as: 'afzender' } : call)),
  ],
  [
    'opens the postbox of any team',
    'TEAM_NIET_GEREGISTREERD',
    calls(call => ({ ...call, path: call.path.replace('team=niet-van-ons', 'team=incasso') })),
  ],
  [
    'tells a foreign id from an unknown one',
    'KENMERK_VAN_ANDER',
    answers((answer, call) =>
      path(call).startsWith('/v1/verstrekkingen/') && answer.status === 404
        ? { ...answer, status: 403, body: bytes({ ...read(answer.body), status: 403 }) }
        : undefined,
    ),
  ],
  ['asks no signature', 'HANDTEKENING_VERPLICHT', forgives('HANDTEKENING_ONTBREEKT')],
  [
    'knows one name of the header',
    'HANDTEKENING_BEIDE_NAMEN',
    calls(call => (call.headers?.['Message-Signature'] ? call : withoutHeader(call, 'nlgov-adr-message-sig'))),
  ],
  ['takes the first of two signatures', 'HANDTEKENING_TWEE', forgives('HANDTEKENING_MEERDERE')],
  ['does not compare the digest', 'HANDTEKENING_LICHAAM', forgives('DIGEST_KLOPT_NIET')],
  ['does not verify what is signed', 'HANDTEKENING_PAD', forgives('HANDTEKENING_ONGELDIG')],
  ['takes what was signed for another gateway', 'HANDTEKENING_POORT', forgives('ANDERE_POORT')],
  ['believes the algorithm it is told', 'HANDTEKENING_ALGORITME', forgives('ALGORITME_NIET_TOEGESTAAN')],
  ['takes a signature over less', 'HANDTEKENING_ONDERDELEN', forgives('ONDERDEEL_ONTBREEKT')],
  ['passes over what is critical', 'HANDTEKENING_KRITIEK', forgives('CRIT_ONBEKEND')],
  ['takes old signatures', 'HANDTEKENING_VERS', forgives('HERHALING')],
  ['does not say where the result is', 'BERICHT_AANGENOMEN', headers(({ location: _, ...rest }) => rest)],
  [
    'gives a receipt somebody touched',
    'ONTVANGSTBEWIJS',
    document((value, _answer, call) =>
      value.ontvangstbewijs && !isBatch(call)
        ? { ...value, ontvangstbewijs: `${value.ontvangstbewijs.slice(0, -6)}AAAAAA` }
        : undefined,
    ),
  ],
  [
    'gives a new receipt every time',
    'ZELFDE_BERICHT',
    remembering(() => {
      const known = new Set<string>();
      return document((value, _answer, call) => {
        const id = call.body ? read(call.body)?.berichtId : undefined;
        if (isBatch(call) || !value.ontvangstbewijs || !known.has(id)) return void known.add(id);
        return { ...value, ontvangstbewijs: `${value.ontvangstbewijs.slice(0, -6)}AAAAAA` };
      });
    }),
  ],
  ['takes other content under a known id for a fault', 'ANDERE_INHOUD', status('ID_AL_GEBRUIKT', 400)],
  [
    'refuses without a reason',
    'WEIGERING',
    document(({ redenen, ...rest }) => (redenen === undefined ? undefined : rest)),
  ],
  [
    'uses up the id of a refused message',
    'WEIGERING_VERBRUIKT_NIETS',
    remembering(() => {
      const refused = new Set<string>();
      return answers((answer, call) => {
        const id = call.body ? read(call.body)?.berichtId : undefined;
        if (read(answer.body)?.redenen) refused.add(id);
        if (!refused.has(id) || answer.status !== 201) return undefined;
        const problem = { type: 'x', title: 'x', detail: 'x', status: 409, code: 'X', traceId: 'a'.repeat(32) };
        return {
          ...answer,
          status: 409,
          headers: { ...answer.headers, 'content-type': 'application/problem+json' },
          body: bytes(problem),
        };
      });
    }),
  ],
  [
    'names the first fault only',
    'ALLE_FOUTEN',
    document(value => (value.errors === undefined ? undefined : { ...value, errors: value.errors.slice(0, 1) })),
  ],
  [
    'repeats what was wrong',
    'GEEN_WAARDEN',
    document((value, _answer, call) =>
      value.errors && call.body ? { ...value, detail: String(read(call.body)?.signaaldatum) } : undefined,
    ),
  ],
  ['answers 422 to an unknown type', 'ONBEKEND_TYPE', status('TYPE_ONBEKEND', 422)],
  [
    'takes the last of two equal keys',
    'DUBBELE_SLEUTEL',
    readsAs(body => (/^\{"versie":1,/.test(body.toString('latin1')) ? bytes(read(body)) : null)),
  ],
  [
    'drops what is no UTF-8',
    'GEEN_UTF8',
    readsAs((body, { 'content-encoding': packed }) =>
      body.includes(0xff) && packed === undefined ? Buffer.from(body.filter(byte => byte !== 0xff)) : null,
    ),
  ],
  [
    'lets anybody speak for a team',
    'ANDERE_HOEDANIGHEID',
    readsAs(body =>
      body.includes('"niet-van-ons"')
        ? Buffer.from(body.toString('utf8').replace('"niet-van-ons"', '"incasso"'))
        : null,
    ),
  ],
  [
    'calls a large message faulty',
    'TE_GROOT',
    (ask, peer) => call => (isBatch(call) ? ask(call) : status('TE_GROOT', 400)(ask, peer)(call)),
  ],
  [
    'reads any media type',
    'MEDIATYPE',
    readsAs((body, { 'content-type': type }) => (type === 'text/plain' ? body : null)),
  ],
  [
    'unpacks what was packed',
    'GECOMPRIMEERD',
    readsAs((body, { 'content-encoding': encoding }) => (encoding === 'gzip' ? gunzipSync(body) : null)),
  ],
  [
    'stops a batch at the first bad line',
    'BATCH_REGELS',
    document(value => (value.regels === undefined ? undefined : { ...value, regels: value.regels.slice(0, 1) })),
  ],
  [
    'gives a list of receipts somebody touched',
    'BATCH_ONTVANGSTBEWIJS',
    document((value, _answer, call) =>
      isBatch(call) && value.ontvangstbewijs
        ? { ...value, ontvangstbewijs: `${value.ontvangstbewijs.slice(0, -6)}AAAAAA` }
        : undefined,
    ),
  ],
  [
    'gives no receipt for lines it knew',
    'BATCH_OPNIEUW',
    remembering(() => {
      let times = 0;
      return document((value, _answer, call) => {
        if (!isBatch(call)) return undefined;
        times += 1;
        return times === 2 ? { ...value, ontvangstbewijs: null } : undefined;
      });
    }),
  ],
  [
    'takes batches of any length',
    'BATCH_GRENS',
    answers((answer, call) =>
      isBatch(call) && answer.status === 413 ? ok(answer, { regels: [], ontvangstbewijs: null }) : undefined,
    ),
  ],
  [
    'tells in the list what kind of message waits',
    'POSTVAK_NEUTRAAL',
    document((value, _answer, call) =>
      path(call) === '/v1/postvak' ? items(value, item => ({ ...item, type: 'huurachterstand' })) : undefined,
    ),
  ],
  [
    'hands over another body than it sealed',
    'POSTVAK_OPHALEN',
    document((value, _answer, call) =>
      isPost(call, '_ophalen')
        ? items(value, item => (item.bericht ? { ...item, bericht: `${item.bericht.slice(0, -4)}AAAA` } : item))
        : undefined,
    ),
  ],
  [
    'announces another seal than the receipt',
    'POSTVAK_OPHALEN',
    document((value, _answer, call) =>
      isPost(call, '_ophalen')
        ? items(value, item => (item.zegel ? { ...item, zegel: `sha-256=${'B'.repeat(43)}` } : item))
        : undefined,
    ),
  ],
  [
    'hands a body over once',
    'POSTVAK_OPNIEUW',
    remembering(() => {
      let times = 0;
      return document((value, _answer, call) => {
        if (!isPost(call, '_ophalen')) return undefined;
        times += 1;
        return times === 1
          ? undefined
          : items(value, ({ verstrekkingId }) => ({ verstrekkingId, status: 'niet_meer_beschikbaar' }));
      });
    }),
  ],
  [
    'tells that an id is somebody else’s',
    'POSTVAK_VREEMD',
    document((value, _answer, call) =>
      isPost(call, '_ophalen')
        ? items(value, item => (item.status === 'niet_gevonden' ? { ...item, status: 'niet_vrijgegeven' } : item))
        : undefined,
    ),
  ],
  [
    'confirms with any seal',
    'ZEGEL_VERKEERD',
    answers((answer, call) =>
      isPost(call, '_bevestigen') && answer.status === 409 ? ok(answer, { items: [] }) : undefined,
    ),
  ],
  [
    'goes on listing what was confirmed',
    'BEVESTIGEN',
    ask => async call => {
      const confirming = isPost(call, '_bevestigen') ? read(call.body!) : null;
      const isGood = confirming !== null && !/A{43}/.test(confirming.items[0].zegel);
      if (!isGood) return ask(call);
      const answer: RawAnswer | RawSilence = await ask({ ...call, body: bytes({ ...confirming, items: [] }) });
      if (answer.kind === 'silent') return answer;
      const { verstrekkingId } = confirming.items[0];
      return ok(answer, { items: [{ verstrekkingId, status: 'bevestigd' }] });
    },
  ],
  [
    'shows another key than it gave',
    'LOGBOEK_SLEUTEL',
    answers((answer, call) =>
      path(call) === '/logboek/vkey' ? { ...answer, body: Buffer.from('proef.example+00000000+AA==\n') } : undefined,
    ),
  ],
  [
    'changed a tile',
    'LOGBOEK_HEEL',
    answers((answer, call) => {
      if (!/^\/logboek\/tile\/0\//.test(call.path)) return undefined;
      const body = Buffer.from(answer.body);
      body[0]! ^= 1;
      return { ...answer, body };
    }),
  ],
  [
    'shows an entry that is not the leaf of the receipt',
    'LOGBOEK_BEWIJS',
    document(value =>
      value.zout === undefined ? undefined : { ...value, zout: Buffer.alloc(32, 7).toString('base64url') },
    ),
  ],
];
