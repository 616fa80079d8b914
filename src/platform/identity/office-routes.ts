import { sql } from "kysely";
import * as v from "valibot";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { signedInRoute, type Route } from "../http/route.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { refuse } from "../refusal.ts";
import { accessChange, administratorChanges } from "./administration-change.ts";
import type { IdentityParts } from "./sign-in-routes.ts";

const Reason = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(1000));
const Renaming = v.strictObject({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)), reason: Reason });
const Deciding = v.strictObject({ reason: Reason });

/** An office can get another name, be closed, and be opened again. Its records stay with its members, and its names in its changes. */
export function officeRoutes(parts: IdentityParts): Route[] {
  const change = accessChange(parts);
  const id = (params: Readonly<Record<string, string>>) => params["id"] ?? "";
  return [
    signedInRoute({ ...administratorChanges, path: "/api/compartments/:id/rename", action: "access.compartment-renamed", summary: "Gives an office another name; the earlier one stays in its changes.", body: Renaming, handle: (ctx, call) => change((db) => renameOffice(db, ctx, id(call.params), call.body)) }),
    signedInRoute({ ...administratorChanges, path: "/api/compartments/:id/close", action: "access.compartment-closed", summary: "Closes an office: it takes no new members and no new records, and what is in it stays readable to its members.", body: Deciding, handle: (ctx, call) => change((db) => closeOffice(db, ctx, id(call.params), call.body.reason)) }),
    signedInRoute({ ...administratorChanges, path: "/api/compartments/:id/reopen", action: "access.compartment-reopened", summary: "Opens a closed office again.", body: Deciding, handle: (ctx, call) => change((db) => reopenOffice(db, ctx, id(call.params), call.body.reason)) }),
  ];
}

type Office = { readonly name: string; readonly isClosed: boolean };

/** Published data sets are not an office: everybody reads them, and nobody may close them by mistake. */
async function officeForUpdate(db: Db, id: string): Promise<Office> {
  const { rows } = await sql<Office>`select name, closed_at is not null as "isClosed" from access.compartment where id = ${id} and kind = 'office' for update`.execute(db);
  return rows[0] ?? refuse("platform.record-not-found");
}

async function renameOffice(db: Db, ctx: Context, id: string, { name, reason }: v.InferOutput<typeof Renaming>): Promise<void> {
  const office = await officeForUpdate(db, id);
  if (office.name === name) refuse("platform.nothing-changed");
  await sql`update access.compartment set name = ${name} where id = ${id}`.execute(db);
  await keepOfficeChange(db, ctx, { event: "access.compartment-renamed", id, reason, before: office.name, after: name });
}

async function closeOffice(db: Db, ctx: Context, id: string, reason: string): Promise<void> {
  const office = await officeForUpdate(db, id);
  if (office.isClosed) refuse("platform.office-closed-already");
  await sql`update access.compartment set closed_at = ${ctx.now} where id = ${id}`.execute(db);
  await keepOfficeChange(db, ctx, { event: "access.compartment-closed", id, reason });
}

async function reopenOffice(db: Db, ctx: Context, id: string, reason: string): Promise<void> {
  const office = await officeForUpdate(db, id);
  if (!office.isClosed) refuse("platform.office-open-already");
  await sql`update access.compartment set closed_at = null where id = ${id}`.execute(db);
  await keepOfficeChange(db, ctx, { event: "access.compartment-reopened", id, reason });
}

type OfficeChange = { event: string; id: string; reason: string; before?: string; after?: string };

/** Keeps the reason, and enters the change in the ledger, in the same transaction (S63). The ledger holds no name (S65). */
async function keepOfficeChange(db: Db, ctx: Context, { event, id, reason, before, after }: OfficeChange): Promise<void> {
  await sql`
    insert into access.compartment_change (compartment_id, event, reason, before, after, changed_by, changed_at)
    values (${id}, ${event}, ${reason}, ${before ?? null}, ${after ?? null}, ${ctx.viewer.userId}, ${ctx.now})
  `.execute(db);
  await recordEntry(db, { actorId: ctx.viewer.userId, event, recordId: id, compartmentId: id });
}
