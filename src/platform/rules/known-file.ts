import * as v from "valibot";

/** What the server knows of an attached file: its type by content, and the digest that was made before anything else was done with it; and when a device had signed it, where one did. */
export const KnownFile = v.object({ type: v.string(), size: v.number(), sha256: v.string(), deviceSignedAt: v.optional(v.string()) });
export type KnownFile = v.InferOutput<typeof KnownFile>;
