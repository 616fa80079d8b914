import { isShare } from "#platform/rules/sealing/shares.ts";
import { ApiProblem } from "#ui/api.ts";

/** Shares as three custodians type them, each at its own field. */
export const typedShares = ["first", "second", "third"] as const;
export type TypedShares = Readonly<Record<(typeof typedShares)[number], string>>;

/** Every share carries a check of its own letters: the custodian whose share has a slip of the pen is told so at their field, and nobody else reads theirs again. */
export async function refuseMistyped(typed: TypedShares, t: (key: string) => string): Promise<void> {
  const right = await Promise.all(typedShares.map((name) => isShare(typed[name])));
  const fields = typedShares.flatMap((name, at) => (right[at] ? [] : [{ path: name, sentence: t("sealing.share-damaged") }]));
  if (fields.length > 0) throw new ApiProblem(0, { code: "sealing.share-damaged", title: t("sealing.shares-mistyped"), fields, current: undefined, reference: undefined });
}
