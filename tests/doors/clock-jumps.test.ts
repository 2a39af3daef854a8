/** The clock of the machine jumps, forward or back: what was promised still holds, and nothing opens because of it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runLogVerify } from '../../gateway/cli/log-verify.ts';
import { huurachterstand, type Json, toestemming } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const SENDER = 'corporatie-de-vechtstroom';
const RECEIVER = 'gemeente-utrecht';
const HOUR = 1 / 24;
const HOUR_MS = 3_600_000;

let world: World;
/** Hours the clock is off, so that each test leaves it right. */
let off = 0;
/** Hours it jumps while a release waits for its checkpoint. */
let jumpInWait = 0;

function jump(hours: number): void {
  off += hours;
  world.passDays(hours * HOUR);
}

beforeAll(async () => {
  world = await openWorld({
    wrap: opened => ({
      ...opened,
      ports: {
        ...opened.ports,
        logGate: {
          async waitUntilCovered(...asked) {
            const covered = await opened.ports.logGate.waitUntilCovered(...asked);
            jump(jumpInWait);
            return covered;
          },
        },
      },
    }),
  });
});
afterAll(() => world?.close());
afterEach(() => {
  jumpInWait = 0;
  jump(-off);
});

const message = (): Json => huurachterstand(world.now().localDate);
const post = (body: Json, more = {}) => world.call(SENDER, 'POST', '/v1/signalen', body, more);
const fetchOne = (id: string) => world.call(RECEIVER, 'GET', `/v1/postvak/${id}?team=schuldhulp`);

describe('a signature', () => {
  it.each([1, -1])('of before a jump of %d hour is not fresh after it, for an id that is new', async hours => {
    const signedAtMs = world.now().epochMs;
    jump(hours);
    const answer = await post(message(), { signedAtMs });
    expect([answer.status, answer.body.code]).toEqual([403, 'HERHALING']);
  });

  it.each([1, -1])('over a message that was accepted gives the same receipt after a jump of %d hour', async hours => {
    const sent = message();
    const signedAtMs = world.now().epochMs;
    const first = await post(sent, { signedAtMs });
    expect(first.status).toBe(201);
    jump(hours);
    expect((await post(sent, { signedAtMs })).body).toEqual(first.body);
  });
});

describe('a message of just after midnight', () => {
  it('gives the same receipt when the clock went back to the day before, and is too early when it is new', async () => {
    const today = world.now().localDate;
    while (world.now().localDate === today) jump(1);
    const sent = message();
    const first = await post(sent);
    expect(first.status).toBe(201);
    const early = message();
    jump(-1);
    expect(world.now().localDate < sent.signaaldatum).toBe(true);
    expect((await post(sent)).body).toEqual(first.body);
    const refused = await post(early);
    expect([refused.status, refused.body.errors[0].code]).toEqual([400, 'DATUM_IN_TOEKOMST']);
    // Another message under an id that was answered is not that message, whatever its date.
    const other = await post({ ...early, berichtId: sent.berichtId, inhoud: { ...early.inhoud, bedragEuro: 4321 } });
    expect([other.status, other.body.code]).toEqual([409, 'ID_AL_GEBRUIKT']);
  });
});

describe('a permit', () => {
  it('does not outlive a jump forward between the decision and the release: nothing leaves', async () => {
    const sent = await post(message());
    jumpInWait = 1;
    const answer = await fetchOne(sent.body.verstrekkingId);
    expect([answer.status, answer.body.code]).toEqual([403, 'NIET_VRIJGEGEVEN']);
    jumpInWait = 0;
    // Decided anew, it is the same disclosure, and it leaves.
    const again = await fetchOne(sent.body.verstrekkingId);
    expect([again.status, again.body.verstrekkingId]).toEqual([200, sent.body.verstrekkingId]);
  });

  it('is for one release also when the clock goes back meanwhile', async () => {
    const sent = await post(message());
    jumpInWait = -1;
    expect((await fetchOne(sent.body.verstrekkingId)).status).toBe(200);
  });
});

describe('a consent', () => {
  it('does not come back when the clock goes back after it was withdrawn', async () => {
    const at = new Date(world.now().epochMs - HOUR_MS).toISOString();
    const consent = toestemming(world.now().localDate, at);
    await world.call('ggz-de-lindehof', 'POST', '/v1/toestemmingen', consent);
    const path = `/v1/toestemmingen/${consent.toestemmingId}`;
    await world.call('ggz-de-lindehof', 'POST', `${path}/intrekking`, {
      ingetrokkenTijdstip: new Date(world.now().epochMs).toISOString(),
      wijze: 'mondeling',
      vastgelegdDoor: 'BH-12',
      doorWie: 'betrokkene',
    });
    jump(-1);
    expect((await world.call('ggz-de-lindehof', 'GET', path)).body.status).toBe('ingetrokken');
  });
});

describe('certificates and revocation lists', () => {
  it.each([
    ['run out when the clock jumps past their end', 72, 503, 'CRL_VERLOPEN'],
    ['do not count when the clock jumps to before they were made', -3, 401, 'NOG_NIET_GELDIG'],
  ])('%s: nobody is let in, and everybody again when it is right', async (_name, hours, status, code) => {
    expect((await post(message())).status).toBe(201);
    jump(hours);
    const refused = await post(message());
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    jump(-hours);
    expect((await post(message())).status).toBe(201);
  });
});

describe('the log', () => {
  it('keeps growing through jumps, and stands up to anybody who checks it', async () => {
    for (const hours of [1, -2, 1]) {
      jump(hours);
      const sent = await post(message());
      expect(sent.status).toBe(201);
      // Fetched only when a signed checkpoint covers it.
      expect((await fetchOne(sent.body.verstrekkingId)).status).toBe(200);
    }
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const io = { out: say, err: say, progress: () => undefined };
    const options = { url: `${world.gateway.pagesUrl}/logboek`, vkey: world.vkey };
    expect(await runLogVerify(options, io), lines.join('\n')).toBe(0);
  });
});

describe('a limit', () => {
  it('is neither lifted nor made longer by a jump of the clock', async () => {
    const { rates } = world.gateway.ports;
    const now = world.now();
    expect(rates.spend('proef', 'zenden', 50_000, now)).toBeNull();
    expect(rates.spend('proef', 'zenden', 1000, { ...now, epochMs: now.epochMs - HOUR_MS })?.retryAfterSeconds).toBe(1);
    const later = { ...now, epochMs: now.epochMs - HOUR_MS + 1000 };
    expect(rates.spend('proef', 'zenden', 5000, later)).toBeNull();
    expect(rates.spend('proef', 'zenden', 1, later)).not.toBeNull();
  });
});
