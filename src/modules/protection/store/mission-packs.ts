import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { base64Url } from "./base64-url.ts";
import type { SealedNote } from "../model/mission-pack/mission-pack.ts";

export type NewPackRow = { readonly visitId: string; readonly compartmentId: string; readonly label: number; readonly accountId: string; readonly signer: string; readonly tokenHash: Buffer; readonly records: readonly string[]; readonly madeAt: Date; readonly until: Date };

/** Undefined when the device's key is known already: each pack is sealed to a key of its own. */
export async function addPack(db: Db, pack: NewPackRow): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into protection.mission_pack (visit_id, compartment_id, label, account_id, signer, token_hash, records, made_at, until)
    values (${pack.visitId}, ${pack.compartmentId}, ${pack.label}, ${pack.accountId}, ${pack.signer}, ${pack.tokenHash}, ${pack.records}, ${pack.madeAt}, ${pack.until})
    on conflict do nothing returning id
  `.execute(db);
  return rows[0]?.id;
}

export type PackRow = {
  readonly id: string; readonly compartmentId: string; readonly label: number; readonly accountId: string; readonly holderName: string | null; readonly signer: string; readonly records: number; readonly identities: number; readonly madeAt: string; readonly until: string;
  readonly lastContactAt: string | null; readonly wipeAskedAt: string | null; readonly wipeReason: string | null; readonly wipedAt: string | null;
};

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const packColumns = sql`
  mission_pack.id, mission_pack.compartment_id as "compartmentId", mission_pack.label, mission_pack.account_id as "accountId", mission_pack.signer, cardinality(mission_pack.records) as records,
  ${iso("mission_pack.made_at")} as "madeAt", ${iso("mission_pack.until")} as until, ${iso("mission_pack.last_contact_at")} as "lastContactAt",
  ${iso("mission_pack.wipe_asked_at")} as "wipeAskedAt", mission_pack.wipe_reason as "wipeReason", ${iso("mission_pack.wiped_at")} as "wipedAt"`;

/** Packs of a visit, the newest first. */
export async function listPacks(db: Db, visitId: string): Promise<PackRow[]> {
  const { rows } = await sql<PackRow>`
    select ${packColumns}, account.name as "holderName",
           (select count(*)::int from protection.mission_pack_identity as taken where taken.pack_id = mission_pack.id and ${within(db, "taken")}) as identities
      from protection.mission_pack left join access.account on account.id = mission_pack.account_id
     where mission_pack.visit_id = ${visitId} and ${within(db, "mission_pack")}
     order by mission_pack.made_at desc, mission_pack.id
  `.execute(db);
  return rows;
}

export async function findPack(db: Db, visitId: string, id: string): Promise<PackRow | undefined> {
  return (await listPacks(db, visitId)).find((one) => one.id === id);
}

/** As `path/id`, in the order in which they were chosen. */
export async function recordsOf(db: Db, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ records: string[] }>`select records from protection.mission_pack where id = ${id} and ${within(db, "mission_pack")}`.execute(db);
  return rows[0]?.records ?? [];
}

/** False when this sign-in has already taken an identity, or the pack holds this one. */
export async function takeIdentity(db: Db, pack: Pick<PackRow, "id" | "compartmentId" | "label" | "accountId">, ofId: string, verifiedAt: string): Promise<"taken" | "there" | "sign-in-used"> {
  const { rows: there } = await sql`select from protection.mission_pack_identity as taken where taken.pack_id = ${pack.id} and taken.of_id = ${ofId} and ${within(db, "taken")}`.execute(db);
  if (there.length > 0) return "there";
  const { numAffectedRows } = await sql`
    insert into protection.mission_pack_identity (pack_id, of_id, compartment_id, label, account_id, verified_at)
    values (${pack.id}, ${ofId}, ${pack.compartmentId}, ${pack.label}, ${pack.accountId}, ${verifiedAt}) on conflict do nothing
  `.execute(db);
  return numAffectedRows === 1n ? "taken" : "sign-in-used";
}

export async function askWipe(db: Db, id: string, by: string, at: Date, reason: string): Promise<void> {
  await sql`update protection.mission_pack set wipe_asked_by = ${by}, wipe_asked_at = ${at}, wipe_reason = ${reason} where id = ${id} and wipe_asked_at is null and ${within(db, "mission_pack")}`.execute(db);
}

export type FoundPack = { readonly id: string; readonly visitId: string; readonly compartmentId: string; readonly label: number; readonly accountId: string; readonly until: string; readonly isWipeAsked: boolean; readonly isWiped: boolean; readonly mayWork: boolean };

/** By what the device shows; asked for whoever holds it, so by the worker. Somebody who left, was barred or whose account was closed carries nothing any more. */
export async function findPackByToken(worker: Db, tokenHash: Buffer, now: Date): Promise<FoundPack | undefined> {
  const { rows } = await sql<FoundPack>`
    select pack.id, pack.visit_id as "visitId", pack.compartment_id as "compartmentId", pack.label, pack.account_id as "accountId", ${iso("pack.until")} as until, pack.wipe_asked_at is not null as "isWipeAsked", pack.wiped_at is not null as "isWiped",
           account.disabled_at is null
           and exists (select from access.membership where membership.account_id = pack.account_id and membership.compartment_id = pack.compartment_id and membership.valid_from <= ${now} and (membership.valid_until is null or membership.valid_until > ${now}))
           and pack.compartment_id <> all (access.barred(pack.account_id)) as "mayWork"
      from protection.mission_pack as pack join access.account on account.id = pack.account_id
     where pack.token_hash = ${tokenHash} for update of pack
  `.execute(worker);
  return rows[0];
}

export async function noteContact(worker: Db, id: string, at: Date, isWiped: boolean): Promise<void> {
  await sql`update protection.mission_pack set last_contact_at = ${at}, wiped_at = case when ${isWiped} then coalesce(wiped_at, ${at}) else wiped_at end where id = ${id}`.execute(worker);
}

export async function countNotes(worker: Db, packId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from protection.road_note where pack_id = ${packId}`.execute(worker);
  return rows[0]?.count ?? 0;
}

