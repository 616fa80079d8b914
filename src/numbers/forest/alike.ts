/** A past situation: whose, and when. */
export type Situation = { readonly unit: number; readonly time: number };

/** How many past situations are told. */
const toldAlike = 5;

/**
 * The past situations most like the present one, at most five, each so far `apart` from the others of its unit and from now that no single stretch is told several times over. `likeness` has one number for each of `rows`; those with none are not
 * told. Five passes are cheaper than putting tens of thousands of rows in order for every unit.
 */
export function mostAlike(rows: readonly Situation[], likeness: Float64Array, now: Situation, apart: number): { readonly row: number; readonly likeness: number }[] {
  const told: { row: number; likeness: number }[] = [];
  const taken: Situation[] = [now];
  while (told.length < toldAlike) {
    let best: { row: number; likeness: number; at: Situation } | undefined;
    for (const [row, at] of rows.entries()) {
      const own = likeness[row] ?? 0;
      if (own > (best?.likeness ?? 0) && taken.every(({ unit, time }) => unit !== at.unit || Math.abs(time - at.time) >= apart)) best = { row, likeness: own, at };
    }
    if (best === undefined) break;
    taken.push(best.at);
    told.push({ row: best.row, likeness: best.likeness });
  }
  return told;
}
