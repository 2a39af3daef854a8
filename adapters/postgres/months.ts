import { openPool } from './database.ts';

/**
 * Makes the monthly parts of entries and deliveries, from the month of `epochMs` on. What comes in a month without a
 * part is kept all the same, in the default part. Call it at the start and once a day.
 * @param url as `seinhuis_worker`
 * @returns how many parts are new
 */
export async function makeMonths(url: string, epochMs: number, months: number): Promise<number> {
  const pool = openPool(url, 'maanden', 1);
  try {
    const { rows } = await pool.query<{ made: number }>('select make_months($1, $2) as made', [epochMs, months]);
    return rows[0]!.made;
  } finally {
    await pool.end();
  }
}
