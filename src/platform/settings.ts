import { isAbsolute, resolve } from "node:path";
import * as v from "valibot";
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
  readonly contact: ContactAddress | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** Where a time authority (RFC 3161) is asked for tokens over the ledger; undefined: nobody is asked. */
  readonly timestampUrl: URL | undefined;
  /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
  readonly proxies: readonly string[];
};

export type ContactAddress = { readonly origin: string; readonly port: number; readonly host: string | undefined };

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
    contact: readContact(environment, origin, port.output),
    smtpUrl: environment["VIGIE_SMTP_URL"] || undefined,
    mailFrom: environment["VIGIE_MAIL_FROM"] || undefined,
    timestampUrl: readTimestampUrl(environment["VIGIE_TIMESTAMP_URL"]),
    proxies: (environment["VIGIE_PROXIES"] ?? "").split(",").map((address) => address.trim()).filter((address) => address !== ""),
  };
}

function hostFor(environment: Readonly<Record<string, string | undefined>>, origin: string): string | undefined {
  return environment["VIGIE_HOST"] || (new URL(origin).hostname === "localhost" ? "127.0.0.1" : undefined);
}

/** A door of its own, so that whatever stands before it cannot be talked into opening the other one by the name in a request. */
function readContact(environment: Readonly<Record<string, string | undefined>>, staff: string, staffPort: number): ContactAddress | undefined {
  const origin = environment["VIGIE_CONTACT_ORIGIN"] || undefined;
  const port = v.safeParse(Port, environment["VIGIE_CONTACT_PORT"] ?? String(staffPort + 1));
  if (origin === undefined) {
    if (environment["VIGIE_CONTACT_PORT"]) throw new SettingsRefused("VIGIE_CONTACT_PORT is of no use without VIGIE_CONTACT_ORIGIN, the address of the public page.");
    return undefined;
  }
  if (!isOrigin(origin) || origin === staff) throw new SettingsRefused("VIGIE_CONTACT_ORIGIN must be another address than VIGIE_ORIGIN, without a path, such as https://contact.example.org.");
  if (!port.success || port.output === staffPort) throw new SettingsRefused("VIGIE_CONTACT_PORT must be a number from 1 to 65535, and another than PORT.");
  return { origin, port: port.output, host: hostFor(environment, origin) };
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
