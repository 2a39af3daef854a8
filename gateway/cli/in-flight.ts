/** Does work on several items at once and gives the results in the order of the items. */

/** @param limit items underway at most; the source is not read further ahead than that */
export async function* inFlight<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underway: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // A failure is thrown where it is awaited; until then it must not end the process.
    result.catch(() => undefined);
    underway.push(result);
    if (underway.length >= limit) yield await underway.shift()!;
  }
  while (underway.length > 0) yield await underway.shift()!;
}
