import * as v from "valibot";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { labelRank } from "#platform/rules/label.ts";
import { Alert } from "../model/alert.ts";
import { relabelReceipts } from "../store/receipt-rows.ts";
import { relabelVerdicts } from "../store/verdict-rows.ts";

/** Who answered what, and what became of the claim, is seen by whoever sees the alert: no more people when it was raised, no fewer when it was lowered. */
export const followLabel: NonNullable<RegisteredKind["afterRelabel"]> = async (db, _ctx, record) => {
  const rank = labelRank(v.parse(Alert, record.content).label);
  await relabelReceipts(db, record.id, rank);
  await relabelVerdicts(db, record.id, rank);
};
