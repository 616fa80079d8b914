import { useSuspenseQuery } from "@tanstack/react-query";
import { recordQuery } from "#ui/record/record.ts";
import { Alert } from "#warning/model/alert.ts";

/** The time left before harm is expected, as the alert says that a measure answers; null when there is no alert or it does not say. */
export function useTimeAvailable(alertId: string | null): Alert["timeAvailable"] {
  const { data } = useSuspenseQuery({
    queryKey: ["warning.alert", alertId ?? "none", "time-available"],
    queryFn: async ({ client }) => (alertId === null ? null : (await client.fetchQuery(recordQuery("alerts", "warning.alert", alertId, Alert))).content.timeAvailable),
  });
  return data;
}
