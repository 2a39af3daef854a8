/** Rules of the interface itself: document, versions, headers, problem documents, methods (NL API Design Rules). */
import type { IncomingHttpHeaders } from 'node:http';
import type { Checks } from './finding.ts';
import { documentOf, freshId, SIGNALS, sight, statusOf, type Trial } from './gateway-peer.ts';
import type { RawAnswer, RawCall, RawSilence } from './raw-call.ts';

export const API_CHECKS = {
  API_DOCUMENT: {
    naam: 'Het API-document is openbaar',
    bron: 'NLgov API Design Rules 2.2, /core/publish-openapi',
    doe: 'Geef /v1/openapi.json zonder certificaat, als JSON, met versie x.y.z en Access-Control-Allow-Origin: *.',
  },
  API_VERSIE: {
    naam: 'Elk antwoord noemt de versie van de API',
    bron: 'NLgov API Design Rules 2.2, /core/version-header',
    doe: 'Zet API-Version op elk antwoord, ook bij 404 en 405, gelijk aan info.version.',
  },
  VEILIGE_KOPPEN: {
    naam: 'Elk antwoord heeft de koppen voor veilig vervoer',
    bron: 'NLgov API Design Rules 2.2, /core/transport/security-headers',
    doe: 'Zet de genoemde koppen op elk antwoord.',
  },
  PROBLEEMDOCUMENT: {
    naam: 'Elke fout is een probleemdocument',
    bron: 'RFC 9457; NLgov API Design Rules 2.2, /core/error-handling/problem-details',
    doe: 'Antwoord bij 4xx en 5xx met application/problem+json: type, title, status, detail, code en traceId.',
  },
  ONBEKEND_PAD: {
    naam: 'Een onbekend pad bestaat niet',
    bron: 'NLgov API Design Rules 2.2, /core/http-response-code',
    doe: 'Antwoord 404.',
  },
  SLASH: {
    naam: 'Een pad met een slash aan het eind bestaat niet',
    bron: 'NLgov API Design Rules 2.2, /core/no-trailing-slash',
    doe: 'Antwoord 404, zonder doorverwijzing.',
  },
  METHODE: {
    naam: 'Een onbekende methode krijgt 405',
    bron: 'NLgov API Design Rules 2.2, /core/http-methods; RFC 9110, 15.5.6',
    doe: 'Antwoord 405 en noem in Allow welke methoden er wel zijn.',
  },
  AANVAARDBAAR: {
    naam: 'Wie geen JSON aanneemt, krijgt 406',
    bron: 'RFC 9110, 15.5.7',
    doe: 'Kijk naar de kop Accept en antwoord 406 als JSON daar niet bij staat.',
  },
  SPOOR: {
    naam: 'Het spoor van de aanroeper blijft behouden',
    bron: 'W3C Trace Context, 3.2',
    doe: 'Lees traceparent en noem die trace-id in het probleemdocument.',
  },
  CERTIFICAAT_NODIG: {
    naam: 'Zonder certificaat geen toegang',
    bron: 'Digikoppeling REST-API-profiel 3.0.1, mutual TLS',
    doe: 'Antwoord 401 op een verbinding zonder clientcertificaat.',
  },
  TEAM_NIET_GEREGISTREERD: {
    naam: 'Het postvak van een ander team blijft dicht',
    bron: 'Seinhuis, docs/ARCHITECTURE.md (Identity)',
    doe: 'Antwoord 403 op een team waarvoor de client niet is geregistreerd.',
  },
  KENMERK_VAN_ANDER: {
    naam: 'Een vreemd kenmerk lijkt op een onbekend kenmerk',
    bron: 'Seinhuis, docs/fouten.md (NIET_GEVONDEN)',
    doe: 'Antwoord 404 op elk kenmerk dat niet van de aanroeper is.',
  },
} as const satisfies Checks;

const HEADERS: readonly (readonly [string, RegExp])[] = [
  ['cache-control', /no-store/],
  ['content-security-policy', /frame-ancestors 'none'/],
  ['strict-transport-security', /max-age=\d+/],
  ['x-content-type-options', /^nosniff$/i],
  ['x-frame-options', /^DENY$/i],
];
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const DOCUMENT = '/v1/openapi.json';

