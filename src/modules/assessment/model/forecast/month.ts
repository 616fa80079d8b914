import * as v from "valibot";

/** A calendar month, `2026-10`. */
export const Month = v.pipe(v.string(), v.regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/, "assessment.month-unreadable"));
