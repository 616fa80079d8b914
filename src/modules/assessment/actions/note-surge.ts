import { rolesIn, type Context, type Viewer } from "#platform/context.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { refuse } from "#platform/refusal.ts";
import { writers } from "#partners/model/role.ts";
import type { NoteSurge } from "../contract.ts";
import { addSurgeNote, findSurge, isClosed } from "../store/surge-signals.ts";

/** Says what a signal turned out to be. That takes it off Watch for the readers of the note, and changes nothing of the signal. */
export async function noteSurge(ctx: Context, signalId: string, { verdict, note, compartmentId: wanted }: NoteSurge): Promise<void> {
  await ctx.transaction(async (db) => {
    const signal = (await findSurge(db, signalId)) ?? refuse("assessment.surge-signal-not-found");
    const offices = officesToNoteIn(ctx.viewer, signal.compartmentId);
    if (offices.length === 0) refuse("platform.step-not-for-your-role");
    const compartmentId = wanted ?? (offices.length === 1 ? offices[0] : undefined);
    if (compartmentId === undefined || !offices.includes(compartmentId)) refuse("assessment.surge-office-invalid");
    if (await isClosed(db, compartmentId)) refuse("platform.office-closed");
    await addSurgeNote(db, { signalId, compartmentId, verdict, note, notedBy: ctx.viewer.userId, notedAt: ctx.now.toISOString() });
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "assessment.surge-signal-noted", recordId: signalId, compartmentId });
  });
}

/** What an office imported itself is noted in that office; open data in any in which the person works. */
function officesToNoteIn(viewer: Viewer, of: string): string[] {
  const offices = [...new Set(viewer.memberships.map(({ compartmentId }) => compartmentId))].filter((id) => rolesIn(viewer, id).some((role) => writers.some((writer) => writer === role)));
  return viewer.openData.includes(of) ? offices : offices.filter((id) => id === of);
}
