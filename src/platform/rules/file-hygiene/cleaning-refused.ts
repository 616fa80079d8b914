import type { ZipFault } from "../zip-directory.ts";

/** Why no clean copy can be made. */
export type CleaningRefusal =
  /** Includes cut off ("truncated"), a path or link out of the archive ("unsafe-entry"), and a password ("encrypted"). */
  | ZipFault
  /** A bomb: it expands to more than S49 allows, or has too many entries, or documents in documents in documents. */
  | "expands-too-much"
  | "too-many-entries"
  | "nested-too-deep"
  | "too-many-pixels"
  /** Programs would disagree what this file is: a picture that is also a document or a page. */
  | "two-types"
  | "macros"
  /** XML that brings definitions of its own (DTD, entities). */
  | "entities";

/** Thrown within this folder only; `cleanFile` answers with the code. */
export class CleaningRefused extends Error {
  readonly why: CleaningRefusal;

  constructor(why: CleaningRefusal) {
    super(why);
    this.name = "CleaningRefused";
    this.why = why;
  }
}
