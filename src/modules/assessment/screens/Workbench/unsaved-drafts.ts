import type { Assessment } from "../../model/assessment.ts";

export type UnsavedDraft = { readonly version: number; readonly content: Assessment };

/**
 * What was typed and not yet saved, for as long as this window is open: going to another page and back loses nothing. It is in
 * memory only, since an assessment is confidential and the device's storage is readable; the browser asks before it closes.
 */
const drafts = new Map<string, UnsavedDraft>();

export const unsavedDrafts = {
  find: (id: string): UnsavedDraft | undefined => drafts.get(id),
  keep: (id: string, draft: UnsavedDraft): void => {
    if (drafts.size === 0) addEventListener("beforeunload", warn);
    drafts.set(id, draft);
  },
  drop: (id: string): void => {
    drafts.delete(id);
    if (drafts.size === 0) removeEventListener("beforeunload", warn);
  },
};

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
