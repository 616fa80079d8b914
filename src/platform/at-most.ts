/** Waits for something, but no longer than that; how it ends is for whoever began it. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, milliseconds);
  await Promise.race([Promise.allSettled([work]), over.promise]);
  clearTimeout(timer);
}
