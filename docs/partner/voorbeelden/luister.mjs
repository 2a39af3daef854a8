// Is told when something waits: gives leave, checks the signature, answers at once. Needs no library of ours.
// node docs/partner/voorbeelden/luister.mjs <file with the secret> <port, 0 for a free one>
// In front of it: TLS at a public name. The URL of that name is what you register at POST /v1/abonnementen.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [secretFile, port] = process.argv.slice(2);
const key = Buffer.from(readFileSync(secretFile, 'utf8').trim().slice('whsec_'.length), 'base64');
const FIVE_MINUTES = 300;
const MOST_BYTES = 64 * 1024;
// Ids of the last days belong in your database; in memory they are gone after a restart, and one melding counts twice.
const known = new Set();

const server = createServer(async (request, response) => {
  const end = (status, headers = {}) => response.writeHead(status, headers).end();
  // The gateway asks first; without these two headers it sends nothing.
  if (request.method === 'OPTIONS')
    return end(200, { 'WebHook-Allowed-Origin': '*', 'WebHook-Allowed-Rate': '*', Allow: 'POST' });
  if (request.method !== 'POST') return end(405, { Allow: 'OPTIONS, POST' });
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BYTES) return end(413);
    chunks.push(chunk);
  }
  // The bytes as they came: JSON that was read and written again is another text.
  const body = Buffer.concat(chunks);
  if (!isSigned(request.headers, body)) return end(401);
  const event = JSON.parse(body.toString('utf8'));
  // A repeat, or a kind of event that is new to us: taken, and nothing done with it. Otherwise it comes back.
  if (known.has(event.id) || event.type !== 'nl.seinhuis.bericht-wacht.v1') return end(204);
  known.add(event.id);
  end(204);
  // Answered first. What waits is fetched with your certificate, as ontvang.mjs does.
  console.log('er wacht', event.data.aantal, event.subject);
});
server.listen(Number(port), '127.0.0.1', () => console.log(`luistert http://localhost:${server.address().port}/`));

function isSigned(headers, body) {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    name => headers[name] ?? '',
  );
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  // Older or newer than five minutes: somebody plays an old one again, or made one to use later.
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > FIVE_MINUTES) return false;
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  // Two signatures stand there while a new secret comes in; a kind other than v1 is not ours to judge.
  return signatures.split(' ').some(one => {
    const given = Buffer.from(one.startsWith('v1,') ? one.slice(3) : '', 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
