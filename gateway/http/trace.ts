/** W3C trace context: keep the caller's trace id, or start one (W3C Trace Context). */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

export function traceIdOf(traceparent: string | undefined, fresh: () => string): string {
  return TRACEPARENT.exec(traceparent ?? '')?.[1] ?? fresh();
}
