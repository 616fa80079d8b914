import { notifyManager, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";

/** When what stands on the page about a kind was true: the moment of the oldest answer shown. Nothing until there is one. */
export function useAsOf(kind: string): string | undefined {
  const answers = useQueryClient().getQueryCache();
  // In batches, because answers also come while something is drawn.
  const subscribe = useCallback((listener: () => void) => answers.subscribe(notifyManager.batchCalls(listener)), [answers]);
  return useSyncExternalStore(subscribe, () => {
    const moments = answers.findAll({ queryKey: [kind], type: "active" }).map(({ state }) => state.dataUpdatedAt).filter((moment) => moment > 0);
    return moments.length === 0 ? undefined : new Date(Math.min(...moments)).toISOString();
  });
}
