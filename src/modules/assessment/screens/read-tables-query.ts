import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { ListedRecord } from "#ui/record/record.ts";
import { tableKindName, tablePath } from "./country-table-path.ts";

const Tables = v.object({ items: v.array(ListedRecord) });

/** Tables of countries and years whose rows are there. */
export const readTablesQuery = queryOptions({ queryKey: [tableKindName, "read"], queryFn: () => api.get(`/api/${tablePath}`, { state: "read" }, Tables) });
