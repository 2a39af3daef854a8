import type pg from 'pg';
import type { LogReader } from '../../gateway/ports.ts';

const HASH_BYTES = 32;
const TILE_WIDTH = 256;

/** @param pool connections as `seinhuis_gateway`, or one that may read the same */
export function createLogReader(pool: Pick<pg.ClientBase, 'query'>): LogReader {
  return {
    async checkpoint() {
      const { rows } = await pool.query<{ note: string }>({
        name: 'log-checkpoint',
        text: 'select note from log_checkpoint order by size desc limit 1',
      });
      return rows[0]?.note ?? null;
    },

    async tile(level, index, width) {
      if (!isTile(level, index, width)) return null;
      // A tile only grows, so an older, narrower one is the beginning of what stands there now.
      const { rows } = await pool.query<{ hashes: Buffer }>({
        name: 'log-tile',
        text: `select substring(hashes from 1 for $3::integer) as hashes from log_tile
          where level = $1 and index = $2 and length(hashes) >= $3::integer`,
        values: [level, index, width * HASH_BYTES],
      });
      return rows[0]?.hashes ?? null;
    },

    async entries(index, width) {
      if (!isTile(0, index, width)) return null;
      const first = index * TILE_WIDTH;
      const { rows } = await pool.query<{ data: Buffer }>({
        name: 'log-entries',
        text: 'select data from log_leaf where position >= $1 and position < $2 order by position',
        values: [first, first + width],
      });
      return rows.length === width ? rows.map(row => row.data) : null;
    },

    async positions(entryIds) {
      const { rows } = await pool.query<{ entry_id: string; position: number }>({
        name: 'log-positions',
        text: 'select entry_id, position from log_leaf where entry_id = any ($1::uuid[])',
        values: [entryIds],
      });
      return new Map(rows.map(row => [row.entry_id, row.position]));
    },

    async opening(entryId, partyOin) {
      const { rows } = await pool.query<{ jcs: string; salt: Buffer; position: number | null }>({
        name: 'log-opening',
        text: `select o.jcs, o.salt, (select l.position from log_leaf l where l.entry_id = $1::uuid) as position
          from log_opening($1::uuid, $2::text) o`,
        values: [entryId, partyOin],
      });
      const row = rows[0];
      return row === undefined ? null : { json: row.jcs, salt: row.salt, position: row.position };
    },
  };
}

/** Numbers from a URL: what no tile can have is absent, not an error of the database. */
function isTile(level: number, index: number, width: number): boolean {
  return (
    Number.isInteger(level) &&
    level >= 0 &&
    level <= 7 &&
    Number.isSafeInteger(index * TILE_WIDTH + TILE_WIDTH) &&
    Number.isInteger(index) &&
    index >= 0 &&
    Number.isInteger(width) &&
    width >= 1 &&
    width <= TILE_WIDTH
  );
}
