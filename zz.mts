import { crlShelf } from './adapters/pki/revocation.ts';
import { makeRevocationList } from './adapters/pretend/certificate-making.ts';
import { TEST_MOMENT, testPki } from './tests/support/pki.ts';

const pki = await testPki();
const now = TEST_MOMENT.epochMs;
for (const n of [0, 100, 1000, 10000, 50000]) {
  const der = await makeRevocationList({
    issuer: pki.authority.issuers.tsp,
    revoked: Array.from({ length: n }, (_, i) => ({ serialHex: '40' + String(i).padStart(30, '0'), epochMs: now })),
    thisUpdateMs: now,
    nextUpdateMs: now + 1e7,
  });
  const t = performance.now();
  const s = crlShelf([der]);
  const t2 = performance.now();
  s.replace([Buffer.from(der)]);
  console.log(
    n,
    (t2 - t).toFixed(0),
    'ms; unchanged',
    (performance.now() - t2).toFixed(1),
    Math.round(process.memoryUsage().rss / 1e6) + 'MB',
  );
}
