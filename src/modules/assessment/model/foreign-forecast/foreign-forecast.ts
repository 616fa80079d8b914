import * as v from "valibot";
import type { RecordKind } from "#platform/rules/kind.ts";
import { Label } from "#platform/rules/label.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { ForecastTarget } from "../forecast/forecast-run.ts";
import { said, text } from "../text.ts";

/** Rows that one archive has at most: all countries, fourteen months ahead, issued monthly for thirty years. */
export const mostForeignRows = 1_000_000;

/** Forecasts that somebody else made of deaths per country and month, as numbers with or without a lower and an upper one. The rows stand beside the record; once read they never change. */
export const ForeignForecast = v.strictObject({
  label: Label,
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "assessment.title-missing"), v.maxLength(300)),
  /** Who made them, how, and where they come from. */
  source: said(4_000, "assessment.foreign-source-missing"),
  target: ForecastTarget,
  /** The data set whose events say what happened. */
  dataset: said(200, "assessment.forecast-dataset-missing"),
  note: text(4_000),
});
export type ForeignForecast = v.InferOutput<typeof ForeignForecast>;

type ForeignState = "draft" | "read" | "withdrawn";
type ForeignStep = "bring-in" | "withdraw";

const foreignMachine: Machine<ForeignState, ForeignStep> = {
  initial: "draft",
  final: ["withdrawn"],
  steps: {
    "bring-in": { from: ["draft"], to: "read", roles: ["system"] },
    withdraw: { from: ["draft", "read"], to: "withdrawn", roles: ["senior", "director"], needsReason: true },
  },
};

export const foreignForecastKind: RecordKind<ForeignForecast, ForeignState, ForeignStep> = {
  kind: "assessment.foreign-forecast",
  path: "foreign-forecasts",
  schema: ForeignForecast,
  machine: foreignMachine,
  createRoles: ["analyst", "senior"],
  editRoles: ["analyst", "senior"],
  editableIn: ["draft"],
  title: (content) => content.title,
  links: () => [],
  searchText: (content) => ({ language: null, text: [content.title, content.source, content.note, content.dataset].join("\n"), names: [] }),
};
