import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { SealingAnswer } from "../../contract.ts";

const queryKey = ["protection.sealing"];

/** Own keys, colleagues' keys and the organisation's root. */
export function useSealing(): SealingAnswer {
  return useSuspenseQuery({ queryKey, queryFn: () => api.get("/api/sealing", undefined, SealingAnswer) }).data;
}

export function useRefreshSealing(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey });
}

export const today = (): string => new Date().toISOString().slice(0, 10);
/** Certificates hold for two years: long enough to forget the ceremony, short enough that an unnoticed loss ends. */
export function inTwoYears(): string {
  const day = today();
  return `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`.replace("-02-29", "-02-28");
}
