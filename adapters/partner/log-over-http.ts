/** The public log as anybody fetches it, and the check of the whole of it from outside (promise 7). */
import { TILE_WIDTH, tilePath } from '../../gateway/logbook/tiles.ts';
import { type LogFault, type LogSource, type LogVerdict, verifyLog } from '../../gateway/logbook/verify-log.ts';
import { openTransport, type Transport, type TransportSettings } from './transport.ts';

/** Whole tiles kept in one run: 8 MB. A whole tile never changes. */
const TILES_KEPT = 1024;

export interface LogCheckSettings extends Pick<TransportSettings, 'ca' | 'retry'> {
  /** A signed checkpoint kept from an earlier check: the log must still begin with it. */
  readonly previousNote?: string;
  readonly onProgress?: (checked: number, size: number) => void;
}

export type LogCheck =
  /** `note`: the signed checkpoint that was checked, to be kept for the next time. */
  | {
      readonly kind: 'intact';
      readonly checkpoint: Extract<LogVerdict, { kind: 'intact' }>['checkpoint'];
      readonly note: string;
    }
  | {
      readonly kind: 'fault';
      readonly code: LogFault | 'LOGBOEK_ONBEREIKBAAR';
      readonly at?: number;
      readonly level?: number;
    };

class UnreachableError extends Error {}

/** @param baseUrl prefix of the log, such as `https://localhost:8443/logboek` */
export function httpLogSource(baseUrl: string, transport: Transport): LogSource {
  const prefix = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  const kept = new Map<string, Buffer>();

  async function read(path: string): Promise<Buffer | null> {
    const answer = await transport.call({ method: 'GET', url: new URL(path, prefix) });
    if (answer.kind === 'answer' && answer.status === 200) return answer.body;
    if (answer.kind === 'answer' && answer.status === 404) return null;
    throw new UnreachableError(
      `Cannot read the log: ${answer.kind === 'lost' ? answer.code : `status ${answer.status}`}`,
    );
  }

  return {
    fetchCheckpoint: async () => (await read('checkpoint'))?.toString('utf8') ?? null,
    fetchEntries: (index, width) => read(tilePath('entries', index, width)),
    async fetchTile(level, index, width) {
      const path = tilePath(level, index, width);
      const known = kept.get(path);
      if (known !== undefined) return known;
      const tile = await read(path);
      if (tile !== null && width === TILE_WIDTH && kept.size < TILES_KEPT) kept.set(path, tile);
      return tile;
    },
  };
}

/**
 * Checks a whole log over HTTP.
 * @param vkey the log's verifier key, from elsewhere than the log itself
 */
export async function verifyLogOverHttp(
  baseUrl: string,
  vkey: string,
  settings: LogCheckSettings = {},
): Promise<LogCheck> {
  const { previousNote, onProgress, ...connection } = settings;
  const transport = openTransport({ ...connection, connections: 8 });
  const source = httpLogSource(baseUrl, transport);
  let note: string | null = null;
  const remembering: LogSource = {
    ...source,
    fetchCheckpoint: async () => {
      note = await source.fetchCheckpoint();
      return note;
    },
  };
  try {
    const verdict = await verifyLog(remembering, vkey.trim(), previousNote, onProgress);
    return verdict.kind === 'intact' ? { ...verdict, note: note ?? '' } : verdict;
  } catch (error) {
    if (error instanceof UnreachableError) return { kind: 'fault', code: 'LOGBOEK_ONBEREIKBAAR' };
    throw error;
  } finally {
    await transport.close();
  }
}
