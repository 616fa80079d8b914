import * as v from "valibot";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { labelRank } from "#platform/rules/label.ts";
import { Undercount } from "../model/undercount/undercount.ts";
import { relabelUndercountEstimate } from "../store/undercount-rows.ts";

/** Who sees the record sees what the models say of it: no more people when it was raised, no fewer when it was lowered. */
export const relabelUndercount: NonNullable<RegisteredKind["afterRelabel"]> = (db, _ctx, record) => relabelUndercountEstimate(db, record.id, labelRank(v.parse(Undercount, record.content).label));
