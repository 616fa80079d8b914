import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "../api.ts";

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A list that the server gives in pages: `{ items, next }`, where `next` goes back to it as `after`. */
export function usePages<Schema extends v.GenericSchema>(key: readonly unknown[], path: string, query: Query, itemSchema: Schema) {
  const Page = v.object({ items: v.array(itemSchema), next: v.nullable(v.string()) });
  const first: string | null = null;
  const pages = useSuspenseInfiniteQuery({
    queryKey: [...key, query],
    queryFn: ({ pageParam }: { pageParam: string | null }) => api.get(path, { ...query, after: pageParam }, Page),
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  });
  return {
    rows: pages.data.pages.flatMap((page) => page.items),
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    more: () => void pages.fetchNextPage(),
  };
}
