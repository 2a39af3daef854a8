/** "Mag ik dit delen?" over the API: who may ask, what fits in a question, and that asking leaves nothing behind. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEWEST_POLICY } from '../../consent/policies.ts';
import { validators } from '../../schemas/validate.ts';
import { openWorld, type World } from '../support/world.ts';

const SENDER = 'corporatie-de-vechtstroom';
let world: World;

beforeAll(async () => {
  world = await openWorld({ participants: [SENDER] });
});
afterAll(async () => {
  await world?.close();
});

const vraag = {
  bericht: 'huurachterstand',
  hoedanigheid: 'verhuurder',
  team: 'gemeente.schuldhulp',
  doel: 'vroegsignalering',
  feiten: { voorwaarden: [{ code: 'P1', voldaan: true }] },
};
const ask = (body: object, as: string | null = SENDER) => world.call(as, 'POST', '/v1/toetsingen', body);

async function entries(): Promise<number> {
  const client = new pg.Client({ connectionString: world.database.adminUrl });
  await client.connect();
  try {
    return Number((await client.query('select count(*) as n from log_entry')).rows[0].n);
  } finally {
    await client.end();
  }
}

describe('a question without personal data', () => {
  it('is answered with what is still to be known, in the form of the schema, and leaves no entry', async () => {
    const before = await entries();
    const answer = await ask(vraag);
    expect(answer.status, answer.text).toBe(200);
    expect(validators.toetsingAntwoord(answer.body)).toMatchObject({ kind: 'valid' });
    expect(answer.body).toMatchObject({
      oordeel: 'nog_te_weten',
      kan: ['mag', 'mag_niet'],
      route: 'HUUR',
      beleid: NEWEST_POLICY.version,
    });
    expect(await entries()).toBe(before);
  });

  it('is answered with no where that stands already', async () => {
    const answer = await ask({ ...vraag, feiten: { reactieKlant: 'geweigerd' } });
    expect(answer.body).toMatchObject({ oordeel: 'mag_niet', redenen: [{ code: 'KLANT_HEEFT_GEWEIGERD' }] });
    expect(answer.body.wegen.length).toBeGreaterThan(0);
  });

  it.each([
    ['a name', { ...vraag, achternaam: 'Jansen' }],
    ['a name among the facts', { ...vraag, feiten: { naam: 'Jansen' } }],
    ['a name instead of a code', { ...vraag, feiten: { gegevens: ['Jansen'] } }],
  ])('is refused when somebody puts %s in it, and the value is nowhere', async (_what, body) => {
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(answer.text + world.logged.join('\n')).not.toContain('Jansen');
  });

  it('is not answered to a stranger', async () => {
    expect((await ask(vraag, null)).status).toBe(401);
  });
});
