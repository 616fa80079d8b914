import type { Client } from "pg";
import { EngineRefused } from "./engine-refused.ts";

/** Without these a power cut can lose what was acknowledged to a person, or damage the database. */
const mustBeOn = ["fsync", "full_page_writes", "synchronous_commit"] as const;

/** Vigie's own database also finds silent damage of the disk; on a server that is its administrator's choice, told in the log. */
export async function refuseUnsafeStorage(client: Client, where: string, checksums: "required" | "wished", log: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>("select name, setting from pg_settings where name = any($1)", [
    [...mustBeOn, "data_checksums", "server_encoding"],
  ]);
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  for (const name of mustBeOn) {
    if (settings.get(name) === "off") throw unsafeSetting(name, where);
  }
  if (settings.get("server_encoding") !== "UTF8") {
    throw new EngineRefused(`The database of ${where} does not store UTF-8, so names in many scripts would be damaged: create it again with encoding UTF8.`);
  }
  // Under the locale C a server knows capitals of English letters alone: Éleveurs would not be found by éleveurs.
  const { rows: capitals } = await client.query<{ isKnown: boolean }>(`select lower('ÉЖΣ') = 'éжσ' as "isKnown"`);
  if (!capitals[0]?.isKnown) {
    throw new EngineRefused(`The database of ${where} knows capital letters of English alone, so words in most languages would not be found: create it again with a locale of UTF-8 (create database … template template0 locale 'C.UTF-8').`);
  }
  if (settings.get("data_checksums") === "on") return;
  if (checksums === "required") {
    throw new EngineRefused(`The database of ${where} has data checksums off, so silent damage of the disk would stay unseen: stop it and run "pg_checksums --enable" on it.`);
  }
  log(`database: ${where} has data checksums off; silent damage of its disk stays unseen until they are enabled`);
}

export function unsafeSetting(name: string, where: string): EngineRefused {
  return new EngineRefused(`The database of ${where} has ${name} off, so a power cut could lose or damage records: set ${name} = on in its configuration, then start again.`);
}
