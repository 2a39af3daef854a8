// Sends one signal and keeps the receipt, after checking it.
// node docs/partner/voorbeelden/stuur.mjs <folder of the sender> <message.json> <receipt.jws>
import { readFile, writeFile } from 'node:fs/promises';
import { connect, readParticipant, verifyReceipt } from 'seinhuis/partner';

const [folder, messageFile, receiptFile] = process.argv.slice(2);
const participant = await readParticipant(folder);
if (participant.kind === 'fault') throw new Error(`${participant.file}: ${participant.code}`);
const message = JSON.parse(await readFile(messageFile, 'utf8'));

// Keep berichtId with the message: after a crash, send the same again and get the same receipt.
const client = connect(participant.connection);
const outcome = await client.send(message);
await client.close();

switch (outcome.kind) {
  case 'accepted': // allowed; the team can fetch it
  case 'held': {
    // two people at your organisation decide first
    const { berichtId, afzender, ontvanger, type } = message;
    const expected = { berichtId, afzender, ontvanger, type };
    const checked = await verifyReceipt(outcome.receipt, participant.gateway.receiptKey, expected);
    if (checked.kind === 'fault') throw new Error(`receipt: ${checked.code}`);
    await writeFile(receiptFile, outcome.receipt, { mode: 0o600 });
    console.log(checked.receipt.besluit, outcome.verstrekkingId);
    break;
  }
  case 'refused': // by a rule: show the reasons to a person, do not send it again as it is
    console.log('geweigerd', outcome.reasons.map(reason => reason.code).join(' ') || outcome.code);
    process.exitCode = 1;
    break;
  case 'invalid': // every fault, by JSON pointer
    for (const { pointer, code } of outcome.faults) console.log('ongeldig', pointer, code);
    process.exitCode = 1;
    break;
  default: // conflict: another message under this id; unavailable: send the same later
    console.log(outcome.kind, outcome.code);
    process.exitCode = 1;
}
