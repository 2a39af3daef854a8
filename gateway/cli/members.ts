/** `seinhuis leden`: organisations, their teams and their clients. */
import { existsSync, readFileSync } from 'node:fs';
import { certificatesIn } from '../../adapters/pki/certificate.ts';
import { certificateTrust } from '../../adapters/pki/certificate-path.ts';
import type { ProposedChange } from '../../adapters/postgres/four-eyes.ts';
import { keepTeamKey } from '../../adapters/postgres/team-keys.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import { keyRingFrom } from '../../adapters/system/key-files.ts';
import { isOin } from '../access/oin.ts';
import { type MadeTeamKey, makeTeamKey } from '../casework/zaken/team-keys.ts';
import type {
  CertificateRole,
  CertificateTrust,
  Client,
  DirectorySnapshot,
  Organisation,
  Team,
  TeamId,
} from '../ports.ts';
import { changeDirectoryByTwo, type OperatorConfig, type TwoNames, withDirectory } from './change-by-two.ts';
import type { CommandIo } from './command-io.ts';
import { folderLayout } from './folder-layout.ts';
import { folderTrust } from './installation.ts';
import { readAdministrator } from './people.ts';
import { readSealingKey } from './sealing-key-file.ts';

export interface OrganisationOptions extends TwoNames {
  readonly oin: string;
  readonly naam?: string | undefined;
  readonly wordt?: string | undefined;
}

const STATES: readonly string[] = ['aangesloten', 'geschorst', 'beeindigd'] satisfies Organisation['status'][];

/** Adds an organisation, or changes its name or state. What is not named stays. */
export function runOrganisation(config: OperatorConfig, options: OrganisationOptions, io: CommandIo): Promise<number> {
  return changeDirectoryByTwo(config, options, io, directory => {
    const known = directory.organisations.get(options.oin);
    const naam = options.naam ?? known?.naam;
    const status = options.wordt ?? known?.status ?? 'aangesloten';
    if (!isOin(options.oin, 'ook-test')) return 'Dit is geen OIN: twintig tekens, met een bekend voorvoegsel.';
    if (naam === undefined) return 'Geef een nieuwe organisatie een naam met --naam.';
    if (!STATES.includes(status)) return `Een organisatie is ${STATES.join(', ')}.`;
    const organisation = { oin: options.oin, naam, status: status as Organisation['status'] };
    return { kind: 'organisatie', directory: { organisations: [organisation] } };
  });
}

export interface TeamOptions extends TwoNames {
  readonly oin: string;
  readonly code: string;
  readonly soort?: string | undefined;
  /** `0344` or `0344=2026-01-01` or `0344=2026-01-01..2026-12-31`; together they replace those there are. */
  readonly gemeente?: readonly string[] | undefined;
  readonly geheimhoudingsplicht?: boolean | undefined;
  readonly drempel?: string | undefined;
  /** Public key or encryption certificate of the team, PEM. */
  readonly zegelsleutel?: string | undefined;
  readonly zegelsleutelTot?: string | undefined;
  /** The gateway makes the key and keeps its private half, so that the team has its casework here. */
  readonly bewaarSleutel?: boolean | undefined;
}

