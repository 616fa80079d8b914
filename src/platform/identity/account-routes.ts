import { sql } from "kysely";
import * as v from "valibot";
import type { Context } from "../context.ts";
import { signedInRoute, type Route } from "../http/route.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { refuse } from "../refusal.ts";
import { administrationRoutes } from "./administration-routes.ts";
import { factorRoutes } from "./factor-routes.ts";
import { tellOwner } from "./notice.ts";
import { endSession, noSessionCookie } from "./session.ts";
import { hashToken, makeToken } from "./secret-token.ts";
import type { IdentityParts } from "./sign-in-routes.ts";

const NewToken = v.strictObject({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)), days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)), isReadOnly: v.boolean() });

/** Accounts, compartments and memberships for administrators; the own session, tokens and factors for everybody. */
export function accountRoutes(parts: IdentityParts, roles: readonly string[]): Route[] {
  return [...ownRoutes(parts), ...tokenRoutes(parts), ...factorRoutes(parts), ...administrationRoutes(parts, roles)];
}

function ownRoutes(parts: IdentityParts): Route[] {
  const own = { data: "own", stepUp: false, audit: null, allowed: "signed-in" } as const;
  const { auth } = parts.database;
  return [
    signedInRoute({
      ...own, method: "GET", path: "/api/session", action: "access.session-read", summary: "Who is signed in, with which roles where.",
      handle: async (ctx) => ({ body: await sessionOf(ctx) }),
    }),
    signedInRoute({
      ...own, method: "POST", path: "/api/session/end", action: "access.signed-out", summary: "Ends the own session.", body: v.strictObject({}),
      handle: async (ctx, call) => {
        await auth.db.transaction().execute(async (db) => {
          await endSession(db, ctx.viewer.sessionId, ctx.viewer.userId, call.now, true);
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.signed-out" });
        });
        parts.sessions.forget();
        return { status: 204, headers: { "set-cookie": noSessionCookie() } };
      },
    }),
    signedInRoute({
      ...own, method: "PUT", path: "/api/session/language", action: "access.language-chosen", summary: "Chooses the language of the own account.", body: v.strictObject({ language: v.picklist(["en", "fr", "ar"]) }),
      handle: async (ctx, call) => {
        await auth.db.transaction().execute(async (db) => {
          await sql`update access.account set language = ${call.body.language} where id = ${ctx.viewer.userId}`.execute(db);
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.language-chosen", recordId: ctx.viewer.userId });
        });
        parts.sessions.forget();
        return { status: 204 };
      },
    }),
  ];
}

async function sessionOf(ctx: Context): Promise<unknown> {
  const { viewer } = ctx;
  const compartments = await ctx.transaction(async (db) => {
    const { rows } = await sql<{ id: string; name: string; kind: string; isExercise: boolean; isClosed: boolean }>`select id, name, kind, is_exercise as "isExercise", closed_at is not null as "isClosed" from access.compartment order by name`.execute(db);
    return rows;
  });
  const memberships = compartments.map((compartment) => ({
    compartmentId: compartment.id,
    compartmentName: compartment.name,
    kind: compartment.kind,
    isExercise: compartment.isExercise,
    isClosed: compartment.isClosed,
    roles: viewer.memberships.filter((membership) => membership.compartmentId === compartment.id).map((membership) => membership.role),
  }));
  return {
    user: { id: viewer.userId, name: viewer.name },
    language: viewer.language,
    administrator: viewer.isAdministrator,
    assurance: viewer.assurance,
    clearance: viewer.assurance === 2 ? viewer.clearance : 0,
    memberships,
    exercise: memberships.some((membership) => membership.isExercise),
  };
}

function tokenRoutes(parts: IdentityParts): Route[] {
  const own = { data: "own", audit: null, allowed: "signed-in" } as const;
  const { auth } = parts.database;
  return [
    signedInRoute({
      ...own, stepUp: false, method: "GET", path: "/api/tokens", action: "access.tokens-read", summary: "The own personal access tokens, without their secrets.",
      handle: async (ctx) => {
        const { rows } = await sql`select id, name, is_read_only as "isReadOnly", created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt" from access.api_token where account_id = ${ctx.viewer.userId} order by created_at desc`.execute(auth.db);
        return { body: { items: rows } };
      },
    }),
    signedInRoute({
      ...own, stepUp: true, method: "POST", path: "/api/tokens", action: "access.token-made", summary: "Makes a personal access token with the own rights, at most 90 days.", body: NewToken,
      handle: async (ctx, call) => {
        const token = makeToken();
        const { name, days, isReadOnly } = call.body;
        const expiresAt = new Date(call.now.getTime() + days * 86_400_000 - 1000);
        const id = await auth.db.transaction().execute(async (db) => {
          const { rows } = await sql<{ id: string }>`
            insert into access.api_token (account_id, name, token_hash, is_read_only, assurance, created_at, expires_at)
            values (${ctx.viewer.userId}, ${name}, ${hashToken(token)}, ${isReadOnly}, ${ctx.viewer.assurance}, ${call.now}, ${expiresAt}) returning id
          `.execute(db);
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.token-made", recordId: rows[0]?.id });
          await tellOwner(db, parts, ctx.viewer.userId, "access.notice.token-made", { name });
          return rows[0]?.id;
        });
        return { status: 201, body: { id, token, expiresAt: expiresAt.toISOString() } };
      },
    }),
    signedInRoute({
      ...own, stepUp: false, method: "DELETE", path: "/api/tokens/:id", action: "access.token-revoked", summary: "Revokes an own token.", body: v.strictObject({}),
      handle: async (ctx, call) => {
        await auth.db.transaction().execute(async (db) => {
          const { rows } = await sql<{ name: string }>`update access.api_token set revoked_at = ${call.now} where id = ${call.params["id"]} and account_id = ${ctx.viewer.userId} and revoked_at is null returning name`.execute(db);
          if (rows.length === 0) refuse("platform.record-not-found");
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.token-revoked", recordId: call.params["id"] });
          await tellOwner(db, parts, ctx.viewer.userId, "access.notice.token-revoked", { name: rows[0]?.name ?? "" });
        });
        parts.sessions.forget();
        return { status: 204 };
      },
    }),
  ];
}
