import { isAbsolute, resolve } from "node:path";
import * as v from "valibot";
import type { Clamd } from "./attachments/clamd.ts";
import { WholeNumber } from "./whole-number.ts";

/** The environment, read once at the start and nowhere else. */
export type Settings = {
  readonly port: number;
  /** Where to listen: this machine alone while the public address is "localhost", otherwise wherever it is reached; undefined is everywhere. */
  readonly host: string | undefined;
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly origin: string;
  /** The public page at an address of its own; undefined: it is served beside everything else. */
  readonly contact: OwnAddress | undefined;
  /** Where original files are taken and pictures of them drawn: another host than the staff's (S48). Undefined: there is none, and both happen beside everything else. */
  readonly files: FilesAddress | undefined;
  /** A virus scanner that looks at every file that is added. */
  readonly clamav: Clamd | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** Where a time authority (RFC 3161) is asked for tokens over the ledger; undefined: nobody is asked. */
  readonly timestampUrl: URL | undefined;
  /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
  readonly proxies: readonly string[];
};

export type OwnAddress = { readonly origin: string; readonly port: number; readonly host: string | undefined };

/** With a door of its own; or, on a newcomer's machine, behind the one door, told apart by the name that the browser asks for. */
export type FilesAddress = OwnAddress | { readonly origin: string; readonly port: undefined };

export class SettingsRefused extends Error {}

const Port = WholeNumber(1, 65_535);

export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const port = v.safeParse(Port, environment["PORT"] ?? "8440");
  if (!port.success) throw new SettingsRefused("PORT must be a number from 1 to 65535.");
  const origin = environment["VIGIE_ORIGIN"] ?? `http://localhost:${port.output}`;
  if (!isOrigin(origin)) throw new SettingsRefused("VIGIE_ORIGIN must be the public address without a path, such as https://vigie.example.org.");
  const data = environment["VIGIE_DATA"] ?? "vigie-data";
  return {
    port: port.output,
    host: hostFor(environment, origin),
    dataDirectory: isAbsolute(data) ? data : resolve(data),
    databaseUrl: environment["DATABASE_URL"] || undefined,
    origin,
    ...readFurther(environment, origin, port.output),
    clamav: readClamav(environment["VIGIE_CLAMAV"]),
    smtpUrl: environment["VIGIE_SMTP_URL"] || undefined,
    mailFrom: environment["VIGIE_MAIL_FROM"] || undefined,
    timestampUrl: readTimestampUrl(environment["VIGIE_TIMESTAMP_URL"]),
    proxies: (environment["VIGIE_PROXIES"] ?? "").split(",").map((address) => address.trim()).filter((address) => address !== ""),
  };
}

function hostFor(environment: Readonly<Record<string, string | undefined>>, origin: string): string | undefined {
  return environment["VIGIE_HOST"] || (new URL(origin).hostname === "localhost" ? "127.0.0.1" : undefined);
}

function readFurther(environment: Readonly<Record<string, string | undefined>>, staff: string, staffPort: number): Pick<Settings, "contact" | "files"> {
  const contact = readOwn(environment, { name: "CONTACT", of: "the public page", example: "https://contact.example.org" }, staff, staffPort, staffPort + 1);
  const files = readOwn(environment, { name: "FILES", of: "attached files", example: "https://files.example.org" }, staff, staffPort, staffPort + 2) ?? filesByName(staff);
  if (files?.port !== undefined && files.port === contact?.port) throw new SettingsRefused("VIGIE_FILES_PORT must be another than VIGIE_CONTACT_PORT.");
  // Cookies go by the name of the host and do not look at its port.
  if (files && new URL(files.origin).hostname === new URL(staff).hostname) throw new SettingsRefused("VIGIE_FILES_ORIGIN must have another host name than VIGIE_ORIGIN, such as https://files.example.org.");
  return { contact, files };
}

/** A door of its own, so that whatever stands before it cannot be talked into opening the other one by the name in a request. */
function readOwn(environment: Readonly<Record<string, string | undefined>>, { name, of, example }: { name: string; of: string; example: string }, staff: string, staffPort: number, usualPort: number): OwnAddress | undefined {
  const [originName, portName] = [`VIGIE_${name}_ORIGIN`, `VIGIE_${name}_PORT`];
  const origin = environment[originName] || undefined;
  const port = v.safeParse(Port, environment[portName] ?? String(usualPort));
  if (origin === undefined) {
    if (environment[portName]) throw new SettingsRefused(`${portName} is of no use without ${originName}, the address of ${of}.`);
    return undefined;
  }
  if (!isOrigin(origin) || origin === staff) throw new SettingsRefused(`${originName} must be another address than VIGIE_ORIGIN, without a path, such as ${example}.`);
  if (!port.success || port.output === staffPort) throw new SettingsRefused(`${portName} must be a number from 1 to 65535, and another than PORT.`);
  return { origin, port: port.output, host: hostFor(environment, origin) };
}

/** Browsers lead every name below "localhost" to this machine (RFC 6761), and take it for another site. Nothing stands before the server there that could change the name. */
function filesByName(staff: string): FilesAddress | undefined {
  const { protocol, hostname, port } = new URL(staff);
  return protocol === "http:" && hostname === "localhost" ? { origin: `http://files.localhost${port === "" ? "" : `:${port}`}`, port: undefined } : undefined;
}

/** A socket's path, or a host and its port. */
function readClamav(text: string | undefined): Clamd | undefined {
  if (!text) return undefined;
  if (isAbsolute(text)) return { path: text };
  const [, host = "", digits = ""] = /^(\[[\da-f:]+\]|[\w.-]+):(\d+)$/i.exec(text) ?? [];
  const port = v.safeParse(Port, digits);
  if (host === "" || !port.success) throw new SettingsRefused("VIGIE_CLAMAV must be the path of clamd's socket, such as /run/clamav/clamd.ctl, or its host and port, such as 127.0.0.1:3310.");
  return { host: host.replaceAll(/[[\]]/g, ""), port: port.output };
}

/** Plain HTTP is usual and enough: a token is signed, and what is sent is one hash. */
function readTimestampUrl(text: string | undefined): URL | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.hash !== "") throw new SettingsRefused("VIGIE_TIMESTAMP_URL must be the address of a time authority (RFC 3161), such as https://time.example.org/tsr.");
  return url;
}

/** Passkeys are bound to a domain name, so an address given as numbers would lock them out. */
function isOrigin(text: string): boolean {
  try {
    const url = new URL(text);
    return (url.protocol === "https:" || url.protocol === "http:") && url.origin === text;
  } catch {
    return false;
  }
}
