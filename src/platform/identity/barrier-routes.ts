import { sql } from "kysely";
import * as v from "valibot";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { signedInRoute, type Route } from "../http/route.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { refuse } from "../refusal.ts";
import { keepAccountChange } from "./access-changes.ts";
import { accessChange, administratorChanges } from "./administration-change.ts";
import type { IdentityParts } from "./sign-in-routes.ts";

const Reason = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(1000));
const Id = v.pipe(v.string(), v.uuid());
const Country = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const NewBarrier = v.strictObject({ accountId: Id, compartmentId: Id, reason: Reason });
const NewRule = v.strictObject({ compartmentId: Id, countryIso3: Country, reason: Reason });
const Nationalities = v.strictObject({ nationalities: v.pipe(v.array(Country), v.maxLength(10)), reason: Reason });
const Ending = v.strictObject({ reason: Reason });

/** Barriers that stand between an account and compartments, for the list of accounts. */
export const standingBarriers = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', barrier.id, 'compartmentName', compartment.name, 'reason', barrier.reason, 'setAt', barrier.set_at) order by compartment.name)
    from access.barrier join access.compartment on compartment.id = barrier.compartment_id
   where barrier.account_id = account.id and barrier.ended_at is null), '[]')`;

/** Nationality rules of a compartment, for the list of compartments. */
export const standingRules = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', rule.id, 'countryIso3', rule.country_iso3, 'reason', rule.reason) order by rule.country_iso3)
    from access.nationality_rule as rule
   where rule.compartment_id = compartment.id and rule.ended_at is null), '[]')`;

/** What keeps a person out whatever roles are given (S25): a barrier for one person, a rule for everybody of a nationality. */
export function barrierRoutes(parts: IdentityParts): Route[] {
  const change = accessChange(parts);
  // A rule for a code that no country has would keep nobody out, and nobody would notice.
  const mustBeCountries = (codes: readonly string[]) => codes.filter((code) => !parts.isCountry(code)).forEach((code) => refuse("access.country-code-invalid", { values: { code } }));
  const id = (params: Readonly<Record<string, string>>) => params["id"] ?? "";
  return [
    signedInRoute({ ...administratorChanges, path: "/api/barriers", action: "access.barrier-set", summary: "Keeps a person out of a compartment whatever roles are given.", body: NewBarrier, handle: (ctx, call) => change((db) => setBarrier(db, ctx, call.body)) }),
    signedInRoute({ ...administratorChanges, path: "/api/barriers/:id/end", action: "access.barrier-ended", summary: "Takes a barrier away, with a reason that stays.", body: Ending, handle: (ctx, call) => change((db) => endBarrier(db, ctx, id(call.params), call.body.reason)) }),
    signedInRoute({ ...administratorChanges, path: "/api/nationality-rules", action: "access.nationality-rule-set", summary: "Keeps everybody of a nationality out of a compartment.", body: NewRule, handle: (ctx, call) => { mustBeCountries([call.body.countryIso3]); return change((db) => setRule(db, ctx, call.body)); } }),
    signedInRoute({ ...administratorChanges, path: "/api/nationality-rules/:id/end", action: "access.nationality-rule-ended", summary: "Ends a nationality rule, with a reason that stays.", body: Ending, handle: (ctx, call) => change((db) => endRule(db, ctx, id(call.params), call.body.reason)) }),
    signedInRoute({ ...administratorChanges, path: "/api/accounts/:id/nationalities", action: "access.nationalities-noted", summary: "Notes the nationalities of a person, by which nationality rules keep them out.", body: Nationalities, handle: (ctx, call) => { mustBeCountries(call.body.nationalities); return change((db) => noteNationalities(db, ctx, id(call.params), call.body)); } }),
  ];
}

async function setBarrier(db: Db, ctx: Context, barrier: v.InferOutput<typeof NewBarrier>): Promise<void> {
  const { rows } = await sql<{ both: boolean }>`select exists (select from access.account where id = ${barrier.accountId}) and exists (select from access.compartment where id = ${barrier.compartmentId}) as both`.execute(db);
  if (!rows[0]?.both) refuse("platform.record-not-found");
  await sql`
    insert into access.barrier (account_id, compartment_id, reason, set_by, set_at) values (${barrier.accountId}, ${barrier.compartmentId}, ${barrier.reason}, ${ctx.viewer.userId}, ${ctx.now})
    on conflict (account_id, compartment_id) where ended_at is null do nothing
  `.execute(db);
  await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.barrier-set", recordId: barrier.accountId, compartmentId: barrier.compartmentId });
}

type Ended = { compartmentId: string; recordId: string };

async function endBarrier(db: Db, ctx: Context, id: string, reason: string): Promise<void> {
  const { rows } = await sql<Ended>`
    update access.barrier set ended_at = ${ctx.now}, ended_by = ${ctx.viewer.userId}, ended_reason = ${reason}
     where id = ${id} and ended_at is null returning compartment_id as "compartmentId", account_id as "recordId"
  `.execute(db);
  await entryOfEnd(db, ctx, "access.barrier-ended", rows[0]);
}

async function setRule(db: Db, ctx: Context, rule: v.InferOutput<typeof NewRule>): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from access.compartment where id = ${rule.compartmentId}`.execute(db);
  if (rows.length === 0) refuse("platform.record-not-found");
  await sql`
    insert into access.nationality_rule (compartment_id, country_iso3, reason, set_by, set_at) values (${rule.compartmentId}, ${rule.countryIso3}, ${rule.reason}, ${ctx.viewer.userId}, ${ctx.now})
    on conflict (compartment_id, country_iso3) where ended_at is null do nothing
  `.execute(db);
  await recordEntry(db, { actorId: ctx.viewer.userId, event: "access.nationality-rule-set", recordId: rule.compartmentId, compartmentId: rule.compartmentId });
}

async function endRule(db: Db, ctx: Context, id: string, reason: string): Promise<void> {
  const { rows } = await sql<Ended>`
    update access.nationality_rule set ended_at = ${ctx.now}, ended_by = ${ctx.viewer.userId}, ended_reason = ${reason}
     where id = ${id} and ended_at is null returning compartment_id as "compartmentId", compartment_id as "recordId"
  `.execute(db);
  await entryOfEnd(db, ctx, "access.nationality-rule-ended", rows[0]);
}

async function entryOfEnd(db: Db, ctx: Context, event: string, ended: Ended | undefined): Promise<void> {
  if (!ended) return refuse("platform.record-not-found");
  await recordEntry(db, { actorId: ctx.viewer.userId, event, ...ended });
}

/** Which nationalities they are is nobody's business but the administrators': the ledger says that they were noted. */
async function noteNationalities(db: Db, ctx: Context, id: string, { nationalities, reason }: v.InferOutput<typeof Nationalities>): Promise<void> {
  const { rows } = await sql<{ nationalities: string[] }>`select nationalities from access.account where id = ${id} and disabled_at is null for update`.execute(db);
  const [account] = rows;
  if (!account) return refuse("platform.record-not-found");
  const after = [...new Set(nationalities)].toSorted();
  await sql`update access.account set nationalities = ${after}::text[] where id = ${id}`.execute(db);
  await keepAccountChange(db, ctx, { event: "access.nationalities-noted", accountId: id, reason, before: account.nationalities, after });
}
