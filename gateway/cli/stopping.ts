/** How a running gateway is told to stop. */

/** Settles when this process is told to stop. */
export function untilStopped(): Promise<void> {
  return new Promise(done => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}

/** For everything that ends after requests under way have been answered. */
const REST_MS = 15_000;

/**
 * Waits until told to stop, and stops in order. Told twice, the process ends at once: nothing waits any more.
 * @param drainMs what requests under way may take; what has not come to rest some time after that is ended with the
 *   process: a database that went silent must not keep it for ever
 */
export async function stopWhenTold(stop: () => Promise<void>, drainMs: number, restMs = REST_MS): Promise<void> {
  await untilStopped();
  void untilStopped().then(() => process.exit(1));
  setTimeout(() => process.exit(1), drainMs + restMs).unref();
  await stop();
}
