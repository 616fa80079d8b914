import * as v from "valibot";

/** With it the original of a file is taken at the address of attached files. */
export const OriginalTicket = v.object({ ticket: v.string(), address: v.string() });
