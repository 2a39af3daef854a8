import { constants, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  readMessageSignature,
  readPayloadSignature,
  type SignatureFault,
  type SignatureReading,
  type SignedMessage,
  signMessage,
  verifyMessageSignature,
} from '../../gateway/access/message-signature.ts';
import { TEST_MOMENT, type TestPki, testPki } from '../support/pki.ts';
import {
  MESSAGE_SIGNATURE,
  PAYLOAD_SIGNATURE,
  VECTOR_BODY,
  VECTOR_DIGEST,
  VECTOR_KEY,
  VECTOR_SHA512,
} from './adr-signing-vectors.ts';

const IAT = 1_767_225_600;
const vectorKey = createPrivateKey({ key: VECTOR_KEY, format: 'jwk' });
const vectorPublicKey = createPublicKey(vectorKey);

let pki: TestPki;
let signed: SignedMessage;
let publicKey: KeyObject;

beforeAll(async () => {
  pki = await testPki();
  publicKey = createPublicKey(pki.signing.key);
  signed = withSignature();
});

const lowerCase = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const unsigned: SignedMessage = {
  method: 'POST',
  target: '/v1/signalen?proef=ja',
  headers: { host: 'gateway.example.nl', 'content-type': 'application/json', 'content-length': '18' },
  body: Buffer.from(VECTOR_BODY),
};

function withSignature(change: Partial<Parameters<typeof signMessage>[0]> = {}): SignedMessage {
  const { key, certificate } = pki.signing;
  const message = { ...unsigned, ...change };
  const added = signMessage({ ...message, key, certificateChain: [certificate], iat: IAT, ...change });
  return { ...message, headers: { ...message.headers, ...lowerCase(added) } };
}

function outcome(reading: SignatureReading, key: KeyObject): 'valid' | SignatureFault {
  const verdict = reading.kind === 'read' ? verifyMessageSignature(reading, key) : reading;
  return verdict.kind === 'valid' ? 'valid' : verdict.code;
}

const judge = (message: SignedMessage) => outcome(readMessageSignature(message), publicKey);
const changed = (headers: SignedMessage['headers']): SignedMessage => ({
  ...signed,
  headers: { ...signed.headers, ...headers },
});

type Header = Record<string, unknown>;
const goodHeader = (): Header => ({
  alg: 'PS256',
  b64: false,
  crit: ['b64', 'sigD'],
  iat: IAT,
  sigD: {
    mId: 'http://uri.etsi.org/19182/HttpHeaders',
    pars: ['(request-target)', 'host', 'content-type', 'content-length', 'digest'],
  },
});
const PAYLOAD = `(request-target): post /v1/signalen?proef=ja
host: gateway.example.nl
content-type: application/json
content-length: 18
digest: ${VECTOR_DIGEST}`;

/** A message whose signature is sound over whatever header is asked for. */
function signedWith(header: unknown, payload = PAYLOAD): SignedMessage {
  const encoded = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header)).toString('base64url');
  const pss = { key: pki.signing.key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const signature = sign('sha256', Buffer.from(`${encoded}.${payload}`), pss).toString('base64url');
  return {
    ...unsigned,
    headers: { ...unsigned.headers, digest: VECTOR_DIGEST, 'message-signature': `${encoded}..${signature}` },
  };
}

const sigDWith = (pars: unknown): Header => ({
  ...goodHeader(),
  sigD: { mId: 'http://uri.etsi.org/19182/HttpHeaders', pars },
});

describe('a message signature made elsewhere', () => {
  const message: SignedMessage = {
    ...unsigned,
    target: '/v1/signalen',
    headers: { ...unsigned.headers, digest: VECTOR_DIGEST, 'message-signature': MESSAGE_SIGNATURE },
  };

  it('is verified', () => {
    const reading = readMessageSignature(message);
    expect(reading).toMatchObject({ kind: 'read', chain: [], kid: 'test-rsa', signedAtMs: IAT * 1000 });
    expect(outcome(reading, vectorPublicKey)).toBe('valid');
  });

  it('is verified over the digest alone when it is a payload signature', () => {
    for (const name of ['payload-signature', 'nlgov-adr-payload-sig']) {
      const headers = { digest: VECTOR_DIGEST, [name]: PAYLOAD_SIGNATURE };
      expect(outcome(readPayloadSignature({ ...message, headers }), vectorPublicKey)).toBe('valid');
      const other = { ...message, headers, body: Buffer.from('{}') };
      expect(outcome(readPayloadSignature(other), vectorPublicKey)).toBe('DIGEST_KLOPT_NIET');
    }
  });

  it('is no message signature when it is a payload signature, nor the other way round', () => {
    const payload = { ...message, headers: { ...message.headers, 'message-signature': PAYLOAD_SIGNATURE } };
    expect(outcome(readMessageSignature(payload), vectorPublicKey)).toBe('ONDERDEEL_ONTBREEKT');
    const whole = { ...message, headers: { ...message.headers, 'payload-signature': MESSAGE_SIGNATURE } };
    expect(outcome(readPayloadSignature(whole), vectorPublicKey)).toBe('ONDERDEEL_ONTBREEKT');
  });
});

