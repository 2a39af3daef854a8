/** Texts with which an organisation asks for consent, in versions (AVG 7(1)). A registered text never changes. */
import { createHash } from 'node:crypto';
import { validators } from '../../schemas/validate.ts';
import { type Caller, isFresh } from '../access/authenticate.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Received } from '../exchange/received.ts';
import { type Problem, problem } from '../problems.ts';
import type { ConsentText } from './ports.ts';
import { signedBody } from './signed-body.ts';

export interface TextItem {
  readonly sha256: string;
  readonly titel: string;
  readonly versie: string;
  readonly taal: string;
  readonly tekst: string;
  readonly vastgelegdTijdstip: string;
}

export async function registerText(
  exchange: Exchange,
  received: Received,
): Promise<{ readonly kind: 'text'; readonly item: TextItem } | Problem> {
  const signed = await signedBody(exchange, received, validators.toestemmingstekstAanmelding);
  if (signed.kind === 'problem') return signed;
  const { authenticated, value } = signed;
  if (!isFresh(authenticated)) return problem('HERHALING');
  const { consentTexts } = exchange.ports;
  const { oin } = authenticated.caller;
  const text: ConsentText = {
    sha256: createHash('sha256').update(value.tekst, 'utf8').digest('hex'),
    language: value.taal,
    version: value.versie,
    title: value.titel,
    body: value.tekst,
    epochMs: received.now.epochMs,
  };
  if ((await consentTexts.register(oin, text)) === 'taken') return problem('ID_AL_GEBRUIKT');
  return { kind: 'text', item: itemOf((await consentTexts.find(oin, text.sha256)) ?? text) };
}

export async function listTexts({ ports }: Exchange, caller: Caller): Promise<readonly TextItem[]> {
  return (await ports.consentTexts.list(caller.oin)).map(itemOf);
}

export async function readText({ ports }: Exchange, caller: Caller, sha256: string): Promise<TextItem | null> {
  const text = await ports.consentTexts.find(caller.oin, sha256);
  return text === null ? null : itemOf(text);
}

function itemOf({ sha256, title, version, language, body, epochMs }: ConsentText): TextItem {
  const vastgelegdTijdstip = new Date(epochMs).toISOString();
  return { sha256, titel: title, versie: version, taal: language, tekst: body, vastgelegdTijdstip };
}
