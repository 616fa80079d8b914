/** Kinds of records that tell of a happening. */
export const happeningKinds = ["information.report", "information.claim", "information.incident"] as const;
export type HappeningKind = (typeof happeningKinds)[number];
