import { sql } from "kysely";
import * as v from "valibot";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { signedInRoute, type Route } from "../http/route.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { refuse } from "../refusal.ts";
import { accountChanges, keepAccountChange, officeChanges } from "./access-changes.ts";
import { changeAccount, refuseTakenEmail } from "./change-account.ts";
import { barrierRoutes, standingBarriers, standingRules } from "./barrier-routes.ts";
import { inviteAccount, systemEmail } from "./invitation.ts";
import { tellOwner } from "./notice.ts";
import { officeRoutes } from "./office-routes.ts";
import type { IdentityParts } from "./sign-in-routes.ts";

const Reason = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(1000));
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const Email = v.pipe(v.string(), v.trim(), v.email(), v.maxLength(320));
const Language = v.picklist(["en", "fr", "ar"]);
const Clearance = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2));
const NewAccount = v.strictObject({ name: Name, email: Email, language: v.optional(Language, "en"), clearance: Clearance, isAdministrator: v.optional(v.boolean(), false) });
const Changing = v.strictObject({ name: v.optional(Name), email: v.optional(Email), language: v.optional(Language), clearance: v.optional(Clearance), reason: Reason });
const NewCompartment = v.strictObject({ name: Name });

const admin = { data: "administration", audit: null, allowed: "administrator" } as const;

/** Accounts, compartments and memberships, for administrators. Each change and its entry are one transaction (S63). */
export function administrationRoutes(parts: IdentityParts, roles: readonly string[]): Route[] {
  return [...accountRoutes(parts), ...compartmentRoutes(parts, roles), ...officeRoutes(parts), ...grantRoutes(parts, roles), ...barrierRoutes(parts)];
}

function accountRoutes(parts: IdentityParts): Route[] {
  const { auth } = parts.database;
  return [
    signedInRoute({
      ...admin, stepUp: false, method: "GET", path: "/api/accounts", action: "access.accounts-read", summary: "All accounts with their memberships and barriers, but for the people of exercises that were removed.",
      handle: async () => ({ body: { items: await listAccounts(auth.db) } }),
    }),
    signedInRoute({
      ...admin, stepUp: false, method: "GET", path: "/api/accounts/:id/changes", action: "access.account-changes-read", summary: "What was changed about the access of an account, by whom and why.",
      handle: async (_, call) => ({ body: { items: await accountChanges(auth.db, call.params["id"] ?? "") } }),
    }),
    signedInRoute({
      ...admin, stepUp: true, method: "POST", path: "/api/accounts", action: "access.account-made", summary: "Makes an account and a seven-day invitation link for it.", body: NewAccount,
      handle: async (ctx, call) => {
        const [made, token] = await auth.db.transaction().execute(async (db) => {
          const id = await makeAccount(db, ctx, call.body);
          return [id, await inviteAccount(db, id, call.now)] as const;
        });
        return { status: 201, body: { id: made, invitation: `${parts.origin}/welcome/${token}` } };
      },
    }),
    signedInRoute({
      ...admin, stepUp: true, method: "POST", path: "/api/accounts/:id/details", action: "access.account-changed", summary: "Changes name, address, language or clearance of an account, and tells its owner; with another address its sessions and open links end.", body: Changing,
      handle: async (ctx, call) => {
        await auth.db.transaction().execute((db) => changeAccount(db, ctx, parts, call.params["id"] ?? "", call.body));
        parts.sessions.forget();
        return { status: 204 };
      },
    }),
    signedInRoute({
      ...admin, stepUp: true, method: "POST", path: "/api/accounts/:id/invite", action: "access.account-invited-again", summary: "Makes a new seven-day link for somebody who has lost every way to sign in, and tells that person.", body: v.strictObject({ reason: Reason }),
      handle: async (ctx, call) => {
        const id = call.params["id"] ?? "";
        const token = await auth.db.transaction().execute(async (db) => {
          const { rows } = await sql<{ id: string }>`select id from access.account where id = ${id} and disabled_at is null and email <> ${systemEmail} for update`.execute(db);
          if (rows.length === 0) refuse("platform.record-not-found");
          await keepAccountChange(db, ctx, { event: "access.account-invited-again", accountId: id, reason: call.body.reason });
          await tellOwner(db, parts, id, "access.notice.invited-again", {});
          return inviteAccount(db, id, call.now);
        });
        return { status: 201, body: { id, invitation: `${parts.origin}/welcome/${token}` } };
      },
    }),
    signedInRoute({
      ...admin, stepUp: true, method: "POST", path: "/api/accounts/:id/disable", action: "access.account-disabled", summary: "Closes an account and ends its sessions, tokens and invitations.", body: v.strictObject({ reason: Reason }),
      handle: async (ctx, call) => {
        const id = call.params["id"] ?? "";
        await auth.db.transaction().execute(async (db) => {
          await refuseLastAdministrator(db, id);
          const { rows } = await sql<{ id: string }>`update access.account set disabled_at = ${call.now} where id = ${id} and disabled_at is null and email <> ${systemEmail} returning id`.execute(db);
          if (rows.length === 0) refuse("platform.record-not-found");
          await sql`update access.session set revoked_at = ${call.now} where account_id = ${id} and revoked_at is null`.execute(db);
          await sql`update access.api_token set revoked_at = ${call.now} where account_id = ${id} and revoked_at is null`.execute(db);
          // An open invitation would still show its page, and so that there is an account behind it (S3).
          await sql`update access.invitation set used_at = ${call.now} where account_id = ${id} and used_at is null`.execute(db);
          await keepAccountChange(db, ctx, { event: "access.account-disabled", accountId: id, reason: call.body.reason });
        });
        parts.sessions.forget();
        return { status: 204 };
      },
    }),
  ];
}

