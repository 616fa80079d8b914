import * as v from "valibot";
import { SourceIdentity } from "../../model/source.ts";

/** An identity as the server gives it to somebody who asked for it and whose asking is logged. */
export const Revealed = v.object({ id: v.string(), version: v.number(), mayEdit: v.boolean(), content: SourceIdentity });
export type Revealed = v.InferOutput<typeof Revealed>;
