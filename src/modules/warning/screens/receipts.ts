import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { clockNames, clockStates, type Clock, type ClockName } from "../model/clocks.ts";
import { outcomes } from "../model/claim-verdict.ts";
import { responses } from "../model/receipt.ts";
import { alertKindName } from "./alert-path.ts";

const maybe = v.nullable(v.string());
const ClockAnswer = v.object({ state: v.picklist(clockStates), dueAt: maybe, at: maybe });
export const FourClocksAnswer = v.object({ acknowledge: ClockAnswer, decide: ClockAnswer, act: ClockAnswer, "report-back": ClockAnswer });

const ReceiptAnswer = v.object({
  alertId: v.string(),
  addresseeKey: v.string(),
  name: v.string(),
  kind: v.string(),
  contactId: maybe,
  hasAddress: v.boolean(),
  issuedAt: v.string(),
  sentAt: maybe,
  deliveredAt: maybe,
  acknowledgedAt: maybe,
  response: v.nullable(v.picklist(responses)),
  respondedAt: maybe,
  reason: v.string(),
  laterUntil: maybe,
  firstActionAt: maybe,
  reportedBackAt: maybe,
  mailState: v.nullable(v.picklist(["queued", "sent", "failed"])),
  mailError: maybe,
  byTelephone: v.boolean(),
  codeWantedAt: maybe,
});
export type ReceiptAnswer = v.InferOutput<typeof ReceiptAnswer>;

const DueAnswer = v.object({ what: v.picklist([...clockNames, "come-back-after-later", "second-reading", "outcome-review", "what-happened"]), addresseeKey: maybe, dueAt: maybe, isOverdue: v.boolean() });
const VerdictAnswer = v.object({ number: v.number(), outcome: v.picklist(outcomes), happenedOn: maybe, measuresTaken: v.boolean(), basis: v.string(), correction: v.string(), judgedAt: v.string(), judgedByName: maybe });
export type VerdictAnswer = v.InferOutput<typeof VerdictAnswer>;
const Receipts = v.object({ items: v.array(ReceiptAnswer), clocks: FourClocksAnswer, due: v.array(DueAnswer), verdicts: v.array(VerdictAnswer) });
export type Receipts = v.InferOutput<typeof Receipts>;
export type ClocksAnswer = Readonly<Record<ClockName, Clock>>;

/** What each addressee did, the clocks and what is owed and what became of the claim. Its key begins with the kind, so that every answer brings it anew. */
export function useReceipts(alertId: string): Receipts {
  return useSuspenseQuery({ queryKey: [alertKindName, alertId, "receipts"], queryFn: () => api.get(`/api/alerts/${alertId}/receipts`, undefined, Receipts) }).data;
}
