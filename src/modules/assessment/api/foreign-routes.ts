import { rolesIn } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { sentBody } from "#platform/files/sent-body.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { fileLimit } from "../actions/bring-in.ts";
import { knowForeignOutcomes } from "../actions/know-foreign-outcomes.ts";
import { readForeignForecast } from "../actions/read-foreign-forecast.ts";
import { ForeignAnswer } from "../contract.ts";
import { foreignForecastKind } from "../model/foreign-forecast/foreign-forecast.ts";
import { foreignScores } from "../model/foreign-forecast/foreign-scores.ts";
import { findForeignReading, listKnownForeign } from "../store/foreign-rows.ts";

/** The rows beside the record of an archive of forecasts from elsewhere: brought in once, and how they turned out. */
export function foreignRoutes(database: Database, archives: RegisteredKind): Route[] {
  const common = { data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  const path = `/api/${foreignForecastKind.path}/:id/rows`;
  return [
    signedInRoute({
      ...common, method: "GET", path, action: "assessment.foreign-forecast-rows-read", summary: "What an archive of forecasts from elsewhere holds, and how they turned out beside our own of the same months and countries.", answer: ForeignAnswer,
      handle: async (ctx, call) => ctx.transaction(async (db) => {
        const record = (await findRecord(db, foreignForecastKind, call.params["id"] ?? "")) ?? refuse("assessment.foreign-forecast-not-found");
        await recordReading(db, ctx, record, "assessment.foreign-forecast-rows-read");
        const reading = await findForeignReading(db, record.id);
        return { body: reading ? { reading: { ...reading, sha256: reading.sha256.toString("hex") }, scores: foreignScores(await listKnownForeign(db, record.id)) } : { reading: null, scores: [] } };
      }),
    }),
    signedInRoute({
      ...common, method: "POST", path, action: "assessment.foreign-forecast-rows-added", readsOwnBody: true, bodyLimit: fileLimit, summary: "Reads the archive of a draft, sent as the body: every row well, or nothing is stored and the first fault is said. Then looks up what is known of its months.",
      handle: async (ctx, call) => {
        const record = (await ctx.transaction((db) => findRecord(db, foreignForecastKind, call.params["id"] ?? ""))) ?? refuse("assessment.foreign-forecast-not-found");
        if (!foreignForecastKind.editRoles.some((role) => rolesIn(ctx.viewer, record.compartmentId).includes(role))) refuse("platform.step-not-for-your-role");
        if (record.state !== "draft") refuse("assessment.foreign-not-draft");
        const { body } = call.request;
        const { rows, units } = await readForeignForecast(archives, ctx, record.id, body ? sentBody(body) : refuse("platform.file-empty"));
        await knowForeignOutcomes(database, ctx.now, record.id);
        return { status: 201, body: { rows, units } };
      },
    }),
  ];
}
