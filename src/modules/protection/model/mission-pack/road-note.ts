import * as v from "valibot";
import { fromBase64Url, sha256, toBase64Url } from "#platform/rules/sealing/bytes.ts";
import { isSignedBy } from "#platform/rules/sealing/signing.ts";
import { mostNoteLetters, PackedName } from "./mission-pack.ts";

export const roadNoteField = "road-note";

/** What somebody wrote on the road, inside its box: about a record of the pack, or about the mission. */
export const RoadNoteText = v.strictObject({
  about: v.nullable(v.strictObject({ ...PackedName.entries, title: v.string() })),
  writtenAt: v.string(),
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(mostNoteLetters)),
});
export type RoadNoteText = v.InferOutput<typeof RoadNoteText>;

/** The server's word that it keeps a note, under the key of its ledger: only with it is the note let go of on the device (S74). */
export const NoteReceipt = v.object({ id: v.string(), digest: v.string(), receivedAt: v.string(), signature: v.string() });
export type NoteReceipt = v.InferOutput<typeof NoteReceipt>;
export const NoteReceipts = v.object({ receipts: v.array(NoteReceipt) });

export const receiptPurpose = "road-note-receipt";

export async function digestOfNote(sealed: string): Promise<string> {
  return toBase64Url(await sha256(fromBase64Url(sealed)));
}

/** True when this ledger has signed that it keeps exactly this box. */
export async function isReceiptFor({ signature, ...said }: NoteReceipt, note: { readonly id: string; readonly sealed: string }, logKey: string): Promise<boolean> {
  return said.id === note.id && said.digest === (await digestOfNote(note.sealed)) && isSignedBy(logKey, receiptPurpose, said, signature);
}
