/** The line between gateway and database, as one that can be held: nothing passes, and nobody is told. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Wire {
  /** `url` over this line. */
  through(url: string): string;
  /** From now on connections stay as they are and nothing passes, either way; new ones are taken and get no answer. */
  hold(): void;
  /** Lets through what was held, also of who has gone meanwhile. */
  mend(): void;
  close(): Promise<void>;
}

export async function openWire(databasePort: number): Promise<Wire> {
  const ends = new Set<Socket>();
  const waiting = new Set<() => void>();
  let held = false;

  function keep(socket: Socket): Socket {
    ends.add(socket);
    socket.once('close', () => ends.delete(socket));
    return socket;
  }
  function carry(from: Socket, to: Socket): void {
    from.on('data', bytes => to.write(bytes));
    from.once('end', () => to.end());
    from.once('error', () => to.destroy());
  }

  const line = createServer({ allowHalfOpen: true }, client => {
    keep(client).pause();
    client.on('error', () => undefined);
    const begin = () => {
      waiting.delete(begin);
      const server = keep(connect({ host: '127.0.0.1', port: databasePort, allowHalfOpen: true }));
      carry(client, server);
      carry(server, client);
      client.resume();
    };
    if (held) waiting.add(begin);
    else begin();
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const { port } = line.address() as AddressInfo;

  return {
    through(url) {
      const over = new URL(url);
      over.port = String(port);
      return over.href;
    },
    hold() {
      held = true;
      for (const end of ends) end.pause();
    },
    mend() {
      held = false;
      for (const begin of [...waiting]) begin();
      for (const end of ends) end.resume();
    },
    async close() {
      const closed = once(line, 'close');
      line.close();
      for (const end of ends) end.destroy();
      await closed;
    },
  };
}
