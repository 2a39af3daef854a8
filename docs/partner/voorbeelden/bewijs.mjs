// Proves, with a receipt and the public key of the log alone, that the entry of this message is in the log.
// node docs/partner/voorbeelden/bewijs.mjs <folder of the sender> <receipt.jws>
import { readFile } from 'node:fs/promises';
import { connect, readParticipant, verifyDisclosureProof } from 'seinhuis/partner';

const [folder, receiptFile] = process.argv.slice(2);
const participant = await readParticipant(folder);
if (participant.kind === 'fault') throw new Error(`${participant.file}: ${participant.code}`);
const receipt = await readFile(receiptFile, 'utf8');
// stuur.mjs checked its signature before it was kept.
const { logboek } = JSON.parse(Buffer.from(receipt.split('.')[1], 'base64url').toString('utf8'));

const client = connect(participant.connection);
let proof;
for (let attempt = 0; attempt < 20; attempt += 1) {
  proof = await client.proof(logboek.vermelding);
  // The proof is there as soon as a signed checkpoint covers the entry: within a second or so.
  if (proof.kind !== 'proof' || proof.bewijs !== undefined) break;
  await new Promise(resolve => setTimeout(resolve, 500));
}
await client.close();
if (proof.kind !== 'proof') throw new Error(`proof: ${proof.code}`);

// Offline from here. `blad` ties the entry to the receipt; the key comes from the folder, not from the answer.
const verdict = verifyDisclosureProof(proof, participant.gateway.vkey, logboek.blad);
console.log(verdict.kind === 'proven' ? `bewezen ${verdict.entry.soort} ${verdict.index}` : `fout ${verdict.code}`);
process.exitCode = verdict.kind === 'proven' ? 0 : 1;
