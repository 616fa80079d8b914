import * as v from "valibot";
import type { Database } from "#platform/database/open-database.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { Case } from "../model/case/case.ts";
import { Communication } from "../model/communication/communication.ts";
import { communicationKind } from "../model/communication/communication-kind.ts";
import { composePublic, peopleInPublic } from "../model/publication/compose-public.ts";
import { AsPublic, Publication } from "../model/publication/publication.ts";
import { publicationKind } from "../model/publication/publication-kind.ts";
import { withPeople } from "../model/communication/people-in-letter.ts";
import { caseBehind } from "../store/case-behind.ts";

/** A public version as anybody would read it today: for those who look at it before, some of whom do not see whom the case is about. */
export function publicationRoutes({ worker }: Database): Route[] {
  return [
    signedInRoute({
      data: "compartmented", stepUp: false, audit: null, allowed: "member", method: "GET", path: "/api/publications/:id/as-public", action: "protection.publication-shown", answer: AsPublic,
      summary: "A public version of a letter as the public would read it today, with everybody masked who is to be.",
      handle: async (ctx, call) => ({
        body: await ctx.transaction(async (db) => {
          const record = (await findRecord(db, publicationKind, call.params["id"] ?? "")) ?? refuse("protection.publication-not-found");
          const publication = v.parse(Publication, record.content);
          const letter = (await findRecord(db, communicationKind, publication.communicationId)) ?? refuse("protection.publication-not-found");
          const [about] = await caseBehind(worker.db, publication.caseId);
          const facts = { publication, case: v.parse(Case, about?.content) };
          await recordReading(db, ctx, record, "protection.publication-read");
          const people = peopleInPublic(facts);
          return { letter: composePublic(facts, { communication: v.parse(Communication, letter.content), reference: letter.number ?? "" }), replies: publication.replies.map(({ replyId, text }) => ({ replyId, text: withPeople(text, people) })) };
        }),
      }),
    }),
  ];
}
