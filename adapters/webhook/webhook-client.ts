/**
 * Goes outside to addresses that others named. Each request has one connection of its own, made to an address that was
 * judged after it was resolved and before it was used: a name that answers otherwise a moment later (DNS rebinding)
 * leads nowhere. No redirects, no proxy, no cookies; bounded in time and size.
 */
import { type AddressRules, endpointUrl } from '../../gateway/meldingen/address.ts';
import type { WebhookAnswer, WebhookClient } from '../../gateway/meldingen/ports.ts';
import { abortable, judgedAddresses, type Resolve, systemResolve } from './judged-address.ts';
import { judgedAgent } from './judged-agent.ts';

export interface WebhookClientOptions extends AddressRules {
  /** Trust anchors besides those of the runtime, PEM; for the practice region. */
  readonly ca?: readonly string[];
  /** Every address of a name; the machine's own resolver unless told. */
  readonly resolve?: Resolve;
}

const MAX_ANSWER_BYTES = 16 * 1024;
const CONNECT_MS = 5_000;
const WAIT_MS = 10_000;

export function webhookClient(options: WebhookClientOptions): WebhookClient {
  const resolve = options.resolve ?? systemResolve;

  return {
    async send({ method, url, headers, body, signal }): Promise<WebhookAnswer> {
      // Judged when it was registered, too; but a row carries no authority.
      if (endpointUrl(url, options) === null) return fault('ADRES_NIET_TOEGESTAAN');
      const { hostname, origin, pathname, search } = new URL(url);
      const addresses = await abortable(judgedAddresses(hostname, options, resolve), signal);
      if (addresses === 'aborted') return fault('TE_LAAT');
      if (addresses === 'unknown') return fault('NAAM_ONBEKEND');
      if (addresses === 'forbidden') return fault('ADRES_NIET_TOEGESTAAN');

      const agent = judgedAgent(addresses, {
        connectMs: CONNECT_MS,
        waitMs: WAIT_MS,
        maxHeaderBytes: MAX_ANSWER_BYTES,
        ca: options.ca,
      });
      try {
        const response = await agent.request({
          origin,
          path: `${pathname}${search}`,
          method,
          headers: { 'User-Agent': 'Seinhuis', ...headers },
          body: body ?? null,
          signal,
        });
        let size = 0;
        for await (const chunk of response.body) {
          size += (chunk as Buffer).length;
          if (size > MAX_ANSWER_BYTES) return fault('ANTWOORD_TE_GROOT');
        }
        return { kind: 'answer', status: response.statusCode, headers: singleValued(response.headers) };
      } catch (error) {
        return fault(signal.aborted ? 'TE_LAAT' : codeOf(error));
      } finally {
        void agent.destroy().catch(() => undefined);
      }
    },
  };
}

function singleValued(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function codeOf(error: unknown): 'TE_LAAT' | 'ANTWOORD_TE_GROOT' | 'GEEN_VERBINDING' {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return 'ANTWOORD_TE_GROOT';
  return typeof code === 'string' && code.endsWith('_TIMEOUT') ? 'TE_LAAT' : 'GEEN_VERBINDING';
}

function fault(code: Extract<WebhookAnswer, { kind: 'fault' }>['code']): WebhookAnswer {
  return { kind: 'fault', code };
}
