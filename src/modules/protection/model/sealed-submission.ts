import * as v from "valibot";

/** The two ways in: a mandate can act on a submission, and its source is never named; a tip is for early warning alone. */
export const doors = ["submission", "tip"] as const;
export type Door = (typeof doors)[number];

/** What the source sees of what became of it. */
export const statuses = ["received", "under-review", "acted", "reply-exists", "not-acted", "deleted"] as const;
export type Status = (typeof statuses)[number];

const answers = ["yes", "no", "not-asked"] as const;

/**
 * What stands inside the box, readable for the desk alone. Everything may be left empty but the account of what happened: whoever writes in fear
 * says what they can.
 */
export const SubmissionText = v.strictObject({
  language: v.string(),
  door: v.picklist(doors),
  what: v.pipe(v.string(), v.maxLength(100_000)),
  victim: v.pipe(v.string(), v.maxLength(10_000)),
  perpetrator: v.pipe(v.string(), v.maxLength(10_000)),
  when: v.pipe(v.string(), v.maxLength(1_000)),
  where: v.pipe(v.string(), v.maxLength(1_000)),
  steps: v.pipe(v.string(), v.maxLength(10_000)),
  wanted: v.pipe(v.string(), v.maxLength(10_000)),
  author: v.pipe(v.string(), v.maxLength(1_000)),
  contact: v.pipe(v.string(), v.maxLength(2_000)),
  contactRules: v.pipe(v.string(), v.maxLength(2_000)),
  /** Purpose by purpose (3.3): to raise the case, to name to the State, to name in public, to share with named others, to be contacted again. */
  consent: v.strictObject({
    raise: v.picklist(answers), nameToState: v.picklist(answers), nameInPublic: v.picklist(answers), share: v.picklist(answers), contactAgain: v.picklist(answers),
  }),
  /** Where answers are sealed to. The private half is closed under the receipt. */
  replyTo: v.string(),
  /** Sent without JavaScript: sealed by the server in its memory, which is weaker. */
  wasSealedByServer: v.boolean(),
});
export type SubmissionText = v.InferOutput<typeof SubmissionText>;
export const consentPurposes = ["raise", "nameToState", "nameInPublic", "share", "contactAgain"] as const satisfies readonly (keyof SubmissionText["consent"])[];
export const consentAnswers = answers;

/** A message either way. `signer` of the first message of the source is that of the submission. */
export const MessageText = v.strictObject({ language: v.string(), text: v.pipe(v.string(), v.maxLength(20_000)), askedToAnswer: v.optional(v.boolean(), false) });
export type MessageText = v.InferOutput<typeof MessageText>;

/** Names of the boxes' fields, as their headers are bound to (S30). */
export const submissionField = "submission";
export const messageField = "message";
