/**
 * Keeps a copy in step. A melding only says that there is news, so it may be lost, come twice or come late: each time the
 * copy asks for what came after its own number. Asking now and then without a melding makes up for one that got lost.
 */
import type { ZaakZaak } from '../../../schemas/generated/types.ts';
import type { Rejection } from '../answers.ts';
import type { CopyState, ZaakCopy } from './copy.ts';
import type { ZaakSource } from './source.ts';

export type CaughtUp =
  | { readonly kind: 'in-step'; readonly upTo: number }
  /** What was read so far is kept; call again later. */
  | Rejection;

/** Reads everything after the copy's number, page by page; each page is written whole or not at all. */
export async function catchUp(source: ZaakSource, copy: ZaakCopy): Promise<CaughtUp> {
  for (;;) {
    const state = copy.read();
    const changes = await source.changes(state.upTo);
    if (changes.kind === 'start-again') {
      copy.write({ upTo: 0, zaken: new Map() });
      continue;
    }
    if (changes.kind !== 'changes') return changes;
    const taken = await takeIn(source, state, [...new Set(changes.items.map(({ zaakId }) => zaakId))]);
    if ('kind' in taken) return taken;
    copy.write({ upTo: changes.upTo, zaken: taken });
    if (!changes.more) return { kind: 'in-step', upTo: changes.upTo };
  }
}

/** Many changes of one zaak ask for it once: it is read as it is now, which may be newer than the page. */
async function takeIn(
  source: ZaakSource,
  { zaken }: CopyState,
  changed: readonly string[],
): Promise<ReadonlyMap<string, ZaakZaak> | Rejection> {
  const after = new Map(zaken);
  for (const zaakId of changed) {
    const found = await source.zaak(zaakId);
    if (found.kind === 'zaak') after.set(zaakId, found.zaak);
    else if (found.kind === 'gone') after.delete(zaakId);
    else return found;
  }
  return after;
}

/** One round at a time, and one more when something was heard meanwhile. */
export function follower(work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await work();
    } while (again);
  };
  return () => {
    again = running !== null;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}
