import * as v from "valibot";
import { rolesIn } from "#platform/context.ts";
import { sentBody } from "#platform/files/sent-body.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { fileLimit } from "../actions/bring-in.ts";
import { readCountryTable } from "../actions/read-country-table.ts";
import { TableReadingAnswer } from "../contract.ts";
import { CountryTable, countryTableKind, isPredictor } from "../model/country-table/country-table.ts";
import { findReading, listKnownOfColumns } from "../store/country-years.ts";

/** The rows beside the record of a table: brought in once, and what they hold. */
export function countryTableRoutes(tables: RegisteredKind): Route[] {
  const common = { data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  const path = `/api/${countryTableKind.path}/:id/rows`;
  return [
    signedInRoute({
      ...common, method: "GET", path, action: "assessment.country-table-rows-read", summary: "What a table of countries and years holds: rows, years, countries, and what is known of each predictor; null before it was read.", answer: TableReadingAnswer,
      handle: async (ctx, call) => ctx.transaction(async (db) => {
        const record = (await findRecord(db, countryTableKind, call.params["id"] ?? "")) ?? refuse("assessment.country-table-not-found");
        await recordReading(db, ctx, record, "assessment.country-table-rows-read");
        const reading = await findReading(db, record.id);
        if (!reading) return { body: { reading: null } };
        const [predictors, known] = [v.parse(CountryTable, record.content).columns.filter(({ role }) => isPredictor(role)), await listKnownOfColumns(db, record.id)];
        const columns = predictors.map((column, place) => ({ ...column, ...(known[place] ?? { known: 0, least: null, most: null }) }));
        return { body: { reading: { ...reading, sha256: reading.sha256.toString("hex"), columns } } };
      }),
    }),
    signedInRoute({
      ...common, method: "POST", path, action: "assessment.country-table-rows-added", readsOwnBody: true, bodyLimit: fileLimit, summary: "Reads the file of a draft, sent as the body: every row well, or nothing is stored and the first fault is said.",
      handle: async (ctx, call) => {
        const record = (await ctx.transaction((db) => findRecord(db, countryTableKind, call.params["id"] ?? ""))) ?? refuse("assessment.country-table-not-found");
        if (!countryTableKind.editRoles.some((role) => rolesIn(ctx.viewer, record.compartmentId).includes(role))) refuse("platform.step-not-for-your-role");
        if (record.state !== "draft") refuse("assessment.country-table-not-draft");
        const { body } = call.request;
        const { rows, units, first, last, onsets } = await readCountryTable(tables, ctx, record.id, body ? sentBody(body) : refuse("platform.file-empty"));
        return { status: 201, body: { rows, units, first, last, onsets } };
      },
    }),
  ];
}
