/**
 * A newcomer in the practice region: an organisation with a test number, certificates and keys of its own, registered
 * like the others of its kind, so that a partner's developer can try everything on one machine.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DirectorySnapshot } from '../../gateway/ports.ts';
import type { DirectoryChange } from '../postgres/directory-writer.ts';
import { writeSecretFile } from '../system/key-files.ts';
import { pretendAgreementId, signedByParties } from './agreements.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import { type GatewayAddress, openParticipant } from './participant.ts';
import { FIRST_SENDER, PRETEND_REGION, type PretendOrganisation, pretendAgreements } from './region.ts';

/** A newcomer of a kind gets the teams and capacities that this organisation of the region has. */
const LIKE = {
  verhuurder: FIRST_SENDER,
  energieleverancier: 'energie-lichtstad',
  drinkwaterbedrijf: 'water-kromme-rijn',
  zorgverzekeraar: 'zorgverzekeraar-zorgzeker',
  cak: 'cak',
  pi: 'pi-het-sluiswachtershuis',
  reclassering: 'reclassering-midden',
  ggz: 'ggz-de-lindehof',
  gemeente: 'gemeente-zeist',
} as const satisfies Readonly<Record<string, string>>;

export type NewcomerKind = keyof typeof LIKE;
export const NEWCOMER_KINDS = Object.keys(LIKE) as readonly NewcomerKind[];

export interface NewcomerOrder {
  readonly naam: string;
  readonly soort: NewcomerKind;
}

export type NewcomerRefusal = {
  readonly kind: 'refused';
  readonly code: 'NAAM_ONBRUIKBAAR' | 'NAAM_BEZET' | 'ANDERE_SOORT';
};

export interface Newcomer {
  readonly kind: 'newcomer';
  readonly organisation: PretendOrganisation;
  readonly folder: string;
  /** Organisations of the region that take part already; with the others there is no agreement yet. */
  readonly known: readonly PretendOrganisation[];
}

const ORDER_FILE = 'nieuwkomer.json';
const SINCE = '2026-01-01';

/** Codes of municipalities end below 2000; a made-up one begins with a nine and belongs to nobody. */
const gemeentecodeOf = (digest: Buffer) => String(9000 + (digest.readUInt16BE(8) % 1000));

/**
 * The organisation a name and a kind stand for: always the same number for the same name.
 * @returns null when no folder can be named after it
 */
export function newcomerOrganisation({ naam, soort }: NewcomerOrder): PretendOrganisation | null {
  const map = naam
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const example = PRETEND_REGION.find(one => one.map === LIKE[soort]);
  if (map === '' || map.length > 60 || naam.length > 100 || example === undefined) return null;
  const digest = createHash('sha256').update(map).digest();
  // Above the numbers of the region itself, below those of the gateway.
  const number = 100_000_000 + Number(digest.readBigUInt64BE(0) % 800_000_000n);
  return {
    map,
    oin: `00000099${number}000`,
    naam: `${naam} (oefening)`,
    // A newcomer brings its own keys, also where the example lets the gateway keep one.
    teams: example.teams.map(({ kept: _kept, ...team }) => team),
    gemeente: example.gemeente === null ? null : { gemeentecode: gemeentecodeOf(digest), geldigVan: SINCE },
  };
}

interface Surroundings {
  /** Folder of the practice region, `.seinhuis`. */
  readonly folder: string;
  readonly authority: CertificateAuthority;
  readonly address: GatewayAddress;
  readonly directory: DirectorySnapshot;
  readonly change: (what: DirectoryChange) => Promise<void>;
  readonly epochMs: number;
}

/** Makes the newcomer's folder and registers it, with agreements as others of its kind have. Again changes nothing. */
export async function joinNewcomer(order: NewcomerOrder, around: Surroundings): Promise<Newcomer | NewcomerRefusal> {
  const organisation = newcomerOrganisation(order);
  if (organisation === null) return { kind: 'refused', code: 'NAAM_ONBRUIKBAAR' };
  const participants = join(around.folder, 'deelnemers');
  const folder = join(participants, organisation.map);
  const before = readOrder(folder);
  if (before === null && existsSync(folder)) return { kind: 'refused', code: 'NAAM_BEZET' };
  if (before !== null && before.naam !== order.naam) return { kind: 'refused', code: 'NAAM_BEZET' };
  if (before !== null && before.soort !== order.soort) return { kind: 'refused', code: 'ANDERE_SOORT' };

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeSecretFile(join(folder, ORDER_FILE), `${JSON.stringify(order)}\n`);
  const registration = await openParticipant(folder, organisation, around.authority, around.address, around.epochMs);
  const others = [...PRETEND_REGION, ...newcomersIn(participants)].filter(one => one.oin !== organisation.oin);
  // The rest of the region may still be on its way; an agreement needs both parties.
  const known = others.filter(one => around.directory.organisations.has(one.oin));
  await around.change({
    organisations: [registration.organisation],
    teams: registration.teams,
    clients: [registration.client],
  });
  const signed = new Set([...around.directory.agreements.values()].flat().map(one => one.agreementId));
  const agreed = pretendAgreements([...known, organisation])
    .filter(one => one.senderOin === organisation.oin || one.receiverTeam.startsWith(`${organisation.oin}/`))
    .map(one => ({ ...one, validity: { geldigVan: SINCE } }))
    .map(one => ({ agreementId: pretendAgreementId(one), ...one }))
    .filter(one => !signed.has(one.agreementId));
  const folderOf = (oin: string) => join(participants, [...known, organisation].find(one => one.oin === oin)!.map);
  await around.change({ agreements: await signedByParties(agreed, folderOf, around.epochMs) });
  return { kind: 'newcomer', organisation, folder, known };
}

function newcomersIn(participants: string): readonly PretendOrganisation[] {
  return readdirSync(participants).flatMap(map => {
    const order = readOrder(join(participants, map));
    const organisation = order === null ? null : newcomerOrganisation(order);
    return organisation === null ? [] : [organisation];
  });
}

function readOrder(folder: string): NewcomerOrder | null {
  const path = join(folder, ORDER_FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as NewcomerOrder) : null;
}
