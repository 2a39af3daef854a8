/** Another gateway on a world's database, as another machine would be: it remembers its own last checkpoint. */
import { join } from 'node:path';
import { type OpenedPorts, openPorts, type RunningGateway, runGateway } from '../../gateway/compose.ts';
import type { World } from './world.ts';

export interface SecondGateway {
  readonly gateway: RunningGateway;
  readonly opened: OpenedPorts;
  /** Of its API, for `World.call`. */
  readonly port: number;
}

export async function openSecondGateway({ settings: first, folder }: World): Promise<SecondGateway> {
  const settings = { ...first, checkpointPath: join(folder, 'logboek', 'van-de-ander.json') };
  const opened = await openPorts(settings);
  const gateway = await runGateway(opened, settings);
  return { gateway, opened, port: Number(new URL(gateway.apiUrl).port) };
}
