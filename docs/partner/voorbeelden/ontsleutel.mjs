// Opens one sealed body without this library, with a JOSE library only: for those who write in another language.
// node docs/partner/voorbeelden/ontsleutel.mjs <folder of the receiver> <team>
import { createHash, createPrivateKey } from 'node:crypto';
import { compactDecrypt } from 'jose';
import { connect, readParticipant, readTeamKey } from 'seinhuis/partner';

const [folder, team] = process.argv.slice(2);
const participant = await readParticipant(folder);
const key = await readTeamKey(folder, team);
if (participant.kind === 'fault' || key.kind === 'fault') throw new Error('the folder is not complete');
const client = connect(participant.connection);
const listed = await client.listPostbox(team, { aantal: 1 });
const ids = listed.kind === 'listed' ? listed.items.map(item => item.verstrekkingId) : [];
const fetched = ids.length > 0 ? await client.fetchMany(team, ids) : { kind: 'fetched', items: [] };
await client.close();

for (const { bericht, zegel, verstrekkingId } of fetched.kind === 'fetched' ? fetched.items : []) {
  if (bericht === undefined) continue;
  // 1. The seal: SHA-256 over the whole compact JWE, as text.
  const own = `sha-256=${createHash('sha256').update(bericht).digest('base64url')}`;
  if (own !== zegel) throw new Error('the seal does not fit; do not confirm');
  // 2. The JWE: RSA-OAEP-256 or ECDH-ES+A256KW, A256GCM; nothing else.
  const { plaintext } = await compactDecrypt(bericht, createPrivateKey(key.pem), {
    keyManagementAlgorithms: ['RSA-OAEP-256', 'ECDH-ES+A256KW'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  const view = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
  // 3. The id inside is the id it was fetched under.
  if (view.verstrekkingId !== verstrekkingId) throw new Error('this belongs to another id; do not confirm');
  console.log(view.type, view.termijn, Object.keys(view.inhoud).join(' '));
}
