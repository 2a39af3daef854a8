/** `seinhuis sandbox NAAM`: a newcomer organisation in the practice region, with everything it needs, in one command. */

import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { sampleMessage } from '../../adapters/partner/conformance/sample-message.ts';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { openDirectory } from '../../adapters/postgres/directory-store.ts';
import { changeDirectory } from '../../adapters/postgres/directory-writer.ts';
import { launchPostgres } from '../../adapters/postgres/launch.ts';
import { loginUrl, readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { openCertificateAuthority } from '../../adapters/pretend/certificate-authority.ts';
import {
  joinNewcomer,
  NEWCOMER_KINDS,
  type Newcomer,
  type NewcomerOrder,
  type NewcomerRefusal,
} from '../../adapters/pretend/newcomer.ts';
import type { GatewayAddress } from '../../adapters/pretend/participant.ts';
import {
  FIRST_RECEIVER,
  FIRST_SENDER,
  PRETEND_REGION,
  type PretendOrganisation,
} from '../../adapters/pretend/region.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { writeSecretFile } from '../../adapters/system/key-files.ts';
import { agreementAsKept } from '../agreements/judge.ts';
import type { GatewayConfig } from '../config.ts';
import type { CommandIo } from './command-io.ts';

export interface SandboxOptions {
  readonly naam: string;
  readonly soort: string;
}

const DATABASE = 'seinhuis';
const REFUSALS: Readonly<Record<NewcomerRefusal['code'], string>> = {
  NAAM_ONBRUIKBAAR: 'Kies een naam met letters of cijfers, van ten hoogste 60 tekens.',
  NAAM_BEZET: 'Er is al een deelnemer met deze naam. Kies een andere naam.',
  ANDERE_SOORT: 'Deze nieuwkomer bestaat al en is van een andere soort. Kies een andere naam.',
};

/** @returns 0 when the newcomer takes part */
export async function runSandbox(
  { naam, soort }: SandboxOptions,
  config: GatewayConfig,
  io: CommandIo,
): Promise<number> {
  const kind = NEWCOMER_KINDS.find(one => one === soort);
  if (kind === undefined) {
    io.err(`Kies bij --soort een van: ${NEWCOMER_KINDS.join(', ')}.`);
    return 1;
  }
  const folder = resolve(config.folder);
  const about = join(folder, 'deelnemers', FIRST_SENDER, 'deelnemer.json');
  if (config.databaseUrl !== null || !existsSync(about)) {
    io.err('Hier is geen oefenregio. Start er eerst een met `npm start`.');
    return 1;
  }
  const newcomer = await enrol(folder, about, { naam, soort: kind }, config.pagesPort);
  if (newcomer.kind === 'refused') {
    io.err(REFUSALS[newcomer.code]);
    return 1;
  }
  const samplePath = join(newcomer.folder, 'voorbeeld-signaal.json');
  const sample = sampleFor(newcomer);
  if (sample !== null) writeSecretFile(samplePath, `${JSON.stringify(sample, null, 2)}\n`);
  for (const line of told(folder, newcomer, sample === null ? null : samplePath)) io.out(line);
  return 0;
}

/** Works beside a gateway that runs (it hears of the new version of the directory) and without one. */
async function enrol(folder: string, about: string, order: NewcomerOrder, pagesPort: number) {
  const { gateway } = JSON.parse(readFileSync(about, 'utf8')) as { gateway: GatewayAddress };
  const { epochMs } = systemClock.now();
  const crlUrl = `http://localhost:${pagesPort}/crl`;
  const authority = await openCertificateAuthority({ folder: join(folder, 'pki'), epochMs, crlUrl });
  const passwords = readOrCreatePasswords(join(folder, 'sleutels', 'databank'));
  const server = await launchPostgres({ folder, password: passwords.beheer });
  const gatewayUrl = loginUrl(server.url, 'gateway', passwords.gateway, DATABASE);
  const pools = [
    kyselyOn(openPool(gatewayUrl, 'oefening', 1)),
    kyselyOn(openPool(loginUrl(server.url, 'migrate', passwords.migrate, DATABASE), 'oefening', 1)),
  ] as const;
  try {
    const directory = await openDirectory(pools[0], gatewayUrl, agreementAsKept);
    try {
      return await joinNewcomer(order, {
        folder,
        authority,
        address: { url: gateway.url, receiptKey: gateway.receiptKey, vkey: gateway.vkey },
        directory: await directory.current(),
        change: async what => void (await changeDirectory(pools[1], what)),
        epochMs,
      });
    } finally {
      await directory.close();
    }
  } finally {
    for (const pool of pools) await pool.destroy();
    // A server that was running belongs to the gateway that started it.
    if (!server.reused) await server.stop();
  }
}

/** A first signal: by the newcomer to the first municipality, or by the first corporation to the newcomer. */
function sampleFor({ organisation, known }: Newcomer) {
  const receives = isReceiver(organisation);
  const other = known.find(one => one.map === (receives ? FIRST_SENDER : FIRST_RECEIVER));
  if (other === undefined) return null;
  const [from, to] = receives ? [other, organisation] : [organisation, other];
  const [team] = from.teams;
  const receiver = to.teams.find(one => one.soort === 'gemeente.schuldhulp');
  if (team === undefined || receiver === undefined || to.gemeente === null) return null;
  return sampleMessage(
    {
      afzender: { oin: from.oin, team: team.code, hoedanigheid: team.hoedanigheden[0] ?? '' },
      ontvanger: { oin: to.oin, team: receiver.code, gemeentecode: to.gemeente.gemeentecode },
    },
    systemClock.now().localDate,
    randomUUID(),
  );
}

function isReceiver({ teams }: PretendOrganisation): boolean {
  return teams.some(team => team.receives);
}

function told(region: string, newcomer: Newcomer, samplePath: string | null): readonly string[] {
  const { organisation, folder, known } = newcomer;
  const shown = (path: string) => relative(process.cwd(), path) || '.';
  const folderOf = (map: string) => shown(join(region, 'deelnemers', map));
  const command = 'npm run -s seinhuis --';
  const receives = isReceiver(organisation);
  const [sender, receiver] = receives
    ? [folderOf(FIRST_SENDER), shown(folder)]
    : [shown(folder), folderOf(FIRST_RECEIVER)];
  const teams = organisation.teams.map(team => `${team.code} (${team.hoedanigheden.join(', ')})`).join(', ');
  const missing = PRETEND_REGION.length - known.filter(one => PRETEND_REGION.includes(one)).length;
  return [
    `${organisation.naam} doet mee met OIN ${organisation.oin}.`,
    `Teams: ${teams}`,
    ...(organisation.gemeente === null ? [] : [`Gemeentecode: ${organisation.gemeente.gemeentecode} (verzonnen)`]),
    `Map met certificaten en sleutels: ${shown(folder)}`,
    ...(missing > 0
      ? [`${missing} organisaties van de oefenregio doen nog niet mee. Geef dit commando later nog een keer.`]
      : []),
    '',
    'Probeer dit, terwijl de oefenregio draait (`npm start`):',
    '',
    ...(samplePath === null
      ? []
      : [
          receives
            ? '  # een corporatie stuurt de nieuwkomer een eerste signaal'
            : '  # de nieuwkomer stuurt een eerste signaal',
          `  ${command} push --als ${sender} ${shown(samplePath)}`,
          '',
        ]),
    receives
      ? '  # de nieuwkomer haalt op, ontsleutelt en bevestigt'
      : '  # de gemeente haalt op, ontsleutelt en bevestigt',
    `  ${command} pull --als ${receiver} --team schuldhulp --map ontvangen`,
    '',
    '  # toets uw eigen software (docs/partner/README.md)',
    `  ${command} conform --luister --rol ${receives ? 'ontvanger' : 'verzender'} --als ${shown(folder)}`,
  ];
}
