/**
 * A participant's connection to the gateway: mutual TLS, messages signed by the NL ADR signing module, and every
 * expected end as a value. Nothing here decides whether something may be shared: that is the gateway's.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { EmittedHeader } from '../../gateway/access/message-signature.ts';
import { signMessage } from '../../gateway/access/message-signature.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { type AgreementCalls, agreementCalls } from './agreements.ts';
import { objectsIn, type Rejection, readAnswer, readJson, text } from './answers.ts';
import {
  BATCH_MEDIA_TYPE,
  BATCH_PATIENCE,
  type BatchLine,
  type BatchPatience,
  type BatchRequest,
  MOST_LINES,
  sendInParts,
} from './batch.ts';
import { batchSize } from './batch-size.ts';
import type { DisclosureProof } from './disclosure-proof.ts';
import type { ReceiptKey } from './receipt.ts';
import type { RetrySettings } from './retry.ts';
import { type RightsCalls, rightsCalls } from './rights.ts';
import { type Answer, type Call, type Lost, openTransport, type TlsSettings } from './transport.ts';

export interface Connection {
  /** Origin of the API, such as `https://localhost:8443`. */
  readonly gatewayUrl: string;
  /** Anchors (PEM) for the gateway's certificate. */
  readonly ca: string;
  readonly tls: TlsSettings;
  /** Certificate of the kind `ondertekening`, leaf first, and its RSA key (PEM). Never the TLS key. */
  readonly signing: { readonly certChain: string; readonly key: string };
  readonly header?: EmittedHeader;
  /** The gateway's public key for receipts; without it no receipt of a batch counts as proven. */
  readonly receiptKey?: ReceiptKey;
  /** Name of the gateway's log, that every receipt of a batch must name. */
  readonly logName?: string;
  readonly retry?: Partial<RetrySettings>;
  readonly connections?: number;
  /** How long the answer to a batch is waited for. */
  readonly batchPatience?: BatchPatience;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export type SendOutcome =
  | { readonly kind: 'accepted' | 'held'; readonly verstrekkingId: string; readonly receipt: string }
  | Rejection;

export interface ListedOrganisation {
  readonly oin: string;
  readonly naam: string;
  readonly teams: readonly {
    readonly team: string;
    readonly soort: string;
    readonly gemeenten: readonly {
      readonly gemeentecode: string;
      readonly geldigVan: string;
      readonly geldigTot?: string;
    }[];
  }[];
}

/** What waits, without a word about whom or what it concerns (rule D-09). */
export interface WaitingItem {
  readonly verstrekkingId: string;
  readonly ontvangenTijdstip: string;
  readonly status: 'wacht' | 'opgehaald';
  readonly mededeling?: 'toestemming_ingetrokken' | 'verwerking_beperkt' | 'beperking_opgeheven' | 'bezwaar_gemaakt';
}

export type FetchedItem =
  | { readonly verstrekkingId: string; readonly status: 'verstrekt'; readonly bericht: string; readonly zegel: string }
  | {
      readonly verstrekkingId: string;
      readonly status: 'niet_meer_beschikbaar' | 'niet_vrijgegeven' | 'niet_gevonden';
    };

export interface ConfirmedItem {
  readonly verstrekkingId: string;
  readonly status: 'bevestigd' | 'ander_zegel' | 'niet_gevonden' | 'niet_opgehaald';
}

export interface PartnerClient extends RightsCalls, AgreementCalls {
  /** Sends one signal. The same message again gives the same receipt (R21). */
  send(message: Bericht): Promise<SendOutcome>;
  /**
   * Sends up to 1,000 signals under one signature and checks the signed list of receipts. What does not fit in one
   * request goes in more, and so does what gets no answer in time: then the next ones are smaller too, until the
   * gateway keeps up again. Sending the same messages again is safe.
   * @returns an answer for each message, in the same order
   */
  sendBatch(messages: readonly Bericht[]): Promise<readonly BatchLine[]>;
  /**
   * The same, giving the lines of each request as soon as they are there, in order: who writes them down loses none of
   * them when a later request takes long, and may stop between two.
   * @param signal breaks off what is under way; whether it arrived is then unknown (`AFGEBROKEN`)
   */
  sendInParts(
    messages: readonly Bericht[],
    signal?: AbortSignal,
  ): AsyncGenerator<readonly BatchLine[], void, undefined>;
  organisations(): Promise<
    { readonly kind: 'organisations'; readonly items: readonly ListedOrganisation[] } | Rejection
  >;
  /** @param page `na`: the id to go on after; `aantal`: at most 500 */
  listPostbox(
    team: string,
    page?: { readonly na?: string; readonly aantal?: number },
  ): Promise<
    { readonly kind: 'listed'; readonly items: readonly WaitingItem[]; readonly volgende: string | null } | Rejection
  >;
  /** @param ids at most 500 */
  fetchMany(
    team: string,
    ids: readonly string[],
  ): Promise<{ readonly kind: 'fetched'; readonly items: readonly FetchedItem[] } | Rejection>;
  confirm(
    team: string,
    items: readonly { readonly verstrekkingId: string; readonly zegel: string }[],
  ): Promise<{ readonly kind: 'confirmed'; readonly items: readonly ConfirmedItem[] } | Rejection>;
  /** @param entryId `logboek.vermelding` of a receipt */
  proof(entryId: string): Promise<({ readonly kind: 'proof' } & DisclosureProof) | Rejection>;
  close(): Promise<void>;
}

/**
 * The receiver's key does not come back within seconds, and each receiver has its own: asking again at once would hold
 * up every other message.
 */
const isWithoutKey = (answer: Answer | Lost): boolean =>
  answer.kind === 'answer' && answer.status === 503 && readJson(answer.body)?.code === 'ONTVANGER_ZONDER_SLEUTEL';

