import * as v from "valibot";

/** How entries of one record name each other; it says nothing and never changes. */
export const Key = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
