import { X509Certificate } from "node:crypto";
import { constructed, DerRefused, inside, integerOf, oidOf, readDer, tags, type Der } from "./der.ts";

/** A certificate as Node reads it, with what Node does not show of it: the bytes of its issuer's name, and whether it is for giving times alone. */
export type SignerCertificate = { readonly der: Uint8Array; readonly x509: X509Certificate; readonly issuer: Uint8Array; readonly serial: bigint; readonly keyName: Uint8Array | undefined; readonly isForTimesAlone: boolean };

const oids = { extendedKeyUsage: "2.5.29.37", subjectKeyIdentifier: "2.5.29.14", timeStamping: "1.3.6.1.5.5.7.3.8" } as const;

export function readCertificate(value: Der): SignerCertificate {
  const [whole] = inside(value).rest();
  const fields = inside(whole ?? value);
  fields.takeIf(constructed(0));
  const serial = integerOf(fields.take(tags.integer));
  fields.take(tags.sequence);
  const issuer = fields.take(tags.sequence).whole;
  const extensions = fields.rest().find(({ tag }) => tag === constructed(3));
  const known = extensions ? extensionsOf(extensions) : [];
  const keyName = known.find(({ oid }) => oid === oids.subjectKeyIdentifier)?.value;
  return { der: value.whole, x509: x509Of(value.whole), issuer, serial, keyName: keyName && readDer(keyName, tags.octets).content, isForTimesAlone: isForTimesAlone(known) };
}

type Extension = { readonly oid: string; readonly isCritical: boolean; readonly value: Uint8Array };

function extensionsOf(explicit: Der): Extension[] {
  return inside(readDer(explicit.content, tags.sequence)).rest().map((one) => {
    const fields = inside(one);
    const oid = oidOf(fields.take(tags.oid));
    const isCritical = fields.takeIf(tags.boolean)?.content[0] === 0xff;
    const value = fields.take(tags.octets).content;
    fields.end();
    return { oid, isCritical, value };
  });
}

/** RFC 3161, section 2.3: exactly one extended use, giving times, and marked critical. */
function isForTimesAlone(extensions: readonly Extension[]): boolean {
  const found = extensions.filter(({ oid }) => oid === oids.extendedKeyUsage);
  const [usage] = found;
  if (!usage || found.length > 1 || !usage.isCritical) return false;
  return inside(readDer(usage.value, tags.sequence)).rest().map(oidOf).join(" ") === oids.timeStamping;
}

function x509Of(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new DerRefused();
  }
}

export const isValidAt = ({ validFrom, validTo }: X509Certificate, at: string): boolean => Date.parse(validFrom) <= Date.parse(at) && Date.parse(at) <= Date.parse(validTo);

/** No chain of an authority is longer. */
const longest = 5;

/** Whether a chain leads from the signer to one that the reader trusts, each link issued by the next and valid at that time. `further` are those that came with the token. */
export function leadsTo(trusted: readonly X509Certificate[], signer: X509Certificate, further: readonly X509Certificate[], at: string, steps = longest): boolean {
  if (!isValidAt(signer, at)) return false;
  if (trusted.some((one) => one.raw.equals(signer.raw))) return true;
  const isIssuer = (one: X509Certificate) => one.ca && isValidAt(one, at) && signer.checkIssued(one) && signer.verify(one.publicKey);
  return trusted.some(isIssuer) || (steps > 0 && further.some((one) => isIssuer(one) && !one.raw.equals(signer.raw) && leadsTo(trusted, one, further, at, steps - 1)));
}

/** The certificates in a PEM file; undefined when there is none in it, or one that cannot be read. */
export function certificatesIn(pem: string): X509Certificate[] | undefined {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    return found.length > 0 ? found.map((one) => new X509Certificate(one)) : undefined;
  } catch {
    return undefined;
  }
}
