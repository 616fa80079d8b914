import type { TrackRecord } from "../../contract.ts";

/** By what share of its distance the forecasts are nearer to what happened than a simple rule: 1 would be perfect, 0 no better, below 0 worse. Undefined where the rule was never wrong or one of both is missing. */
export function skillAgainst(models: readonly TrackRecord["models"][number][], rule: TrackRecord["models"][number]["model"]): number | undefined {
  const [ours, theirs] = [models.find(({ model }) => model === "vigie"), models.find(({ model }) => model === rule)];
  return ours === undefined || theirs === undefined || theirs.crps === 0 ? undefined : 1 - ours.crps / theirs.crps;
}

/** How often the outcome lay in the middle of the forecast: within the middle half (tenths cut at the quarter), within eight tenths. */
export function coverageOf(tenths: readonly TrackRecord["tenths"][number][]): { readonly half: number; readonly eight: number } {
  const at = (tenth: number) => tenths.find((one) => one.tenth === tenth)?.share ?? 0;
  const inner = [3, 4, 5, 6].reduce((sum, tenth) => sum + at(tenth), 0);
  return { half: inner + (at(2) + at(7)) / 2, eight: inner + [1, 2, 7, 8].reduce((sum, tenth) => sum + at(tenth), 0) };
}
