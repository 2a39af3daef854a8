/** What can come out when not everything is known: every value of what is read, in order, and of nothing else. */
import { describe, expect, it } from 'vitest';
import { type Choose, possibilities } from '../../consent/possibilities.ts';

const never = () => false;
const resultsOf = (run: (choose: Choose) => string) => possibilities(run, never).found.map(one => one.result);
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('the possibilities', () => {
  it('are one when nothing is asked', () => {
    expect(possibilities(() => 'vast', never)).toEqual({
      found: [{ result: 'vast', chosen: new Map() }],
      complete: true,
    });
  });

  it('are every value with every other, in order', () => {
    const run = (choose: Choose) => `${choose('a', [1, 2])}${choose('b', ['x', 'y', 'z'])}`;
    expect(resultsOf(run)).toEqual(['1x', '1y', '1z', '2x', '2y', '2z']);
    expect(possibilities(run, never).complete).toBe(true);
  });

  it('hold what was chosen on the way, in the order it was read', () => {
    const { found } = possibilities(choose => choose('b', [true, false]) && choose('a', [7]), never);
    expect(found.map(({ chosen }) => [...chosen])).toEqual([
      [
        ['b', true],
        ['a', 7],
      ],
      [['b', false]],
    ]);
  });

  it('are of what is read only: what a value makes unread is not tried', () => {
    const run = (choose: Choose) =>
      choose('a', [1, 2, 3]) === 2 ? '2' : `${choose('b', ['x', 'y'])}${choose('a', [1, 2, 3])}`;
    expect(resultsOf(run)).toEqual(['x1', 'y1', '2', 'x3', 'y3']);
  });

  it('are one value per fact, also when it is asked again', () => {
    expect(resultsOf(choose => `${choose('a', [1, 2])}${choose('a', [1, 2])}`)).toEqual(['11', '22']);
  });

  it('are no longer sought when there is enough, and then they are not all', () => {
    const run = (choose: Choose) => choose('a', [1, 2, 3]);
    const until = (count: number) => possibilities(run, found => found.length >= count);
    expect(until(1)).toMatchObject({ found: [{ result: 1 }], complete: false });
    expect(until(2)).toMatchObject({ found: [{ result: 1 }, { result: 2 }], complete: false });
    expect(until(3)).toMatchObject({ found: [{ result: 1 }, { result: 2 }, { result: 3 }], complete: true });
    expect(until(4)).toMatchObject({ complete: true });
  });

  it('are six hundred at most: beyond that it is said that there are more', () => {
    const of = (count: number) => {
      const { found, complete } = possibilities(choose => choose('a', numbers(count)), never);
      return [found.length, complete];
    };
    expect([of(599), of(600), of(601)]).toEqual([
      [599, true],
      [600, true],
      [600, false],
    ]);
  });
});
