import * as v from "valibot";
import { Antivirus } from "./antivirus.ts";

/** What the server knows of an attached file: its type by content, the digest that was made before anything else was done with it, what a virus scanner said, and when a device had signed it, where one did. */
export const KnownFile = v.object({ type: v.string(), size: v.number(), sha256: v.string(), antivirus: Antivirus, deviceSignedAt: v.optional(v.string()) });
export type KnownFile = v.InferOutput<typeof KnownFile>;
