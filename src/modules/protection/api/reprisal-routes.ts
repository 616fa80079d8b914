import * as v from "valibot";
import { countryName } from "#geography/model/countries.ts";
import { rolesIn, type Context } from "#platform/context.ts";
import { writeCsv } from "#platform/files/write-csv.ts";
import { csvResponse } from "#platform/http/csv-response.ts";
import { needFreshSignIn } from "#platform/http/fresh-sign-in.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import { refuse } from "#platform/refusal.ts";
import { Colleagues, ReprisalYears, teamRoles } from "../model/reprisal/reprisal-answers.ts";
import { reprisalReaders } from "../model/reprisal/reprisal-steps.ts";
import { reprisalYears, type ReprisalYear } from "../model/reprisal/reprisal-years.ts";
import { listColleagues, listReprisals } from "../store/reprisals.ts";

/** Counts for the annual report, of files that the caller may open and of no others; and whom a file can name. */
export function reprisalRoutes(sentences: Sentences): Route[] {
  const read = { method: "GET", data: "compartmented", stepUp: false, allowed: "member" } as const;
  return [
    signedInRoute({
      ...read, path: "/api/reprisal-years", entersTitles: false, audit: "protection.reprisal-years-read", action: "protection.reprisal-years-read", answer: ReprisalYears,
      summary: "Reprisals by year and State, of the files the caller may open: cases, people, those named with consent and the others, chilling effect.",
      handle: async (ctx) => ({ body: await count(ctx) }),
    }),
    signedInRoute({
      ...read, path: "/api/reprisal-years.csv", entersTitles: false, audit: "protection.reprisal-years-exported", action: "protection.reprisal-years-exported",
      summary: "The same as a table for a spreadsheet.",
      handle: async (ctx, call) => {
        needFreshSignIn(ctx);
        const { items, isExercise } = await count(ctx);
        const say = (key: string) => sentences.say(call.language, key);
        const mark = isExercise ? [say("web.exercise.name")] : [];
        const lines = writeCsv([...columns.map((column) => say(`protection.reprisal-column.${column}`)), ...mark], items.map((row) => [...cellsOf(row, call.language, say), ...mark]));
        return csvResponse(lines, `${isExercise ? "exercise-" : ""}reprisals-confidential.csv`, call.mayGoOn);
      },
    }),
    signedInRoute({
      ...read, path: "/api/reprisal-colleagues", entersTitles: false, audit: null, action: "protection.reprisal-colleagues-read", query: v.strictObject({ compartment: v.pipe(v.string(), v.uuid()) }), answer: Colleagues,
      summary: "Colleagues of an office whom a reprisal file there may name; for those who open such files.",
      handle: async (ctx, { query: { compartment } }) => {
        // To everybody else the question has the answer of an office that does not exist.
        if (!rolesIn(ctx.viewer, compartment).some((role) => reprisalReaders.some((reader) => reader === role))) refuse("platform.compartment-not-found");
        return { body: { items: await ctx.transaction((db) => listColleagues(db, compartment, teamRoles)) } };
      },
    }),
  ];
}

/** Of an exercise nothing is counted where there is real work. */
async function count(ctx: Context): Promise<v.InferOutput<typeof ReprisalYears>> {
  const files = await ctx.transaction((db) => listReprisals(db));
  const real = files.filter(({ isExercise }) => !isExercise);
  const counted = real.length > 0 ? real : files;
  return { items: reprisalYears(counted), isExercise: counted.some(({ isExercise }) => isExercise) };
}

const columns = ["year", "country", "state", "cases", "people", "named", "anonymised", "groups", "chilling", "not-assessed"] as const;

function cellsOf(row: ReprisalYear, language: string, say: (key: string) => string): (string | number)[] {
  return [row.year ?? say("protection.answer.unknown"), row.country, countryName(row.country, language), row.cases, row.people, row.named, row.anonymised, row.groupsOfUnknownSize, row.chilling, row.notAssessed];
}
