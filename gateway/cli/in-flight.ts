/** Does work on several items at once, and never reads the source further ahead than that. */

/** Gives the results in the order of the items. */
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

/** Goes through all items in whatever order they finish; a slow one holds up no other. Stops at the first failure. */
export async function eachAtOnce<Item>(
  items: AsyncGenerator<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let failed = false;
  const worker = async () => {
    while (!failed) {
      const next = await items.next();
      if (next.done) return;
      await work(next.value);
    }
  };
  const workers = Array.from({ length: limit }, async () => {
    try {
      await worker();
    } catch (error) {
      failed = true;
      throw error;
    }
  });
  // All of them come to rest before the first failure is told: nothing goes on behind the caller's back.
  const ended = await Promise.allSettled(workers);
  await items.return(undefined);
  const failure = ended.find(one => one.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
