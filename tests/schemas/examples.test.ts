import { describe, expect, it } from 'vitest';
import { isBsn } from '../../schemas/formats.ts';
import { MESSAGE_TYPES } from '../../schemas/registry.ts';
import { validateMessage } from '../../schemas/validate.ts';
import { FORBIDDEN, INVALID, VALID } from './examples.ts';

const sorted = (list: readonly { readonly pointer: string; readonly code: string }[]) =>
  list.map(({ pointer, code }) => `${pointer} ${code}`).sort();

describe('een voorbeeldbericht', () => {
  it.each(VALID)('$type: $name is valid', ({ message }) => {
    expect(validateMessage(message)).toEqual({ kind: 'valid', message });
  });

  it.each(INVALID)('$type: $name is refused with exactly its faults', ({ message, expected }) => {
    const checked = validateMessage(message);
    expect(checked.kind).toBe('invalid');
    expect(sorted(checked.kind === 'invalid' ? checked.faults : [])).toEqual(sorted(expected));
  });

  it.each(FORBIDDEN)('$type: $name is recognised as forbidden here', ({ message, expected }) => {
    const checked = validateMessage(message);
    expect(checked.kind).toBe('forbidden');
    expect(sorted(checked.kind === 'forbidden' ? checked.forbidden : [])).toEqual(sorted(expected));
  });
});

describe('de verzameling voorbeelden', () => {
  it.each(MESSAGE_TYPES)('shows $type going well twice, going wrong and being forbidden', ({ type }) => {
    expect(VALID.filter(one => one.type === type).length).toBeGreaterThanOrEqual(2);
    expect(INVALID.filter(one => one.type === type).length).toBeGreaterThanOrEqual(3);
    expect(FORBIDDEN.filter(one => one.type === type).length).toBeGreaterThanOrEqual(1);
  });

  it('uses burgerservicenummers of the test range only', () => {
    const numbers = [...VALID, ...INVALID, ...FORBIDDEN].flatMap(
      ({ text }) => text.match(/(?<![0-9])[0-9]{9}(?![0-9])/g) ?? [],
    );
    const outside = numbers.filter(number => isBsn(number) && !(number >= '999970000' && number <= '999999999'));
    expect(numbers.length).toBeGreaterThan(0);
    expect(outside).toEqual([]);
  });

  it('gives every valid message an id of its own', () => {
    const ids = VALID.map(({ message }) => message.berichtId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
