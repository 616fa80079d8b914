import type { ReactNode } from "react";
import type { Relation } from "../../model/agreement.ts";

/** What sources say about one thing, and what is held for now. */
export type Finding<Value> = {
  accounts: { from: string; value: Value; note: string }[];
  working: { value: Value; reason: string } | null;
};

/** How one sort of finding (a date, a place, a number, a perpetrator) is said, compared and written. */
export type FindingRoom<Value, Draft> = {
  say(value: Value): string;
  compare(a: Value, b: Value): Relation;
  readonly empty: Draft;
  draftOf(value: Value): Draft;
  /** Null when nothing was given. */
  valueOf(draft: Draft): Value | null;
  field(name: string, draft: Draft, onChange: (draft: Draft) => void): ReactNode;
};
