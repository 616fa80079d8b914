import * as v from "valibot";

/** A chair in the exercise: whose, and the link that seats somebody in it. No roles: a partner of another institution. */
const Seat = v.object({ name: v.string(), roles: v.array(v.string()), link: v.string() });
export type Seat = v.InferOutput<typeof Seat>;
/** What loading the exercise made; the links are shown this once. */
export const LoadedExercise = v.object({ records: v.number(), events: v.number(), situationId: v.string(), people: v.array(Seat) });
export type LoadedExercise = v.InferOutput<typeof LoadedExercise>;
