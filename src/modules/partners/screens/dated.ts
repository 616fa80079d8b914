/** Since when and until when, each possibly vague or not known. */
export type Dated = { readonly from: string | null; readonly until: string | null };
/** The same while it is written: an empty field is a date that is not known. */
export type DatedDraft = { readonly from: string; readonly until: string };

export function datedDraft({ from, until }: Dated): DatedDraft {
  return { from: from ?? "", until: until ?? "" };
}

export function datedContent({ from, until }: DatedDraft): { from: string | null; until: string | null } {
  return { from: from === "" ? null : from, until: until === "" ? null : until };
}

/** Both ends as one EDTF date; empty when neither is known. An end that nobody knows stays open in the words. */
export function spanOf({ from, until }: Dated): string {
  if (from === null && until === null) return "";
  return from === until ? (from ?? "") : `${from ?? ".."}/${until ?? ".."}`;
}
