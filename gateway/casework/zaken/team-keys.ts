/**
 * Keys that the gateway keeps for a team, so that the team has its casework here. Nothing is sealed to a key before its
 * private half is kept; that half leaves the database only sealed, and this module only as a body that was opened.
 */
import { createHash, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { compactDecrypt, decodeProtectedHeader, importJWK } from 'jose';
import { openForGateway, sealForGateway } from '../../exchange/gateway-seal.ts';
import type { Entropy, GatewaySealed, KeyRing, Ports, SealingKey, TeamId } from '../../ports.ts';
import { teamKeyName } from './ports.ts';

const ALGORITHM = 'ECDH-ES+A256KW';
/** As long as a certificate of PKIoverheid G4 would hold. */
const KEY_DAYS = 397;
const DAY_MS = 86_400_000;

export interface MadeTeamKey {
  /** The public half, to register for the team. */
  readonly sealingKey: SealingKey;
  /** The private half, as it is kept. */
  readonly kept: {
    readonly team: TeamId;
    readonly kid: string;
    readonly sealed: GatewaySealed;
    readonly madeMs: number;
  };
}

export function makeTeamKey(keys: KeyRing, entropy: Entropy, team: TeamId, epochMs: number): MadeTeamKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
    .slice(0, 16);
  const sealed = sealForGateway(keys, entropy, teamKeyName(team, kid), privateKey.export({ format: 'jwk' }));
  const jwk = publicKey.export({ format: 'jwk' }) as SealingKey['jwk'];
  return {
    sealingKey: { kid, algorithm: ALGORITHM, jwk, validUntilMs: epochMs + KEY_DAYS * DAY_MS },
    kept: { team, kid, sealed, madeMs: epochMs },
  };
}

/** A message as the team reads it; the form is that of `docs/vroegsignalering.md`, sealed by `signal-flow.ts`. */
export interface OpenedMessage {
  readonly verstrekkingId: string;
  readonly type: string;
  readonly afzender: { readonly oin: string; readonly team: string };
  readonly ontvanger: { readonly oin: string; readonly team: string; readonly gemeentecode?: string };
  readonly signaaldatum: string;
  readonly inhoud: Readonly<Record<string, unknown>>;
}

export type Opening =
  | { readonly kind: 'geopend'; readonly bericht: OpenedMessage }
  /** Sealed to a key that is not kept here, or not to this team. */
  | { readonly kind: 'niet_te_openen' };

/**
 * Opens what was disclosed to one team; each key is fetched once. Throws when the key itself cannot be had, which may pass.
 * Whoever shows what comes out notes the reading first.
 */
export function teamOpener({ teamKeys, keys }: Pick<Ports, 'teamKeys' | 'keys'>, team: TeamId) {
  const known = new Map<string, Promise<Awaited<ReturnType<typeof importJWK>> | null>>();
  const keyOf = (kid: string) => {
    const found = known.get(kid) ?? teamKeys.find(team, kid).then(sealed => readKey(keys, team, kid, sealed));
    known.set(kid, found);
    return found;
  };
  return async (jwe: string): Promise<Opening> => {
    const kid = kidOf(jwe);
    const key = kid === null ? null : await keyOf(kid);
    if (key === null) return { kind: 'niet_te_openen' };
    try {
      const { plaintext } = await compactDecrypt(jwe, key, ACCEPTED);
      return { kind: 'geopend', bericht: JSON.parse(Buffer.from(plaintext).toString('utf8')) as OpenedMessage };
    } catch {
      return { kind: 'niet_te_openen' };
    }
  };
}

const ACCEPTED = { keyManagementAlgorithms: [ALGORITHM], contentEncryptionAlgorithms: ['A256GCM'] };

function kidOf(jwe: string): string | null {
  try {
    return decodeProtectedHeader(jwe).kid ?? null;
  } catch {
    return null;
  }
}

async function readKey(keys: KeyRing, team: TeamId, kid: string, sealed: GatewaySealed | null) {
  if (sealed === null) return null;
  return importJWK(openForGateway(keys, teamKeyName(team, kid), sealed) as JsonWebKey, ALGORITHM);
}
