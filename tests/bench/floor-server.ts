/** The floor: a bare node:http server that hashes the body and does one INSERT (named statement) per request. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.FLOOR_DATABASE_URL, max: 8 });
await pool.query(
  'create table if not exists floor (id bigserial primary key, digest bytea not null, body jsonb not null)',
);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', async () => {
    const body = Buffer.concat(chunks);
    const digest = createHash('sha256').update(body).digest();
    await pool.query({
      name: 'floor',
      text: 'insert into floor (digest, body) values ($1, $2)',
      values: [digest, body.toString('utf8')],
    });
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"ok":true}');
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
