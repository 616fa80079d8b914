import * as v from "valibot";
import { rolesIn } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { queueRun } from "#platform/jobs/job.ts";
import { requestRun } from "#platform/jobs/routes.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { labelRank } from "#platform/rules/label.ts";
import { KillingChances, KillingCountryAnswer, Started } from "../contract.ts";
import { KillingRun, killingRunKind } from "../model/killing/killing-run.ts";
import { killingChances, killingCountry } from "./killing-answers.ts";

/** The chances beside the record of a run, and the start of their computation. Freezing, checking and publishing are steps of the record. */
export function killingRoutes(database: Database): Route[] {
  const common = { data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  const path = `/api/${killingRunKind.path}/:id`;
  return [
    signedInRoute({
      ...common, method: "GET", path: `${path}/chances`, action: "assessment.killing-chances-read", summary: "The chance of a new mass killing in every country as one run foretold it, with the record of the method on the same table.", answer: KillingChances,
      handle: async (ctx, call) => ctx.transaction(async (db) => {
        const record = (await findRecord(db, killingRunKind, call.params["id"] ?? "")) ?? refuse("assessment.killing-run-not-found");
        await recordReading(db, ctx, record, "assessment.killing-chances-read");
        return { body: await killingChances(db, record.id) };
      }),
    }),
    signedInRoute({
      ...common, method: "GET", path: `${path}/chances/:unit`, action: "assessment.killing-chance-read", summary: "One country of a run: its chances, why, how much was reported, similar situations of the past, and what was said last time.", answer: KillingCountryAnswer,
      handle: async (ctx, call) => ctx.transaction(async (db) => {
        const record = (await findRecord(db, killingRunKind, call.params["id"] ?? "")) ?? refuse("assessment.killing-run-not-found");
        await recordReading(db, ctx, record, "assessment.killing-chance-read");
        return { body: await killingCountry(db, record.id, call.params["unit"] ?? "", { compartmentId: record.compartmentId, labelRank: labelRank(v.parse(KillingRun, record.content).label) }) };
      }),
    }),
    signedInRoute({
      ...common, method: "POST", path: `${path}/estimate`, action: "assessment.killing-started", summary: "Starts the computation of a frozen run and answers with the job to follow.", body: v.strictObject({}), answer: Started,
      handle: async (ctx, call) => {
        const record = (await ctx.transaction((db) => findRecord(db, killingRunKind, call.params["id"] ?? ""))) ?? refuse("assessment.killing-run-not-found");
        if (!killingRunKind.editRoles.some((role) => rolesIn(ctx.viewer, record.compartmentId).includes(role))) refuse("platform.step-not-for-your-role");
        if (record.state !== "data-frozen") refuse("assessment.forecast-not-frozen");
        const runId = await requestRun(ctx, "estimate-killings", { recordId: record.id });
        await queueRun(database, runId);
        return { status: 202, body: { runId } };
      },
    }),
  ];
}
