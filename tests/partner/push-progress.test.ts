import { describe, expect, it } from 'vitest';
import { progressText } from '../../gateway/cli/push-progress.ts';

const HALFWAY = { done: 12_500, total: 50_000, accepted: 12_000, held: 100, doneNow: 12_000, elapsedMs: 6000 };

describe('the progress of a push', () => {
  it('shows rows, pace, outcome and the time that is left', () => {
    expect(progressText(HALFWAY)).toBe(
      '[#####---------------] 12.500/50.000 rijen · 2.000/s · 12.000 aangenomen · 100 aangehouden · 400 niet · nog 0:19',
    );
  });

  it('knows no time left while it does not know how many there are, or has no pace yet', () => {
    expect(progressText({ ...HALFWAY, total: null })).not.toContain('nog');
    expect(progressText({ ...HALFWAY, doneNow: 0, elapsedMs: 0 })).not.toContain('nog');
  });

  it('is never beyond its end when a file had more rows than it seemed', () => {
    expect(progressText({ ...HALFWAY, total: 10_000 })).toContain('[####################] 12.500/12.500 rijen');
  });

  it('counts hours on a long day', () => {
    expect(progressText({ ...HALFWAY, doneNow: 10, elapsedMs: 6000 })).toContain('nog 6:15:00');
    expect(progressText({ ...HALFWAY, doneNow: 60, elapsedMs: 6000 })).toContain('nog 1:02:30');
  });
});
