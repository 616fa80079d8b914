import * as v from "valibot";
import { Antivirus } from "./antivirus.ts";

/** What the server knows of an attached file: its type by content, the digest that was made before anything else was done with it, and what a virus scanner said. */
export const KnownFile = v.object({ type: v.string(), size: v.number(), sha256: v.string(), antivirus: Antivirus });
export type KnownFile = v.InferOutput<typeof KnownFile>;
