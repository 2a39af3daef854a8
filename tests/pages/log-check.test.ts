/** The script that checks the log in a browser: made of the same files, with bytes and hashing that say the same as Node's. */
import { createHash, generateKeyPairSync, hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Buffer as BrowserBytes } from '../../adapters/browser/browser-bytes.ts';
import * as browser from '../../adapters/browser/browser-crypto.ts';
import { CHECK_LOG_SCRIPT } from '../../adapters/browser/generated/check-log.ts';
import { checkLogSource } from '../../adapters/browser/make-script.ts';
import { signNote, verifierKey } from '../../gateway/logbook/signed-note.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const hexOf = (some: Uint8Array) => Buffer.from(some).toString('hex');
const there = (some: Uint8Array) => BrowserBytes.concat([some]);

describe('the script that checks the log', () => {
  it('is made of the files that check it here', async () => {
    expect(await checkLogSource()).toContain(JSON.stringify(CHECK_LOG_SCRIPT));
  });

  it('needs nothing of Node, and asks nobody but the gateway it came from', () => {
    expect(CHECK_LOG_SCRIPT).not.toMatch(/require\(|from"|from '|import\(|eval\(|https?:\/\//);
    expect([...CHECK_LOG_SCRIPT.matchAll(/fetch\(`([^`$]*)/g)].map(([, path]) => path)).toEqual(['/logboek/']);
  });
});

describe('bytes in a browser', () => {
  it('read and write text as here', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.base64String(),
      fc.constantFrom('=', 'A', 'YQ', 'YR==', '\uFEFFa'),
    );
    fc.assert(
      fc.property(texts, text => {
        expect(hexOf(BrowserBytes.from(text))).toBe(hexOf(Buffer.from(text)));
        expect(BrowserBytes.from(text).toString()).toBe(Buffer.from(text).toString());
        const here = Buffer.from(text, 'base64').toString('base64') === text;
        expect(BrowserBytes.from(text, 'base64').toString('base64') === text).toBe(here);
      }),
    );
  });

  it('show, join, cut and compare as here', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        for (const encoding of ['utf8', 'latin1', 'hex', 'base64', 'base64url'] as const)
          expect(there(one).toString(encoding)).toBe(Buffer.from(one).toString(encoding));
        expect(there(one).equals(there(other))).toBe(Buffer.from(one).equals(other));
        expect(hexOf(BrowserBytes.concat([one, other]))).toBe(hexOf(Buffer.concat([one, other])));
        const copy = BrowserBytes.from(one);
        expect(hexOf(copy)).toBe(hexOf(Buffer.from(one)));
        expect(copy.buffer).not.toBe(one.buffer);
        const [to, too] = [BrowserBytes.alloc(400, 7), Buffer.alloc(400, 7)];
        expect(there(one).copy(to, 3)).toBe(Buffer.from(one).copy(too, 3));
        expect(hexOf(to)).toBe(hexOf(too));
      }),
    );
    const count = Buffer.from('0102030405060708ff', 'hex');
    expect(there(count).readUInt16BE(7)).toBe(count.readUInt16BE(7));
    expect(there(count).readBigUInt64BE(1)).toBe(count.readBigUInt64BE(1));
  });

  it('are hashed as here', () => {
    fc.assert(
      fc.property(bytes, some => {
        expect(browser.hash('sha256', some, 'binary')).toBe(hash('sha256', some, 'binary'));
        const both = browser.createHash('sha256').update('é\n').update(some).digest();
        expect(hexOf(both)).toBe(createHash('sha256').update('é\n').update(some).digest('hex'));
      }),
    );
  });
});

describe('a signature in a browser', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const note = signNote('proef\n', { name: 'logboek.voorbeeld', privateKey, publicKey });
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const key = browser.createPublicKey({ key: { x } });
  const { id } = verifierKey('logboek.voorbeeld', 0x01, publicKey);
  const signature = BrowserBytes.from(note.trimEnd().split(' ').at(-1) ?? '', 'base64').subarray(id.length);
  const holds = (text: string) => browser.verify(null, BrowserBytes.from(text), key, signature);

  it('does not hold before the browser judged it, and then only for what was signed', async () => {
    expect(holds('proef\n')).toBe(false);
    await browser.judgeSignatures(() => holds('proef\n'));
    expect(holds('proef\n')).toBe(true);
    await browser.judgeSignatures(() => holds('anders\n'));
    expect(holds('anders\n')).toBe(false);
  });
});
