/**
 * W3C Trace Context: the caller's trace goes on here, or a new one begins. The gateway makes no request on behalf of a
 * request, so `tracestate` has nowhere to go and is left unread; the answer says under which trace it was made.
 */

export interface Trace {
  /** 32 hex digits. */
  readonly traceId: string;
  /** Two hex digits: whether the caller keeps this trace. */
  readonly flags: string;
}

/** Version, trace id, parent id and flags; a later version may have more behind another dash. */
const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const NO_TRACE = '0'.repeat(32);
const NO_PARENT = '0'.repeat(16);
const SAMPLED = 0x01;

/**
 * @param traceparent the header as it came; one that breaks a rule counts as absent
 * @param fresh makes a trace id of 32 hex digits
 */
export function readTraceparent(traceparent: string | undefined, fresh: () => string): Trace {
  const [, version, traceId, parentId, flags, more] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  const isValid =
    version !== undefined &&
    version !== 'ff' &&
    (version !== '00' || more === undefined) &&
    traceId !== NO_TRACE &&
    parentId !== NO_PARENT;
  if (!isValid || traceId === undefined || flags === undefined) return { traceId: fresh(), flags: '00' };
  // Of the flags only the sampled one has a meaning here; others are not passed on unread.
  return { traceId, flags: (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED ? '01' : '00' };
}

/** Value of `traceresponse` (W3C draft): the trace, and our part in it. @param spanId 16 hex digits */
export function traceResponse({ traceId, flags }: Trace, spanId: string): string {
  return `00-${traceId}-${spanId}-${flags}`;
}
