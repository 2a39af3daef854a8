/** Opens a body that was sealed to a team, after checking that it is the body that was announced. */
import { createHash, createPrivateKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { compactDecrypt } from 'jose';

/** What a receiving team may see of a message, as the gateway built it from the allow-list. */
export interface DisclosedView {
  readonly versie: number;
  readonly verstrekkingId: string;
  readonly type: string;
  readonly afzender: { readonly oin: string; readonly team: string; readonly hoedanigheid: string };
  readonly ontvanger: { readonly oin: string; readonly team: string; readonly gemeentecode?: string };
  readonly doel: string;
  readonly signaaldatum: string;
  readonly markeringen: readonly string[];
  readonly termijn: string;
  readonly inhoud: Readonly<Record<string, unknown>>;
}

export interface AnnouncedBody {
  readonly verstrekkingId: string;
  /** `sha-256=<base64url>` over the compact JWE. */
  readonly zegel: string;
}

export type OpenFault = 'ZEGEL_KLOPT_NIET' | 'NIET_TE_ONTSLEUTELEN' | 'INHOUD_ONLEESBAAR' | 'ANDERE_VERSTREKKING';

export type OpenedBody =
  | { readonly kind: 'opened'; readonly view: DisclosedView }
  | { readonly kind: 'fault'; readonly code: OpenFault };

const OPTIONS = {
  keyManagementAlgorithms: ['RSA-OAEP-256', 'ECDH-ES+A256KW'],
  contentEncryptionAlgorithms: ['A256GCM'],
};

/** @returns `sha-256=<base64url>` over a compact JWE, as it is announced and confirmed */
export function sealOf(jwe: string): string {
  return `sha-256=${createHash('sha256').update(jwe).digest('base64url')}`;
}

/**
 * @param jwe compact JWE as it was fetched
 * @param announced the seal and the id under which it was fetched
 * @param privateKey the team's own key (RSA or EC), as PEM or key object
 */
export async function openBody(
  jwe: string,
  announced: AnnouncedBody,
  privateKey: string | KeyObject,
): Promise<OpenedBody> {
  const [is, should] = [Buffer.from(sealOf(jwe)), Buffer.from(announced.zegel)];
  if (is.length !== should.length || !timingSafeEqual(is, should)) return fault('ZEGEL_KLOPT_NIET');
  const key = typeof privateKey === 'string' ? createPrivateKey(privateKey) : privateKey;
  const decrypted = await compactDecrypt(jwe, key, OPTIONS).catch(() => null);
  if (decrypted === null) return fault('NIET_TE_ONTSLEUTELEN');
  const view = readView(decrypted.plaintext);
  if (view === null) return fault('INHOUD_ONLEESBAAR');
  // A sealed body handed over under another id would be filed in the wrong case.
  return view.verstrekkingId === announced.verstrekkingId ? { kind: 'opened', view } : fault('ANDERE_VERSTREKKING');
}

function readView(plaintext: Uint8Array): DisclosedView | null {
  try {
    const view = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)) as DisclosedView;
    return typeof view.verstrekkingId === 'string' && typeof view.inhoud === 'object' ? view : null;
  } catch {
    return null;
  }
}

function fault(code: OpenFault): OpenedBody {
  return { kind: 'fault', code };
}
