import * as v from "valibot";

/** What the server knows of an attached file: its type by content, and the digest that was made before anything else was done with it. */
export const KnownFile = v.object({ type: v.string(), size: v.number(), sha256: v.string() });
export type KnownFile = v.InferOutput<typeof KnownFile>;
