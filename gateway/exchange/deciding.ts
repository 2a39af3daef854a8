/** Gathers the facts about one message and takes the decision on them; everything unknown counts as no. */
import { type Allowed, decide, type Held, type Refused } from '../../consent/decide.ts';
import type { Facts } from '../../consent/facts.ts';
import { messageFacts, requestOf } from '../../consent/message-facts.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import type { ConsentRow, DirectorySnapshot, TeamId } from '../ports.ts';
import { circumstancesOf, type KeptFacts, policyInForce } from './circumstances.ts';
import type { Exchange } from './exchange.ts';
import type { Identity, PersonPseudonyms, Pseudonymiser } from './pseudonyms.ts';
import type { Validated } from './reading.ts';
import { provenReference } from './references.ts';

export interface Decided {
  readonly kind: 'decided';
  readonly validated: Validated;
  readonly directory: DirectorySnapshot;
  readonly decision: Allowed | Held;
  readonly kept: KeptFacts;
  readonly person: PersonPseudonyms;
  /** null where nobody is named: a message about another message, or about many. */
  readonly identity: Identity | null;
  readonly customer: Buffer | null;
  /** Categories that the cited consents of this person name. */
  readonly consented: readonly string[];
  readonly disclosureId: string;
  /** The disclosure it refers to, as far as proven. */
  readonly refersTo: string | null;
}
export interface Rejected {
  readonly kind: 'refused';
  readonly validated: Validated;
  readonly decision: Refused;
}

export async function decideOn(
  exchange: Exchange,
  validated: Validated,
  directory: DirectorySnapshot,
): Promise<Decided | Rejected> {
  const { ports, pseudonyms } = exchange;
  const { message, origin } = validated;
  const { now } = origin;
  const disclosureId = ports.entropy.uuid(now.epochMs);
  const request = requestOf(message, disclosureId);
  const receiverTeam = request.receiverTeam as TeamId;
  const reference = await provenReference(exchange, message);
  const identity = identityOf(message) ?? origin.about;
  const person =
    identity === null
      ? pseudonyms.forReference(receiverTeam, reference?.disclosureId ?? disclosureId)
      : pseudonyms.forTeam(receiverTeam, identity);
  const customer = customerOf(message);
  const customers = customer === null ? [] : pseudonyms.customer(receiverTeam, message.afzender.oin, customer);
  // An answer rests on what the request rested on, whatever it cites itself.
  const cited = [...new Set(reference?.kind === 'verzoek' ? reference.consentIds : (message.toestemmingen ?? []))];
  const consents = cited.length === 0 ? NO_CONSENTS : await ports.consents.find(cited);
  const consentsOfPerson =
    reference?.kind === 'verzoek'
      ? reference.consentsOfPerson
      : cited.filter(id => isAboutPerson(consents.get(id), identity, pseudonyms));
  const kept: KeptFacts = {
    request,
    message: messageFacts(message, validated.forbidden, now),
    senderOin: message.afzender.oin,
    senderTeam: `${message.afzender.oin}/${message.afzender.team}`,
    consentsOfPerson,
    citedConsents: cited,
    ...(reference === null ? {} : { reference: reference.kind }),
    earlierSignalKnown:
      customers.length > 0 &&
      request.variant !== 'eerste' &&
      (await ports.intake.hasEarlierSignal(receiverTeam, message.afzender.oin, message.type, customers)),
  };
  const facts: Facts = { message: kept.message, circumstances: circumstancesOf(kept, directory, consents) };
  const decision = decide(request, facts, policyInForce(directory, now), now);
  ports.tally.decided(message.type, decision.verdict);
  if (decision.verdict === 'geweigerd') return { kind: 'refused', validated, decision };
  const consented = [...new Set(consentsOfPerson.flatMap(id => consents.get(id)?.categories ?? []))];
  return {
    kind: 'decided',
    validated,
    directory,
    decision,
    kept,
    person,
    identity,
    customer: customers.at(-1) ?? null,
    consented,
    disclosureId,
    refersTo: reference?.disclosureId ?? null,
  };
}

/** Number under which the sender knows this customer, where earlier signals about the same one matter (P7). */
export function customerOf(message: Bericht): string | null {
  return message.type === 'energieachterstand' ? message.inhoud.klantnummer : null;
}

const NO_CONSENTS: ReadonlyMap<string, ConsentRow> = new Map();

/** By BSN when both have one; else by birth date, surname, postcode and house number. Never by a name alone. */
function isAboutPerson(consent: ConsentRow | undefined, identity: Identity | null, pseudonyms: Pseudonymiser): boolean {
  if (consent === undefined || identity === null) return false;
  // Under the key of the consent's own team and day: a consent for another team is still about this person.
  const person = pseudonyms.forTeam(consent.receiverTeam, identity, consent.pseudonyms.kid);
  if (consent.pseudonyms.person.equals(person.person)) return true;
  return person.alternate !== null && consent.pseudonyms.personAlternate?.equals(person.alternate) === true;
}

/** null where a message names nobody: it refers to another message, or speaks of many. */
function identityOf({ inhoud }: Bericht): Identity | null {
  if (!('persoon' in inhoud)) return null;
  const person = inhoud.persoon;
  return {
    achternaam: person.achternaam,
    geboortedatum: 'geboortedatum' in person ? person.geboortedatum : undefined,
    adres: person.adres,
    bsn: 'bsn' in person ? person.bsn : undefined,
  };
}
