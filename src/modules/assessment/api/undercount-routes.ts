import * as v from "valibot";
import { rolesIn } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { queueRun } from "#platform/jobs/job.ts";
import { requestRun } from "#platform/jobs/routes.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { Started, UndercountAnswer } from "../contract.ts";
import { undercountKind } from "../model/undercount/undercount.ts";
import { findUndercountEstimate } from "../store/undercount-rows.ts";

/** What models say of the table of an estimate of the unrecorded, and the start of their computation. */
export function undercountRoutes(database: Database): Route[] {
  const common = { data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  return [
    signedInRoute({
      ...common, method: "GET", path: "/api/undercounts/:id/estimate", action: "assessment.undercount-estimate-read", summary: "How many people there were by every model, with the warnings that belong to it; null before it is computed.", answer: UndercountAnswer,
      handle: async (ctx, call) => ctx.transaction(async (db) => {
        const record = (await findRecord(db, undercountKind, call.params["id"] ?? "")) ?? refuse("assessment.undercount-not-found");
        await recordReading(db, ctx, record, "assessment.undercount-estimate-read");
        const estimate = await findUndercountEstimate(db, record.id);
        return { body: { estimate: estimate ? { ...estimate, tableSha256: estimate.tableSha256.toString("hex") } : null } };
      }),
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/undercounts/:id/estimate", action: "assessment.undercount-started", summary: "Starts the computation of a draft and answers with the job to follow.", body: v.strictObject({}), answer: Started,
      handle: async (ctx, call) => {
        const record = (await ctx.transaction((db) => findRecord(db, undercountKind, call.params["id"] ?? ""))) ?? refuse("assessment.undercount-not-found");
        if (!undercountKind.editRoles.some((role) => rolesIn(ctx.viewer, record.compartmentId).includes(role))) refuse("platform.step-not-for-your-role");
        if (record.state !== "draft") refuse("assessment.undercount-not-draft");
        const runId = await requestRun(ctx, "estimate-undercount", { recordId: record.id });
        await queueRun(database, runId);
        return { status: 202, body: { runId } };
      },
    }),
  ];
}