function compartmentRoutes(parts: IdentityParts, roles: readonly string[]): Route[] {
  const { auth } = parts.database;
  return [
    signedInRoute({
      ...admin, stepUp: false, method: "GET", path: "/api/compartments", action: "access.compartments-read", summary: "All compartments by name; never their content.",
      handle: async () => {
        const { rows } = await sql`select id, name, kind, is_exercise as "isExercise", created_at as "createdAt", closed_at as "closedAt", ${standingRules} as "nationalityRules" from access.compartment where kind <> 'removed-exercise' order by kind, name`.execute(auth.db);
        return { body: { items: rows, roles } };
      },
    }),
    signedInRoute({
      ...admin, stepUp: false, method: "GET", path: "/api/compartments/changes", action: "access.compartment-changes-read", summary: "Which offices were made, renamed, closed and opened again, and which nationality rules set and ended, by whom and why.",
      handle: async () => ({ body: { items: await officeChanges(auth.db) } }),
    }),
    signedInRoute({
      ...admin, stepUp: true, method: "POST", path: "/api/compartments", action: "access.compartment-made", summary: "Makes a compartment for an office or a sensitive matter.", body: NewCompartment,
      handle: async (ctx, call) => {
        const id = await auth.db.transaction().execute(async (db) => {
          const { rows } = await sql<{ id: string }>`insert into access.compartment (name, created_by, created_at) values (${call.body.name}, ${ctx.viewer.userId}, ${ctx.now}) returning id`.execute(db);
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.compartment-made", recordId: rows[0]?.id });
          return rows[0]?.id;
        });
        return { status: 201, body: { id } };
      },
    }),
  ];
}

function grantRoutes(parts: IdentityParts, roles: readonly string[]): Route[] {
  const { auth } = parts.database;
  const Grant = v.strictObject({ accountId: v.pipe(v.string(), v.uuid()), compartmentId: v.pipe(v.string(), v.uuid()), role: v.picklist(roles), validUntil: v.optional(v.nullable(v.pipe(v.string(), v.isoTimestamp())), null), reason: Reason });
  return [
    signedInRoute({
      ...admin, stepUp: true, method: "POST", path: "/api/memberships", action: "access.membership-granted", summary: "Gives a person a role in a compartment, with a reason.", body: Grant,
      handle: async (ctx, call) => {
        const id = await auth.db.transaction().execute((db) => grantMembership(db, ctx, call.body));
        parts.sessions.forget();
        return { status: 201, body: { id } };
      },
    }),
    signedInRoute({
      ...admin, stepUp: true, method: "POST", path: "/api/memberships/:id/end", action: "access.membership-ended", summary: "Ends a role now, with a reason.", body: v.strictObject({ reason: Reason }),
      handle: async (ctx, call) => {
        await auth.db.transaction().execute(async (db) => {
          const { rows } = await sql<{ id: string }>`
            update access.membership
               set valid_until = ${call.now}, planned_until = valid_until, ended_at = ${call.now}, ended_by = ${ctx.viewer.userId}, ended_reason = ${call.body.reason}
             where id = ${call.params["id"]} and (valid_until is null or valid_until > ${call.now}) returning id
          `.execute(db);
          if (rows.length === 0) refuse("platform.record-not-found");
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.membership-ended", recordId: call.params["id"] });
        });
        parts.sessions.forget();
        return { status: 204 };
      },
    }),
  ];
}

