/** `seinhuis conform --luister`: plays the gateway on this machine and judges the sender or receiver that calls. */
import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '../../adapters/partner/conformance/finding.ts';
import { type HeardRequest, openListener, type Reply } from '../../adapters/partner/conformance/listener.ts';
import { receiverTrial } from '../../adapters/partner/conformance/receiver.ts';
import { trialMail } from '../../adapters/partner/conformance/receiver-mail.ts';
import { SUBMISSIONS_NEEDED, senderTrial } from '../../adapters/partner/conformance/sender.ts';
import { readParticipant, readTeamKey } from '../../adapters/partner/index.ts';
import { certificateTrust } from '../../adapters/pki/certificate-path.ts';
import { crlShelf } from '../../adapters/pki/revocation.ts';
import { TRIAL_POLICIES } from '../../adapters/pki/role-profiles.ts';
import { openCertificateAuthority } from '../../adapters/pretend/certificate-authority.ts';
import { PRETEND_REGION, servedBy } from '../../adapters/pretend/region.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { keyRingFrom } from '../../adapters/system/key-files.ts';
import type { GatewayConfig } from '../config.ts';
import type { CertificateTrust } from '../ports.ts';
import type { CommandIo } from './command-io.ts';
import { tellFindings } from './conform-report.ts';

export interface ConformListenOptions {
  readonly rol: string;
  /** Folder of the receiver; a sender needs none. */
  readonly als?: string | undefined;
  readonly team?: string | undefined;
  readonly poort: number;
  /** How long to wait for requests at most. */
  readonly seconden: number;
  readonly json?: boolean | undefined;
}

interface Trial {
  readonly handle: (heard: HeardRequest) => Promise<Reply>;
  readonly isDone: () => boolean;
  readonly findings: () => readonly Finding[];
  readonly asked: string;
}

const POLL_MS = 200;
/** So long nothing more may come: a refused message that comes back comes soon. */
const QUIET_MS = 3_000;

/** @param stopped settles when the user has had enough */
export async function runConformListen(
  options: ConformListenOptions,
  config: GatewayConfig,
  io: CommandIo,
  stopped: Promise<void>,
): Promise<number> {
  const folder = resolve(config.folder);
  const file = (name: string) => join(folder, 'sleutels', name);
  if (!existsSync(file('gateway.pem'))) {
    io.err('Hier is geen oefenregio, en daar komen de certificaten vandaan. Start er eerst een met `npm start`.');
    return 1;
  }
  const trust = await pretendTrust(folder, config.pagesPort);
  const trial = options.rol === 'verzender' ? senderOf(trust, folder, config) : await receiverOf(trust, options, io);
  if (trial === null) return 1;
  let lastMs = systemClock.now().epochMs;
  const startedMs = lastMs;
  const listener = await openListener({
    cert: readFileSync(file('gateway.pem'), 'utf8'),
    key: readFileSync(file('gateway.key'), 'utf8'),
    host: '127.0.0.1',
    port: options.poort,
    handle: heard => {
      lastMs = systemClock.now().epochMs;
      return trial.handle(heard);
    },
  });
  const say = options.json === true ? io.err : io.out;
  say(`Luistert op https://localhost:${listener.port} (wederzijds TLS; wortel: ${join(folder, 'ca.pem')}).`);
  say(trial.asked);
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
  });
  for (;;) {
    await new Promise(later => setTimeout(later, POLL_MS));
    const { epochMs } = systemClock.now();
    const isOver = epochMs - startedMs > options.seconden * 1000 || (trial.isDone() && epochMs - lastMs > QUIET_MS);
    if (isStopped || isOver) break;
  }
  await listener.close();
  return tellFindings(trial.findings(), options.json === true, io);
}

async function pretendTrust(folder: string, pagesPort: number): Promise<CertificateTrust> {
  const { epochMs } = systemClock.now();
  const crlUrl = `http://localhost:${pagesPort}/crl`;
  const authority = await openCertificateAuthority({ folder: join(folder, 'pki'), epochMs, crlUrl });
  const { anchors, intermediates } = authority;
  const crls = crlShelf(Object.values(await authority.revocationLists(epochMs))).source;
  return certificateTrust({ anchors, intermediates, crls, policies: TRIAL_POLICIES, allowTestOins: true });
}

function senderOf(trust: CertificateTrust, folder: string, config: GatewayConfig): Trial {
  const trial = senderTrial({
    trust,
    hostNames: config.apiNames,
    now: () => systemClock.now(),
    // The practice region's own key: what participants know already.
    receiptKey: keyRingFrom(join(folder, 'sleutels'), config.logName).receiptKey,
    logName: config.logName,
    organisations: PRETEND_REGION.map(one => ({
      oin: one.oin,
      naam: one.naam,
      teams: one.teams.map(team => ({ team: team.code, soort: team.soort, gemeenten: servedBy(one, team) })),
    })),
  });
  return {
    handle: trial.handle,
    findings: trial.findings,
    isDone: () => trial.submissions() >= SUBMISSIONS_NEEDED && trial.open() === 0,
    asked: `Stuur ${SUBMISSIONS_NEEDED} verschillende goede berichten, na elkaar. De poort doet met opzet soms moeilijk.`,
  };
}

async function receiverOf(
  trust: CertificateTrust,
  { als, team }: ConformListenOptions,
  io: CommandIo,
): Promise<Trial | null> {
  if (als === undefined) {
    io.err('Geef bij --als de map van de ontvanger: de berichten worden voor zijn sleutel versleuteld.');
    return null;
  }
  const receiver = await readParticipant(als);
  if (receiver.kind === 'fault') {
    io.err(`De map van de deelnemer is niet compleet: ${receiver.file}.`);
    return null;
  }
  const code = team ?? receiver.team;
  const key = await readTeamKey(als, code);
  if (key.kind === 'fault') {
    io.err(`De map van de deelnemer is niet compleet: ${key.file}.`);
    return null;
  }
  const mail = await trialMail(createPrivateKey(key.pem), receiver.oin, code, systemClock.now().localDate);
  const trial = receiverTrial({ trust, now: () => systemClock.now(), team: code, mail });
  return {
    ...trial,
    asked: `Haal het postvak van team ${code} leeg. Er zijn ${mail.length} berichten; niet alle mag u bevestigen.`,
  };
}
