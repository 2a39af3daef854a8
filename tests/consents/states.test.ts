/** What the database lets a consent become (B-16), whoever asks: the list is that of the manual. */
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsentStore } from '../../adapters/postgres/consent-store.ts';
import { openPool } from '../../adapters/postgres/database.ts';
import type { ConsentRow } from '../../gateway/ports.ts';
import { CONSENT_STATES } from '../support/consent-states.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { consent, entry } from '../support/records.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let admin: pg.Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.urls.gateway, 'proef', 2);
  admin = openPool(database.adminUrl, 'proef', 1);
});
afterAll(async () => {
  await Promise.all([pool?.end(), admin?.end()]);
  await database?.close();
});

const given = async (state: string) => {
  const row = consent({ state: state as ConsentRow['state'] });
  const store = createConsentStore(pool, { wake: () => {}, close: () => {} });
  await store.give(row, 'herhaling-1:digest', entry());
  return row.consentId;
};
const becomes = (id: string, state: string) =>
  admin.query('update consent set state = $2 where consent_id = $1', [id, state]).then(
    () => true,
    () => false,
  );

describe('a consent in the database', () => {
  it.each(Object.entries(CONSENT_STATES))(
    'that is %s becomes what the list says, and nothing else',
    async (from, to) => {
      const tried = await Promise.all(
        Object.keys(CONSENT_STATES)
          .filter(state => state !== from)
          .map(async state => [state, await becomes(await given(from), state)] as const),
      );
      const allowed = tried.filter(([, done]) => done).map(([state]) => state);
      // Nobody writes `verlopen`: a consent runs out by its date.
      expect(allowed.filter(state => from === 'actief' || state !== 'verlopen').sort()).toEqual([...to].sort());
    },
  );

  it('is not rewritten once it was given', async () => {
    const id = await given('actief');
    await expect(admin.query('update consent set given_ms = 1 where consent_id = $1', [id])).rejects.toThrow(
      /not rewritten/,
    );
  });
});