describe('a message signed here', () => {
  it('is verified with the key of the certificate it carries, under both header names', () => {
    for (const headerName of ['Message-Signature', 'nlgov-adr-message-sig'] as const) {
      const reading = readMessageSignature(withSignature({ headerName, certificateChain: pki.signing.chain }));
      if (reading.kind !== 'read') throw new TypeError('a signed message can be read');
      expect(reading.signedAtMs).toBe(IAT * 1000);
      const verdict = pki.trust.validate(reading.chain, 'ondertekening', TEST_MOMENT);
      if (verdict.kind !== 'valid') throw new TypeError('the signing certificate is good');
      expect(verifyMessageSignature(reading, verdict.publicKey)).toEqual({ kind: 'valid' });
    }
  });

  it('is verified for whatever body and query', () => {
    const bodies = fc.uint8Array({ maxLength: 300 });
    const queries = fc.webQueryParameters();
    fc.assert(
      fc.property(bodies, queries, (body, query) => {
        const headers = { ...unsigned.headers, 'content-length': String(body.length) };
        expect(judge(withSignature({ body, headers, target: `/v1/signalen?${query}` }))).toBe('valid');
      }),
      { numRuns: 20 },
    );
  });

  it('is verified when it has no body', () => {
    const message = withSignature({
      method: 'GET',
      target: '/v1/postvak',
      headers: { host: 'gateway.example.nl' },
      body: Buffer.of(),
    });
    expect(judge(message)).toBe('valid');
    expect(judge({ ...message, target: '/v1/postvak?na=1' })).toBe('HANDTEKENING_ONGELDIG');
  });

  it('covers origin and content-encoding when the message has them', () => {
    const headers = { ...unsigned.headers, origin: 'https://portaal.example.nl', 'content-encoding': 'identity' };
    const message = withSignature({ headers });
    expect(judge(message)).toBe('valid');
    const other = { ...message, headers: { ...message.headers, origin: 'https://ander.example.nl' } };
    expect(judge(other)).toBe('HANDTEKENING_ONGELDIG');
  });

  it('cannot be signed without host or, with a body, without content-type', () => {
    const { host, ...noHost } = unsigned.headers;
    expect(() => withSignature({ headers: noHost })).toThrow(TypeError);
    expect(() => withSignature({ headers: { host } })).toThrow(TypeError);
  });

  const attacks: readonly (readonly [string, SignatureFault, () => SignedMessage])[] = [
    ['another path', 'HANDTEKENING_ONGELDIG', () => ({ ...signed, target: '/v1/toestemmingen?proef=ja' })],
    ['another query', 'HANDTEKENING_ONGELDIG', () => ({ ...signed, target: '/v1/signalen?proef=nee' })],
    ['another method', 'HANDTEKENING_ONGELDIG', () => ({ ...signed, method: 'PUT' })],
    ['another host', 'HANDTEKENING_ONGELDIG', () => changed({ host: 'ander.example.nl' })],
    ['another content type', 'HANDTEKENING_ONGELDIG', () => changed({ 'content-type': 'text/plain' })],
    ['another content length', 'HANDTEKENING_ONGELDIG', () => changed({ 'content-length': '19' })],
    ['another body', 'DIGEST_KLOPT_NIET', () => ({ ...signed, body: Buffer.from('{"hello": "xorld"}') })],
    [
      'another body and the digests that go with it',
      'HANDTEKENING_ONGELDIG',
      () => {
        const body = Buffer.from('{"hello": "xorld"}');
        const { digest, 'content-digest': contentDigest } = withSignature({ body }).headers;
        return { ...changed({ digest, 'content-digest': contentDigest }), body };
      },
    ],
    ['a Content-Digest of something else', 'DIGEST_KLOPT_NIET', () => changed({ 'content-digest': 'sha-256=:AAAA:' })],
    ['a Content-Digest that cannot be read', 'DIGEST_KLOPT_NIET', () => changed({ 'content-digest': 'sha-256=AAAA' })],
    ['a Content-Digest by MD5 alone', 'DIGEST_KLOPT_NIET', () => changed({ 'content-digest': 'md5=:AAAA:' })],
    ['a digest called constructor', 'DIGEST_KLOPT_NIET', () => changed({ 'content-digest': 'constructor=:AAAA:' })],
    [
      'a right and a wrong digest together',
      'DIGEST_KLOPT_NIET',
      () => changed({ 'content-digest': `${signed.headers['content-digest']}, sha-512=:AAAA:` }),
    ],
    ['a Digest of something else', 'DIGEST_KLOPT_NIET', () => changed({ digest: 'SHA-256=AAAA' })],
    ['no Digest', 'ONDERDEEL_ONTBREEKT', () => changed({ digest: undefined })],
    ['no content type', 'ONDERDEEL_ONTBREEKT', () => changed({ 'content-type': undefined })],
    ['an origin that was not signed', 'ONDERDEEL_ONTBREEKT', () => changed({ origin: 'https://ander.example.nl' })],
    ['an encoding that was not signed', 'ONDERDEEL_ONTBREEKT', () => changed({ 'content-encoding': 'gzip' })],
    ['no signature', 'HANDTEKENING_ONTBREEKT', () => changed({ 'message-signature': undefined })],
    [
      'the header twice, as a list',
      'HANDTEKENING_MEERDERE',
      () => changed({ 'message-signature': [1, 2].map(() => String(signed.headers['message-signature'])) }),
    ],
    [
      'the header twice, joined',
      'HANDTEKENING_MEERDERE',
      () =>
        changed({
          'message-signature': `${signed.headers['message-signature']}, ${signed.headers['message-signature']}`,
        }),
    ],
    [
      'both names of the header',
      'HANDTEKENING_MEERDERE',
      () => changed({ 'nlgov-adr-message-sig': signed.headers['message-signature'] }),
    ],
    ['no JWS in the header', 'HANDTEKENING_ONLEESBAAR', () => changed({ 'message-signature': 'handtekening' })],
    ['an attached payload', 'HANDTEKENING_ONLEESBAAR', () => changed({ 'message-signature': 'e30.e30.AAAA' })],
    [
      'an empty signature',
      'HANDTEKENING_ONGELDIG',
      () => changed({ 'message-signature': String(signed.headers['message-signature']).replace(/\.\..*$/, '..') }),
    ],
  ];

  it.each(attacks)('is refused with %s (%s)', (_attack, code, make) => {
    expect(judge(make())).toBe(code);
  });

  it('is refused with the key of another', () => {
    expect(outcome(readMessageSignature(signed), vectorPublicKey)).toBe('HANDTEKENING_ONGELDIG');
    expect(outcome(readMessageSignature(signed), createPublicKey(pki.tls.key))).toBe('HANDTEKENING_ONGELDIG');
  });

  it('is refused, without an error, whatever the signature header says', () => {
    fc.assert(
      fc.property(fc.json(), fc.base64String(), (header, rest) => {
        const compact = `${Buffer.from(header).toString('base64url')}..${rest.replace(/[+/=]/g, '')}`;
        expect(judge(changed({ 'message-signature': compact }))).not.toBe('valid');
      }),
    );
  });
});

