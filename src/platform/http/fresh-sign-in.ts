import type { Context, Viewer } from "../context.ts";
import { refuse } from "../refusal.ts";

/** How long somebody who has just signed in counts as being here (S6). */
const freshMs = 5 * 60_000;

export function isFresh(viewer: Pick<Viewer, "verifiedAt">, now: Date): boolean {
  return now.getTime() - Date.parse(viewer.verifiedAt) <= freshMs;
}

/** For routes of which only some answers need it: an export does when what is exported is confidential. */
export function needFreshSignIn(ctx: Pick<Context, "viewer" | "now">): void {
  if (!isFresh(ctx.viewer, ctx.now)) refuse("platform.fresh-sign-in-needed");
}
