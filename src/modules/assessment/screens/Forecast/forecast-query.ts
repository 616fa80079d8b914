import { queryOptions } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { RunForecasts } from "../../contract.ts";
import { forecastKindName, forecastPath } from "../forecast-path.ts";

export function forecastsQuery(runId: string) {
  return queryOptions({ queryKey: [forecastKindName, runId, "forecasts"], queryFn: () => api.get(`/api/${forecastPath}/${runId}/forecasts`, undefined, RunForecasts) });
}