/** Adds a team, or changes what is named of it. A new sealing key becomes the current one; earlier ones stay known. */
export function runTeam(config: OperatorConfig, options: TeamOptions, io: CommandIo): Promise<number> {
  const id = `${options.oin}/${options.code}` as TeamId;
  const made = options.bewaarSleutel === true ? keyToKeep(config, id) : null;
  const plan = (directory: DirectorySnapshot): ProposedChange | string => {
    const known = directory.teams.get(id);
    const soort = options.soort ?? known?.soort;
    if (!directory.organisations.has(options.oin)) return 'Deze organisatie is er nog niet.';
    if (soort === undefined) return 'Geef een nieuw team een soort met --soort, zoals gemeente.schuldhulp.';
    const served = (options.gemeente ?? []).map(one => municipalityOf(one, systemClock.now().localDate));
    if (served.some(one => one === null))
      return 'Schrijf een gemeente als 0344, 0344=2026-01-01 of 0344=2026-01-01..2026-12-31.';
    if (options.drempel !== undefined && !/^\d{1,7}$/.test(options.drempel))
      return 'De drempel is een bedrag in hele euro’s.';
    if (made !== null && options.zegelsleutel !== undefined)
      return 'Kies: een zegelsleutel van het team zelf, of een die de poort bewaart.';
    const key =
      options.zegelsleutel === undefined ? null : readSealingKey(options.zegelsleutel, options.zegelsleutelTot);
    if (key?.kind === 'fault') return key.text;
    const team: Team = {
      id,
      oin: options.oin,
      code: options.code,
      soort,
      geheimhoudingsplicht: options.geheimhoudingsplicht ?? known?.geheimhoudingsplicht ?? false,
      drempelEuro: options.drempel === undefined ? (known?.drempelEuro ?? null) : Number(options.drempel),
      sealingKey: made?.sealingKey ?? key?.key ?? known?.sealingKey ?? null,
      gemeenten: options.gemeente === undefined ? (known?.gemeenten ?? []) : served.flatMap(one => one ?? []),
    };
    return { kind: 'team', directory: { teams: [team] } };
  };
  // The private half is kept before anybody can seal to the other.
  return changeDirectoryByTwo(
    ...([config, options, io, plan, undefined] as const),
    async db => void (made !== null && (await keepTeamKey(db, made.kept))),
  );
}

function keyToKeep(config: OperatorConfig, team: TeamId): MadeTeamKey {
  const keys = keyRingFrom(folderLayout(config.folder).keys, config.logName);
  return makeTeamKey(keys, systemEntropy, team, systemClock.now().epochMs);
}