/** Keeps a closed note. `new`: it was not here; `there`: this very box is kept already; `other`: the name is taken by another one. */
export async function addNote(worker: Db, pack: Pick<FoundPack, "id" | "compartmentId" | "label">, { id, sealed, keyIds }: SealedNote, at: Date): Promise<{ readonly was: "new" | "there" | "other"; readonly receivedAt: string }> {
  const box = Buffer.from(sealed, "base64url");
  const { numAffectedRows } = await sql`
    insert into protection.road_note (id, pack_id, compartment_id, label, received_at, sealed, key_ids)
    values (${id}, ${pack.id}, ${pack.compartmentId}, ${pack.label}, ${at}, ${box}, ${keyIds}) on conflict do nothing
  `.execute(worker);
  const { rows } = await sql<{ isThis: boolean; receivedAt: string }>`select pack_id = ${pack.id} and sealed = ${box} as "isThis", ${iso("received_at")} as "receivedAt" from protection.road_note where id = ${id}`.execute(worker);
  const [row] = rows;
  return { was: numAffectedRows === 1n ? "new" : row?.isThis ? "there" : "other", receivedAt: row?.receivedAt ?? "" };
}

export type NoteRow = { readonly id: string; readonly packId: string; readonly receivedAt: string; readonly keyIds: readonly string[]; readonly sealed: string };

/** Notes that came back from a visit, in the order in which they came. */
export async function listNotes(db: Db, visitId: string): Promise<NoteRow[]> {
  const { rows } = await sql<NoteRow>`
    select note.id, note.pack_id as "packId", ${iso("note.received_at")} as "receivedAt", note.key_ids as "keyIds", encode(note.sealed, 'base64') as sealed
      from protection.road_note as note join protection.mission_pack as pack on pack.id = note.pack_id
     where pack.visit_id = ${visitId} and ${within(db, "note")} and ${within(db, "pack")}
     order by note.received_at, note.id
  `.execute(db);
  return rows.map((row) => ({ ...row, sealed: base64Url(row.sealed) }));
}
