import { setImmediate, setTimeout } from "node:timers/promises";

/**
 * Gives what the work gives when a whole number of paces is over, and no sooner: how long an answer takes tells as much as its length (S47). A pace is several
 * times what the work takes on a slow machine.
 */
export async function atOnePace<T>(work: () => Promise<T>, paceMs: number): Promise<T> {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    const end = begun + Math.ceil((performance.now() - begun) / paceMs) * paceMs;
    // A timer counts whole milliseconds from when its turn began, so how late it is still tells of the work before it.
    await setTimeout(Math.max(1, end - performance.now() - 2));
    while (performance.now() < end) await setImmediate();
  }
}
