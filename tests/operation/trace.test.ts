/** W3C Trace Context, by its own rules for `traceparent`. */
import { describe, expect, it } from 'vitest';
import { readTraceparent, traceResponse } from '../../gateway/http/trace.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';
const fresh = () => 'f'.repeat(32);

describe('a traceparent', () => {
  it.each([
    ['version 00', `00-${TRACE}-${PARENT}-01`],
    ['a later version', `01-${TRACE}-${PARENT}-01`],
    ['a later version with more behind a dash', `cc-${TRACE}-${PARENT}-01-what-the-future-says`],
    ['flags nobody knows yet', `00-${TRACE}-${PARENT}-ff`],
  ])('is followed: %s', (_what, header) => {
    expect(readTraceparent(header, fresh)).toEqual({ traceId: TRACE, flags: '01' });
  });

  it('that is not sampled stays so', () => {
    expect(readTraceparent(`00-${TRACE}-${PARENT}-00`, fresh).flags).toBe('00');
    expect(readTraceparent(`00-${TRACE}-${PARENT}-02`, fresh).flags).toBe('00');
  });

  it.each([
    ['absent', undefined],
    ['empty', ''],
    ['upper case', `00-${TRACE.toUpperCase()}-${PARENT}-01`],
    ['version ff', `ff-${TRACE}-${PARENT}-01`],
    ['a version that is not hex', `0x-${TRACE}-${PARENT}-01`],
    ['a trace id of zeros', `00-${'0'.repeat(32)}-${PARENT}-01`],
    ['a parent id of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['a short trace id', `00-${TRACE.slice(1)}-${PARENT}-01`],
    ['a short parent id', `00-${TRACE}-${PARENT.slice(1)}-01`],
    ['no flags', `00-${TRACE}-${PARENT}`],
    ['more than version 00 has', `00-${TRACE}-${PARENT}-01-more`],
    ['a later version that runs on without a dash', `01-${TRACE}-${PARENT}-01more`],
    ['two headers in one', `00-${TRACE}-${PARENT}-01, 00-${TRACE}-${PARENT}-01`],
  ])('is replaced by a new trace: %s', (_what, header) => {
    expect(readTraceparent(header, fresh)).toEqual({ traceId: fresh(), flags: '00' });
  });

  it('is answered with the same trace and a part of our own', () => {
    expect(traceResponse({ traceId: TRACE, flags: '01' }, '00f067aa0ba902b7')).toBe(`00-${TRACE}-00f067aa0ba902b7-01`);
  });
});
