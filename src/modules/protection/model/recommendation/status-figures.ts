import { recommendationStates, type RecommendationState } from "./recommendation-steps.ts";

export type StatusFigure = { readonly state: RecommendationState; readonly count: number; readonly of: number };

/** How many of the recommendations stand where; every state is said, also where there is none. */
export function statusFigures(states: readonly string[]): StatusFigure[] {
  return recommendationStates.map((state) => ({ state, count: states.filter((one) => one === state).length, of: states.length }));
}