const MUNICIPALITY = /^(\d{4})(?:=(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?)?$/;

function municipalityOf(text: string, today: string): Team['gemeenten'][number] | null {
  const [, gemeentecode, from, until] = MUNICIPALITY.exec(text) ?? [];
  if (gemeentecode === undefined) return null;
  return { gemeentecode, geldigVan: from ?? today, ...(until === undefined ? {} : { geldigTot: until }) };
}

export interface ClientOptions extends TwoNames {
  readonly oin: string;
  readonly id: string;
  /** Certificate files, PEM or DER. Together they replace those there are. */
  readonly tls?: readonly string[] | undefined;
  readonly ondertekening?: readonly string[] | undefined;
  /** `<team code>=<hoedanigheid>,<hoedanigheid>`; a team that only receives has none: `<team code>`. */
  readonly namens?: readonly string[] | undefined;
  readonly intrekken?: boolean | undefined;
}

/** Adds a client from its certificates, or changes what is named of it. */
export function runClient(
  config: OperatorConfig,
  options: ClientOptions,
  io: CommandIo,
  trust: CertificateTrust = certificateTrust(folderTrust(config.folder)),
): Promise<number> {
  return changeDirectoryByTwo(config, options, io, directory => {
    const known = clientsOf(directory).find(one => one.id === options.id);
    if (known !== undefined && known.oin !== options.oin) return 'Deze client is van een andere organisatie.';
    const tls = thumbprintsOf(options.tls, 'tls-client', options.oin, trust);
    if (typeof tls === 'string') return tls;
    const signing = thumbprintsOf(options.ondertekening, 'ondertekening', options.oin, trust);
    if (typeof signing === 'string') return signing;
    const teams = (options.namens ?? []).map(one => claimOf(one, options.oin));
    if (teams.some(one => one === null)) return 'Schrijf bij --namens: team=hoedanigheid,hoedanigheid.';
    const client: Client = {
      id: options.id,
      oin: options.oin,
      status: options.intrekken === true ? 'ingetrokken' : (known?.status ?? 'actief'),
      tlsThumbprints: tls ?? known?.tlsThumbprints ?? [],
      signingThumbprints: signing ?? known?.signingThumbprints ?? [],
      teams: options.namens === undefined ? (known?.teams ?? []) : teams.flatMap(one => one ?? []),
    };
    if (client.tlsThumbprints.length === 0) return 'Geef een client ten minste één --tls.';
    if (client.teams.length === 0) return 'Geef een client ten minste één --namens.';
    return { kind: 'client', directory: { clients: [client] } };
  });
}

function clientsOf(directory: DirectorySnapshot): readonly Client[] {
  return [...new Set([...directory.clientsByTls.values(), ...directory.clientsBySigning.values()])];
}

function claimOf(text: string, oin: string): Client['teams'][number] | null {
  const [, code, list] = /^([a-z0-9][a-z0-9-]{0,39})(?:=([a-z_.,-]+))?$/.exec(text) ?? [];
  return code === undefined ? null : { team: `${oin}/${code}`, hoedanigheden: list?.split(',') ?? [] };
}

/** These say something about this machine, not about the certificate. */
const LIST_FAULTS: readonly string[] = ['CRL_ONTBREEKT', 'CRL_VERLOPEN'];

/** @returns undefined when none are named; a text when one may not be registered */
function thumbprintsOf(
  paths: readonly string[] | undefined,
  role: CertificateRole,
  oin: string,
  trust: CertificateTrust,
): readonly string[] | string | undefined {
  if (paths === undefined || paths.length === 0) return undefined;
  const thumbprints: string[] = [];
  for (const path of paths) {
    if (!existsSync(path)) return `${path} is er niet.`;
    const chain = certificatesIn(readFileSync(path));
    const verdict = trust.validate(chain, role, systemClock.now());
    if (verdict.kind === 'invalid') {
      const wayOn = LIST_FAULTS.includes(verdict.code) ? ' Haal eerst de intrekkingslijsten op.' : '';
      return `${path} is niet te gebruiken als ${role}: ${verdict.code}.${wayOn}`;
    }
    if (verdict.oin !== oin) return `${path} is van een andere organisatie.`;
    thumbprints.push(verdict.thumbprint);
  }
  return thumbprints;
}

export interface AdministratorOptions extends TwoNames {
  readonly wie: string;
  /** `iss` of the provider where this administrator signs in; without it by command only. */
  readonly aanmelddienst?: string | undefined;
  readonly intrekken?: boolean | undefined;
}

/** Adds an administrator, or ends one. Two always stay. */
export function runAdministrator(
  config: OperatorConfig,
  options: AdministratorOptions,
  io: CommandIo,
): Promise<number> {
  return changeDirectoryByTwo(config, options, io, directory => {
    const who = readAdministrator(options.wie);
    if (who === null) return 'Geef bij --wie een beheerder: <OIN>:<subject>.';
    const status = options.intrekken === true ? 'ingetrokken' : 'actief';
    const issuer = options.aanmelddienst;
    if (issuer === undefined) return { kind: 'beheerder', administrators: [{ ...who, status }] };
    const isTheirs = directory.identityProviders.get(who.oin)?.some(one => one.issuer === issuer) === true;
    if (!isTheirs)
      return 'Deze aanmelddienst is niet vastgelegd voor die organisatie (`seinhuis leden aanmelddienst`).';
    return { kind: 'beheerder', administrators: [{ ...who, status, issuer }] };
  });
}

/** What is registered, one line each. */
export function runMemberList(config: OperatorConfig, io: CommandIo): Promise<number> {
  return withDirectory(config, async (_db, directory) => {
    for (const { oin, naam, status } of directory.organisations.values()) {
      io.out(`${oin}  ${naam}  ${status}`);
      for (const team of directory.teams.values()) {
        if (team.oin !== oin) continue;
        const until =
          team.sealingKey === null ? 'geen zegelsleutel' : `zegelsleutel tot ${dayOf(team.sealingKey.validUntilMs)}`;
        io.out(
          `  team ${team.code}  ${team.soort}  ${team.gemeenten.map(one => one.gemeentecode).join(' ')}  ${until}`,
        );
      }
      for (const one of directory.identityProviders.get(oin) ?? []) {
        const { geldigVan, geldigTot } = one.validity;
        io.out(`  aanmelddienst ${one.id}  ${one.issuer}  ${geldigVan}..${geldigTot ?? ''}`);
      }
      for (const client of clientsOf(directory))
        if (client.oin === oin)
          io.out(`  client ${client.id}  ${client.status}  ${client.teams.map(one => one.team.slice(21)).join(' ')}`);
    }
    return 0;
  });
}

function dayOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}
