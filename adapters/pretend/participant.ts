/**
 * One participant of the pretend region on disk: certificates and keys as a real organisation would hold them, in a
 * folder of its own. Made once and kept; certificates close to their end are made anew.
 */
import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client, Organisation, SealingKey, Team, TeamId } from '../../gateway/ports.ts';
import { writeSecretFile } from '../system/key-files.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import { newKey } from './certificate-making.ts';
import { type PretendOrganisation, type PretendTeam, servedBy } from './region.ts';

const RENEW_BEFORE_MS = 30 * 86_400_000;
/** A pretend team's key holds as long as a certificate of PKIoverheid G4. */
const KEY_DAYS = 397;

export interface GatewayAddress {
  readonly url: string;
  readonly receiptKey: Readonly<Record<string, unknown>>;
  readonly vkey: string;
}

export interface ParticipantRegistration {
  readonly organisation: Organisation;
  readonly teams: readonly Team[];
  readonly client: Client;
}

/** Key that the gateway keeps for a team: the one in force, or a new one. */
export type KeyKeeper = (team: TeamId) => Promise<SealingKey>;

/**
 * Makes what is missing in the participant's folder and returns how it is registered at the gateway.
 * @param keeper for teams that have no key of their own; without one they are registered without a key
 */
export async function openParticipant(
  folder: string,
  made: PretendOrganisation,
  authority: CertificateAuthority,
  gateway: GatewayAddress,
  epochMs: number,
  keeper?: KeyKeeper,
): Promise<ParticipantRegistration> {
  mkdirSync(join(folder, 'sleutels'), { recursive: true, mode: 0o700 });
  const profiles = [
    ['tls', 'tls'],
    ['ondertekening', 'ondertekening'],
  ] as const;
  for (const [file, profile] of profiles) {
    if (isGood(join(folder, `${file}.pem`), epochMs)) continue;
    const issued = await authority.issue({
      profile,
      subject: { organisation: made.naam, commonName: `${made.map}.seinhuis.example`, oin: made.oin },
      dnsNames: profile === 'tls' ? [`${made.map}.seinhuis.example`] : [],
      epochMs,
    });
    writeSecretFile(join(folder, `${file}.key`), issued.keyPem);
    writeSecretFile(join(folder, `${file}.pem`), issued.chainPem);
  }
  const sealingKeys = await Promise.all(
    made.teams.map(team => {
      if (!team.receives) return null;
      if (team.kept) return keeper?.(`${made.oin}/${team.code}`) ?? null;
      return openTeamKey(join(folder, 'sleutels'), team, epochMs);
    }),
  );
  const teams = made.teams.map((team, index) => ({
    id: `${made.oin}/${team.code}` as TeamId,
    oin: made.oin,
    code: team.code,
    soort: team.soort,
    geheimhoudingsplicht: team.geheimhoudingsplicht,
    drempelEuro: team.drempelEuro,
    sealingKey: sealingKeys[index] ?? null,
    gemeenten: servedBy(made, team),
  }));
  const [first] = made.teams;
  writeSecretFile(
    join(folder, 'deelnemer.json'),
    `${JSON.stringify(
      {
        oin: made.oin,
        naam: made.naam,
        team: first?.code,
        hoedanigheid: first?.hoedanigheden[0],
        gateway: { ...gateway, ca: '../../ca.pem' },
      },
      null,
      2,
    )}\n`,
  );
  return {
    organisation: { oin: made.oin, naam: made.naam, status: 'aangesloten' },
    teams,
    client: {
      id: `${made.oin}-1`,
      oin: made.oin,
      status: 'actief',
      tlsThumbprints: [thumbprintOf(join(folder, 'tls.pem'))],
      signingThumbprints: [thumbprintOf(join(folder, 'ondertekening.pem'))],
      teams: made.teams.map(team => ({
        team: `${made.oin}/${team.code}` as TeamId,
        hoedanigheden: team.hoedanigheden,
      })),
    },
  };
}

function isGood(path: string, epochMs: number): boolean {
  if (!existsSync(path)) return false;
  return Date.parse(new X509Certificate(readFileSync(path)).validTo) > epochMs + RENEW_BEFORE_MS;
}

/** base64url SHA-256 of the leaf's DER, as clients are registered. */
function thumbprintOf(path: string): string {
  return createHash('sha256')
    .update(new X509Certificate(readFileSync(path)).raw)
    .digest('base64url');
}

interface StoredTeamKey {
  readonly kid: string;
  readonly algorithm: SealingKey['algorithm'];
  readonly validUntilMs: number;
}

/**
 * A team's own key pair for sealing: RSA where the region says so, an elliptic curve elsewhere, so that the region shows
 * both ways a team may register.
 */
async function openTeamKey(folder: string, { code, sealing }: PretendTeam, epochMs: number): Promise<SealingKey> {
  const about = join(folder, `${code}.json`);
  const keyFile = join(folder, `${code}.key`);
  if (
    !existsSync(about) ||
    (JSON.parse(readFileSync(about, 'utf8')) as StoredTeamKey).validUntilMs < epochMs + RENEW_BEFORE_MS
  ) {
    const privateKey = await newKey(sealing);
    const thumbprint = createHash('sha256')
      .update(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }))
      .digest('base64url');
    const stored: StoredTeamKey = {
      kid: thumbprint.slice(0, 16),
      algorithm: sealing === 'RSA 3072' ? 'RSA-OAEP-256' : 'ECDH-ES+A256KW',
      validUntilMs: epochMs + KEY_DAYS * 86_400_000,
    };
    writeSecretFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    writeSecretFile(about, JSON.stringify(stored));
  }
  const stored = JSON.parse(readFileSync(about, 'utf8')) as StoredTeamKey;
  const jwk = createPublicKey(createPrivateKey(readFileSync(keyFile))).export({ format: 'jwk' });
  return { ...stored, jwk: jwk as Readonly<Record<string, unknown>> };
}
