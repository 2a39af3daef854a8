/**
 * kill -9 of the receiver's own process while it fetches and confirms. What was confirmed stands in its folder, whole;
 * what was not is still in the postbox; the same command gets the rest.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandProcess, startCommand } from '../support/command-process.ts';
import { huurachterstand } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const SIGNALS = 24;

let world: World;
let folder: string;
let command: CommandProcess | null = null;
/** Called around the gateway's own step; the receiver may die there. */
let reached: (step: 'before release' | 'before confirm' | 'after confirm') => void = () => undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-gedood-'));
  world = await openWorld({
    wrap: opened => {
      const { postbox } = opened.ports;
      const wrapped = {
        ...postbox,
        release: (...given: Parameters<typeof postbox.release>) => {
          reached('before release');
          return postbox.release(...given);
        },
        confirm: async (...given: Parameters<typeof postbox.confirm>) => {
          reached('before confirm');
          const confirmed = await postbox.confirm(...given);
          reached('after confirm');
          return confirmed;
        },
      };
      return { ...opened, ports: { ...opened.ports, postbox: wrapped } };
    },
  });
});
afterAll(async () => {
  command?.child.kill('SIGKILL');
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

async function waiting(): Promise<string[]> {
  const { body } = await world.call('gemeente-utrecht', 'GET', '/v1/postvak?team=schuldhulp&aantal=500');
  return body.items.map((item: { verstrekkingId: string }) => item.verstrekkingId);
}

describe('a pull that is killed', () => {
  it('loses no message: each is in the folder, or still in the postbox', async () => {
    for (let index = 0; index < SIGNALS; index += 1)
      await world.call('corporatie-de-vechtstroom', 'POST', '/v1/signalen', huurachterstand(world.now().localDate));
    const all = await waiting();
    expect(all).toHaveLength(SIGNALS);
    const map = join(folder, 'opgehaald');
    const options = { als: join(world.folder, 'deelnemers', 'gemeente-utrecht'), team: 'schuldhulp', map, perKeer: 3 };

    for (const [death, nth] of [
      ['before release', 2],
      ['before confirm', 1],
      ['after confirm', 1],
      ['before confirm', 2],
      ['after confirm', 2],
    ] as const) {
      let left: number = nth;
      command = startCommand('pull', { ...options, parallel: 2 });
      const { child, ended } = command;
      reached = step => {
        if (step === death) left -= 1;
        if (left === 0) child.kill('SIGKILL');
      };
      expect((await ended).code, death).toBe(null);
      reached = () => undefined;
      const kept = new Set(readdirSync(map).map(name => name.replace(/\.json$/, '')));
      const open = new Set(await waiting());
      expect(all.filter(id => !kept.has(id) && !open.has(id))).toEqual([]);
    }
    expect((await waiting()).length).toBeLessThan(SIGNALS);

    command = startCommand('pull', options);
    expect((await command.ended).code).toBe(0);
    expect(await waiting()).toEqual([]);
    const names = readdirSync(map).filter(name => name.endsWith('.json'));
    expect(names.sort()).toEqual(all.map(id => `${id}.json`).sort());
    for (const name of names) {
      const view = JSON.parse(readFileSync(join(map, name), 'utf8'));
      expect(`${view.verstrekkingId}.json`).toBe(name);
    }
  }, 120_000);
});
