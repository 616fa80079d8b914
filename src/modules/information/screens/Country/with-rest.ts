/** Null is the name of what stands under none. */
export type NamedTotal = { readonly name: string | null; readonly events: number; readonly best: number };

/** The rows and, as the last one, what remains of all: events whose source names no area are events too. */
export function withRest(rows: readonly NamedTotal[], all: Omit<NamedTotal, "name">): readonly NamedTotal[] {
  const rest = rows.reduce((left, { events, best }) => ({ events: left.events - events, best: left.best - best }), { events: all.events, best: all.best });
  return rest.events > 0 ? [...rows, { name: null, ...rest }] : rows;
}
