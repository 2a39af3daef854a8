/** Stopping breaks nothing off: what was begun is answered, what comes later is told to come back. */
import { afterEach, describe, expect, it } from 'vitest';
import { createDrain } from '../../gateway/http/drain.ts';
import { huurachterstand, type Json } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.closeAround();
  world = undefined;
});

const SENDER = 'corporatie-de-vechtstroom';

function gate() {
  let open = () => {};
  const opened = new Promise<void>(done => {
    open = done;
  });
  return { open, opened };
}

describe('a gateway that stops', () => {
  it('is not ready at once, finishes what is under way, and refuses what comes later', async () => {
    const entered = gate();
    const release = gate();
    world = await openWorld({
      wrap: opened => ({
        ...opened,
        ports: {
          ...opened.ports,
          intake: {
            ...opened.ports.intake,
            async record(list, version) {
              entered.open();
              await release.opened;
              return opened.ports.intake.record(list, version);
            },
          },
        },
      }),
    });
    const { gateway } = world;
    await expect.poll(() => gateway.readiness(), { timeout: 20_000 }).toEqual([]);
    // A connection from before, as a sender keeps one open.
    expect((await world.call('gemeente-utrecht', 'GET', '/v1/organisaties')).status).toBe(200);
    const begun = world.call(SENDER, 'POST', '/v1/signalen', huurachterstand(world.now().localDate));
    await entered.opened;
    const stopped = gateway.stop();

    expect(await gateway.readiness()).toContain('stopt');
    const health = await fetch(`${gateway.pagesUrl}/health/ready`);
    expect([health.status, ((await health.json()) as Json).ontbreekt]).toEqual([503, ['stopt']]);
    const late = await world.call('gemeente-utrecht', 'GET', '/v1/organisaties');
    expect(late.status).toBe(503);
    expect(late.body.code).toBe('NIET_BEREIKBAAR');
    expect([late.headers['retry-after'], late.headers.connection]).toEqual([expect.stringMatching(/^\d+$/), 'close']);

    release.open();
    const answered = await begun;
    expect(answered.status, answered.text).toBe(201);
    await stopped;
    await expect(world.call('gemeente-utrecht', 'GET', '/v1/organisaties')).rejects.toThrow();
  });

  it('does not wait longer than it was told', async () => {
    const drain = createDrain();
    const never = drain.answer(
      () => new Promise<Response>(() => {}),
      () => '',
    );
    drain.begin();
    expect(await drain.idle(20)).toBe(false);
    expect(await Promise.race([never, 'still under way'])).toBe('still under way');
  });

  it('has nothing to wait for when nothing is under way', async () => {
    const drain = createDrain();
    await drain.answer(
      () => new Response('klaar'),
      () => '',
    );
    drain.begin();
    expect(await drain.idle(60_000)).toBe(true);
  });
});

describe('every answer', () => {
  it('names the trace it was made under, the caller’s own where there is one', async () => {
    world = await openWorld();
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
    const own = await world.call('gemeente-utrecht', 'GET', '/v1/organisaties', undefined, { headers });
    expect(own.headers.traceresponse).toMatch(new RegExp(`^00-${traceId}-(?!b7ad6b7169203331)[0-9a-f]{16}-01$`));
    const fresh = await world.call('gemeente-utrecht', 'GET', '/v1/niets');
    expect(fresh.headers.traceresponse).toBe(
      `00-${fresh.body.traceId}-${String(fresh.headers.traceresponse).slice(36, 52)}-00`,
    );
    await world.gateway.stop();
  });
});
