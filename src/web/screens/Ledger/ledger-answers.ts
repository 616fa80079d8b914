import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";

const Entry = v.object({
  id: v.string(),
  leafIndex: v.number(),
  at: v.string(),
  actorName: v.nullable(v.string()),
  event: v.string(),
  recordId: v.nullable(v.string()),
  version: v.nullable(v.number()),
  titlesShown: v.optional(v.nullable(v.number()), null),
  digest: v.optional(v.nullable(v.string()), null),
  title: v.optional(v.nullable(v.string()), null),
  kind: v.optional(v.nullable(v.string()), null),
});
export type Entry = v.InferOutput<typeof Entry>;

const Checkpoint = v.object({ size: v.number(), note: v.string(), at: v.string() });
export type Checkpoint = v.InferOutput<typeof Checkpoint>;
const Page = v.object({ items: v.array(Entry), checkpoint: v.nullable(Checkpoint) });

export const Proof = v.object({ leafIndex: v.number(), leafHash: v.string(), size: v.number(), proof: v.array(v.string()), checkpoint: v.string() });

const pageSize = 50;

/** Entries from the newest back, fifty at a time, with the newest signed checkpoint. */
export function useEntries(path: "/api/ledger" | "/api/ledger/audit") {
  const first: number | null = null;
  const pages = useSuspenseInfiniteQuery({
    queryKey: ["ledger", path],
    queryFn: ({ pageParam }: { pageParam: number | null }) => api.get(path, { before: pageParam, limit: pageSize }, Page),
    initialPageParam: first,
    getNextPageParam: ({ items }) => (items.length < pageSize ? null : (items.at(-1)?.leafIndex ?? null)),
    // The ledger grows with everything anybody does; a page of it is stale at once.
    staleTime: 0,
  });
  return {
    entries: pages.data.pages.flatMap((page) => page.items),
    checkpoint: pages.data.pages[0]?.checkpoint ?? null,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    more: () => void pages.fetchNextPage(),
  };
}
