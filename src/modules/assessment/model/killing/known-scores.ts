import { killingScores } from "#numbers/mass-killing/record.ts";

/** A chance that was published, and what came of it. `runId` is the round whose list of thirty it stood on, or not. */
export type ScoredChance = { readonly runId: string; readonly years: number; readonly chance: number; readonly happened: boolean };

/** The scores of published chances, of one year and of two by themselves; none where nothing is over. */
export function scoresByWindow(known: readonly ScoredChance[]): { readonly years: number; readonly runs: number; readonly scores: ReturnType<typeof killingScores> }[] {
  return [...Map.groupBy(known, ({ years }) => years)].map(([years, told]) => {
    const rounds = [...Map.groupBy(told, ({ runId }) => runId).values()];
    return { years, runs: rounds.length, scores: killingScores(rounds) };
  });
}
