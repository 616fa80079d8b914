import { onlyReceives, type Viewer } from "../context.ts";
import type { RecordContent } from "../rules/kind.ts";
import type { AnyKind } from "./registry.ts";

/** The content as this viewer receives it: principals get what was released, without what is private to authors and reviewers. */
export function contentFor(kind: AnyKind, viewer: Viewer, compartmentId: string, content: RecordContent): RecordContent {
  return onlyReceives(viewer, compartmentId) && kind.releasedView ? kind.releasedView(content) : content;
}
