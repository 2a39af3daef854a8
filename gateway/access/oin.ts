/**
 * The organisation number of Dutch government (OIN): prefix of 8, main number of 8 or 9, filled with zeros to 20.
 * @source OIN-Stelsel 2.2.2, chapter 6
 */

/** Which numbers count: the test series 00000099 anyone may use, so it proves nothing outside a pretend region. */
export type OinScope = 'productie' | 'ook-test';

/** RSIN carries the same 11-test as the BSN. */
function isRsin(digits: string): boolean {
  let sum = -Number(digits[8]);
  for (let i = 0; i < 8; i += 1) sum += Number(digits[i]) * (9 - i);
  return sum % 11 === 0 && digits !== '000000000';
}

type MainNumberRule = (twelve: string) => boolean;
const nineDigits: MainNumberRule = twelve => /^\d{9}000$/.test(twelve);

/** Rule for the twelve characters after each known prefix. */
const PREFIXES: ReadonlyMap<string, MainNumberRule> = new Map<string, MainNumberRule>([
  ['00000001', twelve => nineDigits(twelve) && isRsin(twelve.slice(0, 9))],
  ['00000002', nineDigits], // Fi number
  ['00000003', twelve => /^\d{8}0000$/.test(twelve)], // KvK
  ['00000004', nineDigits], // sub-OIN
  ['00000006', nineDigits], // issued by Logius
  ['00000007', twelve => /^[0-9A-Z]{9}000$/.test(twelve)], // BRIN
  ['00000008', nineDigits], // foreign
  ['00000009', nineDigits], // UZI
  ['00000010', nineDigits], // TRR-BD
]);

/** Whether `text` is a well-formed OIN with a known prefix. Says nothing about being issued: that is the register's. */
export function isOin(text: string, scope: OinScope): boolean {
  if (text.length !== 20) return false;
  const prefix = text.slice(0, 8);
  const rule = prefix === '00000099' && scope === 'ook-test' ? nineDigits : PREFIXES.get(prefix);
  return rule?.(text.slice(8)) ?? false;
}
