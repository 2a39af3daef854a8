/**
 * Reading ASN.1 to the last byte. The library reads more than DER allows: it skips what follows a value, takes BER
 * lengths and drops what it has no name for. Two readers that disagree about the same bytes are how forged certificates
 * get in, so bytes count only when they are the ones the library would itself write for what it read.
 */
import { AsnConvert } from '@peculiar/asn1-schema';

/** DER of a value of the library. Of what was read with `readExactly` these are the very bytes that were read. */
export const derOf = (value: object): Buffer => Buffer.from(AsnConvert.serialize(value));

/**
 * Reads the one `Type` that `der` holds, nothing after it.
 * @throws Error whatever is wrong: bytes that are no `Type`, that are no DER, or that hold more than is understood
 */
export function readExactly<T extends object>(der: Buffer, Type: new () => T): T {
  const value = AsnConvert.parse(der, Type);
  if (!derOf(value).equals(der)) throw new SyntaxError(`Cannot read ${Type.name}: not in its one DER form`);
  return value;
}
