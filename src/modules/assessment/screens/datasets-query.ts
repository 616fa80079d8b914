import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";

const Datasets = v.object({ items: v.array(v.object({ dataset: v.string(), events: v.number(), first: v.string(), last: v.string() })) });
export type Dataset = v.InferOutput<typeof Datasets>["items"][number];

/** Data sets of events with the months they reach, the largest first. They change with an import. */
export const datasetsQuery = queryOptions({ queryKey: ["information.event", "datasets", "months"], queryFn: () => api.get("/api/event-datasets", undefined, Datasets), staleTime: 300_000 });
