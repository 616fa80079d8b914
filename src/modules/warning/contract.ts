import * as v from "valibot";
import { LikelihoodWord } from "#assessment/model/likelihood.ts";
import { Label } from "#platform/rules/label.ts";

/** Of which office; without it, the first of those whose records the person reads. */
export const TrackRecordQuery = v.strictObject({ compartment: v.optional(v.pipe(v.string(), v.uuid())) });

const ClaimOfAlert = { id: v.string(), number: v.string(), title: v.string(), label: Label, text: v.string(), language: v.string(), horizon: v.string(), likelihood: LikelihoodWord } as const;
const Scores = v.object({ judged: v.number(), baseRate: v.number(), brier: v.number(), brierOfBaseRate: v.number(), ifMeant: v.object({ low: v.number(), high: v.number() }) });

/** What became of what the alerts of one office claimed: of all of them that the reader may see, whoever wrote them. */
export const WarningTrackRecord = v.object({
  compartmentId: v.string(),
  label: Label,
  bands: v.array(v.object({
    likelihood: LikelihoodWord, judged: v.number(), cameTrue: v.number(), share: v.nullable(v.object({ value: v.number(), low: v.number(), high: v.number() })),
    afterMeasures: v.number(), cannotBeJudged: v.number(), waiting: v.number(), notYetDue: v.number(),
  })),
  scores: v.nullable(Scores),
  withMeasures: v.nullable(Scores),
  misses: v.array(v.object({ ...ClaimOfAlert, outcome: v.picklist(["came-true", "did-not"]), measuresTaken: v.boolean() })),
  /** Claims whose last day is over and of which nobody has said what happened. */
  waiting: v.array(v.object(ClaimOfAlert)),
});
export type WarningTrackRecord = v.InferOutput<typeof WarningTrackRecord>;
