import { describe, expect, it } from 'vitest';
import { children, readDer, readIntegerHex, readOid, readTime } from '../../adapters/pki/der.ts';
import { readScheme } from '../../adapters/pki/signature-scheme.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const time = (tag: number, text: string) => readDer(Buffer.concat([Buffer.of(tag, text.length), Buffer.from(text)]));

describe('DER', () => {
  it.each([
    ['nothing', ''],
    ['a length that is missing', '30'],
    ['an indefinite length', '30 80 00 00'],
    ['a length that fits one byte in two', '04 81 01 00'],
    ['a length with a leading zero', `04 82 00 80 ${'00'.repeat(128)}`],
    ['a length beyond the end', '30 02 05'],
    ['a length of five bytes', '30 85 00 00 00 00 01 00'],
    ['a tag of two bytes', '1f 81 00 00'],
    ['bytes after the value', '05 00 00'],
  ])('is refused with %s', (_name, bytes) => {
    expect(() => readDer(hex(bytes))).toThrow(SyntaxError);
  });

  it('is refused when a value inside reaches outside', () => {
    expect(() => children(readDer(hex('30 02 04 05')))).toThrow(SyntaxError);
  });

  it('reads object identifiers', () => {
    expect(readOid(readDer(hex('06 03 55 04 05')))).toBe('2.5.4.5');
    expect(readOid(readDer(hex('06 08 04 00 8b ec 49 81 48 02')))).toBe('0.4.0.194121.200.2');
    expect(() => readOid(readDer(hex('06 02 55 84')))).toThrow(SyntaxError);
    expect(() => readOid(readDer(hex('06 03 55 80 05')))).toThrow(SyntaxError);
  });

  it('gives two encodings of one serial number the same text', () => {
    expect(readIntegerHex(readDer(hex('02 03 00 00 9a')))).toBe(readIntegerHex(readDer(hex('02 02 00 9a'))));
  });

  it('reads both forms of time', () => {
    expect(readTime(time(0x17, '491231235959Z'))).toBe(Date.UTC(2049, 11, 31, 23, 59, 59));
    expect(readTime(time(0x17, '500101000000Z'))).toBe(Date.UTC(1950, 0, 1));
    expect(readTime(time(0x18, '20500101000000Z'))).toBe(Date.UTC(2050, 0, 1));
  });

  it.each(['20260230000000Z', '2026022800000Z', '20260228000000+0100', '20260228240000Z'])(
    'refuses the time %s',
    text => {
      expect(() => readTime(time(0x18, text))).toThrow(SyntaxError);
    },
  );
});

describe('a signature scheme', () => {
  const PSS = '06 09 2a 86 48 86 f7 0d 01 01 0a';
  const SHA512 = '30 0b 06 09 60 86 48 01 65 03 04 02 03';
  const SHA256 = '30 0b 06 09 60 86 48 01 65 03 04 02 01';
  const mask = (hash: string) => `30 18 06 09 2a 86 48 86 f7 0d 01 01 08 ${hash}`;
  const sequence = (content: string) => `30 ${hex(content).length.toString(16).padStart(2, '0')} ${content}`;
  const pss = (hash: string, maskHash: string, salt: string) =>
    readScheme(
      readDer(hex(sequence(`${PSS} ${sequence(`a0 0d ${hash} a1 1a ${mask(maskHash)} a2 03 02 01 ${salt}`)}`))),
    );

  it('of RSASSA-PSS is believed with one SHA-2 hash throughout and a salt of its length', () => {
    expect(pss(SHA512, SHA512, '40')).toEqual({ family: 'rsa-pss', hash: 'sha512' });
    expect(pss(SHA256, SHA256, '20')).toEqual({ family: 'rsa-pss', hash: 'sha256' });
  });

  it('of RSASSA-PSS is not believed with two hashes, a short salt, or defaults, which mean SHA-1', () => {
    expect(pss(SHA512, SHA256, '40')).toBeNull();
    expect(pss(SHA512, SHA512, '14')).toBeNull();
    expect(readScheme(readDer(hex(sequence(`${PSS} 30 00`))))).toBeNull();
  });

  it('that is SHA-1, MD5 or unknown is not believed', () => {
    for (const oid of ['2a 86 48 86 f7 0d 01 01 05', '2a 86 48 86 f7 0d 01 01 04', '2b 65 70']) {
      const bytes = hex(oid).length.toString(16).padStart(2, '0');
      expect(readScheme(readDer(hex(sequence(`06 ${bytes} ${oid}`))))).toBeNull();
    }
  });
});
