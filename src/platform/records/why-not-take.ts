import type { Db } from "../database/pools.ts";
import type { RegisteredKind, StandingFacts } from "./registry.ts";

/** Why a step cannot be taken, beyond role and order: first what the kind's own room says, then the rooms to its right. */
export async function whyNotTake(db: Db, { kind, further, guard }: RegisteredKind, step: string, standing: StandingFacts): Promise<string | undefined> {
  const facts = { ...standing, further: (await further?.(db, step, standing)) ?? [] };
  return kind.guard?.(step, facts) ?? guard?.(step, facts);
}
