// Fetches what waits for a team, opens it, keeps it, and only then confirms it.
// node docs/partner/voorbeelden/ontvang.mjs <folder of the receiver> <team> <folder to keep messages in>
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, openBody, readParticipant, readTeamKey } from 'seinhuis/partner';

const [folder, team, inbox] = process.argv.slice(2);
const participant = await readParticipant(folder);
const key = await readTeamKey(folder, team);
if (participant.kind === 'fault' || key.kind === 'fault') throw new Error('the folder is not complete');
await mkdir(inbox, { recursive: true, mode: 0o700 });
const client = connect(participant.connection);

let after; // the id to go on after
do {
  const page = await client.listPostbox(team, after ? { na: after } : {});
  if (page.kind !== 'listed') throw new Error(`list: ${page.code}`);
  const ids = page.items.map(item => item.verstrekkingId);
  if (ids.length > 0) await take(ids);
  after = page.volgende;
} while (after);
await client.close();

async function take(ids) {
  const fetched = await client.fetchMany(team, ids);
  if (fetched.kind !== 'fetched') throw new Error(`fetch: ${fetched.code}`);
  const kept = [];
  for (const item of fetched.items) {
    // niet_meer_beschikbaar is an answer: consent was withdrawn after it was listed.
    if (item.status !== 'verstrekt') continue;
    // Checks the seal over what came in, decrypts, and compares the id inside with the id it was fetched under.
    const opened = await openBody(item.bericht, item, key.pem);
    if (opened.kind === 'fault') {
      console.error(item.verstrekkingId, opened.code);
      continue;
    }
    await writeFile(join(inbox, `${item.verstrekkingId}.json`), JSON.stringify(opened.view), { mode: 0o600 });
    kept.push({ verstrekkingId: item.verstrekkingId, zegel: item.zegel });
  }
  if (kept.length === 0) return;
  // Confirmed is gone from the postbox, so this comes last.
  const confirmed = await client.confirm(team, kept);
  if (confirmed.kind !== 'confirmed') throw new Error(`confirm: ${confirmed.code}`);
  for (const { verstrekkingId, status } of confirmed.items) console.log(status, verstrekkingId);
}
