/** `seinhuis policy propose`, `approve`, `reject` and `list`: a version is proposed by one and approved by another. */
import {
  approveChange,
  type ProposedChange,
  proposeChange,
  rejectChange,
  type TwoOutcome,
} from '../../adapters/postgres/four-eyes.ts';
import { openProposals } from '../../adapters/postgres/proposals.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import type { PolicyDocument } from '../../consent/policy.ts';
import { policyDifference } from '../../consent/policy-diff.ts';
import { isSound, misfitOf } from '../governance/policy-versions.ts';
import type { DirectorySnapshot, PolicyVersion } from '../ports.ts';
import { type OperatorConfig, REFUSED, recordedNow, withDirectory } from './change-by-two.ts';
import type { CommandIo } from './command-io.ts';
import { readAdministrator } from './people.ts';
import { digestOf, readPolicy } from './policy-file.ts';

const KIND = 'beleid';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export interface ProposePolicyOptions {
  readonly geldigVanaf: string;
  readonly geldigTot?: string | undefined;
  readonly door: string;
}

/** The first person. Nothing decides differently yet. */
export function runPolicyPropose(
  config: OperatorConfig,
  source: string,
  options: ProposePolicyOptions,
  io: CommandIo,
): Promise<number> {
  const person = readAdministrator(options.door);
  const read = readPolicy(source);
  if (read.kind === 'unreadable' || read.faults.length > 0 || person === null) {
    if (person === null) io.err('Geef bij --door een beheerder: <OIN>:<subject>.');
    if (read.faults.length > 0) io.err('Dit beleid kan niet worden geladen. Zie: seinhuis policy check.');
    return Promise.resolve(1);
  }
  const { document } = read;
  return withDirectory(config, async (db, directory) => {
    const validity = {
      geldigVan: options.geldigVanaf,
      ...(options.geldigTot === undefined ? {} : { geldigTot: options.geldigTot }),
    };
    const version = { version: document.version, digest: digestOf(document), document, validity };
    const misfit = misfitOf(version, directory, systemClock.now().localDate);
    if (misfit !== null) {
      io.err(`${misfit} Er is niets veranderd.`);
      return 1;
    }
    const recorded = recordedNow();
    const change: ProposedChange = { kind: KIND, directory: { policies: [version] } };
    const proposalId = systemEntropy.uuid(recorded.epochMs);
    const outcome = await proposeChange(db, change, String(version.version), person, proposalId, recorded);
    if (outcome.kind === 'refused') {
      io.err(`${REFUSED[outcome.code]} Er is niets veranderd.`);
      return 1;
    }
    for (const line of changesOf(document, directory)) io.out(line);
    io.out(`Voorstel ${proposalId}: beleid ${version.version} vanaf ${validity.geldigVan}.`);
    io.out(`Kenmerk van het voorstel: ${outcome.proposal.digest}`);
    io.out('Een tweede beheerder bekijkt het en keurt goed met `seinhuis policy approve`.');
    return 0;
  });
}

export interface ApprovePolicyOptions {
  readonly door: string;
  /** Hex SHA-256 of the proposal, as `propose` and `list` print it. */
  readonly kenmerk: string;
}

/** The second person. From its first day on every process of every gateway decides by it. */
export function runPolicyApprove(
  config: OperatorConfig,
  proposalId: string,
  options: ApprovePolicyOptions,
  io: CommandIo,
): Promise<number> {
  const person = readAdministrator(options.door);
  if (person === null || !UUID.test(proposalId)) {
    io.err('Geef het kenmerk van een voorstel, en bij --door een beheerder: <OIN>:<subject>.');
    return Promise.resolve(1);
  }
  return withDirectory(config, async (db, directory) => {
    // What stood in the way of proposing it may have come since.
    const stillFits = (change: ProposedChange) =>
      change.kind === KIND &&
      (change.directory?.policies ?? []).every(
        one => misfitOf(one, directory, systemClock.now().localDate) === null && isSound(one),
      );
    const outcome = await approveChange(db, proposalId, person, options.kenmerk, recordedNow(), stillFits);
    return told(outcome, io);
  });
}

/** A no; who proposed may take it back. */
export function runPolicyReject(
  config: OperatorConfig,
  proposalId: string,
  options: { readonly door: string },
  io: CommandIo,
): Promise<number> {
  const person = readAdministrator(options.door);
  if (person === null || !UUID.test(proposalId)) {
    io.err('Geef het kenmerk van een voorstel, en bij --door een beheerder: <OIN>:<subject>.');
    return Promise.resolve(1);
  }
  return withDirectory(config, async db => {
    const outcome = await rejectChange(db, proposalId, person, recordedNow());
    if (outcome.kind === 'refused') {
      io.err(`${REFUSED[outcome.code]} Er is niets veranderd.`);
      return 1;
    }
    io.out('Het voorstel is van de baan.');
    return 0;
  });
}

/** Versions as they stand, and what waits for a second person. */
export function runPolicyList(config: OperatorConfig, io: CommandIo): Promise<number> {
  return withDirectory(config, async (db, directory) => {
    const now = systemClock.now();
    for (const one of directory.policies) io.out(versionLine(one));
    for (const one of await openProposals(db, KIND, null, now.epochMs)) {
      const change = JSON.parse(one.content) as ProposedChange;
      for (const version of change.directory?.policies ?? []) {
        io.out(`Voorstel ${one.proposalId}, kenmerk ${one.digest}`);
        io.out(`  ${versionLine(version)}`);
      }
    }
    return 0;
  });
}

function versionLine({ version, digest, document, validity }: PolicyVersion): string {
  const until = validity.geldigTot === undefined ? '' : ` tot en met ${validity.geldigTot}`;
  return `beleid ${version}  vanaf ${validity.geldigVan}${until}  ${digest}  ${document.title}`;
}

function told(outcome: TwoOutcome, io: CommandIo): number {
  if (outcome.kind === 'refused') {
    io.err(`${outcome.code === 'REGEL_GEBROKEN' ? NO_LONGER_FITS : REFUSED[outcome.code]} Er is niets veranderd.`);
    return 1;
  }
  io.out(`Goedgekeurd (stand ${outcome.directoryVersion}). Vanaf de eerste dag besluit elke poort hiermee.`);
  return 0;
}

const NO_LONGER_FITS = 'Dit voorstel past niet meer bij wat er staat. Doe het opnieuw.';

function changesOf(document: PolicyDocument, directory: DirectorySnapshot): readonly string[] {
  const before = directory.policies.at(-1);
  return before === undefined ? [] : policyDifference(before.document, document);
}
