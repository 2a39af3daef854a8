/** The mail a receiver is tried with: two good messages, and one of each kind that must not be confirmed. */
import { createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { sealOf } from '../sealed-body.ts';
import type { ReceiverCode } from './receiver-checks.ts';
import { sampleMessage } from './sample-message.ts';

export interface TrialItem {
  readonly verstrekkingId: string;
  /** null: no longer available. */
  readonly jwe: string | null;
  /** As announced. */
  readonly zegel: string;
  /** The check that fails when it is confirmed; null: it should be. */
  readonly trap: Extract<
    ReceiverCode,
    'ZEGEL_NAKIJKEN' | 'ONTSLEUTELEN' | 'KENMERK_NAKIJKEN' | 'NIET_BESCHIKBAAR'
  > | null;
}

/** @param key the team's own key, private or public, RSA or P-256 */
export async function trialMail(key: KeyObject, oin: string, team: string, day: string): Promise<readonly TrialItem[]> {
  const own = key.type === 'private' ? createPublicKey(key) : key;
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
  const parties = {
    afzender: { oin: '00000099000910001000', team: 'incasso', hoedanigheid: 'verhuurder' },
    ontvanger: { oin, team, gemeentecode: '9999' },
  };
  const message = sampleMessage(parties, day, randomUUID())!;
  const seal = (verstrekkingId: string, publicKey: KeyObject) => {
    const { type, afzender, ontvanger, doel, signaaldatum, inhoud } = message;
    const about = { versie: 1, verstrekkingId, type, afzender, ontvanger, doel, signaaldatum };
    const view = { ...about, markeringen: [], termijn: 'T1', inhoud };
    const alg = publicKey.asymmetricKeyType === 'rsa' ? 'RSA-OAEP-256' : 'ECDH-ES+A256KW';
    return new CompactEncrypt(Buffer.from(JSON.stringify(view)))
      .setProtectedHeader({ alg, enc: 'A256GCM', typ: 'JWE', cty: 'application/json' })
      .encrypt(publicKey);
  };
  const item = async (trap: TrialItem['trap']): Promise<TrialItem> => {
    const verstrekkingId = randomUUID();
    if (trap === 'NIET_BESCHIKBAAR') return { verstrekkingId, jwe: null, zegel: '', trap };
    const inside = trap === 'KENMERK_NAKIJKEN' ? randomUUID() : verstrekkingId;
    const jwe = await seal(inside, trap === 'ONTSLEUTELEN' ? other : own);
    const zegel = sealOf(trap === 'ZEGEL_NAKIJKEN' ? `${jwe}.` : jwe);
    return { verstrekkingId, jwe, zegel, trap };
  };
  return Promise.all(
    ([null, 'ZEGEL_NAKIJKEN', 'ONTSLEUTELEN', null, 'KENMERK_NAKIJKEN', 'NIET_BESCHIKBAAR'] as const).map(item),
  );
}
