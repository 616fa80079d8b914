import { queryOptions } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { HappeningMonths } from "../../model/happening-months.ts";
import type { HappeningQuery } from "./happening-query.ts";
import type { Room } from "./room.ts";

export function monthsQuery({ kind, noun }: Room, query: HappeningQuery) {
  return queryOptions({ queryKey: [kind, "months", query], queryFn: () => api.get(`/api/${noun}-months`, query, HappeningMonths) });
}
