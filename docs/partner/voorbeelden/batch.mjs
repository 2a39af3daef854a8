// Sends many signals under one signature, and keeps the signed lists of receipts. Safe to run again after a crash.
// node docs/partner/voorbeelden/batch.mjs <folder of the sender> <messages.ndjson> <folder to keep receipts in>
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, readParticipant } from 'seinhuis/partner';

const [folder, messagesFile, receipts] = process.argv.slice(2);
const participant = await readParticipant(folder);
if (participant.kind === 'fault') throw new Error(`${participant.file}: ${participant.code}`);
const text = await readFile(messagesFile, 'utf8');
const messages = text
  .split('\n')
  .filter(line => line.trim() !== '')
  .map(line => JSON.parse(line));
await mkdir(receipts, { recursive: true, mode: 0o700 });

// Cuts into requests by itself, and checks every receipt with the gateway's key from the folder.
const client = connect(participant.connection);
const lines = await client.sendBatch(messages);
await client.close();

// One signed list covers many lines: kept once, under its own digest.
for (const list of new Set(lines.flatMap(line => line.signedList ?? []))) {
  const name = createHash('sha256').update(list).digest('hex');
  await writeFile(join(receipts, `${name}.jws`), list, { mode: 0o600 });
}

// One answer a line, in order; each line stands on its own.
for (const [index, line] of lines.entries()) console.log(index + 1, wordOf(line));
const isDone = lines.every(line => line.kind === 'accepted' || line.kind === 'held');
process.exitCode = isDone ? 0 : 1;

function wordOf(line) {
  switch (line.kind) {
    case 'accepted': // allowed; the team can fetch it
    case 'held': // two people at your organisation decide first
      return `${line.receipt.besluit} ${line.verstrekkingId}`;
    case 'refused': // by a rule: show the reasons to a person, do not send it again as it is
      return `geweigerd ${line.reasons.map(reason => reason.code).join(' ') || line.code}`;
    case 'invalid': // every fault, by JSON pointer
      return `ongeldig ${line.faults.map(({ pointer, code }) => `${pointer} ${code}`).join(', ')}`;
    case 'unanswered': // nothing is known of this line: send the same later, it cannot arrive twice
      return `later ${line.rejection.code}`;
    default: // unproven: call the gateway's operator; conflict: another message under this id; unavailable: later
      return `${line.kind} ${line.code}`;
  }
}
