import * as v from "valibot";
import { Label } from "#platform/rules/label.ts";
import { Id, said, text } from "../text.ts";
import { Month } from "./month.ts";

/** Whose deaths: in fighting in which a State is a party, of civilians in one-sided violence, or of all organised violence. */
export const forecastTargets = ["state-based", "one-sided", "all"] as const;
export const ForecastTarget = v.picklist(forecastTargets);
export type ForecastTarget = v.InferOutput<typeof ForecastTarget>;

/** Of what deaths are foretold: of each country, or of each first-level area. */
export const forecastLevels = ["country", "area"] as const;
export type ForecastLevel = (typeof forecastLevels)[number];

/** As far ahead as forecasts go, in months; and how many months are told together beside them. */
export const [monthsAhead, yearSpan] = [14, 12];

/** Simple rules that stand beside every forecast, in the order in which they are told. */
export const baselineNames = ["allZero", "persistence", "lastPoisson", "conflictology"] as const;

/** With less of the past than this nothing is learnt from it. */
export const leastMonths = 60;

/** What is to be forecast, from which data, known until when. Everything a machine adds stands beside it, never in it. */
export const ForecastRun = v.strictObject({
  label: Label,
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "assessment.title-missing"), v.maxLength(300)),
  target: ForecastTarget,
  /** The data set whose events are counted. */
  dataset: said(200, "assessment.forecast-dataset-missing"),
  /** The last month of which anything is read. */
  cutOff: Month,
  level: v.optional(v.picklist(forecastLevels), "country"),
  /** A table of countries and years that is heard where nobody has died for two years; null for events alone. */
  tableId: v.optional(v.nullable(Id), null),
  note: text(4000),
});
export type ForecastRun = v.InferOutput<typeof ForecastRun>;
