import type { ListedForecast } from "../../contract.ts";

/** Four ways into a long list. Each is an order of reading and none is an order of importance. */
export const orders = ["highest", "movers", "surprises", "elevated"] as const;
export type Order = (typeof orders)[number];

const scale = Math.log1p;
const keys: Readonly<Record<Order, (one: ListedForecast) => number>> = {
  /** Most deaths foretold. */
  highest: ({ figures }) => scale(figures.median) + scale(figures.most[1]) / 1_000,
  /** Foretold to change most, up or down, against the twelve months before. */
  movers: ({ past, figures }) => Math.abs(scale(figures.median) - scale(past)),
  /** What happened in the last twelve months lay furthest from what the run before foretold; without one, nothing surprises. */
  surprises: ({ past, earlier }) => (earlier === null ? 0 : Math.max(scale(past) - scale(earlier.most[1]), scale(earlier.most[0]) - scale(past))),
  /** High before and high ahead. */
  elevated: ({ past, figures }) => Math.min(scale(past), scale(figures.median)),
};

export function inOrder(items: readonly ListedForecast[], order: Order): ListedForecast[] {
  return items.toSorted((one, other) => keys[order](other) - keys[order](one) || (one.unit < other.unit ? -1 : 1));
}
