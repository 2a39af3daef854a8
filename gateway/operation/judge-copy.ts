/** Whether what was put back is the log it says it is, and can be read with the keys at hand. */
import { openCheckpoint } from '../logbook/checkpoint.ts';
import { emptyRoot } from '../logbook/merkle.ts';
import type { VerifierKey } from '../logbook/signed-note.ts';
import { type LogFault, type LogSource, treeFault } from '../logbook/verify-log.ts';
import type { Manifest } from './manifest.ts';

export interface FoundCopy {
  readonly source: Pick<LogSource, 'fetchTile' | 'fetchEntries'>;
  readonly head: { readonly size: number; readonly root: Buffer } | null;
  /** The newest signed checkpoint in the copy. */
  readonly note: string | null;
  /** Ids of the gateway's keys that something in the copy needs. */
  readonly kids: readonly string[];
}

export interface CopyExpectations {
  readonly log: Manifest['logboek'];
  readonly logKey: VerifierKey;
  /** What this gateway published last, from its own memory. */
  readonly remembered: { readonly size: number; readonly root: Buffer } | null;
  readonly knownKids: ReadonlySet<string>;
}

export type CopyFault =
  | { readonly kind: 'fault'; readonly code: LogFault | 'ANDERE_STAND' | 'CHECKPOINT_NIET_GEDEKT' }
  | { readonly kind: 'fault'; readonly code: 'SLEUTEL_ONTBREEKT'; readonly kid: string };

/**
 * Recomputes every leaf, tile and root. A copy that is older than what was published is no fault of the copy: see
 * `isBehind`.
 */
export async function judgeCopy(found: FoundCopy, expected: CopyExpectations): Promise<CopyFault | null> {
  const { log, logKey, remembered, knownKids } = expected;
  const head = found.head ?? { size: 0, root: emptyRoot };
  if (head.size !== log.omvang || head.root.toString('base64') !== log.wortel)
    return { kind: 'fault', code: 'ANDERE_STAND' };
  const kid = found.kids.find(one => !knownKids.has(one));
  if (kid !== undefined) return { kind: 'fault', code: 'SLEUTEL_ONTBREEKT', kid };

  const earlier: { size: number; root: Buffer }[] = [];
  if (found.note !== null) {
    const opened = openCheckpoint(found.note, logKey);
    if (opened.kind === 'fault') return opened;
    if (opened.checkpoint.size > head.size) return { kind: 'fault', code: 'CHECKPOINT_NIET_GEDEKT' };
    earlier.push(opened.checkpoint);
  }
  if (remembered !== null && !isBehind(head.size, remembered)) earlier.push(remembered);
  return treeFault(found.source, head, earlier, undefined);
}

/** A log behind what was published: the gateway will refuse to sign it (`LOGBOEK_TERUGGEZET`). */
export function isBehind(size: number, remembered: { readonly size: number } | null): boolean {
  return remembered !== null && remembered.size > size;
}
