import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";

/** What every scanner takes for a virus, and nothing does (eicar.org). In two pieces, so that no scanner takes this file for one. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

export type FakeClamd = { readonly at: { readonly host: string; readonly port: number }; /** What was sent to be looked at. */ readonly seen: Buffer[]; /** How it answers; without it, as clamd does. */ misbehave: ((question: string, socket: Socket) => void) | undefined; close(): void };

/** A daemon that speaks the part of clamd's protocol that we use. */
export async function openFakeClamd(): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  const seen: Buffer[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    let sent = Buffer.alloc(0);
    let isAnswered = false;
    socket.on("data", (piece) => {
      sent = Buffer.concat([sent, piece]);
      const end = sent.indexOf(0);
      if (end === -1 || isAnswered) return;
      const question = sent.subarray(0, end).toString();
      if (fake.misbehave) {
        isAnswered = true;
        return fake.misbehave(question, socket);
      }
      const answer = question === "zPING" ? "PONG" : question === "zVERSION" ? "ClamAV 1.4.3/27800/Mon Nov 30 08:00:00 2026" : lookedAt(sent.subarray(end + 1), seen);
      if (answer === undefined) return;
      isAnswered = true;
      socket.end(`${answer}\0`);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const fake: FakeClamd = {
    at: { host: "127.0.0.1", port: (server.address() as AddressInfo).port }, seen, misbehave: undefined,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  return fake;
}

/** Pieces behind their lengths, until the empty one: undefined while more must come. */
function lookedAt(sent: Buffer, seen: Buffer[]): string | undefined {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 4 <= sent.length; ) {
    const length = sent.readUInt32BE(at);
    if (length === 0) {
      const whole = Buffer.concat(pieces);
      seen.push(whole);
      return whole.includes(eicar) ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK";
    }
    if (at + 4 + length > sent.length) return undefined;
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
