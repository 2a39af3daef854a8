/** From a signal to a person who reads it: through the postbox, into a zaak, and noted before a word is shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../adapters/postgres/database.ts';
import { validators } from '../../../schemas/validate.ts';
import { openTestProvider, type TestProvider } from '../../support/identity-provider.ts';
import { forKeptTeam, KEPT, KEPT_TEAM, rentSignal } from '../../support/kept-team.ts';
import { type Json, oinOf, zorgpremieWanbetaler } from '../../support/messages.ts';
import { type Worker, workerOf } from '../../support/workers.ts';
import { openWorld, type World } from '../../support/world.ts';

const RENT = 'corporatie-de-vechtstroom';

let world: World;
let provider: TestProvider;
let anna: Worker;
/** What happens when a reading is to be noted. */
let noting: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  [world, provider] = await Promise.all([
    openWorld({
      participants: [RENT, 'cak', KEPT],
      wrap: opened => ({
        ...opened,
        ports: {
          ...opened.ports,
          readings: {
            note: async (readings, directoryVersion) => {
              await noting();
              return opened.ports.readings.note(readings, directoryVersion);
            },
          },
        },
      }),
    }),
    openTestProvider(),
  ]);
  await world.change({ identityProviders: [provider.registeredFor(oinOf(KEPT), { organisationClaim: 'oin' })] });
  anna = await workerOf(world, provider, { participant: KEPT, team: 'schuldhulp', subject: 'anna' });
});
afterAll(async () => {
  await world?.close();
  await provider?.close();
});

async function arrived(as: string, message: Json): Promise<{ readonly zaakId: string; readonly signaalId: string }> {
  const sent = await world.call(as, 'POST', '/v1/signalen', message);
  expect(sent.status).toBe(201);
  await world.gateway.casework.turn();
  const signaalId: string = sent.body.verstrekkingId;
  const [file] = await world.gateway.ports.zaken.files(KEPT_TEAM, [signaalId]);
  return { zaakId: file!.zaakId, signaalId };
}

const addressAt = (huisnummer: number) => ({
  persoon: { adres: { postcode: '3701ZB', huisnummer, woonplaats: 'Zeist' } },
});
const read = ({ zaakId, signaalId }: { zaakId: string; signaalId: string }, more = '') =>
  anna.call('GET', `/v1/zaken/${zaakId}/signalen/${signaalId}/inhoud?team=schuldhulp&reden=behandeling${more}`);

async function rows(text: string, values: unknown[] = []): Promise<Json[]> {
  const pool = openPool(world.database.adminUrl, 'proef', 1);
  const found = await pool.query(text, values);
  await pool.end();
  return found.rows;
}

describe('the content of a signal', () => {
  it('is shown to somebody of the team with a reason, and every time it is noted who read what and why', async () => {
    const signal = await arrived(RENT, rentSignal(world.now().localDate, addressAt(1)));
    for (const times of [1, 2]) {
      const answer = await read(signal);
      expect(answer.status).toBe(200);
      expect(validators.zaakInhoud(answer.body)).toMatchObject({ kind: 'valid' });
      expect(answer.body).toMatchObject({ signaalId: signal.signaalId, type: 'huurachterstand', verborgen: [] });
      expect(answer.body.inhoud.persoon.adres.huisnummer).toBe(1);
      const noted = await rows('select * from ingezien where zaak_id = $1', [signal.zaakId]);
      expect(noted).toHaveLength(times);
      expect(noted[0]).toMatchObject({ reason: 'behandeling', disclosure_ids: [signal.signaalId], team_id: KEPT_TEAM });
      expect(JSON.stringify(noted)).not.toContain('anna');
    }
    // The zaak itself, which software reads too, holds none of it.
    const zaak = await anna.zaak(signal.zaakId);
    expect(zaak.text).not.toMatch(/3701ZB|Voorbeeld|achternaam/);
  });

  it('keeps a citizen service number hidden unless it is asked for', async () => {
    const message = forKeptTeam(zorgpremieWanbetaler(world.now().localDate));
    const signal = await arrived('cak', message);
    const plain = await read(signal);
    expect(plain.text).not.toContain(message.inhoud.persoon.bsn);
    expect(plain.body.verborgen).toEqual(['/persoon/bsn']);
    const asked = await read(signal, '&gevoelig=true');
    expect(asked.body.inhoud.persoon.bsn).toBe(message.inhoud.persoon.bsn);
    expect(asked.body.verborgen).toEqual([]);
  });

  it('is not shown when it cannot be noted', async () => {
    const signal = await arrived(RENT, rentSignal(world.now().localDate, addressAt(2)));
    noting = () => Promise.reject(new Error('Cannot write: the database is away'));
    const answer = await read(signal);
    noting = async () => undefined;
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(answer.text).not.toContain('3701ZB');
    expect(await rows('select 1 from ingezien where zaak_id = $1', [signal.zaakId])).toEqual([]);
    expect((await read(signal)).status).toBe(200);
  });

  it('is not shown while the person has it restricted (AVG 18), which the zaak says', async () => {
    const signal = await arrived(RENT, rentSignal(world.now().localDate, addressAt(3)));
    await rows('update zaak_signal set restricted = true where signal_id = $1', [signal.signaalId]);
    const answer = await read(signal);
    expect([answer.status, answer.body.code]).toEqual([409, 'VERWERKING_BEPERKT']);
    expect((await anna.zaak(signal.zaakId)).body.signalen[0].inhoud).toBe('beperkt');
  });

  it('is found again by the address and by the person it came with', async () => {
    const { zaakId } = await arrived(RENT, rentSignal(world.now().localDate, addressAt(4)));
    const search = { team: 'schuldhulp', reden: 'behandeling', op: 'adres', postcode: '3701ZB', huisnummer: 4 };
    const { body } = await anna.call('POST', '/v1/zaken/_zoeken', search);
    expect(body.items.map((one: Json) => one.zaakId)).toEqual([zaakId]);
  });

  it('has its andere reden kept sealed beside the event, and nowhere else', async () => {
    const { zaakId } = await arrived(RENT, rentSignal(world.now().localDate, addressAt(5)));
    await anna.step(zaakId, { stap: 'pakOp' });
    const reason = { stap: 'sluit', resultaat: 'Niet opgepakt: andere reden', reden: 'detentie' };
    const closed = await anna.step(zaakId, reason);
    expect(closed.status).toBe(200);
    const events = await rows('select kind, event::text, words from zaak_event where zaak_id = $1 order by number', [
      zaakId,
    ]);
    expect(events.at(-1)).toMatchObject({ kind: 'gesloten', words: expect.any(Buffer) });
    expect(events.filter(one => one.words !== null)).toHaveLength(1);
    const all = [closed.text, JSON.stringify(events), (await anna.zaak(zaakId)).text, world.logged.join('\n')];
    for (const text of all) expect(text).not.toContain('detentie');
  });
});
