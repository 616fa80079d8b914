import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { createRecord } from "#platform/records/change.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { systemContext } from "#platform/system.ts";
import { toldByClaim, withAccounts } from "../model/accounts.ts";
import type { AnnotatedAttack } from "../model/import/hrd-attacks.ts";
import { claimOfAttack, incidentOfAttack, reportOfAttack, situationOfAttacks, type Say } from "./hrd-attack-records.ts";
import { readHrdAttacks } from "./read-hrd-attacks.ts";

export type AttackRooms = { readonly situations: RegisteredKind; readonly reports: RegisteredKind; readonly claims: RegisteredKind; readonly incidents: RegisteredKind };
export type AttackImport = { readonly path: string; readonly compartmentId: string; readonly systemId: string; readonly now: Date; readonly language: string; readonly say: Say };
export type AttackCounts = { readonly situationId: string; readonly read: number; readonly stored: number; readonly unchanged: number; /** How many articles of the file tell of each kind of act. */ readonly acts: Readonly<Record<string, number>> };

/**
 * Brings annotated articles in, each as a report of its annotation, the claim drawn from it, and an incident with what the claim says as its accounts. The
 * file is read to its end first and then goes in as a whole or not at all. An article that is there already stays as people have made it meanwhile.
 */
export async function importHrdAttacks(database: Database, rooms: AttackRooms, wanted: AttackImport): Promise<AttackCounts> {
  const attacks = await readHrdAttacks(wanted.path);
  return database.worker.db.transaction().execute(async (db) => {
    const { compartmentId, systemId, now, say } = wanted;
    // Two imports of one file wait for each other: the second finds what the first has stored.
    await sql`select pg_advisory_xact_lock(7311106)`.execute(db);
    await refuseExercise(db, compartmentId);
    const ctx: Context = { ...systemContext(database, systemId, compartmentId, ["analyst"], now), transaction: (work) => work(db) };
    const situationId = idOf(compartmentId, "situation", "");
    if (!(await findRecord(db, rooms.situations.kind, situationId))) await createRecord(ctx, rooms.situations, [], { compartmentId, id: situationId, content: situationOfAttacks(say, now.toISOString().slice(0, 10)), reason: "" });
    let stored = 0;
    for (const attack of attacks) {
      if (await findRecord(db, rooms.reports.kind, idOf(compartmentId, "report", attack.key))) continue;
      await bringIn(ctx, rooms, wanted, situationId, attack);
      stored += 1;
    }
    return { situationId, read: attacks.length, stored, unchanged: attacks.length - stored, acts: countActs(attacks) };
  });
}

type Transaction = Parameters<Parameters<Context["transaction"]>[0]>[0];

/** What is trained with is shown to everybody, and real people have no place in it. */
async function refuseExercise(db: Transaction, compartmentId: string): Promise<void> {
  const { rows } = await sql`select from access.compartment where id = ${compartmentId} and is_exercise`.execute(db);
  if (rows.length > 0) refuse("information.hrd-attacks-no-exercise");
}

async function bringIn(ctx: Context, rooms: AttackRooms, { compartmentId, language, say, now }: AttackImport, situationId: string, attack: AnnotatedAttack): Promise<void> {
  const told = { attack, situationId, language, say };
  const [reportId, claimId] = [idOf(compartmentId, "report", attack.key), idOf(compartmentId, "claim", attack.key)];
  const claim = claimOfAttack(told, reportId);
  await createRecord(ctx, rooms.reports, [], { compartmentId, id: reportId, content: reportOfAttack(told, now.toISOString()), reason: "" });
  await createRecord(ctx, rooms.claims, [], { compartmentId, id: claimId, content: claim, reason: "" });
  await createRecord(ctx, rooms.incidents, [], { compartmentId, id: idOf(compartmentId, "incident", attack.key), content: withAccounts(incidentOfAttack(told), toldByClaim(claimId, claim)), reason: "" });
}

/** The same article has the same ids in an office whenever it comes, so that it comes in once. */
function idOf(compartmentId: string, noun: string, key: string): string {
  const digest = createHash("sha256").update(`hrd-attacks ${compartmentId} ${noun} ${key}`).digest("hex");
  return [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `a${digest.slice(17, 20)}`, digest.slice(20, 32)].join("-");
}

function countActs(attacks: readonly AnnotatedAttack[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const type of attacks.flatMap(({ types }) => types)) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
