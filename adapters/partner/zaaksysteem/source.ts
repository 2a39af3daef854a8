/** What a case system asks of the gateway: changes, a zaak, and a step in somebody's name. */
import type { ZaakStapaanvraag, ZaakWijziging, ZaakWijzigingen, ZaakZaak } from '../../../schemas/generated/types.ts';
import { type Rejection, readAnswer, readJson } from '../answers.ts';
import type { Transport } from '../transport.ts';

export type Changes =
  | {
      readonly kind: 'changes';
      readonly items: readonly ZaakWijziging[];
      readonly upTo: number;
      readonly more: boolean;
    }
  /** The number asked for was never given: the gateway's database was put back, or the copy is of another one. */
  | { readonly kind: 'start-again' }
  | Rejection;

export type Found = { readonly kind: 'zaak'; readonly zaak: ZaakZaak } | { readonly kind: 'gone' } | Rejection;

export type StepAnswer =
  | { readonly kind: 'made'; readonly zaak: ZaakZaak }
  /** Somebody was first. Nothing was done: look at the zaak as it is now, and let the person decide again. */
  | { readonly kind: 'changed-meanwhile' }
  | Rejection;

export interface ZaakSource {
  changes(after: number): Promise<Changes>;
  zaak(zaakId: string): Promise<Found>;
  /** @param token of the person who makes it, from the provider of the own organisation */
  step(zaak: ZaakZaak, step: ZaakStapaanvraag, token: string): Promise<StepAnswer>;
}

/**
 * @param transport over the certificate of the organisation
 * @param team code of the team, such as `schuldhulp`
 */
export function zaakSource(transport: Pick<Transport, 'call'>, gatewayUrl: string, team: string): ZaakSource {
  const get = (path: string) => transport.call({ method: 'GET', url: new URL(path, gatewayUrl) });
  return {
    async changes(after) {
      const answer = await get(`/v1/zaken/wijzigingen?${new URLSearchParams({ team, na: String(after) })}`);
      if (answer.kind === 'answer' && answer.status === 410) return { kind: 'start-again' };
      return readAnswer(answer, document => {
        const { items, tot, meer } = document as unknown as ZaakWijzigingen;
        return Array.isArray(items) ? { kind: 'changes', items, upTo: tot, more: meer } : null;
      });
    },
    async zaak(zaakId) {
      const answer = await get(`/v1/zaken/${encodeURIComponent(zaakId)}?${new URLSearchParams({ team })}`);
      if (answer.kind === 'answer' && answer.status === 404) return { kind: 'gone' };
      return readAnswer(answer, zaakOf('zaak'));
    },
    async step({ zaakId, versie }, step, token) {
      const answer = await transport.call({
        method: 'POST',
        url: new URL(`/v1/zaken/${encodeURIComponent(zaakId)}/stappen`, gatewayUrl),
        body: Buffer.from(JSON.stringify(step), 'utf8'),
        headers: () => ({
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'if-match': `"${versie}"`,
        }),
      });
      const isOutdated = answer.kind === 'answer' && answer.status === 412 && readJson(answer.body) !== null;
      return isOutdated ? { kind: 'changed-meanwhile' } : readAnswer(answer, zaakOf('made'));
    },
  };
}

function zaakOf<Kind extends string>(kind: Kind) {
  return (document: Readonly<Record<string, unknown>>) =>
    typeof document.zaakId === 'string' ? { kind, zaak: document as unknown as ZaakZaak } : null;
}
