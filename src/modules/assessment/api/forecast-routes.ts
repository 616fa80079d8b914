import * as v from "valibot";
import { rolesIn } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { queueRun } from "#platform/jobs/job.ts";
import { requestRun } from "#platform/jobs/routes.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { RunForecasts, Started, TrackRecord, UnitForecastAnswer } from "../contract.ts";
import { forecastRunKind } from "../model/forecast/forecast-run-kind.ts";
import { highestScoreLabel, listCoverage, listMisses, listModelRecords, listTenths } from "../store/forecast-scores.ts";
import { scoresByWindow } from "../model/killing/known-scores.ts";
import { listKnownChances } from "../store/killing-rows.ts";
import { runForecasts, unitForecast } from "./forecast-answers.ts";

const missesShown = 20;

/** What a machine foretold beside the record of a run, and the start of its computation. Freezing, checking and publishing are steps of the record. */
export function forecastRoutes(database: Database): Route[] {
  const common = { data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  return [
    signedInRoute({
      ...common, method: "GET", path: "/api/forecast-runs/:id/forecasts", action: "assessment.forecasts-read", summary: "The next twelve months of every country as one run foretold them, with the data and the model it was made from.", answer: RunForecasts,
      handle: async (ctx, call) => ctx.transaction(async (db) => {
        const record = (await findRecord(db, forecastRunKind, call.params["id"] ?? "")) ?? refuse("assessment.forecast-run-not-found");
        await recordReading(db, ctx, record, "assessment.forecasts-read");
        return { body: await runForecasts(db, record.id) };
      }),
    }),
    signedInRoute({
      ...common, method: "GET", path: "/api/forecast-runs/:id/forecasts/:unit", action: "assessment.forecast-read", summary: "One country of a run: month by month, baselines, why, similar situations, and what was said last time.", answer: UnitForecastAnswer,
      handle: async (ctx, call) => ctx.transaction(async (db) => {
        const record = (await findRecord(db, forecastRunKind, call.params["id"] ?? "")) ?? refuse("assessment.forecast-run-not-found");
        await recordReading(db, ctx, record, "assessment.forecast-read");
        return { body: await unitForecast(db, record.id, call.params["unit"] ?? "") };
      }),
    }),
    signedInRoute({
      ...common, method: "GET", path: "/api/forecast-track-record", action: "assessment.track-record-read", summary: "Scores of all published forecasts whose months are known by now, beside the simple rules, with calibration and the largest misses.", answer: TrackRecord,
      handle: async (ctx) => ctx.transaction(async (db) => ({ body: { label: await highestScoreLabel(db), models: await listModelRecords(db), tenths: await listTenths(db), coverage: await listCoverage(db), misses: await listMisses(db, missesShown), killings: scoresByWindow(await listKnownChances(db)) } })),
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/forecast-runs/:id/estimate", action: "assessment.forecast-started", summary: "Starts the computation of a frozen run and answers with the job to follow.", body: v.strictObject({}), answer: Started,
      handle: async (ctx, call) => {
        const record = (await ctx.transaction((db) => findRecord(db, forecastRunKind, call.params["id"] ?? ""))) ?? refuse("assessment.forecast-run-not-found");
        const roles = rolesIn(ctx.viewer, record.compartmentId);
        if (!forecastRunKind.editRoles.some((role) => roles.includes(role))) refuse("platform.step-not-for-your-role");
        if (record.state !== "data-frozen") refuse("assessment.forecast-not-frozen");
        const runId = await requestRun(ctx, "estimate-forecast", { recordId: record.id });
        await queueRun(database, runId);
        return { status: 202, body: { runId } };
      },
    }),
  ];
}
