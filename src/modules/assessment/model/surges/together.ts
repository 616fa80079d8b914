import type { SurgeKind } from "./surge-signal.ts";

type Signal = { readonly dataset: string; readonly countryIso3: string; readonly area: string | null; readonly violence: string | null; readonly actor: string | null; readonly kind: SurgeKind; readonly week: string };

/** Signals of one week of one country that say the same of several series: one of them stands first, the others are named beside it. */
export type Together<One extends Signal> = { readonly first: One; readonly also: readonly One[] };

/**
 * One burst of violence is a rise of its country, of an area, of a kind and of an actor at once: put together so that it is one thing to look at. The country stands first where it is among them, then an area, a kind, an actor. The order of the groups is that of
 * their first signals. Nothing is left out.
 */
export function together<One extends Signal>(signals: readonly One[]): Together<One>[] {
  const groups = Map.groupBy(signals, ({ dataset, countryIso3, kind, week }) => JSON.stringify([dataset, countryIso3, kind, week]));
  return [...groups.values()].flatMap((group) => {
    const [first, ...also] = group.toSorted((one, other) => rankOf(one) - rankOf(other));
    return first === undefined ? [] : [{ first, also }];
  });
}

function rankOf({ area, violence, actor }: Signal): number {
  if (actor !== null) return 3;
  if (violence !== null) return 2;
  return area === null ? 0 : 1;
}