describe('the header of a message signature', () => {
  const rows: readonly (readonly [string, SignatureFault | 'valid', () => SignedMessage])[] = [
    ['as the signing module asks', 'valid', () => signedWith(goodHeader())],
    [
      'with sigT in the place of iat',
      'valid',
      () =>
        signedWith({ ...goodHeader(), iat: undefined, sigT: '2026-01-01T00:00:00Z', crit: ['b64', 'sigD', 'sigT'] }),
    ],
    ['with alg none', 'ALGORITME_NIET_TOEGESTAAN', () => signedWith({ ...goodHeader(), alg: 'none' })],
    ['with another RSA algorithm', 'ALGORITME_NIET_TOEGESTAAN', () => signedWith({ ...goodHeader(), alg: 'RS256' })],
    ['with an HMAC algorithm', 'ALGORITME_NIET_TOEGESTAAN', () => signedWith({ ...goodHeader(), alg: 'HS256' })],
    [
      'with the algorithm in lower case',
      'ALGORITME_NIET_TOEGESTAAN',
      () => signedWith({ ...goodHeader(), alg: 'ps256' }),
    ],
    ['without algorithm', 'ALGORITME_NIET_TOEGESTAAN', () => signedWith({ ...goodHeader(), alg: undefined })],
    ['without b64', 'CRIT_ONBEKEND', () => signedWith({ ...goodHeader(), b64: undefined })],
    ['with b64 true', 'HANDTEKENING_ONLEESBAAR', () => signedWith({ ...goodHeader(), b64: true })],
    ['with b64 not critical', 'CRIT_ONBEKEND', () => signedWith({ ...goodHeader(), crit: ['sigD'] })],
    ['with sigD not critical', 'CRIT_ONBEKEND', () => signedWith({ ...goodHeader(), crit: ['b64'] })],
    ['without crit', 'CRIT_ONBEKEND', () => signedWith({ ...goodHeader(), crit: undefined })],
    [
      'with an unknown critical name',
      'CRIT_ONBEKEND',
      () => signedWith({ ...goodHeader(), exp: 1, crit: ['b64', 'sigD', 'exp'] }),
    ],
    [
      'with a critical name that is absent',
      'CRIT_ONBEKEND',
      () => signedWith({ ...goodHeader(), crit: ['b64', 'sigD', 'sigT'] }),
    ],
    [
      'with a critical name twice',
      'CRIT_ONBEKEND',
      () => signedWith({ ...goodHeader(), crit: ['b64', 'sigD', 'b64'] }),
    ],
    ['without time', 'HANDTEKENING_ONLEESBAAR', () => signedWith({ ...goodHeader(), iat: undefined })],
    ['with a time as text', 'HANDTEKENING_ONLEESBAAR', () => signedWith({ ...goodHeader(), iat: String(IAT) })],
    ['with a time beyond all days', 'HANDTEKENING_ONLEESBAAR', () => signedWith({ ...goodHeader(), iat: 1e300 })],
    ['without sigD', 'CRIT_ONBEKEND', () => signedWith({ ...goodHeader(), sigD: undefined })],
    ['with sigD null', 'HANDTEKENING_ONLEESBAAR', () => signedWith({ ...goodHeader(), sigD: null })],
    [
      'with another mechanism',
      'HANDTEKENING_ONLEESBAAR',
      () => signedWith({ ...goodHeader(), sigD: { mId: 'x', pars: ['digest'] } }),
    ],
    ['with a part twice', 'HANDTEKENING_ONLEESBAAR', () => signedWith(sigDWith(['digest', 'digest']))],
    ['with a part in capitals', 'HANDTEKENING_ONLEESBAAR', () => signedWith(sigDWith(['Digest']))],
    ['with a part that is a number', 'HANDTEKENING_ONLEESBAAR', () => signedWith(sigDWith([1]))],
    ['without parts', 'HANDTEKENING_ONLEESBAAR', () => signedWith(sigDWith([]))],
    [
      'with a part the message lacks',
      'ONDERDEEL_ONTBREEKT',
      () => signedWith(sigDWith(['(request-target)', 'host', 'content-type', 'content-length', 'digest', 'x-anders'])),
    ],
    [
      'with a part every object has',
      'ONDERDEEL_ONTBREEKT',
      () =>
        signedWith(sigDWith(['(request-target)', 'host', 'content-type', 'content-length', 'digest', 'constructor'])),
    ],
    ...['(request-target)', 'host', 'content-type', 'content-length', 'digest'].map(
      part =>
        [
          `without the part ${part}`,
          'ONDERDEEL_ONTBREEKT',
          () => {
            const pars = (goodHeader().sigD as { pars: string[] }).pars.filter(each => each !== part);
            const payload = PAYLOAD.split('\n').filter(line => !line.startsWith(`${part}:`));
            return signedWith(sigDWith(pars), payload.join('\n'));
          },
        ] as const,
    ),
    ['with an empty certificate list', 'HANDTEKENING_ONLEESBAAR', () => signedWith({ ...goodHeader(), x5c: [] })],
    ['with a certificate that is a number', 'HANDTEKENING_ONLEESBAAR', () => signedWith({ ...goodHeader(), x5c: [1] })],
    [
      'with the thumbprint of another certificate',
      'HANDTEKENING_ONLEESBAAR',
      () => signedWith({ ...goodHeader(), x5c: [pki.signing.certificate.toString('base64')], 'x5t#S256': 'AAAA' }),
    ],
    ['that is a list', 'HANDTEKENING_ONLEESBAAR', () => signedWith([goodHeader()])],
    ['that is no JSON', 'HANDTEKENING_ONLEESBAAR', () => signedWith('{"alg":"PS256"')],
  ];

  it.each(rows)('%s ends in %s', (_situation, expected, make) => {
    expect(judge(make())).toBe(expected);
  });

  it('may have a Content-Digest by SHA-512 beside the Digest', () => {
    const message = signedWith(goodHeader());
    const headers = { ...message.headers, 'content-digest': `sha-512=:${VECTOR_SHA512}:` };
    expect(judge({ ...message, headers })).toBe('valid');
  });
});
