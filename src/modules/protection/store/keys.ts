import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { Certificate } from "#platform/rules/sealing/certificate.ts";
import type { VouchedLog } from "#platform/rules/sealing/key-list.ts";
import { analysts, mandateRoles } from "#partners/model/role.ts";
import { doorReaders } from "../model/door-readers.ts";
import { doors, type Door } from "../model/sealed-submission.ts";

export type Organisation = { readonly name: string; readonly root: string; readonly recoveryClosed: string; readonly madeAt: string; readonly log: VouchedLog | null };

/** That of the work; the exercise has one of its own, which never stands for it. */
export async function findOrganisation(db: Db, isExercise = false): Promise<Organisation | undefined> {
  const { rows } = await sql<Organisation>`select name, root, recovery_closed as "recoveryClosed", made_at as "madeAt", case when log_key is not null then jsonb_build_object('key', log_key, 'signature', log_signature) end as log from protection.organisation where is_exercise = ${isExercise}`.execute(db);
  return rows[0];
}

export type OwnKey = { readonly recipient: string; readonly signer: string; readonly closed: string; readonly madeAt: string };

/** The keys of the account itself; asked as the viewer, another's do not exist. */
export async function findOwnKey(db: Db, accountId: string): Promise<OwnKey | undefined> {
  const { rows } = await sql<OwnKey>`select recipient, signer, closed, made_at as "madeAt" from protection.own_key where account_id = ${accountId}`.execute(db);
  return rows[0];
}

export async function saveOwnKey(db: Db, accountId: string, key: Omit<OwnKey, "madeAt">, at: Date): Promise<void> {
  await sql`
    insert into protection.own_key (account_id, recipient, signer, closed, made_at)
    values (${accountId}, ${key.recipient}, ${key.signer}, ${key.closed}, ${at})
    on conflict (account_id) do update set recipient = excluded.recipient, signer = excluded.signer, closed = excluded.closed, made_at = excluded.made_at
  `.execute(db);
}

export type KeyCopy = { readonly passkeyId: string; readonly closed: string; readonly madeAt: string };

export async function listKeyCopies(db: Db, accountId: string): Promise<KeyCopy[]> {
  const { rows } = await sql<KeyCopy>`select passkey_id as "passkeyId", closed, made_at as "madeAt" from protection.key_copy where account_id = ${accountId}`.execute(db);
  return rows;
}

/** One per passkey: a new one takes the place of the old. False where these are not the person's keys any more. */
export async function keepKeyCopy(db: Db, copy: { readonly accountId: string; readonly passkeyId: string; readonly signer: string; readonly closed: string; readonly at: Date }): Promise<boolean> {
  await sql`delete from protection.key_copy where account_id = ${copy.accountId} and passkey_id = ${copy.passkeyId}`.execute(db);
  const { rows } = await sql`
    insert into protection.key_copy (account_id, passkey_id, signer, closed, made_at)
    select account_id, ${copy.passkeyId}, signer, ${copy.closed}, ${copy.at} from protection.own_key where account_id = ${copy.accountId} and signer = ${copy.signer}
    returning passkey_id
  `.execute(db);
  return rows.length > 0;
}

/** Of one passkey, or all: copies go with the keys they are of. */
export async function removeKeyCopies(db: Db, accountId: string, passkeyId?: string): Promise<number> {
  const { rows } = await sql`delete from protection.key_copy where account_id = ${accountId} and (${passkeyId ?? null}::uuid is null or passkey_id = ${passkeyId ?? null}::uuid) returning passkey_id`.execute(db);
  return rows.length;
}

export type StoredCertificate = { readonly id: string; readonly accountId: string | null; readonly compartmentId: string | null; readonly certificate: Certificate; readonly certifiedAt: string; readonly revokedAt: string | null };

/**
 * Certificates in force, by what the server knows beside their signatures: not revoked, and of people who are still there. That a member has left
 * takes effect with the row that says so (S35): nobody has to be at work for it.
 */
export async function listCertificates(db: Db): Promise<StoredCertificate[]> {
  const { rows } = await sql<Omit<StoredCertificate, "certificate"> & { certificate: unknown }>`
    select id, account_id as "accountId", compartment_id as "compartmentId", certificate, certified_at as "certifiedAt", revoked_at as "revokedAt"
      from protection.key_certificate
     where revoked_at is null
     order by certified_at, id
  `.execute(db);
  return rows.flatMap((row) => {
    const certificate = v.safeParse(Certificate, row.certificate);
    return certificate.success ? [{ ...row, certificate: certificate.output }] : [];
  });
}

export type Reader = { readonly compartmentId: string; readonly accountId: string; readonly door: Door };

