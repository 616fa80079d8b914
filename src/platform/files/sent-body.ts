import { Readable } from "node:stream";

/** The body of a request as a stream of bytes. Whoever stops before its end destroys it: what is still on its way is then not waited for. */
export function sentBody(body: ReadableStream<Uint8Array>): Readable {
  return Readable.from(bytesOf(body));
}

async function* bytesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of body) yield Buffer.from(piece);
}
