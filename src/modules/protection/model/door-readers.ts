import type { Door } from "./sealed-submission.ts";

/** Who opens what came in by which door: a submission the desk and the holder of the mandate, a tip whoever watches for early warning. */
export const doorReaders = {
  submission: ["desk", "mandateHolder"],
  tip: ["monitor", "analyst", "senior", "director"],
} as const satisfies Record<Door, readonly string[]>;

/** Who may open or close a door to an office, and let members read what comes in. */
export const doorKeepers = ["director", "mandateHolder"] as const;
