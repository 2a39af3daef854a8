/**
 * Bytes that a lenient reader takes for the good certificate and a strict one must not: what is refused here is refused
 * before any signature is looked at.
 */
import 'reflect-metadata';
import { Extension } from '@peculiar/x509';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificatesIn, readCertificate } from '../../adapters/pki/certificate.ts';
import { TEST_OIN } from '../support/pki.ts';
import { instead, judge, pki, tls } from './attempts.ts';

const GOOD = pki.tls.certificate.toString('hex');
const der = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** The good certificate with one piece of its hex replaced by another of equal length. */
function altered(piece: string | RegExp, by: string): Buffer {
  const changed = GOOD.replace(piece, by);
  if (changed === GOOD || changed.length !== GOOD.length) throw new TypeError('nothing was altered');
  return der(changed);
}

const hexOf = (text: string): string => Buffer.from(text, 'latin1').toString('hex');
/** The second of the two times of the term. */
const NOT_AFTER = /(?<=301e170d.{26})170d.{26}/;
const until = (text: string): Buffer => altered(NOT_AFTER, `170d${hexOf(text)}`);
/** Start of the identifier of the signature scheme; the last of the two in a certificate is not signed. */
const PSS = '303d06092a864886f70d01010a';
const LAST_PSS = new RegExp(`${PSS}(?!.*${PSS})`);

const ROWS: readonly (readonly [string, () => Buffer])[] = [
  ['nothing', () => Buffer.alloc(0)],
  ['a tag alone', () => der('30')],
  ['an end before its end', () => pki.tls.certificate.subarray(0, -1)],
  ['PEM in the place of DER', () => Buffer.from(pki.tls.chainPem)],
  ['its text in base64 in the place of DER', () => Buffer.from(pki.tls.certificate.toString('base64'))],
  ['a byte after it', () => der(`${GOOD}00`)],
  ['itself after it', () => der(GOOD + GOOD)],
  ['an indefinite length', () => der(`3080${GOOD.slice(8)}0000`)],
  ['a length with a leading zero', () => der(`308300${GOOD.slice(4)}`)],
  ['a length of five bytes', () => der(`3085000000${GOOD.slice(4)}`)],
  ['another version than 3', () => altered('a003020102', 'a003020101')],
  ['a serial number with a needless zero', () => altered(/^(.{16}a0030201020210)..../, '$10001')],
  ['an OID with a needless byte', () => altered('0603550405', '0603805505')],
  ['an OID that does not end', () => altered('0603550405', '0603550485')],
  ['a set in the place of a sequence', () => altered('3009060355040613', '3109060355040613')],
  ['text that is no UTF-8', () => altered(/13(..)(?=576f6e696e67)576f/, '0c$1ffff')],
  ['a term to 30 February', () => until('270230090000Z')],
  ['a term to the 24th hour', () => until('271222240000Z')],
  ['a term in local time', () => until('2712220900+10')],
  ['another scheme outside than inside', () => altered(LAST_PSS, '303d06092a864886f70d01010b')],
  ['a signature that is not of whole bytes', () => altered('0382018100', '0382018101')],
];

