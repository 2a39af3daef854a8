/** Left alone the gateway tells its receivers by itself. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { huurachterstand } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';
import { openReceiver, type Receiver } from './receiver.ts';

let world: World;
let hook: Receiver;

beforeAll(async () => {
  world = await openWorld({ participants: ['corporatie-de-vechtstroom', 'gemeente-utrecht'] });
  hook = await openReceiver();
});
afterAll(async () => {
  await world?.close();
  await hook?.close();
});

describe('a running gateway', () => {
  it('asks a new receiver at once, and tells it of the first signal within seconds', async () => {
    const body = { team: 'schuldhulp', url: hook.url };
    expect((await world.call('gemeente-utrecht', 'POST', '/v1/abonnementen', body)).status).toBe(201);
    const message = huurachterstand(world.now().localDate);
    expect((await world.call('corporatie-de-vechtstroom', 'POST', '/v1/signalen', message)).status).toBe(201);
    await vi.waitFor(() => expect(hook.posts()).toHaveLength(1), { timeout: 15_000, interval: 50 });
    expect(hook.heard[0]).toMatchObject({ method: 'OPTIONS', headers: { 'webhook-request-origin': 'localhost' } });
    expect(JSON.parse(hook.posts()[0]!.body)).toMatchObject({
      source: 'urn:nld:oin:00000099000999999000:systeem:seinhuis',
      data: { aantal: 1 },
    });
    const metrics = await (await fetch(`${world.gateway.pagesUrl}/metrics`)).text();
    expect(metrics).toContain('seinhuis_meldingen_total{uitkomst="afgeleverd"} 1');
  });
});
