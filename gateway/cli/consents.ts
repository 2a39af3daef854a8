/** `seinhuis toestemming` and `seinhuis bezwaar`: for the sender's own staff, by the sender's own certificate. */
import { readFileSync } from 'node:fs';
import { connect, type PartnerClient, type Rejection, readParticipant } from '../../adapters/partner/index.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { parseStrict } from '../../schemas/parse.ts';
import { type Checked, validators } from '../../schemas/validate.ts';
import type { CommandIo } from './command-io.ts';

/** Who calls: the folder of the participant. */
export interface AsParticipant {
  readonly als: string;
}

type Work = (client: PartnerClient) => Promise<{ readonly kind: string } | Rejection>;

/** @returns 0 when it was done, 3 when the gateway refused, 1 when it could not be asked */
export async function asParticipant({ als }: AsParticipant, io: CommandIo, work: Work): Promise<number> {
  const participant = await readParticipant(als);
  if (participant.kind === 'fault') {
    io.err(`De map van de deelnemer is niet compleet: ${participant.file} (${participant.code}).`);
    return 1;
  }
  const client = connect(participant.connection);
  try {
    return tell(await work(client), io);
  } finally {
    await client.close();
  }
}

function tell(answer: { readonly kind: string } | Rejection, io: CommandIo): number {
  if ('code' in answer) {
    io.err(`Niet gedaan: ${answer.code}. ${'detail' in answer ? answer.detail : ''}`.trim());
    if ('faults' in answer) for (const fault of answer.faults) io.err(`- ${fault.pointer}: ${fault.code}`);
    return answer.kind === 'unavailable' ? 1 : 3;
  }
  const { kind: _, ...rest } = answer;
  for (const [name, value] of Object.entries(rest))
    io.out(`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return 0;
}

/** A document from a file, checked before anything is sent. */
export function fromFile<T>(file: string, check: (value: unknown) => Checked<T>, io: CommandIo): T | null {
  const parsed = parseStrict(readFileSync(file));
  const checked = parsed.kind === 'invalid' ? parsed : check(parsed.value);
  if (checked.kind === 'valid') return checked.value;
  io.err('Dit bestand klopt niet:');
  for (const fault of checked.faults) io.err(`- ${fault.pointer || '/'}: ${fault.code}. ${fault.detail}`);
  return null;
}

export async function runGiveConsent(file: string, options: AsParticipant, io: CommandIo): Promise<number> {
  const consent = fromFile(file, validators.toestemming, io);
  return consent === null ? 2 : asParticipant(options, io, client => client.giveConsent(consent));
}

export function runShowConsent(id: string, options: AsParticipant, io: CommandIo): Promise<number> {
  return asParticipant(options, io, client => client.consent(id));
}

export function runConsentReceipt(id: string, options: AsParticipant, io: CommandIo): Promise<number> {
  return asParticipant(options, io, client => client.consentReceipt(id));
}

export interface NotedOptions extends AsParticipant {
  readonly wijze: string;
  readonly door: string;
  readonly vastgelegdDoor: string;
}

export async function runWithdraw(id: string, options: NotedOptions, io: CommandIo): Promise<number> {
  const { wijze, door, vastgelegdDoor } = options;
  const ingetrokkenTijdstip = new Date(systemClock.now().epochMs).toISOString();
  const checked = validators.intrekking({ ingetrokkenTijdstip, wijze, vastgelegdDoor, doorWie: door });
  if (checked.kind === 'valid') return asParticipant(options, io, client => client.withdrawConsent(id, checked.value));
  for (const fault of checked.faults) io.err(`- ${fault.pointer}: ${fault.code}. ${fault.detail}`);
  return 2;
}

export interface TextOptions extends AsParticipant {
  readonly titel: string;
  readonly versie: string;
  readonly taal: string;
}

export async function runRegisterText(file: string, options: TextOptions, io: CommandIo): Promise<number> {
  const { titel, versie, taal } = options;
  const checked = validators.toestemmingstekstAanmelding({ titel, versie, taal, tekst: readFileSync(file, 'utf8') });
  if (checked.kind === 'valid') return asParticipant(options, io, client => client.registerConsentText(checked.value));
  for (const fault of checked.faults) io.err(`- ${fault.pointer}: ${fault.code}. ${fault.detail}`);
  return 2;
}

export async function runObject(file: string, options: AsParticipant, io: CommandIo): Promise<number> {
  const objection = fromFile(file, validators.bezwaarAanmelding, io);
  return objection === null ? 2 : asParticipant(options, io, client => client.object(objection));
}

export function runShowObjection(id: string, options: AsParticipant, io: CommandIo): Promise<number> {
  return asParticipant(options, io, client => client.objection(id));
}

export async function runDecideObjection(
  id: string,
  file: string,
  options: AsParticipant,
  io: CommandIo,
): Promise<number> {
  const decision = fromFile(file, validators.bezwaarBesluit, io);
  return decision === null ? 2 : asParticipant(options, io, client => client.decideObjection(id, decision));
}