const isSilence = (answer: Answer | Lost): boolean => answer.kind === 'lost' && answer.code === 'GEEN_ANTWOORD';

/** @throws when a certificate or key cannot be read */
export function connect(connection: Connection): PartnerClient {
  const { gatewayUrl, signing, header, receiptKey, logName, batchPatience = BATCH_PATIENCE, ...settings } = connection;
  const transport = openTransport(settings);
  const signingKey = createPrivateKey(signing.key);
  const certificateChain = readChain(signing.certChain);
  const size = batchSize(MOST_LINES);

  async function get<T>(path: string, shape: (document: Readonly<Record<string, unknown>>) => T | null) {
    return readAnswer(await transport.call({ method: 'GET', url: new URL(path, gatewayUrl) }), shape);
  }

  /** Identity comes from the connection; nothing is signed. */
  async function ask<T>(
    path: string,
    value: unknown,
    shape: (document: Readonly<Record<string, unknown>>) => T | null,
  ) {
    const body = Buffer.from(JSON.stringify(value), 'utf8');
    const headers = () => ({ 'content-type': 'application/json' });
    return readAnswer(await transport.call({ method: 'POST', url: new URL(path, gatewayUrl), body, headers }), shape);
  }

  function callSigned(
    path: string,
    contentType: string,
    body: Buffer,
    more: Pick<Call, 'answerTimeoutMs' | 'isFinal' | 'signal'> = {},
  ): Promise<Answer | Lost> {
    const url = new URL(path, gatewayUrl);
    const headers = (nowMs: number) => {
      const signed = signMessage({
        method: 'POST',
        target: `${url.pathname}${url.search}`,
        headers: { host: url.host, 'content-type': contentType },
        body,
        key: signingKey,
        certificateChain,
        iat: Math.floor(nowMs / 1000),
        ...(header === undefined ? {} : { headerName: header }),
      });
      return { 'content-type': contentType, ...signed };
    };
    return transport.call({ method: 'POST', url, body, headers, isFinal: isWithoutKey, ...more });
  }

  function postBatch(body: Buffer, { lines, repeatsSilence }: BatchRequest, signal?: AbortSignal) {
    return callSigned('/v1/signalen/_batch', BATCH_MEDIA_TYPE, body, {
      answerTimeoutMs: batchPatience.baseMs + lines * batchPatience.perLineMs,
      isFinal: answer => isWithoutKey(answer) || (!repeatsSilence && isSilence(answer)),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async function submit<T>(
    path: string,
    value: unknown,
    shape: (document: Readonly<Record<string, unknown>>) => T | null,
  ) {
    return readAnswer(await callSigned(path, 'application/json', Buffer.from(JSON.stringify(value), 'utf8')), shape);
  }

  const inParts = (messages: readonly Bericht[], signal?: AbortSignal) => {
    const post = (body: Buffer, about: BatchRequest) => postBatch(body, about, signal);
    return sendInParts(messages, { post, size, receiptKey, logName });
  };

  return {
    send: message =>
      submit('/v1/signalen', message, document => {
        const [verstrekkingId, receipt] = [text(document.verstrekkingId), text(document.ontvangstbewijs)];
        const kind = VERDICT_KIND.get(document.besluit);
        return verstrekkingId === null || receipt === null || kind === undefined
          ? null
          : { kind, verstrekkingId, receipt };
      }),
    async sendBatch(messages) {
      const lines: BatchLine[] = [];
      for await (const part of inParts(messages)) lines.push(...part);
      return lines;
    },
    sendInParts: inParts,
    ...rightsCalls({ get, submit }),
    ...agreementCalls({ get, submit }),
    organisations: () =>
      get('/v1/organisaties', document => ({ kind: 'organisations', items: itemsOf<ListedOrganisation>(document) })),
    listPostbox: (team, page = {}) => {
      const query = new URLSearchParams({ team, aantal: String(page.aantal ?? 500) });
      if (page.na !== undefined) query.set('na', page.na);
      return get(`/v1/postvak?${query}`, document => ({
        kind: 'listed',
        items: itemsOf<WaitingItem>(document),
        volgende: text(document.volgende),
      }));
    },
    fetchMany: (team, ids) =>
      ask('/v1/postvak/_ophalen', { team, verstrekkingen: ids }, document => ({
        kind: 'fetched',
        items: itemsOf<FetchedItem>(document),
      })),
    confirm: (team, items) =>
      ask('/v1/postvak/_bevestigen', { team, items }, document => ({
        kind: 'confirmed',
        items: itemsOf<ConfirmedItem>(document),
      })),
    proof: entryId =>
      get(`/v1/verstrekkingen/${encodeURIComponent(entryId)}`, document => {
        const [vermelding, zout, bewijs] = [text(document.vermelding), text(document.zout), text(document.bewijs)];
        if (vermelding === null || zout === null) return null;
        return { kind: 'proof', vermelding, zout, ...(bewijs === null ? {} : { bewijs }) };
      }),
    close: () => transport.close(),
  };
}

const VERDICT_KIND: ReadonlyMap<unknown, 'accepted' | 'held'> = new Map([
  ['toegestaan', 'accepted'],
  ['aangehouden', 'held'],
]);

/** Our own gateway's answer over a connection it proved: only that it is a list of objects is looked at. */
function itemsOf<T>(document: Readonly<Record<string, unknown>>): readonly T[] {
  return objectsIn(document.items) as unknown as readonly T[];
}

function readChain(pem: string): readonly [Buffer, ...Buffer[]] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const [leaf, ...rest] = blocks.map(block => new X509Certificate(block).raw);
  if (leaf === undefined) throw new TypeError('Cannot connect: the signing certificate is not in PEM');
  return [leaf, ...rest];
}
