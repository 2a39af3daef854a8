import { describe, expect, it } from 'vitest';
import { batchSize } from '../../adapters/partner/batch-size.ts';

const MOST = 1000;
const answers = (size: ReturnType<typeof batchSize>, times: number) => {
  for (let made = 0; made < times; made += 1) size.answered(size.lines);
};

describe('the size of a batch', () => {
  it('is half of what got no answer, down to one', () => {
    const size = batchSize(MOST);
    size.tooMany(500);
    expect(size.lines).toBe(250);
    for (let silence = 0; silence < 12; silence += 1) size.tooMany(size.lines);
    expect(size.lines).toBe(1);
  });

  it('falls once for requests that were under way together', () => {
    const size = batchSize(MOST);
    for (let worker = 0; worker < 4; worker += 1) size.tooMany(500);
    expect(size.lines).toBe(250);
  });

  it('doubles after a run of answers, up to the most', () => {
    const size = batchSize(MOST);
    size.tooMany(600);
    answers(size, 7);
    expect(size.lines).toBe(300);
    answers(size, 1);
    expect(size.lines).toBe(600);
    answers(size, 8);
    expect(size.lines).toBe(MOST);
  });

  it('learns nothing from an answer to fewer', () => {
    const size = batchSize(MOST);
    size.tooMany(600);
    for (let made = 0; made < 100; made += 1) size.answered(299);
    expect(size.lines).toBe(300);
  });

  it('tries ever more seldom what got no answer again and again', () => {
    const size = batchSize(MOST);
    size.tooMany(500);
    const runs = [8, 16, 32, 64, 128, 256, 256];
    for (const run of runs) {
      answers(size, run - 1);
      expect(size.lines).toBe(250);
      answers(size, 1);
      expect(size.lines).toBe(500);
      size.tooMany(500);
    }
    answers(size, 256);
    expect(size.lines).toBe(500);
    answers(size, 1);
    size.tooMany(500);
    answers(size, 8);
    expect(size.lines).toBe(500);
  });
});
