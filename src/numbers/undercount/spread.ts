import { averageOf, weighModels } from "./averaging.ts";
import { logNormalEstimate, type Answer, type Reason } from "./estimate.ts";
import { estimateLatentClasses, type Sampling } from "./latent-class.ts";
import { isFit, type LogLinear } from "./log-linear.ts";
import { boundFromBelow } from "./lower-bound.ts";
import { onAll, pairsOf, type Overlap, type Pair } from "./overlap.ts";
import { fitterOf, searchStepwise } from "./stepwise.ts";

/** In the order in which they are shown: from what assumes most to what assumes least, and last the bound. */
type ModelName = "independence" | "stepwise" | "averaged" | "latent-classes" | "lower-bound";

/** What one model says. Log-linear models name the lists that they let depend on each other, and their AIC. */
type ModelAnswer = Answer & { readonly model: ModelName; readonly terms?: readonly (readonly [string, string])[]; readonly aic?: number };

/**
 * What to tell beside the numbers. `few-lists`: three, so that nothing shows whether all three depend on each other. `small-list`: it holds fewer than 20 people.
 * `few-shared`: fewer than 10 of its people are on another list too. `nobody-shared`: two lists have nobody in common. `dependent-lists`: the counts speak for two lists
 * depending on each other. `models-disagree`: one model's total is more than half as large again as another's. `without-answer`: a model gives no number.
 */
type Warning =
  | { readonly code: "few-lists"; readonly lists: number }
  | { readonly code: "small-list" | "few-shared"; readonly list: string; readonly people: number }
  | { readonly code: "nobody-shared" | "dependent-lists"; readonly lists: readonly [string, string] }
  | { readonly code: "models-disagree"; readonly lowest: number; readonly highest: number }
  | { readonly code: "without-answer"; readonly model: ModelName; readonly reason: Reason };

/** All that has to be shown together: an estimate without the spread between models is not one. `lowest` and `highest` are totals of models, the bound left out. */
export type Spread = {
  readonly recorded: number;
  readonly lists: readonly { readonly list: string; readonly people: number; readonly shared: number }[];
  readonly models: readonly ModelAnswer[];
  readonly lowest: number;
  readonly highest: number;
  readonly warnings: readonly Warning[];
};

const [smallList, fewShared, disagreement] = [20, 10, 1.5];

/**
 * How many people there were, recorded or not, by every model, and what to be told beside it; or why none of them can say. Nobody may stand twice on one list, and the
 * same person on two lists must have been recognised. Takes seconds, nearly all of them for sampling.
 */
export function estimateUndercount(overlap: Overlap, sampling: Sampling): Spread | { readonly reason: Reason } {
  const bound = boundFromBelow(overlap);
  if (bound.reason === "too-few-lists" || bound.reason === "no-overlap") return { reason: bound.reason };
  const fit = fitterOf(overlap);
  const [independence, stepwise] = [fit([]), searchStepwise(overlap, fit)];
  const models: ModelAnswer[] = [
    { model: "independence", ...answerOf(overlap, independence) },
    { model: "stepwise", ...answerOf(overlap, stepwise) },
    { model: "averaged", ...(isFit(stepwise) ? averageOf(overlap.recorded, weighModels(overlap, fit, stepwise)) : { reason: stepwise.reason }) },
    { model: "latent-classes", ...estimateLatentClasses(overlap, sampling) },
    { model: "lower-bound", ...bound },
  ];
  const totals = models.flatMap(({ model, estimate }) => (estimate && model !== "lower-bound" ? [estimate.total] : []));
  if (totals.length === 0) return { reason: "no-finite-estimate" };
  const [lowest, highest] = [Math.min(...totals), Math.max(...totals)];
  const lists = overlap.lists.map((list, index) => ({ list, people: onAll(overlap, [index]), shared: onAll(overlap, [index]) - (overlap.counts[2 ** index] ?? 0) }));
  return { recorded: overlap.recorded, lists, models, lowest, highest, warnings: [...warningsOfLists(overlap, lists, stepwise), ...warningsOfModels(models, lowest, highest)] };
}

function answerOf(overlap: Overlap, model: LogLinear): Omit<ModelAnswer, "model"> & Answer {
  const terms = model.terms.map((pair) => namesOf(overlap, pair));
  return isFit(model) ? { estimate: logNormalEstimate(overlap.recorded, model.unrecorded, model.variance), terms, aic: model.aic } : { reason: model.reason, terms };
}

function namesOf({ lists }: Overlap, [one, other]: Pair): readonly [string, string] {
  return [lists[one] ?? "", lists[other] ?? ""];
}

function warningsOfLists(overlap: Overlap, lists: Spread["lists"], stepwise: LogLinear): Warning[] {
  return [
    ...(lists.length === 3 ? [{ code: "few-lists", lists: 3 } as const] : []),
    ...lists.filter(({ people }) => people < smallList).map(({ list, people }) => ({ code: "small-list", list, people } as const)),
    ...lists.filter(({ shared }) => shared < fewShared).map(({ list, shared }) => ({ code: "few-shared", list, people: shared } as const)),
    ...pairsOf(overlap).filter((pair) => onAll(overlap, pair) === 0).map((pair) => ({ code: "nobody-shared", lists: namesOf(overlap, pair) } as const)),
    ...stepwise.terms.map((pair) => ({ code: "dependent-lists", lists: namesOf(overlap, pair) } as const)),
  ];
}

function warningsOfModels(models: readonly ModelAnswer[], lowest: number, highest: number): Warning[] {
  return [
    ...(highest > disagreement * lowest ? [{ code: "models-disagree", lowest, highest } as const] : []),
    ...models.flatMap(({ model, reason }) => (reason ? [{ code: "without-answer", model, reason } as const] : [])),
  ];
}
