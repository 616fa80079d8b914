import { createHash } from "node:crypto";
import * as v from "valibot";
import { boundedJson } from "../rules/bounded-json.ts";
import { canonicalJson } from "../rules/canonical-json.ts";
import { isIncluded, ProvenEntry } from "../rules/ledger-proof.ts";

/** What goes with an exported file, so that anybody can verify it later without us: the entry that holds its hash, and the way from there to a signed root. */
export const Evidence = v.strictObject({
  format: v.literal("vigie-evidence/1"),
  sha256: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/)),
  ...ProvenEntry.entries,
  /** The log's raw public key, base64url. */
  logKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
});
export type Evidence = v.InferOutput<typeof Evidence>;

/** In its one form: a sign that nothing commits to has no place in it. */
export function evidenceText(evidence: Evidence): string {
  return `${canonicalJson(evidence)}\n`;
}

export type EvidenceFault = "proof-damaged" | "file-changed" | "entry-of-something-else" | "not-in-log" | "other-log";
/** What holds, and what nothing was recorded of: a capturing device's signature and a time token of a third party are unknown, not absent by proof. */
export type EvidenceFound = { readonly fault: EvidenceFault } | { readonly fault: null; readonly at: string; readonly origin: string; readonly leafIndex: number; readonly size: number; readonly isLogCompared: boolean; readonly deviceSignature: "not-recorded"; readonly timeToken: "not-recorded" };

/** Offline: hash, inclusion, signature. `logKey` is the log's key as the reader has it from elsewhere; without it the proof shows only that some log holds the file. */
export async function verifyEvidence(file: AsyncIterable<Uint8Array>, text: string, logKey?: string): Promise<EvidenceFound> {
  const read = v.safeParse(Evidence, jsonOf(text));
  if (!read.success || evidenceText(read.output) !== text) return { fault: "proof-damaged" };
  const { sha256, logKey: named, format: _format, ...proven } = read.output;
  const hash = createHash("sha256");
  for await (const piece of file) hash.update(piece);
  if (hash.digest("hex") !== sha256) return { fault: "file-changed" };
  if (proven.entry["digest"] !== sha256 || proven.entry["event"] !== "attachment.file-added") return { fault: "entry-of-something-else" };
  if (!(await isIncluded(proven, named))) return { fault: "not-in-log" };
  if (logKey !== undefined && logKey !== named) return { fault: "other-log" };
  const origin = proven.checkpoint.split("\n")[0] ?? "";
  return { fault: null, at: String(proven.entry["at"]), origin, leafIndex: proven.leafIndex, size: proven.size, isLogCompared: logKey !== undefined, deviceSignature: "not-recorded", timeToken: "not-recorded" };
}

function jsonOf(text: string): unknown {
  try {
    return boundedJson(text);
  } catch {
    return undefined;
  }
}
