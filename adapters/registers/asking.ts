import type { JudgedFetch, Sent } from '../webhook/judged-fetch.ts';

const PATIENCE_MS = 3_000;

export type RegisterAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  /** Nobody answered in time, or not as a register does. */
  | { readonly kind: 'away' };

/** One question to a register. It never throws, and nothing of question or answer is written down. */
export async function askRegister(get: JudgedFetch, url: string, sent?: Sent): Promise<RegisterAnswer> {
  try {
    const response = await get(url, AbortSignal.timeout(PATIENCE_MS), sent);
    const body: unknown = await response.json().catch(() => undefined);
    return body === undefined && response.status === 200
      ? { kind: 'away' }
      : { kind: 'answer', status: response.status, body };
  } catch {
    return { kind: 'away' };
  }
}

export const isMunicipalityCode = (code: unknown): code is string => typeof code === 'string' && /^\d{4}$/.test(code);
