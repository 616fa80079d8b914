import * as v from "valibot";

/** What a virus scanner said of a file when it was added, or why none looked at it. What one finds something in is not kept. */
export const Antivirus = v.variant("state", [
  v.strictObject({ state: v.literal("clean"), /** The scanner and its version. */ by: v.pipe(v.string(), v.maxLength(100)), on: v.pipe(v.string(), v.isoTimestamp()) }),
  v.strictObject({ state: v.literal("not-looked"), why: v.picklist(["no-scanner", "unreachable", "too-large"]) }),
]);
export type Antivirus = v.InferOutput<typeof Antivirus>;

export const noScanner: Antivirus = { state: "not-looked", why: "no-scanner" };
