/**
 * The real directory, with the self-test's own sender and receiver beside the real ones. They have no agreement, and no
 * policy can give them one: that alone refuses everything they could send (R25). Nobody but the self-test sees them.
 */
import type { Client, DirectorySnapshot, IdentityProvider, Organisation, Team, TeamId } from '../ports.ts';
import { certificateThumbprint } from './face.ts';
import { SELF_TEST_ISSUER } from './kinds.ts';
import { SELF_TEST_GEMEENTE } from './messages.ts';
import {
  SELF_TEST_OTHER_TEAM,
  SELF_TEST_RECEIVER,
  SELF_TEST_SENDER,
  SELF_TEST_SUSPENDED,
  SELF_TEST_TEAM,
  type SelfTestFace,
} from './ports.ts';

const ALWAYS = { geldigVan: '2000-01-01' } as const;
const CAPACITIES = ['verhuurder', 'zorgaanbieder_zvw'];

export function directoryWithSelfTest(real: DirectorySnapshot, face: SelfTestFace): DirectorySnapshot {
  const clients = clientsOf(face);
  const own = [SELF_TEST_SENDER, SELF_TEST_RECEIVER, SELF_TEST_SUSPENDED];
  return {
    ...real,
    organisations: with_(real.organisations, organisations()),
    teams: with_(real.teams, teams(face)),
    clientsByTls: with_(
      real.clientsByTls,
      clients.flatMap(one => one.tlsThumbprints.map(print => [print, one] as const)),
    ),
    clientsBySigning: with_(
      real.clientsBySigning,
      clients.flatMap(one => one.signingThumbprints.map(print => [print, one] as const)),
    ),
    identityProviders: with_(real.identityProviders, [[SELF_TEST_SENDER, [PROVIDER]]]),
    agreements: new Map([...real.agreements].filter(([parties]) => !own.some(oin => parties.includes(oin)))),
  };
}

function with_<V>(real: ReadonlyMap<string, V>, own: readonly (readonly [string, V])[]): ReadonlyMap<string, V> {
  return new Map([...real, ...own]);
}

function organisations(): readonly (readonly [string, Organisation])[] {
  const made = (oin: string, status: Organisation['status']) => [oin, { oin, naam: 'Zelftest', status }] as const;
  return [
    made(SELF_TEST_SENDER, 'aangesloten'),
    made(SELF_TEST_RECEIVER, 'aangesloten'),
    made(SELF_TEST_SUSPENDED, 'geschorst'),
  ];
}

function teams({ sealingKey }: SelfTestFace): readonly (readonly [string, Team])[] {
  const made = (oin: string, code: string, soort: string): readonly [string, Team] => {
    const id: TeamId = `${oin}/${code}`;
    const isReceiver = oin === SELF_TEST_RECEIVER;
    return [
      id,
      {
        ...{ id, oin, code, soort, geheimhoudingsplicht: true, drempelEuro: null },
        // A key, so that a yes is not stopped by there being none: it must be stopped by the guard, and be heard of.
        sealingKey: isReceiver
          ? { kid: 'zelftest', algorithm: 'ECDH-ES+A256KW', jwk: sealingKey, validUntilMs: Number.MAX_SAFE_INTEGER }
          : null,
        gemeenten: isReceiver ? [{ gemeentecode: SELF_TEST_GEMEENTE, ...ALWAYS }] : [],
      },
    ];
  };
  return [
    made(SELF_TEST_SENDER, SELF_TEST_TEAM, 'corporatie.incasso'),
    made(SELF_TEST_SENDER, SELF_TEST_OTHER_TEAM, 'corporatie.incasso'),
    made(SELF_TEST_RECEIVER, 'schuldhulp', 'gemeente.schuldhulp'),
    made(SELF_TEST_RECEIVER, 'wmo', 'gemeente.wmo'),
  ];
}

function clientsOf({ certificates }: SelfTestFace): readonly Client[] {
  const made = (oin: string, tls: string, signing: readonly string[]): Client => ({
    id: `zelftest-${oin}`,
    ...{ oin, status: 'actief', tlsThumbprints: [certificateThumbprint(tls)] },
    signingThumbprints: signing.map(certificateThumbprint),
    teams: oin === SELF_TEST_SENDER ? [{ team: `${oin}/${SELF_TEST_TEAM}`, hoedanigheden: CAPACITIES }] : [],
  });
  return [
    made(SELF_TEST_SENDER, certificates.client, [certificates.ondertekening]),
    made(SELF_TEST_SUSPENDED, certificates.geschorst, []),
  ];
}

/** Of the sender; nobody is asked for its keys, because no token of the self-test is signed. */
const PROVIDER: IdentityProvider = {
  ...{ id: 'zelftest', oin: SELF_TEST_SENDER, issuer: SELF_TEST_ISSUER, audience: 'zelftest' },
  ...{ rolesClaim: 'rollen', roles: { fg: 'fg' }, teamsClaim: 'teams', organisationClaim: null },
  validity: ALWAYS,
};
