import { connect } from "node:net";

/** Where a ClamAV daemon listens. */
export type Clamd = { readonly path: string } | { readonly host: string; readonly port: number };

export type Scanned = { readonly is: "clean"; readonly by: string } | { readonly is: "infected"; readonly by: string; readonly what: string } | { readonly is: "not-looked"; readonly why: "unreachable" | "too-large" };

/** A file of 25 MB takes a few seconds; a large document that is taken apart takes some more. */
const usualLimitMs = 30_000;
const largestAnswer = 4_096;
const pieceBytes = 65_536;

/** Has the scanner look at a file. Only its own plain words count as an answer: whatever else comes, the file was not looked at. */
export async function scan(clamd: Clamd, content: Uint8Array, limitMs = usualLimitMs): Promise<Scanned> {
  try {
    const version = /^ClamAV [\w./: -]{1,80}$/.exec(await ask(clamd, [Buffer.from("zVERSION\0")], limitMs));
    if (!version) return { is: "not-looked", why: "unreachable" };
    const said = await ask(clamd, streamed(content), limitMs);
    const by = version[0];
    if (said === "stream: OK") return { is: "clean", by };
    const what = /^stream: ([\w./()+-]{1,100}) FOUND$/.exec(said)?.[1];
    if (what !== undefined) return { is: "infected", by, what };
    return { is: "not-looked", why: said.startsWith("INSTREAM size limit exceeded") ? "too-large" : "unreachable" };
  } catch (error) {
    if (error instanceof ScannerSilent) return { is: "not-looked", why: "unreachable" };
    throw error;
  }
}

export async function isScannerThere(clamd: Clamd, limitMs = 5_000): Promise<boolean> {
  return ask(clamd, [Buffer.from("zPING\0")], limitMs).then((said) => said === "PONG", () => false);
}

class ScannerSilent extends Error {}

/** INSTREAM: pieces, each behind its length, and an empty one at the end. */
function streamed(content: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [Buffer.from("zINSTREAM\0")];
  for (let at = 0; at < content.length; at += pieceBytes) {
    const piece = content.subarray(at, at + pieceBytes);
    pieces.push(lengthOf(piece.length), piece);
  }
  return [...pieces, lengthOf(0)];
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** One question on a connection of its own; its answer ends with a zero byte. */
function ask(clamd: Clamd, pieces: readonly Uint8Array[], limitMs: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect(clamd);
  const timer = setTimeout(() => reject(new ScannerSilent("no answer in time")), limitMs);
  let said = "";
  let isAllSent = false;
  socket.on("connect", () => {
    for (const piece of pieces) socket.write(piece);
    socket.write("", () => (isAllSent = true));
  });
  socket.on("data", (piece) => {
    said += piece.toString("latin1");
    const end = said.indexOf("\0");
    const isTooLong = (end === -1 ? said.length : end) > largestAnswer;
    // Who praises a file before having seen all of it has not looked at it; that it is too large may be said at once.
    const isTooEarly = !isAllSent && !said.startsWith("INSTREAM size limit exceeded");
    if (isTooLong || (end !== -1 && isTooEarly)) reject(new ScannerSilent("no answer of a scanner"));
    else if (end !== -1) resolve(said.slice(0, end));
  });
  socket.on("error", () => reject(new ScannerSilent("not reached")));
  socket.on("close", () => reject(new ScannerSilent("ended without an answer")));
  return promise.finally(() => {
    clearTimeout(timer);
    socket.destroy();
  });
}
