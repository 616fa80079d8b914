import { queryOptions } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { KillingChances } from "../../contract.ts";
import { killingKindName, killingPath } from "../killing-path.ts";

export function chancesQuery(runId: string) {
  return queryOptions({ queryKey: [killingKindName, runId, "chances"], queryFn: () => api.get(`/api/${killingPath}/${runId}/chances`, undefined, KillingChances) });
}
