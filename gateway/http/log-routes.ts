/** The public log as C2SP tlog-tiles says: static-looking paths, no certificate asked. */
import { Hono } from 'hono';
import { formatVerifierKey, verifierKey } from '../logbook/signed-note.ts';
import { formatBundle, tilePathToRequest } from '../logbook/tiles.ts';
import type { Ports } from '../ports.ts';

const TEXT = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };
const BYTES = { 'Content-Type': 'application/octet-stream', 'X-Content-Type-Options': 'nosniff' };
const NOT_HERE = () =>
  new Response('niet gevonden\n', { status: 404, headers: { ...TEXT, 'Cache-Control': 'no-store' } });
/** A tile never changes once it can be asked for (tlog-tiles). */
const IMMUTABLE = 'public, max-age=31536000, immutable';

export function logRoutes(ports: Pick<Ports, 'logReader' | 'keys'>): Hono {
  const routes = new Hono();
  const { name, publicKey } = ports.keys.logKey;
  const vkey = `${formatVerifierKey(verifierKey(name, 0x01, publicKey))}\n`;

  routes.get('/vkey', () => new Response(vkey, { headers: { ...TEXT, 'Cache-Control': 'public, max-age=3600' } }));
  routes.get('/*', async c => {
    const asked = tilePathToRequest(c.req.path.replace(/^\/logboek\//, ''));
    if (asked === null) return NOT_HERE();
    if (asked.kind === 'checkpoint') {
      const note = await ports.logReader.checkpoint();
      return note === null ? NOT_HERE() : new Response(note, { headers: { ...TEXT, 'Cache-Control': 'no-cache' } });
    }
    const found =
      asked.kind === 'tile'
        ? await ports.logReader.tile(asked.level, asked.index, asked.width)
        : await ports.logReader
            .entries(asked.index, asked.width)
            .then(list => (list === null ? null : formatBundle(list)));
    return found === null
      ? NOT_HERE()
      : new Response(new Uint8Array(found), { headers: { ...BYTES, 'Cache-Control': IMMUTABLE } });
  });
  return routes;
}
