/** Judges connection and signature of a request, and tries to say in which of the usual ways it went wrong. */
import { constants, type KeyObject, verify } from 'node:crypto';
import type { Moment } from '../../../consent/moment.ts';
import {
  type ReadSignature,
  readMessageSignature,
  type SignatureFault,
  verifyMessageSignature,
} from '../../../gateway/access/message-signature.ts';
import type { CertificateTrust } from '../../../gateway/ports.ts';
import type { Judgement } from './finding.ts';
import type { HeardRequest } from './listener.ts';
import type { SenderCode } from './sender-checks.ts';

const CHECK_OF: Readonly<Record<SignatureFault, SenderCode>> = {
  HANDTEKENING_ONTBREEKT: 'HANDTEKENING_KOP',
  HANDTEKENING_MEERDERE: 'HANDTEKENING_KOP',
  HANDTEKENING_ONLEESBAAR: 'HANDTEKENING_VORM',
  ALGORITME_NIET_TOEGESTAAN: 'HANDTEKENING_ALGORITME',
  CRIT_ONBEKEND: 'HANDTEKENING_KRITIEK',
  ONDERDEEL_ONTBREEKT: 'HANDTEKENING_ONDERDELEN',
  DIGEST_KLOPT_NIET: 'HANDTEKENING_DIGEST',
  HANDTEKENING_ONGELDIG: 'HANDTEKENING_GELDIG',
};
/** In the order in which a signature is read: what comes before a fault was good. */
const READ_ORDER: readonly SenderCode[] = [
  'HANDTEKENING_KOP',
  'HANDTEKENING_VORM',
  'HANDTEKENING_ALGORITME',
  'HANDTEKENING_KRITIEK',
  'HANDTEKENING_ONDERDELEN',
];
const FRESH_MS = 5 * 60_000;

export interface JudgeSettings {
  readonly trust: CertificateTrust;
  /** Names under which this listener is called. */
  readonly hostNames: ReadonlySet<string>;
}

/** OIN and key of the certificate on the connection; null when it is not good. */
export function judgeConnection(
  { peerChain }: HeardRequest,
  { trust }: Pick<JudgeSettings, 'trust'>,
  now: Moment,
  seen: Pick<Judgement<'TLS_CERTIFICAAT'>, 'good' | 'fault'>,
): { readonly oin: string; readonly keyThumbprint: string } | null {
  const verdict = peerChain.length === 0 ? null : trust.validate(peerChain, 'tls-client', now);
  if (verdict?.kind === 'valid') {
    seen.good('TLS_CERTIFICAAT');
    return verdict;
  }
  seen.fault('TLS_CERTIFICAAT', verdict === null ? 'geen clientcertificaat' : `code ${verdict.code}`);
  return null;
}

/** @returns whether everything about the signature is good */
export function judgeSignature(
  heard: HeardRequest,
  caller: { readonly oin: string; readonly keyThumbprint: string } | null,
  settings: JudgeSettings,
  now: Moment,
  seen: Judgement<SenderCode>,
): boolean {
  const read = readMessageSignature(heard);
  if (read.kind === 'fault') {
    const check = CHECK_OF[read.code];
    for (const earlier of READ_ORDER.slice(0, READ_ORDER.indexOf(check))) seen.good(earlier);
    seen.fault(check, `code ${read.code}`);
    return false;
  }
  for (const check of READ_ORDER) seen.good(check);
  const outcomes = [
    judgeHost(heard, settings, seen),
    judgeAge(read, now, seen),
    judgeSigner(read, caller, settings, now, seen),
  ];
  return outcomes.every(isGood => isGood);
}

function judgeHost({ headers }: HeardRequest, { hostNames }: JudgeSettings, seen: Judgement<SenderCode>): boolean {
  const name = String(headers.host ?? '').replace(/:\d{1,5}$/, '');
  const isOurs = hostNames.has(name.toLowerCase());
  seen.judge('HANDTEKENING_HOST', isOurs, 'Host noemt een andere naam');
  return isOurs;
}

function judgeAge({ signedAtMs }: ReadSignature, { epochMs }: Moment, seen: Judgement<SenderCode>): boolean {
  const seconds = Math.round((epochMs - signedAtMs) / 1000);
  const isFresh = Math.abs(epochMs - signedAtMs) <= FRESH_MS;
  seen.judge('HANDTEKENING_VERS', isFresh, `iat ligt ${seconds} seconden in het verleden`);
  return isFresh;
}

function judgeSigner(
  read: ReadSignature,
  caller: { readonly oin: string; readonly keyThumbprint: string } | null,
  { trust }: JudgeSettings,
  now: Moment,
  seen: Judgement<SenderCode>,
): boolean {
  const signer = trust.validate(read.chain, 'ondertekening', now);
  const fault =
    signer.kind === 'invalid'
      ? `code ${signer.code}`
      : caller !== null && signer.keyThumbprint === caller.keyThumbprint
        ? 'dezelfde sleutel als de verbinding'
        : caller !== null && signer.oin !== caller.oin
          ? 'een ander OIN dan de verbinding'
          : null;
  seen.judge('HANDTEKENING_CERTIFICAAT', fault === null, fault ?? '');
  if (signer.kind === 'invalid') return false;
  const verified = verifyMessageSignature(read, signer.publicKey);
  if (verified.kind === 'valid') {
    seen.good('HANDTEKENING_DIGEST');
    seen.good('HANDTEKENING_GELDIG');
    return fault === null;
  }
  if (verified.code === 'DIGEST_KLOPT_NIET') {
    seen.fault('HANDTEKENING_DIGEST', 'Digest of Content-Digest is niet die van dit bericht');
    return false;
  }
  seen.good('HANDTEKENING_DIGEST');
  seen.fault('HANDTEKENING_GELDIG', likelyMistake(read, signer.publicKey));
  return false;
}

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } as const;

/** What vendors usually do instead. Each is tried; the one that verifies is the mistake that was made. */
function likelyMistake({ signingInput, signature }: ReadSignature, publicKey: KeyObject): string {
  const whole = signingInput.toString('latin1');
  const at = whole.indexOf('.') + 1;
  const [head, lines] = [whole.slice(0, at), whole.slice(at)];
  const variants: readonly (readonly [string, string])[] = [
    ['u sluit de regels af met een regeleinde', `${head}${lines}\n`],
    ['u scheidt de regels met \\r\\n', head + lines.replaceAll('\n', '\r\n')],
    ['u ondertekent de regels in base64url, alsof b64 true is', head + Buffer.from(lines).toString('base64url')],
    [
      'u schrijft de methode in hoofdletters',
      head + lines.replace(/\(request-target\): [a-z]+/, text => text.replace(/[a-z]+$/, end => end.toUpperCase())),
    ],
    ['u ondertekent de regels zonder de kop ervoor', lines],
    ['u laat de naam van het onderdeel weg', head + lines.replaceAll(/^[^:]+: /gm, '')],
  ];
  const holds = (text: string) => verify('sha256', Buffer.from(text, 'latin1'), { key: publicKey, ...PSS }, signature);
  const found = variants.find(([, text]) => holds(text));
  if (found !== undefined) return found[0];
  const anySalt = { key: publicKey, padding: PSS.padding, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  if (verify('sha256', signingInput, anySalt, signature)) return 'u gebruikt een zout van een andere lengte dan 32';
  if (verify('sha256', signingInput, publicKey, signature)) return 'u ondertekent met PKCS#1 v1.5 in plaats van PSS';
  return 'de handtekening hoort niet bij deze regels of niet bij deze sleutel';
}
