import * as v from "valibot";

const count = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)));
export const CountRange = v.strictObject({ low: count, best: count, high: count });
export type CountRange = v.InferOutput<typeof CountRange>;