describe('a certificate', () => {
  it('is found again by the pieces that are altered below', () => {
    expect(judge({ chain: [der(GOOD)] }).kind).toBe('valid');
    expect(GOOD.split(PSS)).toHaveLength(3);
  });

  it.each(ROWS)('is unreadable with %s', (_name, make) => {
    const bytes = make();
    expect(readCertificate(bytes)).toBeNull();
    expect(judge({ chain: [bytes] })).toEqual({ kind: 'invalid', code: 'ONLEESBAAR' });
    expect(judge({ chain: [...pki.tls.chain, bytes] })).toEqual({ kind: 'invalid', code: 'ONLEESBAAR' });
  });

  it.each([
    ['basicConstraints with a byte after it', '2.5.29.19', '300000'],
    ['basicConstraints with a third member', '2.5.29.19', '30090101ff020100020100'],
    ['basicConstraints with a truth that is neither 00 nor ff', '2.5.29.19', '3003010101'],
    ['basicConstraints with a path length below zero', '2.5.29.19', '30060101ff0201ff'],
    ['basicConstraints with a path length beyond counting', '2.5.29.19', '300a0101ff02050100000000'],
    ['basicConstraints that is no sequence', '2.5.29.19', '0500'],
    ['key usage with a byte after it', '2.5.29.15', '030205a000'],
    ['key usage that is no bit string', '2.5.29.15', '020105'],
    ['extended key usage with a length too long', '2.5.29.37', '30810a06082b06010505070302'],
    ['extended key usage of something else than OIDs', '2.5.29.37', '3003020101'],
    ['policies with a byte after them', '2.5.29.32', '3008300606042a03040500'],
    ['an unknown extension with a byte after it', '1.2.3.4', '050000'],
    ['an unknown extension that holds nothing', '1.2.3.4', ''],
  ])('is unreadable with %s', async (_name, type, value) => {
    const extension = new Extension(type, false, der(value));
    const attempt = await tls({ extensions: instead(extension) });
    expect(judge(attempt)).toEqual({ kind: 'invalid', code: 'ONLEESBAAR' });
  });

  it('is read with an unknown extension of whatever kind', async () => {
    for (const value of ['0500', '160161', '0c0161', '3003020101', '04020001']) {
      expect(
        judge(await tls({ extensions: usual => [...usual, new Extension('1.2.3.4', false, der(value))] })).kind,
      ).toBe('valid');
    }
  });

  it('that is good, changed in two places and sent along with rubbish, gives a refusal and never an error', () => {
    const place = fc.tuple(fc.nat(pki.tls.certificate.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.tuple(place, place), fc.uint8Array({ maxLength: 40 }), (places, tail) => {
        const changed = Buffer.from(pki.tls.certificate);
        for (const [at, value] of places) changed[at] = value;
        fc.pre(!changed.equals(pki.tls.certificate));
        expect(judge({ chain: [changed] }).kind).toBe('invalid');
        expect(judge({ chain: [pki.tls.certificate, changed, Buffer.from(tail)] }).kind).toBe('invalid');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the serial number of a subject', () => {
  it.each([
    ['numeric string', '12'],
    ['IA5 string', '16'],
    ['octet string', '04'],
  ])('is no organisation number as %s', (_name, tag) => {
    const read = readCertificate(altered(`1314${hexOf(TEST_OIN)}`, `${tag}14${hexOf(TEST_OIN)}`));
    expect(read?.subjectSerialNumbers ?? [null]).toEqual([null]);
  });

  it('is the same as UTF-8 and as printable string', () => {
    const utf8 = altered(`1314${hexOf(TEST_OIN)}`, `0c14${hexOf(TEST_OIN)}`);
    expect(readCertificate(utf8)?.subjectSerialNumbers).toEqual([TEST_OIN]);
  });
});

describe('a term', () => {
  it.each([
    ['491231235959', Date.UTC(2049, 11, 31, 23, 59, 59)],
    ['500101000000', Date.UTC(1950, 0, 1)],
  ])('to %s with a year of two digits is of 1950 to 2049', (digits, epochMs) => {
    expect(readCertificate(until(`${digits}Z`))?.notAfterMs).toBe(epochMs);
  });

  it('beyond 2049 has a year of four digits', async () => {
    const notAfterMs = Date.UTC(2050, 0, 1);
    const { chain } = await tls({ notAfterMs });
    expect(chain[0]!.includes('20500101000000Z')).toBe(true);
    expect(readCertificate(chain[0]!)?.notAfterMs).toBe(notAfterMs);
  });
});

describe('certificates in a file', () => {
  it('are those in PEM, whatever stands around them', () => {
    const pem = pki.tls.chainPem;
    expect(certificatesIn(`Subject: iets\n${pem.replaceAll('\n', '\r\n')}\nverder niets\n`)).toEqual(pki.tls.chain);
    expect(certificatesIn(Buffer.from(pem))).toEqual(pki.tls.chain);
    expect(certificatesIn(pki.tls.certificate)).toEqual([pki.tls.certificate]);
  });

  it('are none where there is none, nor where there is only a key', () => {
    expect(certificatesIn('')).toEqual([]);
    expect(certificatesIn('geen certificaat')).toEqual([]);
    expect(certificatesIn(pki.tls.keyPem)).toEqual([]);
  });
});
