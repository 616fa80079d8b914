/** How far, in kilobytes; how fast and how long still follow from what was done since the start. */
export function byteProgress(done: number, total: number | null, startedAt: number | null) {
  const kilobytes = Math.round(done / 1000);
  if (total === null || startedAt === null || done === 0) return { done: kilobytes };
  const seconds = Math.max(1, (Date.now() - startedAt) / 1000);
  return { done: kilobytes, total: Math.max(1, Math.round(total / 1000)), rate: kilobytes / seconds, secondsLeft: ((total - done) * seconds) / done };
}
