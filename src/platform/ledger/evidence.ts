import { createHash, type X509Certificate } from "node:crypto";
import * as v from "valibot";
import { boundedJson } from "../rules/bounded-json.ts";
import { canonicalJson } from "../rules/canonical-json.ts";
import { DeviceStatement, fingerprintOf, isSignedByDevice, statementText } from "../rules/device-statement.ts";
import { isIncluded, ProvenEntry } from "../rules/ledger-proof.ts";
import { openTimeToken, type TokenFault } from "../timestamp/time-token.ts";

const Hash = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));
const { entry, leafIndex, proof } = ProvenEntry.entries;
/** The log's raw public key, base64url. */
const proven = { sha256: Hash, ...ProvenEntry.entries, logKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)) };

/** As proofs were until devices signed. They stay good. */
const Evidence1 = v.strictObject({ format: v.literal("vigie-evidence/1"), ...proven });
const Evidence2 = v.strictObject({
  format: v.literal("vigie-evidence/2"), ...proven,
  /** What the device signed, and the entry that holds its hash, under the same root as the file's. */
  device: v.nullable(v.strictObject({ statement: DeviceStatement, entry, leafIndex, proof })),
  /** RFC 3161, over the checkpoint above. Nothing signs the certificates that an authority sends along beside its own; the hash finds damage in them too. */
  timeToken: v.nullable(v.strictObject({ token: v.string(), sha256: Hash })),
});
export type NewEvidence = v.InferOutput<typeof Evidence2>;

/** What goes with an exported file, so that anybody can verify it later without us: the entry that holds its hash, the way from there to a signed root, what its device signed, and when the root was there. */
export const Evidence = v.variant("format", [Evidence1, Evidence2]);
export type Evidence = v.InferOutput<typeof Evidence>;

/** In its one form: a sign that nothing commits to has no place in it. */
export function evidenceText(evidence: Evidence): string {
  return `${canonicalJson(evidence)}\n`;
}

export type EvidenceFault = "proof-damaged" | "file-changed" | "entry-of-something-else" | "not-in-log" | "other-log" | "device-not-proven" | `time-token-${TokenFault}` | "other-authority";
/** A device's own clock, which may be wrong; the fingerprint says which device, and the organisation whose. */
export type DeviceFound = { readonly fingerprint: string; readonly capturedAt: string };
export type TimeFound = { readonly at: string; readonly authority: string; readonly isAuthorityCompared: boolean };
/** What holds, and what nothing was recorded of: that is unknown, not absent by proof. */
export type EvidenceFound =
  | { readonly fault: EvidenceFault }
  | { readonly fault: null; readonly at: string; readonly origin: string; readonly leafIndex: number; readonly size: number; readonly isLogCompared: boolean; readonly deviceSignature: DeviceFound | "not-recorded"; readonly timeToken: TimeFound | "not-recorded" };

/** What the reader has from elsewhere: the log's key, and certificates of the time authority. Without them the proof shows only that some log, and some authority, say so. */
export type Known = { readonly logKey?: string | undefined; readonly authorities?: readonly X509Certificate[] | undefined };

/** Offline: hash, device, inclusion, signature, time. */
export async function verifyEvidence(file: AsyncIterable<Uint8Array>, text: string, { logKey, authorities }: Known = {}): Promise<EvidenceFound> {
  const read = v.safeParse(Evidence, jsonOf(text));
  if (!read.success || evidenceText(read.output) !== text) return { fault: "proof-damaged" };
  const evidence = read.output;
  const { sha256, entry, leafIndex, size, proof, checkpoint } = evidence;
  const hash = createHash("sha256");
  let length = 0;
  for await (const piece of file) {
    hash.update(piece);
    length += piece.length;
  }
  if (hash.digest("hex") !== sha256) return { fault: "file-changed" };
  if (entry["digest"] !== sha256 || entry["event"] !== "attachment.file-added") return { fault: "entry-of-something-else" };
  if (!(await isIncluded({ entry, leafIndex, size, proof, checkpoint }, evidence.logKey))) return { fault: "not-in-log" };
  if (logKey !== undefined && logKey !== evidence.logKey) return { fault: "other-log" };
  const deviceSignature = evidence.format === "vigie-evidence/1" ? "not-recorded" : await verifyDevice(evidence, length);
  if (deviceSignature === undefined) return { fault: "device-not-proven" };
  const timeToken = evidence.format === "vigie-evidence/1" || evidence.timeToken === null ? "not-recorded" : verifyTime(evidence.timeToken, checkpoint, authorities);
  if (timeToken !== "not-recorded" && "fault" in timeToken) return timeToken;
  return { fault: null, at: String(entry["at"]), origin: checkpoint.split("\n")[0] ?? "", leafIndex, size, isLogCompared: logKey !== undefined, deviceSignature, timeToken };
}

/** The device's own words about this very file, and an entry about this file, by whoever added it, that holds their hash. Undefined when either does not hold. */
async function verifyDevice({ sha256, entry, size, checkpoint, logKey, device }: NewEvidence, length: number): Promise<DeviceFound | "not-recorded" | undefined> {
  if (device === null) return "not-recorded";
  const { statement, ...signed } = device;
  const isOfFile = statement.sha256 === sha256 && statement.size === length && signed.entry["recordId"] === entry["recordId"] && signed.entry["actorId"] === entry["actorId"];
  const isEntered = signed.entry["event"] === "attachment.device-signed" && signed.entry["digest"] === createHash("sha256").update(statementText(statement)).digest("hex");
  if (!isOfFile || !isEntered || !(await isSignedByDevice(statement)) || !(await isIncluded({ ...signed, size, checkpoint }, logKey))) return undefined;
  return { fingerprint: await fingerprintOf(statement.deviceKey), capturedAt: statement.capturedAt };
}

function verifyTime({ token, sha256 }: { token: string; sha256: string }, checkpoint: string, authorities: Known["authorities"]): TimeFound | { readonly fault: EvidenceFault } {
  const bytes = Buffer.from(token, "base64");
  if (bytes.toString("base64") !== token || createHash("sha256").update(bytes).digest("hex") !== sha256) return { fault: "time-token-damaged" };
  const opened = openTimeToken(bytes, createHash("sha256").update(checkpoint).digest());
  if (opened.fault !== null) return { fault: `time-token-${opened.fault}` };
  if (authorities !== undefined && !opened.isOf(authorities)) return { fault: "other-authority" };
  return { at: opened.at, authority: opened.authority, isAuthorityCompared: authorities !== undefined };
}

function jsonOf(text: string): unknown {
  try {
    return boundedJson(text);
  } catch {
    return undefined;
  }
}
