import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { inside, integerOf, readDer, tags } from "#platform/timestamp/der.ts";

/** A time authority of the tests (RFC 3161): it makes its certificates itself, and can be told to do one thing wrongly. What a real program makes is in platform/timestamp/fixtures. */
export type Wrongs = {
  readonly usages?: readonly string[];
  readonly isUsageCritical?: boolean;
  readonly validTo?: Date;
  readonly contentType?: string;
  readonly digest?: Uint8Array;
  readonly bindsTo?: "nothing" | "another";
  readonly keepsCertificateBack?: boolean;
  readonly behindSignature?: Uint8Array;
};
export type Asked = { readonly digest: Uint8Array; readonly nonce?: bigint };
export type Authority = { readonly pem: string; token(asked: Asked, at: Date, wrongs?: Wrongs): Buffer; answer(asked: Asked, at: Date, wrongs?: Wrongs): Buffer };

const oids = { sha256: "608648016503040201", ecdsaSha256: "2a8648ce3d040302", name: "550403", organisation: "55040a", basic: "551d13", keyUsage: "551d0f", extendedUsage: "551d25", signedData: "2a864886f70d010702", timeInfo: "2a864886f70d0109100104", contentType: "2a864886f70d010903", messageDigest: "2a864886f70d010904", bound: "2a864886f70d010910022f", policy: "2b06010401868d1f01" } as const;
export const usages = { times: "2b06010505070308", code: "2b06010505070303" } as const;

export function openAuthority(name: string): Authority {
  const [root, signer] = [pair(), pair()];
  const rootName = nameOf(`Root of ${name}`);
  const from = new Date("2020-01-01T00:00:00Z");
  const far = new Date("2040-01-01T00:00:00Z");
  const rootCertificate = certificate({ serial: 1n, issuer: rootName, subject: rootName, from, to: far, key: root.publicKey, signedWith: root.privateKey, extensions: [extension(oids.basic, true, der(tags.sequence, Buffer.of(1, 1, 0xff))), extension(oids.keyUsage, true, Buffer.of(3, 2, 1, 6))] });
  const token = ({ digest, nonce }: Asked, at: Date, wrongs: Wrongs = {}): Buffer => {
    const uses = der(tags.sequence, ...(wrongs.usages ?? [usages.times]).map(oid));
    const mine = certificate({ serial: 2n, issuer: rootName, subject: nameOf(name), from, to: wrongs.validTo ?? far, key: signer.publicKey, signedWith: root.privateKey, extensions: [extension(oids.extendedUsage, wrongs.isUsageCritical ?? true, uses)] });
    const info = der(tags.sequence, Buffer.of(2, 1, 1), oid(oids.policy), der(tags.sequence, algorithm(oids.sha256), der(tags.octets, digest)), Buffer.of(2, 1, 9), der(tags.time, Buffer.from(at.toISOString().replace(/[-:T]|\.\d+/g, ""))), ...(nonce === undefined ? [] : [integer(nonce)]));
    const bound = wrongs.bindsTo === "another" ? hash(rootCertificate) : hash(mine);
    const attributes = [
      attribute(oids.contentType, oid(wrongs.contentType ?? oids.timeInfo)),
      attribute(oids.messageDigest, der(tags.octets, wrongs.digest ?? hash(info))),
      ...(wrongs.bindsTo === "nothing" ? [] : [attribute(oids.bound, der(tags.sequence, der(tags.sequence, der(tags.sequence, der(tags.octets, bound)))))]),
    ].toSorted(Buffer.compare);
    const signature = sign("sha256", der(tags.set, ...attributes), signer.privateKey);
    const signerInfo = der(tags.sequence, Buffer.of(2, 1, 1), der(tags.sequence, rootName, integer(2n)), algorithm(oids.sha256), der(0xa0, ...attributes), der(tags.sequence, oid(oids.ecdsaSha256)), der(tags.octets, signature), ...(wrongs.behindSignature ? [der(0xa1, wrongs.behindSignature)] : []));
    const signedData = der(tags.sequence, Buffer.of(2, 1, 3), der(tags.set, algorithm(oids.sha256)), der(tags.sequence, oid(oids.timeInfo), der(0xa0, der(tags.octets, info))), ...(wrongs.keepsCertificateBack ? [] : [der(0xa0, mine)]), der(tags.set, signerInfo));
    return der(tags.sequence, oid(oids.signedData), der(0xa0, signedData));
  };
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${rootCertificate.toString("base64").match(/.{1,64}/g)!.join("\n")}\n-----END CERTIFICATE-----\n`,
    token,
    answer: (asked, at, wrongs) => der(tags.sequence, der(tags.sequence, Buffer.of(2, 1, 0)), token(asked, at, wrongs)),
  };
}

/** What a request asks over. */
export function readRequest(request: Uint8Array): Asked {
  const fields = inside(readDer(request, tags.sequence));
  fields.take(tags.integer);
  const imprint = inside(fields.take(tags.sequence));
  imprint.take(tags.sequence);
  const nonce = fields.takeIf(tags.integer);
  return { digest: imprint.take(tags.octets).content, ...(nonce ? { nonce: integerOf(nonce) } : {}) };
}

/** Serves answers on this machine; the caller decides what they are. */
export async function serveAuthority(answer: (request: Buffer, asked: IncomingMessage, response: ServerResponse) => Buffer | undefined): Promise<{ url: URL; requests: Buffer[]; close(): Promise<void> }> {
  const requests: Buffer[] = [];
  const server = createServer(async (asked, response) => {
    const request = await buffer(asked);
    requests.push(request);
    const given = answer(request, asked, response);
    if (given) response.writeHead(200, { "content-type": "application/timestamp-reply" }).end(given);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`),
    requests,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const oid = (hex: string) => der(tags.oid, Buffer.from(hex, "hex"));
const algorithm = (hex: string) => der(tags.sequence, oid(hex));
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
const pair = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
const attribute = (name: string, value: Uint8Array) => der(tags.sequence, oid(name), der(tags.set, value));
const nameOf = (name: string) => der(tags.sequence, der(tags.set, der(tags.sequence, oid(oids.organisation), der(0x0c, Buffer.from("Institute of the tests")))), der(tags.set, der(tags.sequence, oid(oids.name), der(0x0c, Buffer.from(name)))));

function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
  return der(tags.integer, bytes[0]! >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}

function extension(name: string, isCritical: boolean, value: Uint8Array): Buffer {
  return der(tags.sequence, oid(name), ...(isCritical ? [Buffer.of(1, 1, 0xff)] : []), der(tags.octets, value));
}

type Certified = { serial: bigint; issuer: Buffer; subject: Buffer; from: Date; to: Date; key: KeyObject; signedWith: KeyObject; extensions: Buffer[] };

function certificate({ serial, issuer, subject, from, to, key, signedWith, extensions }: Certified): Buffer {
  const method = algorithm(oids.ecdsaSha256);
  const time = (date: Date) => der(0x17, Buffer.from(date.toISOString().slice(2, 19).replace(/[-:T]/g, "") + "Z"));
  const said = der(tags.sequence, der(0xa0, Buffer.of(2, 1, 2)), integer(serial), method, issuer, der(tags.sequence, time(from), time(to)), subject, key.export({ type: "spki", format: "der" }), der(0xa3, der(tags.sequence, ...extensions)));
  return der(tags.sequence, said, method, der(tags.bits, Buffer.of(0), sign("sha256", said, signedWith)));
}
