import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBody, sealOf } from '../../adapters/partner/index.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import { sealText } from '../../gateway/exchange/receipt.ts';
import { compactJwe, sealTo } from '../../gateway/exchange/seal.ts';
import type { SealingKey } from '../../gateway/ports.ts';

const ID = '01938c00-0000-7000-8000-000000000001';
const VIEW = { versie: 1, verstrekkingId: ID, type: 'huurachterstand', inhoud: { bedragEuro: 780 } };

const keys: Record<SealingKey['algorithm'], KeyObject> = {
  'RSA-OAEP-256': generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  'ECDH-ES+A256KW': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
};

function sealingKey(algorithm: SealingKey['algorithm']): SealingKey {
  const jwk = createPublicKey(keys[algorithm]).export({ format: 'jwk' }) as Record<string, unknown>;
  return { kid: 'k', algorithm, jwk, validUntilMs: Number.MAX_SAFE_INTEGER };
}

describe.each(['RSA-OAEP-256', 'ECDH-ES+A256KW'] as const)('a body sealed with %s', algorithm => {
  let jwe: string;
  let zegel: string;
  beforeAll(async () => {
    const sealed = await sealTo(sealingKey(algorithm), JSON.stringify(VIEW), systemEntropy);
    jwe = compactJwe(sealed);
    zegel = sealText(sealed.digest);
  });

  it('is opened by the team it was sealed for', async () => {
    expect(sealOf(jwe)).toBe(zegel);
    expect(await openBody(jwe, { verstrekkingId: ID, zegel }, keys[algorithm])).toEqual({ kind: 'opened', view: VIEW });
    const pem = keys[algorithm].export({ type: 'pkcs8', format: 'pem' }) as string;
    expect((await openBody(jwe, { verstrekkingId: ID, zegel }, pem)).kind).toBe('opened');
  });

  it('is not opened when it is not the body that was announced', async () => {
    const other = sealText((await sealTo(sealingKey(algorithm), JSON.stringify(VIEW), systemEntropy)).digest);
    for (const wrong of [other, '', zegel.slice(0, -1), zegel.replace('sha-256', 'sha-512')])
      expect(await openBody(jwe, { verstrekkingId: ID, zegel: wrong }, keys[algorithm])).toEqual({
        kind: 'fault',
        code: 'ZEGEL_KLOPT_NIET',
      });
  });

  it('is not opened under another id', async () => {
    const announced = { verstrekkingId: '01938c00-0000-7000-8000-000000000002', zegel };
    expect(await openBody(jwe, announced, keys[algorithm])).toEqual({ kind: 'fault', code: 'ANDERE_VERSTREKKING' });
  });

  it('is not opened by another team', async () => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expect(await openBody(jwe, { verstrekkingId: ID, zegel }, stranger)).toEqual({
      kind: 'fault',
      code: 'NIET_TE_ONTSLEUTELEN',
    });
  });

  it('is not opened after one character was changed, even with the seal of the change', async () => {
    const parts = jwe.split('.');
    parts[3] = `${parts[3]!.startsWith('A') ? 'B' : 'A'}${parts[3]!.slice(1)}`;
    const changed = parts.join('.');
    expect(await openBody(changed, { verstrekkingId: ID, zegel: sealOf(changed) }, keys[algorithm])).toEqual({
      kind: 'fault',
      code: 'NIET_TE_ONTSLEUTELEN',
    });
  });
});

describe('a sealed body', () => {
  it('is not opened when it was made with a weaker algorithm', async () => {
    const jwe = await new CompactEncrypt(Buffer.from(JSON.stringify(VIEW)))
      .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A128CBC-HS256' })
      .encrypt(createPublicKey(keys['RSA-OAEP-256']));
    expect(await openBody(jwe, { verstrekkingId: ID, zegel: sealOf(jwe) }, keys['RSA-OAEP-256'])).toMatchObject({
      kind: 'fault',
    });
  });

  it('with something else than a message in it is a fault', async () => {
    for (const text of ['geen json', '[]', '"tekst"', 'null', '{}']) {
      const jwe = compactJwe(await sealTo(sealingKey('ECDH-ES+A256KW'), text, systemEntropy));
      const opened = await openBody(jwe, { verstrekkingId: ID, zegel: sealOf(jwe) }, keys['ECDH-ES+A256KW']);
      expect(opened).toEqual({ kind: 'fault', code: 'INHOUD_ONLEESBAAR' });
    }
  });
});
