import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { openPool } from '../../adapters/postgres/database.ts';
import { createIntakeStore } from '../../adapters/postgres/intake-store.ts';
import { launchPostgres } from '../../adapters/postgres/launch.ts';
import { ensureDatabase, ensureLogins, LOGINS, loginUrl } from '../../adapters/postgres/logins.ts';
import { migrateToLatest } from '../../adapters/postgres/migrate.ts';
import { createWaker } from '../../adapters/postgres/waker.ts';
import { acceptance } from '../support/records.ts';

const folder = mkdtempSync('/tmp/pgbench/x');
chmodSync(folder, 0o755);
const t0 = performance.now();
const s = await launchPostgres({ folder, password: 'x'.repeat(20) });
console.log('launch', performance.now() - t0);
const pw = Object.fromEntries(LOGINS.map(l => [l, 'y'.repeat(20)])) as any;
await ensureLogins(s.url, pw);
await ensureDatabase(s.url, 'seinhuis');
await migrateToLatest(loginUrl(s.url, 'migrate', pw.migrate, 'seinhuis'));
console.log('ready', performance.now() - t0);
const worker = openPool(loginUrl(s.url, 'worker', pw.worker, 'seinhuis'), 'w', 1);
console.log('months', (await worker.query('select make_months($1, 3) as n', [1_795_176_000_000])).rows[0].n);
const pool = openPool(loginUrl(s.url, 'gateway', pw.gateway, 'seinhuis'), 'g', 9);
const store = createIntakeStore(pool, createWaker(pool));
const v = 1;

import { readdirSync, readFileSync } from 'node:fs';

const pgcpu = () => {
  let n = 0;
  for (const d of readdirSync('/proc')) {
    if (!/^\d+$/.test(d)) continue;
    try {
      const st = readFileSync(`/proc/${d}/stat`, 'utf8');
      const f = st.slice(st.lastIndexOf(')') + 2).split(' ');
      if (Number(f[1]) === s.pid || Number(d) === s.pid) n += Number(f[11]) + Number(f[12]);
    } catch {}
  }
  return n * 10;
};
for (const conns of [1, 8, 16]) {
  const recs = Array.from({ length: 16000 }, () => acceptance());
  let i = 0;
  const c0 = process.cpuUsage(),
    p0 = pgcpu();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: conns }, async () => {
      while (i < recs.length && performance.now() - start < 4000) await store.record([recs[i++]!], v);
    }),
  );
  const c1 = process.cpuUsage(c0);
  console.log(
    'cpu us/record node',
    Math.round((c1.user + c1.system) / i),
    'pg',
    Math.round(((pgcpu() - p0) * 1000) / i),
  );
  console.log(conns, 'conns', Math.round(i / ((performance.now() - start) / 1000)), '/s');
}
for (const size of [1, 4, 8, 16, 100, 1000]) {
  const recs = Array.from({ length: Math.min(20000, size * 2000) }, () => acceptance());
  let i = 0;
  const c0 = process.cpuUsage(),
    p0 = pgcpu();
  const start = performance.now();
  await Promise.all(
    [1, 2].map(async () => {
      while (i < recs.length) {
        const part = recs.slice(i, i + size);
        i += size;
        await store.record(part, v);
      }
    }),
  );
  const c1 = process.cpuUsage(c0);
  console.log(
    'batch',
    size,
    Math.round(recs.length / ((performance.now() - start) / 1000)),
    '/s, cpu node',
    Math.round((c1.user + c1.system) / recs.length),
    'pg',
    Math.round(((pgcpu() - p0) * 1000) / recs.length),
  );
}
await pool.query('create table if not exists floor(x int)').catch(() => {});
await pool.end();
await worker.end();
{
  const adm = openPool(s.url.replace(/postgres$/, 'seinhuis'), 'a', 8);
  await adm.query('create table floor (id uuid primary key, b bytea)');
  const { randomUUID, randomBytes } = await import('node:crypto');
  let i = 0;
  const c0 = process.cpuUsage(),
    p0 = pgcpu();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (performance.now() - start < 4000) {
        i++;
        await adm.query({
          name: 'f',
          text: 'insert into floor values ($1,$2)',
          values: [randomUUID(), randomBytes(400)],
        });
      }
    }),
  );
  {
    const c1 = process.cpuUsage(c0);
    console.log(
      'cpu us/record node',
      Math.round((c1.user + c1.system) / i),
      'pg',
      Math.round(((pgcpu() - p0) * 1000) / i),
    );
  }
  console.log('floor', Math.round(i / 4), '/s');
  await adm.end();
}
await s.stop();
rmSync(folder, { recursive: true });
