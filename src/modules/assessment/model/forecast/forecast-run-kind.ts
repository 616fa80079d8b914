import type { RecordKind } from "#platform/rules/kind.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { ForecastRun } from "./forecast-run.ts";

export type ForecastRunState = "planned" | "data-frozen" | "estimated" | "checked" | "published" | "scored" | "invalid";
export type ForecastRunStep = "freeze" | "estimate" | "check" | "publish" | "invalidate" | "score";

export const forecastRunMachine: Machine<ForecastRunState, ForecastRunStep> = {
  initial: "planned",
  final: ["scored", "invalid"],
  steps: {
    freeze: { from: ["planned"], to: "data-frozen", roles: ["analyst", "senior"] },
    estimate: { from: ["data-frozen"], to: "estimated", roles: ["system"] },
    check: { from: ["estimated"], to: "checked", roles: ["analyst", "senior"], needsReason: true },
    publish: { from: ["checked"], to: "published", roles: ["senior"] },
    invalidate: { from: ["data-frozen", "estimated", "checked"], to: "invalid", roles: ["senior"], needsReason: true },
    score: { from: ["published"], to: "scored", roles: ["system"] },
  },
};

/** A forecast of all countries, from planning it to scoring it. It is never deleted and never made anew in place: the next one is another run. */
export const forecastRunKind: RecordKind<ForecastRun, ForecastRunState, ForecastRunStep> = {
  kind: "assessment.forecast-run",
  path: "forecast-runs",
  schema: ForecastRun,
  machine: forecastRunMachine,
  createRoles: ["analyst", "senior"],
  editRoles: ["analyst", "senior"],
  editableIn: ["planned"],
  title: (content) => content.title,
  links: ({ tableId }) => (tableId === null ? [] : [{ to: tableId, as: "made-from" }]),
  // A table is of countries and says nothing of their areas.
  faults: ({ level, tableId }) => (level === "area" && tableId !== null ? [{ path: "tableId", code: "assessment.forecast-areas-without-table" }] : []),
  searchText: (content) => ({ language: null, text: [content.title, content.note, content.dataset].join("\n"), names: [] }),
};
