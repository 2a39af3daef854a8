import pg from 'pg';
import { connectionSettings } from './database.ts';

const RECONNECT_MS = 500;

export interface Listener {
  close(): Promise<void>;
}

/**
 * Hears notifications on a connection of its own and comes back by itself when that breaks. `wake` is also called
 * after each (re)connection, because what was said in between was not heard.
 */
export async function listen(url: string, channel: `seinhuis_${string}`, wake: () => void): Promise<Listener> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function connect(): Promise<void> {
    const fresh = new pg.Client(connectionSettings(url, 'luistert'));
    fresh.on('error', () => {});
    fresh.on('notification', () => wake());
    fresh.on('end', () => {
      if (client === fresh) later();
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
    } catch {
      await fresh.end().catch(() => {});
      later();
      return;
    }
    if (closed) {
      await fresh.end();
      return;
    }
    client = fresh;
    wake();
  }

  function later(): void {
    client = undefined;
    if (closed) return;
    timer = setTimeout(() => void connect(), RECONNECT_MS).unref();
  }

  await connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      const open = client;
      client = undefined;
      await open?.end();
    },
  };
}
