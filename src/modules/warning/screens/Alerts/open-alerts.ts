import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { FourClocksAnswer } from "../receipts.ts";

const OpenAlert = v.object({ id: v.string(), clocks: FourClocksAnswer, addressees: v.nullable(v.number()), answered: v.number(), mailFailed: v.number() });
export type OpenAlert = v.InferOutput<typeof OpenAlert>;
const OpenAlerts = v.object({ alerts: v.array(OpenAlert) });

/** Open alerts with their clocks, from the same answer as the first screen. */
export function useOpenAlerts(): readonly OpenAlert[] {
  return useSuspenseQuery({ queryKey: ["watch", "alerts"], queryFn: () => api.get("/api/watch", undefined, OpenAlerts) }).data.alerts;
}