/** Who may open which door's boxes today: the roles they hold, no barrier, an account that is not closed. Asked by the worker, who sees all offices. */
export async function listReaders(worker: Db, now: Date): Promise<Reader[]> {
  const { rows } = await sql<{ compartmentId: string; accountId: string; role: string }>`
    select distinct membership.compartment_id as "compartmentId", membership.account_id as "accountId", membership.role
      from access.membership
      join access.account on account.id = membership.account_id and account.disabled_at is null and account.clearance >= 1
     where membership.valid_from <= ${now} and (membership.valid_until is null or membership.valid_until > ${now})
       and membership.compartment_id <> all (access.barred(membership.account_id))
     order by 1, 2, 3
  `.execute(worker);
  return rows.flatMap(({ role, ...of }) => doors.filter((door) => (doorReaders[door] as readonly string[]).includes(role)).map((door) => ({ ...of, door })));
}

export type OpenDoor = { readonly compartmentId: string; readonly door: Door; readonly name: string };

export async function listOpenDoors(db: Db): Promise<OpenDoor[]> {
  const { rows } = await sql<OpenDoor>`select compartment_id as "compartmentId", door, name from protection.door where closed_at is null order by name, door`.execute(db);
  return rows;
}

export type Colleague = { readonly compartmentId: string; readonly accountId: string; readonly name: string; readonly readsIdentities: boolean; readonly worksOnCases: boolean; readonly recipient: string | null; readonly signer: string | null };

/** People of these offices who open what comes in, with the public half of their keys. Asked by the worker: whoever calls has seen to it that the offices are the viewer's own. */
export async function listColleagues(worker: Db, compartmentIds: readonly string[], now: Date): Promise<Colleague[]> {
  const roles = [...new Set(doors.flatMap((door) => doorReaders[door]))];
  const { rows } = await sql<Colleague>`
    select membership.compartment_id as "compartmentId", account.id as "accountId", account.name, bool_or(membership.role = any (${analysts}::text[])) as "readsIdentities", bool_or(membership.role = any (${mandateRoles}::text[])) as "worksOnCases", own_key.recipient, own_key.signer
      from access.membership
      join access.account on account.id = membership.account_id and account.disabled_at is null
      left join protection.own_key on own_key.account_id = account.id
     where membership.compartment_id = any (${compartmentIds}::uuid[]) and membership.role = any (${roles}::text[])
       and membership.valid_from <= ${now} and (membership.valid_until is null or membership.valid_until > ${now})
       and membership.compartment_id <> all (access.barred(membership.account_id))
     group by 1, 2, 3, 6, 7
     order by account.name, account.id
  `.execute(worker);
  return rows;
}

export async function addCertificate(worker: Db, { certificate, digest, by, at }: { certificate: Certificate; digest: Buffer; by: string; at: Date }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into protection.key_certificate (account_id, compartment_id, kind, certificate, digest, certified_by, certified_at)
    values (${certificate.holder || null}, ${certificate.compartment || null}, ${certificate.kind}, ${JSON.stringify(certificate)}, ${digest}, ${by}, ${at})
    on conflict (digest) do nothing
    returning id
  `.execute(worker);
  return rows[0]?.id ?? "";
}

/** Ends certificates of a person, of one office or of keys they no longer use. What was sealed before stays readable for whoever has the key. */
export async function revokeCertificates(worker: Db, which: { readonly id?: string; readonly accountId?: string; readonly keepSigner?: string }, { by, at, because }: { by: string; at: Date; because: string }): Promise<readonly { readonly id: string; readonly compartmentId: string | null }[]> {
  const { rows } = await sql<{ id: string; compartmentId: string | null }>`
    update protection.key_certificate set revoked_by = ${by}, revoked_at = ${at}, revoked_because = ${because}
     where revoked_at is null
       and (${which.id ?? null}::uuid is null or id = ${which.id ?? null}::uuid)
       and (${which.accountId ?? null}::uuid is null or account_id = ${which.accountId ?? null}::uuid)
       and (${which.keepSigner ?? null}::text is null or certificate ->> 'signer' <> ${which.keepSigner ?? null}::text)
     returning id, compartment_id as "compartmentId"
  `.execute(worker);
  return rows;
}

export async function isExerciseOffice(worker: Db, compartmentId: string): Promise<boolean> {
  const { rows } = await sql<{ isExercise: boolean }>`select is_exercise as "isExercise" from access.compartment where id = ${compartmentId}`.execute(worker);
  return rows[0]?.isExercise ?? false;
}

/** The keys of the exercise's desk, whose passphrase stands on the screen: for whoever plays in one of these offices. */
export async function findExerciseKey(worker: Db, compartmentIds: readonly string[]): Promise<Pick<OwnKey, "signer" | "closed"> | undefined> {
  const { rows } = await sql<{ signer: string; closed: string }>`
    select own_key.signer, own_key.closed from protection.own_key
      join protection.key_certificate as certified on certified.account_id = own_key.account_id and certified.revoked_at is null
      join access.compartment on compartment.id = certified.compartment_id and compartment.is_exercise
     where compartment.id = any (${compartmentIds}::uuid[]) limit 1
  `.execute(worker);
  return rows[0];
}
