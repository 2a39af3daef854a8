/**
 * `Buffer` for a browser: bytes with as much of Node's as checking the log asks for, so that the very code that the
 * command runs is what the browser runs. Put in place of the global when the script is made (`make-script.ts`).
 */
type Encoding = 'utf8' | 'ascii' | 'latin1' | 'hex' | 'base64' | 'base64url';

const encoder = new TextEncoder();
// Node keeps a byte order mark; a decoder drops it unless told.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

class BrowserBytes extends Uint8Array<ArrayBuffer> {
  static alloc(length: number, fill = 0): BrowserBytes {
    return new BrowserBytes(new ArrayBuffer(length)).fill(fill);
  }

  static allocUnsafe(length: number): BrowserBytes {
    return new BrowserBytes(new ArrayBuffer(length));
  }

  /** Of text, or a copy of bytes. */
  static override from(source: unknown, encoding: unknown = 'utf8'): BrowserBytes {
    if (source instanceof Uint8Array) return BrowserBytes.concat([source]);
    if (typeof source !== 'string') throw new TypeError('bytes are made of text or bytes here');
    const bytes = decoded(source, encoding as Encoding);
    return new BrowserBytes(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  static concat(list: readonly Uint8Array[]): BrowserBytes {
    const all = new BrowserBytes(new ArrayBuffer(list.reduce((sum, one) => sum + one.length, 0)));
    let at = 0;
    for (const one of list) {
      all.set(one, at);
      at += one.length;
    }
    return all;
  }

  copy(target: Uint8Array, targetStart = 0, start = 0, end = this.length): number {
    const part = this.subarray(start, end);
    target.set(part, targetStart);
    return part.length;
  }

  /** Text in latin1, as the hashing writes it. */
  write(text: string, offset: number, length: number, encoding: 'latin1'): number {
    if (encoding !== 'latin1') throw new RangeError('only latin1 is written');
    for (let at = 0; at < length; at += 1) this[offset + at] = text.charCodeAt(at);
    return length;
  }

  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, at) => byte === other[at]);
  }

  readUInt16BE(at: number): number {
    return this.view().getUint16(at);
  }

  readBigUInt64BE(at: number): bigint {
    return this.view().getBigUint64(at);
  }

  override toString(encoding: Encoding = 'utf8', start = 0, end = this.length): string {
    const part = this.subarray(start, end);
    if (encoding === 'utf8') return decoder.decode(part);
    if (encoding === 'hex') return Array.from(part, byte => byte.toString(16).padStart(2, '0')).join('');
    const latin1 = latin1Of(part);
    if (encoding === 'latin1') return latin1;
    if (encoding === 'base64') return btoa(latin1);
    if (encoding === 'base64url') return btoa(latin1).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    throw new RangeError('ascii is only read');
  }

  private view(): DataView {
    return new DataView(this.buffer, this.byteOffset, this.length);
  }
}

function decoded(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf8') return encoder.encode(text);
  if (encoding === 'latin1' || encoding === 'ascii') return Uint8Array.from(text, unit => unit.charCodeAt(0));
  if (encoding === 'hex') throw new RangeError('hex is only written');
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, unit => unit.charCodeAt(0));
  } catch {
    // As Node does: what is no base64 becomes other bytes, and who asked compares (`decodeBase64`).
    return new Uint8Array();
  }
}

/** In stretches: a call takes only so many arguments. */
function latin1Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

export { BrowserBytes as Buffer };
