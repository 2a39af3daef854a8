/** The sender by itself while the database is away. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../adapters/system/clock.ts';
import { type MeldingenParts, type MeldingReport, startMeldingen } from '../../gateway/meldingen/deliver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a sender whose database is away', () => {
  it('says so once, keeps trying, and says it again only after it has worked', async () => {
    let away = true;
    let rounds = 0;
    const reports: MeldingReport[] = [];
    const none = async () => [];
    const parts = {
      queue: {
        takeHandshakes: async () => {
          rounds += 1;
          if (away) throw new Error('weg');
          return [];
        },
        gather: async () => 0,
        takeEvents: none,
        forget: async () => undefined,
        onChange: async () => async () => undefined,
      },
      directory: { current: async () => ({}) },
      clock: systemClock,
      report: (event: MeldingReport) => void reports.push(event),
    };
    const meldingen = await startMeldingen(parts as unknown as MeldingenParts);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(rounds).toBeGreaterThan(5);
    expect(reports).toHaveLength(1);
    away = false;
    await vi.advanceTimersByTimeAsync(2_000);
    away = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(reports).toHaveLength(2);

    await meldingen.stop();
    const after = rounds;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(rounds).toBe(after);
  });
});
