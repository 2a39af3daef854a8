/** `seinhuis afspraken aanbieden`, `ondertekenen` and `tonen`: for the parties, by their own certificates. */
import { createHash } from 'node:crypto';
import type { PartnerClient, Rejection } from '../../adapters/partner/index.ts';
import { validators } from '../../schemas/validate.ts';
import { jcs } from '../jcs.ts';
import type { CommandIo } from './command-io.ts';
import { type AsParticipant, asParticipant, fromFile } from './consents.ts';

/** The first party, with a text from a file. */
export async function runOfferAgreement(file: string, options: AsParticipant, io: CommandIo): Promise<number> {
  const offer = fromFile(file, validators.afspraakAanbod, io);
  return offer === null ? 2 : asParticipant(options, io, client => client.offerAgreement(offer));
}

export interface SignOptions extends AsParticipant {
  /** Hex SHA-256 of the text that was read. */
  readonly kenmerk: string;
}

/** The second party. What is signed is the text with this digest, whatever the gateway says of it. */
export async function runSignAgreement(id: string, options: SignOptions, io: CommandIo): Promise<number> {
  return asParticipant(options, io, client => signed(client, id, options.kenmerk));
}

async function signed(
  client: PartnerClient,
  id: string,
  digest: string,
): Promise<{ readonly kind: string } | Rejection> {
  const found = await client.agreement(id);
  if (found.kind !== 'agreement') return found;
  const { afspraak } = found;
  const isRead = createHash('sha256').update(jcs(afspraak), 'utf8').digest('hex') === digest.toLowerCase();
  if (!isRead || afspraak.afspraakId !== id)
    return { kind: 'conflict', code: 'ANDERE_INHOUD', detail: 'Dit is niet de tekst met dat kenmerk.', traceId: null };
  return client.signAgreement(afspraak);
}

/** The text, its digest and who signed. */
export function runShowAgreement(id: string, options: AsParticipant, io: CommandIo): Promise<number> {
  return asParticipant(options, io, client => client.agreement(id));
}
