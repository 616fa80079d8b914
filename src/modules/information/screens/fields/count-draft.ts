import type { Counted, CountRange } from "#platform/rules/range.ts";
import { noNumberRange, type NumberRange } from "#ui/form/number-range.ts";

export function countDraft(count: CountRange | null): NumberRange {
  return count ?? noNumberRange;
}

/** Three empty fields are "not known", which is never zero. */
export function countOf(draft: NumberRange): CountRange | null {
  return draft.low === null && draft.best === null && draft.high === null ? null : draft;
}

/** A number on its way, and how it was counted where that was said. */
export type CountedDraft = NumberRange & Pick<Counted, "method">;

export function countedOf({ method, ...draft }: CountedDraft): Counted | null {
  const count = countOf(draft);
  return count === null || method === undefined ? count : { ...count, method };
}
