import * as v from "valibot";
import { Day, Id, said, text } from "#assessment/model/text.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { DecisionReference, EffectOnFactor } from "./measure.ts";

export type MeasureState = "proposed" | "endorsed" | "obsolete" | "accepted" | "declined" | "not-implemented" | "in-progress" | "partially-implemented" | "implemented";
export type MeasureStep =
  | "endorse" | "drop" | "accept" | "decline" | "conclude-declined" | "start" | "report-partial" | "report-done" | "conclude" | "make-obsolete" | "note-effect";

/**
 * The table of the domain reference. It names two steps "conclude" with different roles; here the one that ends a declined measure
 * has a name of its own. `note-effect` comes after the work: that something was done and that it helped are two findings.
 */
export const measureMachine: Machine<MeasureState, MeasureStep> = {
  initial: "proposed",
  final: ["not-implemented", "obsolete"],
  steps: {
    endorse: { from: ["proposed"], to: "endorsed", roles: ["director"] },
    drop: { from: ["proposed"], to: "obsolete", roles: ["senior"], needsReason: true },
    accept: { from: ["endorsed"], to: "accepted", roles: ["principal", "partner", "focalPoint"] },
    decline: { from: ["endorsed"], to: "declined", roles: ["principal", "partner", "focalPoint"], needsReason: true },
    "conclude-declined": { from: ["declined"], to: "not-implemented", roles: ["analyst"] },
    start: { from: ["accepted"], to: "in-progress", roles: ["partner", "component", "focalPoint"] },
    "report-partial": { from: ["in-progress"], to: "partially-implemented", roles: ["partner", "component", "focalPoint"] },
    "report-done": { from: ["in-progress", "partially-implemented"], to: "implemented", roles: ["partner", "component", "focalPoint"] },
    conclude: { from: ["in-progress", "partially-implemented", "accepted"], to: "not-implemented", roles: ["senior"], needsReason: true },
    "make-obsolete": { from: ["endorsed", "accepted", "in-progress"], to: "obsolete", roles: ["senior"], needsReason: true },
    "note-effect": { from: ["implemented"], to: "implemented", roles: ["analyst", "senior"], needsReason: true },
  },
};

/** What the content says already need not be said again; what is said here replaces it. */
export const EndorseInput = v.strictObject({ decision: v.optional(DecisionReference) });
export const AcceptInput = v.strictObject({ owner: text(300), dueOn: v.optional(Day), decision: v.optional(DecisionReference) });
export const StartInput = v.strictObject({ on: v.optional(Day), what: v.optional(said(2000, "response.first-action-empty")) });
export const ReportInput = v.strictObject({ evidence: v.optional(v.pipe(v.array(Id), v.maxLength(100)), []), finishedOn: v.optional(Day) });
export const NoteEffectInput = v.strictObject({ effects: v.pipe(v.array(EffectOnFactor), v.minLength(1, "response.effect-missing"), v.maxLength(14)), sideEffects: text(4000) });
