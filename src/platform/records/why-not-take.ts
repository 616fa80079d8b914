import type { LinkedRecord } from "../rules/kind.ts";
import type { Db } from "../database/pools.ts";
import type { RegisteredKind, StandingFacts } from "./registry.ts";

/** Why a step cannot be taken, beyond role and order: first what the kind's own room says, then the rooms to its right. */
export async function whyNotTake(db: Db, { kind, further, guard }: RegisteredKind, step: string, standing: StandingFacts): Promise<string | undefined> {
  const facts = { ...standing, further: (await further?.(db, step, standing)) ?? [] };
  return kind.guard?.(step, facts) ?? guard?.(step, facts);
}

/** Somebody looked at what a step was not given yet. */
class InputAwaited extends Error {}
const notGivenYet = (): never => {
  throw new InputAwaited();
};
/** Stands for what nobody can know before the step is taken. */
const awaited = { get: notGivenYet, has: notGivenYet, ownKeys: notGivenYet, getOwnPropertyDescriptor: notGivenYet };

/**
 * Why a step that asks for something cannot be taken whatever it is given. Guards are pure: one that refuses without having looked at the input would refuse
 * every input; one that looks at it says nothing before there is some.
 */
export async function whyNotWhatever(db: Db, { kind, further, guard }: RegisteredKind, step: string, given: Omit<StandingFacts, "input">): Promise<string | undefined> {
  const standing: StandingFacts = { ...given, input: new Proxy({}, awaited) };
  const beyond: readonly LinkedRecord[] = (await unlessAwaited(async () => further?.(db, step, standing) ?? [])) ?? new Proxy([], awaited);
  const facts = { ...standing, further: beyond };
  return (await unlessAwaited(async () => kind.guard?.(step, facts))) ?? (await unlessAwaited(async () => guard?.(step, facts)));
}

async function unlessAwaited<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof InputAwaited) return undefined;
    throw error;
  }
}
