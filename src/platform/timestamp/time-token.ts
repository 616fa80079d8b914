import type { X509Certificate } from "node:crypto";
import { isValidAt, leadsTo } from "./certificate.ts";
import { constructed, DerRefused, inside, integerOf, oidOf, readDer, tags, timeOf } from "./der.ts";
import { readSignedData } from "./signed-data.ts";

/** Why a token proves nothing. Each has a sentence under `evidence.time-token-…`. */
export type TokenFault = "damaged" | "of-something-else" | "not-signed" | "not-by-an-authority";

/** What an authority has signed: that this hash was shown to it at this time. */
export type TimeToken = {
  readonly fault: null;
  /** As the authority wrote it, ISO 8601 in UTC. */
  readonly at: string;
  /** The name in its certificate. */
  readonly authority: string;
  readonly nonce: bigint | undefined;
  /** Whether a chain leads to one of these certificates, which the reader has from elsewhere. */
  isOf(trusted: readonly X509Certificate[]): boolean;
};

const oids = { timeInfo: "1.2.840.113549.1.9.16.1.4", sha256: "2.16.840.1.101.3.4.2.1" } as const;

/** Opens a token of RFC 3161 (with RFC 5816) that must be over this SHA-256. Whom the reader trusts is asked afterwards, with `isOf`. */
export function openTimeToken(token: Uint8Array, digest: Uint8Array): TimeToken | { readonly fault: TokenFault } {
  try {
    const { content, certificates, signer } = readSignedData(token, oids.timeInfo);
    const said = readTimeInfo(content);
    if (!Buffer.from(digest).equals(said.imprint ?? Buffer.alloc(0))) return { fault: "of-something-else" };
    const certificate = certificates.find((one) => signer.isBoundTo(one));
    if (!certificate || !signer.holds(content, certificate)) return { fault: "not-signed" };
    if (!certificate.isForTimesAlone || !isValidAt(certificate.x509, said.at)) return { fault: "not-by-an-authority" };
    const further = certificates.map(({ x509 }) => x509);
    return { fault: null, at: said.at, nonce: said.nonce, authority: nameOf(certificate.x509), isOf: (trusted) => leadsTo(trusted, certificate.x509, further, said.at) };
  } catch (error) {
    if (error instanceof DerRefused) return { fault: "damaged" };
    throw error;
  }
}

/** The digest that a token says it is over, before anything of it is proven: to find what it belongs to. */
export function imprintOf(token: Uint8Array): Uint8Array | undefined {
  try {
    return readTimeInfo(readSignedData(token, oids.timeInfo).content).imprint;
  } catch (error) {
    if (error instanceof DerRefused) return undefined;
    throw error;
  }
}

type TimeInfo = { readonly at: string; readonly imprint: Uint8Array | undefined; readonly nonce: bigint | undefined };

function readTimeInfo(info: Uint8Array): TimeInfo {
  const fields = inside(readDer(info, tags.sequence));
  if (integerOf(fields.take(tags.integer)) !== 1n) throw new DerRefused();
  fields.take(tags.oid);
  const imprint = inside(fields.take(tags.sequence));
  const isSha256 = oidOf(inside(imprint.take(tags.sequence)).take(tags.oid)) === oids.sha256;
  const digest = imprint.take(tags.octets).content;
  imprint.end();
  fields.take(tags.integer);
  const at = timeOf(fields.take(tags.time));
  // How exact, and whether in order: nothing is built on it.
  fields.takeIf(tags.sequence);
  fields.takeIf(tags.boolean);
  const nonce = fields.takeIf(tags.integer);
  fields.takeIf(constructed(0));
  // An extension might say that the rest means something else; none is known, and RFC 3161 has none.
  fields.end();
  return { at, imprint: isSha256 ? digest : undefined, nonce: nonce && integerOf(nonce) };
}

/** "Time service of the Upper Valley, Institute of Measures": the common name before the others. */
function nameOf({ subject }: X509Certificate): string {
  const parts = new Map(subject.split("\n").map((line) => [line.split("=")[0] ?? "", line.slice(line.indexOf("=") + 1)] as const));
  const named = ["CN", "O"].flatMap((part) => parts.get(part) ?? []);
  return (named.length > 0 ? named.join(", ") : subject.replaceAll("\n", ", ")).slice(0, 200);
}
