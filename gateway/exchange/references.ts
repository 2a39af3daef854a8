/**
 * What our own records prove of the disclosure a message refers to. Feedback names a signal and an answer names a request;
 * whether the receiver sent that very one to the sender is looked up, never believed. Whatever is not proven counts as no.
 */
import { referenceIn } from '../../consent/message-facts.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import type { TeamId } from '../ports.ts';
import type { KeptFacts } from './circumstances.ts';
import type { Exchange } from './exchange.ts';
import { openForGateway } from './gateway-seal.ts';

export interface Reference {
  readonly kind: 'signaal' | 'verzoek';
  readonly disclosureId: string;
  /** What the request rests on; of a signal none. */
  readonly consentIds: readonly string[];
  /** Those that are about the person of the request. */
  readonly consentsOfPerson: readonly string[];
}

/** @returns null when the message refers to nothing, or to nothing that these two teams have between them */
export async function provenReference({ ports }: Exchange, message: Bericht): Promise<Reference | null> {
  const asked = referenceIn(message);
  if (asked === null) return null;
  const { afzender, ontvanger } = message;
  const has: TeamId = `${afzender.oin}/${afzender.team}`;
  const found = await ports.postbox.received(has, asked.disclosureId);
  if (found === null || found.facts === null || found.isHeld) return null;
  if (found.status !== 'opgehaald' && found.status !== 'bevestigd') return null;
  if (!asked.types.includes(found.messageType)) return null;
  const kept = openForGateway(ports.keys, asked.disclosureId, found.facts) as KeptFacts;
  // The very team: another team of the same organisation did not send it.
  if (kept.senderTeam !== `${ontvanger.oin}/${ontvanger.team}`) return null;
  const { kind, disclosureId } = asked;
  if (kind === 'signaal') return { kind, disclosureId, consentIds: [], consentsOfPerson: [] };
  return { kind, disclosureId, consentIds: found.consentIds, consentsOfPerson: kept.consentsOfPerson };
}