async function listAccounts(auth: IdentityParts["database"]["auth"]["db"]): Promise<unknown[]> {
  const { rows } = await sql`
    select account.id, account.name, account.email, account.language, account.clearance, account.is_administrator as "isAdministrator",
           account.is_exercise as "isExercise", account.created_at as "createdAt", account.disabled_at as "disabledAt",
           (select max(last_seen_at) from access.session where session.account_id = account.id) as "lastSeenAt",
           exists (select from access.passkey where passkey.account_id = account.id) as "hasPasskey",
           exists (select from access.password where password.account_id = account.id) as "hasPassword",
           coalesce((select jsonb_agg(jsonb_build_object('id', membership.id, 'compartmentId', membership.compartment_id, 'compartmentName', compartment.name,
                                      'role', membership.role, 'validUntil', membership.valid_until, 'reason', membership.reason) order by compartment.name)
              from access.membership join access.compartment on compartment.id = membership.compartment_id
             where membership.account_id = account.id and (membership.valid_until is null or membership.valid_until > now())), '[]') as memberships,
           account.nationalities, ${standingBarriers} as barriers
      from access.account
     where account.email <> ${systemEmail} and not account.removed_with_exercise
     order by account.disabled_at nulls first, account.name
  `.execute(auth);
  return rows;
}

async function makeAccount(db: Db, ctx: Context, input: v.InferOutput<typeof NewAccount>): Promise<string> {
  await refuseTakenEmail(db, input.email);
  const { rows } = await sql<{ id: string }>`
    insert into access.account (name, email, language, clearance, is_administrator, created_by, created_at)
    values (${input.name}, ${input.email}, ${input.language}, ${input.isAdministrator ? 0 : input.clearance}, ${input.isAdministrator}, ${ctx.viewer.userId}, ${ctx.now})
    returning id
  `.execute(db);
  const id = rows[0]?.id ?? "";
  await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.account-made", recordId: id });
  return id;
}

/** Nobody could let anybody in any more. All are locked, so that two who close each other at the same time do not both succeed. */
async function refuseLastAdministrator(db: Db, id: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from access.account where is_administrator and disabled_at is null order by id for update`.execute(db);
  if (rows.length === 1 && rows[0]?.id === id) refuse("platform.last-administrator");
}

type Grant = { accountId: string; compartmentId: string; role: string; validUntil: string | null; reason: string };

/** Administrators administer, they do not read: an administrator's account holds no role in any compartment (S26). */
async function grantMembership(db: Db, ctx: Context, grant: Grant): Promise<string> {
  const { rows: accounts } = await sql<{ isAdministrator: boolean }>`select is_administrator as "isAdministrator" from access.account where id = ${grant.accountId} and disabled_at is null for no key update`.execute(db);
  // Locked, so that no role is given in the moment in which the office closes.
  const { rows: compartments } = await sql<{ isClosed: boolean }>`select closed_at is not null as "isClosed" from access.compartment where id = ${grant.compartmentId} for share`.execute(db);
  const [account] = accounts;
  const [compartment] = compartments;
  if (!account || !compartment) return refuse("platform.record-not-found");
  if (compartment.isClosed) refuse("platform.office-closed");
  if (account.isAdministrator) refuse("platform.administrator-holds-no-role");
  const { rows: held } = await sql`
    select from access.membership
     where account_id = ${grant.accountId} and compartment_id = ${grant.compartmentId} and role = ${grant.role} and (valid_until is null or valid_until > ${ctx.now})
  `.execute(db);
  if (held.length > 0) refuse("platform.role-held-already");
  const { rows } = await sql<{ id: string }>`
    insert into access.membership (account_id, compartment_id, role, valid_from, valid_until, granted_by, reason)
    values (${grant.accountId}, ${grant.compartmentId}, ${grant.role}, ${ctx.now}, ${grant.validUntil}, ${ctx.viewer.userId}, ${grant.reason}) returning id
  `.execute(db);
  await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.membership-granted", recordId: rows[0]?.id, compartmentId: grant.compartmentId });
  return rows[0]?.id ?? "";
}
