import { sql } from "kysely";
import * as v from "valibot";
import { signedInRoute, type Route } from "../http/route.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { refuse } from "../refusal.ts";
import { tellOwner } from "./notice.ts";
import { beginRegistration, finishRegistration, listPasskeys, storePasskey } from "./passkey.ts";
import { endSession } from "./session.ts";
import type { IdentityParts } from "./sign-in-routes.ts";

const own = { data: "own", audit: null, allowed: "signed-in" } as const;
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const NewPasskey = v.strictObject({ challengeId: v.pipe(v.string(), v.uuid()), response: v.unknown(), name: Name });

/** The own passkeys and sessions: a fresh sign-in, an entry and a mail for every change, and nobody else's can be named (S8). */
export function factorRoutes(parts: IdentityParts): Route[] {
  return [...passkeyRoutes(parts), ...sessionRoutes(parts)];
}

function passkeyRoutes(parts: IdentityParts): Route[] {
  const { auth } = parts.database;
  return [
    signedInRoute({
      ...own, stepUp: false, method: "GET", path: "/api/passkeys", action: "access.passkeys-read", summary: "The own passkeys, by name.",
      handle: async (ctx) => ({ body: { items: (await listPasskeys(auth.db, ctx.viewer.userId)).map(({ credential: _credential, ...one }) => one) } }),
    }),
    signedInRoute({
      ...own, stepUp: true, method: "POST", path: "/api/passkeys/options", action: "access.passkey-addition-begun", summary: "Begins to add a passkey to the own account.", body: v.strictObject({}),
      handle: async (ctx, call) => {
        refuseWithoutPasskey(ctx.viewer.assurance);
        const { rows } = await sql<{ id: string; name: string; email: string }>`select id, name, email from access.account where id = ${ctx.viewer.userId}`.execute(auth.db);
        const account = rows[0] ?? refuse("platform.record-not-found");
        return { body: await beginRegistration(auth.db, parts.origin, account, call.now) };
      },
    }),
    signedInRoute({
      ...own, stepUp: true, method: "POST", path: "/api/passkeys", action: "access.passkey-added", summary: "Adds a passkey to the own account and tells its owner.", body: NewPasskey,
      handle: async (ctx, call) => {
        refuseWithoutPasskey(ctx.viewer.assurance);
        const { challengeId, response, name } = call.body;
        const passkey = await finishRegistration(auth.db, parts.origin, ctx.viewer.userId, challengeId, response, call.now);
        const id = await auth.db.transaction().execute(async (db) => {
          await tellOwner(db, parts, ctx.viewer.userId, "access.notice.passkey-added", { name });
          return storePasskey(db, ctx.viewer.userId, passkey, name, call.now);
        });
        return { status: 201, body: { id } };
      },
    }),
    signedInRoute({
      ...own, stepUp: true, method: "DELETE", path: "/api/passkeys/:id", action: "access.passkey-removed", summary: "Removes an own passkey and tells its owner.", body: v.strictObject({}),
      handle: async (ctx, call) => {
        await auth.db.transaction().execute(async (db) => {
          // Locked, so that two removals at once cannot take the last two ways in.
          await sql`select from access.account where id = ${ctx.viewer.userId} for update`.execute(db);
          const { rows } = await sql<{ name: string }>`delete from access.passkey where id = ${call.params["id"]} and account_id = ${ctx.viewer.userId} returning name`.execute(db);
          const removed = rows[0] ?? refuse("platform.record-not-found");
          const { rows: left } = await sql`select from access.passkey where account_id = ${ctx.viewer.userId} union all select from access.password where account_id = ${ctx.viewer.userId}`.execute(db);
          if (left.length === 0) refuse("platform.last-way-in");
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.passkey-removed", recordId: call.params["id"] });
          await tellOwner(db, parts, ctx.viewer.userId, "access.notice.passkey-removed", { name: removed.name });
        });
        return { status: 204 };
      },
    }),
  ];
}

/** Otherwise whoever coaxed a password and a code out of somebody could give themselves the stronger factor (S1). */
function refuseWithoutPasskey(assurance: 1 | 2): void {
  if (assurance < 2) refuse("platform.own-passkey-needed");
}

function sessionRoutes(parts: IdentityParts): Route[] {
  const { auth } = parts.database;
  return [
    signedInRoute({
      ...own, stepUp: false, method: "GET", path: "/api/sessions", action: "access.sessions-read", summary: "The own open sessions.",
      handle: async (ctx, call) => {
        const { rows } = await sql`
          select id, assurance, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", id = ${ctx.viewer.sessionId} as "isThisOne"
            from access.session
           where account_id = ${ctx.viewer.userId} and revoked_at is null and expires_at > ${call.now}
           order by last_seen_at desc, id
        `.execute(auth.db);
        return { body: { items: rows } };
      },
    }),
    signedInRoute({
      ...own, stepUp: true, method: "DELETE", path: "/api/sessions/:id", action: "access.session-ended", summary: "Ends one of the own sessions.", body: v.strictObject({}),
      handle: async (ctx, call) => {
        await auth.db.transaction().execute(async (db) => {
          const ended = await endSession(db, call.params["id"] ?? "", ctx.viewer.userId, call.now);
          if (ended === 0) refuse("platform.record-not-found");
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.session-ended", recordId: call.params["id"] });
          await tellOwner(db, parts, ctx.viewer.userId, "access.notice.session-ended", {});
        });
        parts.sessions.forget();
        return { status: 204 };
      },
    }),
  ];
}