export async function tryApi({ ask, seen }: Trial<typeof API_CHECKS>): Promise<void> {
  const document = await ask({ as: 'niemand', method: 'GET', path: DOCUMENT });
  const version = versionIn(document);
  const isOpen = document.kind === 'answer' && document.headers['access-control-allow-origin'] === '*';
  seen.judge('API_DOCUMENT', isOpen && version !== null, `${sight(document)}${isOpen ? '' : ', zonder CORS *'}`);

  const unknown = await ask({ as: 'afzender', method: 'GET', path: '/v1/bestaat-niet' });
  seen.judge('ONBEKEND_PAD', statusOf(unknown) === 404, sight(unknown));
  const slash = await ask({ as: 'afzender', method: 'GET', path: '/v1/organisaties/' });
  seen.judge('SLASH', statusOf(slash) === 404, sight(slash));
  const method = await ask({ as: 'afzender', method: 'DELETE', path: SIGNALS });
  const allow = method.kind === 'answer' ? (method.headers.allow ?? '') : '';
  const isNamed = /\bPOST\b/.test(allow);
  seen.judge(
    'METHODE',
    statusOf(method) === 405 && isNamed,
    `${sight(method)}${isNamed ? '' : ', zonder Allow: POST'}`,
  );
  const headers = { accept: 'text/html' };
  const html = await ask({ as: 'afzender', method: 'GET', path: '/v1/organisaties', headers });
  seen.judge('AANVAARDBAAR', statusOf(html) === 406, sight(html));

  const traceparent = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` };
  const traced = await ask({ as: 'afzender', method: 'GET', path: '/v1/bestaat-niet', headers: traceparent });
  seen.judge('SPOOR', documentOf(traced)?.traceId === TRACE, 'een andere of geen trace-id in het antwoord');

  const nobody = await ask({ as: 'niemand', method: 'GET', path: '/v1/organisaties' });
  seen.judge('CERTIFICAAT_NODIG', statusOf(nobody) === 401, sight(nobody));
  const other = await ask({ as: 'afzender', method: 'GET', path: '/v1/postvak?team=niet-van-ons' });
  seen.judge('TEAM_NIET_GEREGISTREERD', statusOf(other) === 403, sight(other));
  const strange = await ask({ as: 'afzender', method: 'GET', path: `/v1/verstrekkingen/${freshId()}` });
  seen.judge('KENMERK_VAN_ANDER', statusOf(strange) === 404, sight(strange));
}

/** What holds for every answer of the interface, judged when all were given. The public log has rules of its own. */
export function judgeAllAnswers(
  seen: Trial<typeof API_CHECKS>['seen'],
  answers: readonly { readonly call: RawCall; readonly answer: RawAnswer | RawSilence }[],
): void {
  const own = answers.flatMap(({ call, answer }) =>
    answer.kind === 'answer' && call.path.startsWith('/v1/') ? [{ call, answer }] : [],
  );
  const version = own.map(({ answer }) => versionIn(answer)).find(one => one !== null) ?? null;
  for (const { call, answer } of own) {
    const where = `${call.method} ${call.path.replace(/[0-9a-f-]{36}|\?.*$/g, '')}, status ${answer.status}`;
    const told = answer.headers['api-version'];
    const isTold = typeof told === 'string' && /^\d+\.\d+\.\d+$/.test(told) && (version === null || told === version);
    seen.judge('API_VERSIE', isTold, `${where}: ${told === undefined ? 'geen API-Version' : 'andere API-Version'}`);
    const missing = missingHeaders(answer.headers, call.path === DOCUMENT);
    seen.judge('VEILIGE_KOPPEN', missing.length === 0, `${where}: ${missing.join(', ')} ontbreekt`);
    const fault = answer.status >= 400 ? problemFault(answer) : null;
    if (answer.status >= 400) seen.judge('PROBLEEMDOCUMENT', fault === null, `${where}: ${fault}`);
  }
}

/** The document itself is public and may be kept (NL API Design Rules, conflict with no-store). */
function missingHeaders(headers: IncomingHttpHeaders, mayBeKept: boolean): readonly string[] {
  return HEADERS.filter(
    ([name, pattern]) => !(mayBeKept && name === 'cache-control') && !pattern.test(String(headers[name] ?? '')),
  ).map(([name]) => name);
}

function problemFault(answer: RawAnswer): string | null {
  if (!/^application\/problem\+json\b/.test(answer.headers['content-type'] ?? '')) return 'een ander mediatype';
  const document = documentOf(answer);
  if (document === null) return 'geen JSON-object';
  const missing = ['type', 'title', 'detail', 'code', 'traceId'].filter(name => typeof document[name] !== 'string');
  if (missing.length > 0) return `${missing.join(', ')} ontbreekt`;
  if (document.status !== answer.status) return 'status in het document wijkt af';
  return /^[0-9a-f]{32}$/.test(String(document.traceId)) ? null : 'traceId is geen trace-id';
}

function versionIn(answer: RawAnswer | RawSilence): string | null {
  const document = documentOf(answer);
  const info = document?.info as { version?: unknown } | undefined;
  const isDocument = typeof document?.openapi === 'string' && document.openapi.startsWith('3.');
  return isDocument && typeof info?.version === 'string' && /^\d+\.\d+\.\d+$/.test(info.version) ? info.version : null;
}
