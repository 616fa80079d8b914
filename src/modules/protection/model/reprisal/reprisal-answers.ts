import * as v from "valibot";

/** Roles a file may name somebody of: those that the table of steps knows beside its readers, and the holder of the mandate. */
export const teamRoles = ["mandateHolder", "senior", "desk"] as const;

export const Colleagues = v.object({ items: v.array(v.object({ id: v.string(), name: v.string(), roles: v.array(v.string()) })) });

/** The annual table as its reader may see it. */
export const ReprisalYears = v.object({
  items: v.array(v.object({
    year: v.nullable(v.number()), country: v.string(), cases: v.number(), people: v.number(), named: v.number(), anonymised: v.number(), groupsOfUnknownSize: v.number(), chilling: v.number(), notAssessed: v.number(),
  })),
  isExercise: v.boolean(),
});
