import * as v from "valibot";
import { FactorId } from "#assessment/model/framework.ts";
import { Day, Id, LanguageTag, said, text } from "#assessment/model/text.ts";
import { Label } from "#platform/rules/label.ts";
import { timeSpans } from "#warning/model/alert.ts";
import { authorities, coercions, MeasureId, timings } from "./measure-list.ts";

export const effects = ["improved", "no-change", "worse", "cannot-say"] as const;
const Pillar = v.picklist([1, 2, 3]);

export const EffectOnFactor = v.strictObject({ factorId: FactorId, effect: v.picklist(effects), note: text(2000) });
/** The decision that a coercive measure, or one of the Security Council, rests on. */
export const DecisionReference = v.strictObject({ symbol: said(100, "response.decision-symbol-missing"), date: Day });

/** One recommended measure on its way from proposal to effect. */
export const Measure = v.strictObject({
  label: Label,
  situationId: Id,
  alertId: v.optional(v.nullable(Id), null),
  /** An entry of the list of measures, or null for one that people describe freely. */
  measureId: v.nullable(MeasureId),
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "response.title-missing"), v.maxLength(300)),
  language: LanguageTag,
  addressee: text(300),
  rationale: text(4000),
  factors: v.pipe(v.array(FactorId), v.maxLength(14)),
  expectedEffect: text(3000),
  pillar: v.nullable(Pillar),
  timing: v.nullable(v.picklist(timings)),
  coercion: v.picklist(coercions),
  authorityNeeded: v.picklist(authorities),
  decision: v.optional(v.nullable(DecisionReference), null),
  leadTime: v.nullable(v.picklist(timeSpans)),
  /** Always asked: whom could this harm, and how is that kept small? */
  riskOfHarm: text(4000),
  owner: text(300),
  dueOn: v.optional(v.nullable(Day), null),
  firstAction: v.optional(v.nullable(v.strictObject({ on: Day, what: said(2000, "response.first-action-empty") })), null),
  evidence: v.optional(v.pipe(v.array(Id), v.maxLength(100)), []),
  finishedOn: v.optional(v.nullable(Day), null),
  effects: v.optional(v.pipe(v.array(EffectOnFactor), v.maxLength(14)), []),
  sideEffects: text(4000),
  cost: v.optional(v.nullable(v.strictObject({ amount: v.pipe(v.number(), v.minValue(0)), currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)) })), null),
});
export type Measure = v.InferOutput<typeof Measure>;
