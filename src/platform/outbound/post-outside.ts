import { lookup } from "node:dns/promises";
import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress } from "./address.ts";

/** The other side was not reached, answered with something else than 200, or too much, or too late. */
export class OutsideRefused extends Error {}

export type OutsidePost = { readonly contentType: string; readonly body: Uint8Array; readonly mostBytes: number; readonly patienceMs: number };
type Address = { readonly address: string; readonly family: number };
/** What a name leads to, and which of it may be reached. */
type Way = { resolve(name: string): Promise<readonly Address[]>; isAllowed(address: string): boolean };
const outside: Way = { resolve: (name) => lookup(name, { all: true }), isAllowed: isPublicAddress };

/**
 * The one way out by HTTP (D13): to an address that the operator has named in the settings, and to no other. A name is resolved once, and the connection goes to what was then checked: one
 * that leads into this machine or its own networks is refused, however it answers the next time (S57). Redirections are not followed. Who writes an address in numbers, or localhost, means it.
 */
export async function postOutside(url: URL, { contentType, body, mostBytes, patienceMs }: OutsidePost, way = outside): Promise<Buffer> {
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const found = isIP(name) !== 0 || name === "localhost" ? await lookup(name, { all: true }) : await checked(way, name);
    const [first] = found;
    if (!first) throw new OutsideRefused("no address");
    const request = url.protocol === "https:" ? requestSecure : requestPlain;
    const answer = await new Promise<IncomingMessage>((done, failed) => {
      const asked = request(url, {
        method: "POST", signal, agent: false, headers: { "content-type": contentType, "content-length": body.length, "user-agent": "vigie" },
        // Pinned: nobody is asked a second time for what the name means.
        lookup: (_name, options, answered) => (options.all ? answered(null, found.map((one) => ({ ...one }))) : answered(null, first.address, first.family)),
      }, done);
      asked.on("error", failed);
      asked.end(body);
    });
    return await wholeAnswer(answer, mostBytes);
  } catch (error) {
    if (error instanceof OutsideRefused) throw error;
    throw new OutsideRefused(error instanceof Error && "code" in error ? String(error.code) : error instanceof Error ? error.name : "unknown");
  }
}

/** All of them, because a name that leads outside and inside at once is how one is led inside. */
async function checked({ resolve, isAllowed }: Way, name: string): Promise<readonly Address[]> {
  const found = await resolve(name);
  if (!found.every(({ address }) => isAllowed(address))) throw new OutsideRefused("not a public address");
  return found;
}

async function wholeAnswer(answer: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    if (answer.statusCode !== 200) throw new OutsideRefused(`HTTP ${answer.statusCode}`);
    for await (const part of answer) {
      if (!Buffer.isBuffer(part) || (size += part.length) > mostBytes) throw new OutsideRefused("too large");
      parts.push(part);
    }
    return Buffer.concat(parts);
  } finally {
    answer.destroy();
  }
}
