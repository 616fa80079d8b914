import * as v from "valibot";
import { fromBase64Url, sha256 } from "./bytes.ts";
import { isRecipient } from "./hybrid.ts";
import { SealingRefused } from "./sealing-refused.ts";
import { isSignedBy, signValue, type SigningPair } from "./signing.ts";

const Day = v.pipe(v.string(), v.isoDate());
const Key = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/**
 * Whose key it is, for which office and from when until when. `officer`: may certify the keys of the office's members; `recovery`: the
 * organisation's own, which only three custodians together can use.
 */
export const keyKinds = ["officer", "member", "recovery"] as const;
export const KeyStatement = v.strictObject({
  kind: v.picklist(keyKinds),
  /** The organisation's root key. */
  organisation: Key,
  /** Empty: every office. */
  compartment: v.union([v.literal(""), v.pipe(v.string(), v.uuid())]),
  /** The account; empty for the recovery key, which is nobody's. */
  holder: v.union([v.literal(""), v.pipe(v.string(), v.uuid())]),
  recipient: v.pipe(v.string(), v.check(isRecipient)),
  signer: Key,
  from: Day,
  until: Day,
});
export type KeyStatement = v.InferOutput<typeof KeyStatement>;
export const Certificate = v.strictObject({ ...KeyStatement.entries, by: Key, signature: v.string() });
export type Certificate = v.InferOutput<typeof Certificate>;

const purpose = "key-certificate";

export function certify(statement: KeyStatement, by: SigningPair): Certificate {
  const facts = { ...statement, by: by.signer };
  return { ...facts, signature: signValue(by.secret, purpose, facts) };
}

export type KeyRing = { readonly organisation: string; readonly certificates: readonly Certificate[] };

/**
 * Certificates that hold on this day, up to the organisation's root (S31): officers and the recovery key by the root itself, members by an
 * officer of their office or by the root. Whatever does not hold is left out; nobody can be added by whoever keeps the list.
 */
export function validCertificates({ organisation, certificates }: KeyRing, day: string): Certificate[] {
  const current = certificates.filter((one) => one.organisation === organisation && one.from <= day && day <= one.until && isSelfConsistent(one));
  const byRoot = current.filter(({ by }) => by === organisation);
  const officers = byRoot.filter(({ kind }) => kind === "officer");
  const byOfficers = current.filter((one) => one.kind === "member" && officers.some((officer) => officer.signer === one.by && officer.compartment === one.compartment));
  return [...byRoot, ...byOfficers];
}

function isSelfConsistent(certificate: Certificate): boolean {
  const { signature, ...facts } = certificate;
  return isSignedBy(certificate.by, purpose, facts, signature) && (certificate.kind === "recovery") === (certificate.holder === "");
}

/** Why a certificate somebody hands in is not taken: the same rule, said before it is stored. */
export function whyNotCertificate(ring: KeyRing, certificate: Certificate, day: string): SealingRefused["code"] | undefined {
  if (certificate.until < day) return "sealing.certificate-expired";
  const holds = validCertificates({ ...ring, certificates: [...ring.certificates, certificate] }, day);
  return holds.includes(certificate) ? undefined : "sealing.certificate-wrong";
}

/** Whom something for an office is sealed to: its officers and members, and the recovery key so that no lost telephone loses what was told. */
export function recipientsFor(ring: KeyRing, compartment: string, day: string): Certificate[] {
  const valid = validCertificates(ring, day);
  // People first: whoever opens tries one key's place after the other, and each try costs milliseconds.
  return [...valid.filter((one) => one.compartment === compartment && one.kind !== "recovery"), ...valid.filter((one) => one.kind === "recovery" && one.compartment === "")];
}

/** A key as two people can compare it aloud: eight groups of four signs. */
export async function fingerprint(key: string): Promise<string> {
  const hash = await sha256(fromBase64Url(key));
  const signs = [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return signs.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
