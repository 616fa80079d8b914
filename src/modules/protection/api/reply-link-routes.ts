import * as v from "valibot";
import { rolesIn, type Context } from "#platform/context.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { labelRank } from "#platform/rules/label.ts";
import { letterIn, type ReplyRoom } from "../actions/receive-reply.ts";
import { GivenReplyLink, MadeReplyLink } from "../contract.ts";
import { replyKind } from "../model/reply/reply-kind.ts";
import { findMadeLink, makeReplyLink } from "../store/reply-links.ts";

/** The address and the code with which whoever a letter was sent to answers it; made by those who record replies. */
export function replyLinkRoutes({ database, communications }: Pick<ReplyRoom, "database" | "communications">, origin: string): Route[] {
  const common = { path: "/api/communications/:id/reply-link", data: "compartmented", audit: null, allowed: "member" } as const;
  const findLetter = async (ctx: Context, id: string) => {
    const record = await ctx.transaction((db) => findRecord(db, communications.kind, id));
    return record ?? refuse("protection.communication-not-found");
  };
  return [
    signedInRoute({
      ...common, method: "GET", stepUp: false, entersTitles: false, action: "protection.reply-link-read", answer: MadeReplyLink,
      summary: "Whether the addressee of a letter has a page to answer on, since when and until when. Neither its address nor its code.",
      handle: async (ctx, call) => {
        const { id } = await findLetter(ctx, call.params["id"] ?? "");
        return { body: { link: (await findMadeLink(database.worker.db, id, call.now)) ?? null } };
      },
    }),
    signedInRoute({
      ...common, method: "POST", stepUp: true, action: "protection.reply-link-made", body: v.strictObject({}), answer: GivenReplyLink,
      summary: "Makes the page on which the addressee of a letter answers it: an address and a code, each shown once, for two different ways. Earlier ones end.",
      handle: async (ctx, call) => {
        const letter = await findLetter(ctx, call.params["id"] ?? "");
        if (!replyKind.createRoles.some((role) => rolesIn(ctx.viewer, letter.compartmentId).includes(role))) refuse("platform.not-for-your-role");
        if (letterIn(letter.content) === undefined) refuse("protection.not-sent");
        const label = labelRank(letter.content.label);
        const { token, code } = await database.worker.db.transaction().execute(async (db) => {
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "protection.reply-link-made", recordId: letter.id, compartmentId: letter.compartmentId, label });
          return makeReplyLink(db, { communicationId: letter.id, compartmentId: letter.compartmentId, label, by: ctx.viewer.userId, at: call.now });
        });
        return { body: { address: `${origin}/reply/${token}`, code } };
      },
    }),
  ];
}
