import { queryOptions } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { SealedContents, SealedSubmissionList } from "../../contract.ts";

const key = "protection.sealed-submission";

/** Asked again every minute: nothing that would tell when something arrives is sent (S42). */
export const sealedList = queryOptions({ queryKey: [key], queryFn: () => api.get("/api/sealed-submissions", undefined, SealedSubmissionList), refetchInterval: 60_000 });

export function sealedContents(id: string) {
  return queryOptions({ queryKey: [key, id], queryFn: () => api.get(`/api/sealed-submissions/${id}`, undefined, SealedContents), refetchInterval: 60_000 });
}
