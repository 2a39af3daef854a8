/**
 * How fast a client may go: a token bucket per client and use (design: too fast is 429). Time is an argument; the state
 * is this process's own, and what other processes spent is charged to it about every second (`counts-sharing.ts`).
 */
import type { Moment } from '../../consent/moment.ts';

/** `zenden`: a signed message costs 1, a batch its number of lines. `lezen`: a request costs 1, whatever it fetches. */
export type RateUse = 'zenden' | 'lezen';

export interface RateSettings {
  /** What comes back each second. */
  readonly perSecond: number;
  /** What may be spent at once after a quiet time. */
  readonly burst: number;
}

export type RateLimits = Readonly<Record<RateUse, RateSettings>>;

export interface Bucket {
  /** Below zero when other processes spent more than was left. */
  readonly left: number;
  readonly atMs: number;
}

/** Refused, with what a client needs to know to go on. */
export interface TooFast {
  readonly use: RateUse;
  readonly settings: RateSettings;
  readonly left: number;
  /** Whole seconds, at least 1. */
  readonly retryAfterSeconds: number;
}

function refilled({ left, atMs }: Bucket, { perSecond, burst }: RateSettings, nowMs: number): Bucket {
  // A clock that was put back gives nothing and takes nothing.
  const earned = (Math.max(0, nowMs - atMs) / 1000) * perSecond;
  return { left: Math.min(burst, left + earned), atMs: nowMs };
}

/**
 * Takes `cost` from a bucket, all or nothing.
 * @returns the bucket after it, and in how many milliseconds the same may be tried again; 0 when it was taken
 */
export function take(
  bucket: Bucket,
  settings: RateSettings,
  cost: number,
  nowMs: number,
): { readonly bucket: Bucket; readonly waitMs: number } {
  const full = refilled(bucket, settings, nowMs);
  // What costs more than a whole bucket would never pass; it waits for a full one.
  const asked = Math.min(cost, settings.burst);
  if (full.left >= asked) return { bucket: { ...full, left: full.left - cost }, waitMs: 0 };
  return { bucket: full, waitMs: Math.ceil(((asked - full.left) / settings.perSecond) * 1000) };
}

/** Takes what was spent elsewhere, which cannot be refused any more; the debt is never more than one full bucket. */
export function charge(bucket: Bucket, settings: RateSettings, cost: number, nowMs: number): Bucket {
  const full = refilled(bucket, settings, nowMs);
  return { ...full, left: Math.max(-settings.burst, full.left - cost) };
}

export interface Spending {
  readonly clientId: string;
  readonly use: RateUse;
  /** All that this process saw this client spend. */
  readonly spent: number;
  /** The part of it since it was told last. */
  readonly added: number;
}

export interface RateLimiter {
  /** Spends for a client that was identified; null when it may go on. */
  spend(clientId: string, use: RateUse, cost: number, now: Moment): TooFast | null;
  /** What was spent since the last call. */
  tell(): readonly Spending[];
  /** Charges what a client spent at other processes. */
  hear(clientId: string, use: RateUse, cost: number, now: Moment): void;
}

interface Account {
  readonly clientId: string;
  readonly use: RateUse;
  bucket: Bucket;
  spent: number;
  told: number;
}

/** Holds an account for each registered client that came by; strangers never get this far. */
export function rateLimiter(limits: RateLimits): RateLimiter {
  const accounts = new Map<string, Account>();
  const accountOf = (clientId: string, use: RateUse, nowMs: number): Account => {
    const key = `${use} ${clientId}`;
    const known = accounts.get(key);
    if (known !== undefined) return known;
    const account = { clientId, use, bucket: { left: limits[use].burst, atMs: nowMs }, spent: 0, told: 0 };
    accounts.set(key, account);
    return account;
  };
  return {
    spend(clientId, use, cost, { epochMs }) {
      const account = accountOf(clientId, use, epochMs);
      const settings = limits[use];
      const { bucket, waitMs } = take(account.bucket, settings, cost, epochMs);
      account.bucket = bucket;
      if (waitMs > 0) {
        const left = Math.max(0, Math.floor(bucket.left));
        return { use, settings, left, retryAfterSeconds: Math.ceil(waitMs / 1000) };
      }
      account.spent += cost;
      return null;
    },
    tell: () =>
      [...accounts.values()]
        .filter(account => account.spent > account.told)
        .map(account => {
          const { clientId, use, spent, told } = account;
          account.told = spent;
          return { clientId, use, spent, added: spent - told };
        }),
    hear(clientId, use, cost, { epochMs }) {
      const account = accountOf(clientId, use, epochMs);
      account.bucket = charge(account.bucket, limits[use], cost, epochMs);
    },
  };
}
