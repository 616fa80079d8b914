import * as v from "valibot";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { labelRank } from "#platform/rules/label.ts";
import { Alert } from "../model/alert.ts";
import { relabelReceipts } from "../store/receipt-rows.ts";

/** Who answered what is seen by whoever sees the alert: no more people when it was raised, no fewer when it was lowered. */
export const followLabel: NonNullable<RegisteredKind["afterRelabel"]> = (db, _ctx, record) => relabelReceipts(db, record.id, labelRank(v.parse(Alert, record.content).label));
