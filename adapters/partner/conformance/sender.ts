/**
 * Plays the gateway for somebody else's sender: judges every request, and is now and then unavailable, gone, or of
 * another opinion, to see what the sender does then.
 */
import { createHash, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { CompactSign } from 'jose';
import type { Moment } from '../../../consent/moment.ts';
import { RECEIPT_TYPE, type ReceiptContent } from '../../../gateway/exchange/receipt.ts';
import { API_HEADERS, problemResponse } from '../../../gateway/http/respond.ts';
import { type ProblemCode, problem } from '../../../gateway/problems.ts';
import type { Bericht } from '../../../schemas/generated/types.ts';
import { type Finding, judgement } from './finding.ts';
import { BATCH, judgeEnvelope, judgeMessages } from './judge-message.ts';
import { type JudgeSettings, judgeConnection, judgeSignature } from './judge-signature.ts';
import type { HeardRequest, Reply } from './listener.ts';
import { SENDER_CHECKS } from './sender-checks.ts';

export interface SenderTrialSettings extends JudgeSettings {
  readonly now: () => Moment;
  readonly receiptKey: { readonly kid: string; readonly privateKey: KeyObject };
  readonly logName: string;
  /** What `GET /v1/organisaties` answers. */
  readonly organisations: readonly unknown[];
}

export interface SenderTrial {
  readonly handle: (heard: HeardRequest) => Promise<Reply>;
  /** Good requests so far, each counted once however often it was sent. */
  readonly submissions: () => number;
  /** Requests that should still be sent again. */
  readonly open: () => number;
  readonly findings: () => readonly Finding[];
}

/** What happens to the first, second and third good request; the others are simply accepted. */
const PLAN = ['503', 'drop', 'refuse'] as const;
/** Good requests in all, for every check to be made. */
export const SUBMISSIONS_NEEDED = PLAN.length + 1;
const WAIT_SECONDS = 2;

type State = 'unavailable' | 'dropped' | 'refused' | 'accepted';

interface Submission {
  readonly digest: string;
  /** Of the content without its ids: to recognise a message that came back under another id. */
  readonly content: string;
  state: State;
  readonly heardMs: number;
  receipts: readonly string[] | null;
}

const digestOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url');

export function senderTrial(settings: SenderTrialSettings): SenderTrial {
  const seen = judgement(SENDER_CHECKS);
  const submissions = new Map<string, Submission>();

  async function handle(heard: HeardRequest): Promise<Reply> {
    const now = settings.now();
    const caller = judgeConnection(heard, settings, now, seen);
    if (heard.method === 'GET') {
      const isList = heard.target === '/v1/organisaties';
      return isList ? json(200, { items: settings.organisations }) : refuse('NIET_GEVONDEN');
    }
    if (!judgeEnvelope(heard, seen)) return refuse('MEDIATYPE');
    const isSigned = judgeSignature(heard, caller, settings, now, seen);
    const messages = judgeMessages(heard, caller?.oin ?? null, now, seen);
    if (caller === null) return refuse('CERTIFICAAT_ONGELDIG');
    if (!isSigned) return refuse('HANDTEKENING_ONGELDIG');
    return messages === null || messages.length === 0 ? refuse('ONGELDIG_BERICHT') : answer(heard, messages, now);
  }

  function answer(heard: HeardRequest, messages: readonly Bericht[], { epochMs }: Moment): Promise<Reply> | Reply {
    const id = messages.map(message => message.berichtId).join(' ');
    const digest = digestOf(messages);
    const known = submissions.get(id);
    if (known !== undefined) return answerAgain(known, digest, heard, messages, epochMs);
    const step = PLAN[submissions.size];
    const state =
      step === '503' ? 'unavailable' : step === 'drop' ? 'dropped' : step === 'refuse' ? 'refused' : 'accepted';
    const content = digestOf(messages.map(({ berichtId: _, ...rest }) => rest));
    const made: Submission = { digest, content, state, heardMs: epochMs, receipts: null };
    submissions.set(id, made);
    if (state === 'unavailable') return refuse('NIET_BEREIKBAAR', { 'Retry-After': String(WAIT_SECONDS) });
    if (state === 'dropped') return 'drop';
    return state === 'refused' ? refuseByRule(heard, messages) : accept(made, heard, messages);
  }

  function answerAgain(
    known: Submission,
    digest: string,
    heard: HeardRequest,
    messages: readonly Bericht[],
    epochMs: number,
  ): Promise<Reply> | Reply {
    if (known.digest !== digest) {
      seen.fault('ZELFDE_KENMERK', 'andere inhoud onder hetzelfde kenmerk');
      known.state = known.state === 'refused' ? 'refused' : 'accepted';
      return refuse('ID_AL_GEBRUIKT');
    }
    if (known.state === 'refused') {
      seen.fault('WEIGERING_IS_ANTWOORD', 'het geweigerde bericht kwam opnieuw');
      return refuseByRule(heard, messages);
    }
    seen.good('ZELFDE_KENMERK');
    if (known.state === 'unavailable') {
      seen.good('HERKANSING');
      const waited = epochMs - known.heardMs;
      // A clock of the sender that is rounded down may come a little early.
      seen.judge('WACHTTIJD', waited >= WAIT_SECONDS * 1000 - 50, `na ${waited} ms in plaats van ${WAIT_SECONDS} s`);
    }
    if (known.state === 'dropped') seen.good('VERBINDING_WEG');
    known.state = 'accepted';
    return accept(known, heard, messages);
  }

  async function accept(known: Submission, { target }: HeardRequest, messages: readonly Bericht[]): Promise<Reply> {
    const contents = messages.map(message => contentFor(message, settings));
    known.receipts ??=
      target === BATCH
        ? [await sign(settings, { versie: 1, ontvangstbewijzen: contents }, BATCH_RECEIPT_TYPE)]
        : [await sign(settings, contents[0]!, RECEIPT_TYPE)];
    const [ontvangstbewijs] = known.receipts;
    const lines = contents.map(({ berichtId, verstrekkingId }, index) => ({
      regel: index + 1,
      berichtId,
      status: 201,
      besluit: 'toegestaan',
      verstrekkingId,
    }));
    if (target === BATCH) return json(200, { regels: lines, ontvangstbewijs });
    const { logboek, verstrekkingId } = readReceipt(ontvangstbewijs!);
    const location = { Location: `/v1/verstrekkingen/${logboek.vermelding}` };
    return json(201, { besluit: 'toegestaan', verstrekkingId, ontvangstbewijs }, location);
  }

  function findings(): readonly Finding[] {
    const all = [...submissions.values()];
    for (const one of all) {
      if (one.state !== 'unavailable' && one.state !== 'dropped') continue;
      const cameBack = all.some(other => other !== one && other.content === one.content);
      if (cameBack) seen.fault('ZELFDE_KENMERK', 'dezelfde inhoud kwam terug onder een ander kenmerk');
      else if (one.state === 'unavailable') seen.fault('HERKANSING', 'het bericht kwam niet terug');
      else seen.fault('VERBINDING_WEG', 'het bericht kwam niet terug');
    }
    const refused = all.filter(one => one.state === 'refused');
    for (const one of refused) {
      const isSentAnew = all.some(other => other !== one && other.content === one.content);
      seen.judge('WEIGERING_IS_ANTWOORD', !isSentAnew, 'dezelfde inhoud kwam terug onder een ander kenmerk');
    }
    return seen.findings();
  }

  return {
    handle,
    submissions: () => submissions.size,
    open: () => [...submissions.values()].filter(one => one.state === 'unavailable' || one.state === 'dropped').length,
    findings,
  };
}

const BATCH_RECEIPT_TYPE = 'seinhuis-ontvangstbewijzen+jws';

function trace(): string {
  return randomBytes(16).toString('hex');
}

function refuse(code: ProblemCode, headers: Readonly<Record<string, string>> = {}): Response {
  const response = problemResponse(problem(code), trace());
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** A refusal of the kind a sender meets: the terms of the agreement. A batch has it on each line. */
function refuseByRule({ target }: HeardRequest, messages: readonly Bericht[]): Response {
  const reasons = [{ code: 'ONDER_TERMIJN', uitleg: 'Dit is een proef van de toets.', artikelen: [] }];
  const response = problemResponse(problem('GEWEIGERD', { reasons }), trace());
  if (target !== BATCH) return response;
  const lines = messages.map(({ berichtId }, index) => ({
    regel: index + 1,
    berichtId,
    status: 403,
    probleem: {
      type: 'https://seinhuis.example/problemen/geweigerd',
      title: 'Het bericht is geweigerd',
      status: 403,
      detail: 'Dit is een proef van de toets.',
      code: 'GEWEIGERD',
      traceId: trace(),
      redenen: reasons,
    },
  }));
  return json(200, { regels: lines, ontvangstbewijs: null });
}

function json(status: number, body: unknown, more: Readonly<Record<string, string>> = {}): Response {
  const headers = { ...API_HEADERS, 'Content-Type': 'application/json', ...more };
  return new Response(JSON.stringify(body), { status, headers });
}

function contentFor({ berichtId, afzender, ontvanger, type }: Bericht, settings: SenderTrialSettings): ReceiptContent {
  const random = () => randomBytes(32).toString('base64url');
  return {
    versie: 1,
    berichtId,
    besluit: 'toegestaan',
    verstrekkingId: randomUUID(),
    ontvangenTijdstip: new Date(settings.now().epochMs).toISOString(),
    afzender: { oin: afzender.oin, team: afzender.team },
    ontvanger: { oin: ontvanger.oin, team: ontvanger.team },
    type,
    zegel: `sha-256=${random()}`,
    route: 'PROEF',
    beleid: { versie: 1, digest: '0'.repeat(64) },
    logboek: { naam: settings.logName, vermelding: randomUUID(), blad: random() },
  };
}

function sign({ receiptKey }: SenderTrialSettings, content: object, typ: string): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'EdDSA', typ, kid: receiptKey.kid })
    .sign(receiptKey.privateKey);
}

function readReceipt(jws: string): ReceiptContent {
  return JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString('utf8'));
}
