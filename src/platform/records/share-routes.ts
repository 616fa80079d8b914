import { sql } from "kysely";
import { refuse } from "../refusal.ts";
import type { Database } from "../database/open-database.ts";
import type { Sentences } from "../messages/sentences.ts";
import { signedInRoute, type Route } from "../http/route.ts";
import type { RegisteredKind } from "./registry.ts";
import { EndShare, endShare, listShared, NewShare, readShared, readShares, shareRecord, type Partner, type Sharing } from "./share.ts";

type ShareParts = { readonly database: Database; readonly sentences: Sentences; readonly origin: string };

/** Letting a partner see one record until a day, for the kinds that may leave their office; and the partner's own side of it (S23). */
export function shareRoutes(parts: ShareParts, kinds: readonly RegisteredKind[]): Route[] {
  const sharing: Sharing = {
    findPartner: (email) => findPartner(parts.database, email),
    letterTo: ({ language, isExercise }, day) => {
      const say = (key: string) => parts.sentences.say(language, key, { day, origin: parts.origin });
      return isExercise ? undefined : { subject: say("platform.mail.subject.shared"), body: say("platform.mail.body.shared") };
    },
  };
  const partner = { method: "GET", data: "compartmented", stepUp: false, audit: null, allowed: "signed-in" } as const;
  return [
    signedInRoute({ ...partner, path: "/api/shared", action: "platform.shared-listed", summary: "What was shared with the caller and has not ended.", handle: async (ctx) => ({ body: { items: await listShared(ctx) } }) }),
    signedInRoute({ ...partner, path: "/api/shared/:id", action: "platform.shared-read", summary: "One record as it was shared with the caller.", handle: async (ctx, call) => ({ body: await readShared(ctx, call.params["id"] ?? "") }) }),
    ...kinds.filter(({ kind }) => kind.sharedView !== undefined).flatMap((one) => officeRoutes(sharing, one)),
  ];
}

function officeRoutes(sharing: Sharing, { kind }: RegisteredKind): Route[] {
  const read = { data: "compartmented", audit: null, allowed: "member" } as const;
  const path = `/api/${kind.path}/:id/shares`;
  return [
    signedInRoute({
      ...read, stepUp: false, method: "GET", path, action: `${kind.kind}-shares-read`, summary: "Partners with whom the record was shared, and what one would receive now.",
      handle: async (ctx, call) => ({ body: await readShares(ctx, kind, call.params["id"] ?? "") }),
    }),
    signedInRoute({
      ...read, stepUp: true, method: "POST", path, action: `${kind.kind}-shared`, body: NewShare, isVersioned: true, summary: "Shares the version named by If-Match with one partner for at most 180 days.",
      handle: async (ctx, call) => {
        await shareRecord(ctx, sharing, kind, call.params["id"] ?? "", call.ifMatch ?? refuse("platform.version-needed"), call.body);
        return { status: 201 };
      },
    }),
    signedInRoute({
      ...read, stepUp: true, method: "POST", path: `${path}/:shareId/end`, action: `${kind.kind}-share-ended`, body: EndShare, summary: "Withdraws what was shared, at once.",
      handle: async (ctx, call) => {
        await endShare(ctx, kind, call.params["id"] ?? "", call.params["shareId"] ?? "", call.body.reason);
        return { status: 204 };
      },
    }),
  ];
}

/** Accounts are not for everybody to look through: a partner is found by its whole address or not at all. */
async function findPartner(database: Database, email: string): Promise<Partner | undefined> {
  const { rows } = await sql<Partner>`select id, name, email, language, is_exercise as "isExercise" from access.account where lower(email) = lower(${email}) and disabled_at is null and not is_administrator`.execute(database.auth.db);
  return rows[0];
}
