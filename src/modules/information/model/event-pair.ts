import * as v from "valibot";
import { writers } from "#partners/model/role.ts";

/** What a person can say about two events that may be one. "Cannot say" means that somebody looked and could not tell. */
export const pairVerdicts = ["same", "different", "cannot-say"] as const;
export type PairVerdict = (typeof pairVerdicts)[number];

/**
 * How a pair stands: what was decided last, or nothing, also where the last decision was taken back. One that nobody decided about and that a later matching of
 * its events did not find again waits for nobody, and stays readable.
 */
export const pairStates = ["undecided", ...pairVerdicts, "no-longer-found"] as const;
export type PairState = (typeof pairStates)[number];

/** A pair that is less likely than this is shown to nobody: people would look at three of four in vain. */
export const leastProbability = 0.25;

/** `seen` is how many decisions about the pair whoever decides has seen: a decision that came meanwhile is read before another follows. */
export const PairDecision = v.strictObject({
  verdict: v.picklist([...pairVerdicts, "withdrawn"]),
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2_000)), ""),
  seen: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type PairDecision = v.InferOutput<typeof PairDecision>;

/** Two events that a person sets side by side. */
export const SuggestPair = v.strictObject({ one: v.pipe(v.string(), v.uuid()), other: v.pipe(v.string(), v.uuid()) });
export type SuggestPair = v.InferOutput<typeof SuggestPair>;

/** What one field says for or against, in bits: each doubles the odds, or halves them. The level is absent where one of the two does not tell. */
export const PairReason = v.object({ field: v.string(), level: v.nullable(v.string()), bits: v.number() });
export type PairReason = v.InferOutput<typeof PairReason>;

export const comparedFields = ["day", "place", "actors", "kind", "deaths"] as const;

/**
 * How two accounts stand to each other in one field: alike; close, where both can be right as told; different; or unknown, where one does not say.
 * The amount is days between them, kilometres, or how far the best counts are apart.
 */
export const differenceKinds = ["alike", "close", "different", "unknown"] as const;
export const EventDifference = v.object({ field: v.picklist(comparedFields), how: v.picklist(differenceKinds), amount: v.nullable(v.number()) });
export type EventDifference = v.InferOutput<typeof EventDifference>;

type Decider = { readonly memberships: readonly { readonly compartmentId: string; readonly role: string }[]; readonly openData: readonly string[] };

/** Whether somebody may decide: whoever writes in the office of the events; of published data, whoever writes anywhere. */
export function mayDecidePair({ memberships, openData }: Decider, compartmentId: string): boolean {
  return memberships.some((one) => isWriter(one) && (one.compartmentId === compartmentId || openData.includes(compartmentId)));
}

/** Whether somebody may look for pairs at all; in which events is asked apart. */
export function mayMatch({ memberships }: Pick<Decider, "memberships">): boolean {
  return memberships.some(isWriter);
}

const writing: readonly string[] = writers;
function isWriter({ role }: { readonly role: string }): boolean {
  return writing.includes(role);
}

/** Whether something was decided that stands. */
export function isDecided(state: PairState): boolean {
  return state !== "undecided" && state !== "no-longer-found";
}
