import * as v from "valibot";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { labelRank } from "#platform/rules/label.ts";
import { ForecastRun } from "../model/forecast/forecast-run.ts";
import { relabelRows } from "../store/forecast-rows.ts";

/** Who sees a run sees what it foretells: no more people when it was raised, no fewer when it was lowered. */
export const relabelForecasts: NonNullable<RegisteredKind["afterRelabel"]> = (db, _ctx, record) => relabelRows(db, record.id, labelRank(v.parse(ForecastRun, record.content).label));
