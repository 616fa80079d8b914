import * as v from "valibot";

const Words = v.string();

/**
 * All that a letter says, and nothing else: what is not named here cannot stand in it. There is no field for a source, for a code, for
 * what a text rests on, or for what a person said beside the letter. Who signs is apart: the text is what they agree to.
 */
export const LetterText = v.strictObject({
  language: v.picklist(["en", "fr", "es"]),
  type: v.picklist(["UA", "AL", "OL"]),
  addressee: v.strictObject({ kind: v.picklist(["state", "other-actor"]), iso3: v.nullable(Words), name: Words, salutation: Words }),
  subject: Words,
  earlier: Words,
  facts: v.array(Words),
  concern: Words,
  standards: v.array(v.strictObject({ id: Words, version: Words })),
  questions: v.array(v.strictObject({ standard: v.nullable(v.picklist(["facts", "legal-basis", "investigation", "protection", "medical-care", "compatibility"])), text: Words })),
  interimMeasures: Words,
  mayFollowPress: v.boolean(),
  copiesTo: Words,
});
export type LetterText = v.InferOutput<typeof LetterText>;
