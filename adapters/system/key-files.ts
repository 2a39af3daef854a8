/**
 * The gateway's own keys, from files (docs/beheer.md). A folder holds one JSON file per use; the newest
 * key in it is current, older ones stay known by their `kid` so that keys rotate without a stop.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CheckpointMemory, KeyRing } from '../../gateway/ports.ts';

const SECRET_USES = ['pseudoniem', 'inzage', 'feiten', 'herhaling'] as const;
const SIGNER_USES = ['ontvangstbewijs', 'logboek'] as const;
type SecretUse = (typeof SECRET_USES)[number];

interface StoredSecrets {
  readonly keys: readonly { readonly kid: string; readonly key: string }[];
}
interface StoredSigner {
  readonly kid: string;
  readonly pem: string;
}

/** Writes a file that only the owner can read, whole or not at all. */
export function writeSecretFile(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, content, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Makes the keys that are missing; existing ones are never touched. */
export function createKeyFiles(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const once = (name: string, make: () => unknown) => {
    const path = join(folder, `${name}.json`);
    if (!existsSync(path)) writeSecretFile(path, `${JSON.stringify(make(), null, 1)}\n`);
  };
  for (const use of SECRET_USES)
    once(use, () => ({ keys: [{ kid: `${use}-1`, key: randomBytes(32).toString('base64') }] }) satisfies StoredSecrets);
  for (const use of SIGNER_USES)
    once(use, () => {
      const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
      return { kid: `${use}-1`, pem } satisfies StoredSigner;
    });
}

/** Names of the key files that are not there. */
export function missingKeyFiles(folder: string): readonly string[] {
  return [...SECRET_USES, ...SIGNER_USES].map(use => `${use}.json`).filter(name => !existsSync(join(folder, name)));
}

/**
 * @param logName origin of the log, a name like a URL without scheme (C2SP checkpoint)
 * @throws when a key file is missing or unreadable: a gateway without its keys must not start
 */
export function keyRingFrom(folder: string, logName: string): KeyRing {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;
  const signer = (name: string): { kid: string; privateKey: KeyObject; publicKey: KeyObject } => {
    const { kid, pem } = read<StoredSigner>(name);
    const privateKey = createPrivateKey(pem);
    return { kid, privateKey, publicKey: createPublicKey(privateKey) };
  };
  const secrets = new Map<SecretUse, { kid: string; key: Buffer }[]>(
    SECRET_USES.map(use => [
      use,
      read<StoredSecrets>(use).keys.map(({ kid, key }) => ({ kid, key: Buffer.from(key, 'base64') })),
    ]),
  );
  const { kid: _logKid, ...logSigner } = signer('logboek');
  return {
    receiptKey: signer('ontvangstbewijs'),
    logKey: { name: logName, ...logSigner },
    kids: use => (secrets.get(use) ?? []).map(one => one.kid),
    secret(use, kid) {
      const known = secrets.get(use) ?? [];
      const found = kid === undefined ? known.at(-1) : known.find(one => one.kid === kid);
      if (found === undefined) throw new Error(`Cannot find key for ${use}: no key file holds it`);
      return found;
    },
  };
}

/** Remembers the last published checkpoint in a file, apart from the database (docs/ARCHITECTURE.md). */
export function checkpointFile(path: string): CheckpointMemory {
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8'));
      } catch (error) {
        // Only what is surely not there was never written; what cannot be read now may say that this log is put back.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    write: checkpoint => writeSecretFile(path, JSON.stringify(checkpoint)),
  };
}
