/** Everybody who sends and receives outside casework: senders with their batches, teams with a key of their own. */
import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DisclosedView, openBody } from '../../../adapters/partner/sealed-body.ts';
import type { Json } from '../../support/messages.ts';
import { ORGANISATIONS, type Planned } from './population.ts';
import type { SimulationStage } from './stage.ts';

export interface Sent extends Planned {
  /** Id under which it was accepted; null when it was refused. */
  readonly verstrekkingId: string | null;
}

const MOST_LINES = 200;

/** Sends what is planned for a day: one signed batch per sender. */
export async function sendDay({ world }: SimulationStage, planned: readonly Planned[]): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  for (const sender of new Set(planned.map(one => one.sender))) {
    const own = planned.filter(one => one.sender === sender);
    for (let at = 0; at < own.length; at += MOST_LINES) {
      const part = own.slice(at, at + MOST_LINES);
      const body = Buffer.from(part.map(({ message }) => JSON.stringify(message)).join('\n'));
      const headers = { 'content-type': 'application/x-ndjson' };
      const answer = await world.call(sender, 'POST', '/v1/signalen/_batch', body, { headers });
      if (answer.status !== 200) throw new Error(`Cannot send a batch: ${answer.status} ${answer.text}`);
      for (const [index, one] of part.entries()) {
        const line = answer.body.regels[index];
        if (line.status !== 201 && one.lawful) throw new Error(`A lawful line was answered ${JSON.stringify(line)}`);
        sent.push({ ...one, verstrekkingId: line.status === 201 ? line.verstrekkingId : null });
      }
    }
  }
  return sent;
}

export interface Received {
  readonly at: string;
  readonly view: DisclosedView;
}

/** Fetches, opens and confirms everything that waits for teams with a key of their own. */
export async function receiveAll({ world }: SimulationStage): Promise<readonly Received[]> {
  const waiting = ORGANISATIONS.flatMap(({ map, teams }) =>
    teams.map(async ({ code }) => {
      const keyFile = join(world.folder, 'deelnemers', map, 'sleutels', `${code}.key`);
      return existsSync(keyFile) ? receive(world, map, code, keyFile) : [];
    }),
  );
  return (await Promise.all(waiting)).flat();
}

async function receive(
  world: SimulationStage['world'],
  at: string,
  team: string,
  keyFile: string,
): Promise<readonly Received[]> {
  const received: Received[] = [];
  for (;;) {
    const listed = await world.call(at, 'GET', `/v1/postvak?team=${team}&aantal=200`);
    const verstrekkingen = ((listed.body?.items ?? []) as Json[]).map(one => one.verstrekkingId);
    if (verstrekkingen.length === 0) return received;
    const key = createPrivateKey(readFileSync(keyFile));
    const fetched = await world.call(at, 'POST', '/v1/postvak/_ophalen', { team, verstrekkingen }, { sign: false });
    if (fetched.status !== 200) throw new Error(`Cannot fetch: ${fetched.status} ${fetched.text}`);
    const items: Json[] = [];
    for (const item of fetched.body.items as Json[]) {
      const opened = item.status === 'verstrekt' ? await openBody(item.bericht, item, key) : null;
      if (opened?.kind !== 'opened')
        throw new Error(`Cannot open what was fetched: ${JSON.stringify(item).slice(0, 200)}`);
      received.push({ at, view: opened.view });
      items.push({ verstrekkingId: item.verstrekkingId, zegel: item.zegel });
    }
    await world.call(at, 'POST', '/v1/postvak/_bevestigen', { team, items }, { sign: false });
  }
}
