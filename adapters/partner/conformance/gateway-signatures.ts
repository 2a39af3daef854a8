/** What a gateway must refuse about a signature, and that it takes a good one (NL API Design Rules, module signing). */
import type { Checks } from './finding.ts';
import { bytesOf, freshId, sight, statusOf, type Trial } from './gateway-peer.ts';
import { signRs256 } from './loose-signature.ts';

const MODULE = 'NLgov API Design Rules, module signing';

export const SIGNATURE_CHECKS = {
  HANDTEKENING_VERPLICHT: {
    naam: 'Zonder handtekening wordt niets aangenomen',
    bron: `${MODULE}, /signing/message`,
    doe: 'Antwoord 401 op een bericht zonder Message-Signature.',
  },
  HANDTEKENING_BEIDE_NAMEN: {
    naam: 'Beide namen van de kop gelden',
    bron: `${MODULE}: Message-Signature en nlgov-adr-message-sig`,
    doe: 'Lees de handtekening uit de ene of de andere kop.',
  },
  HANDTEKENING_TWEE: {
    naam: 'Twee handtekeningen tegelijk worden geweigerd',
    bron: `${MODULE}; RFC 7515, 3.1`,
    doe: 'Antwoord 401 als er meer dan één kop met een handtekening is.',
  },
  HANDTEKENING_LICHAAM: {
    naam: 'Een veranderd bericht wordt geweigerd',
    bron: `${MODULE}; RFC 3230 (Digest)`,
    doe: 'Vergelijk Digest met het bericht dat binnenkwam.',
  },
  HANDTEKENING_PAD: {
    naam: 'Een handtekening voor een ander pad geldt niet',
    bron: `${MODULE}, (request-target)`,
    doe: 'Neem methode en pad van het verzoek zelf op in wat u controleert.',
  },
  HANDTEKENING_POORT: {
    naam: 'Een handtekening voor een andere poort geldt niet',
    bron: `${MODULE}, host; regel R21`,
    doe: 'Vergelijk de kop Host met de namen waaronder u bereikbaar bent.',
  },
  HANDTEKENING_ALGORITME: {
    naam: 'Alleen PS256 geldt',
    bron: `${MODULE}, algoritmen; RFC 7518, 3.5`,
    doe: 'Antwoord 401 op elk ander algoritme, ook als de handtekening zelf klopt.',
  },
  HANDTEKENING_ONDERDELEN: {
    naam: 'Een handtekening die niet alles dekt, geldt niet',
    bron: `${MODULE}: (request-target), host, content-type, content-length, digest`,
    doe: 'Antwoord 401 als een van deze onderdelen niet is ondertekend.',
  },
  HANDTEKENING_KRITIEK: {
    naam: 'Een onbekend kritiek veld wordt geweigerd',
    bron: 'RFC 7515, 4.1.11',
    doe: 'Antwoord 401 als crit iets noemt dat u niet kent.',
  },
  HANDTEKENING_VERS: {
    naam: 'Een oude handtekening op een nieuw bericht wordt geweigerd',
    bron: 'regel R21: vijf minuten',
    doe: 'Antwoord 403 als iat meer dan vijf minuten afwijkt en het kenmerk nieuw is.',
  },
} as const satisfies Checks;

type Code = keyof typeof SIGNATURE_CHECKS;
const TEN_MINUTES_MS = 600_000;

export async function trySignatures({ peer, ask, send, seen }: Trial<typeof SIGNATURE_CHECKS>): Promise<void> {
  const message = () => bytesOf(peer.message(freshId()));
  const refused = async (code: Code, status: number, sent: ReturnType<typeof send>) => {
    const answer = await sent;
    seen.judge(code, statusOf(answer) === status, sight(answer));
  };

  for (const headerName of ['Message-Signature', 'nlgov-adr-message-sig']) {
    const answer = await send(message(), { headerName });
    const isTaken = [201, 202].includes(statusOf(answer) ?? 0);
    seen.judge('HANDTEKENING_BEIDE_NAMEN', isTaken, `${headerName}: ${sight(answer)}`);
  }

  const headers = { 'content-type': 'application/json' };
  const path = '/v1/signalen';
  await refused('HANDTEKENING_VERPLICHT', 401, ask({ as: 'afzender', method: 'POST', path, headers, body: message() }));
  await refused('HANDTEKENING_TWEE', 401, send(message(), { headers: { 'nlgov-adr-message-sig': 'e30..e30' } }));
  // Another id, of the same length: only the digest can tell.
  await refused('HANDTEKENING_LICHAAM', 401, send(message(), { signedBody: message() }));
  await refused('HANDTEKENING_PAD', 401, send(message(), { signedPath: '/v1/toestemmingen' }));
  const elsewhere = 'andere-poort.example';
  await refused('HANDTEKENING_POORT', 401, send(message(), { signedHost: elsewhere, headers: { host: elsewhere } }));
  await refused('HANDTEKENING_ALGORITME', 401, send(message(), { header: { alg: 'RS256' }, sign: signRs256 }));
  const parts = ['(request-target)', 'host', 'content-type', 'content-length'];
  await refused('HANDTEKENING_ONDERDELEN', 401, send(message(), { parts }));
  const unknown = { crit: ['b64', 'sigD', 'proef'], proef: true };
  await refused('HANDTEKENING_KRITIEK', 401, send(message(), { header: unknown }));
  await refused('HANDTEKENING_VERS', 403, send(message(), { signedAtMs: peer.now() - TEN_MINUTES_MS }));
}
