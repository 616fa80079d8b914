import type { TrackRecord } from "../../contract.ts";

/** By what share of its distance the forecasts are nearer to what happened than a simple rule: 1 would be perfect, 0 no better, below 0 worse. Undefined where the rule was never wrong or one of both is missing. */
export function skillAgainst(models: readonly TrackRecord["models"][number][], rule: TrackRecord["models"][number]["model"]): number | undefined {
  const [ours, theirs] = [models.find(({ model }) => model === "vigie"), models.find(({ model }) => model === rule)];
  return ours === undefined || theirs === undefined || theirs.crps === 0 ? undefined : 1 - ours.crps / theirs.crps;
}
