import * as v from "valibot";
import { Label } from "#platform/rules/label.ts";
import type { RecordKind } from "#platform/rules/kind.ts";
import { forecastRunMachine, type ForecastRunState, type ForecastRunStep } from "../forecast/forecast-run-kind.ts";
import { Id, text } from "../text.ts";

/** The chance of a new mass killing in every country of a table, from what was known at the end of a year. Everything a machine adds stands beside it. */
export const KillingRun = v.strictObject({
  label: Label,
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "assessment.title-missing"), v.maxLength(300)),
  /** The table of countries and years that it is made from. */
  tableId: Id,
  /** The last year of which anything is read: the chances are of the one after it, and of the two after it. */
  until: v.pipe(v.number(), v.integer(), v.minValue(1800), v.maxValue(2200)),
  note: text(4_000),
});
export type KillingRun = v.InferOutput<typeof KillingRun>;

/** From planning to scoring it goes the way of every forecast. */
export const killingRunKind: RecordKind<KillingRun, ForecastRunState, ForecastRunStep> = {
  kind: "assessment.killing-run",
  path: "mass-killing-runs",
  schema: KillingRun,
  machine: forecastRunMachine,
  createRoles: ["analyst", "senior"],
  editRoles: ["analyst", "senior"],
  editableIn: ["planned"],
  title: (content) => content.title,
  links: (content) => [{ to: content.tableId, as: "made-from" }],
  searchText: (content) => ({ language: null, text: [content.title, content.note].join("\n"), names: [] }),
};

/** With fewer new mass killings known than this nothing is learnt of them. */
export const leastOnsets = 10;
