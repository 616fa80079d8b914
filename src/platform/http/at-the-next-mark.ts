import { setImmediate, setTimeout } from "node:timers/promises";

/** How far apart the marks are: well above what finding one row more costs a server, well below what a person feels. */
export const markMilliseconds = 5;
/** What a timer may be late by; the rest is waited for turn by turn. */
const timerSlack = 2;

/** The first full multiple of five milliseconds after `begun` that is not before `now`, in the same milliseconds. */
export function nextMark(begun: number, now: number): number {
  return begun + Math.ceil((now - begun) / markMilliseconds) * markMilliseconds;
}

/**
 * The answer of `work`, given at a full multiple of five milliseconds since it was asked for. A used invitation costs a look at its row
 * and an invented one does not: some millionths of a second, which a thousand questions tell apart. After the mark nothing of it is left (S3, S47).
 * What `work` throws comes at the mark too.
 */
export async function atTheNextMark<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    const mark = nextMark(begun, performance.now());
    const rest = mark - performance.now() - timerSlack;
    if (rest >= 1) await setTimeout(rest);
    while (performance.now() < mark) await setImmediate();
  }
}
