/** Slow, half-open and vanishing clients: each costs a connection for a while, stores nothing and delays nobody. */
import { readFileSync } from 'node:fs';
import { connect as connectPlain, type Socket } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { huurachterstand, oinOf } from '../support/messages.ts';
import { openWorld, type World } from '../support/world.ts';

const SENDER = 'corporatie-de-vechtstroom';
let world: World;
let database: pg.Client;
const sockets: Socket[] = [];

beforeAll(async () => {
  world = await openWorld({
    patience: { handshakeMs: 1_000, headersMs: 1_000, requestMs: 1_500, silenceMs: 15_000, lookEveryMs: 100 },
  });
  database = new pg.Client({ connectionString: world.database.adminUrl });
  await database.connect();
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await database?.end();
  await world?.close();
});

const port = () => Number(new URL(world.gateway.apiUrl).port);
const file = (name: string) => readFileSync(join(world.folder, 'deelnemers', SENDER, name));

interface Slow {
  readonly socket: Socket;
  /** What the other side said until it hung up. */
  readonly closed: Promise<string>;
}

function watched(socket: Socket): Slow {
  sockets.push(socket);
  let said = '';
  socket.on('data', chunk => {
    said += chunk.toString('latin1');
  });
  // A reset is one way of hanging up.
  socket.on('error', () => undefined);
  return { socket, closed: new Promise(resolve => socket.once('close', () => resolve(said))) };
}

async function openPlain(): Promise<Slow> {
  const slow = watched(connectPlain(port(), '127.0.0.1'));
  await new Promise<void>(resolve => slow.socket.once('connect', resolve));
  return slow;
}

async function openTls(first = ''): Promise<Slow> {
  const ca = readFileSync(join(world.folder, 'ca.pem'));
  const socket = connectTls({
    ...{ host: '127.0.0.1', port: port(), servername: 'localhost', ca },
    ...{ cert: file('tls.pem'), key: file('tls.key') },
  });
  const slow = watched(socket);
  await Promise.race([new Promise<void>(resolve => socket.once('secureConnect', resolve)), slow.closed]);
  socket.write(first);
  return slow;
}

/** The status of one answer on a connection that stays open. */
function nextStatus(socket: Socket): Promise<number> {
  return new Promise(resolve => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString('latin1');
      const [head, body] = said.split('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(head!)?.[1];
      const isWhole =
        length === undefined
          ? body?.endsWith('0') || said.endsWith('0\r\n\r\n')
          : (body?.length ?? 0) >= Number(length);
      if (!isWhole) return;
      socket.off('data', hear);
      resolve(Number(said.split(' ')[1]));
    };
    socket.on('data', hear);
  });
}

const HEAD = () => `POST /v1/signalen HTTP/1.1\r\nHost: localhost:${port()}\r\nContent-Type: application/json\r\n`;
const counts = async () =>
  (
    await database.query(
      `select (select count(*) from log_entry) as entries, (select count(*) from delivery) as deliveries,
         (select count(*) from idempotency) as ids`,
    )
  ).rows[0];
const isServed = async () =>
  (await world.call(SENDER, 'POST', '/v1/signalen', huurachterstand(world.now().localDate))).status === 201;

describe('a client that is slow', () => {
  const ways: readonly (readonly [string, () => Promise<Slow>])[] = [
    ['opens a connection and says nothing', openPlain],
    ['finishes the handshake and says nothing', () => openTls()],
    ['stops in the middle of the head', () => openTls(HEAD())],
    ['stops in the middle of the body', () => openTls(`${HEAD()}Content-Length: 1000\r\n\r\n{"berichtId":`)],
    ['stops in the middle of a chunk', () => openTls(`${HEAD()}Transfer-Encoding: chunked\r\n\r\nff\r\n{"berichtId":`)],
  ];

  it.each(ways)('and %s is cut off, and stores nothing', async (_name, open) => {
    const before = await counts();
    const said = await (await open()).closed;
    expect(said === '' || said.startsWith('HTTP/1.1 408 ')).toBe(true);
    expect(await counts()).toEqual(before);
    expect(world.logged.filter(line => line.includes('"fout"'))).toEqual([]);
  });

  it.each(ways)('and %s does not delay another, be there fifty of them', async (_name, open) => {
    const slow = await Promise.all(Array.from({ length: 50 }, open));
    expect(await isServed()).toBe(true);
    await Promise.all(slow.map(one => one.closed));
    expect(await isServed()).toBe(true);
  });

  it('and drips its head byte by byte is cut off all the same', async () => {
    const { socket, closed } = await openTls();
    const timer = setInterval(() => socket.write('X'), 20);
    const said = await closed;
    clearInterval(timer);
    expect(said.startsWith('HTTP/1.1 4')).toBe(true);
  });
});

describe('a client that goes away midway', () => {
  it('leaves nothing: no record, no line in the technical log', async () => {
    const before = await counts();
    for (const part of ['', '{"berichtId":'])
      for (const length of ['Content-Length: 1000', 'Transfer-Encoding: chunked']) {
        const { socket } = await openTls();
        await new Promise<void>(resolve => socket.write(`${HEAD()}${length}\r\n\r\n${part}`, () => resolve()));
        socket.destroy();
      }
    expect((await world.call(SENDER, 'GET', '/v1/organisaties')).status).toBe(200);
    expect(await counts()).toEqual(before);
    expect(world.logged.filter(line => line.includes('"fout"'))).toEqual([]);
  });
});

describe('a member that is suspended in the middle of a connection', () => {
  it('is refused from the next request on it', async () => {
    const { socket } = await openTls();
    const ask = () => {
      const status = nextStatus(socket);
      socket.write(`GET /v1/organisaties HTTP/1.1\r\nHost: localhost:${port()}\r\n\r\n`);
      return status;
    };
    expect(await ask()).toBe(200);
    const member = { oin: oinOf(SENDER), naam: 'Woningcorporatie De Vechtstroom (nagebootst)' };
    await world.change({ organisations: [{ ...member, status: 'geschorst' }] });
    try {
      expect(await ask()).toBe(403);
    } finally {
      await world.change({ organisations: [{ ...member, status: 'aangesloten' }] });
    }
    expect(await ask()).toBe(200);
  });
});
