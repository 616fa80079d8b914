import * as v from "valibot";

/** Classification of the United Nations (ST/SGB/2007/6), lowest first; the number is what the database compares. */
export const labels = ["unclassified", "confidential", "strictly-confidential"] as const;
export const Label = v.picklist(labels);
export type Label = v.InferOutput<typeof Label>;

export function labelRank(label: Label): number {
  return labels.indexOf(label);
}

/** The most protective of several labels: a container's label is never below its parts' (S22). */
export function highestLabel(all: readonly Label[]): Label {
  return all.reduce<Label>((highest, label) => (labelRank(label) > labelRank(highest) ? label : highest), "unclassified");
}
