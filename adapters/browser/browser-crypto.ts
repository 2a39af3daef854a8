/**
 * `node:crypto` for a browser, as far as checking the log asks. SHA-256 must answer at once, and a browser's own only
 * answers later; signatures are the browser's. Whether one holds is asked before the check begins (`judgeSignatures`):
 * a signature that nobody asked about does not hold.
 */
import { Hash } from 'fast-sha256';
import { Buffer } from './browser-bytes.ts';

interface BrowserKey {
  readonly raw: Uint8Array<ArrayBuffer>;
}

interface Question {
  readonly key: BrowserKey;
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

const judged = new Map<string, boolean>();
let open: Question[] = [];

export function hash(_algorithm: 'sha256', bytes: Uint8Array, _encoding: 'binary'): string {
  return String.fromCharCode(...new Hash().update(bytes).digest());
}

export function createHash(_algorithm: 'sha256') {
  const running = new Hash();
  const one = {
    update(data: string | Uint8Array) {
      running.update(typeof data === 'string' ? Buffer.from(data) : data);
      return one;
    },
    digest: () => Buffer.concat([running.digest()]),
  };
  return one;
}

export function createPublicKey({ key }: { key: { x: string } }): BrowserKey {
  return { raw: Buffer.from(key.x, 'base64url') };
}

export function verify(
  _algorithm: null,
  signed: Uint8Array<ArrayBuffer>,
  key: BrowserKey,
  signature: Uint8Array<ArrayBuffer>,
): boolean {
  const question = { key, signed, signature };
  const answer = judged.get(nameOf(question));
  if (answer === undefined) open.push(question);
  return answer ?? false;
}

/** Signing is not for a browser. */
export function sign(): never {
  throw new Error('Cannot sign here');
}

/**
 * Lets `ask` open what is signed, has the browser judge every signature it came upon, and remembers the answers.
 * @throws NotSupportedError of the browser that does not know Ed25519
 */
export async function judgeSignatures(ask: () => void): Promise<void> {
  ask();
  const questions = open;
  open = [];
  for (const question of questions) {
    const key = await crypto.subtle.importKey('raw', question.key.raw, 'Ed25519', false, ['verify']);
    judged.set(nameOf(question), await crypto.subtle.verify('Ed25519', key, question.signature, question.signed));
  }
}

const nameOf = ({ key, signed, signature }: Question) =>
  [key.raw, signed, signature].map(bytes => Buffer.concat([bytes]).toString('base64')).join(' ');
