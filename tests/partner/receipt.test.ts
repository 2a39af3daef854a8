import { generateKeyPairSync } from 'node:crypto';
import { CompactSign } from 'jose';
import { describe, expect, it } from 'vitest';
import { verifyReceipt } from '../../adapters/partner/index.ts';
import { RECEIPT_TYPE, type ReceiptContent, signReceipt } from '../../gateway/exchange/receipt.ts';
import type { KeyRing } from '../../gateway/ports.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const keys = { receiptKey: { kid: 'r-1', privateKey, publicKey } } as unknown as KeyRing;
const JWK = publicKey.export({ format: 'jwk' }) as Record<string, unknown>;

const CONTENT: ReceiptContent = {
  versie: 1,
  berichtId: '3f0a5c1e-6a44-5d0b-9c3e-1b7d8a90e6f4',
  besluit: 'toegestaan',
  verstrekkingId: '01938c00-0000-7000-8000-000000000001',
  ontvangenTijdstip: '2026-11-20T09:00:00.000Z',
  afzender: { oin: '00000099000910001000', team: 'incasso' },
  ontvanger: { oin: '00000099000000344000', team: 'schuldhulp' },
  type: 'huurachterstand',
  zegel: `sha-256=${'A'.repeat(43)}`,
  route: 'HUUR',
  beleid: { versie: 1, digest: '00' },
  logboek: { naam: 'proef.example/log', vermelding: 'v', blad: 'b' },
};
const EXPECTED = {
  berichtId: CONTENT.berichtId,
  afzender: CONTENT.afzender,
  ontvanger: CONTENT.ontvanger,
  type: CONTENT.type,
  logboek: 'proef.example/log',
};
const fault = (code: string) => ({ kind: 'fault', code });
const signed = (content: unknown, header: Record<string, string> = { alg: 'EdDSA', typ: RECEIPT_TYPE }) =>
  new CompactSign(Buffer.from(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'EdDSA', ...header })
    .sign(privateKey);

describe('a receipt', () => {
  it('holds when the gateway signed it about this message', async () => {
    const jws = await signReceipt(keys, CONTENT);
    const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
    for (const key of [JWK, pem, publicKey])
      expect(await verifyReceipt(jws, key, EXPECTED)).toEqual({ kind: 'verified', receipt: CONTENT });
  });

  it.each([
    ['another message', { berichtId: 'x' }, 'ANDER_BERICHT'],
    ['another sender', { afzender: { ...CONTENT.afzender, team: 'ander' } }, 'ANDERE_AFZENDER'],
    ['another receiver', { ontvanger: { ...CONTENT.ontvanger, oin: '00000099000000355000' } }, 'ANDERE_ONTVANGER'],
    ['another type', { type: 'ggz-ontslag' }, 'ANDER_TYPE'],
    ['another log', { logboek: { ...CONTENT.logboek, naam: 'elders' } }, 'ANDER_LOGBOEK'],
    ['no seal', { zegel: 'sha-256=kort' }, 'ZEGEL_ONLEESBAAR'],
    ['another version', { versie: 2 }, 'ONTVANGSTBEWIJS_ONLEESBAAR'],
    ['no verdict', { besluit: 'geweigerd' }, 'ONTVANGSTBEWIJS_ONLEESBAAR'],
  ])('about %s does not hold', async (_what, change, code) => {
    const jws = await signed({ ...CONTENT, ...change });
    expect(await verifyReceipt(jws, JWK, EXPECTED)).toEqual(fault(code));
  });

  it('does not hold when somebody else signed it', async () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }) as Record<string, unknown>;
    expect(await verifyReceipt(await signReceipt(keys, CONTENT), other, EXPECTED)).toEqual(
      fault('HANDTEKENING_ONGELDIG'),
    );
  });

  it('does not hold when a character was changed, or when it has no signature', async () => {
    const [header, payload, signature] = (await signReceipt(keys, CONTENT)).split('.');
    const changed = Buffer.from(JSON.stringify({ ...CONTENT, besluit: 'aangehouden' })).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: RECEIPT_TYPE })).toString('base64url');
    for (const jws of [`${header}.${changed}.${signature}`, `${none}.${payload}.`, 'a.b.c', ''])
      expect(await verifyReceipt(jws, JWK, EXPECTED)).toEqual(fault('HANDTEKENING_ONGELDIG'));
  });

  it('does not hold when the public key was used as a shared secret', async () => {
    const secret = publicKey.export({ type: 'spki', format: 'der' });
    const jws = await new CompactSign(Buffer.from(JSON.stringify(CONTENT)))
      .setProtectedHeader({ alg: 'HS256', typ: RECEIPT_TYPE })
      .sign(new Uint8Array(secret));
    expect(await verifyReceipt(jws, JWK, EXPECTED)).toEqual(fault('HANDTEKENING_ONGELDIG'));
  });

  it('is not another paper that the same key signed', async () => {
    const jws = await signed(CONTENT, { typ: 'iets-anders+jws' });
    expect(await verifyReceipt(jws, JWK, EXPECTED)).toEqual(fault('ANDER_SOORT_BEWIJS'));
  });

  it('cannot be checked without a key', async () => {
    const jws = await signReceipt(keys, CONTENT);
    for (const key of ['geen sleutel', {}])
      expect(await verifyReceipt(jws, key, EXPECTED)).toEqual(fault('SLEUTEL_ONLEESBAAR'));
  });
});
