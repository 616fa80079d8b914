/**
 * What the server can see of what was told in confidence (S38): every column of the sealed tables that is not a closed box, and what it says. A test
 * holds this list against the database; the page is made of it.
 */
export const clearColumns = {
  sealed_submission: {
    id: "random-name", compartment_id: "office", label: "classification", door: "way-in", readers: "reading-roles", filed_on: "day", status: "status", status_on: "status-day", bucket: "size-step", key_ids: "reading-keys",
    login_hash: "receipt-hash", reply_key: "closed-reply-key", consent_withdrawn_on: "withdrawal-day", deleted_on: "deletion-day", is_entered: "in-ledger",
  },
  sealed_message: { id: "random-name", submission_id: "submission", compartment_id: "office", label: "classification", readers: "reading-roles", direction: "direction", sent_on: "day", number: "number", bucket: "size-step", key_ids: "reading-keys" },
  sealed_file: { id: "random-name", submission_id: "submission", compartment_id: "office", label: "classification", readers: "reading-roles", sent_on: "day", bucket: "size-step", key_ids: "reading-keys" },
  sealed_copy: { id: "random-name", of_id: "submission", submission_id: "submission", compartment_id: "office", label: "classification", readers: "reading-roles", made_by: "who-handed-over", made_at: "when-handed-over", key_ids: "reading-keys" },
  road_note: { id: "random-name", pack_id: "pack", compartment_id: "office", label: "classification", received_at: "when-received", key_ids: "reading-keys" },
} as const;

/** The same of records that carry a box among their fields; every record also tells who wrote it and when. */
export const clearFields = {
  source_identity: { label: "classification", sourceId: "source", keyIds: "reading-keys", signer: "writing-key", edition: "edition" },
  sealed_note: { label: "classification", about: "about", purpose: "purpose", keyIds: "reading-keys", signer: "writing-key", edition: "edition" },
} as const;
export const clearOfRecords = ["office", "writer", "when-written"] as const;

/** The closed boxes themselves. */
export const closedColumns = ["sealed"] as const;
