import { createHash, verify } from "node:crypto";
import { readCertificate, type SignerCertificate } from "./certificate.ts";
import { constructed, DerRefused, inside, integerOf, oidOf, primitive, readDer, tags, type Der } from "./der.ts";

/** A CMS SignedData (RFC 5652) with one signer, as time tokens are: what is signed, the certificates that came along, and who signed. */
export type SignedData = { readonly content: Uint8Array; readonly certificates: readonly SignerCertificate[]; readonly signer: Signer };
export type Signer = {
  /** Whether the signature itself binds this certificate to it, so that no other one can be put in its place (RFC 5035). */
  isBoundTo(certificate: SignerCertificate): boolean;
  /** Whether this certificate's key has signed this content. */
  holds(content: Uint8Array, certificate: SignerCertificate): boolean;
};

const oids = { signedData: "1.2.840.113549.1.7.2", contentType: "1.2.840.113549.1.9.3", messageDigest: "1.2.840.113549.1.9.4", signingCertificate: "1.2.840.113549.1.9.16.2.12", signingCertificateV2: "1.2.840.113549.1.9.16.2.47" } as const;
const hashes: Readonly<Record<string, "sha256" | "sha384" | "sha512">> = { "2.16.840.1.101.3.4.2.1": "sha256", "2.16.840.1.101.3.4.2.2": "sha384", "2.16.840.1.101.3.4.2.3": "sha512" };
/** PKCS #1 v1.5 and ECDSA. Plain RSA names no hash: it is the signer's. */
const methods: Readonly<Record<string, { readonly key: "rsa" | "ec"; readonly hash?: "sha256" | "sha384" | "sha512" }>> = {
  "1.2.840.113549.1.1.1": { key: "rsa" }, "1.2.840.113549.1.1.11": { key: "rsa", hash: "sha256" }, "1.2.840.113549.1.1.12": { key: "rsa", hash: "sha384" }, "1.2.840.113549.1.1.13": { key: "rsa", hash: "sha512" },
  "1.2.840.10045.4.3.2": { key: "ec", hash: "sha256" }, "1.2.840.10045.4.3.3": { key: "ec", hash: "sha384" }, "1.2.840.10045.4.3.4": { key: "ec", hash: "sha512" },
};

/** Throws `DerRefused` on anything else than a SignedData around content of this type. */
export function readSignedData(bytes: Uint8Array, contentType: string): SignedData {
  const outer = inside(readDer(bytes, tags.sequence));
  if (oidOf(outer.take(tags.oid)) !== oids.signedData) throw new DerRefused();
  const fields = inside(readDer(outer.take(constructed(0)).content, tags.sequence));
  outer.end();
  if (integerOf(fields.take(tags.integer)) !== 3n) throw new DerRefused();
  fields.take(tags.set);
  const encapsulated = inside(fields.take(tags.sequence));
  if (oidOf(encapsulated.take(tags.oid)) !== contentType) throw new DerRefused();
  const content = readDer(encapsulated.take(constructed(0)).content, tags.octets).content;
  encapsulated.end();
  const along = fields.takeIf(constructed(0));
  // Lists of revoked certificates are not used: they would have to be those of the time.
  fields.takeIf(constructed(1));
  const signers = inside(fields.take(tags.set));
  fields.end();
  const signer = readSigner(signers.take(tags.sequence), contentType);
  signers.end();
  return { content, certificates: along ? inside(along).rest().map(readCertificate) : [], signer };
}

function readSigner(info: Der, contentType: string): Signer {
  const fields = inside(info);
  fields.take(tags.integer);
  const byNumber = fields.takeIf(tags.sequence);
  const byKey = byNumber ? undefined : fields.take(primitive(0)).content;
  const hash = hashes[algorithmOf(fields.take(tags.sequence))] ?? refuse();
  const attributes = fields.take(constructed(0));
  const method = methods[algorithmOf(fields.take(tags.sequence))] ?? refuse();
  const signature = fields.take(tags.octets).content;
  // What stands behind the signature is covered by nothing, and nothing is read from it.
  fields.takeIf(constructed(1));
  fields.end();
  const signed = readAttributes(attributes);
  if (oidOf(signed.get(oids.contentType) ?? refuse()) !== contentType) refuse();
  const digest = readDer((signed.get(oids.messageDigest) ?? refuse()).whole, tags.octets).content;
  const bound = boundCertificate(signed);
  return {
    isBoundTo: ({ der, issuer, serial, keyName }) => createHash(bound.hash).update(der).digest().equals(bound.digest) && (byNumber ? isNamed(byNumber, issuer, serial) : keyName !== undefined && Buffer.from(keyName).equals(byKey ?? Buffer.alloc(0))),
    holds: (content, { x509 }) => createHash(hash).update(content).digest().equals(digest) && (method.hash ?? hash) === hash && x509.publicKey.asymmetricKeyType === method.key && verify(hash, asSet(attributes), x509.publicKey, signature),
  };
}

/** An algorithm's name. Those that are read here have no parameters, or NULL. */
function algorithmOf(value: Der): string {
  const fields = inside(value);
  const oid = oidOf(fields.take(tags.oid));
  if ((fields.takeIf(tags.nothing)?.content.length ?? 0) > 0) refuse();
  fields.end();
  return oid;
}

/** Each attribute once, with one value. */
function readAttributes(attributes: Der): Map<string, Der> {
  const found = new Map<string, Der>();
  for (const one of inside(attributes).rest()) {
    const fields = inside(one);
    const oid = oidOf(fields.take(tags.oid));
    const [value, ...more] = inside(fields.take(tags.set)).rest();
    fields.end();
    if (!value || more.length > 0 || found.has(oid)) return refuse();
    found.set(oid, value);
  }
  return found;
}

/** RFC 5652, section 5.4: what is signed is the attributes as a SET, though they stand there under [0]. */
function asSet({ whole }: Der): Buffer {
  const bytes = Buffer.from(whole);
  bytes[0] = tags.set;
  return bytes;
}

/** The first certificate that the signature names by its hash: SHA-1 in the first form of the attribute, SHA-256 where the second names none. */
function boundCertificate(signed: ReadonlyMap<string, Der>): { readonly hash: "sha1" | "sha256" | "sha384" | "sha512"; readonly digest: Uint8Array } {
  const second = signed.get(oids.signingCertificateV2);
  const attribute = second ?? signed.get(oids.signingCertificate) ?? refuse();
  const names = inside(inside(readDer(attribute.whole, tags.sequence)).take(tags.sequence));
  const first = inside(names.take(tags.sequence));
  const named = second ? first.takeIf(tags.sequence) : undefined;
  const hash = second ? (named ? (hashes[algorithmOf(named)] ?? refuse()) : "sha256") : "sha1";
  return { hash, digest: first.take(tags.octets).content };
}

function isNamed(byNumber: Der, issuer: Uint8Array, serial: bigint): boolean {
  const fields = inside(byNumber);
  const name = fields.take(tags.sequence).whole;
  return Buffer.from(name).equals(issuer) && integerOf(fields.take(tags.integer)) === serial;
}

function refuse(): never {
  throw new DerRefused();
}
