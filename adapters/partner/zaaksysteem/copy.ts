/**
 * The copy of a team's zaken that a municipal case system keeps: here a file, in a real system its own tables. What makes
 * it right is that zaken and the number up to which they are right are written together.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ZaakZaak } from '../../../schemas/generated/types.ts';

export interface CopyState {
  /** Changes up to this number are in it; 0 for an empty copy. */
  readonly upTo: number;
  readonly zaken: ReadonlyMap<string, ZaakZaak>;
}

export interface ZaakCopy {
  read(): CopyState;
  /** All or nothing: who stops halfway begins again where it was. */
  write(state: CopyState): void;
}

const EMPTY: CopyState = { upTo: 0, zaken: new Map() };

/** @param path of a file that only this program may read; it holds no names, but it does hold who has arrears where */
export function fileCopy(path: string): ZaakCopy {
  return {
    read() {
      const text = readOrNull(path);
      if (text === null) return EMPTY;
      const { upTo, zaken } = JSON.parse(text) as { readonly upTo: number; readonly zaken: readonly ZaakZaak[] };
      return { upTo, zaken: new Map(zaken.map(zaak => [zaak.zaakId, zaak])) };
    },
    write({ upTo, zaken }) {
      const beside = `${path}.nieuw`;
      writeFileSync(beside, JSON.stringify({ upTo, zaken: [...zaken.values()] }), { mode: 0o600 });
      renameSync(beside, path);
    },
  };
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null;
    throw error;
  }
}
