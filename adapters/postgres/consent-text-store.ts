import type pg from 'pg';
import type { ConsentText, ConsentTextStore } from '../../gateway/consents/ports.ts';
import type { Row } from './tables.ts';

/** @param pool connections as `seinhuis_gateway` */
export function createConsentTextStore(pool: pg.Pool): ConsentTextStore {
  const find = async (senderOin: string, sha256: string) => {
    const { rows } = await pool.query<Row<'consent_text'>>({
      name: 'consent-text',
      text: 'select * from consent_text where sender_oin = $1 and sha256 = $2',
      values: [senderOin, sha256],
    });
    return rows[0] === undefined ? null : textOf(rows[0]);
  };
  return {
    async register(senderOin, { sha256, language, version, title, body, epochMs }) {
      const { rowCount } = await pool.query(
        `insert into consent_text (sender_oin, sha256, language, version, title, body, epoch_ms)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [senderOin, sha256, language, version, title, body, epochMs],
      );
      if (rowCount === 1) return 'registered';
      const known = await find(senderOin, sha256);
      const same = known?.language === language && known.version === version && known.title === title;
      return same ? 'known' : 'taken';
    },
    find,
    async list(senderOin) {
      const { rows } = await pool.query<Row<'consent_text'>>(
        'select * from consent_text where sender_oin = $1 order by epoch_ms, sha256 limit 1000',
        [senderOin],
      );
      return rows.map(textOf);
    },
  };
}

function textOf({ sha256, language, version, title, body, epoch_ms }: Row<'consent_text'>): ConsentText {
  return { sha256, language, version, title, body, epochMs: epoch_ms };
}
