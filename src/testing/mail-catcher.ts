import { once } from "node:events";
import { createServer, type Socket } from "node:net";

export type CaughtMail = { readonly to: string; readonly subject: string; readonly text: string };
export type MailCatcher = {
  readonly url: string;
  /** In the order in which they came. */
  readonly mails: readonly CaughtMail[];
  close(): Promise<void>;
};

/** A mail server that delivers nothing: what Vigie sends can be read as it left, by the protocol (RFC 5321) a real one would speak. */
export async function openMailCatcher(): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    converse(socket, (mail) => mails.push(mail));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function converse(socket: Socket, keep: (mail: CaughtMail) => void): void {
  let waiting = "";
  let letter: string[] | undefined;
  const say = (line: string) => void socket.write(`${line}\r\n`);
  say("220 catcher.invalid ESMTP");
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (waiting + chunk).split("\r\n");
    waiting = lines.pop() ?? "";
    for (const line of lines) {
      if (letter === undefined) {
        if (/^data$/i.test(line)) letter = [];
        if (/^quit$/i.test(line)) socket.end("221 2.0.0 Bye\r\n");
        else say(letter === undefined ? "250 OK" : "354 Go on");
      } else if (line === ".") {
        keep(readMail(letter));
        letter = undefined;
        say("250 OK");
      } else letter.push(line.replace(/^\./, ""));
    }
  });
}

function readMail(lines: readonly string[]): CaughtMail {
  const end = lines.indexOf("");
  // A header goes on in the next line when that begins with a space (RFC 5322).
  const headers = lines.slice(0, end).join("\n").replaceAll(/\n[ \t]+/g, " ").split("\n");
  const header = (name: string) => headers.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1).trim() ?? "";
  return { to: header("to"), subject: inWords(header("subject")), text: bodyOf(header("content-transfer-encoding"), lines.slice(end + 1)) };
}

function bodyOf(encoding: string, lines: readonly string[]): string {
  if (encoding.toLowerCase() === "base64") return Buffer.from(lines.join(""), "base64").toString("utf8");
  return encoding.toLowerCase() === "quoted-printable" ? fromQuotedPrintable(lines.join("\n")) : lines.join("\n");
}

function fromQuotedPrintable(text: string): string {
  const bytes = text.replaceAll(/=\n/g, "").replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Words of a header that are not plain ASCII come encoded (RFC 2047). */
function inWords(header: string): string {
  const joined = header.replaceAll(/\?=\s+=\?/g, "?==?");
  return joined.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) => (how.toLowerCase() === "b" ? Buffer.from(text, "base64").toString("utf8") : fromQuotedPrintable(text.replaceAll("_", " "))));
}
