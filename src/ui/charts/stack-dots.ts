export type Placed = { readonly x: number; readonly y: number };

/**
 * Dots side by side where there is room, and on top of each other where there is none. `along` are their places in ascending or descending order, `bottom` is where
 * the lowest row stands, all in pixels. A column that would grow beyond the top is pressed together instead, so that no dot is lost.
 */
export function stackDots(along: readonly number[], radius: number, bottom: number): Placed[] {
  const columns = Map.groupBy(along, (place) => Math.round(place / (2 * radius)));
  return [...columns].flatMap(([column, dots]) => {
    const step = Math.min(2 * radius, (bottom - 2 * radius) / Math.max(1, dots.length - 1));
    return dots.map((_, row) => ({ x: column * 2 * radius, y: bottom - radius - row * step }));
  });
}
