import { Agent } from 'undici';
import { only, type ResolvedAddress } from './judged-address.ts';

export interface AgentLimits {
  readonly connectMs: number;
  readonly waitMs: number;
  readonly maxHeaderBytes: number;
  /** Trust anchors besides those of the runtime, PEM. */
  readonly ca?: readonly string[] | undefined;
}

/** One connection to addresses that were judged: no other, no second question to the resolver, no redirects. */
export function judgedAgent(addresses: readonly ResolvedAddress[], limits: AgentLimits): Agent {
  return new Agent({
    connect: {
      lookup: only(addresses),
      timeout: limits.connectMs,
      minVersion: 'TLSv1.2',
      ...(limits.ca === undefined ? {} : { ca: [...limits.ca] }),
    },
    connections: 1,
    pipelining: 1,
    headersTimeout: limits.waitMs,
    bodyTimeout: limits.waitMs,
    maxHeaderSize: limits.maxHeaderBytes,
  });
}
