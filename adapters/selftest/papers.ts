/**
 * Keys and certificates of the self-test: made at each start, in memory, and gone with the process (R25). They are under
 * an authority of their own; nothing outside this gateway's processes knows it.
 */
import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import {
  SELF_TEST_SENDER,
  SELF_TEST_SUSPENDED,
  type SelfTestCertificate,
  type SelfTestFace,
} from '../../gateway/selftest/ports.ts';
import { readCertificate } from '../pki/certificate.ts';
import { type Issuer, makeCertificate, makeRevocationList, newKey } from '../pretend/certificate-making.ts';
import { caExtensions, leafExtensions, leafName } from '../pretend/certificate-profiles.ts';

const DAY_MS = 86_400_000;
/** Longer than any process lives; nothing of it is ever renewed. */
const LIFE_MS = 3_650 * DAY_MS;
/** Where its lists would be; they are handed over in memory and never fetched. */
const NOWHERE = 'http://zelftest.invalid';

export interface SelfTestPapers {
  /** For the processes of the API. */
  readonly face: SelfTestFace;
  /** Of all connections. Stays in the process that sends. */
  readonly tlsKey: KeyObject;
  /** Of all signatures. Stays in the process that sends. */
  readonly signingKey: KeyObject;
}

interface Order {
  readonly oin: string;
  readonly profile?: 'ondertekening';
  /** Valid until, from now. */
  readonly untilMs?: number;
  readonly serialHex?: string;
  readonly isSelfSigned?: true;
}

/** A name of its own: an authority the gateway knows must not share it, or path building would try that one's key. */
const AUTHORITY = [{ O: ['Zelftest'] }, { CN: ['Zelftest van deze poort'] }];
const REVOKED_SERIAL = '40000000000000000000000000000025';

const ORDERS: Readonly<Record<SelfTestCertificate, Order>> = {
  client: { oin: SELF_TEST_SENDER },
  onbekend: { oin: SELF_TEST_SENDER },
  geschorst: { oin: SELF_TEST_SUSPENDED },
  verlopen: { oin: SELF_TEST_SENDER, untilMs: -DAY_MS },
  ingetrokken: { oin: SELF_TEST_SENDER, serialHex: REVOKED_SERIAL },
  vreemd: { oin: SELF_TEST_SENDER, isSelfSigned: true },
  ondertekening: { oin: SELF_TEST_SENDER, profile: 'ondertekening' },
  andere_ondertekening: { oin: SELF_TEST_SENDER, profile: 'ondertekening' },
};

/** @param epochMs now; everything but `verlopen` is valid from two days before it */
export async function makeSelfTestPapers(epochMs: number): Promise<SelfTestPapers> {
  const [authorityKey, tlsKey, receiverKey, signingKey] = await Promise.all([
    newKey('EC P-256'),
    newKey('EC P-256'),
    newKey('EC P-256'),
    newKey('RSA 3072'),
  ]);
  const notBeforeMs = epochMs - 2 * DAY_MS;
  const anchor = await makeCertificate({
    ...{ subject: AUTHORITY, key: authorityKey, issuer: 'self', extensions: caExtensions('root', NOWHERE) },
    ...{ notBeforeMs, notAfterMs: epochMs + LIFE_MS },
  });
  const authority: Issuer = { certificate: anchor, key: authorityKey };
  const issue = async ({ oin, profile, untilMs = LIFE_MS, serialHex, isSelfSigned }: Order) => {
    const der = await makeCertificate({
      subject: leafName({ oin, organisation: 'Zelftest', commonName: 'zelftest.invalid' }),
      key: profile === undefined ? tlsKey : signingKey,
      extensions: leafExtensions(profile ?? 'tls', [], NOWHERE),
      issuer: isSelfSigned === true ? 'self' : authority,
      ...{ notBeforeMs, notAfterMs: epochMs + untilMs },
      ...(serialHex === undefined ? {} : { serialHex }),
    });
    return der.toString('base64');
  };
  const certificates = Object.fromEntries(
    await Promise.all(Object.entries(ORDERS).map(async ([name, order]) => [name, await issue(order)] as const)),
  ) as SelfTestFace['certificates'];
  const revokedSerial = readCertificate(Buffer.from(certificates.ingetrokken, 'base64'))!.serialHex;
  const revocationList = await makeRevocationList({
    issuer: authority,
    revoked: [{ serialHex: revokedSerial, epochMs: notBeforeMs }],
    ...{ thisUpdateMs: notBeforeMs, nextUpdateMs: epochMs + LIFE_MS },
  });
  return {
    face: {
      ...{ anchor: anchor.toString('base64'), revocationList: revocationList.toString('base64'), certificates },
      secret: randomBytes(32).toString('base64url'),
      sealingKey: createPublicKey(receiverKey).export({ format: 'jwk' }) as Readonly<Record<string, unknown>>,
    },
    ...{ tlsKey, signingKey },
  };
}
