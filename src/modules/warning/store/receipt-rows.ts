import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { prepared } from "#platform/database/prepared.ts";
import { within } from "#platform/database/reach.ts";
import type { Receipt } from "../model/receipt.ts";

/** A receipt with the facts of its alert that lists and statistics need. */
export type ReceiptRow = Receipt & {
  readonly compartmentId: string;
  readonly situationId: string;
  readonly form: string;
  readonly name: string;
  readonly kind: string;
  readonly contactId: string | null;
  readonly hasAddress: boolean;
  readonly issuedAt: string;
  readonly mailState: "queued" | "sent" | "failed" | null;
  readonly mailError: string | null;
  /** The code that opens the personal page is read out on the telephone, never mailed. */
  readonly byTelephone: boolean;
  /** Since when the addressee waits to be called with it. */
  readonly codeWantedAt: string | null;
};

const columns = sql`
  receipt.alert_id as "alertId", receipt.addressee_key as "addresseeKey", receipt.compartment_id as "compartmentId",
  receipt.situation_id as "situationId", receipt.form, receipt.name, receipt.kind, receipt.contact_id as "contactId",
  receipt.address is not null as "hasAddress", receipt.issued_at as "issuedAt", receipt.sent_at as "sentAt",
  receipt.delivered_at as "deliveredAt", receipt.acknowledged_at as "acknowledgedAt", receipt.response,
  receipt.responded_at as "respondedAt", receipt.reason, receipt.later_until as "laterUntil",
  receipt.first_action_at as "firstActionAt", receipt.reported_back_at as "reportedBackAt",
  message.state as "mailState", message.last_error as "mailError",
  receipt.by_telephone as "byTelephone", receipt.code_wanted_at as "codeWantedAt"`;

const lastMessage = (db: Db) => sql`
  left join lateral (
    select state, last_error from mail.message
     where message.about_record = receipt.alert_id and message.about_addressee = receipt.addressee_key and ${within(db, "message")}
     order by created_at desc limit 1) as message on true`;

/** Receipts of these alerts that the viewer may see, in the order of the addressees' names. */
export async function listReceipts(db: Db, alertIds: readonly string[]): Promise<ReceiptRow[]> {
  const { rows } = await sql<ReceiptRow>`${prepared}
    select ${columns} from warning.receipt ${lastMessage(db)}
     where receipt.alert_id = any (${alertIds}::uuid[]) and ${within(db, "receipt")}
     order by receipt.alert_id, receipt.name, receipt.addressee_key
  `.execute(db);
  return rows;
}

/** Writes what is now known of one addressee; what was known before is in the ledger's sequence of entries. */
export async function saveReceipt(db: Db, receipt: Receipt): Promise<void> {
  await sql`
    update warning.receipt
       set acknowledged_at = ${receipt.acknowledgedAt}, response = ${receipt.response}, responded_at = ${receipt.respondedAt}, reason = ${receipt.reason},
           later_until = ${receipt.laterUntil}, first_action_at = ${receipt.firstActionAt}, reported_back_at = ${receipt.reportedBackAt}
     where alert_id = ${receipt.alertId} and addressee_key = ${receipt.addresseeKey}
  `.execute(db);
}

/** The receipts of an alert are classified as the alert is. */
export async function relabelReceipts(db: Db, alertId: string, label: number): Promise<void> {
  await sql`update warning.receipt set label = ${label} where alert_id = ${alertId} and label <> ${label}`.execute(db);
}

export type NewReceipt = { readonly key: string; readonly name: string; readonly kind: string; readonly contactId: string | null; readonly address: string | null; readonly hasTelephone: boolean };
export type IssuedAlert = { readonly id: string; readonly compartmentId: string; readonly situationId: string; readonly label: number; readonly form: string; readonly at: Date };

/** One receipt per addressee; those that exist already (a correction goes to the same people) are left as they are. */
export async function addReceipts(db: Db, alert: IssuedAlert, receipts: readonly NewReceipt[]): Promise<void> {
  await sql`
    insert into warning.receipt (alert_id, addressee_key, compartment_id, label, situation_id, form, name, kind, contact_id, address, by_telephone, issued_at, sent_at)
    select ${alert.id}::uuid, one.key, ${alert.compartmentId}::uuid, ${alert.label}::smallint, ${alert.situationId}::uuid, ${alert.form}, one.name, one.kind,
           one.contact_id, one.address, one.by_telephone, ${alert.at}::timestamptz, ${alert.at}::timestamptz
      from unnest(${receipts.map((one) => one.key)}::text[], ${receipts.map((one) => one.name)}::text[], ${receipts.map((one) => one.kind)}::text[],
                  ${receipts.map((one) => one.contactId)}::uuid[], ${receipts.map((one) => one.address)}::text[], ${receipts.map((one) => one.hasTelephone)}::boolean[])
        as one (key, name, kind, contact_id, address, by_telephone)
    on conflict (alert_id, addressee_key) do nothing
  `.execute(db);
}

export async function addAnswerLinks(db: Db, alert: IssuedAlert, links: readonly { key: string; tokenHash: Buffer; expiresAt: Date }[]): Promise<void> {
  await sql`
    insert into warning.answer_link (alert_id, addressee_key, compartment_id, label, token_hash, expires_at)
    select ${alert.id}::uuid, one.key, ${alert.compartmentId}::uuid, ${alert.label}::smallint, one.token_hash, one.expires_at
      from unnest(${links.map((one) => one.key)}::text[], ${links.map((one) => one.tokenHash)}::bytea[], ${links.map((one) => one.expiresAt)}::timestamptz[])
        as one (key, token_hash, expires_at)
  `.execute(db);
}
