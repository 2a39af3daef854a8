/**
 * Reads what surrounds a message out of the directory and the consents: the fresh half of the facts. The same
 * function serves the intake and the door, so both look at the same things.
 */
import type { Circumstances, ConsentFacts, MessageFacts, Request } from '../../consent/facts.ts';
import type { Moment } from '../../consent/moment.ts';
import { type CompiledPolicy, compilePolicy, policyAt } from '../../consent/policy.ts';
import type { ConsentRow, DirectorySnapshot, PolicyVersion, TeamId } from '../ports.ts';

/**
 * What the gateway keeps, sealed, to decide again at the door: the request, the facts of the message, and the facts
 * about it that cannot change after receipt.
 */
export interface KeptFacts {
  readonly request: Request;
  readonly message: MessageFacts;
  readonly senderOin: string;
  readonly senderTeam: TeamId;
  /** Cited consents that are about the person in the message. */
  readonly consentsOfPerson: readonly string[];
  readonly citedConsents: readonly string[];
  readonly earlierSignalKnown: boolean;
  /** What our records proved of the disclosure it refers to; an answer then rests on the consents of the request. */
  readonly reference?: 'signaal' | 'verzoek';
}

/** @param reviewed codes that two people of the sender let pass; none at intake */
export function circumstancesOf(
  kept: KeptFacts,
  directory: DirectorySnapshot,
  consents: ReadonlyMap<string, ConsentRow>,
  reviewed: readonly string[] = [],
): Circumstances {
  const { request } = kept;
  const receiver = directory.teams.get(request.receiverTeam);
  const receivingOrganisation = receiver && directory.organisations.get(receiver.oin);
  return {
    sender: {
      oin: kept.senderOin,
      connected: directory.organisations.get(kept.senderOin)?.status === 'aangesloten',
      capacityRegistered: capacityIsRegistered(directory, kept.senderOin, kept.senderTeam, request.capacity),
      gemeenten: directory.teams.get(kept.senderTeam)?.gemeenten ?? [],
    },
    receiver: {
      connected: receivingOrganisation?.status === 'aangesloten',
      soort: receiver?.soort ?? 'onbekend',
      geheimhoudingsplicht: receiver?.geheimhoudingsplicht ?? false,
      gemeenten: receiver?.gemeenten ?? [],
      drempelEuro: receiver?.drempelEuro ?? null,
    },
    agreements: directory.agreements.get(`${kept.senderOin}>${request.receiverTeam}`) ?? [],
    consents: kept.citedConsents.map(id => consentFacts(consents.get(id), kept, id)),
    earlierSignalKnown: kept.earlierSignalKnown,
    reference: kept.reference,
    reviewed,
  };
}

/** Whether any active client of the organisation may still speak for this team in this capacity. */
function capacityIsRegistered(directory: DirectorySnapshot, oin: string, team: TeamId, capacity: string): boolean {
  for (const client of directory.clientsByTls.values())
    if (client.oin === oin && client.status === 'actief')
      for (const one of client.teams) if (one.team === team && one.hoedanigheden.includes(capacity)) return true;
  return false;
}

function consentFacts(row: ConsentRow | undefined, kept: KeptFacts, id: string): ConsentFacts | null {
  if (row === undefined) return null;
  const { facts } = row;
  const isOfRequest = kept.reference === 'verzoek';
  return {
    // Who answers is not told that the resident withdrew what another recorded (R16).
    state: isOfRequest && row.state !== 'actief' ? 'concept' : row.state,
    kind: row.kind,
    explicit: row.explicit,
    bySameSender: row.senderOin === (isOfRequest ? oinOf(kept.request.receiverTeam) : kept.senderOin),
    samePerson: kept.consentsOfPerson.includes(id),
    // A consent to ask this team covers what this team answers.
    receiverTeam: isOfRequest && row.receiverTeam === kept.senderTeam ? kept.request.receiverTeam : row.receiverTeam,
    purpose: row.purpose,
    categories: row.categories,
    validity: row.validity,
    freedomChecked: facts.freedomChecked,
    understood: facts.understood,
    givenBy: facts.givenBy,
    ageAtGiving: facts.ageAtGiving,
    personCompetent: facts.personCompetent,
    proofReferred: facts.proofReferred,
  };
}

const oinOf = (team: string) => team.slice(0, team.indexOf('/'));

const compiled = new WeakMap<PolicyVersion, CompiledPolicy>();

/** The policy in force; undefined when none is, and then every decision is a refusal. */
export function policyInForce(directory: DirectorySnapshot, now: Moment): CompiledPolicy | undefined {
  return policyAt(
    directory.policies.map(version => {
      const known = compiled.get(version);
      if (known !== undefined) return known;
      const made = compilePolicy(version.document, version.digest, version.validity);
      compiled.set(version, made);
      return made;
    }),
    now,
  );
}
