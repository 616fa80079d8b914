import { request, type Agent, type IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

export type Ask = { readonly port: number; readonly agent?: Agent; readonly method?: string; readonly path: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | AsyncIterable<string | Buffer> };
export type Answer = { readonly milliseconds: number; readonly status: number; readonly wireBytes: number; readonly text: string };

/** Asks this machine as a browser would, and takes the time from the question to the last byte, before anything is unpacked. */
export async function ask({ port, agent, method = "GET", path, headers = {}, body }: Ask): Promise<Answer> {
  const begun = performance.now();
  const { status, received, coding } = await new Promise<{ status: number; received: Buffer; coding: IncomingHttpHeaders["content-encoding"] }>((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, agent, headers: { "accept-encoding": "gzip, deflate, br", ...headers } }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, received: Buffer.concat(pieces), coding: response.headers["content-encoding"] }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    if (body === undefined || typeof body === "string") sent.end(body);
    else void send(sent, body).catch(reject);
  });
  return { milliseconds: performance.now() - begun, status, wireBytes: received.length, text: unpacked(received, coding) };
}

async function send(sent: NodeJS.WritableStream, body: AsyncIterable<string | Buffer>): Promise<void> {
  for await (const piece of body) if (!sent.write(piece)) await new Promise((resolve) => sent.once("drain", resolve));
  sent.end();
}

function unpacked(received: Buffer, coding: string | undefined): string {
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync, deflate: inflateSync }[coding ?? ""];
  return (unpack ? unpack(received) : received).toString("utf8");
}

/** The same where anything but success is an error. */
export async function askJson(wanted: Ask): Promise<unknown> {
  const { status, text } = await ask(wanted);
  if (status < 200 || status > 299) throw new Error(`${wanted.method ?? "GET"} ${wanted.path.split("?")[0]}: ${status} ${text.slice(0, 300)}`);
  return text === "" ? undefined : JSON.parse(text);
}
