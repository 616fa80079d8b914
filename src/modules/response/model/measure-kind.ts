import * as v from "valibot";
import type { RecordKind, StepFacts } from "#platform/rules/kind.ts";
import { Measure } from "./measure.ts";
import { AcceptInput, EndorseInput, measureMachine, NoteEffectInput, ReportInput, StartInput, type MeasureState, type MeasureStep } from "./measure-steps.ts";
import { whyNotMeasureStep, whyNotSaveMeasure } from "./why-not-measure-step.ts";

export const measureKind: RecordKind<Measure, MeasureState, MeasureStep> = {
  kind: "response.measure",
  path: "measures",
  schema: Measure,
  machine: measureMachine,
  createRoles: ["analyst", "senior"],
  editRoles: ["analyst", "senior"],
  editableIn: ["proposed"],
  // A proposal says what should be done; that it was decided, begun, done and of use is for the steps to say.
  keptBySteps: ["decision", "firstAction", "evidence", "finishedOn", "effects", "sideEffects"],
  title: (content) => content.title,
  links: (content) => [
    { to: content.situationId, as: "situation" },
    ...(content.alertId ? [{ to: content.alertId, as: "answers" }] : []),
    ...content.evidence.map((record) => ({ to: record, as: "evidence" })),
  ],
  searchText: (content) => ({
    language: content.language,
    text: [content.rationale, content.expectedEffect, content.riskOfHarm, content.sideEffects].join("\n"),
    names: [content.addressee, content.owner].filter((name) => name !== ""),
  }),
  dueAt: (content, state) => (content.dueOn !== null && (state === "accepted" || state === "in-progress" || state === "partially-implemented") ? `${content.dueOn}T23:59:59Z` : undefined),
  stepInput: {
    endorse: EndorseInput,
    accept: AcceptInput,
    start: StartInput,
    "report-partial": ReportInput,
    "report-done": ReportInput,
    "note-effect": NoteEffectInput,
  },
  guard: whyNotMeasureStep,
  apply: afterMeasureStep,
  whyNotSave: whyNotSaveMeasure,
  releasedIn: ["endorsed", "accepted", "declined", "in-progress", "partially-implemented", "implemented", "not-implemented"],
};

function afterMeasureStep(step: MeasureStep, { record, input, now }: StepFacts<Measure, MeasureState>): Measure {
  const { content } = record;
  if (step === "endorse") return { ...content, decision: v.parse(EndorseInput, input).decision ?? content.decision };
  if (step === "accept") {
    const { owner, dueOn, decision } = v.parse(AcceptInput, input);
    return { ...content, owner: owner === "" ? content.owner : owner, dueOn: dueOn ?? content.dueOn, decision: decision ?? content.decision };
  }
  if (step === "start") {
    const { on, what } = v.parse(StartInput, input);
    return what === undefined ? content : { ...content, firstAction: { on: on ?? now.slice(0, 10), what } };
  }
  if (step === "report-partial" || step === "report-done") {
    const { evidence, finishedOn } = v.parse(ReportInput, input);
    const all = [...new Set([...content.evidence, ...evidence])];
    return { ...content, evidence: all, finishedOn: step === "report-done" ? (finishedOn ?? now.slice(0, 10)) : content.finishedOn };
  }
  if (step !== "note-effect") return content;
  const { effects, sideEffects } = v.parse(NoteEffectInput, input);
  const noted = new Set(effects.map((effect) => effect.factorId));
  return { ...content, effects: [...content.effects.filter((effect) => !noted.has(effect.factorId)), ...effects], sideEffects: sideEffects === "" ? content.sideEffects : sideEffects };
}
