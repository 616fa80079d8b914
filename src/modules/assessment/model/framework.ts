import * as v from "valibot";
import list from "./framework-of-analysis.json" with { type: "json" };

export const natures = ["structural", "dynamic", "mixed"] as const;
export const factorCrimes = ["common", "genocide", "crimes-against-humanity", "war-crimes"] as const;

const Label = v.strictObject({ en: v.string(), fr: v.string() });
const Indicator = v.strictObject({
  id: v.string(),
  label: Label,
  /** A finding of presence needs a written justification, and a second reader who confirms it one by one. */
  sensitive: v.boolean(),
  /** The place of this indicator in the official list is still to be checked, and is shown as such. */
  numberingUncertain: v.boolean(),
});
const Factor = v.strictObject({
  id: v.string(),
  nature: v.picklist(natures),
  crime: v.picklist(factorCrimes),
  label: Label,
  definition: Label,
  indicators: v.array(Indicator),
});
const Framework = v.strictObject({ version: v.string(), date: v.string(), source: v.string(), wording: v.string(), factors: v.array(Factor) });

export type Factor = v.InferOutput<typeof Factor>;
export type Indicator = v.InferOutput<typeof Indicator> & { readonly factorId: string; readonly nature: Factor["nature"]; readonly crime: Factor["crime"] };

/** The Framework of Analysis (A/70/741-S/2016/71): its labels are our own short wording, as `wording` says on every page. */
export const framework = v.parse(Framework, list);
export const factors: readonly Factor[] = framework.factors;
export const indicators: readonly Indicator[] = factors.flatMap((factor) =>
  factor.indicators.map((indicator) => ({ ...indicator, factorId: factor.id, nature: factor.nature, crime: factor.crime })),
);

const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));

export function findIndicator(id: string): Indicator | undefined {
  return byId.get(id);
}

export const IndicatorId = v.picklist(indicators.map((indicator) => indicator.id), "assessment.indicator-unknown");
export const FactorId = v.picklist(factors.map((factor) => factor.id), "assessment.factor-unknown");
